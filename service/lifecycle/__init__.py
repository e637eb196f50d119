"""Resources of a worker, opened at its start and closed in reverse at its stop.

``worker`` has all of them in order; each other file is one part, as a context manager.
"""
