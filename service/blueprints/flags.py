"""``/api/v1/flag-sets/{set}/flags``."""

from __future__ import annotations

from collections.abc import Mapping
from operator import attrgetter
from typing import Any

import msgspec
from sanic import HTTPResponse

from service.blueprints import flag_summaries as summaries
from service.blueprints.description.parts import (
    COMMENT,
    CREATE_ONLY,
    IF_MATCH,
    IF_NONE_MATCH,
    METADATA_IS,
    PAGE,
    REVISION,
    SEARCH,
    STRICT,
    SWITCH,
    TRIED,
    WRITTEN,
    page_of,
    query,
    ref,
)
from service.blueprints.description.route import Description
from service.errors import NotFound, Refused, Unavailable
from service.evaluation.compiler.flag import CompiledFlag
from service.evaluation.flag_set import CompiledFlagSet
from service.management import copies, flag_summaries, flags, statistics
from service.management.flag_uses import UsedFlag, is_permanent
from service.management.selecting import select
from service.management.statistics import FlagUseLately
from service.middleware import definitions
from service.middleware.answers import Text, change_options, content, json, json_page, outcome
from service.middleware.management import ManagementCall, management
from service.middleware.memory import read_or_recall
from service.middleware.routing import WorkerBlueprint
from service.structs.changes import Copy
from service.structs.flags import Flag, FlagStatistics, FlagWithStatistics, VariantCount
from service.structs.timestamps import timestamp, timestamp_or_none

blueprint = WorkerBlueprint("flags", url_prefix="/api/v1/flag-sets/<flag_set:str>/flags")


@blueprint.get("/", name="list")
@Description(
    parameters=(
        *PAGE,
        SEARCH,
        query("state", "Only flags in this state.", enum=["ENABLED", "DISABLED"]),
        METADATA_IS,
        query("stale", "Only stale flags, or only those that are not stale.", **SWITCH),
        query(
            "permanent",
            'Only flags with `"permanent": true` in their metadata, or only those without.',
            **SWITCH,
        ),
        query(
            "planned",
            "Only flags with a schedule or a rollout that has not ended, or only those without.",
            **SWITCH,
        ),
        query("since_revision", "Only flags that changed after this revision.", **REVISION),
        query("summary", "Return each flag in short, without its definition.", **SWITCH),
    ),
    answers={200: {"anyOf": [page_of("Flag"), page_of("FlagSummary")]}},
    failures=(400, 404),
    recalled=True,
)
@management("read")
async def list_flags(call: ManagementCall, flag_set: str) -> HTTPResponse:
    """List the flags of the set by key; ``?summary=true`` tells their definitions in short.

    Pages of summaries are small: 10,000 flags are ten pages of 1,000, of some 30 kB each when
    compressed.
    """
    paging, search = call.paging(), call.query("search") or ""
    state = call.choice("state", ("ENABLED", "DISABLED"))
    metadata = call.queries("metadata.")
    stale = call.switch("stale") if call.query("stale") is not None else None
    permanent = call.switch("permanent") if call.query("permanent") is not None else None
    planned = call.switch("planned") if call.query("planned") is not None else None
    since = call.number("since_revision", least=1, most=2**63 - 1)
    is_short = call.switch("summary")

    wanted: dict[str, Any] = {
        **paging,
        "search": search,
        "state": state,
        "metadata": metadata,
        "stale": stale,
        "permanent": permanent,
        "since_revision": since,
        "planned": planned,
        "stale_days": call.context.settings.statistics.stale_days,
    }

    async def read() -> HTTPResponse:
        if is_short:
            short = await flag_summaries.list(call.stores, flag_set, **wanted)
            return json_page(short, summaries.render)
        return json_page(await flags.list(call.stores, flag_set, **wanted), _render)

    def recall(held: CompiledFlagSet) -> HTTPResponse:
        for name, asked, what in (
            ("stale", stale, "stale flags"),
            ("since_revision", since, "revisions of flags"),
            ("planned", planned, "plans"),
        ):
            if asked is not None:
                detail = f"The database does not answer; without it {what} are not known"
                raise Unavailable(f"{detail}. Leave out '{name}'.")
        page = select(
            (
                flag
                for flag in held.flags
                if state in (None, flag.state) and permanent in (None, is_permanent(flag.text))
            ),
            attrgetter("key"),
            **paging,
            search=search,
            metadata=metadata,
            metadata_of=attrgetter("metadata"),
        )
        return json_page(page, summaries.recalled if is_short else _recalled, from_memory=True)

    return await read_or_recall(call, flag_set, read, recall)


@blueprint.get("/<key:path>", name="get")
@Description(
    parameters=(
        IF_NONE_MATCH,
        query("statistics", "Return statistics beside the definition.", **SWITCH),
        query("summary", "Return the flag in short instead, as in a list.", **SWITCH),
    ),
    answers={
        200: {
            "anyOf": [ref("FlagDefinition"), ref("FlagWithStatistics"), ref("FlagSummary")],
        },
        304: None,
    },
    failures=(400, 404),
    tagged=True,
    recalled=True,
)
@management("read")
async def get(call: ManagementCall, flag_set: str, key: str) -> HTTPResponse:
    """Return the definition of one flag, as it was written; ``?statistics=true`` adds statistics.

    ``?summary=true`` returns the flag in short. The entity tag is that of the definition in each
    case. Statistics and the last evaluation change without it, so the tag is weak beside them, and
    such an answer is never 304.
    """
    days = call.context.settings.statistics.stale_days
    if call.switch("summary"):
        if call.switch("statistics"):
            raise Refused("The parameters 'summary' and 'statistics' cannot be combined.")
        short = await flag_summaries.get(call.stores, flag_set, key, stale_days=days)
        return json(summaries.render(short), revision=short.flag.revision, is_weak=True)
    if call.switch("statistics"):
        found = await statistics.of_flag(
            call.stores,
            flag_set,
            key,
            stale_days=days,
        )
        return json(_with_statistics(found), revision=found.flag.revision, is_weak=True)

    async def read() -> Text:
        flag = await flags.get(call.stores, flag_set, key)
        return Text(flag.text.encode(), flag.revision)

    def recall(held: CompiledFlagSet) -> Text:
        if key not in held.definitions:
            raise NotFound("flag", key)
        return Text(held.definitions[key].text.encode(), None)

    return content(call, await read_or_recall(call, flag_set, read, recall))


@blueprint.put("/<key:path>", name="put")
@Description(
    parameters=(*TRIED, STRICT, IF_MATCH, CREATE_ONLY, COMMENT),
    body=ref("FlagDefinition"),
    answers={200: WRITTEN, 201: WRITTEN},
    failures=(400, 404, 412),
    tagged=True,
)
@management("write")
async def put(call: ManagementCall, flag_set: str, key: str) -> HTTPResponse:
    """Create a flag or replace its definition."""
    return await definitions.store(call, flag_set, key, flags.put)


@blueprint.patch("/<key:path>", name="patch")
@Description(
    parameters=(*TRIED, STRICT, IF_MATCH, COMMENT),
    body=ref("MergePatch"),
    answers={200: WRITTEN},
    failures=(400, 404, 412),
    tagged=True,
)
@management("write")
async def patch(call: ManagementCall, flag_set: str, key: str) -> HTTPResponse:
    """Change the definition of a flag by a JSON merge patch (RFC 7396)."""
    return await definitions.store(call, flag_set, key, flags.patch)


@blueprint.delete("/<key:path>", name="delete")
@Description(
    parameters=(*TRIED, IF_MATCH, COMMENT), answers={200: WRITTEN}, failures=(400, 404, 412)
)
@management("write")
async def delete(call: ManagementCall, flag_set: str, key: str) -> HTTPResponse:
    """Delete a flag. Its history stays."""
    return await definitions.delete(call, flag_set, key, flags.delete)


@blueprint.post("/<key:path>/copy", name="copy")
@Description(
    parameters=(*TRIED, STRICT, IF_MATCH, CREATE_ONLY, COMMENT),
    body=ref("Copy"),
    body_example={"to": "checkout.production"},
    answers={200: WRITTEN, 201: WRITTEN},
    failures=(400, 404, 412),
    tagged=True,
)
@management("write")
async def copy(call: ManagementCall, flag_set: str, key: str) -> HTTPResponse:
    """Copy the flag to another flag set, with the checks of any write.

    ``dry_run`` returns the difference in the other set, and the warnings there.
    """
    to = call.decoded(Copy).to
    change = copies.copy(
        call.stores,
        call.actor,
        flag_set,
        key,
        to,
        strict=call.switch("strict"),
        **change_options(call),
    )
    return await outcome(call, to, change)


def _render(row: UsedFlag) -> Flag:
    return Flag(**_members(row))


def _with_statistics(found: FlagUseLately) -> FlagWithStatistics:
    return FlagWithStatistics(
        **_members(found.flag),
        statistics=FlagStatistics(
            last_24_hours=_by_variant(found.last_day), last_7_days=_by_variant(found.last_week)
        ),
    )


def _members(row: UsedFlag) -> dict[str, Any]:
    return {
        "key": row.key,
        "revision": row.revision,
        "modified_at": timestamp(row.modified_at),
        "last_evaluated_at": timestamp_or_none(row.last_evaluated_at),
        "stale": row.stale,
        "permanent": row.permanent,
        "definition": msgspec.Raw(row.text.encode()),
    }


def _by_variant(numbers: Mapping[str | None, int]) -> tuple[VariantCount, ...]:
    return tuple(VariantCount(variant, number) for variant, number in numbers.items())


def _recalled(flag: CompiledFlag) -> Flag:
    return Flag(
        key=flag.key,
        revision=None,
        modified_at=None,
        last_evaluated_at=None,
        stale=None,
        permanent=is_permanent(flag.text),
        definition=msgspec.Raw(flag.text.encode()),
    )
