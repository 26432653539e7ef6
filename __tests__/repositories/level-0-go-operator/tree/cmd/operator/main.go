package main

import (
	"flag"
	"os"

	ctrl "sigs.k8s.io/controller-runtime"

	"github.com/gridkeeper/gridkeeper/internal/agent"
	"github.com/gridkeeper/gridkeeper/internal/controller"
)

func main() {
	promptless := flag.Bool("no-prompt", false, "never ask")
	flag.Parse()
	mgr, err := ctrl.NewManager(ctrl.GetConfigOrDie(), ctrl.Options{LeaderElection: true, LeaderElectionID: "gridkeeper"})
	if err != nil {
		os.Exit(1)
	}
	if err := controller.Setup(mgr, *promptless); err != nil {
		os.Exit(1)
	}
	if err := mgr.Add(agent.New(":9101")); err != nil {
		os.Exit(1)
	}
	if err := mgr.Start(ctrl.SetupSignalHandler()); err != nil {
		os.Exit(1)
	}
}
