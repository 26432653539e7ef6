"""Puts the handbook's pages into the search index."""

import sys
from pathlib import Path

from azure.identity import DefaultAzureCredential
from azure.search.documents import SearchClient

from handbook import settings


def main(folder: str) -> None:
    client = SearchClient(settings.SEARCH, "handbook", DefaultAzureCredential())
    pages = [{"id": p.stem, "name": p.stem, "text": p.read_text()} for p in sorted(Path(folder).glob("*.md"))]
    client.merge_or_upload_documents(pages)
    print(len(pages), "pages")


if __name__ == "__main__":
    main(sys.argv[1])
