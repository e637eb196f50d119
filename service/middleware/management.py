"""Steps of every management route: limit, principal, scope, decoded names, request id.

This is also the one place where Sanic's loosely typed request gets our types.
"""

from __future__ import annotations

import asyncio
import functools
from collections.abc import (
    AsyncGenerator,
    AsyncIterable,
    AsyncIterator,
    Callable,
    Coroutine,
    Mapping,
    Sequence,
)
from contextlib import aclosing, suppress
from datetime import datetime
from typing import Any, TypedDict, TypeVar

import msgspec
from sanic import HTTPResponse

from service.context import AppContext
from service.errors import NotFound, Refused, TooLarge, Unavailable
from service.evaluation.limits import MAX_DEFINITION_BYTES
from service.evaluation.text.byte_order_mark import without_mark
from service.following.key_ring import Grant
from service.management.stores import Stores
from service.middleware.access import Handler, SanicRequest, accounted
from service.middleware.content_coding import inflated, inflated_parts, is_gzip
from service.middleware.principal import grant_of, principal_of, require_reach, require_scope
from service.middleware.query import KnownParameters
from service.middleware.received import ReceivedHeaders, received_name
from service.middleware.request_id import HEADER as REQUEST_ID
from service.middleware.request_id import request_id_of
from service.middleware.writes import to_the_end
from service.structs.decoding import decode
from service.structs.principal import Principal, Scope
from service.tasks.cooperative import run_in_slices

Answered = TypeVar("Answered")
Choice = TypeVar("Choice", bound=str)
Body = TypeVar("Body", bound=msgspec.Struct)

# Scopes of each route, for the API description.
SCOPES: dict[Handler, tuple[Scope, ...]] = {}

# Query parameters of each route, by its handler; the API description fills it.
PARAMETERS: dict[Callable[..., Any], KnownParameters] = {}

# The largest body that is not a definition, in bytes: names and metadata at their longest.
MAX_STRUCT_BYTES = 64 * 1024

# Items on a page of a list: the default, and the most.
USUAL_ITEMS = 100
MOST_ITEMS = 1000

# Prefix of an encoded header value: RFC 8187, section 3.2.
_ENCODED = "UTF-8''"

_SWITCHES = {"true": True, "1": True, "": True, "false": False, "0": False}


class Paging(TypedDict):
    """The requested part of a list."""

    limit: int
    after: str | None


class ManagementCall:
    """One request to the management API, by an authorized caller."""

    __slots__ = ("_headers", "_query", "_request", "actor", "context")

    def __init__(
        self,
        request: SanicRequest,
        context: AppContext,
        actor: Principal,
        headers: Mapping[str, str],
        query: Mapping[str, str | None],
    ) -> None:
        self._request = request
        self._headers = headers
        self._query = query
        self.context = context
        self.actor = actor

    @property
    def stores(self) -> Stores:
        """The stores that use-cases of a write need."""
        return self.context.stores

    async def grant(self) -> Grant:
        """Return the secret that the caller sent, of the key that ``actor`` is."""
        return await grant_of(self.context, self._headers)

    def body(self, *, most: int = MAX_DEFINITION_BYTES) -> bytes:
        """Return the body without a byte order mark.

        Raises TooLarge if it has over ``most`` bytes, UnsupportedEncoding if it is compressed. The
        default of ``most`` is what one definition may have: reading JSON blocks the event loop,
        for half a minute with as much as a document may have.
        """
        is_gzip(self.header("content-encoding"), taken=False)
        body = bytes(self._request.body)
        if len(body) > most:
            raise TooLarge(most)
        return without_mark(body)

    async def large_body(self, *, most: int) -> bytes:
        """Return the body, inflated if it is compressed by gzip, without a byte order mark.

        Raises TooLarge if it has over ``most`` bytes, inflated or not; Refused for broken gzip.
        """
        if not is_gzip(self.header("content-encoding")):
            return self.body(most=most)
        return without_mark(await run_in_slices(inflated(bytes(self._request.body), most)))

    def parts(self) -> AsyncIterator[bytes]:
        """Yield the body part by part as it arrives, of any length, for a route that streams it.

        It may be compressed by gzip. Nothing is read from the caller while a part is being
        processed.
        """
        stream: AsyncIterable[bytes] = self._request.stream  # type: ignore[assignment]  # it is there
        if is_gzip(self.header("content-encoding")):
            return inflated_parts(aiter(stream))
        return aiter(stream)

    def decoded(self, kind: type[Body], *, most: int = MAX_STRUCT_BYTES) -> Body:
        """Return the body as a struct. Raises TooLarge, MalformedJSON, Refused with a pointer."""
        return decode(self.body(most=most), kind)

    def header(self, name: str) -> str | None:
        """Return a header's value; None where it is absent. Raises Refused if it is not UTF-8."""
        return self._headers.get(name)

    def query(self, name: str) -> str | None:
        """Return a parameter of the query; None where it is absent.

        Raises KeyError for a name that the description of the route does not have.
        """
        return self._query[name]

    def queries(self, prefix: str) -> dict[str, str]:
        """Return the parameters of the query with this prefix, by the rest of their names."""
        return {
            name.removeprefix(prefix): value
            for name, value in self._query.items()
            if name.startswith(prefix) and value is not None
        }

    def switch(self, name: str) -> bool:
        """Return a boolean parameter of the query. Raises Refused for anything else."""
        text = self.query(name)
        if text is None:
            return False
        if text.lower() not in _SWITCHES:
            raise Refused(f"The parameter '{name}' must be true or false.")
        return _SWITCHES[text.lower()]

    def choice(self, name: str, choices: Sequence[Choice]) -> Choice | None:
        """Return a parameter of the query that is one of ``choices``. Raises Refused otherwise."""
        text = self.query(name)
        if text is None:
            return None
        for choice in choices:
            if choice == text:
                return choice
        raise Refused(f"The parameter '{name}' must be one of: {', '.join(choices)}.")

    def number(self, name: str, *, least: int, most: int) -> int | None:
        """Return an integer of the query. Raises Refused outside ``least`` to ``most``."""
        text = self.query(name)
        if text is None:
            return None
        number = int(text) if text.isascii() and text.isdigit() and len(text) < 20 else least - 1
        if not least <= number <= most:
            raise Refused(f"The parameter '{name}' must be a whole number from {least} to {most}.")
        return number

    def revision(self) -> int | None:
        """The earlier revision that ``?revision=`` names; None for the present."""
        return self.number("revision", least=1, most=2**63 - 1)

    def timestamp(self, name: str) -> datetime | None:
        """Return a time of the query (RFC 3339 with a zone). Raises Refused for anything else."""
        text = self.query(name)
        if text is None:
            return None
        try:
            time = msgspec.convert(text, datetime)
        except msgspec.ValidationError:
            time = None
        if time is None or time.tzinfo is None:
            detail = f"The parameter '{name}' must be a time such as 2030-01-31T12:00:00Z"
            raise Refused(f"{detail}; in a URL, the + of a zone is written %2B.")
        return time

    def paging(self) -> Paging:
        """Return where a list begins and how long it is: ``?limit=&after=``."""
        limit = self.number("limit", least=1, most=MOST_ITEMS)
        return {"limit": limit or USUAL_ITEMS, "after": self.query("after")}

    def refuse_paging(self) -> None:
        """Raise Refused for ``?limit=`` or ``?after=``: the answer is the whole list, streamed."""
        for name in ("limit", "after"):
            if self.query(name) is not None:
                raise Refused(f"The parameter '{name}' is for pages; a stream is the whole list.")

    @property
    def comment(self) -> str | None:
        """The comment of the change, from ``X-Change-Comment``.

        It is UTF-8 as it is, or, from callers that can send ASCII only, ``UTF-8''`` followed by
        percent-encoding (RFC 8187). Raises Refused for anything else.
        """
        header = self.header("x-change-comment")
        if header is None:
            return None
        if header[: len(_ENCODED)].upper() == _ENCODED:
            return received_name(header[len(_ENCODED) :], "The header X-Change-Comment")
        return header

    async def stream(self, batches: AsyncGenerator[bytes, None], content_type: str) -> None:
        """Stream the batches as the body of the answer, of any length.

        The batches are closed when this returns, also where the caller disconnects in the middle.
        """
        headers = {REQUEST_ID: request_id_of(self._request), "x-accel-buffering": "no"}
        with self.context.gate.exporting(self.actor.id):
            response = await self._request.respond(headers=headers, content_type=content_type)
            async with aclosing(batches):
                if self._request.method != "HEAD":
                    async for batch in batches:
                        await response.send(batch)
                        # A fast store and a fast reader never wait for each other; evaluations
                        # would.
                        await asyncio.sleep(0)
            await response.eof()

    async def write(self, change: Coroutine[Any, Any, Answered]) -> Answered:
        """Finish a change even if the caller disconnects meanwhile."""
        return await to_the_end(change)

    async def follow(self) -> None:
        """Return once this worker has read everything that is committed, API keys included."""
        with suppress(Unavailable):
            await self.context.follower.look()

    async def serve(self, flag_set: str, revision: int) -> None:
        """Return once this worker serves the revision of a write."""
        # The write is committed: a store that fails only now must not make it look undone.
        with suppress(Unavailable):
            await self.context.follower.catch_up(flag_set, revision)


def management(*scopes: Scope) -> Callable[[Handler], Handler]:
    """Return a decorator of management routes, for keys that have any of ``scopes``.

    The handler gets a ManagementCall and the parameters of the path, percent-decoded exactly once.
    If the key may not see the flag set of a parameter ``flag_set``, there is no such set.
    """

    def decorate(handler: Handler) -> Handler:
        @accounted
        @functools.wraps(handler)
        async def route(request: SanicRequest, **raw: str) -> HTTPResponse | None:
            context: AppContext = request.app.ctx
            # Sanic's types do not say what its HTTP/1.1 exchange has.
            exchange: Any = request.stream
            exchange.protocol.notice_disconnect()
            with context.gate.entered(evaluation=False):
                headers = ReceivedHeaders(request.headers)
                actor = await principal_of(context, headers)
                require_scope(actor, scopes)
                names = {name: received_name(value) for name, value in raw.items()}
                if "flag_set" in names:
                    require_reach(actor, names["flag_set"])
                query = PARAMETERS[route].read(request.query_string)
                call = ManagementCall(request, context, actor, headers, query)
                return await handler(call, **names)

        SCOPES[route] = scopes
        return route

    return decorate


def number_in_path(what: str, name: str) -> int:
    """Return the number in a path. Raises NotFound for what is not a number."""
    if not (name.isascii() and name.isdigit() and len(name) < 19):
        raise NotFound(what, name)
    return int(name)
