"""Has Azure AI Content Safety check what goes to the model and what comes from it."""

from azure.ai.contentsafety import ContentSafetyClient
from azure.ai.contentsafety.models import AnalyzeTextOptions
from azure.identity import DefaultAzureCredential

# 0 is safe, 6 the most severe.
SEVERITY = 4


class UnsafeText(ValueError):
    """A text that must not go on."""


class ContentSafety:
    """A Content Safety resource, asked with the identity that the application runs under."""

    def __init__(self, endpoint: str) -> None:
        self._client = ContentSafetyClient(endpoint, DefaultAzureCredential())

    def require_safe(self, text: str) -> str:
        """Gives the text back; raises UnsafeText, with the categories, where it is harmful."""
        analysis = self._client.analyze_text(AnalyzeTextOptions(text=text)).categories_analysis
        harmful = [str(one.category) for one in analysis if (one.severity or 0) >= SEVERITY]
        if harmful:
            raise UnsafeText(", ".join(harmful))
        return text
