"""Caches in front of stored contexts: memory, Redis, MySQL. Concurrent misses share a read."""
