use serde::Deserialize;
use std::path::Path;

#[derive(Clone, Deserialize)]
pub struct Provider {
    pub name: String,
    pub url: String,
    pub key: String,
    pub model: String,
    pub input_price: f64,
    pub output_price: f64,
}

#[derive(Clone, Deserialize)]
pub struct Routing {
    pub judge: String,
    pub easy: Vec<String>,
    pub hard: Vec<String>,
}

#[derive(Clone, Deserialize)]
pub struct Config {
    pub providers: Vec<Provider>,
    pub routing: Routing,
}

impl Config {
    /// The provider of that name, or the one that serves a model of that name.
    pub fn provider(&self, name: &str) -> Option<&Provider> {
        self.providers.iter().find(|p| p.name == name || p.model == name)
    }
}

pub fn load(path: &Path) -> anyhow::Result<Config> {
    Ok(toml::from_str(&std::fs::read_to_string(path)?)?)
}
