"""The command line: ``flagstaff``, or ``python -m service``.

Exit codes: 0 done · 1 the file or the request is at fault · 2 the set differs from the file
(``--check``) · 3 the server, or a store behind it, did not answer, or the rate limit was reached ·
4 the API key is missing, not valid or not enough · 64 the command line itself is at fault ·
130 it was interrupted.
"""

from service.cli.main import main

__all__ = ["main"]
