import pytest

from jot import store


@pytest.fixture(autouse=True)
def notes_folder(tmp_path, monkeypatch):
    monkeypatch.setattr(store, "folder", lambda: tmp_path)
    return tmp_path
