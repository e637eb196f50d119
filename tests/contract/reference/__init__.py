"""A plain interpreter of flagd's rules, slow and literal, that the compiled engine must equal.

It is checked row by row against what flagd's own Go engine answered (``vectors/``).
"""
