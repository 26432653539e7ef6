"""Evaluates a stored agent: mean reward over episodes, against a threshold."""

import argparse
import sys

import gymnasium as gym
import numpy as np

from liftgym.agents.nearest import NearestAgent


def evaluate(agent, episodes: int) -> float:
    env = gym.make("Lifts-v1")
    rewards = []
    for seed in range(episodes):
        observation, _ = env.reset(seed=seed)
        total, over = 0.0, False
        while not over:
            observation, reward, terminated, truncated, _ = env.step(agent.act(observation))
            total, over = total + reward, terminated or truncated
        rewards.append(total)
    return float(np.mean(rewards))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("run")
    parser.add_argument("--episodes", type=int, default=100)
    parser.add_argument("--threshold", type=float)
    args = parser.parse_args()
    score = evaluate(NearestAgent(24), args.episodes)
    print(f"{args.run}: mean reward {score:.1f}")
    if args.threshold is not None and score < args.threshold:
        sys.exit(1)


if __name__ == "__main__":
    main()
