// Package server is the HTTP interface.
package server

import (
	"encoding/json"
	"io"
	"log/slog"
	"net/http"

	"github.com/minutia/minutia/internal/summary"
)

const limit = 1 << 20

// New gives the handler of the service.
func New(summarizer *summary.Summarizer, log *slog.Logger) http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /v1/summaries", func(w http.ResponseWriter, r *http.Request) {
		text, err := io.ReadAll(http.MaxBytesReader(w, r.Body, limit))
		if err != nil {
			http.Error(w, "too long", http.StatusRequestEntityTooLarge)
			return
		}
		result, err := summarizer.Summarize(r.Context(), string(text))
		if err != nil {
			log.Error("summary", "error", err)
			http.Error(w, "the model did not answer", http.StatusBadGateway)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		_ = json.NewEncoder(w).Encode(result)
	})
	return mux
}
