// Package telemetry has OpenTelemetry for the model calls, by the semantic conventions for generative AI:
// https://opentelemetry.io/docs/specs/semconv/gen-ai/
package telemetry

import (
	"context"
	"fmt"

	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/exporters/otlp/otlptrace/otlptracehttp"
	sdktrace "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/trace"
)

// SetUp sends spans to OTEL_EXPORTER_OTLP_ENDPOINT as OTEL_SERVICE_NAME, once, when the application starts; what it gives ends that.
func SetUp(ctx context.Context) (func(context.Context) error, error) {
	exporter, err := otlptracehttp.New(ctx)
	if err != nil {
		return nil, err
	}
	provider := sdktrace.NewTracerProvider(sdktrace.WithBatcher(exporter))
	otel.SetTracerProvider(provider)
	return provider.Shutdown, nil
}

// InModelCall makes one chat call in a span, which is named after the model and records the error that the call gives.
func InModelCall[T any](ctx context.Context, provider, model string, call func(context.Context, trace.Span) (T, error)) (T, error) {
	ctx, span := otel.Tracer("model-calls").Start(ctx, "chat "+model,
		trace.WithSpanKind(trace.SpanKindClient),
		trace.WithAttributes(
			attribute.String("gen_ai.operation.name", "chat"),
			attribute.String("gen_ai.provider.name", provider),
			attribute.String("gen_ai.request.model", model),
		))
	defer span.End()
	result, err := call(ctx, span)
	if err != nil {
		span.SetAttributes(attribute.String("error.type", fmt.Sprintf("%T", err)))
		span.SetStatus(codes.Error, err.Error())
	}
	return result, err
}
