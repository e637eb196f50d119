"""The calls of each row, over one flag document and with one API key."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from bench.asking import send
from bench.calls import SERIAL_MARK, Call, make_call
from bench.contexts import make_contexts
from bench.names import Kind

EVALUATE = "/ofrep/v1/evaluate/flags"
SINGLES = 5000
BULKS = 5000
# SDKs that poll: each sends its one context again and again.
POLLERS = 500

Document = Mapping[str, Any]


def flags_of_kind(document: Document, kind: Kind) -> list[str]:
    """The keys of the enabled flags of one kind, by what their targeting does."""
    return [
        key
        for key, flag in document["flags"].items()
        if flag["state"] == "ENABLED" and _kind(flag) == kind
    ]


def _kind(flag: Mapping[str, Any]) -> Kind:
    targeting = flag.get("targeting")
    if not targeting:
        return "static"
    return "fractional" if '"fractional"' in json.dumps(targeting) else "targeted"


def single(document: Document, kind: Kind, key: str) -> list[Call]:
    """Evaluations of one flag each, all flags of the kind in turn, a fresh context every time."""
    flags = flags_of_kind(document, kind)
    return [
        _evaluation(f"{EVALUATE}/{flags[number % len(flags)]}", key, context)
        for number, context in enumerate(make_contexts(SINGLES, fresh=True))
    ]


def partly_known(document: Document, key: str, percent: int) -> list[Call]:
    """Evaluations of one targeted flag each; so many of a hundred contexts come again."""
    flags = flags_of_kind(document, "targeted")
    again, fresh = (make_contexts(100, fresh=fresh) for fresh in (False, True))
    return [
        _evaluation(
            f"{EVALUATE}/{flags[number % len(flags)]}",
            key,
            (again if number % 100 < percent else fresh)[number % 100],
        )
        for number in range(SINGLES)
    ]


def single_with_new_heads(document: Document, kind: Kind, key: str) -> list[Call]:
    """The same, but it is the head of the request that is never the same twice."""
    flags = flags_of_kind(document, kind)
    headers = {"X-Request-ID": SERIAL_MARK}
    return [
        _evaluation(f"{EVALUATE}/{flags[number % len(flags)]}", key, context, headers)
        for number, context in enumerate(make_contexts(SINGLES, fresh=False))
    ]


def bulk(key: str) -> list[Call]:
    """Bulk evaluations, a fresh context every time."""
    return [_evaluation(EVALUATE, key, context) for context in make_contexts(BULKS, fresh=True)]


def recurring(key: str, callers: int = POLLERS) -> list[Call]:
    """Bulk evaluations for so many contexts that come again, without a tag."""
    return [_evaluation(EVALUATE, key, context) for context in make_contexts(callers, fresh=False)]


def plans(document: Document) -> dict[str, str]:
    """The flags that are on for one plan and off for all others, each with its plan."""
    found = {}
    for key, flag in document["flags"].items():
        match flag.get("targeting"):
            case {"if": [{"==": [{"var": "plan"}, str(plan)]}, "on", "off"]}:
                found[key] = plan
    return found


def by_plan(document: Document, key: str) -> list[Call]:
    """Evaluations of those flags in turn, a fresh context every time."""
    flags = list(plans(document))
    return [
        _evaluation(f"{EVALUATE}/{flags[number % len(flags)]}", key, context)
        for number, context in enumerate(make_contexts(SINGLES, fresh=True))
    ]


def of_callers(calls: Sequence[Call], key: str, keys: Sequence[str]) -> list[Call]:
    """The same calls, each in turn with another of the keys instead of ``key``."""
    return [
        msgspec.structs.replace(
            call, head=call.head.replace(key.encode(), keys[number % len(keys)].encode())
        )
        for number, call in enumerate(calls)
    ]


def accepting_gzip(calls: Sequence[Call]) -> list[Call]:
    """The same calls from a client that takes compressed answers, as SDKs do."""
    line = b"\r\nAccept-Encoding: gzip, deflate\r\nHost:"
    return [
        msgspec.structs.replace(call, head=call.head.replace(b"\r\nHost:", line, 1))
        for call in calls
    ]


def not_modified(key: str, port: int) -> list[Call]:
    """The same with the tag that the server gives each context, so that it answers 304."""
    return [
        _evaluation(EVALUATE, key, context, {"If-None-Match": tag})
        for context, tag in _tagged(key, port)
    ]


def _tagged(key: str, port: int) -> Iterator[tuple[Any, str]]:
    for context in make_contexts(POLLERS, fresh=False):
        yield context, tag_of(port, _evaluation(EVALUATE, key, context))


def tag_of(port: int, call: Call) -> str:
    """The ETag that a call is answered with."""
    return send(port, call.head).headers["etag"]


def closing(path: str, key: str, context: Any) -> Call:
    """An evaluation that is the last on its connection."""
    return _evaluation(path, key, context, {"Connection": "close"})


def _evaluation(
    path: str, key: str, context: Any, headers: Mapping[str, str] | None = None
) -> Call:
    return make_call(
        "POST", path, headers={"X-API-Key": key, **(headers or {})}, body={"context": context}
    )


def read(path: str, key: str, headers: Mapping[str, str] | None = None) -> list[Call]:
    """One GET, again and again."""
    return [make_call("GET", path, headers={"X-API-Key": key, **(headers or {})})]


def read_flags(flag_set: str, document: Document, key: str) -> list[Call]:
    """A GET for each flag of the set."""
    return [
        make_call("GET", f"/api/v1/flag-sets/{flag_set}/flags/{flag}", headers={"X-API-Key": key})
        for flag in document["flags"]
    ]


def write_flags(flag_set: str, document: Document, key: str) -> list[Call]:
    """A PUT for each flag of the set, each time with metadata that it has never had."""
    return [
        make_call(
            "PUT",
            f"/api/v1/flag-sets/{flag_set}/flags/{flag}",
            headers={"X-API-Key": key},
            body={**definition, "metadata": {"note": SERIAL_MARK}},
        )
        for flag, definition in document["flags"].items()
    ]
