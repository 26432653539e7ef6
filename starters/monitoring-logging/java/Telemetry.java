package %package%;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;

/**
 * OpenTelemetry for the model calls, by the semantic conventions for generative AI:
 * https://opentelemetry.io/docs/specs/semconv/gen-ai/
 */
public final class Telemetry {

    /** One call of a model, with what it throws. */
    public interface Call<T, E extends Exception> {
        T make(Span span) throws E;
    }

    private Telemetry() {}

    /** Sends spans to OTEL_EXPORTER_OTLP_ENDPOINT as OTEL_SERVICE_NAME; to be called once, when the application starts. */
    public static void setUp() {
        AutoConfiguredOpenTelemetrySdk.initialize();
    }

    /** Makes one chat call in a span, which is named after the model and records what the call throws. */
    public static <T, E extends Exception> T inModelCall(String provider, String model, Call<T, E> call) throws E {
        Span span = GlobalOpenTelemetry.getTracer("model-calls")
                .spanBuilder("chat " + model)
                .setSpanKind(SpanKind.CLIENT)
                .setAttribute("gen_ai.operation.name", "chat")
                .setAttribute("gen_ai.provider.name", provider)
                .setAttribute("gen_ai.request.model", model)
                .startSpan();
        try (Scope ignored = span.makeCurrent()) {
            return call.make(span);
        } catch (Throwable error) {
            span.setAttribute("error.type", error.getClass().getName());
            span.setStatus(StatusCode.ERROR, String.valueOf(error.getMessage()));
            throw error;
        } finally {
            span.end();
        }
    }
}
