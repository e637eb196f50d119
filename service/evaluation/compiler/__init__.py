"""Functions that answer: of one flag, of many flags of a set together, and what they may spend."""
