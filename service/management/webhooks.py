"""Webhooks: who is called when a flag set changes.

They are no part of the set's definition: making one adds no revision. The secret is shown once,
when it is made; it is stored as it is, because the calls are signed with it.
"""

from __future__ import annotations

import secrets

import msgspec
from msgspec import UNSET, UnsetType

from service.errors import Conflict, Fault, NotFound, Refused
from service.management.results import Page, page, position
from service.management.stores import Stores
from service.outbound.webhooks import fault_of, told_secret
from service.storage import flag_sets, outbox, webhooks
from service.storage.database import Cursor
from service.storage.outbox import DeliveryRow, State
from service.storage.retrying import retried
from service.storage.webhooks import WebhookRow
from service.structs.principal import Principal

# Each is a row in every change's transaction.
MOST_WEBHOOKS = 50
# The longest description, in characters.
MOST_DESCRIPTION = 255
# In bytes; the specification asks for 24 to 64.
_SECRET_SIZE = 32


class CreatedWebhook(msgspec.Struct, frozen=True):
    """A webhook that was just made: ``secret`` is never to be had again."""

    webhook: WebhookRow
    secret: str


async def list(  # noqa: A001  # the noun is the module: webhooks.list
    stores: Stores, flag_set: str, *, limit: int = 100, after: str | None = None
) -> Page[WebhookRow]:
    """The flag set's webhooks, the oldest first. Raises NotFound for the set, Refused."""
    async with stores.database.read() as cursor:
        row = await flag_sets.find(cursor, flag_set)
        found = await webhooks.page(cursor, row.id, after=position(after) or 0, limit=limit + 1)
    return page(found, limit, lambda webhook: str(webhook.id))


async def get(stores: Stores, flag_set: str, webhook_id: int) -> WebhookRow:
    """One webhook. Raises NotFound."""
    async with stores.database.read() as cursor:
        row = await flag_sets.find(cursor, flag_set)
        return await _find(cursor, row.id, webhook_id)


@retried
async def create(
    stores: Stores,
    actor: Principal,
    flag_set: str,
    url: str,
    *,
    description: str | None = None,
    enabled: bool = True,
) -> CreatedWebhook:
    """A new webhook, which is told of every change from now on.

    Raises Refused with pointers, NotFound for the set, Conflict if the set has enough of them.
    """
    _check(url, description)
    secret = secrets.token_bytes(_SECRET_SIZE)
    async with stores.database.transaction() as cursor:
        # Held, so that every change is either wholly before the webhook or told to it.
        row, _ = await flag_sets.lock(cursor, flag_set)
        if await webhooks.count(cursor, row.id) >= MOST_WEBHOOKS:
            raise Conflict(f"A flag set has at most {MOST_WEBHOOKS} webhooks.")
        webhook_id = await webhooks.insert(
            cursor,
            row.id,
            url=url,
            description=description,
            secret=secret,
            enabled=enabled,
            created_by=actor.name,
        )
        made = await _find(cursor, row.id, webhook_id)
    return CreatedWebhook(made, told_secret(secret))


@retried
async def patch(
    stores: Stores,
    flag_set: str,
    webhook_id: int,
    *,
    url: str | UnsetType = UNSET,
    description: str | UnsetType | None = UNSET,
    enabled: bool | UnsetType = UNSET,
) -> WebhookRow:
    """Gives the webhook other properties; UNSET leaves one as it is.

    What waits for one that is switched off is given up; one that is switched on again is told of
    the changes from then on. What had failed is tried again at once. Raises Refused, NotFound.
    """
    async with stores.database.transaction() as cursor:
        row, _at = await flag_sets.lock(cursor, flag_set)
        now = await _find(cursor, row.id, webhook_id)
        enabled = now.enabled if enabled is UNSET else enabled
        wanted = msgspec.structs.replace(
            now,
            url=now.url if url is UNSET else url,
            description=now.description if description is UNSET else description,
            enabled=enabled,
            disabled_because=None if enabled else now.disabled_because,
        )
        _check(wanted.url, wanted.description)
        await webhooks.put(cursor, wanted)
        if not enabled:
            await outbox.give_up(cursor, webhook_id, "The webhook was switched off.")
        return await _find(cursor, row.id, webhook_id)


@retried
async def delete(stores: Stores, flag_set: str, webhook_id: int) -> None:
    """Removes the webhook and all that waits for it. Raises NotFound."""
    async with stores.database.transaction() as cursor:
        row, _at = await flag_sets.lock(cursor, flag_set)
        await _find(cursor, row.id, webhook_id)
        await webhooks.delete(cursor, webhook_id)


@retried
async def test(stores: Stores, flag_set: str, webhook_id: int) -> DeliveryRow:
    """Puts a call that tells of no change into the outbox, to be tried once, at once.

    Raises NotFound, also for a webhook that is switched off.
    """
    async with stores.database.transaction() as cursor:
        row, _at = await flag_sets.lock(cursor, flag_set)
        await _find_enabled(cursor, row.id, webhook_id)
        delivery_id = await outbox.write_test(cursor, webhook_id)
        return await _find_delivery(cursor, webhook_id, delivery_id)


async def deliveries(
    stores: Stores,
    flag_set: str,
    webhook_id: int,
    *,
    state: State | None = None,
    limit: int = 100,
    after: str | None = None,
) -> Page[DeliveryRow]:
    """What was delivered to the webhook, was given up, or waits, the newest first.

    What has ended is kept for a while. Raises NotFound, Refused.
    """
    async with stores.database.read() as cursor:
        row = await flag_sets.find(cursor, flag_set)
        await _find(cursor, row.id, webhook_id)
        found = await outbox.page(
            cursor, webhook_id, before=position(after), limit=limit + 1, state=state
        )
    return page(found, limit, lambda delivery: str(delivery.id))


async def delivery(stores: Stores, flag_set: str, webhook_id: int, delivery_id: int) -> DeliveryRow:
    """One delivery. Raises NotFound."""
    async with stores.database.read() as cursor:
        row = await flag_sets.find(cursor, flag_set)
        await _find(cursor, row.id, webhook_id)
        return await _find_delivery(cursor, webhook_id, delivery_id)


@retried
async def redeliver(
    stores: Stores, flag_set: str, webhook_id: int, delivery_id: int
) -> DeliveryRow:
    """Puts a delivery that has ended back into the outbox, to be tried once more, at once.

    It has the id that it had, so that a receiver who has it knows it. Raises NotFound, also if the
    webhook is switched off; Conflict for one that waits still.
    """
    async with stores.database.transaction() as cursor:
        row, _at = await flag_sets.lock(cursor, flag_set)
        await _find_enabled(cursor, row.id, webhook_id)
        found = await _find_delivery(cursor, webhook_id, delivery_id)
        if found.state == "pending":
            raise Conflict(f"The delivery {delivery_id} waits already.")
        await outbox.repeat(cursor, delivery_id)
        return await _find_delivery(cursor, webhook_id, delivery_id)


async def _find(cursor: Cursor, flag_set_id: int, webhook_id: int) -> WebhookRow:
    found = await webhooks.find(cursor, flag_set_id, webhook_id)
    if found is None:
        raise NotFound("webhook", str(webhook_id))
    return found


async def _find_enabled(cursor: Cursor, flag_set_id: int, webhook_id: int) -> None:
    if not (await _find(cursor, flag_set_id, webhook_id)).enabled:
        raise NotFound("webhook", str(webhook_id), "it is switched off")


async def _find_delivery(cursor: Cursor, webhook_id: int, delivery_id: int) -> DeliveryRow:
    found = await outbox.find(cursor, webhook_id, delivery_id)
    if found is None:
        raise NotFound("delivery", str(delivery_id))
    return found


def _check(url: str, description: str | None) -> None:
    faults = []
    if (fault := fault_of(url)) is not None:
        faults.append(Fault("/url", fault))
    if description is not None and not (
        0 < len(description) <= MOST_DESCRIPTION and description.isprintable()
    ):
        detail = f"A description is 1 to {MOST_DESCRIPTION} printable characters."
        faults.append(Fault("/description", detail))
    if faults:
        raise Refused("The webhook cannot be made so.", faults)
