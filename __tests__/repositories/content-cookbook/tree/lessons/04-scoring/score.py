"""Lesson 4: asks for substitutes and lets a second model score them."""

import json
from pathlib import Path

from openai import OpenAI
from pydantic import BaseModel

HERE = Path(__file__).parent
PROMPT = (HERE.parents[1] / "prompts/substitute.md").read_text()
client = OpenAI()


class Score(BaseModel):
    points: int
    reason: str


def judge(answer: str, expected: str) -> Score:
    reply = client.responses.parse(
        model="gpt-4.1",
        instructions="Score the answer from 0 to 10 against what is expected.",
        input=f"Answer: {answer}\nExpected: {expected}",
        text_format=Score,
    )
    return reply.output_parsed


def main() -> None:
    total = 0
    cases = [json.loads(line) for line in (HERE / "substitutes.jsonl").read_text().splitlines()]
    for case in cases:
        reply = client.responses.create(model="gpt-4.1-mini", input=PROMPT.replace("{ingredient}", case["ingredient"]))
        score = judge(reply.output_text, case["expected"])
        total += score.points
        print(case["ingredient"], score.points, score.reason)
    print("mean", total / len(cases))


if __name__ == "__main__":
    main()
