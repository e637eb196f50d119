"""The two roads of an evaluation, side by side."""
