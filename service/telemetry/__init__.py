"""What a worker counts and how it is: counters and their files, worker status, process figures, and
the exposition that Prometheus reads.
"""
