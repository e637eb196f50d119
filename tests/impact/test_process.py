"""The process that compares, started, fed and ended as a worker does."""

from __future__ import annotations

import asyncio
import json
import math
import os
import signal
from collections.abc import AsyncIterator
from contextlib import aclosing
from io import BytesIO
from typing import Any, Literal

import msgspec
import pytest

from service.impact.giving_way import GivingWay
from service.impact.job import Job, Version
from service.impact.runner import Comparing
from service.management import contexts, flag_sets, flags
from service.management.stores import Stores
from service.process import impact_main
from service.process.impact_main import PATIENCE
from service.structs.contexts import ContextBody
from service.structs.decoding import decode
from service.structs.principal import Principal
from tests import waiting

ADMIN = Principal(1, "admin", frozenset({"admin"}))
FLAG: dict[str, Any] = {
    "state": "ENABLED",
    "variants": {"on": True, "off": False},
    "defaultVariant": "off",
}


def share(percent: int) -> str:
    return json.dumps(
        {**FLAG, "targeting": {"fractional": [["on", percent], ["off", 100 - percent]]}}
    )


def job(source: Literal["stored", "sample", "lines"], **more: Any) -> Job:
    return Job(
        flag_set="shop",
        revision=3,
        before=Version(2, {"banner": share(10)}, {}),
        after=Version(2, {"banner": share(25)}, {}),
        source=source,
        now=0,
        **more,
    )


async def put_context(stores: Stores, key: str, body: bytes) -> None:
    await contexts.put(stores, "shop", key, decode(body, ContextBody))


async def events(of: Job, *lines: bytes) -> list[dict[str, Any]]:
    async def parts() -> AsyncIterator[bytes]:
        for part in lines:
            yield part

    fed = parts() if of.source == "lines" else None
    output = b"".join([part async for part in Comparing().run(of, fed)])
    return [json.loads(line) for line in output.splitlines()]


async def test_keys_alone_decide_about_a_sample() -> None:
    *progress, result = await events(job("sample", sample=20_000))
    assert {each["event"] for each in progress} == {"progress"}
    assert (result["event"], result["contexts"], result["revision"]) == ("result", 20_000, 3)
    (flag,) = result["flags"]
    assert 14 < flag["percent"] < 16
    again = await events(job("sample", sample=20_000))
    assert again[-1] == result


async def test_broken_lines_are_counted_and_the_first_are_named() -> None:
    broken = [
        b"[]\n",
        b'{"a":\n',
        b'{"a":"\xff"}\n',
        b'{"a":' + b"[" * 9_999 + b"\n",
        b"{" + b'"' * 2 * 2**20,
    ]
    good = [b'{"targetingKey":"a"}\n', b"\n", b'{"targeting', b'Key":"b"}\n']
    result = (await events(job("lines"), *good, *broken))[-1]
    assert (result["contexts"], result["refused"]) == (2, 5)
    assert [each["line"] for each in result["errors"]] == [5, 6, 7, 8, 9]
    details = " ".join(each["detail"] for each in result["errors"])
    for expected in ("JSON object", "not JSON", "UTF-8", "too deep", "at most 1048576 bytes"):
        assert expected in details
    many = (await events(job("lines"), b"x\n" * 150))[-1]
    assert (many["refused"], len(many["errors"])) == (150, impact_main.MOST_ERRORS)


async def test_stored_contexts_are_read_with_their_overrides(
    stores: Stores, database_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FLAGSTAFF_MYSQL_URL", database_url)
    for name in ("CONNECT", "STATEMENT"):
        monkeypatch.setenv(f"FLAGSTAFF_MYSQL_{name}_TIMEOUT", f"{waiting.PATIENCE}")
    await flag_sets.create(stores, ADMIN, "shop")
    await flags.put(stores, ADMIN, "shop", "banner", share(10).encode())
    await put_context(stores, "a", b'{"attributes":{"role":"staff"}}')
    await put_context(stores, "b", b'{"overrides":{"banner":"on"}}')
    uses = {**FLAG, "targeting": {"if": [{"==": [{"var": "role"}, "staff"]}, "on"]}}
    job_ = job("stored", reads_overrides=True)
    sides = {
        "before": Version(2, {"banner": json.dumps(FLAG)}, {}),
        "after": Version(2, {"banner": json.dumps(uses)}, {}),
    }
    result = (await events(msgspec.structs.replace(job_, **sides)))[-1]
    cells = {
        (cell["from"]["variant"], cell["to"]["variant"]): cell["examples"]
        for cell in result["flags"][0]["cells"]
    }
    assert cells == {("off", "on"): ["a"], ("on", "on"): ["b"]}
    unread = (await events(msgspec.structs.replace(job_, reads_overrides=False, **sides)))[-1]
    assert {cell["from"]["variant"] for cell in unread["flags"][0]["cells"]} == {"off"}


async def test_a_store_that_is_away_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FLAGSTAFF_MYSQL_URL", "mysql://nobody@127.0.0.1:1/none")
    last = (await events(job("stored")))[-1]
    assert last["event"] == "failure"
    assert "database" in last["detail"]


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The process ids of what is started."""
    started: list[int] = []
    start = asyncio.create_subprocess_exec

    async def noted(*arguments: Any, **more: Any) -> asyncio.subprocess.Process:
        process = await start(*arguments, **more)
        started.append(process.pid)
        return process

    monkeypatch.setattr(asyncio, "create_subprocess_exec", noted)
    return started


async def test_a_caller_who_leaves_ends_the_process(started: list[int]) -> None:
    comparing = Comparing()
    async with aclosing(comparing.run(job("sample", sample=1_000_000))) as output:
        assert json.loads((await anext(output)).splitlines()[0])["event"] == "progress"
    with pytest.raises(ProcessLookupError):
        os.kill(started[0], 0)
    # The place is free again.
    assert [part async for part in comparing.run(job("sample", sample=1))]


async def test_a_process_that_is_killed_says_so_at_the_end(started: list[int]) -> None:
    output: list[bytes] = []
    async for part in Comparing().run(job("sample", sample=1_000_000)):
        if not output:
            os.kill(started[0], signal.SIGKILL)
        output.append(part)
    last = json.loads(b"".join(output).splitlines()[-1])
    assert last["event"] == "failure"
    assert "ended early" in last["detail"]


@pytest.mark.parametrize(("streams", "patience"), [(True, math.inf), (False, PATIENCE)])
def test_only_who_hears_of_the_progress_waits_for_any_time(
    monkeypatch: pytest.MonkeyPatch, *, streams: bool, patience: float
) -> None:
    """Who gets one answer at the end would run into a timeout."""
    given: list[float] = []

    class Way(GivingWay):
        def __init__(self, patience: float) -> None:
            given.append(patience)
            super().__init__(patience)

    monkeypatch.setattr(impact_main, "GivingWay", Way)
    impact_main.run(job("sample", sample=1, streams=streams), BytesIO(), BytesIO())
    assert given == [patience]
