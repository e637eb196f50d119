"""What compiled functions call: each operator's rule for values, numbers as Go has them, and the
budget of work of a request.
"""
