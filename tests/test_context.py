"""What a worker holds for its handlers: what they use, and each thing once."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import get_type_hints

import pytest

import service
from service.context import AppContext
from service.management.stores import Stores

FIELDS = get_type_hints(AppContext)
SERVICE = Path(service.__file__).parent
# Who reads the context: those who answer requests, and the process that they run in.
READERS = "".join(
    path.read_text()
    for folder in ("blueprints", "lane", "middleware", "process")
    for path in (SERVICE / folder).rglob("*.py")
)


@pytest.mark.parametrize("field", FIELDS)
def test_every_field_is_used_by_a_handler(field: str) -> None:
    assert re.search(rf"\b(context|ctx)\.{field}\b", READERS)


def test_nothing_is_held_twice() -> None:
    parts = Counter([*FIELDS.values(), *get_type_hints(Stores).values()])

    assert [part for part, times in parts.items() if times > 1] == []
