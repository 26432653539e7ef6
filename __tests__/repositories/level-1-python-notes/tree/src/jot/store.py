"""Notes as files."""

import datetime as dt
import functools
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path

FORMAT = "%Y%m%dT%H%M%S"


@dataclass(frozen=True)
class Note:
    """A text and the moment it was written."""

    when: dt.datetime
    text: str


def folder() -> Path:
    path = user_data_path("jot")
    path.mkdir(parents=True, exist_ok=True)
    return path


def add(text: str, when: dt.datetime) -> Path:
    """Writes a note and gives its file."""
    path = folder() / f"{when.strftime(FORMAT)}.txt"
    path.write_text(text.strip() + "\n")
    return path


@functools.cache
def load(path: Path) -> Note:
    return Note(dt.datetime.strptime(path.stem, FORMAT), path.read_text().strip())


def read(since: dt.datetime | None = None) -> Iterator[Note]:
    """Gives the notes since a moment, oldest first."""
    for path in sorted(folder().glob("*.txt")):
        note = load(path)
        if since is None or note.when >= since:
            yield note
