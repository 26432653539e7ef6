// Package safety has OpenAI's moderation endpoint check what goes to the model and what comes from it. Its use is free of charge.
package safety

import (
	"context"
	"errors"

	"github.com/openai/openai-go/v3"
	"github.com/openai/openai-go/v3/option"
)

// ErrUnsafe is given for a text that must not go on.
var ErrUnsafe = errors.New("the text is harmful")

// Require gives the text back; ErrUnsafe where it is harmful.
func Require(ctx context.Context, text string) (string, error) {
	// Not where OPENAI_BASE_URL leads: that may be another provider.
	client := openai.NewClient(option.WithBaseURL("https://api.openai.com/v1/"))
	moderation, err := client.Moderations.New(ctx, openai.ModerationNewParams{
		Model: openai.ModerationModelOmniModerationLatest,
		Input: openai.ModerationNewParamsInputUnion{OfString: openai.String(text)},
	})
	if err != nil {
		return "", err
	}
	for _, result := range moderation.Results {
		if result.Flagged {
			return "", ErrUnsafe
		}
	}
	return text, nil
}
