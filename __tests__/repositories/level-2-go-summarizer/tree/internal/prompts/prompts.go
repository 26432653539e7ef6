// Package prompts renders the embedded prompt templates.
package prompts

import (
	"embed"
	"strings"
	"text/template"
)

//go:embed templates/*.tmpl
var files embed.FS

var parsed = template.Must(template.ParseFS(files, "templates/*.tmpl"))

// Render fills the template with the given name.
func Render(name string, data any) (string, error) {
	var b strings.Builder
	err := parsed.ExecuteTemplate(&b, name+".tmpl", data)
	return b.String(), err
}
