"""Routes: each handler decodes, calls one thing, and encodes; nothing else."""
