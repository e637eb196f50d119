"""Counters and their files, worker status, process figures, and the exposition for Prometheus."""
