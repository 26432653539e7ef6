import gymnasium as gym
import numpy as np

import liftgym  # noqa: F401
from liftgym.agents.nearest import NearestAgent


def test_reward_is_minus_the_queue():
    env = gym.make("Lifts-v1")
    env.reset(seed=1)
    observation, reward, *_ = env.step(np.ones(4, dtype=int))
    assert reward == -observation[:24].sum()


def test_nearest_agent_stays_without_calls():
    action = NearestAgent(24).act(np.zeros(28))
    assert (action == 1).all()
