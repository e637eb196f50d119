"""Operators, a file or a folder for each family: rules, compilation and rows of the table.

Everything that accepts operators is derived from the table (``table.py``).
"""
