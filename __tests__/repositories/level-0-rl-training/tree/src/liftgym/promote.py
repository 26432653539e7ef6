"""Keeps the new agent when it beats the recorded baseline."""

import argparse

import mlflow


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--metric", default="mean_reward")
    metric = parser.parse_args().metric
    runs = mlflow.search_runs(order_by=["start_time desc"], max_results=2)
    new, baseline = runs.iloc[0], runs.iloc[1]
    if new[f"metrics.{metric}"] > baseline[f"metrics.{metric}"]:
        mlflow.register_model(f"runs:/{new.run_id}/policy.pt", "dispatch-agent")


if __name__ == "__main__":
    main()
