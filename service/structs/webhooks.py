"""Webhooks, their deliveries and the bodies of their calls on the wire."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec

from service.structs.plans import PlanKind, PlanState
from service.structs.timestamps import Timestamp

# Described here, checked by the use-case, whose sentences are better than a decoder's.
Url = Annotated[str, msgspec.Meta(extra_json_schema={"format": "uri", "maxLength": 2048})]
Description = Annotated[str, msgspec.Meta(extra_json_schema={"minLength": 1, "maxLength": 255})]


class NewWebhook(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Body that creates a webhook. The URL is ``http`` or ``https``."""

    url: Url
    description: Description | None = None
    enabled: bool = True


class WebhookChange(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """JSON merge patch (RFC 7396) of a webhook: null removes the description.

    A URL as it is shown, with ``***`` for its password, keeps the stored password.
    """

    url: Url | msgspec.UnsetType = msgspec.UNSET
    description: Description | msgspec.UnsetType | None = msgspec.UNSET
    enabled: bool | msgspec.UnsetType = msgspec.UNSET


class Webhook(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """A webhook; a password in the URL is shown as ``***``.

    ``disabled_because`` is set if Flagstaff disabled it.
    """

    id: int
    url: str
    description: str | None
    enabled: bool
    disabled_because: str | None
    created_at: Timestamp
    created_by: str
    modified_at: Timestamp


class MadeWebhook(Webhook, frozen=True, kw_only=True, rename="camel"):
    """A new webhook: the only answer that contains its secret."""

    secret: str


class Delivery(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """A delivery, made or waiting. ``revision`` is that of a change, and null for others.

    ``message_id`` is the header ``webhook-id``, the same at every attempt. ``status`` and
    ``error`` are of the last attempt; ``next_attempt_at`` is set between two.
    """

    id: int
    message_id: str
    type: Literal["flag_set.changed", "plan.stopped", "ping"]
    revision: int | None
    state: Literal["pending", "delivered", "failed"]
    attempts: int
    created_at: Timestamp
    attempted_at: Timestamp | None
    next_attempt_at: Timestamp | None
    ended_at: Timestamp | None
    status: int | None
    error: str | None


class TouchedThing(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that a change touched. Before and after are in the history, not here."""

    kind: Literal["flag", "evaluator", "flag_set"]
    name: str
    action: Literal["created", "changed", "deleted"]


class ChangedFlagSet(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """The change in a call: ``changes`` are the first hundred of ``total``."""

    flag_set: str
    revision: int
    actor: str
    comment: str | None
    total: int
    changes: tuple[TouchedThing, ...]


class PingedFlagSet(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """The flag set of a test call."""

    flag_set: str


class FlagSetChanged(
    msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="flag_set.changed"
):
    """Body of a call after a change; ``timestamp`` is the time of the change."""

    timestamp: Timestamp
    data: ChangedFlagSet


class StoppedPlan(msgspec.Struct, frozen=True, kw_only=True, rename="camel"):
    """The plan in a call, in the ``state`` that it got and with the reason.

    ``flag`` is null for a plan on the whole flag set; ``actor`` and ``comment`` are those of who
    made the plan.
    """

    flag_set: str
    kind: PlanKind
    id: int
    flag: str | None
    state: PlanState
    reason: str | None
    actor: str
    comment: str | None
    created_at: Timestamp


class PlanStopped(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="plan.stopped"):
    """Body of a call about a plan that failed, was missed, cancelled or paused by itself."""

    timestamp: Timestamp
    data: StoppedPlan


class Ping(msgspec.Struct, frozen=True, kw_only=True, tag_field="type", tag="ping"):
    """The body of a test call."""

    timestamp: Timestamp
    data: PingedFlagSet
