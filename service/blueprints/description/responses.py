"""The responses of a route: what it says of itself, and what every route of its kind can answer."""

from __future__ import annotations

from service.blueprints.description.parts import ETAG, JSON, PROBLEM, SERVED_FROM, Part, ref
from service.blueprints.description.route import Description

# What any route that asks for a key can answer, whatever it does.
_ALWAYS = (401, 403, 413, 429, 500, 503)

_DESCRIPTIONS = {
    200: "Success.",
    201: "Created.",
    202: "Accepted; processed asynchronously.",
    204: "Success, without a body.",
    304: "Not modified: the caller has the current version.",
    400: "The request is not valid; `errors` says where.",
    401: "No valid API key.",
    403: "The API key does not allow this.",
    404: "Not found, or not visible to this API key.",
    409: "Conflict with an existing resource.",
    412: "Precondition failed: the resource has changed. `current` and `definition` have its"
    " present state.",
    413: "The body is larger than the limit.",
    415: "The Content-Encoding is not supported; `Accept-Encoding` names those that are.",
    429: "This API key or address sends more requests than its limit. `Retry-After` is in seconds.",
    500: "Internal error. The log has the traceback under the request's id.",
    503: "Too many requests in flight, or MySQL or Redis is not available. `Retry-After` is in"
    " seconds.",
}

# Whose failures have OFREP's own body.
_OFREP = ("ofrep", "events")


def responses_of(blueprint: str, description: Description) -> Part:
    """The ``responses`` of an operation, by status."""
    responses: Part = {}
    for status, schema in description.answers.items():
        response: Part = {"description": _DESCRIPTIONS[status]}
        if schema is not None:
            response["content"] = {description.media: {"schema": schema}}
            for media, other in description.also.items():
                response["content"][media] = {"schema": other}
        headers = {
            **(ETAG if description.tagged else {}),
            **(SERVED_FROM if description.recalled else {}),
        }
        if headers:
            response["headers"] = headers
        responses[str(status)] = response
    if blueprint in ("operations", "docs"):
        return responses
    failure = {JSON: {"schema": ref("EvaluationFailure")}}
    if blueprint not in _OFREP:
        failure = {PROBLEM: {"schema": ref("Problem")}}
    with_body = (415,) if description.body is not None else ()
    for status in (*description.failures, *with_body, *_ALWAYS):
        responses[str(status)] = {"description": _DESCRIPTIONS[status], "content": failure}
    return dict(sorted(responses.items()))
