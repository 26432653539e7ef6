"""Answers that were given before, so that the same question is not put to the model again."""

import hashlib
import time
from collections import OrderedDict
from collections.abc import Callable


class AnswerCache:
    """Keeps answers in memory for some time, and of too many the latest used.

    Only for answers that are the same for everyone: the key is the whole prompt.
    """

    def __init__(self, seconds: float = 3600, most: int = 1000) -> None:
        self._seconds = seconds
        self._most = most
        self._answers: OrderedDict[str, tuple[float, str]] = OrderedDict()

    def get_or_ask(self, model: str, prompt: str, ask: Callable[[], str]) -> str:
        """Gives the kept answer to a prompt, else what `ask` gives, which is then kept; raises what `ask` raises."""
        key = hashlib.sha256(f"{model}\n{prompt}".encode()).hexdigest()
        kept = self._answers.get(key)
        if kept and time.monotonic() - kept[0] < self._seconds:
            self._answers.move_to_end(key)
            return kept[1]
        answer = ask()
        self._answers[key] = (time.monotonic(), answer)
        self._answers.move_to_end(key)
        if len(self._answers) > self._most:
            self._answers.popitem(last=False)
        return answer
