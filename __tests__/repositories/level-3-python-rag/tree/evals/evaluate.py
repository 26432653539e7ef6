"""Asks the running service the questions of the dataset and scores the answers."""

import argparse
import os

import httpx
from azure.ai.evaluation import AzureOpenAIModelConfiguration, GroundednessEvaluator, RelevanceEvaluator, evaluate


def target(query: str) -> dict:
    answer = httpx.post(os.environ["TARGET"] + "/answers", json={"text": query}, timeout=60).json()
    return {"response": answer["text"], "context": " ".join(answer["pages"])}


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--output", default="evals/latest.json")
    judge = AzureOpenAIModelConfiguration(azure_endpoint=os.environ["AZURE_OPENAI_ENDPOINT"], azure_deployment="judge")
    result = evaluate(
        data="evals/questions.jsonl",
        target=target,
        evaluators={"groundedness": GroundednessEvaluator(judge), "relevance": RelevanceEvaluator(judge)},
        output_path=parser.parse_args().output,
    )
    print(result["metrics"])


if __name__ == "__main__":
    main()
