"""How targeting becomes Python: a rule as an expression, the syntax nodes that it is made of, and
what it costs.
"""
