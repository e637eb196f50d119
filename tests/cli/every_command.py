"""Every command of the command line, and a line of arguments for each that calls a server."""

from __future__ import annotations

import argparse
import io
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from service.cli import main
from service.cli.main import _parser

FLAG = '{"state":"ENABLED","variants":{"on":1,"off":0},"defaultVariant":"on"}'

# What is the service, or looks at this machine, and calls no server.
LOCAL = {"serve", "background", "migrate", "pages", "nginx-settings", "doctor", "check"}

# Those whose reads a worker answers from memory while the database is away.
FROM_MEMORY = {"export", "flags list", "flags get"}


class Scene(NamedTuple):
    """What the commands are about; ``key``, ``webhook`` and ``delivery`` are ids."""

    flag_set: str
    other: str
    directory: Path
    key: str
    webhook: str
    delivery: str
    receiver: str


class Ended(NamedTuple):
    """A command's exit code, and what it said."""

    code: int
    out: str
    err: str


def names() -> set[str]:
    """Each command that the parser knows, such as ``flags list``."""
    return set(_leaves(_parser(), ()))


def _leaves(parser: argparse.ArgumentParser, path: tuple[str, ...]) -> Iterator[str]:
    groups = [each for each in parser._actions if isinstance(each, argparse._SubParsersAction)]
    if not groups:
        yield " ".join(path)
    for group in groups:
        for name, below in group.choices.items():
            yield from _leaves(below, (*path, name))


def lines(scene: Scene) -> dict[str, list[str]]:
    """Arguments by command, in an order in which each can succeed."""
    here = ["--flag-set", scene.flag_set]
    document, flag, contexts = (
        str(scene.directory / name) for name in ("document.json", "flag.json", "contexts.ndjson")
    )
    Path(document).write_text('{"flags":{"banner":' + FLAG + "}}")
    Path(flag).write_text(FLAG.replace('"on":1', '"on":2'))
    Path(contexts).write_text('{"targetingKey":"ann","attributes":{"plan":"pro"}}\n')
    return {
        "load": ["load", document, *here],
        "export": ["export", *here],
        "diff": ["diff", flag.replace("flag.json", "document.json"), *here],
        "apply": ["apply", document, *here, "--yes"],
        "flags list": ["flags", "list", *here],
        "flags get": ["flags", "get", "banner", *here],
        "flags set": ["flags", "set", "banner", flag, *here],
        "flags enable": ["flags", "enable", "banner", *here],
        "flags disable": ["flags", "disable", "banner", *here],
        "flags toggle": ["flags", "toggle", "banner", *here],
        "flags copy": ["flags", "copy", "banner", *here, "--to", scene.other],
        "flags rollback": ["flags", "rollback", "banner", *here, "--revision", "2"],
        "rollback": ["rollback", *here, "--revision", "2", "--yes"],
        "contexts set": ["contexts", "set", "ann", "--attribute", "plan=pro", *here],
        "contexts get": ["contexts", "get", "ann", *here],
        "contexts list": ["contexts", "list", *here],
        "contexts load": ["contexts", "load", contexts, *here],
        "contexts export": ["contexts", "export", *here],
        "contexts on": ["contexts", "on", *here],
        "contexts off": ["contexts", "off", *here],
        "contexts remove": ["contexts", "remove", "ann", *here],
        "changes": ["changes", *here],
        "statistics": ["statistics", *here],
        "keys create": ["keys", "create", "spare"],
        "keys list": ["keys", "list"],
        "keys rotate": ["keys", "rotate", scene.key],
        "keys revoke": ["keys", "revoke", scene.key],
        "webhooks add": ["webhooks", "add", scene.receiver, *here],
        "webhooks list": ["webhooks", "list", *here],
        "webhooks test": ["webhooks", "test", scene.webhook, *here],
        "webhooks deliveries": ["webhooks", "deliveries", scene.webhook, *here],
        "webhooks redeliver": ["webhooks", "redeliver", scene.webhook, scene.delivery, *here],
        "webhooks remove": ["webhooks", "remove", scene.webhook, *here],
    }


def made_scene(directory: Path, name: str, receiver: str) -> Scene:
    """Two flag sets, a key, and a webhook with a delivery, on the server of the environment."""
    document = directory / "made.json"
    document.write_text('{"flags":{"banner":' + FLAG + "}}")
    for each in (name, f"{name}.other"):
        assert ran(["load", str(document), "--flag-set", each, "--create"]).code == 0
    key = json.loads(ran(["keys", "create", "of-the-scene", "--json"]).out)
    here = ["--flag-set", name, "--json"]
    webhook = str(json.loads(ran(["webhooks", "add", receiver, *here]).out)["id"])
    tested = ran(["webhooks", "test", webhook, *here])
    assert tested.code == 0, tested
    delivery = json.loads(tested.out)["id"]
    return Scene(name, f"{name}.other", directory, str(key["id"]), webhook, str(delivery), receiver)


def ran(words: Sequence[str]) -> Ended:
    """Run a command in this process; whatever it raises is raised."""
    with pytest.MonkeyPatch.context() as patch:
        out, err = (io.TextIOWrapper(io.BytesIO(), "utf-8", write_through=True) for _ in range(2))
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        code = main(words)
        assert isinstance(out.buffer, io.BytesIO)
        assert isinstance(err.buffer, io.BytesIO)
        return Ended(code, out.buffer.getvalue().decode(), err.buffer.getvalue().decode())
