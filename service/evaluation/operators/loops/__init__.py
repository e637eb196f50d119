"""Operators with an inner rule, which is evaluated for each element of a list."""
