package %package%;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.autoconfigure.AutoConfiguredOpenTelemetrySdk;
import java.util.concurrent.Callable;

/**
 * OpenTelemetry for the model calls, by the semantic conventions for generative AI:
 * https://opentelemetry.io/docs/specs/semconv/gen-ai/
 */
public final class Telemetry {

    private Telemetry() {}

    /** Sends spans to OTEL_EXPORTER_OTLP_ENDPOINT as OTEL_SERVICE_NAME; to be called once, when the application starts. */
    public static void setUp() {
        AutoConfiguredOpenTelemetrySdk.initialize();
    }

    /** Makes one chat call in a span, which is named after the model and records what the call throws. */
    public static <T> T inModelCall(String provider, String model, Callable<T> call) throws Exception {
        var span = GlobalOpenTelemetry.getTracer("model-calls")
                .spanBuilder("chat " + model)
                .setSpanKind(SpanKind.CLIENT)
                .setAttribute("gen_ai.operation.name", "chat")
                .setAttribute("gen_ai.provider.name", provider)
                .setAttribute("gen_ai.request.model", model)
                .startSpan();
        try (var scope = span.makeCurrent()) {
            return call.call();
        } catch (Exception error) {
            span.recordException(error);
            span.setStatus(StatusCode.ERROR);
            throw error;
        } finally {
            span.end();
        }
    }
}
