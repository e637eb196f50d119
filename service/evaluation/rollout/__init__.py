"""Rollouts: the definition of a flag with which one variant has a given share of the keys."""
