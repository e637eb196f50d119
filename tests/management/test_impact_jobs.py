"""Which flags a change touches, and the two versions of them."""

from __future__ import annotations

from service.impact.job import Job
from service.management import evaluators, flags, reading
from service.management.impact_jobs import job_of
from service.management.stores import Stores
from service.management.writing.change_set import open_change_set
from service.storage.flag_sets import Properties
from service.structs.principal import Principal

PLAIN = b'{"state":"ENABLED","variants":{"on":true,"off":false},"defaultVariant":"on"}'


def uses(rule: str) -> bytes:
    return PLAIN[:-1] + b',"targeting":{"if":[{"$ref":"%s"},"off"]}}' % rule.encode()


SPLIT = PLAIN[:-1] + b',"targeting":{"fractional":[["on",1],["off",1]]}}'
STAFF = b'{"==":[{"var":"role"},"staff"]}'


async def fill(stores: Stores, actor: Principal, flag_set: str) -> None:
    await evaluators.put(stores, actor, flag_set, "staff", STAFF)
    await evaluators.put(stores, actor, flag_set, "team", b'{"$ref":"staff"}')
    await flags.put(stores, actor, flag_set, "plain", PLAIN)
    await flags.put(stores, actor, flag_set, "split", SPLIT)
    await flags.put(stores, actor, flag_set, "staff", uses("staff"))
    await flags.put(stores, actor, flag_set, "team", uses("team"))


async def job(stores: Stores, actor: Principal, flag_set: str, edit: str) -> Job:
    async with open_change_set(stores, actor, flag_set, dry_run=True) as change_set:
        match edit:
            case "flag":
                change_set.put_flag(await reading.flag("plain", SPLIT), PLAIN.decode())
            case "gone":
                change_set.delete_flag("plain", PLAIN.decode())
            case "new":
                change_set.put_flag(await reading.flag("new", PLAIN), None)
            case "evaluator":
                rule = await reading.evaluator("staff", STAFF.replace(b"staff", b"chief"))
                change_set.put_evaluator(rule, STAFF.decode())
            case "fractional":
                change_set.describe(Properties(3, False, "{}"))
            case "metadata":
                change_set.describe(Properties(2, False, '{"team":"x"}'))
        dry_run = await change_set.outcome()
    # A change in between is not part of what the dry run saw.
    await flags.put(stores, actor, flag_set, "meanwhile", uses("staff"))
    job = await job_of(stores, flag_set, dry_run, source="sample", sample=1)
    await flags.delete(stores, actor, flag_set, "meanwhile")
    return job


async def test_only_what_the_change_touches_is_compared(
    stores: Stores, actor: Principal, flag_set: str
) -> None:
    await fill(stores, actor, flag_set)
    for edit, expected in (
        ("flag", ["plain"]),
        ("gone", ["plain"]),
        ("new", ["new"]),
        ("evaluator", ["staff", "team"]),
        ("fractional", ["split"]),
        ("metadata", []),
    ):
        assert (await job(stores, actor, flag_set, edit)).flags == expected, edit


async def test_the_versions_are_those_without_and_with_the_change(
    stores: Stores, actor: Principal, flag_set: str
) -> None:
    await fill(stores, actor, flag_set)
    gone = await job(stores, actor, flag_set, "gone")
    assert (gone.before.flags, gone.after.flags) == ({"plain": PLAIN.decode()}, {})
    rule = await job(stores, actor, flag_set, "evaluator")
    assert rule.before.evaluators["staff"] == STAFF.decode()
    assert rule.after.evaluators["staff"] == STAFF.decode().replace("staff", "chief")
    assert rule.before.flags == rule.after.flags
    fractional = await job(stores, actor, flag_set, "fractional")
    assert (fractional.before.fractional, fractional.after.fractional) == (2, 3)
