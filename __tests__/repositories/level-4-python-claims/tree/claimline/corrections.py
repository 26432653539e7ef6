"""What adjusters change in a proposal."""

from typing import Literal

from fastapi import APIRouter
from pydantic import BaseModel

from claimline.database import pool

router = APIRouter()


class Correction(BaseModel):
    policy: str
    claim: str
    proposed: str
    decision: Literal["cover", "refuse", "ask"]
    comment: str = ""


@router.post("/corrections", status_code=204)
def store(correction: Correction) -> None:
    with pool().connection() as db:
        db.execute(
            "insert into correction (policy, claim, proposed, decision, comment) values (%s, %s, %s, %s, %s)",
            tuple(correction.model_dump().values()),
        )
