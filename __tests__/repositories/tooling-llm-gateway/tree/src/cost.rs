use crate::{config::Provider, telemetry::{COST, TOKENS}};
use serde_json::Value;

/// Counts the tokens of an answer and their price in dollars.
pub fn record(provider: &Provider, usage: &Value) {
    let input = usage["prompt_tokens"].as_f64().unwrap_or(0.0);
    let output = usage["completion_tokens"].as_f64().unwrap_or(0.0);
    TOKENS.with_label_values(&[&provider.name, "input"]).inc_by(input);
    TOKENS.with_label_values(&[&provider.name, "output"]).inc_by(output);
    COST.with_label_values(&[&provider.name]).inc_by(price(provider, input, output));
}

pub fn price(provider: &Provider, input: f64, output: f64) -> f64 {
    (input * provider.input_price + output * provider.output_price) / 1e6
}
