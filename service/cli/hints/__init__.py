"""Help from the server: names to complete, and what was probably meant."""
