"""Two agents: triage sorts a claim and hands it to adjudication, which proposes a decision."""

from typing import Literal

from openai import OpenAI
from opentelemetry import trace
from pydantic import BaseModel

from claimline import cache, prompts, telemetry
from claimline.policies import clauses

client = OpenAI(max_retries=3)
tracer = trace.get_tracer("claimline")


class Triage(BaseModel):
    damage: str
    day: str
    injury: bool


class Proposal(BaseModel):
    decision: Literal["cover", "refuse", "ask"]
    clauses: list[str]
    reasons: str


def call[T: BaseModel](name: str, text: str, shape: type[T]) -> T:
    """Asks the model with the prompt of that name and gives the parsed answer."""
    prompt = prompts.load(name)
    with tracer.start_as_current_span(f"prompt {name}", attributes={"prompt.version": prompt.version}):
        completion = client.beta.chat.completions.parse(
            model=prompt.model,
            messages=prompt.messages(text),
            response_format=shape,
        )
    telemetry.tokens.add(completion.usage.total_tokens, {"prompt": name, "model": prompt.model})
    return completion.choices[0].message.parsed


def propose(policy: str, text: str) -> Proposal:
    """Proposes a decision; equal claims on one policy get the stored one."""
    key = cache.key(policy, text, prompts.IN_USE)
    if (stored := cache.get(key)) is not None:
        return Proposal.model_validate_json(stored)
    triage = call("triage", text, Triage)
    found = "\n".join(f"{c.number}: {c.text}" for c in clauses(policy, triage.damage))
    proposal = call("adjudicate", f"Claim:\n{text}\n\nTriage: {triage.model_dump_json()}\n\nClauses:\n{found}", Proposal)
    cache.put(key, proposal.model_dump_json())
    return proposal
