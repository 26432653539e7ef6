package %package%

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"strings"
	"testing"
)

// TestEvaluation puts each case of testdata/evaluation.jsonl to the application; it fails where too few answers hold what is
// expected of them. It asks the model, and so runs only where EVALUATE is true.
func TestEvaluation(t *testing.T) {
	if os.Getenv("EVALUATE") != "true" {
		t.Skip("EVALUATE is not true")
	}
	const threshold = 0.8
	ctx := context.Background()
	// Gives what the application answers. Until it does, every run fails.
	reply := func(ctx context.Context, question string) (string, error) {
		return "", errors.New("let reply() return what the application answers")
	}

	file, err := os.ReadFile("testdata/evaluation.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	passed, cases := 0, 0
	for _, line := range strings.Split(string(file), "\n") {
		if strings.TrimSpace(line) == "" {
			continue
		}
		var one struct {
			Question string   `json:"question"`
			Expected []string `json:"expected"`
		}
		if err := json.Unmarshal([]byte(line), &one); err != nil {
			t.Fatal(err)
		}
		cases++
		text, err := reply(ctx, one.Question)
		if err != nil {
			t.Fatal(err)
		}
		var lacks []string
		for _, words := range one.Expected {
			if !strings.Contains(strings.ToLower(text), strings.ToLower(words)) {
				lacks = append(lacks, words)
			}
		}
		if len(lacks) == 0 {
			passed++
		} else {
			t.Logf("%s lacks: %s", one.Question, strings.Join(lacks, ", "))
		}
	}
	if cases == 0 {
		t.Fatal("there are no cases")
	}
	passRate := float64(passed) / float64(cases)
	if passRate < threshold {
		t.Fatalf("%d of %d passed; needed are %.0f%%", passed, cases, threshold*100)
	}
}
