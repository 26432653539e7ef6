"""Clauses of a policy, by full-text search."""

from dataclasses import dataclass

from claimline.database import pool


@dataclass(frozen=True)
class Clause:
    number: str
    text: str


def clauses(policy: str, damage: str, limit: int = 8) -> list[Clause]:
    """Gives the clauses of the policy that speak of the damage, best first."""
    with pool().connection() as db:
        rows = db.execute(
            "select number, text from clause where policy = %s and words @@ plainto_tsquery(%s) "
            "order by ts_rank(words, plainto_tsquery(%s)) desc limit %s",
            (policy, damage, damage, limit),
        ).fetchall()
    return [Clause(*row) for row in rows]
