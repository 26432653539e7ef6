"""Reinforcement learning for lift dispatch."""

from gymnasium.envs.registration import register

register(id="Lifts-v1", entry_point="liftgym.envs.lifts:LiftsEnv", max_episode_steps=900)
