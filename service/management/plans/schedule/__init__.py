"""The parts of schedules: body, the one step, and what a schedule does when it is due."""
