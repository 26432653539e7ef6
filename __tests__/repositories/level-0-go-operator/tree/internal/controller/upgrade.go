package controller

import (
	"context"

	ctrl "sigs.k8s.io/controller-runtime"

	"github.com/gridkeeper/gridkeeper/internal/runner"
)

// Setup registers the reconciler.
func Setup(mgr ctrl.Manager, promptless bool) error {
	return mgr.Add(&upgrader{promptless: promptless})
}

type upgrader struct{ promptless bool }

func (u *upgrader) Start(ctx context.Context) error {
	return runner.Chain(ctx,
		runner.RunnerTask("drain", u.drain),
		runner.RunnerTask("replace", u.replace),
		runner.RunnerTask("evaluate health", u.evaluate),
	)
}

func (u *upgrader) drain(context.Context) error    { return nil }
func (u *upgrader) replace(context.Context) error  { return nil }
func (u *upgrader) evaluate(context.Context) error { return nil }
