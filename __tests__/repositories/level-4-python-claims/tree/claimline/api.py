"""The HTTP interface."""

from fastapi import FastAPI, HTTPException
from opentelemetry.instrumentation.fastapi import FastAPIInstrumentor
from pydantic import BaseModel

from claimline import agents, corrections, guard, telemetry

telemetry.start()
app = FastAPI(title="claimline")
FastAPIInstrumentor.instrument_app(app)
app.include_router(corrections.router)


class Claim(BaseModel):
    policy: str
    text: str


@app.post("/claims")
def propose(claim: Claim) -> agents.Proposal:
    if guard.is_flagged(claim.text):
        raise HTTPException(422, "The claim is passed to a person.")
    return agents.propose(claim.policy, guard.redact(claim.text))
