package main

import (
	"log/slog"
	"net/http"
	"os"
	"time"

	"github.com/openai/openai-go/v2"

	"github.com/minutia/minutia/internal/server"
	"github.com/minutia/minutia/internal/summary"
)

func main() {
	log := slog.New(slog.NewJSONHandler(os.Stdout, nil))
	client := openai.NewClient()
	summarizer, err := summary.New(client, openai.ChatModelGPT4_1Mini, log)
	if err != nil {
		log.Error("start", "error", err)
		os.Exit(1)
	}
	s := &http.Server{Addr: ":8080", Handler: server.New(summarizer, log), ReadHeaderTimeout: 5 * time.Second}
	if err := s.ListenAndServe(); err != nil {
		log.Error("stopped", "error", err)
	}
}
