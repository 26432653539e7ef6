// Package prompt asks the person at the terminal.
package prompt

import (
	"fmt"
	"os"

	"golang.org/x/term"
)

// SystemPrompt is shown before every question.
const SystemPrompt = "gridkeeper> "

// Password reads a line without echo.
func Password(in *os.File, message string) (string, error) {
	fmt.Fprint(os.Stderr, SystemPrompt+message)
	text, err := term.ReadPassword(int(in.Fd()))
	fmt.Fprintln(os.Stderr)
	return string(text), err
}
