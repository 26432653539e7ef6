"""Scores the reasons of a proposal."""

from openai import OpenAI
from pydantic import BaseModel, Field

from claimline.agents import Proposal

JUDGE = """You check the reasons an insurer's assistant gives. Score 1 to 5: do the reasons follow from the claim and from
the clauses that are quoted, and do they promise nothing? 5 is flawless, 3 leaves a gap, 1 contradicts the claim."""


class Verdict(BaseModel):
    score: int = Field(ge=1, le=5)
    why: str


def score(claim: str, proposal: Proposal) -> int:
    completion = OpenAI().beta.chat.completions.parse(
        model="gpt-4.1",
        messages=[
            {"role": "system", "content": JUDGE},
            {"role": "user", "content": f"Claim: {claim}\nProposal: {proposal.model_dump_json()}"},
        ],
        response_format=Verdict,
    )
    return completion.choices[0].message.parsed.score
