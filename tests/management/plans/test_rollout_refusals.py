"""What is no rollout is refused, with a pointer to what is wrong."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest

from service.errors import Conflict, DefinitionRefused, NotFound, Refused
from service.management import flags
from service.management.plans import rollouts
from service.management.stores import Stores
from service.structs.principal import Principal
from service.structs.rollouts import NewRollout
from tests.management.plans.conftest import (
    GUARD,
    STEPS,
    After,
    Begin,
)


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"variant": "new"}, "/variant"),
        ({"steps": []}, "/steps"),
        ({"steps": [{"percent": 5, "for": "1h"}] * 21}, "/steps"),
        ({"steps": [{"percent": 0}]}, "/steps/0/percent"),
        ({"steps": [{"percent": -5}]}, "/steps/0/percent"),
        ({"steps": [{"percent": 100.5}]}, "/steps/0/percent"),
        ({"steps": [{"percent": 5.0001}]}, "/steps/0/percent"),
        ({"steps": [{"percent": 5, "for": "soon"}, {"percent": 6}]}, "/steps/0/for"),
        ({"steps": [{"percent": 5, "for": "367d"}]}, "/steps/0/for"),
        ({"steps": [{"percent": 5}, {"percent": 6}]}, "/steps/0/for"),
        ({"steps": [{"percent": 5, "for": "1h"}, {"percent": 5}]}, "/steps/1/percent"),
        ({"guards": [{**GUARD, "expression": "sum("}]}, "/guards/0/expression"),
        ({"guards": [{**GUARD, "for": "5"}]}, "/guards/0/for"),
        ({"guards": [{**GUARD, "for": "25h"}]}, "/guards/0/for"),
        ({"guards": [GUARD] * 21}, "/guards"),
        ({"comment": "x" * 1001}, "/comment"),
        ({"start": datetime(2020, 1, 1, tzinfo=UTC)}, "/start"),
        ({"start": datetime(2099, 1, 1, tzinfo=UTC), "in": "1h"}, "/in"),
        ({"in": "soon"}, "/in"),
    ],
)
async def test_what_is_no_rollout_is_refused_with_a_pointer(
    begin: Begin, body: dict[str, Any], pointer: str
) -> None:
    with pytest.raises(Refused) as refused:
        await begin(**body)
    assert [fault.pointer for fault in refused.value.faults] == [pointer]


async def test_guards_without_a_prometheus_are_refused(
    stores: Stores, actor: Principal, flag_set: str, flag: str
) -> None:
    body = {"flag": flag, "variant": "on", "steps": STEPS, "guards": [GUARD]}
    wanted = msgspec.convert(body, NewRollout)
    with pytest.raises(Refused) as refused:
        await rollouts.create(stores, actor, flag_set, wanted, can_ask=False)
    assert [fault.pointer for fault in refused.value.faults] == ["/guards"]


async def test_a_flag_whose_targeting_has_no_place_is_refused(
    stores: Stores, flag_set: str, actor: Principal, begin: Begin
) -> None:
    await flags.patch(stores, actor, flag_set, "banner", b'{"targeting":{"==":[1,1]}}')
    with pytest.raises(DefinitionRefused) as refused:
        await begin()
    (fault,) = refused.value.faults
    assert fault.pointer == "/flag"
    assert "/targeting/==" in fault.detail


async def test_a_share_that_the_variant_has_is_refused(
    stores: Stores, flag_set: str, actor: Principal, begin: Begin
) -> None:
    split = b'{"targeting":{"fractional":[["on",5],["off",95]]}}'
    await flags.patch(stores, actor, flag_set, "banner", split)
    with pytest.raises(Refused) as refused:
        await begin()
    assert [fault.pointer for fault in refused.value.faults] == ["/steps/0/percent"]


async def test_a_set_that_would_become_too_large_is_refused(
    begin: Begin, monkeypatch: pytest.MonkeyPatch
) -> None:
    # With its last step alone the set becomes smaller: all keys on one variant need no shares.
    monkeypatch.setattr("service.evaluation.definition.sizes.MAX_SET_BYTES", 100)
    with pytest.raises(DefinitionRefused) as refused:
        await begin()
    (fault,) = refused.value.faults
    assert (fault.pointer, fault.detail) == ("/flag", str(refused.value))


async def test_one_rollout_of_a_flag_at_a_time(
    stores: Stores, flag_set: str, begin: Begin, after: After
) -> None:
    plan = await begin()
    with pytest.raises(Conflict, match=f"has a rollout already: {plan.id}"):
        await begin()
    await rollouts.stop(stores, flag_set, plan.id)
    await begin()


async def test_a_disabled_flag_and_an_absent_one_have_no_rollout(
    stores: Stores, flag_set: str, actor: Principal, begin: Begin
) -> None:
    with pytest.raises(NotFound):
        await begin(flag="nothing")
    await flags.patch(stores, actor, flag_set, "banner", b'{"state":"DISABLED"}')
    with pytest.raises(Conflict, match="is disabled"):
        await begin()
