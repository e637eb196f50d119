"""The use-cases of a write, which validate, store and announce; and of reading it back."""
