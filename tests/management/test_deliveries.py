"""What is in the outbox is delivered: in order, again after failures, and given up at last."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest

from service.errors import Conflict, NotFound, Undone
from service.management import deliveries, documents, flag_sets, flags, webhooks
from service.management.slow_calls import SlowCalls
from service.management.stores import Stores
from service.outbound.webhooks import Outcome, Sender
from service.settings import Settings, WebhookSettings
from service.storage import flag_sets as flag_set_rows
from service.storage import leases
from service.storage.outbox import DeliveryRow
from service.structs.principal import Principal
from tests.receiver import Receiver
from tests.waiting import PATIENCE, until

ON = b'{"state":"ENABLED","variants":{"on":true},"defaultVariant":"on"}'
OFF = b'{"state":"DISABLED","variants":{"on":true},"defaultVariant":"on"}'

Attempt = Callable[..., Awaitable[bool]]


@pytest.fixture
async def attempt(stores: Stores, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Attempt]:
    """Tries what is due, with these settings."""
    # No call takes so long that it would go on by itself, and no lease ends before it.
    slow = SlowCalls(patience=2 * PATIENCE)
    monkeypatch.setattr(deliveries, "_TO_PREPARE", PATIENCE)
    async with Sender(PATIENCE) as sender:

        async def attempt(**settings: float) -> bool:
            given = Settings(webhooks=WebhookSettings(timeout=PATIENCE, **settings))
            return await deliveries.attempt(stores, given, sender=sender, slow=slow)

        yield attempt


@pytest.fixture
def long_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    """The pause after a failure ends when a test lets it pass, and not before."""
    monkeypatch.setattr(deliveries, "_FIRST_PAUSE", 3600.0)


@pytest.fixture
async def webhook(stores: Stores, actor: Principal, flag_set: str, receiver: Receiver) -> int:
    """A webhook on the flag set; its id."""
    return (await webhooks.create(stores, actor, flag_set, receiver.url)).webhook.id


async def all_of(stores: Stores, flag_set: str, webhook: int) -> list[DeliveryRow]:
    """The webhook's deliveries, the oldest first."""
    page = await webhooks.deliveries(stores, flag_set, webhook)
    return list(reversed(page.items))


def undone_once(step: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
    """A step of a transaction that the database undoes when it is first taken."""
    undone = [Undone("Undone.")]

    async def taken(*arguments: Any, **options: Any) -> Any:
        if undone:
            raise undone.pop()
        return await step(*arguments, **options)

    return taken


async def let_the_pause_pass(stores: Stores) -> None:
    async with stores.database.transaction() as cursor:
        await cursor.execute("UPDATE webhooks SET retry_at = 0")


async def deliver_all(stores: Stores, attempt: Attempt) -> None:
    while await attempt():
        await let_the_pause_pass(stores)


async def test_a_change_is_told_signed_and_once(
    stores: Stores, actor: Principal, flag_set: str, receiver: Receiver, attempt: Attempt
) -> None:
    made = await webhooks.create(stores, actor, flag_set, receiver.url)
    await flags.put(stores, actor, flag_set, "banner", ON, comment="for the sale")
    assert await attempt()
    assert not await attempt()
    (call,) = receiver.calls
    assert call.is_signed_with(made.secret)
    (delivery,) = await all_of(stores, flag_set, made.webhook.id)
    assert (delivery.state, delivery.attempts, delivery.status) == ("delivered", 1, 204)
    assert delivery.message_id == call.id
    told = call.told
    assert told.pop("timestamp").endswith("Z")
    assert told == {
        "type": "flag_set.changed",
        "data": {
            "flagSet": flag_set,
            "revision": 2,
            "actor": "deploy bot",
            "comment": "for the sale",
            "total": 1,
            "changes": [{"kind": "flag", "name": "banner", "action": "created"}],
        },
    }


async def test_what_became_of_a_call_is_noted_although_the_database_undid_it_once(
    stores: Stores,
    actor: Principal,
    flag_set: str,
    webhook: int,
    receiver: Receiver,
    attempt: Attempt,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(leases, "give_back", undone_once(leases.give_back))
    await flags.put(stores, actor, flag_set, "banner", ON)
    await deliver_all(stores, attempt)
    assert len(receiver.calls) == 1
    assert [row.state for row in await all_of(stores, flag_set, webhook)] == ["delivered"]


async def test_a_redelivery_that_the_database_undid_is_made_again(
    stores: Stores,
    flag_set: str,
    webhook: int,
    attempt: Attempt,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sent = await webhooks.test(stores, flag_set, webhook)
    await deliver_all(stores, attempt)
    monkeypatch.setattr(flag_set_rows, "lock", undone_once(flag_set_rows.lock))
    again = await webhooks.redeliver(stores, flag_set, webhook, sent.id)
    assert (again.id, again.state) == (sent.id, "pending")


async def test_a_call_says_what_was_created_changed_and_deleted(
    stores: Stores,
    actor: Principal,
    flag_set: str,
    webhook: int,
    receiver: Receiver,
    attempt: Attempt,
) -> None:
    await flags.put(stores, actor, flag_set, "a", ON)
    await flags.put(stores, actor, flag_set, "a", OFF)
    await flags.delete(stores, actor, flag_set, "a")
    await flag_sets.patch(stores, actor, flag_set, metadata={"team": "x"})
    await deliver_all(stores, attempt)
    assert [call.told["data"]["changes"] for call in receiver.calls] == [
        [{"kind": "flag", "name": "a", "action": "created"}],
        [{"kind": "flag", "name": "a", "action": "changed"}],
        [{"kind": "flag", "name": "a", "action": "deleted"}],
        [{"kind": "flag_set", "name": flag_set, "action": "changed"}],
    ]


async def test_a_large_change_is_told_in_short(
    stores: Stores,
    actor: Principal,
    flag_set: str,
    webhook: int,
    receiver: Receiver,
    attempt: Attempt,
) -> None:
    body = b",".join(b'"flag-%d":%s' % (number, ON) for number in range(150))
    await documents.replace(stores, actor, flag_set, b'{"flags":{%s}}' % body)
    await deliver_all(stores, attempt)
    told = receiver.calls[0].told["data"]
    assert (told["total"], len(told["changes"])) == (150, 100)


@pytest.mark.usefixtures("long_pauses")
async def test_a_later_change_waits_for_an_earlier_one(
    stores: Stores,
    actor: Principal,
    flag_set: str,
    webhook: int,
    receiver: Receiver,
    attempt: Attempt,
) -> None:
    receiver.status = 503
    for number in range(3):
        await flags.put(stores, actor, flag_set, f"flag-{number}", ON)
    assert await attempt()
    # It pauses, and nothing overtakes it.
    assert not await attempt()
    first, second, _ = await all_of(stores, flag_set, webhook)
    assert (first.state, first.attempts, first.status) == ("pending", 1, 503)
    assert first.error == "The receiver answered 503."
    assert first.next_attempt_at is not None
    assert (second.state, second.attempts, second.next_attempt_at) == ("pending", 0, None)
    await let_the_pause_pass(stores)
    assert await attempt()
    receiver.status = 200
    await let_the_pause_pass(stores)
    await deliver_all(stores, attempt)
    assert receiver.revisions == [2, 2, 2, 3, 4]
    # By it a receiver knows what it has already.
    assert len({call.id for call in receiver.calls[:3]}) == 1
    assert len({call.id for call in receiver.calls}) == 3
    assert {call.body for call in receiver.calls[:3]} == {receiver.calls[0].body}


@pytest.mark.usefixtures("long_pauses")
async def test_each_webhook_goes_at_its_own_pace(
    stores: Stores,
    actor: Principal,
    flag_set: str,
    webhook: int,
    receiver: Receiver,
    attempt: Attempt,
) -> None:
    with Receiver().serving() as other:
        await webhooks.create(stores, actor, flag_set, other.url)
        receiver.status = 500
        for number in range(3):
            await flags.put(stores, actor, flag_set, f"flag-{number}", ON)
        while await attempt():
            pass
        assert receiver.revisions == [2]
        assert other.revisions == [2, 3, 4]


async def test_a_delivery_that_is_too_old_is_given_up_and_the_next_has_its_turn(
    stores: Stores,
    actor: Principal,
    flag_set: str,
    webhook: int,
    receiver: Receiver,
    attempt: Attempt,
    caplog: pytest.LogCaptureFixture,
) -> None:
    receiver.answer = lambda call: 500 if call.revision == 2 else 200
    for number in range(2):
        await flags.put(stores, actor, flag_set, f"flag-{number}", ON)
    with caplog.at_level(logging.WARNING, "service.management"):
        assert await attempt(give_up=0)
    assert await attempt()
    assert receiver.revisions == [2, 3]
    first, second = await all_of(stores, flag_set, webhook)
    assert (first.state, second.state) == ("failed", "delivered")
    assert first.ended_at is not None
    assert (
        f"Webhook delivery {first.id} failed at attempt 1; giving it up"
        f" (webhook {webhook} of '{flag_set}'): The receiver answered 500." in caplog.text
    )


def test_pauses_double_up_to_an_hour_and_are_jittered() -> None:
    for attempts, longest in ((1, 5), (2, 10), (3, 20), (10, 2560), (11, 3600), (4000, 3600)):
        pauses = [deliveries.pause_after(attempts) for _ in range(200)]
        assert longest / 2 <= min(pauses) < max(pauses) <= longest


async def test_a_receiver_that_is_gone_switches_its_webhook_off(
    stores: Stores,
    actor: Principal,
    flag_set: str,
    webhook: int,
    receiver: Receiver,
    attempt: Attempt,
) -> None:
    receiver.status = 410
    for number in range(2):
        await flags.put(stores, actor, flag_set, f"flag-{number}", ON)
    assert await attempt()
    await flags.put(stores, actor, flag_set, "another", ON)
    assert not await attempt()
    now = await webhooks.get(stores, flag_set, webhook)
    assert (now.enabled, now.disabled_because) == (False, "It answered 410 Gone.")
    first, second = await all_of(stores, flag_set, webhook)
    assert (first.state, first.status, first.error) == ("failed", 410, "The receiver answered 410.")
    assert (second.state, second.error) == ("failed", "The webhook was disabled.")
    with pytest.raises(NotFound, match="disabled"):
        await webhooks.test(stores, flag_set, webhook)
    receiver.status = 200
    again = await webhooks.patch(stores, flag_set, webhook, enabled=True)
    assert again.disabled_because is None
    await flags.put(stores, actor, flag_set, "one more", ON)
    await deliver_all(stores, attempt)
    assert receiver.revisions == [2, 5]


async def test_a_webhook_that_is_switched_off_is_told_nothing(
    stores: Stores,
    actor: Principal,
    flag_set: str,
    webhook: int,
    receiver: Receiver,
    attempt: Attempt,
) -> None:
    await flags.put(stores, actor, flag_set, "a", ON)
    await webhooks.patch(stores, flag_set, webhook, enabled=False)
    await flags.put(stores, actor, flag_set, "b", ON)
    assert not await attempt()
    (waited,) = await all_of(stores, flag_set, webhook)
    assert (waited.state, waited.error) == ("failed", "The webhook was disabled.")
    assert receiver.calls == []


@pytest.mark.usefixtures("long_pauses")
async def test_a_test_call_goes_first_and_is_tried_once(
    stores: Stores,
    actor: Principal,
    flag_set: str,
    webhook: int,
    receiver: Receiver,
    attempt: Attempt,
) -> None:
    receiver.status = 500
    await flags.put(stores, actor, flag_set, "a", ON)
    assert await attempt()
    sent = await webhooks.test(stores, flag_set, webhook)
    assert await attempt()
    assert receiver.calls[1].told["type"] == "ping"
    assert receiver.calls[1].told["data"] == {"flagSet": flag_set}
    # What waits for its pause waits still.
    assert not await attempt()
    failed = (await all_of(stores, flag_set, webhook))[-1]
    assert (failed.id, failed.state, failed.revision) == (sent.id, "failed", None)
    receiver.status = 200
    await webhooks.test(stores, flag_set, webhook)
    # The receiver is there again: what waits is tried at once.
    assert await attempt()
    assert await attempt()
    assert receiver.revisions == [2, None, None, 2]


async def test_what_was_given_up_is_delivered_again_when_asked_for(
    stores: Stores,
    actor: Principal,
    flag_set: str,
    webhook: int,
    receiver: Receiver,
    attempt: Attempt,
) -> None:
    receiver.status = 500
    await flags.put(stores, actor, flag_set, "a", ON)
    (waiting,) = await all_of(stores, flag_set, webhook)
    with pytest.raises(Conflict):
        await webhooks.redeliver(stores, flag_set, webhook, waiting.id)
    assert await attempt(give_up=0)
    again = await webhooks.redeliver(stores, flag_set, webhook, waiting.id)
    assert again.state == "pending"
    receiver.status = 200
    assert await attempt()
    (done,) = await all_of(stores, flag_set, webhook)
    assert (done.state, done.attempts, done.error) == ("delivered", 2, None)
    assert receiver.calls[0].id == receiver.calls[1].id


async def test_the_last_change_of_a_deleted_set_is_told(
    stores: Stores,
    actor: Principal,
    flag_set: str,
    webhook: int,
    receiver: Receiver,
    attempt: Attempt,
) -> None:
    await flag_sets.delete(stores, actor, flag_set)
    await deliveries.forget(stores, Settings())
    await deliver_all(stores, attempt)
    assert receiver.calls[0].told["data"]["changes"] == [
        {"kind": "flag_set", "name": flag_set, "action": "deleted"}
    ]
    await deliveries.forget(stores, Settings())
    async with stores.database.read() as cursor:
        await cursor.execute("SELECT COUNT(*) FROM webhooks")
        assert cursor.fetchone() == (0,)


async def test_a_webhook_that_is_removed_while_it_is_called_stays_removed(
    stores: Stores,
    actor: Principal,
    flag_set: str,
    webhook: int,
    receiver: Receiver,
    attempt: Attempt,
) -> None:
    await flags.put(stores, actor, flag_set, "a", ON)
    receiver.go_on.clear()
    calling = asyncio.ensure_future(attempt())
    await until(lambda: receiver.calls)
    await webhooks.delete(stores, flag_set, webhook)
    receiver.go_on.set()
    assert await calling
    assert not await attempt()
    async with stores.database.read() as cursor:
        await cursor.execute("SELECT COUNT(*) FROM outbox")
        assert cursor.fetchone() == (0,)


async def test_what_ended_is_forgotten_after_a_while(
    stores: Stores,
    actor: Principal,
    flag_set: str,
    webhook: int,
    receiver: Receiver,
    attempt: Attempt,
) -> None:
    await flags.put(stores, actor, flag_set, "a", ON)
    await deliver_all(stores, attempt)
    await flags.put(stores, actor, flag_set, "b", ON)
    await deliveries.forget(stores, Settings())
    assert len(await all_of(stores, flag_set, webhook)) == 2
    await deliveries.forget(stores, Settings(webhooks=WebhookSettings(retention=-1)))
    (waiting,) = await all_of(stores, flag_set, webhook)
    assert waiting.state == "pending"


async def test_a_crowd_that_writes_delivers_and_manages_at_once_deadlocks_nobody(
    stores: Stores, actor: Principal, flag_set: str, receiver: Receiver, attempt: Attempt
) -> None:
    listening = [
        (await webhooks.create(stores, actor, flag_set, receiver.url)).webhook.id for _ in range(3)
    ]
    receiver.answer = lambda call: 500 if int(call.id.rpartition("_")[2]) == listening[0] else 200

    async def write(number: int) -> None:
        await flags.put(stores, actor, flag_set, f"flag-{number % 7}", (ON, OFF)[number % 2])

    async def deliver() -> None:
        for _ in range(60):
            await attempt()
            await let_the_pause_pass(stores)

    async def manage(number: int) -> None:
        made = await webhooks.create(stores, actor, flag_set, receiver.url)
        await webhooks.test(stores, flag_set, made.webhook.id)
        await webhooks.patch(stores, flag_set, made.webhook.id, enabled=number % 2 == 0)
        await webhooks.delete(stores, flag_set, made.webhook.id)
        await deliveries.forget(stores, Settings(webhooks=WebhookSettings(retention=-1)))

    ended = await asyncio.gather(
        *(write(number) for number in range(60)),
        *(deliver() for _ in range(4)),
        *(manage(number) for number in range(15)),
        return_exceptions=True,
    )
    # A deadlock, or a lock that was waited for too long, would be Unavailable.
    assert [end for end in ended if end is not None] == []
    while await attempt():
        pass
    revision = (await flag_sets.get(stores, flag_set)).revision
    for webhook in listening[1:]:
        told = [call.revision for call in receiver.calls if call.id.endswith(f"_{webhook}")]
        assert told == [*range(2, revision + 1)]


async def test_a_webhook_that_was_given_another_url_during_a_call_is_not_ended_by_its_answer(
    stores: Stores,
    actor: Principal,
    flag_set: str,
    webhook: int,
    receiver: Receiver,
    attempt: Attempt,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The former receiver says that it wants no more calls; the new one was never asked."""
    former = Sender.send

    async def moved_meanwhile(self: Sender, *arguments: Any) -> Outcome:
        outcome = await former(self, *arguments)
        await webhooks.patch(stores, flag_set, webhook, url=f"{receiver.url}?new")
        return outcome

    await flags.put(stores, actor, flag_set, "a", ON)
    receiver.status = 410
    monkeypatch.setattr(Sender, "send", moved_meanwhile)
    assert await attempt()
    now = await webhooks.get(stores, flag_set, webhook)
    assert (now.enabled, now.disabled_because) == (True, None)
    monkeypatch.undo()
    receiver.status = 200
    # At once: the pause was for the sake of the former.
    assert await attempt()
    (delivery,) = await all_of(stores, flag_set, webhook)
    assert (delivery.state, delivery.status, delivery.attempts) == ("delivered", 200, 2)
