"""What a worker opens when it starts and closes when it stops, in reverse.

``worker`` has the whole of it in its order; each other file is one part, as a context manager.
"""
