"""What a request passes before its blueprint, and how its failure is answered.

Nothing here is a Sanic middleware: those cost every request, evaluations too. These are plain
functions. Management routes call them through one decorator, evaluations one by one.
"""
