from __future__ import annotations

import pytest

from service.errors import Conflict, DefinitionRefused, Fault, LostRace, NotFound
from service.management import evaluators, flags
from service.management.stores import Stores
from service.management.writing.preconditions import Precondition
from service.structs.principal import Principal

STAFF = b'{"in": ["@example.com", {"var": "email"}]}'
USES = (
    b'{"state":"ENABLED","variants":{"on":true,"off":false},"defaultVariant":"off",'
    b'"targeting":{"if":[{"$ref":"staff"},"on","off"]}}'
)


async def test_an_evaluator_is_stored_as_it_was_written(
    stores: Stores, actor: Principal, flag_set: str
) -> None:
    written = await evaluators.put(stores, actor, flag_set, "staff", STAFF)
    assert (written.revision, written.created, written.changed) == (2, True, 1)
    found = await evaluators.get(stores, flag_set, "staff")
    assert (found.text, found.revision) == (STAFF.decode(), 2)
    again = await evaluators.put(stores, actor, flag_set, "staff", STAFF)
    assert (again.revision, again.created, again.changed) == (2, False, 0)


async def test_a_bad_rule_is_refused_with_pointers_into_it(
    stores: Stores, actor: Principal, flag_set: str
) -> None:
    with pytest.raises(DefinitionRefused) as refused:
        await evaluators.put(stores, actor, flag_set, "staff", b'{"and": [true, {"nope": 1}]}')
    assert [fault.pointer for fault in refused.value.faults] == ["/and/1/nope"]


async def test_one_in_use_is_not_deleted_and_the_refusal_names_the_flags(
    stores: Stores, actor: Principal, flag_set: str
) -> None:
    await evaluators.put(stores, actor, flag_set, "staff", STAFF)
    await evaluators.put(stores, actor, flag_set, "idle", STAFF)
    for key in ("banner", "cart"):
        await flags.put(stores, actor, flag_set, key, USES)
    with pytest.raises(Conflict, match="'staff' is used by the flags 'banner', 'cart'"):
        await evaluators.delete(stores, actor, flag_set, "staff")
    assert (await evaluators.delete(stores, actor, flag_set, "idle")).revision == 6
    for key in ("banner", "cart"):
        await flags.delete(stores, actor, flag_set, key)
    await evaluators.delete(stores, actor, flag_set, "staff")
    with pytest.raises(NotFound):
        await evaluators.delete(stores, actor, flag_set, "staff")


async def test_one_that_only_data_names_is_deleted(
    stores: Stores, actor: Principal, flag_set: str
) -> None:
    await evaluators.put(stores, actor, flag_set, "staff", STAFF)
    data = USES.replace(b'{"$ref":"staff"}', b'{"some":[[{"$ref":"staff"}],{"var":"$ref"}]}')
    await flags.put(stores, actor, flag_set, "banner", data)
    assert (await evaluators.delete(stores, actor, flag_set, "staff")).changed == 1
    assert (
        await flags.put(stores, actor, flag_set, "banner", data.replace(b"off", b"no"))
    ).changed == 1


async def test_a_rule_that_its_flags_cannot_take_is_refused_with_their_names(
    stores: Stores, actor: Principal, flag_set: str
) -> None:
    await evaluators.put(stores, actor, flag_set, "staff", STAFF)
    wide = b'{"state":"ENABLED","variants":{"on":true},"defaultVariant":"on","targeting":{"or":['
    wide += b",".join([b'{"$ref":"staff"}'] * 30) + b"]}}"
    await flags.put(stores, actor, flag_set, "wide", wide)
    # 30 times 500 operators are more than one flag may have; 500 alone are not.
    large = b'{"or":[' + b",".join([b'{"!":[{"var":"a"}]}'] * 500) + b"]}"
    with pytest.raises(DefinitionRefused) as refused:
        await evaluators.put(stores, actor, flag_set, "staff", large)
    (fault,) = refused.value.faults
    assert fault.pointer == ""
    assert "/flags/wide/targeting" in fault.detail
    assert (await evaluators.get(stores, flag_set, "staff")).text == STAFF.decode()


async def test_what_is_wrong_elsewhere_in_the_set_is_told_with_its_place(
    stores: Stores, actor: Principal, flag_set: str
) -> None:
    doubtful = b'{"sem_ver": ["x", ">", "1.0.0"]}'
    pointer, detail = "/sem_ver/0", "Not a version: there is no answer."
    written = await evaluators.put(stores, actor, flag_set, "staff", doubtful)
    assert written.warnings == (Fault(pointer, detail),)
    await evaluators.put(stores, actor, flag_set, "staff2", STAFF)

    # A flag that has nothing wrong with it, and uses both.
    both = USES.replace(b'{"$ref":"staff"}', b'{"or":[{"$ref":"staff"},{"$ref":"staff2"}]}')
    elsewhere = Fault("", f"In the flag set, at /$evaluators/staff{pointer}: {detail}")
    assert (await flags.put(stores, actor, flag_set, "banner", both)).warnings == (elsewhere,)

    written = await evaluators.put(stores, actor, flag_set, "staff2", b'{"!": [true]}')
    assert elsewhere in written.warnings
    with pytest.raises(DefinitionRefused) as refused:
        await evaluators.put(stores, actor, flag_set, "staff2", b'{"!": [1]}', strict=True)
    assert elsewhere in refused.value.faults


async def test_lost_races_are_told(stores: Stores, actor: Principal, flag_set: str) -> None:
    await evaluators.put(stores, actor, flag_set, "staff", STAFF)
    for write in (
        evaluators.put(stores, actor, flag_set, "staff", STAFF, expected=Precondition(1)),
        evaluators.put(
            stores, actor, flag_set, "staff", STAFF, expected=Precondition(must_be_new=True)
        ),
        evaluators.delete(stores, actor, flag_set, "staff", expected=Precondition(1)),
    ):
        with pytest.raises(LostRace) as lost:
            await write
        assert lost.value.current == 2


async def test_evaluators_are_listed_page_by_page(
    stores: Stores, actor: Principal, flag_set: str
) -> None:
    for name in ("staff", "beta", "Staff two"):
        await evaluators.put(stores, actor, flag_set, name, STAFF)
    first = await evaluators.list(stores, flag_set, limit=2)
    assert ([row.name for row in first.items], first.next) == (["Staff two", "beta"], "beta")
    second = await evaluators.list(stores, flag_set, limit=2, after=first.next)
    assert ([row.name for row in second.items], second.next) == (["staff"], None)
    found = await evaluators.list(stores, flag_set, search="staff")
    assert [row.name for row in found.items] == ["Staff two", "staff"]


async def test_evaluators_that_refer_to_others_are_checked_with_all_who_use_them(
    stores: Stores, actor: Principal, flag_set: str
) -> None:
    await evaluators.put(stores, actor, flag_set, "staff", STAFF)
    await evaluators.put(stores, actor, flag_set, "insiders", b'{"or":[{"$ref":"staff"},false]}')
    await evaluators.put(stores, actor, flag_set, "everybody", b'{"$ref":"insiders"}')
    uses = USES.replace(b'"staff"', b'"everybody"')
    await flags.put(stores, actor, flag_set, "banner", uses)

    with pytest.raises(Conflict, match="'staff' is used by the evaluators 'insiders'"):
        await evaluators.delete(stores, actor, flag_set, "staff")
    with pytest.raises(Conflict, match="'everybody' is used by the flags 'banner'"):
        await evaluators.delete(stores, actor, flag_set, "everybody")

    with pytest.raises(DefinitionRefused) as refused:
        await evaluators.put(stores, actor, flag_set, "staff", b'{"!":{"$ref":"everybody"}}')
    assert "staff → everybody → insiders → staff" in refused.value.faults[0].detail
    with pytest.raises(DefinitionRefused) as refused:
        await evaluators.put(stores, actor, flag_set, "staff", b'{"!":{"$ref":"nobody"}}')
    assert refused.value.faults[0] == Fault("/!/$ref", "There is no evaluator 'nobody'.")
    # The flag is three references away, and is compiled with the change.
    large = b'{"or":[' + b",".join([b'{"!":[{"var":"a"}]}'] * 2499) + b"]}"
    wide = USES.replace(b'{"$ref":"staff"}', b'{"or":[{"$ref":"everybody"},{"$ref":"insiders"}]}')
    await flags.put(stores, actor, flag_set, "wide", wide)
    with pytest.raises(DefinitionRefused) as refused:
        await evaluators.put(stores, actor, flag_set, "staff", large)
    assert any("/flags/wide/targeting" in fault.detail for fault in refused.value.faults)
    assert (await evaluators.put(stores, actor, flag_set, "staff", b'{"!": [true]}')).changed == 1
