"""Cost of questions about the past of a large set: ``python -m bench.past [FLAGS [ROUNDS]]``.

A set is loaded, and all of its flags are changed again and again: 10,000 flags and nine rounds make
100,000 changes. Then a fresh worker is asked what the first flags answered: CPU of the worker for
one flag, for all flags, and for the document as it stood.
"""

from __future__ import annotations

import sys
from typing import Any

import msgspec

from bench import workloads
from bench.asking import ask
from bench.checking import wait_until_served
from bench.contexts import make_contexts
from bench.flags import mixed_flags
from bench.house import temporary_house
from bench.idleness import wait_until_idle
from bench.machine import read_machine
from bench.processes import cpu_seconds
from bench.tables import describe, markdown

FLAGS = 10_000
ROUNDS = 9
# The revision with the first definitions: the one before is the empty set.
FIRST = 2


class Past(msgspec.Struct, frozen=True):
    """CPU of a worker in seconds, each for the first question of its kind."""

    flags: int
    changes: int
    one: float
    every: float
    again: float
    document: float


def _changed(document: dict[str, Any], number: int) -> dict[str, Any]:
    """Every flag with other metadata: all of them change."""
    flags = {
        key: {**flag, "metadata": {**flag.get("metadata", {}), "round": number}}
        for key, flag in document["flags"].items()
    }
    return {**document, "flags": flags}


def measure(flags: int, rounds: int) -> Past:
    """Ask a fresh worker about the first revision."""
    document = mixed_flags(flags)
    with temporary_house() as house:
        worker = house.worker("writing")
        flag_set = house.load(worker, "past", document)
        path = f"/api/v1/flag-sets/{flag_set.name}"
        for number in range(rounds):
            body = _changed(document, number)
            ask(worker.port, "PUT", f"{path}/document", key=house.admin_key, body=body)
        asked = house.worker("asked")
        wait_until_served(asked.port, workloads.single(document, "targeted", flag_set.key))
        wait_until_idle(asked)
        (context,) = make_contexts(1, fresh=False)

        def cost(method: str, path: str, body: Any = None) -> float:
            before = cpu_seconds([asked.pid])
            ask(asked.port, method, path, key=house.admin_key, body=body)
            return cpu_seconds([asked.pid]) - before

        question = {"context": context, "at": FIRST}
        return Past(
            flags,
            flags * (rounds + 1),
            cost("POST", f"{path}/evaluate", {**question, "flag": next(iter(document["flags"]))}),
            cost("POST", f"{path}/evaluate", question),
            cost("POST", f"{path}/evaluate", question),
            cost("GET", f"{path}/document?revision={FIRST}"),
        )


def table(past: Past) -> str:
    """The result as a Markdown table."""
    header = ["CPU of the worker, s", f"{past.flags:,} flags, {past.changes:,} changes"]
    rows = (
        ("one flag as of then", past.one),
        ("all flags", past.every),
        ("all flags once more", past.again),
        ("the document", past.document),
    )
    return markdown(header, [[name, f"{seconds:.2f}"] for name, seconds in rows])


def main(arguments: list[str]) -> int:
    """Measure and print a table."""
    flags, rounds = [*map(int, arguments), *(FLAGS, ROUNDS)[len(arguments) :]]
    print(f"{table(measure(flags, rounds))}\n\nMeasured on {describe(read_machine())}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
