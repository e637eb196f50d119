"""`flagstaff doctor`: looks at everything that a node stands on, and says what cures what is amiss.

Nothing is changed, and nothing that is away keeps it from looking at the rest.
"""
