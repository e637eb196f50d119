"""`flagstaff doctor`: checks everything that a node depends on, and says what to do.

It changes nothing, and checks the rest when something is down.
"""
