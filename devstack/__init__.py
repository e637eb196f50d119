"""The private stack: MariaDB, Redis, workers and Nginx of one's own, under one process.

`make run`, the tests and the bench start it; production runs the same pieces under systemd.
"""
