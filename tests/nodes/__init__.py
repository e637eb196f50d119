"""Two nodes, and stores of more than one server."""
