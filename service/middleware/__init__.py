"""Checks of a request before its blueprint, and answers to its failure.

Nothing here is a Sanic middleware: those cost every request, evaluations too. These are plain
functions. Management routes call them through one decorator, evaluations one by one.
"""
