"""Answers from memory: evaluations, memo, counts, limits, CORS, admission of event streams."""
