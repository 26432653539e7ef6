#nullable enable
using System;
using System.Diagnostics;
using System.Threading.Tasks;
using OpenTelemetry;
using OpenTelemetry.Trace;

namespace %namespace%;

/// <summary>OpenTelemetry for the model calls, by the semantic conventions for generative AI: https://opentelemetry.io/docs/specs/semconv/gen-ai/</summary>
public static class Telemetry
{
    private static readonly ActivitySource Source = new("model-calls");

    /// <summary>Sends spans to OTEL_EXPORTER_OTLP_ENDPOINT as OTEL_SERVICE_NAME, once, when the application starts; what it gives ends that.</summary>
    public static IDisposable SetUp() =>
        Sdk.CreateTracerProviderBuilder().AddSource(Source.Name).AddOtlpExporter().Build();

    /// <summary>Makes one chat call in a span, which is named after the model and records what the call throws.</summary>
    public static async Task<T> InModelCallAsync<T>(string provider, string model, Func<Activity?, Task<T>> call)
    {
        using var span = Source.StartActivity($"chat {model}", ActivityKind.Client);
        span?.SetTag("gen_ai.operation.name", "chat");
        span?.SetTag("gen_ai.provider.name", provider);
        span?.SetTag("gen_ai.request.model", model);
        try
        {
            return await call(span);
        }
        catch (Exception error)
        {
            span?.SetTag("error.type", error.GetType().FullName);
            span?.SetStatus(ActivityStatusCode.Error, error.Message);
            throw;
        }
    }
}
