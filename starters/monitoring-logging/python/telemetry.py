"""OpenTelemetry for the model calls, by the semantic conventions for generative AI.

https://opentelemetry.io/docs/specs/semconv/gen-ai/
"""

from collections.abc import Iterator
from contextlib import contextmanager

from opentelemetry import trace
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor


def set_up() -> None:
    """Sends spans to OTEL_EXPORTER_OTLP_ENDPOINT as OTEL_SERVICE_NAME; to be called once, when the application starts."""
    provider = TracerProvider()
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter()))
    trace.set_tracer_provider(provider)


@contextmanager
def model_call(provider: str, model: str) -> Iterator[trace.Span]:
    """Gives the span of one chat call, which is named after the model and records what the call raises."""
    tracer = trace.get_tracer(__name__)
    with tracer.start_as_current_span(
        f"chat {model}",
        kind=trace.SpanKind.CLIENT,
        attributes={
            "gen_ai.operation.name": "chat",
            "gen_ai.provider.name": provider,
            "gen_ai.request.model": model,
        },
    ) as span:
        yield span
