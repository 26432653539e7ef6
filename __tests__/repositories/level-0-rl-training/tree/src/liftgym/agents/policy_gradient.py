"""REINFORCE with a small network."""

import torch
from torch import nn
from torch.distributions import Categorical


class PolicyAgent:
    """An agent whose policy network is trained on the discounted reward."""

    def __init__(self, inputs: int, lifts: int, hidden: int = 64, temperature: float = 1.0, rate: float = 5e-4):
        self.temperature, self.lifts = temperature, lifts
        self.model = nn.Sequential(nn.Linear(inputs, hidden), nn.Tanh(), nn.Linear(hidden, 3 * lifts))
        self.optimizer = torch.optim.Adam(self.model.parameters(), lr=rate)
        self.memory: list[tuple[torch.Tensor, float]] = []

    def act(self, observation):
        logits = self.model(torch.as_tensor(observation)).view(self.lifts, 3) / self.temperature
        choice = Categorical(logits=logits)
        action = choice.sample()
        self.pending = choice.log_prob(action).sum()
        return action.numpy()

    def learn(self, reward):
        self.memory.append((self.pending, reward))

    def finish(self, gamma: float):
        value, loss = 0.0, torch.zeros(())
        for log_prob, reward in reversed(self.memory):
            value = reward + gamma * value
            loss = loss - log_prob * value
        self.optimizer.zero_grad()
        loss.backward()
        self.optimizer.step()
        self.memory.clear()
