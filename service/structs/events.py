"""Event streams on the wire of the management API."""

from __future__ import annotations

import msgspec


class EventStreamAddress(msgspec.Struct, frozen=True, rename="camel"):
    """Address of a flag set's event stream, as ``eventStreams`` of a bulk answer has it.

    ``request_uri`` is a secret of the API key, relative to the host; null where event streams are
    switched off.
    """

    request_uri: str | None
