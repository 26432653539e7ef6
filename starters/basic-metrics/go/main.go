// Command evals puts each case of cases.jsonl to the application; it fails where too few answers hold what is expected.
package main

import (
	"bufio"
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
)

//go:embed cases.jsonl
var file string

const threshold = 0.8

type evalCase struct {
	Question string   `json:"question"`
	Expected []string `json:"expected"`
}

// reply gives what the application answers. Until it does, every run fails.
func reply(ctx context.Context, question string) (string, error) {
	return "", errors.New("evals/main.go: let reply() return what the application answers")
}

func readCases() ([]evalCase, error) {
	var cases []evalCase
	for lines := bufio.NewScanner(strings.NewReader(file)); lines.Scan(); {
		if strings.TrimSpace(lines.Text()) == "" {
			continue
		}
		var one evalCase
		if err := json.Unmarshal(lines.Bytes(), &one); err != nil {
			return nil, fmt.Errorf("cases.jsonl: %w", err)
		}
		cases = append(cases, one)
	}
	return cases, nil
}

func run(ctx context.Context) error {
	cases, err := readCases()
	if err != nil {
		return err
	}
	passed := 0
	for _, one := range cases {
		text, err := reply(ctx, one.Question)
		if err != nil {
			return err
		}
		var lacks []string
		for _, words := range one.Expected {
			if !strings.Contains(strings.ToLower(text), strings.ToLower(words)) {
				lacks = append(lacks, words)
			}
		}
		if len(lacks) == 0 {
			passed++
			fmt.Println("ok   ", one.Question)
		} else {
			fmt.Println("FAIL ", one.Question, "lacks:", strings.Join(lacks, ", "))
		}
	}
	passRate := float64(passed) / float64(len(cases))
	fmt.Printf("%d of %d passed; needed are %.0f%%\n", passed, len(cases), threshold*100)
	if passRate < threshold {
		return errors.New("too few answers hold what is expected")
	}
	return nil
}

func main() {
	if err := run(context.Background()); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
