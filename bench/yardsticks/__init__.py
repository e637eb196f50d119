"""Small honest programs that answer the same calls the ways people would otherwise write them.

Each is tuned as its users would tune it, runs as one process, and listens on 127.0.0.1.
"""
