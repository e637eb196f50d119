"""The parts of rollouts: body, JSON columns, steps, and what a rollout does when it is due."""
