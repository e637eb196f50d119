"""The time, by the database's clock: the nodes' own may differ, and one history has one order."""

# Milliseconds since 1970. SYSDATE is read when the row is, after any wait for its lock; NOW would
# be the time at which the statement began to wait.
NOW = "CAST(UNIX_TIMESTAMP(SYSDATE(3)) * 1000 AS SIGNED)"
