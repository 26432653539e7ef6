module github.com/gridkeeper/gridkeeper

go 1.23

require (
	github.com/oracle/coherence-go-client/v2 v2.2.0
	github.com/prometheus/client_golang v1.20.5
	github.com/spf13/cobra v1.8.1
	go.opentelemetry.io/otel v1.33.0
	go.opentelemetry.io/otel/trace v1.33.0
	golang.org/x/term v0.28.0
	k8s.io/apimachinery v0.32.0
	sigs.k8s.io/controller-runtime v0.20.0
)
