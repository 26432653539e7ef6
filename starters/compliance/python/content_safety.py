"""Has OpenAI's moderation endpoint check what goes to the model and what comes from it. Its use is free of charge."""

from functools import cache

from openai import OpenAI


class UnsafeText(ValueError):
    """A text that must not go on."""


@cache
def _client() -> OpenAI:
    return OpenAI()


def require_safe(text: str) -> str:
    """Gives the text back; raises UnsafeText, with the categories, where it is harmful."""
    result = _client().moderations.create(model="omni-moderation-latest", input=text).results[0]
    if result.flagged:
        raise UnsafeText(", ".join(name for name, flagged in result.categories.to_dict().items() if flagged))
    return text
