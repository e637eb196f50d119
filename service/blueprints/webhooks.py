"""``/api/v1/flag-sets/{set}/webhooks``."""

from __future__ import annotations

from typing import Any, Literal

from sanic import HTTPResponse

from service.blueprints.description.parts import PAGE, page_of, query, ref
from service.blueprints.description.route import Description
from service.management import webhooks
from service.middleware.answers import json, json_page, nothing
from service.middleware.management import ManagementCall, management, number_in_path
from service.middleware.routing import WorkerBlueprint
from service.outbound.receivers import without_password
from service.storage.outbox import DeliveryRow, State
from service.storage.webhooks import WebhookRow
from service.structs.timestamps import timestamp, timestamp_or_none
from service.structs.webhooks import Delivery, MadeWebhook, NewWebhook, Webhook, WebhookChange

blueprint = WorkerBlueprint("webhooks", url_prefix="/api/v1/flag-sets/<flag_set:str>/webhooks")

_STATES: tuple[State, ...] = ("pending", "delivered", "failed")


@blueprint.get("/", name="list")
@Description(parameters=PAGE, answers={200: page_of("Webhook")}, failures=(400, 404))
@management("admin")
async def list_webhooks(call: ManagementCall, flag_set: str) -> HTTPResponse:
    """List the webhooks of the flag set, without their secrets."""
    page = await webhooks.list(call.stores, flag_set, **call.paging())
    return json_page(page, lambda row: Webhook(**_render(row)))


@blueprint.post("/", name="create")
@Description(
    body=ref("NewWebhook"),
    body_example={"url": "https://chat.example.com/flags", "description": "the team's chat"},
    answers={201: ref("MadeWebhook")},
    failures=(400, 404, 409),
)
@management("admin")
async def create(call: ManagementCall, flag_set: str) -> HTTPResponse:
    """Create a webhook. Only this answer contains its secret."""
    wanted = call.decoded(NewWebhook)
    made = await call.write(
        webhooks.create(
            call.stores,
            call.actor,
            flag_set,
            wanted.url,
            description=wanted.description,
            enabled=wanted.enabled,
        )
    )
    return json(MadeWebhook(**_render(made.webhook), secret=made.secret), 201)


@blueprint.get("/<webhook:str>", name="get")
@Description(answers={200: ref("Webhook")}, failures=(400, 404))
@management("admin")
async def get(call: ManagementCall, flag_set: str, webhook: str) -> HTTPResponse:
    """Return one webhook, without its secret."""
    row = await webhooks.get(call.stores, flag_set, _number(webhook))
    return json(Webhook(**_render(row)))


@blueprint.patch("/<webhook:str>", name="patch")
@Description(
    body=ref("WebhookChange"),
    body_example={"enabled": True},
    answers={200: ref("Webhook")},
    failures=(400, 404),
)
@management("admin")
async def patch(call: ManagementCall, flag_set: str, webhook: str) -> HTTPResponse:
    """Change a webhook. Disabling it drops what waits; after enabling it gets new changes only."""
    change = call.decoded(WebhookChange)
    row = await call.write(
        webhooks.patch(
            call.stores,
            flag_set,
            _number(webhook),
            url=change.url,
            description=change.description,
            enabled=change.enabled,
        )
    )
    return json(Webhook(**_render(row)))


@blueprint.delete("/<webhook:str>", name="delete")
@Description(answers={204: None}, failures=(400, 404))
@management("admin")
async def delete(call: ManagementCall, flag_set: str, webhook: str) -> HTTPResponse:
    """Delete a webhook with its waiting deliveries."""
    await call.write(webhooks.delete(call.stores, flag_set, _number(webhook)))
    return nothing()


@blueprint.post("/<webhook:str>/test", name="test")
@Description(answers={202: ref("Delivery")}, failures=(400, 404))
@management("admin")
async def test(call: ManagementCall, flag_set: str, webhook: str) -> HTTPResponse:
    """Send a test call at once, without retries. Its delivery has the result."""
    sent = await call.write(webhooks.test(call.stores, flag_set, _number(webhook)))
    return json(_delivery(sent), 202)


@blueprint.get("/<webhook:str>/deliveries", name="deliveries")
@Description(
    parameters=(
        *PAGE,
        query("state", "Only deliveries in this state.", enum=["pending", "delivered", "failed"]),
    ),
    answers={200: page_of("Delivery")},
    failures=(400, 404),
)
@management("admin")
async def list_deliveries(call: ManagementCall, flag_set: str, webhook: str) -> HTTPResponse:
    """List deliveries, newest first. Ended deliveries stay for a week."""
    page = await webhooks.deliveries(
        call.stores,
        flag_set,
        _number(webhook),
        state=call.choice("state", _STATES),
        **call.paging(),
    )
    return json_page(page, _delivery)


@blueprint.get("/<webhook:str>/deliveries/<delivery:str>", name="delivery")
@Description(answers={200: ref("Delivery")}, failures=(400, 404))
@management("admin")
async def get_delivery(
    call: ManagementCall, flag_set: str, webhook: str, delivery: str
) -> HTTPResponse:
    """Return one delivery."""
    found = await webhooks.delivery(
        call.stores,
        flag_set,
        _number(webhook),
        number_in_path("delivery", delivery),
    )
    return json(_delivery(found))


@blueprint.post("/<webhook:str>/deliveries/<delivery:str>/redeliver", name="redeliver")
@Description(answers={202: ref("Delivery")}, failures=(400, 404, 409))
@management("admin")
async def redeliver(
    call: ManagementCall, flag_set: str, webhook: str, delivery: str
) -> HTTPResponse:
    """Send an ended delivery once more, at once, with the same id."""
    again = await call.write(
        webhooks.redeliver(
            call.stores,
            flag_set,
            _number(webhook),
            number_in_path("delivery", delivery),
        )
    )
    return json(_delivery(again), 202)


def _number(webhook: str) -> int:
    return number_in_path("webhook", webhook)


def _render(row: WebhookRow) -> dict[str, Any]:
    return {
        "id": row.id,
        "url": without_password(row.url),
        "description": row.description,
        "enabled": row.enabled,
        "disabled_because": row.disabled_because,
        "created_at": timestamp(row.created_at),
        "created_by": row.created_by,
        "modified_at": timestamp(row.modified_at),
    }


def _type_of(row: DeliveryRow) -> Literal["flag_set.changed", "plan.stopped", "ping"]:
    if row.payload is not None:
        return "plan.stopped"
    return "ping" if row.revision is None else "flag_set.changed"


def _delivery(row: DeliveryRow) -> Delivery:
    return Delivery(
        id=row.id,
        message_id=row.message_id,
        type=_type_of(row),
        revision=row.revision,
        state=row.state,
        attempts=row.attempts,
        created_at=timestamp(row.created_at),
        attempted_at=timestamp_or_none(row.attempted_at),
        next_attempt_at=timestamp_or_none(row.next_attempt_at),
        ended_at=timestamp_or_none(row.ended_at),
        status=row.status,
        error=row.error,
    )
