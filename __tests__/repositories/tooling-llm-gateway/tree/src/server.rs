use crate::{cache::Cache, config::Config, provider, redact, route};
use axum::{extract::State, http::StatusCode, routing::{get, post}, Json, Router};
use serde_json::Value;
use std::sync::Arc;

struct Gateway {
    config: Config,
    cache: Cache,
    http: reqwest::Client,
}

pub fn router(config: Config) -> Router {
    let gateway = Gateway { config, cache: Cache::new(), http: reqwest::Client::new() };
    Router::new()
        .route("/v1/chat/completions", post(complete))
        .route("/metrics", get(crate::telemetry::metrics))
        .with_state(Arc::new(gateway))
}

#[tracing::instrument(skip_all)]
async fn complete(State(gateway): State<Arc<Gateway>>, Json(mut body): Json<Value>) -> Result<Json<Value>, StatusCode> {
    redact::messages(&mut body);
    if let Some(answer) = gateway.cache.get(&body).await {
        return Ok(Json(answer));
    }
    let order = route::order(&gateway.http, &gateway.config, &body).await;
    for name in order {
        let Some(target) = gateway.config.provider(&name) else { continue };
        match provider::call(&gateway.http, target, &body).await {
            Ok(answer) => {
                gateway.cache.put(&body, answer.clone()).await;
                return Ok(Json(answer));
            }
            Err(error) => tracing::warn!(provider = name, %error, "trying the next provider"),
        }
    }
    Err(StatusCode::BAD_GATEWAY)
}
