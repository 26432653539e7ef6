"""Answers from the handbook of the Hillside homes."""
