mod cache;
mod config;
mod cost;
mod provider;
mod redact;
mod route;
mod server;
mod telemetry;

use clap::Parser;

#[derive(Parser)]
struct Args {
    #[arg(long, default_value = "weir.toml")]
    config: std::path::PathBuf,
    #[arg(long, default_value = "0.0.0.0:8787")]
    listen: String,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let args = Args::parse();
    telemetry::start()?;
    let config = config::load(&args.config)?;
    let listener = tokio::net::TcpListener::bind(&args.listen).await?;
    axum::serve(listener, server::router(config)).await?;
    Ok(())
}
