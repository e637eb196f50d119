"""Admission of event streams: who may open one, and its first event (OFREP 0.3.0)."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from math import inf

import msgspec

from service.errors import NotFound, Unauthenticated, Unavailable
from service.events.event_hub import EventHub, EventStream, event
from service.events.stream_address import address, is_signed
from service.following.follower import Follower
from service.following.key_ring import Grant, KeyRing
from service.following.snapshots import Snapshots
from service.tasks.pacer import Pacer

# Seconds between two streams that a worker opens. Opening one costs 0.3 ms of CPU, so that streams
# that all come back at once, after a restart, take less than a fifth of the core: a thousand of
# them are back after two seconds, and evaluations are answered between them.
OPENING_INTERVAL = 0.002

_NOT_VALID = "The address of this stream is not valid: take it from a bulk evaluation."


class StreamCall(msgspec.Struct, frozen=True, kw_only=True):
    """The address of a stream. ``key_id`` None is a stream without a key.

    ``last_event_id`` is the revision of the last event that the caller received; 0 for none.
    """

    flag_set: str
    key_id: int | None = None
    signature: str = ""
    last_event_id: int = 0


class EventStreams:
    """Opens streams and names their addresses, which are below ``base_path``.

    ``anonymous`` names the set that needs no key ("" for none). Unless ``enabled``, no address is
    valid, also none that was given out before. Callers wait for a turn of the ``pacer`` before they
    ``open`` a stream, and before they count as in flight.
    """

    def __init__(
        self,
        snapshots: Snapshots,
        key_ring: KeyRing,
        follower: Follower,
        hub: EventHub,
        *,
        anonymous: str,
        enabled: bool = True,
        base_path: str = "",
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._snapshots = snapshots
        self._key_ring = key_ring
        self._follower = follower
        self._hub = hub
        self._anonymous = anonymous
        self._enabled = enabled
        self._base_path = base_path
        self._clock = clock
        self.pacer = Pacer(OPENING_INTERVAL)

    async def address(self, flag_set: str, grant: Grant) -> str | None:
        """Return the address of the set's stream for the key's holder; None if there are none.

        Raises NotFound for a set that does not exist, Unavailable as ``Follower.find`` does.
        """
        if await self._follower.find(flag_set) is None:
            raise NotFound("flag set", flag_set)
        if not self._enabled:
            return None
        return self._base_path + address(grant.hash, grant.id, flag_set)

    async def open(self, call: StreamCall) -> EventStream:
        """Return the stream of the address, ready to be connected without further waiting.

        Raises Unauthenticated for an address that no bulk answer contained, NotFound for a deleted
        set, Overloaded, and Unavailable if a store is needed and does not answer.
        """
        if not self._enabled:
            raise Unauthenticated(_NOT_VALID)
        self._hub.check()
        await self._prepare(call)
        # Checked again: the key may have been revoked meanwhile.
        grant = self._grant(call)
        flag_set = self._snapshots.current(call.flag_set)
        if flag_set is None:
            raise NotFound("flag set", call.flag_set)
        self._hub.check()
        return EventStream(
            self._hub,
            flag_set.name,
            key_hash=None if grant is None else grant.hash,
            expires_at=inf if grant is None else grant.expires_at,
            # A caller without an event may have missed a change after its bulk answer.
            news=b"" if call.last_event_id == flag_set.revision else event(flag_set),
        )

    async def close(self) -> None:
        """End every stream; none is opened any more."""
        await self._hub.close()

    async def _prepare(self, call: StreamCall) -> None:
        """Fetch what is not in memory yet: key, flag set, revision of the last event."""
        try:
            self._grant(call)
        except Unauthenticated:
            if call.key_id is None:
                raise
            # Another worker may have created the key, or its secret, a moment ago.
            await self._follower.look_in_time()
            self._grant(call)
        current = self._snapshots.current(call.flag_set)
        if current is None:
            await self._follower.find(call.flag_set)
        elif current.revision < call.last_event_id:
            # Another worker sent that event. Without the stores the stream begins with what is
            # here.
            with suppress(Unavailable):
                await self._follower.catch_up(call.flag_set, call.last_event_id)

    def _grant(self, call: StreamCall) -> Grant | None:
        """Return the key of the address; None for the set that needs none."""
        if call.key_id is None:
            if call.flag_set and call.flag_set == self._anonymous:
                return None
        else:
            for grant in self._key_ring.grants_of(call.key_id, self._clock()):
                if is_signed(call.signature, grant.hash, grant.id, call.flag_set):
                    return grant
        raise Unauthenticated(_NOT_VALID)
