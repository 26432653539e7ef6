// OpenTelemetry for the model calls, by the semantic conventions for generative AI:
// https://opentelemetry.io/docs/specs/semconv/gen-ai/
import { SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { NodeSDK } from '@opentelemetry/sdk-node';

/** Sends spans to OTEL_EXPORTER_OTLP_ENDPOINT, under the name OTEL_SERVICE_NAME; once, when the application starts. */
export function setUpTelemetry() {
  const sdk = new NodeSDK({ traceExporter: new OTLPTraceExporter() });
  sdk.start();
  process.once('SIGTERM', () => sdk.shutdown());
}

/** Makes one chat call in a span, which is named after the model and records what the call throws. */
export function inModelCall(provider, model, call) {
  const attributes = { 'gen_ai.operation.name': 'chat', 'gen_ai.provider.name': provider, 'gen_ai.request.model': model };
  const tracer = trace.getTracer('model-calls');
  return tracer.startActiveSpan(`chat ${model}`, { kind: SpanKind.CLIENT, attributes }, async (span) => {
    try {
      return await call(span);
    } catch (error) {
      span.recordException(error);
      span.setStatus({ code: SpanStatusCode.ERROR });
      throw error;
    } finally {
      span.end();
    }
  });
}
