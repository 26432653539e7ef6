import datetime as dt
from types import SimpleNamespace

from jot.digest import condense
from jot.store import Note


class FakeCompletions:
    def create(self, **request):
        self.request = request
        message = SimpleNamespace(content="- banner")
        return SimpleNamespace(choices=[SimpleNamespace(message=message)], usage=SimpleNamespace(total_tokens=12))


def test_notes_reach_the_model():
    fake = FakeCompletions()
    client = SimpleNamespace(chat=SimpleNamespace(completions=fake))
    answer = condense([Note(dt.datetime(2024, 5, 2, 9, 30), "printer")], client)
    assert answer == "- banner"
    assert "Thu 09:30 printer" in fake.request["messages"][1]["content"]
