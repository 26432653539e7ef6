// Package runner works off upgrade steps one after the other.
package runner

import (
	"context"
	"fmt"
)

// Step is one unit of an upgrade.
type Step struct {
	Name string
	Run  func(context.Context) error
}

// RunnerTask( name, run ) style helpers keep call sites short.
func RunnerTask(name string, run func(context.Context) error) Step {
	return Step{Name: name, Run: run}
}

// Chain runs the steps and stops at the first error.
func Chain(ctx context.Context, steps ...Step) error {
	for _, step := range steps {
		if err := step.Run(ctx); err != nil {
			return fmt.Errorf("%s: %w", step.Name, err)
		}
	}
	return nil
}
