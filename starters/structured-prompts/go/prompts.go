// Package prompts holds the prompts, each in a file of its own.
package prompts

import (
	_ "embed"
	"strings"
	"text/template"
)

//go:embed answer.md
var answer string

// Answer gives the prompt with the question filled in; it fails where the template names what there is no value for.
func Answer(question string) (string, error) {
	parsed, err := template.New("answer").Parse(answer)
	if err != nil {
		return "", err
	}
	var filled strings.Builder
	if err := parsed.Execute(&filled, struct{ Question string }{question}); err != nil {
		return "", err
	}
	return strings.TrimSpace(filled.String()), nil
}
