"""flagd's documents, flags and evaluators: read and checked, measured, and written out again as
they were written.
"""
