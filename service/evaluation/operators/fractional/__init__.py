"""``fractional``: its rule, its compilation with its row of the table, and what it explains."""
