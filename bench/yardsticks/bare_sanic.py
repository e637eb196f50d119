"""The ceiling of the framework: a bare Sanic handler that reads the body and answers constants.

``python -m bench.yardsticks.bare_sanic PORT`` runs one single-process server as production does:
no access log, no motd, no manager process.
"""

from __future__ import annotations

import sys

from sanic import HTTPResponse, Request, Sanic

from bench.yardsticks.constant import ANSWER

app = Sanic("bare")
app.config.KEEP_ALIVE_TIMEOUT = 120


@app.post("/ofrep/v1/evaluate/flags/<key:str>")
async def evaluate(request: Request, **_: str) -> HTTPResponse:
    """Read the body, use nothing of it, answer the constant."""
    assert request.body is not None
    return HTTPResponse(ANSWER, 200, content_type="application/json")


if __name__ == "__main__":
    app.run(
        "127.0.0.1",
        int(sys.argv[1]),
        single_process=True,
        access_log=False,
        motd=False,
        debug=False,
    )
