"""Prompts as files of their own: prompts/NAME.md beside this module."""

import re
from pathlib import Path
from string import Template

_FOLDER = Path(__file__).parent / "prompts"


def render(name: str, /, **values: object) -> str:
    """Gives a prompt with its $placeholders filled in, without its comments.

    Raises KeyError for a placeholder that has no value.
    """
    text = (_FOLDER / f"{name}.md").read_text(encoding="utf-8")
    return Template(re.sub(r"<!--.*?-->", "", text, flags=re.DOTALL)).substitute(values).strip()
