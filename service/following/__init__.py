"""Following of commits: read what changed, compile it, swap the snapshot.

The snapshot file survives an outage.
"""
