"""Redis, which is fast and may be down: nothing here is authoritative, and nothing waits long.

This package is the only importer of redis.
"""
