"""Translation of targeting to Python: rules as expressions, syntax nodes, and prices."""
