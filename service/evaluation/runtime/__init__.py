"""Functions that operators share at run time, and the budget of work of a request.

Operands as lists, numbers and texts; numbers as Go has them; the context; hashes and shares.
"""
