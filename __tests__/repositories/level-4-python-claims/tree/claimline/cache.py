"""Proposals that were made before."""

import hashlib
import json
import os

from redis import Redis

redis = Redis.from_url(os.environ.get("REDIS_URL", "redis://localhost"))
WEEK = 7 * 24 * 60 * 60


def key(policy: str, text: str, versions: dict[str, int]) -> str:
    words = " ".join(text.lower().split())
    return "proposal:" + hashlib.sha256(json.dumps([policy, words, versions]).encode()).hexdigest()


def get(name: str) -> bytes | None:
    return redis.get(name)


def put(name: str, value: str) -> None:
    redis.set(name, value, ex=WEEK)
