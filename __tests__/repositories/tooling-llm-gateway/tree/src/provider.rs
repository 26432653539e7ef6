use crate::{config::Provider, cost};
use serde_json::{json, Value};

/// Sends a request to a provider, with the provider's own model, and records what it cost.
#[tracing::instrument(skip_all, fields(provider = target.name))]
pub async fn call(http: &reqwest::Client, target: &Provider, body: &Value) -> anyhow::Result<Value> {
    let mut body = body.clone();
    body["model"] = json!(target.model);
    let answer: Value = http
        .post(format!("{}/chat/completions", target.url))
        .bearer_auth(std::env::var(&target.key)?)
        .json(&body)
        .send()
        .await?
        .error_for_status()?
        .json()
        .await?;
    cost::record(target, &answer["usage"]);
    Ok(answer)
}
