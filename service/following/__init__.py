"""How a commit reaches a worker: the follower reads the change, compiles it and swaps the snapshot.

The snapshot file survives an outage.
"""
