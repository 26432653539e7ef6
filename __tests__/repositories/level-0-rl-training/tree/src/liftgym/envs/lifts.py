"""A bank of lifts as a gym environment."""

import gymnasium as gym
import numpy as np
from gymnasium import spaces


class LiftsEnv(gym.Env):
    """Floors wait, lifts move; the reward is minus the waiting time."""

    metadata = {"render_modes": ["ansi"]}

    def __init__(self, floors: int = 24, lifts: int = 4, demand=None):
        self.floors, self.lifts, self.demand = floors, lifts, demand
        self.observation_space = spaces.Box(0, floors, shape=(floors + lifts,), dtype=np.float32)
        self.action_space = spaces.MultiDiscrete([3] * lifts)

    def reset(self, *, seed=None, options=None):
        super().reset(seed=seed)
        self.waiting = np.zeros(self.floors, dtype=np.float32)
        self.position = np.zeros(self.lifts, dtype=np.float32)
        return self._observe(), {}

    def step(self, action):
        self.position = np.clip(self.position + np.asarray(action) - 1, 0, self.floors - 1)
        self.waiting += self._arrivals()
        self.waiting[self.position.astype(int)] = 0
        return self._observe(), -float(self.waiting.sum()), False, False, {}

    def _arrivals(self):
        rate = 0.05 if self.demand is None else self.demand.rate()
        return self.np_random.poisson(rate, self.floors)

    def _observe(self):
        return np.concatenate([self.waiting, self.position])
