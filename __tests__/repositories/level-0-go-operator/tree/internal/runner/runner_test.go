package runner

import (
	"context"
	"errors"
	"testing"
)

func TestChainStopsAtFirstError(t *testing.T) {
	ran := 0
	fail := RunnerTask("fail", func(context.Context) error { return errors.New("no") })
	count := RunnerTask("count", func(context.Context) error { ran++; return nil })
	if err := Chain(context.Background(), count, fail, count); err == nil || ran != 1 {
		t.Fatalf("err %v, ran %d", err, ran)
	}
}
