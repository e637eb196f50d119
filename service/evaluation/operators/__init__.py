"""Operators, one file a family: their rules, their compilation and their rows of the table.

Everything that accepts operators is derived from the table (``table.py``).
"""
