"""Webhooks: who is called when a flag set changes.

They are not part of the set's definition: creating one adds no revision. The secret is shown once,
when it is created; it is stored in plain, because calls are signed with it.
"""

from __future__ import annotations

import secrets

import msgspec
from msgspec import UNSET, UnsetType

from service.errors import Conflict, Fault, NotFound, Refused
from service.management.results import Page, page, position
from service.management.stores import Stores
from service.outbound.receivers import encoded_secret, fault_of, has_mask, with_stored_password
from service.storage import flag_sets, outbox, webhooks
from service.storage.database import Cursor
from service.storage.outbox import DeliveryRow, State
from service.storage.retrying import retried
from service.storage.webhooks import WebhookRow
from service.structs.principal import Principal

# Each is a row in the transaction of every change.
MOST_WEBHOOKS = 50
# Longest description, in characters.
MOST_DESCRIPTION = 255
# In bytes; the specification asks for 24 to 64.
_SECRET_SIZE = 32

_MASKED = (
    "The password '***' stands for one that is stored for this user, host and port, and there is"
    " none. Write the password itself."
)


class CreatedWebhook(msgspec.Struct, frozen=True):
    """A new webhook; ``secret`` is shown only here."""

    webhook: WebhookRow
    secret: str


async def list(  # noqa: A001  # the noun is the module: webhooks.list
    stores: Stores, flag_set: str, *, limit: int = 100, after: str | None = None
) -> Page[WebhookRow]:
    """List the flag set's webhooks, oldest first. Raises NotFound for the set, Refused."""
    async with stores.database.read() as cursor:
        row = await flag_sets.find(cursor, flag_set)
        found = await webhooks.page(cursor, row.id, after=position(after) or 0, limit=limit + 1)
    return page(found, limit, lambda webhook: str(webhook.id))


async def get(stores: Stores, flag_set: str, webhook_id: int) -> WebhookRow:
    """Return one webhook. Raises NotFound."""
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
    """Create a webhook, which receives every change from now on.

    Raises Refused with pointers, NotFound for the set, Conflict if the set has too many of them.
    """
    _check(url, description)
    secret = secrets.token_bytes(_SECRET_SIZE)
    async with stores.database.transaction() as cursor:
        # Locked, so that every change is either wholly before the webhook or delivered to it.
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
    return CreatedWebhook(made, encoded_secret(secret))


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
    """Change the webhook; UNSET leaves a property as it is.

    A URL as it is shown, with `***` for its password, keeps the password that is stored.
    Disabling it drops what waits; enabled again, it receives the changes from then on. Failed
    deliveries are due at once. Raises Refused, NotFound.
    """
    async with stores.database.transaction() as cursor:
        row, _at = await flag_sets.lock(cursor, flag_set)
        now = await _find(cursor, row.id, webhook_id)
        enabled = now.enabled if enabled is UNSET else enabled
        wanted = msgspec.structs.replace(
            now,
            url=now.url if url is UNSET else with_stored_password(url, now.url),
            description=now.description if description is UNSET else description,
            enabled=enabled,
            disabled_because=None if enabled else now.disabled_because,
        )
        _check(wanted.url, wanted.description)
        await webhooks.put(cursor, wanted)
        if not enabled:
            await outbox.give_up(cursor, webhook_id, "The webhook was disabled.")
        return await _find(cursor, row.id, webhook_id)


@retried
async def delete(stores: Stores, flag_set: str, webhook_id: int) -> None:
    """Delete the webhook with its waiting deliveries. Raises NotFound."""
    async with stores.database.transaction() as cursor:
        row, _at = await flag_sets.lock(cursor, flag_set)
        await _find(cursor, row.id, webhook_id)
        await webhooks.delete(cursor, webhook_id)


@retried
async def test(stores: Stores, flag_set: str, webhook_id: int) -> DeliveryRow:
    """Put a test call into the outbox, to be attempted once, at once.

    Raises NotFound, also for a disabled webhook.
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
    """List deliveries of the webhook, newest first.

    Ended ones are kept for a while. Raises NotFound, Refused.
    """
    async with stores.database.read() as cursor:
        row = await flag_sets.find(cursor, flag_set)
        await _find(cursor, row.id, webhook_id)
        found = await outbox.page(
            cursor, webhook_id, before=position(after), limit=limit + 1, state=state
        )
    return page(found, limit, lambda delivery: str(delivery.id))


async def delivery(stores: Stores, flag_set: str, webhook_id: int, delivery_id: int) -> DeliveryRow:
    """Return one delivery. Raises NotFound."""
    async with stores.database.read() as cursor:
        row = await flag_sets.find(cursor, flag_set)
        await _find(cursor, row.id, webhook_id)
        return await _find_delivery(cursor, webhook_id, delivery_id)


@retried
async def redeliver(
    stores: Stores, flag_set: str, webhook_id: int, delivery_id: int
) -> DeliveryRow:
    """Put an ended delivery back into the outbox, to be attempted once, at once.

    It keeps its id, so that a receiver recognises it. Raises NotFound, also if the webhook is
    disabled; Conflict for one that still waits.
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
        raise NotFound("webhook", str(webhook_id), "it is disabled")


async def _find_delivery(cursor: Cursor, webhook_id: int, delivery_id: int) -> DeliveryRow:
    found = await outbox.find(cursor, webhook_id, delivery_id)
    if found is None:
        raise NotFound("delivery", str(delivery_id))
    return found


def _check(url: str, description: str | None) -> None:
    faults = []
    if (fault := fault_of(url)) is not None:
        faults.append(Fault("/url", fault))
    elif has_mask(url):
        faults.append(Fault("/url", _MASKED))
    if description is not None and not (
        0 < len(description) <= MOST_DESCRIPTION and description.isprintable()
    ):
        detail = f"A description is 1 to {MOST_DESCRIPTION} printable characters."
        faults.append(Fault("/description", detail))
    if faults:
        raise Refused("The webhook is not valid.", faults)
