"""Redis, which is quick and may be away: nothing here is the truth, and nothing waits long.

This package is the only importer of redis.
"""
