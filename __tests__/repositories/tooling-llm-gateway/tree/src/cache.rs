use moka::future::Cache as Moka;
use serde_json::Value;
use std::time::Duration;

/// Answers to equal requests, for ten minutes.
pub struct Cache(Moka<String, Value>);

impl Cache {
    pub fn new() -> Self {
        Self(Moka::builder().max_capacity(10_000).time_to_live(Duration::from_secs(600)).build())
    }

    pub async fn get(&self, body: &Value) -> Option<Value> {
        self.0.get(&body.to_string()).await
    }

    pub async fn put(&self, body: &Value, answer: Value) {
        self.0.insert(body.to_string(), answer).await;
    }
}
