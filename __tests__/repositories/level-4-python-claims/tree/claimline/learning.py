"""Turns the corrections of adjusters into cases of the dataset."""

import argparse
import json
from pathlib import Path

from claimline.database import pool
from claimline.guard import redact

QUERY = """
    select policy, claim, decision from correction
    where proposed <> decision and at > now() - make_interval(days => %s)
    order by at
"""


def cases(days: int) -> list[dict]:
    """Gives the corrected claims of the last days, without names."""
    with pool().connection() as db:
        rows = db.execute(QUERY, (days,)).fetchall()
    return [{"policy": policy, "claim": redact(claim), "decision": decision} for policy, claim, decision in rows]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--days", type=int, default=7)
    parser.add_argument("--append", type=Path, required=True)
    args = parser.parse_args()
    known = set(args.append.read_text().splitlines())
    new = [line for case in cases(args.days) if (line := json.dumps(case)) not in known]
    with args.append.open("a") as file:
        file.writelines(line + "\n" for line in new)
    print(len(new), "new cases")


if __name__ == "__main__":
    main()
