"""JSON as it was written: values with their text, pointers into them, and the characters that are
refused in names.
"""
