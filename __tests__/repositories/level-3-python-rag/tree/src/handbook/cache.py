"""Answers to questions that mean the same."""

import numpy as np
from openai import AsyncAzureOpenAI
from redis.asyncio import Redis
from redis.commands.search.query import Query

from handbook.models import Answer

NEAR = 0.06
DAY = 24 * 60 * 60


class SemanticCache:
    """Keeps answers for a day, found again by the nearness of the question."""

    def __init__(self, model: AsyncAzureOpenAI, url: str):
        self.model, self.redis = model, Redis.from_url(url)

    async def find(self, text: str) -> Answer | None:
        query = Query("*=>[KNN 1 @vector $v AS distance]").return_fields("answer", "distance").dialect(2)
        found = await self.redis.ft("answers").search(query, {"v": await self._embed(text)})
        if found.docs and float(found.docs[0].distance) < NEAR:
            return Answer.model_validate_json(found.docs[0].answer)
        return None

    async def keep(self, text: str, answer: Answer) -> None:
        key = f"answer:{hash(text)}"
        await self.redis.hset(key, mapping={"vector": await self._embed(text), "answer": answer.model_dump_json()})
        await self.redis.expire(key, DAY)

    async def _embed(self, text: str) -> bytes:
        response = await self.model.embeddings.create(model="embedding", input=text)
        return np.array(response.data[0].embedding, dtype=np.float32).tobytes()
