"""Compilation to functions: of one flag, of groups of flags, and their budgets."""
