use opentelemetry::trace::TracerProvider as _;
use opentelemetry_otlp::SpanExporter;
use opentelemetry_sdk::{runtime, trace::TracerProvider};
use prometheus::{register_counter_vec, CounterVec, TextEncoder};
use std::sync::LazyLock;
use tracing_subscriber::prelude::*;

pub static TOKENS: LazyLock<CounterVec> =
    LazyLock::new(|| register_counter_vec!("weir_tokens_total", "Tokens", &["provider", "kind"]).unwrap());
pub static COST: LazyLock<CounterVec> =
    LazyLock::new(|| register_counter_vec!("weir_cost_dollars_total", "Cost", &["provider"]).unwrap());

/// Sends spans to the collector and lines to standard error.
pub fn start() -> anyhow::Result<()> {
    let exporter = SpanExporter::builder().with_http().build()?;
    let provider = TracerProvider::builder().with_batch_exporter(exporter, runtime::Tokio).build();
    let layer = tracing_opentelemetry::layer().with_tracer(provider.tracer("weir"));
    tracing_subscriber::registry().with(layer).with(tracing_subscriber::fmt::layer()).init();
    Ok(())
}

pub async fn metrics() -> String {
    TextEncoder::new().encode_to_string(&prometheus::gather()).unwrap_or_default()
}
