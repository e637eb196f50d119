"""Use-cases against the real stores."""

from __future__ import annotations

import pytest

from service.management import flag_sets
from service.management.stores import Stores
from service.structs.principal import Principal

NAME = "checkout.production"


@pytest.fixture
def actor() -> Principal:
    return Principal(7, "deploy bot", frozenset({"admin"}))


@pytest.fixture
async def flag_set(stores: Stores, actor: Principal) -> str:
    """Name of a new flag set, which is at revision 1."""
    return (await flag_sets.create(stores, actor, NAME)).name
