"""The management API as the command line calls it."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any, Self
from urllib.parse import quote

import httpx
import msgspec

from service.errors import Fault, FlagstaffError

# Loading a document of twenty thousand flags compiles them all before it answers.
_TIMEOUT = httpx.Timeout(60.0, connect=5.0)
_LIMITS = httpx.Limits(max_connections=4, max_keepalive_connections=4)
_UNIX = "unix:"
_IDEMPOTENT = frozenset({"GET", "PUT", "DELETE"})
_WORTH_RETRYING = frozenset({502, 503, 504})
_TRIES = 4
_LONGEST_WAIT = 5.0
_STEPS = {".": "%2E", "..": "%2E%2E"}


class CallFailed(FlagstaffError):
    """The server answered with a failure. ``faults`` point into the body that was sent."""

    def __init__(self, status: int, detail: str, faults: tuple[Fault, ...] = ()) -> None:
        super().__init__(detail)
        self.status = status
        self.faults = faults


class Unreachable(FlagstaffError):
    """No answer came from the server at all."""


class _Problem(msgspec.Struct):
    detail: str = ""
    errors: tuple[Fault, ...] = ()


class Client:
    """One server and one API key. Idempotent calls are tried again when it is worth it.

    ``url`` is ``http://…``, ``https://…``, or ``unix:/path`` for a worker's socket. ``traceparent``
    says which trace the calls belong to, as W3C Trace Context has it; "" for none.
    """

    def __init__(
        self,
        url: str,
        key: str,
        *,
        traceparent: str = "",
        transport: httpx.BaseTransport | None = None,
        wait: Callable[[float], None] = time.sleep,
    ) -> None:
        self._url = url.rstrip("/")
        self._wait = wait
        base_url = self._url
        if self._url.startswith(_UNIX):
            # A worker's own socket, for whoever is on its machine.
            transport = httpx.HTTPTransport(uds=self._url.removeprefix(_UNIX), limits=_LIMITS)
            base_url = "http://flagstaff"
        headers = {"x-api-key": key, "user-agent": "flagstaff"} if key else {}
        if traceparent.isascii() and traceparent.isprintable() and traceparent:
            headers["traceparent"] = traceparent
        self._http = httpx.Client(
            base_url=f"{base_url}/api/v1/",
            headers=headers,
            timeout=_TIMEOUT,
            limits=_LIMITS,
            transport=transport,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()

    def call(
        self,
        method: str,
        *path: str,
        body: bytes | None = None,
        query: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> httpx.Response:
        """Call ``/api/v1/`` and the path, whose parts are percent-encoded here.

        Raises CallFailed for a failure that was answered, Unreachable if none was.
        """
        sent = {"content-type": "application/json"} if body is not None else {}
        request = self._http.build_request(
            method,
            _joined(path),
            content=body,
            params=dict(query or {}),
            headers={**sent, **(headers or {})},
        )
        tries = _TRIES if method in _IDEMPOTENT else 1
        response = self._send(request, tries)
        if response.is_success:
            return response
        raise _failure(response)

    def json(self, method: str, *path: str, body: object = None, **options: Any) -> Any:
        """Call with a value as the JSON body; answers the JSON value that came back."""
        content = None if body is None else msgspec.json.encode(body)
        response = self.call(method, *path, body=content, **options)
        return msgspec.json.decode(response.content) if response.content else None

    def pages(self, *path: str, query: Mapping[str, str] | None = None) -> Iterator[Any]:
        """Every item of a list, page by page."""
        after: dict[str, str] = {}
        while True:
            page = self.json("GET", *path, query={**(query or {}), **after})
            yield from page["items"]
            if page.get("next") is None:
                return
            after = {"after": page["next"]}

    def stream(self, *path: str, query: Mapping[str, str], accept: str) -> Iterator[bytes]:
        """The body of an answer, part by part, however long it is."""
        where = _joined(path)
        try:
            with self._http.stream(
                "GET", where, params=dict(query), headers={"accept": accept}
            ) as response:
                if not response.is_success:
                    response.read()
                    raise _failure(response)
                yield from response.iter_bytes()
        except httpx.TransportError as error:
            raise Unreachable(f"{self._url} does not answer: {_reason(error)}.") from None

    def send(self, *path: str, parts: Iterable[bytes], content_type: str) -> httpx.Response:
        """POST a body part by part, however long it is; once, since its parts are gone then.

        Raises as ``call``.
        """
        request = self._http.build_request(
            "POST",
            _joined(path),
            content=parts,
            headers={"content-type": content_type},
        )
        response = self._send(request, 1)
        if response.is_success:
            return response
        raise _failure(response)

    def _send(self, request: httpx.Request, tries: int) -> httpx.Response:
        wait = 0.2
        while True:
            tries -= 1
            try:
                response = self._http.send(request)
            except httpx.TransportError as error:
                if not tries:
                    raise Unreachable(f"{self._url} does not answer: {_reason(error)}.") from None
            else:
                if not tries or response.status_code not in _WORTH_RETRYING:
                    return response
                wait = max(wait, _asked_to_wait(response))
            self._wait(min(wait, _LONGEST_WAIT))
            wait *= 2


def _joined(parts: Iterable[str]) -> str:
    """The parts as a path, each percent-encoded.

    One that is ``.`` or ``..`` too, which HTTP clients take for a step: to remove the context
    ``..`` would remove its flag set.
    """
    return "/".join(_STEPS.get(part) or quote(part, safe="") for part in parts)


def comment_header(comment: str | None) -> dict[str, str]:
    """Why a change is made, as a header: encoded, because headers are ASCII (RFC 8187)."""
    return {} if comment is None else {"x-change-comment": f"UTF-8''{quote(comment, safe='')}"}


def _asked_to_wait(response: httpx.Response) -> float:
    seconds = response.headers.get("retry-after", "")
    return float(seconds) if seconds.isascii() and seconds.isdigit() else 0.0


def _failure(response: httpx.Response) -> CallFailed:
    try:
        problem = msgspec.json.decode(response.content, type=_Problem)
    except (msgspec.DecodeError, UnicodeDecodeError):
        problem = _Problem()
    detail = problem.detail or f"The server answered {response.status_code}."
    return CallFailed(response.status_code, detail, problem.errors)


def _reason(error: httpx.TransportError) -> str:
    if isinstance(error, httpx.TimeoutException):
        return "it took too long"
    return str(error).rstrip(".") or type(error).__name__
