"""The parts of rollouts: body, JSON columns, steps, guards, and what one does when it is due."""
