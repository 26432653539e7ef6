"""Condenses notes with a language model."""

import os

from openai import OpenAI

from jot.store import Note

MODEL = os.environ.get("JOT_MODEL", "gpt-4o-mini")


def condense(notes: list[Note], client: OpenAI | None = None) -> str:
    """Gives a short digest of the notes; raises openai.OpenAIError."""
    client = client or OpenAI()
    lines = "\n".join(f"- {note.when:%a %H:%M} {note.text}" for note in notes)
    response = client.chat.completions.create(
        model=MODEL,
        messages=[
            {"role": "system", "content": "You condense work notes. Five bullets at most, no headings."},
            {"role": "user", "content": f"Condense these notes:\n{lines}"},
        ],
    )
    return response.choices[0].message.content or ""
