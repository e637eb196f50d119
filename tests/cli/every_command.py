"""Every command of the command line, and a line of arguments for each that calls a server."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import click
import pytest

from service.cli import main
from service.cli.main import root

FLAG = '{"state":"ENABLED","variants":{"on":1,"off":0},"defaultVariant":"on"}'

RULE = '{"in":["@team.test",{"var":"email"}]}'
DOCUMENT = '{"$evaluators":{"team":' + RULE + '},"flags":{"banner":' + FLAG + "}}"

# What is the service, or looks at this machine, and calls no server.
LOCAL = {
    *("serve", "background", "migrate", "pages", "nginx-settings", "doctor", "check"),
    *("profiles list", "profiles use", "profiles delete", "completion", "man-pages"),
}

# What has tests of its own: it writes the profile file.
SPECIAL = {"login"}

# Those whose reads a worker answers from memory while the database is away.
FROM_MEMORY = {
    *("export", "flags list", "flags get", "flag-sets list", "flag-sets get"),
    *("evaluators list", "evaluators get"),
}

# Those that change nothing for anybody and need no database.
EVALUATES = {"flags evaluate"}

# Those that a worker answers from its memory, as it answers evaluations.
ANSWERED = {"evaluate", "explain"}


class Scene(NamedTuple):
    """What the commands are about; but for the first three and ``receiver`` they are ids."""

    flag_set: str
    other: str
    directory: Path
    key: str
    webhook: str
    delivery: str
    receiver: str
    schedule: str = "99999"
    cancelled: str = "99999"


class Ended(NamedTuple):
    """A command's exit code, and what it said."""

    code: int
    out: str
    err: str


def names() -> set[str]:
    """Each command that there is, such as ``flags list``; aliases are left out."""
    return {" ".join(path) for path, _ in leaves()}


def leaves() -> Iterator[tuple[tuple[str, ...], click.Command]]:
    """Each command with its words."""
    return _leaves(root, ())


def _leaves(
    command: click.Command, path: tuple[str, ...]
) -> Iterator[tuple[tuple[str, ...], click.Command]]:
    if not isinstance(command, click.Group):
        yield path, command
        return
    context = click.Context(command)
    for name in command.list_commands(context):
        below = command.get_command(context, name)
        assert below is not None, (path, name)
        yield from _leaves(below, (*path, name))


def lines(scene: Scene) -> dict[str, list[str]]:
    """Arguments by command, in an order in which each can succeed."""
    here = ["--flag-set", scene.flag_set]
    names = ("document.json", "flag.json", "rule.json", "contexts.ndjson")
    document, flag, rule, contexts = (str(scene.directory / name) for name in names)
    Path(document).write_text(DOCUMENT)
    Path(flag).write_text(FLAG.replace('"on":1', '"on":2'))
    Path(rule).write_text(RULE.replace("team", "other"))
    Path(contexts).write_text('{"targetingKey":"ann","attributes":{"plan":"pro"}}\n')
    fresh = f"{scene.flag_set}.fresh"
    return {
        "flag-sets list": ["flag-sets", "list"],
        "flag-sets create": ["flag-sets", "create", fresh],
        "flag-sets get": ["flag-sets", "get", scene.flag_set],
        "flag-sets update": ["flag-sets", "update", scene.flag_set, "--metadata", "team=shop"],
        "flag-sets copy": ["flag-sets", "copy", scene.flag_set, "--to", scene.other, "--yes"],
        "flag-sets delete": ["flag-sets", "delete", fresh, "--yes"],
        "rollout start": [
            *("rollout", "start", "banner", "--variant", "off", *here),
            # It waits, so that no step changes the flag between two commands.
            *("--step", "5:1h", "--step", "100%", "--at", "2099-01-01T00:00:00Z"),
        ],
        "rollout pause": ["rollout", "pause", "rolling", *here],
        "rollout resume": ["rollout", "resume", "rolling", *here],
        "rollout skip": ["rollout", "skip", "rolling", *here],
        "rollout back": ["rollout", "back", "rolling", *here, "--yes"],
        "rollout status": ["rollout", "status", "rolling", *here],
        "rollout list": ["rollout", "list", *here],
        "rollout stop": ["rollout", "stop", "rolling", *here, "--yes"],
        "export": ["export", *here],
        "diff": ["diff", document, *here],
        "apply": ["apply", document, *here, "--yes"],
        "evaluators list": ["evaluators", "list", *here],
        "evaluators get": ["evaluators", "get", "team", *here],
        "evaluators set": ["evaluators", "set", "team", rule, *here],
        "evaluators delete": ["evaluators", "delete", "team", *here, "--yes"],
        "flags list": ["flags", "list", *here],
        "flags get": ["flags", "get", "banner", *here],
        "flags set": ["flags", "set", "banner", flag, *here],
        "flags enable": ["flags", "enable", "banner", *here],
        "flags disable": ["flags", "disable", "banner", *here],
        "flags toggle": ["flags", "toggle", "banner", *here],
        "flags evaluate": ["flags", "evaluate", "banner", *here],
        "evaluate": ["evaluate", "banner", *here],
        "explain": ["explain", "banner", *here],
        "impact": ["impact", *here, "--revision", "1", "--sample", "5"],
        "flags copy": ["flags", "copy", "banner", *here, "--to", scene.other],
        "flags rollback": ["flags", "rollback", "banner", *here, "--revision", "1"],
        "flags delete": ["flags", "delete", "banner", *here, "--yes"],
        "rollback": ["rollback", *here, "--revision", "1", "--yes"],
        "contexts set": ["contexts", "set", "ann", "--attribute", "plan=pro", *here],
        "contexts get": ["contexts", "get", "ann", *here],
        "contexts list": ["contexts", "list", *here],
        "contexts load": ["contexts", "load", contexts, *here],
        "contexts export": ["contexts", "export", *here],
        "contexts on": ["contexts", "on", *here],
        "contexts off": ["contexts", "off", *here],
        "contexts delete": ["contexts", "delete", "ann", *here, "--yes"],
        "changes": ["changes", *here],
        "statistics": ["statistics", *here],
        "keys create": ["keys", "create", "spare"],
        "keys list": ["keys", "list"],
        "keys rotate": ["keys", "rotate", scene.key],
        "keys revoke": ["keys", "revoke", scene.key, "--yes"],
        "schedules add": ["schedules", "add", "banner", "--in", "2d", "--disable", *here],
        "schedules list": ["schedules", "list", *here],
        "schedules move": ["schedules", "move", scene.schedule, "--in", "3d", *here],
        "schedules run": ["schedules", "run", scene.schedule, *here],
        "schedules cancel": ["schedules", "cancel", scene.cancelled, *here],
        "webhooks create": ["webhooks", "create", scene.receiver, *here],
        "webhooks list": ["webhooks", "list", *here],
        "webhooks update": ["webhooks", "update", scene.webhook, "--description", "x", *here],
        "webhooks test": ["webhooks", "test", scene.webhook, *here],
        "webhooks deliveries": ["webhooks", "deliveries", scene.webhook, *here],
        "webhooks redeliver": ["webhooks", "redeliver", scene.webhook, scene.delivery, *here],
        "webhooks delete": ["webhooks", "delete", scene.webhook, *here, "--yes"],
    }


def made_scene(directory: Path, name: str, receiver: str) -> Scene:
    """Two flag sets, a key, a webhook with a delivery, and a rollout, on the server."""
    document = directory / "made.json"
    document.write_text(DOCUMENT)
    for each in (name, f"{name}.other"):
        assert ran(["apply", str(document), "--flag-set", each, "--create"]).code == 0
    key = json.loads(ran(["keys", "create", "of-the-scene", "--json"]).out)
    here = ["--flag-set", name, "--json"]
    webhook = str(json.loads(ran(["webhooks", "create", receiver, *here]).out)["id"])
    tested = ran(["webhooks", "test", webhook, *here])
    assert tested.code == 0, tested
    delivery = json.loads(tested.out)["id"]
    begin_rollout(directory, name)
    planned = [
        str(json.loads(ran(["schedules", "add", "--in", "1d", *change, *here]).out)["id"])
        for change in (["--patch", '{"metadata":{"a":1}}'], ["--rollback", "1"])
    ]
    return Scene(
        name,
        f"{name}.other",
        directory,
        str(key["id"]),
        webhook,
        str(delivery),
        receiver,
        *planned,
    )


def begin_rollout(directory: Path, name: str) -> None:
    """Make the flag ``rolling`` in a set, and a rollout of it that waits for long."""
    definition = directory / "rolling.json"
    definition.write_text(FLAG)
    here = ["--flag-set", name, "--json"]
    assert ran(["flags", "set", "rolling", str(definition), *here]).code == 0
    words = ["rollout", "start", "rolling", "--variant", "off", "--step", "5", *here]
    assert ran([*words, "--at", "2099-01-01T00:00:00Z"]).code == 0


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
