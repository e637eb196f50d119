"""What each operator compiles to; ``table.py`` gathers them."""
