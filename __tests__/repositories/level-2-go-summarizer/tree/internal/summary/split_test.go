package summary

import (
	"strings"
	"testing"
)

func TestSplitKeepsParagraphsWhole(t *testing.T) {
	parts := split(strings.Repeat("a", 60)+"\n\n"+strings.Repeat("b", 60), 100)
	if len(parts) != 2 || strings.Contains(parts[0], "b") {
		t.Fatalf("parts: %q", parts)
	}
}

func TestUsageAddsUp(t *testing.T) {
	var u Usage
	u.add(1_000_000, 0)
	if u.Cost != 0.40 {
		t.Fatalf("cost %v", u.Cost)
	}
}
