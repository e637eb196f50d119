"""Parts of every write of a flag set.

Preconditions and definitions are checked, and a change set stores all of the write or nothing.
"""
