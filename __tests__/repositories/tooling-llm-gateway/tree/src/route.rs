use crate::{config::Config, provider};
use serde_json::{json, Value};

const PROMPT: &str = include_str!("../prompts/difficulty.txt");

/// Gives the providers to try, best first: the one that was asked for, else by how hard the request is.
pub async fn order(http: &reqwest::Client, config: &Config, body: &Value) -> Vec<String> {
    let wanted = body["model"].as_str().unwrap_or("auto");
    if let Some(provider) = config.provider(wanted) {
        return vec![provider.name.clone()];
    }
    match difficulty(http, config, body).await.as_deref() {
        Ok("easy") => config.routing.easy.clone(),
        _ => config.routing.hard.clone(),
    }
}

async fn difficulty(http: &reqwest::Client, config: &Config, body: &Value) -> anyhow::Result<String> {
    let last = body["messages"].as_array().and_then(|m| m.last()).map(|m| m["content"].to_string()).unwrap_or_default();
    let judge = config.provider(&config.routing.judge).ok_or_else(|| anyhow::anyhow!("no judge"))?;
    let request = json!({
        "messages": [
            { "role": "system", "content": PROMPT },
            { "role": "user", "content": format!("Request: {last}") },
        ],
        "max_tokens": 20,
        "response_format": { "type": "json_schema", "json_schema": { "name": "difficulty", "strict": true, "schema": {
            "type": "object",
            "properties": { "difficulty": { "type": "string", "enum": ["easy", "hard"] } },
            "required": ["difficulty"],
            "additionalProperties": false,
        } } },
    });
    let answer = provider::call(http, judge, &request).await?;
    let content: Value = serde_json::from_str(answer["choices"][0]["message"]["content"].as_str().unwrap_or("{}"))?;
    Ok(content["difficulty"].as_str().unwrap_or("hard").to_owned())
}
