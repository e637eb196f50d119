import json
from typing import Any

import pytest

from service.errors import DefinitionRefused
from service.evaluation.definition.parts import FlagDefinition, read_flag
from service.evaluation.rollout.definition import (
    interruption,
    percent_of,
    with_share,
    with_targeting_of,
)

VARIANTS = {"on": True, "off": False, "beta": True}
SPLIT = {"fractional": [["on", 20], ["off", 80]]}
GOLD = {"==": [{"var": "tier"}, "gold"]}


def flag(targeting: Any = None, **changes: Any) -> FlagDefinition:
    definition = {"state": "ENABLED", "variants": VARIANTS, "defaultVariant": "off", **changes}
    if targeting is not None:
        definition["targeting"] = targeting
    return read_flag("banner", json.dumps(definition).encode())


def at(targeting: Any, percent: float, **changes: Any) -> Any:
    """The targeting with this share of 'on', where the rest of the flag must not change."""
    before = flag(targeting, **changes)
    after = json.loads(with_share(before, "on", percent))
    wanted = after.pop("targeting", None)
    kept = json.loads(before.text)
    kept.pop("targeting", None)
    assert after == kept
    return wanted


@pytest.mark.parametrize("nothing", [None, {}])
def test_a_flag_without_targeting_gets_a_split_of_the_whole(nothing: Any) -> None:
    assert at(nothing, 20) == SPLIT


def test_at_a_hundred_percent_a_flag_without_targeting_has_another_default() -> None:
    after = json.loads(with_share(flag(), "on", 100))
    assert after == {**json.loads(flag().text), "defaultVariant": "on"}


def test_without_a_default_variant_the_others_go_on_getting_none() -> None:
    assert at(None, 20, defaultVariant=None) == {"fractional": [["on", 20], [None, 80]]}


@pytest.mark.parametrize("operator", ["if", "?:"])
def test_the_last_else_gets_the_split(operator: str) -> None:
    branches = [GOLD, "beta"]
    assert at({operator: [*branches, "off"]}, 20) == {operator: [*branches, SPLIT]}
    assert at({operator: branches}, 20) == {operator: [*branches, SPLIT]}
    assert at({operator: [*branches, None]}, 20) == {operator: [*branches, SPLIT]}
    assert at({operator: [*branches, "off"]}, 100) == {operator: [*branches, "on"]}


def test_an_if_in_the_last_else_is_followed() -> None:
    inner = {"if": [GOLD, "beta", SPLIT]}
    grown = {"if": [GOLD, "beta", {"fractional": [["on", 50], ["off", 50]]}]}
    assert at({"if": [GOLD, "on", inner]}, 50) == {"if": [GOLD, "on", grown]}


def test_a_split_keeps_the_value_that_is_hashed() -> None:
    key = {"cat": [{"var": "$flagd.flagKey"}, {"var": "email"}]}
    targeting = {"fractional": [key, ["off", 80], ["on", 20]]}
    assert at(targeting, 50) == {"fractional": [key, ["off", 50], ["on", 50]]}
    assert at(targeting, 100) == {"fractional": [key, ["on", 100]]}


def test_a_split_may_name_variants_in_every_way_and_leave_out_weights() -> None:
    boolean = {"variants": {"true": 1, "false": 0, "on": 2}, "defaultVariant": "false"}
    assert at({"fractional": [[True], [None]]}, 50, **boolean) == {
        "fractional": [["on", 25], ["true", 25], ["on", 25], ["false", 25]]
    }
    assert at({"if": [GOLD, "on", False]}, 50, **boolean) == {
        "if": [GOLD, "on", {"fractional": [["on", 50], ["false", 50]]}]
    }


def test_everything_else_is_kept_as_it_was_written() -> None:
    text = (
        '{"state": "ENABLED", "variants": {"on": 10.0, "off": -0}, "defaultVariant": "off",'
        ' "targeting": {"if": [{"<": [{"var": "a"}, 1.50]}, "on", "off"]}, "x-note": 1e3}'
    )
    after = with_share(read_flag("banner", text.encode()), "on", 25)
    assert after == (
        '{"state":"ENABLED","variants":{"on": 10.0, "off": -0},"defaultVariant":"off",'
        '"targeting":{"if":[{"<": [{"var": "a"}, 1.50]},"on",'
        '{"fractional":[["on",25],["off",75]]}]},"x-note":1e3}'
    )


def test_no_more_than_the_variant_has_changes_nothing() -> None:
    before = flag(SPLIT)
    assert percent_of(before, "on") == 20
    assert percent_of(before, "beta") == 0
    assert with_share(before, "on", 20) == before.text
    assert with_share(before, "on", 5) == before.text


@pytest.mark.parametrize(
    ("targeting", "pointer"),
    [
        (GOLD, "/targeting/=="),
        ({"$ref": "beta-users"}, "/targeting/$ref"),
        ({"if": [GOLD, "on", {"$ref": "beta-users"}]}, "/targeting/if/2/$ref"),
        ({"if": [GOLD, "on", {"var": "variant"}]}, "/targeting/if/2/var"),
        ({"if": [GOLD, "on", {"if": [GOLD, "on", GOLD]}]}, "/targeting/if/2/if/2/=="),
        ({"if": [GOLD, "on", "nothing"]}, "/targeting/if/2"),
        ({"if": [GOLD, "on", 3]}, "/targeting/if/2"),
        ({"if": [GOLD, "on", ["off"]]}, "/targeting/if/2"),
        ({"if": [GOLD, "on", {}]}, "/targeting/if/2"),
        ({"if": GOLD}, "/targeting/if"),
        ({"fractional": GOLD}, "/targeting/fractional"),
        ({"fractional": ["email", ["on", 1]]}, "/targeting/fractional/0"),
        ({"fractional": [["on", {"var": "weight"}]]}, "/targeting/fractional/0/1"),
        ({"fractional": [["on", 1.5]]}, "/targeting/fractional/0/1"),
        ({"fractional": [["on", 1], [GOLD, 1]]}, "/targeting/fractional/1/0"),
        ({"fractional": [["on", 1], ["other", 1]]}, "/targeting/fractional/1/0"),
        ({"fractional": [["on", 1], "off"]}, "/targeting/fractional/1"),
        ({"fractional": [["on", 0], ["off", 0]]}, "/targeting/fractional"),
        ({"fractional": [{"var": "email"}]}, "/targeting/fractional"),
    ],
)
def test_targeting_without_a_place_for_a_rollout_is_refused(targeting: Any, pointer: str) -> None:
    with pytest.raises(DefinitionRefused) as refused:
        with_share(flag(targeting), "on", 50)
    assert [fault.pointer for fault in refused.value.faults] == [pointer]


def test_a_variant_that_the_flag_has_not_is_refused() -> None:
    with pytest.raises(DefinitionRefused) as refused:
        with_share(flag(), "new", 50)
    assert [fault.pointer for fault in refused.value.faults] == ["/variants"]


@pytest.mark.parametrize("percent", [-1, 100.5, 0.0001])
def test_what_is_no_share_is_an_error(percent: float) -> None:
    with pytest.raises(ValueError, match="three decimals"):
        with_share(flag(), "on", percent)


def test_targeting_is_moved_to_a_text_that_changed_otherwise() -> None:
    now = json.dumps({**json.loads(flag(SPLIT).text), "metadata": {"owner": "cart"}})
    whole = with_share(flag(), "on", 100)
    after = json.loads(with_targeting_of(now, whole))
    assert after == {**json.loads(whole), "metadata": {"owner": "cart"}}
    assert interruption(whole, with_targeting_of(now, whole)) is None


@pytest.mark.parametrize(
    ("changes", "because"),
    [
        ({"state": "DISABLED"}, "the flag was disabled"),
        ({"defaultVariant": "on"}, "the flag's targeting or default variant was changed"),
        (
            {"targeting": {"fractional": [["on", 21], ["off", 79]]}},
            "the flag's targeting or default variant was changed",
        ),
        ({"targeting": {}}, "the flag's targeting or default variant was changed"),
        ({"metadata": {"owner": "cart"}}, None),
        ({"variants": {"on": True, "off": False}}, None),
        ({}, None),
    ],
)
def test_a_change_that_ends_a_rollout_says_why(
    changes: dict[str, Any], because: str | None
) -> None:
    before = json.loads(flag(SPLIT).text)
    assert interruption(json.dumps(before), json.dumps({**before, **changes})) == because
