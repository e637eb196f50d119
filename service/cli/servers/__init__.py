"""Which server a command calls, with which key: options, environment, profiles."""
