"""Loads the prompts that are in use."""

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import yaml

IN_USE = {"triage": 3, "adjudicate": 5}
FOLDER = Path(__file__).parents[1] / "prompts"


@dataclass(frozen=True)
class Prompt:
    """A prompt file: its version, model, system text and examples."""

    version: int
    model: str
    system: str
    examples: list[dict] = field(default_factory=list)

    def messages(self, text: str) -> list[dict]:
        turns = [{"role": "system", "content": self.system}]
        for example in self.examples:
            turns += [
                {"role": "user", "content": example["claim"]},
                {"role": "assistant", "content": example["answer"]},
            ]
        return [*turns, {"role": "user", "content": text}]


@cache
def load(name: str) -> Prompt:
    return Prompt(**yaml.safe_load((FOLDER / f"{name}.v{IN_USE[name]}.yaml").read_text()))
