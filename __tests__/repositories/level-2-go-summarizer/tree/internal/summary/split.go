package summary

import "strings"

// split cuts a text at paragraphs into parts of at most size bytes, a longer paragraph staying whole.
func split(text string, size int) []string {
	var parts []string
	var b strings.Builder
	for _, paragraph := range strings.Split(text, "\n\n") {
		if b.Len() > 0 && b.Len()+len(paragraph) > size {
			parts = append(parts, b.String())
			b.Reset()
		}
		b.WriteString(paragraph)
		b.WriteString("\n\n")
	}
	return append(parts, b.String())
}
