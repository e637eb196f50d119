"""Webhook deliveries: sends the outbox, each webhook's deliveries in order and one at a time.

At least once: if a process is killed between a call and its record, the call is repeated with the
same id. A webhook is leased for longer than a call may take, so that no two processes ever call
for one webhook at once.
"""

from __future__ import annotations

import logging
import random
import time
from typing import Literal, NamedTuple

import msgspec

from service.log_events import log_event
from service.management.slow_calls import SlowCalls
from service.management.stores import Stores
from service.outbound.webhooks import Outcome, Sender
from service.settings import Settings
from service.storage import changes, leases, outbox, webhooks
from service.storage.changes import Touched
from service.storage.database import Cursor
from service.storage.leases import Lease
from service.storage.outbox import Addressed
from service.storage.retrying import retried
from service.structs.timestamps import timestamp
from service.structs.webhooks import (
    ChangedFlagSet,
    FlagSetChanged,
    Ping,
    PingedFlagSet,
    PlanStopped,
    StoppedPlan,
    TouchedThing,
)

logger = logging.getLogger(__name__)

# Seconds by which the lease outlasts a call: time to prepare it.
_TO_PREPARE = 5.0
# Pause after the first failure, and the longest, in seconds; each is twice the one before.
_FIRST_PAUSE = 5.0
_LONGEST_PAUSE = 3600.0
# Changed things that a call names; their names make it 100 KB at most.
_MOST_NAMED = 100
# Old deliveries that one transaction removes.
_AT_ONCE = 1000

_encode = msgspec.json.Encoder().encode
_decode_stopped = msgspec.json.Decoder(StoppedPlan).decode


async def attempt(stores: Stores, settings: Settings, *, sender: Sender, slow: SlowCalls) -> bool:
    """Attempt one delivery that is due; return whether there was one.

    A call that takes long continues among the ``slow`` ones. Raises Unavailable.
    """
    database = stores.database
    begun = time.monotonic()
    held = await leases.take(
        database, settings.webhooks.timeout + _TO_PREPARE, without=slow.left_out
    )
    if held is None:
        return False
    async with database.read() as cursor:
        found = await outbox.next_of(cursor, held.webhook_id)
        body = b"" if found is None else await _body(cursor, found)
    if found is None or time.monotonic() - begun > _TO_PREPARE:
        # Nothing is left to send, or the lease would not last long enough.
        async with database.transaction() as cursor:
            await leases.give_back(cursor, held, pause=None, url=None)
        return True
    await slow.run(held.webhook_id, _call(stores, settings, sender, held, found, body))
    return True


async def _call(
    stores: Stores, settings: Settings, sender: Sender, held: Lease, found: Addressed, body: bytes
) -> None:
    outcome = await sender.send(found.url, found.secret, found.delivery.message_id, body)
    await _record(stores, settings, held, found, outcome)


async def forget(stores: Stores, settings: Settings) -> bool:
    """Remove deliveries that ended long ago; return whether there may be more.

    Raises Unavailable.
    """
    async with stores.database.transaction() as cursor:
        await webhooks.delete_ended(cursor)
        removed = await outbox.delete_ended(cursor, settings.webhooks.retention, _AT_ONCE)
    return removed == _AT_ONCE


def pause_after(attempts: int) -> float:
    """Return the pause in seconds after so many failures, jittered against waves of calls."""
    longest = min(_FIRST_PAUSE * 2.0 ** min(attempts - 1, 30), _LONGEST_PAUSE)
    return longest * random.uniform(0.5, 1.0)  # noqa: S311  # not a secret


async def _body(cursor: Cursor, found: Addressed) -> bytes:
    """Return the body to send: the same bytes at every attempt, since the history never changes."""
    delivery = found.delivery
    if delivery.payload is not None:
        at, stopped = timestamp(delivery.created_at), _decode_stopped(delivery.payload)
        return _encode(PlanStopped(timestamp=at, data=stopped))
    if delivery.revision is None:
        at, pinged = timestamp(delivery.created_at), PingedFlagSet(flag_set=found.flag_set)
        return _encode(Ping(timestamp=at, data=pinged))
    change = await changes.summary(cursor, found.flag_set_id, delivery.revision, _MOST_NAMED)
    data = ChangedFlagSet(
        flag_set=found.flag_set,
        revision=delivery.revision,
        actor=change.actor,
        comment=change.comment,
        total=change.total,
        changes=tuple(map(_touched, change.touched)),
    )
    return _encode(FlagSetChanged(timestamp=timestamp(change.at), data=data))


def _touched(thing: Touched) -> TouchedThing:
    if not thing.was_there:
        return TouchedThing(kind=thing.kind, name=thing.name, action="created")
    action: Literal["changed", "deleted"] = "changed" if thing.is_there else "deleted"
    return TouchedThing(kind=thing.kind, name=thing.name, action=action)


class _Verdict(NamedTuple):
    """Result of an attempt: whether it was the last, and the webhook's pause (None: unchanged).

    After a delivery has ended, the next one is due at once.
    """

    is_last: bool
    pause: float | None


def _verdict(settings: Settings, found: Addressed, outcome: Outcome) -> _Verdict:
    delivery = found.delivery
    if outcome.error is None:
        return _Verdict(is_last=True, pause=0.0)
    if not delivery.in_turn:
        return _Verdict(is_last=True, pause=None)
    pause = pause_after(delivery.attempts + 1)
    age = (found.now - delivery.created_at) / 1000
    if outcome.is_gone or age + pause > settings.webhooks.give_up:
        return _Verdict(is_last=True, pause=0.0)
    return _Verdict(is_last=False, pause=pause)


@retried
async def _record(
    stores: Stores, settings: Settings, held: Lease, found: Addressed, outcome: Outcome
) -> None:
    verdict = _verdict(settings, found, outcome)
    webhook_id, delivery_id = held.webhook_id, found.delivery.id
    async with stores.database.transaction() as cursor:
        # The webhook may have got another URL during the call, and the former receiver's answer
        # says nothing about the new one.
        is_gone = outcome.is_gone and await webhooks.disable(
            cursor,
            found.flag_set_id,
            webhook_id,
            url=found.url,
            because="It answered 410 Gone.",
        )
        if not await leases.give_back(cursor, held, pause=verdict.pause, url=found.url):
            # Too late: another process has taken over and records the result.
            return
        # The former receiver refused it; the new one may accept it.
        has_moved = outcome.is_gone and not is_gone
        is_last = verdict.is_last and not (has_moved and found.delivery.in_turn)
        if outcome.error is None:
            await outbox.record_success(cursor, delivery_id, outcome.status)
        else:
            await outbox.record_failure(
                cursor, delivery_id, outcome.status, outcome.error, is_last=is_last
            )
        if is_gone:
            await outbox.give_up(cursor, webhook_id, "The webhook was disabled.")
    if outcome.error is not None:
        _log(held, found, outcome.error, is_last=is_last)


def _log(held: Lease, found: Addressed, error: str, *, is_last: bool) -> None:
    delivery = found.delivery
    logger.log(
        logging.WARNING if is_last else logging.INFO,
        "Webhook delivery %d failed at attempt %d; %s (webhook %d of '%s'): %s",
        delivery.id,
        delivery.attempts + 1,
        "giving it up" if is_last else "retrying",
        held.webhook_id,
        found.flag_set,
        error,
        extra=log_event(
            "webhook_delivery_given_up" if is_last else "webhook_delivery_failed",
            flag_set=found.flag_set,
            webhook=held.webhook_id,
            delivery=delivery.id,
            attempt=delivery.attempts + 1,
        ),
    )
