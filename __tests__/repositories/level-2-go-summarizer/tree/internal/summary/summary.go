// Package summary condenses minutes with a language model.
package summary

import (
	"context"
	"crypto/sha256"
	"encoding/json"
	"log/slog"

	lru "github.com/hashicorp/golang-lru/v2"
	"github.com/openai/openai-go/v2"

	"github.com/minutia/minutia/internal/prompts"
)

// Result is what a meeting came to, and what finding out cost.
type Result struct {
	Decisions []string `json:"decisions"`
	Open      []string `json:"open"`
	Usage     Usage    `json:"usage"`
}

// Summarizer condenses texts; equal texts are answered from a cache.
type Summarizer struct {
	client openai.Client
	model  string
	log    *slog.Logger
	cache  *lru.Cache[[32]byte, Result]
}

// New gives a summarizer.
func New(client openai.Client, model string, log *slog.Logger) (*Summarizer, error) {
	cache, err := lru.New[[32]byte, Result](512)
	return &Summarizer{client: client, model: model, log: log, cache: cache}, err
}

// Summarize condenses the text part by part and joins the notes.
func (s *Summarizer) Summarize(ctx context.Context, text string) (Result, error) {
	key := sha256.Sum256([]byte(text))
	if result, ok := s.cache.Get(key); ok {
		return result, nil
	}
	var usage Usage
	var notes []string
	for _, part := range split(text, 12000) {
		prompt, err := prompts.Render("part", map[string]any{"Text": part})
		if err != nil {
			return Result{}, err
		}
		note, err := s.ask(ctx, prompt, nil, &usage)
		if err != nil {
			return Result{}, err
		}
		notes = append(notes, note)
	}
	prompt, err := prompts.Render("join", map[string]any{"Notes": notes, "Max": 7})
	if err != nil {
		return Result{}, err
	}
	joined, err := s.ask(ctx, prompt, schema, &usage)
	if err != nil {
		return Result{}, err
	}
	var result Result
	if err := json.Unmarshal([]byte(joined), &result); err != nil {
		return Result{}, err
	}
	result.Usage = usage
	s.cache.Add(key, result)
	s.log.Info("summarized", "tokens", usage.Input+usage.Output, "cost", usage.Cost)
	return result, nil
}

func (s *Summarizer) ask(ctx context.Context, prompt string, schema any, usage *Usage) (string, error) {
	params := openai.ChatCompletionNewParams{
		Model:    s.model,
		Messages: []openai.ChatCompletionMessageParamUnion{openai.UserMessage(prompt)},
	}
	if schema != nil {
		params.ResponseFormat = openai.ChatCompletionNewParamsResponseFormatUnion{
			OfJSONSchema: &openai.ResponseFormatJSONSchemaParam{
				JSONSchema: openai.ResponseFormatJSONSchemaJSONSchemaParam{
					Name: "summary", Schema: schema, Strict: openai.Bool(true),
				},
			},
		}
	}
	completion, err := s.client.Chat.Completions.New(ctx, params)
	if err != nil {
		return "", err
	}
	usage.add(completion.Usage.PromptTokens, completion.Usage.CompletionTokens)
	return completion.Choices[0].Message.Content, nil
}
