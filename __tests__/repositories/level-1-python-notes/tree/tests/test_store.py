import datetime as dt

from jot import store


def test_notes_come_back_in_order():
    store.add("second", dt.datetime(2024, 5, 2))
    store.add("first", dt.datetime(2024, 5, 1))
    assert [note.text for note in store.read()] == ["first", "second"]


def test_since_leaves_older_notes_out():
    store.add("old", dt.datetime(2024, 4, 1))
    store.add("new", dt.datetime(2024, 5, 1))
    assert [note.text for note in store.read(dt.datetime(2024, 4, 15))] == ["new"]
