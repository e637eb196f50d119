"""The msgspec structs that requests are decoded into and answers are encoded from."""
