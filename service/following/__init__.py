"""How a commit reaches a worker: the follower reads what changed, compiles it and swaps the
snapshots; the snapshot file survives an outage.
"""
