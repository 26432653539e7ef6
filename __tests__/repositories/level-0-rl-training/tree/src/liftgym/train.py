"""Trains an agent and records the run in MLflow."""

import argparse

import gymnasium as gym
import mlflow
import torch
import yaml

from liftgym.agents.policy_gradient import PolicyAgent


def episode(env, agent, gamma):
    observation, _ = env.reset()
    total, over = 0.0, False
    while not over:
        observation, reward, terminated, truncated, _ = env.step(agent.act(observation))
        agent.learn(reward)
        total += reward
        over = terminated or truncated
    agent.finish(gamma)
    return total


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--config", required=True)
    config = yaml.safe_load(open(parser.parse_args().config))
    env = gym.make("Lifts-v1", floors=config["environment"]["floors"], lifts=config["environment"]["lifts"])
    agent = PolicyAgent(env.observation_space.shape[0], config["environment"]["lifts"], config["agent"]["hidden"])
    with mlflow.start_run(run_name="dispatch-agent"):
        mlflow.log_params(config["train"])
        for number in range(config["train"]["episodes"]):
            mlflow.log_metric("reward", episode(env, agent, config["train"]["gamma"]), step=number)
        torch.save(agent.model.state_dict(), "runs/latest/policy.pt")
        mlflow.log_artifact("runs/latest/policy.pt")


if __name__ == "__main__":
    main()
