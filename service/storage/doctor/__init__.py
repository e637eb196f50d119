"""Checks of MySQL by `flagstaff doctor`, without writing anything."""
