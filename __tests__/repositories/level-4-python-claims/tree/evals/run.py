"""Runs the dataset through the two agents and fails below the thresholds."""

import argparse
import json
import sys
from pathlib import Path

from claimline import agents
from evals import judge, policies

DATASET = Path(__file__).parent / "claims.jsonl"


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--min-accuracy", type=float, required=True)
    parser.add_argument("--min-reasoning", type=float, required=True)
    args = parser.parse_args()
    policies.install(agents)
    cases = [json.loads(line) for line in DATASET.read_text().splitlines()]
    right, scores = 0, []
    for case in cases:
        proposal = agents.propose(case["policy"], case["claim"])
        right += proposal.decision == case["decision"]
        scores.append(judge.score(case["claim"], proposal))
    accuracy, reasoning = right / len(cases), sum(scores) / len(scores)
    print(f"{len(cases)} cases: accuracy {accuracy:.2f}, reasoning {reasoning:.2f}")
    if accuracy < args.min_accuracy or reasoning < args.min_reasoning:
        sys.exit("below the threshold")


if __name__ == "__main__":
    main()
