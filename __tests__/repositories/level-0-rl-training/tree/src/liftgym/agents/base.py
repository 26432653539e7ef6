"""What an agent can do."""

from typing import Protocol

import numpy as np


class Agent(Protocol):
    """Chooses an action for an observation and learns from the reward."""

    def act(self, observation: np.ndarray) -> np.ndarray: ...

    def learn(self, reward: float) -> None: ...
