"""What a start compiles of large flag sets when a file has them compiled."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from service.errors import Unavailable
from service.evaluation.compiler import flag as compiler
from service.evaluation.flag_set import CompiledFlagSet
from service.following.compiled_file import CompiledFile
from service.following.compiled_keeping import CompiledKeeping
from service.management import documents, evaluators, flag_sets, flags
from service.management.stores import Stores
from service.structs.principal import Principal
from service.tasks.cancellation import cancel_and_wait
from tests.evaluation.asking import flag
from tests.waiting import until

NAME = "shop"
FLAGS = 300
USING_E = flag({"if": [{"$ref": "e"}, "on", "off"]})
IS_A, IS_B = ({"==": [{"var": "x"}, letter]} for letter in "ab")


@pytest.fixture
def compiled(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The keys of the flags that are compiled."""
    keys: list[str] = []
    compile_flag = compiler.compile_flag

    def counting(definition: Any, *rest: Any) -> Any:
        keys.append(definition.key)
        return compile_flag(definition, *rest)

    monkeypatch.setattr("service.evaluation.compiler.definitions.compile_flag", counting)
    return keys


@pytest.fixture
async def file(
    stores: Stores, actor: Principal, unstarted: Callable[[], Any], tmp_path: Path
) -> CompiledFile:
    """A large set in the database, and in the file of a worker that compiled it."""
    document = {
        "flags": {f"f{n:03}": USING_E if n < 3 else flag() for n in range(FLAGS)},
        "$evaluators": {"e": IS_A},
    }
    await flag_sets.create(stores, actor, NAME)
    await documents.replace(stores, actor, NAME, json.dumps(document).encode())
    file = CompiledFile(tmp_path / "state", 0)
    worker = unstarted()
    await worker.follower.load()
    await worker.follower.compile_large()
    assert await CompiledKeeping(file, worker.snapshots, worker.follower.flag_sets).write_if_due()
    return file


async def start(worker: Any, file: CompiledFile) -> Any:
    worker.follower.flag_sets.precompiled = file.read()
    await worker.follower.load()
    await worker.follower.compile_large()
    return worker


async def test_what_the_file_has_is_not_compiled(
    unstarted: Callable[[], Any], file: CompiledFile, compiled: list[str]
) -> None:
    compiled.clear()
    worker = await start(unstarted(), file)
    assert len(worker.snapshots.current(NAME).texts) == FLAGS
    assert compiled == []


async def test_what_changed_since_is_compiled(
    stores: Stores,
    actor: Principal,
    unstarted: Callable[[], Any],
    file: CompiledFile,
    compiled: list[str],
) -> None:
    await flags.put(stores, actor, NAME, "f010", json.dumps(flag(metadata={"a": 1})).encode())
    await flags.delete(stores, actor, NAME, "f011")
    await flags.put(stores, actor, NAME, "new", json.dumps(flag()).encode())
    compiled.clear()
    worker = await start(unstarted(), file)
    assert sorted(compiled) == ["f010", "new"]
    assert b'"a":1' in worker.value(NAME, "f010")
    assert "f011" not in worker.snapshots.current(NAME).definitions

    await evaluators.put(stores, actor, NAME, "e", json.dumps(IS_B).encode())
    compiled.clear()
    worker = await start(unstarted(), file)
    assert sorted(compiled) == ["f000", "f001", "f002", "f010", "new"]
    answer = worker.snapshots.current(NAME).evaluate("f000", {"x": "b"}, 0)
    assert answer.variant == "on"


async def test_a_set_that_is_another_by_now_is_compiled_whole(
    stores: Stores,
    actor: Principal,
    unstarted: Callable[[], Any],
    file: CompiledFile,
    compiled: list[str],
) -> None:
    await flag_sets.patch(stores, actor, NAME, metadata={"team": "cart"})
    compiled.clear()
    worker = await start(unstarted(), file)
    assert len(compiled) == FLAGS
    assert b'"team":"cart"' in worker.value(NAME, "f010")


async def test_a_set_that_was_deleted_is_not_served(
    stores: Stores, actor: Principal, unstarted: Callable[[], Any], file: CompiledFile
) -> None:
    await flag_sets.delete(stores, actor, NAME)
    worker = await start(unstarted(), file)
    keeping = asyncio.create_task(worker.follower.keep_compiled())
    # Nobody will ask for what the file had of it.
    await until(lambda: worker.follower.flag_sets.precompiled == {})
    await cancel_and_wait(keeping)
    assert worker.snapshots.current(NAME) is None


async def test_the_file_is_written_when_much_was_compiled_that_is_not_in_it(
    stores: Stores,
    actor: Principal,
    unstarted: Callable[[], Any],
    file: CompiledFile,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    worker = await start(unstarted(), file)
    keeping = CompiledKeeping(file, worker.snapshots, worker.follower.flag_sets)
    written: list[list[str]] = []

    def write(sets: list[CompiledFlagSet]) -> bool:
        written.append([each.name for each in sets])
        return True

    monkeypatch.setattr(file, "write", write)

    async def change(number: int, metadata: int) -> None:
        changed = {f"f{n:03}": flag() for n in range(FLAGS)}
        changed |= {f"f{n:03}": flag(metadata={"n": metadata}) for n in range(number)}
        document = {"flags": changed, "$evaluators": {"e": IS_A}}
        await documents.replace(stores, actor, NAME, json.dumps(document).encode())
        await worker.follower.look()
        await keeping.write_if_due()

    await keeping.write_if_due()
    await change(20, 1)
    assert written == []
    await change(120, 2)
    assert written == [[NAME]]
    await flags.put(stores, actor, NAME, "new", json.dumps(flag()).encode())
    await worker.follower.look()
    await keeping.write_if_due()
    assert written == [[NAME]]


async def test_what_a_write_compiled_is_not_compiled_again_by_its_worker(
    stores: Stores, actor: Principal, unstarted: Callable[[], Any], compiled: list[str]
) -> None:
    await flag_sets.create(stores, actor, NAME)
    await flags.put(stores, actor, NAME, "f000", json.dumps(flag()).encode())
    worker = unstarted()
    await worker.follower.look()
    document = {
        "metadata": {"team": "cart"},
        "flags": {f"f{n:03}": USING_E for n in range(FLAGS)},
        "$evaluators": {"e": IS_A},
    }
    compiled.clear()
    checked = await documents.read_checked(stores, NAME, json.dumps(document).encode())
    with worker.follower.flag_sets.knowing(checked.compiled):
        written = await documents.replace(stores, actor, NAME, checked)
        await worker.follower.catch_up(NAME, written.revision)
    assert len(compiled) == FLAGS
    assert worker.follower.flag_sets.precompiled == {}
    # The file is written for it all the same.
    assert worker.follower.flag_sets.compiled_flags == FLAGS
    served = worker.snapshots.current(NAME)
    assert (served.revision, len(served.texts)) == (written.revision, FLAGS)
    assert served.evaluate("f000", {"x": "a"}, 0).variant == "on"
    assert b'"team":"cart"' in worker.value(NAME, "f000")


async def test_a_write_that_was_compiled_and_failed_changes_nothing(
    stores: Stores, actor: Principal, unstarted: Callable[[], Any]
) -> None:
    await flag_sets.create(stores, actor, NAME)
    worker = unstarted()
    await worker.follower.look()
    document = json.dumps({"flags": {"a": flag()}}).encode()
    checked = await documents.read_checked(stores, NAME, document)
    with pytest.raises(Unavailable), worker.follower.flag_sets.knowing(checked.compiled):
        raise Unavailable("The database is away.")
    assert worker.follower.flag_sets.precompiled == {}
    await flags.put(stores, actor, NAME, "b", json.dumps(flag()).encode())
    await worker.follower.look()
    assert list(worker.snapshots.current(NAME).texts) == ["b"]


async def test_a_write_of_another_meanwhile_is_served_as_it_was_committed(
    stores: Stores, actor: Principal, unstarted: Callable[[], Any]
) -> None:
    await flag_sets.create(stores, actor, NAME)
    worker = unstarted()
    await worker.follower.look()
    document = json.dumps({"flags": {"a": flag(), "b": flag()}}).encode()
    checked = await documents.read_checked(stores, NAME, document)
    with worker.follower.flag_sets.knowing(checked.compiled):
        await flags.put(stores, actor, NAME, "c", json.dumps(flag(metadata={"n": 1})).encode())
        await worker.follower.look()
    assert list(worker.snapshots.current(NAME).texts) == ["c"]
    assert b'"n":1' in worker.value(NAME, "c")
