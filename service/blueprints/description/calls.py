"""Requests that Flagstaff itself sends, as ``webhooks`` of OpenAPI 3.1."""

from __future__ import annotations

from service.blueprints.description.parts import JSON, Part, header, ref

_HEADERS = [
    header("webhook-id", "The same at every attempt, and no other call's: what is known by it."),
    header("webhook-timestamp", "When this attempt was made, in Unix seconds.", type="integer"),
    header(
        "webhook-signature",
        "`v1,` and the Base64 of HMAC-SHA256 over `webhook-id.webhook-timestamp.body`, made with"
        " the bytes that the secret has in Base64 behind `whsec_` (Standard Webhooks).",
    ),
]


def _call(operation_id: str, said: str, body: str) -> Part:
    return {
        "post": {
            "tags": ["Webhooks"],
            "operationId": operation_id,
            "summary": said,
            # The signature proves where the call comes from.
            "security": [],
            "parameters": _HEADERS,
            "requestBody": {"required": True, "content": {JSON: {"schema": ref(body)}}},
            "responses": {
                "2XX": {"description": "Accepted."},
                "410": {
                    "description": "The receiver wants no more calls: the webhook is disabled."
                },
                "default": {"description": "Not accepted: retried with growing pauses."},
            },
        }
    }


CALLS: Part = {
    "flag_set.changed": _call(
        "webhook_flag_set_changed", "A flag set has changed", "FlagSetChanged"
    ),
    "plan.stopped": _call(
        "webhook_plan_stopped",
        "A plan failed, was missed, was cancelled by another change, or paused by itself",
        "PlanStopped",
    ),
    "ping": _call("webhook_ping", "A test of the webhook", "Ping"),
}
