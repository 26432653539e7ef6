// Package agent serves node health to Prometheus.
package agent

import (
	"context"
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

var tokens = prometheus.NewGaugeVec(prometheus.GaugeOpts{
	Name: "gridkeeper_rate_limit_tokens",
	Help: "Tokens left in the bucket of the API server client.",
}, []string{"node"})

// Agent is the metrics endpoint of one node.
type Agent struct{ address string }

// New gives an agent that listens on address.
func New(address string) *Agent {
	prometheus.MustRegister(tokens)
	return &Agent{address: address}
}

// Start serves until the context ends.
func (a *Agent) Start(ctx context.Context) error {
	server := &http.Server{Addr: a.address, Handler: promhttp.Handler()}
	go func() {
		<-ctx.Done()
		_ = server.Close()
	}()
	return server.ListenAndServe()
}
