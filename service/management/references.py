"""Which evaluators a targeting refers to."""

from __future__ import annotations

from typing import Any


def evaluators_of(targeting: Any) -> frozenset[str]:
    """The names in every ``{"$ref": name}`` of a targeting that was accepted.

    Walks with a list of its own, for a targeting may be nested as deep as definitions may be.
    """
    names = set()
    waiting = [targeting]
    while waiting:
        part = waiting.pop()
        if isinstance(part, dict):
            name = part.get("$ref")
            if isinstance(name, str):
                names.add(name)
            waiting.extend(part.values())
        elif isinstance(part, list):
            waiting.extend(part)
    return frozenset(names)
