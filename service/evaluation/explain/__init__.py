"""Explanations of answers: a flag's rule, compiled once more, with each operator recorded.

Not on the path of an evaluation: compiling takes some 0.1 ms for each operator of the rule.
"""
