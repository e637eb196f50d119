"""The management API as the command line calls it."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import partial
from http import HTTPStatus
from typing import Any, Self
from urllib.parse import quote

import httpx
import msgspec

from service.errors import FlagstaffError
from service.outbound.answered_failures import evaluation_failure_of, failure_of
from service.outbound.answers import decoded
from service.outbound.failures import NotFlagstaff, Unreachable
from service.outbound.retries import (
    TRIES,
    WORTH_RETRYING,
    Retries,
    asked_to_wait,
    is_read,
    repeatable_on,
)

JSON = "application/json"
# Loading a document of twenty thousand flags compiles them all before it answers.
_TIMEOUT = httpx.Timeout(60.0, connect=5.0)
_LIMITS = httpx.Limits(max_connections=4, max_keepalive_connections=4)
_UNIX = "unix:"
# What a proxy or a worker answers when it does not know how the request ended behind it.
_LOST = frozenset({HTTPStatus.BAD_GATEWAY, HTTPStatus.GATEWAY_TIMEOUT})
_GONE = HTTPStatus.NOT_FOUND
_STEPS = {".": "%2E", "..": "%2E%2E"}


class _Page(msgspec.Struct):
    items: list[dict[str, Any]]
    next: str | None = None


class Client:
    """One server and one API key. Idempotent calls are retried when it is worth it.

    ``url`` is ``http://…``, ``https://…``, or ``unix:/path`` for a worker's socket.
    ``traceparent`` is the trace of the calls (W3C Trace Context); "" for none. ``notice`` gets a
    sentence, once each, when a call is retried and when an answer came from memory.
    ``patience`` bounds each call, in seconds, and such a client tries once; None: the usual waits.
    """

    def __init__(
        self,
        url: str,
        key: str,
        *,
        traceparent: str = "",
        transport: httpx.BaseTransport | None = None,
        wait: Callable[[float], None] = time.sleep,
        notice: Callable[[str], None] = lambda _: None,
        clock: Callable[[], float] = time.monotonic,
        patience: float | None = None,
    ) -> None:
        self._url = url.rstrip("/")
        self._retries = partial(Retries, TRIES if patience is None else 1, clock=clock)
        self._wait = wait
        self._notice = notice
        self._noticed: set[str] = set()
        base_url = self._url
        # Reading the machine's certificates takes longer than a call, and only TLS needs them.
        # Redirects are not followed, so a call never changes to TLS.
        verify = not self._url.lower().startswith(("http:", _UNIX))
        if self._url.startswith(_UNIX):
            # A worker's own socket, for callers on its machine.
            transport = httpx.HTTPTransport(
                uds=self._url.removeprefix(_UNIX), limits=_LIMITS, verify=verify
            )
            base_url = "http://flagstaff"
        self._evaluations = f"{base_url}/ofrep/v1/evaluate/"
        headers = {"x-api-key": key, "user-agent": "flagstaff"} if key else {}
        if traceparent.isascii() and traceparent.isprintable() and traceparent:
            headers["traceparent"] = traceparent
        self._http = httpx.Client(
            base_url=f"{base_url}/api/v1/",
            headers=headers,
            timeout=_TIMEOUT if patience is None else patience,
            limits=_LIMITS,
            transport=transport,
            verify=verify,
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

        Raises CallFailed for a failure that was answered, Unreachable without an answer,
        NotFlagstaff for what is not JSON.
        """
        sent = {"content-type": JSON} if body is not None else {}
        request = self._http.build_request(
            method,
            _joined(path),
            content=body,
            params=dict(query or {}),
            headers={**sent, **(headers or {})},
        )
        response = self._send(request, repeated_on=repeatable_on(request))
        if not response.is_success:
            raise failure_of(response)
        if response.content:
            self._require(response, JSON)
        return response

    def json(self, method: str, *path: str, body: object = None, **options: Any) -> dict[str, Any]:
        """Call with a value as the JSON body; return the JSON object of the answer.

        Raises as ``call``, and NotFlagstaff for anything but an object.
        """
        content = None if body is None else msgspec.json.encode(body)
        return decoded(self.call(method, *path, body=content, **options).content, dict[str, Any])

    def remove(self, *path: str, query: Mapping[str, str] | None = None) -> None:
        """DELETE a resource whose answer is 204. Raises as ``json``."""
        if self.call("DELETE", *path, query=query).status_code != HTTPStatus.NO_CONTENT:
            raise NotFlagstaff

    def evaluate(
        self, flag_set: str, key: str | None, context: Mapping[str, object]
    ) -> dict[str, Any]:
        """Evaluate one flag of the set, or all of them where ``key`` is None, over OFREP.

        Raises as ``json``.
        """
        steps = ("flags",) if key is None else ("flags", key)
        response = self._send(
            self._http.build_request(
                "POST",
                self._evaluations + _joined(steps),
                content=msgspec.json.encode({"context": context}),
                headers=[
                    (b"content-type", JSON.encode()),
                    (b"flagd-selector", f"flagSetId={flag_set}".encode()),
                ],
            ),
            # An evaluation changes nothing.
            repeated_on=WORTH_RETRYING,
        )
        if not response.is_success:
            raise evaluation_failure_of(response)
        self._require(response, JSON)
        return decoded(response.content, dict[str, Any])

    def pause(self, seconds: float) -> None:
        """Wait before a retry."""
        self._wait(seconds)

    def pages(self, *path: str, query: Mapping[str, str] | None = None) -> Iterator[dict[str, Any]]:
        """Yield every item of a list, page by page."""
        after: dict[str, str] = {}
        while True:
            page = decoded(self.call("GET", *path, query={**(query or {}), **after}).content, _Page)
            yield from page.items
            if page.next is None:
                return
            after = {"after": page.next}

    def stream(
        self,
        *path: str,
        accept: str,
        query: Mapping[str, str] | None = None,
        body: bytes | None = None,
    ) -> Iterator[bytes]:
        """Yield the body of an answer, part by part, of any length; POST a ``body`` of JSON."""
        where = _joined(path)
        headers = {"accept": accept}
        if body is not None:
            headers["content-type"] = JSON
        try:
            with self._http.stream(
                "GET" if body is None else "POST",
                where,
                params=dict(query or {}),
                headers=headers,
                content=body,
            ) as response:
                if not response.is_success:
                    response.read()
                    raise failure_of(response)
                self._require(response, accept)
                yield from response.iter_bytes()
        except httpx.DecodingError:
            raise NotFlagstaff from None
        except httpx.TransportError as error:
            raise Unreachable(f"{self._url} does not answer: {_reason(error)}.") from None

    def send(self, *path: str, parts: Iterable[bytes], content_type: str) -> httpx.Response:
        """POST a body of any length part by part; not retried, since its parts are consumed.

        Raises as ``call``.
        """
        request = self._http.build_request(
            "POST",
            _joined(path),
            content=parts,
            headers={"content-type": content_type},
        )
        response = self._send(request, repeated_on=())
        if not response.is_success:
            raise failure_of(response)
        self._require(response, JSON)
        return response

    def _require(self, response: httpx.Response, content_type: str) -> None:
        """Raise NotFlagstaff for another content type; notice an answer from memory."""
        if response.headers.get("content-type", "").partition(";")[0].strip() != content_type:
            raise NotFlagstaff
        if response.headers.get("x-served-from") == "memory":
            self._notice_once(
                "Served from memory: the database does not answer. The latest changes may be"
                " missing; revisions and times are not known."
            )

    def _notice_once(self, sentence: str) -> None:
        if sentence not in self._noticed:
            self._noticed.add(sentence)
            self._notice(sentence)

    def _send(self, request: httpx.Request, *, repeated_on: Collection[int]) -> httpx.Response:
        """Send a request; retry after a wait if the answer's status is in ``repeated_on``.

        No answer at all counts as 503.
        """
        retries = self._retries()
        is_lost = False
        while True:
            try:
                response = self._http.send(request)
            except KeyboardInterrupt:
                if not is_read(request):
                    self._notice(
                        "Interrupted: the change may have been made nevertheless. Look at how it"
                        " stands before you repeat it."
                    )
                raise
            except httpx.DecodingError:
                raise NotFlagstaff from None
            except httpx.TransportError as error:
                was_sent = not isinstance(error, httpx.ConnectError | httpx.ConnectTimeout)
                is_lost = is_lost or was_sent
                failure: FlagstaffError = Unreachable(
                    f"{self._url} does not answer: {_reason(error)}.",
                    may_be_done=was_sent and not is_read(request),
                )
                seconds = retries.next_wait()
                if seconds is None or HTTPStatus.SERVICE_UNAVAILABLE not in repeated_on:
                    raise failure from None
            else:
                if is_lost and request.method == "DELETE" and response.status_code == _GONE:
                    # The try whose answer was lost has deleted it.
                    return httpx.Response(HTTPStatus.NO_CONTENT, request=request)
                seconds = retries.next_wait(asked_to_wait(response))
                if seconds is None or response.status_code not in repeated_on:
                    return response
                failure = failure_of(response)
                is_lost = is_lost or response.status_code in _LOST
            self._notice_once(f"{failure} Trying again.")
            self._wait(seconds)


def _joined(parts: Iterable[str]) -> str:
    """Return the parts as a path, each percent-encoded.

    Also ``.`` and ``..``, which HTTP clients take for steps: to remove the context ``..`` would
    remove its flag set.
    """
    return "/".join(_STEPS.get(part) or quote(part, safe="") for part in parts)


def _reason(error: httpx.TransportError) -> str:
    if isinstance(error, httpx.TimeoutException):
        return "it took too long"
    return str(error).rstrip(".") or type(error).__name__
