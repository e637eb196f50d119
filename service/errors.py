"""All errors, as one tree that knows nothing of HTTP.

::

    FlagstaffError
    ├── Refused              the caller's input is not valid; names every fault and its place
    │   ├── MalformedJSON        not JSON, not UTF-8, or nested too deep
    │   └── DefinitionRefused    a flagd definition that cannot be evaluated
    ├── TooLarge             more bytes than the limit for this kind of request
    │   └── InflatesTooFar       a compressed body that inflates too far
    ├── UnsupportedEncoding  a body in a Content-Encoding that the route does not support
    ├── NotFound             the named resource does not exist, or not for this caller
    ├── NotHere              the direct port does not serve this
    ├── Conflict             the resource exists already, or something still uses it
    │   ├── LostRace             the resource has changed (If-Match)
    │   └── LastAdminKey         without this key, nobody could manage API keys any more
    ├── Unauthenticated      no API key, or one that is not valid
    ├── Forbidden            a valid API key without the scope, or for another flag set
    ├── AddressRefused       a store's address in the settings that cannot be used
    ├── Overloaded           more requests or streams than the worker accepts
    ├── TooManyRequests      one caller exceeds its rate limit
    └── Unavailable          a store did not answer; nothing was half-written
        └── Undone               the database rolled a change back for another's sake

``middleware/errors.py`` holds the one table that turns these into answers.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec


class Fault(msgspec.Struct, frozen=True):
    """One fault of a document.

    ``pointer`` is a JSON pointer (RFC 6901) into the body that was sent; "" is the whole body.
    """

    pointer: str
    detail: str


# Most faults in an answer; further ones are only counted.
MOST_FAULTS = 100


class Faults(list[Fault]):
    """Faults in order: the first MOST_FAULTS are stored, the others are only counted.

    A body of 3 MB can have 300,000 of them, which nobody reads and which take 41 MB to answer.
    """

    def __init__(self, faults: Iterable[Fault] = ()) -> None:
        super().__init__()
        self.total = 0
        self.extend(faults)

    def append(self, fault: Fault) -> None:
        """Count one more fault."""
        self.total += 1
        # One more than is listed, which is as good as a sentence that there is one more.
        if self.total <= MOST_FAULTS + 1:
            super().append(fault)

    def extend(self, faults: Iterable[Fault]) -> None:
        """Count more faults."""
        for fault in faults:
            self.append(fault)

    def listed(self, kind: str = "faults") -> tuple[Fault, ...]:
        """Return the first faults and a last one with the number of further ones."""
        if self.total <= MOST_FAULTS + 1:
            return tuple(self)
        more = f"There are {self.total - MOST_FAULTS:,} more {kind}."
        return (*self[:MOST_FAULTS], Fault("", more))


class FlagstaffError(Exception):
    """The root; ``str()`` is a sentence for the caller."""


class Refused(FlagstaffError):
    """The caller's input is not valid. ``faults`` name the places, as ``Faults`` lists them."""

    def __init__(self, detail: str, faults: Iterable[Fault] = ()) -> None:
        super().__init__(detail)
        self.faults = (faults if isinstance(faults, Faults) else Faults(faults)).listed()


class MalformedJSON(Refused):
    """The body is not JSON, not UTF-8, or nested too deep to read."""


class DefinitionRefused(Refused):
    """A flagd definition that cannot be evaluated; it is never stored."""


class TooLarge(FlagstaffError):
    """The body has more bytes than ``limit``."""

    def __init__(self, limit: int) -> None:
        super().__init__(f"The body is larger than the limit of {limit} bytes.")
        self.limit = limit


class InflatesTooFar(TooLarge):
    """A compressed body that inflates to more than ``ratio`` times its size."""

    def __init__(self, ratio: int) -> None:
        FlagstaffError.__init__(
            self,
            f"The body inflates to over {ratio} times its size. Send it uncompressed. What came"
            " before is stored.",
        )
        self.ratio = ratio


class UnsupportedEncoding(FlagstaffError):
    """A Content-Encoding that the route does not support; ``taken`` are the supported ones."""

    def __init__(self, coding: str, taken: tuple[str, ...] = ()) -> None:
        cure = f"Use {' or '.join(taken)}, or send" if taken else "Send"
        super().__init__(
            f"The Content-Encoding '{coding}' is not supported here. {cure} the body uncompressed."
        )
        self.taken = taken


class NotFound(FlagstaffError):
    """The named resource does not exist, is invisible to this caller, or ended (``because``)."""

    def __init__(self, what: str, name: str, because: str = "") -> None:
        super().__init__(f"There is no {what} '{name}'{because and ': '}{because}.")
        self.what = what
        self.name = name


class NotHere(FlagstaffError):
    """A request on the direct port for what only Nginx serves."""

    def __init__(self) -> None:
        super().__init__(
            "This port serves evaluations and event streams only. "
            "Send management requests to the node's Nginx."
        )


class Conflict(FlagstaffError):
    """The resource exists already, or something still uses it."""


class LostRace(Conflict):
    """``If-Match`` named a version that is not the present one.

    ``current`` is the present revision, ``definition`` the JSON text of a flag or an evaluator at
    it.
    """

    def __init__(self, detail: str, current: int | None, definition: str | None = None) -> None:
        super().__init__(detail)
        self.current = current
        self.definition = definition


class LastAdminKey(Conflict):
    """The last active API key with scope admin that is bound to no flag set: it is kept."""

    def __init__(self) -> None:
        super().__init__(
            "This is the last admin key: without it nobody can manage API keys. Create another"
            " admin key first, or pass force=true to revoke it all the same."
        )


class Unauthenticated(FlagstaffError):
    """No API key, or one that is unknown, expired or revoked."""


class Forbidden(FlagstaffError):
    """A valid API key without the required scope, or bound to another flag set."""


class AddressRefused(FlagstaffError):
    """A store's address that cannot be used; the sentence never shows the address."""


class Overloaded(FlagstaffError):
    """More requests or streams than the worker accepts; ``retry_after`` is in whole seconds."""

    def __init__(
        self,
        retry_after: int = 1,
        detail: str = "The server is at its limit of requests in flight.",
    ) -> None:
        super().__init__(detail)
        self.retry_after = retry_after


class TooManyRequests(FlagstaffError):
    """One caller exceeds its rate limit; it may continue after a second."""

    def __init__(self, detail: str = "This API key sends more requests than its limit.") -> None:
        super().__init__(detail)
        self.retry_after = 1


class Unavailable(FlagstaffError):
    """A store did not answer; ``retry_after`` is in whole seconds."""

    def __init__(self, detail: str, retry_after: int = 1) -> None:
        super().__init__(detail)
        self.retry_after = retry_after


class Undone(Unavailable):
    """The database rolled a transaction back for another's sake; it may be retried."""
