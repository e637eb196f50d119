"""The server that a command calls, and the key: options, environment, profiles."""
