"""What a request meets before its blueprint, and what its failure becomes after.

Nothing here is a Sanic middleware: those cost every request, evaluations too. They are plain
functions, which the management routes call through one decorator and evaluations one by one.
"""
