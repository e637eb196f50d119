"""How a commit reaches the workers, and how the workers' answers reach the callers."""
