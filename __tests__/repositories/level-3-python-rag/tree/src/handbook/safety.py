"""Azure AI Content Safety in front of the model and behind it."""

from functools import lru_cache

from azure.ai.contentsafety.aio import ContentSafetyClient
from azure.ai.contentsafety.models import AnalyzeTextOptions
from azure.identity.aio import DefaultAzureCredential

from handbook import settings

SEVERE = 4


@lru_cache
def client() -> ContentSafetyClient:
    return ContentSafetyClient(settings.SAFETY, DefaultAzureCredential())


async def is_fine(text: str) -> bool:
    """Says whether no category reaches the severity at which we refuse."""
    result = await client().analyze_text(AnalyzeTextOptions(text=text[:10000]))
    return all((found.severity or 0) < SEVERE for found in result.categories_analysis)
