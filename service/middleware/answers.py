"""Answers of management routes: JSON bodies, entity tags, 304."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from typing import Any, NamedTuple, TypedDict, TypeVar

import msgspec
from sanic import HTTPResponse

from service.errors import Refused
from service.impact.job import Source
from service.management.impact_jobs import job_of
from service.management.results import Page, Written
from service.management.writing.preconditions import Precondition
from service.middleware.management import ManagementCall
from service.serving.calls import matches
from service.structs.impact import MOST_SAMPLED, ImpactSummary

Row = TypeVar("Row")

_encode = msgspec.json.Encoder().encode
_WANTED = "The header If-Match takes one entity tag, as an answer carried it, or *."
_NEW_WANTED = (
    "The header If-None-Match of a write takes *, for what must not exist yet. To write only if"
    " nothing has changed, send the entity tag in If-Match."
)


# Headers of an answer that was made without the database.
_FROM_MEMORY = {"x-served-from": "memory"}


def json(
    value: object,
    status: int = 200,
    *,
    revision: int | None = None,
    is_weak: bool = False,
    from_memory: bool = False,
) -> HTTPResponse:
    """Return a value as JSON; ``revision`` becomes the entity tag.

    ``is_weak`` is for a value that has more in it than the revision covers.
    """
    headers = dict(_FROM_MEMORY) if from_memory else {}
    if revision is not None:
        headers["etag"] = f"W/{etag_of(revision)}" if is_weak else etag_of(revision)
    return HTTPResponse(_encode(value), status, headers, "application/json")


async def written(
    call: ManagementCall, flag_set: str, change: Coroutine[Any, Any, Written], *, gone: bool = False
) -> HTTPResponse:
    """Finish a change of a flag set, wait until this worker serves it, and return the result.

    ``gone`` is for a resource that has no entity tag any more.
    """
    result = await call.write(change)
    await call.serve(flag_set, result.revision)
    status = 201 if result.created else 200
    return json(result, status, revision=None if gone else result.revision)


async def dry_run(change: Coroutine[Any, Any, Written]) -> HTTPResponse:
    """Return the result of a change that is only tried; it ends when the caller disconnects."""
    result = await change
    # A set that does not exist yet has no tag.
    return json(result, revision=result.revision or None)


async def outcome(
    call: ManagementCall,
    flag_set: str,
    change: Coroutine[Any, Any, Written],
    *,
    gone: bool = False,
) -> HTTPResponse:
    """Return the result of a change that has the call's ``change_options``, or of a dry run."""
    if _is_dry_run(call):
        return await dry_run(_with_impact(call, flag_set, change))
    return await written(call, flag_set, change, gone=gone)


async def _with_impact(
    call: ManagementCall, flag_set: str, change: Coroutine[Any, Any, Written]
) -> Written:
    """The result of a dry run; with ``?impact=true`` also whom the change would move.

    That is of the stored contexts, or of ``?sample=`` made-up targeting keys.
    """
    sample = call.number("sample", least=1, most=MOST_SAMPLED)
    result = await change
    if not call.switch("impact"):
        return result
    if not result.revision:
        # Nobody gets answers of a set that does not exist yet.
        return msgspec.structs.replace(result, impact=ImpactSummary(0, ()))
    source: Source = "stored" if sample is None else "sample"
    job = await job_of(call.stores, flag_set, result, source=source, sample=sample or 0)
    impact = await call.context.comparing.result(job)
    return msgspec.structs.replace(result, impact=ImpactSummary(impact.contexts, impact.flags))


class ChangeOptions(TypedDict):
    """Options of any change of a flag set, as the use-cases take them."""

    expected: Precondition
    comment: str | None
    dry_run: bool


def change_options(call: ManagementCall) -> ChangeOptions:
    """Return the options of a change. Raises Refused for what cannot be combined."""
    return ChangeOptions(
        expected=precondition(call), comment=call.comment, dry_run=_is_dry_run(call)
    )


def _is_dry_run(call: ManagementCall) -> bool:
    """Return ``?dry_run=``. Raises Refused for ``?impact=true`` without it."""
    is_dry = call.switch("dry_run")
    if not is_dry and (call.switch("impact") or call.query("sample") is not None):
        raise Refused("The parameters 'impact' and 'sample' need dry_run=true.")
    return is_dry


def json_page(
    page: Page[Row], render: Callable[[Row], object], *, from_memory: bool = False
) -> HTTPResponse:
    """Return a page of a list, each item rendered by ``render``; ``next`` goes into ``?after=``."""
    items = [render(item) for item in page.items]
    return json({"items": items, "next": page.next}, from_memory=from_memory)


class Text(NamedTuple):
    """A stored text and its revision; from memory, as far as they are known."""

    body: bytes
    revision: int | None
    exact: bool = True


def content(call: ManagementCall, text: Text) -> HTTPResponse:
    """Return a stored text as it is, or 304 to a caller that has this revision."""
    if text.revision is None:
        headers = {"cache-control": "no-cache", **_FROM_MEMORY}
        return HTTPResponse(text.body, 200, headers, "application/json")
    etag = etag_of(text.revision)
    headers = {"etag": etag, "cache-control": "no-cache"}
    if not text.exact:
        headers |= {"etag": f"W/{etag}", **_FROM_MEMORY}
    if is_held(call, text.revision):
        return HTTPResponse(None, 304, headers)
    return HTTPResponse(text.body, 200, headers, "application/json")


def is_held(call: ManagementCall, revision: int) -> bool:
    """Return whether ``If-None-Match`` says that the caller has this revision."""
    held = call.header("if-none-match")
    return held is not None and matches(held, etag_of(revision))


def nothing() -> HTTPResponse:
    """Return 204 without a body."""
    return HTTPResponse(None, 204)


def etag_of(revision: int) -> str:
    """Return the strong entity tag of a revision; revisions are never used twice."""
    return f'"{revision}"'


def precondition(call: ManagementCall) -> Precondition:
    """Return the preconditions of a write: ``If-Match``, and ``If-None-Match: *``.

    A tag that a proxy made weak counts as the original tag: the proxy compressed the answer, and
    the revision behind it is the same. Raises Refused for a list, and for another If-None-Match.
    """
    match, none_match = call.header("if-match"), call.header("if-none-match") or ""
    if none_match.strip() not in ("", "*"):
        raise Refused(_NEW_WANTED)
    revision = None if match is None or match.strip() == "*" else _revision_of(match.strip())
    return Precondition(
        if_match=revision,
        must_exist=match is not None and revision is None,
        must_be_new=none_match.strip() == "*",
    )


def _revision_of(etag: str) -> int:
    """Return the revision that a tag names; -1 for a tag that was never given."""
    tag = etag.removeprefix("W/")
    if len(tag) < 2 or tag[0] != '"' or '"' in tag[1:-1] or tag[-1] != '"':
        raise Refused(_WANTED)
    digits = tag[1:-1]
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 19 else -1
