"""JSON as it was written: values with their text, pointers, and characters refused in names."""
