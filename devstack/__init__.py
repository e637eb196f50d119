"""The private stack: MariaDB, Redis, workers and Nginx under one process.

`make run`, the tests and the bench start it; production runs the same pieces under systemd.
"""
