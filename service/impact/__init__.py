"""Impact: whom a proposed change moves from which variant to which.

A process of its own compares, so that a worker's event loop goes on answering meanwhile.
"""
