// Package grid talks to the data grid.
package grid

import (
	"context"

	"github.com/oracle/coherence-go-client/v2/coherence"
	"go.opentelemetry.io/otel"
	oteltrace "go.opentelemetry.io/otel/trace"
)

var tracer oteltrace.Tracer = otel.Tracer("gridkeeper/grid")

// Client reads cluster state from a named map.
type Client struct {
	session *coherence.Session
}

// Connect opens a session to the grid.
func Connect(ctx context.Context, address string) (*Client, error) {
	session, err := coherence.NewSession(ctx, coherence.WithAddress(address), coherence.WithPlainText())
	if err != nil {
		return nil, err
	}
	return &Client{session: session}, nil
}

// Members counts the members that answered.
func (c *Client) Members(ctx context.Context) (int, error) {
	ctx, span := tracer.Start(ctx, "members")
	defer span.End()
	members, err := coherence.GetNamedMap[string, string](c.session, "members")
	if err != nil {
		return 0, err
	}
	return members.Size(ctx)
}
