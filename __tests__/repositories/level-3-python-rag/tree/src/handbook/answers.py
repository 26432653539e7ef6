"""Finds pages and lets the model answer from them."""

from functools import lru_cache
from pathlib import Path

from azure.identity.aio import DefaultAzureCredential, get_bearer_token_provider
from azure.search.documents.aio import SearchClient
from azure.search.documents.models import VectorizableTextQuery
from jinja2 import Environment, FileSystemLoader
from openai import AsyncAzureOpenAI

from handbook import settings
from handbook.cache import SemanticCache
from handbook.models import Answer, Question

prompts = Environment(loader=FileSystemLoader(Path(__file__).parent / "prompts"))


class Answers:
    """Answers questions; like questions are answered from the cache."""

    def __init__(self, model: AsyncAzureOpenAI, search: SearchClient, cache: SemanticCache):
        self.model, self.search, self.cache = model, search, cache

    async def answer(self, question: Question) -> Answer:
        text = await self._standalone(question)
        if (known := await self.cache.find(text)) is not None:
            return known
        pages = await self._pages(text)
        response = await self.model.chat.completions.create(
            model="chat",
            messages=[
                {"role": "system", "content": prompts.get_template("answer.jinja2").render(pages=pages)},
                {"role": "user", "content": text},
            ],
        )
        answer = Answer(
            text=response.choices[0].message.content or "",
            pages=[page["name"] for page in pages],
            tokens=response.usage.total_tokens,
        )
        await self.cache.keep(text, answer)
        return answer

    async def _standalone(self, question: Question) -> str:
        if not question.earlier:
            return question.text
        system = prompts.get_template("rewrite.jinja2").render(earlier=question.earlier)
        response = await self.model.chat.completions.create(
            model="chat",
            messages=[{"role": "system", "content": system}, {"role": "user", "content": question.text}],
        )
        return response.choices[0].message.content or question.text

    async def _pages(self, text: str) -> list[dict]:
        vector = VectorizableTextQuery(text=text, k_nearest_neighbors=8, fields="vector")
        found = await self.search.search(search_text=text, vector_queries=[vector], top=4)
        return [page async for page in found]


@lru_cache
def service() -> Answers:
    credential = DefaultAzureCredential()
    token = get_bearer_token_provider(credential, "https://cognitiveservices.azure.com/.default")
    model = AsyncAzureOpenAI(azure_endpoint=settings.OPENAI, azure_ad_token_provider=token, api_version="2024-10-21")
    return Answers(model, SearchClient(settings.SEARCH, "handbook", credential), SemanticCache(model, settings.REDIS))
