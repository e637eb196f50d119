from __future__ import annotations

import json
from typing import Any

import pytest

from service.evaluation.definition.summary import summarise

SPLIT = {"fractional": [["on", 25], ["off", 75]]}
KEYED = {"fractional": [{"var": "company"}, ["on", 1], ["off", 3]]}
RULE = {"==": [{"var": "plan"}, "team"]}


def flag(targeting: Any = None, **members: Any) -> str:
    definition = {
        "state": "ENABLED",
        "variants": {"on": True, "off": False},
        "defaultVariant": "off",
        **({} if targeting is None else {"targeting": targeting}),
        **members,
    }
    return json.dumps(definition)


@pytest.mark.parametrize(
    ("targeting", "rules", "otherwise", "rollout"),
    [
        (None, 0, {"off": 100}, None),
        ({}, 0, {"off": 100}, None),
        (SPLIT, 0, {"on": 25, "off": 75}, {"on": 25, "off": 75}),
        (KEYED, 0, {"on": 25, "off": 75}, {"on": 25, "off": 75}),
        ({"if": [RULE, "on", "off"]}, 1, {"off": 100}, None),
        ({"if": [RULE, "on"]}, 1, {"off": 100}, None),
        ({"if": [RULE, "on", None]}, 1, {"off": 100}, None),
        ({"?:": [RULE, True, False]}, 1, {"false": 100}, None),
        ({"if": [RULE, "on", RULE, "on", SPLIT]}, 2, {"on": 25, "off": 75}, {"on": 25, "off": 75}),
        (
            {"if": [RULE, "on", {"if": [RULE, "on", SPLIT]}]},
            2,
            {"on": 25, "off": 75},
            {"on": 25, "off": 75},
        ),
        ({"if": [RULE, SPLIT, "off"]}, 1, {"off": 100}, {"on": 25, "off": 75}),
        (
            {"if": [RULE, {"if": [RULE, SPLIT, "off"]}, "off"]},
            1,
            {"off": 100},
            {"on": 25, "off": 75},
        ),
        # The same variant twice, and one without a weight.
        ({"fractional": [["on", 1], ["off"], ["on", 2]]}, 0, {"on": 75, "off": 25}, ...),
        ({"fractional": [["on", 1], [None, 1]]}, 0, {"on": 50, "off": 50}, ...),
        # What is computed is not told.
        ({"fractional": [["on", {"var": "weight"}], ["off", 1]]}, 0, None, None),
        ({"fractional": [["on", 0], ["off", 0]]}, 0, None, None),
        ({"fractional": []}, 0, None, None),
        ({"fractional": "on"}, 0, None, None),
        ({"$ref": "staff"}, 0, None, None),
        ({"if": [RULE, "on", {"var": "variant"}]}, 1, None, None),
        ({"if": ["on"]}, 0, None, None),
        ({"if": []}, 0, None, None),
    ],
)
def test_targeting_is_told_in_short(
    targeting: Any, rules: int, otherwise: Any, rollout: Any
) -> None:
    found = summarise(flag(targeting))
    assert (found.rules, found.otherwise) == (rules, otherwise)
    assert found.rollout == (otherwise if rollout is ... else rollout)


def test_without_a_default_callers_keep_their_own() -> None:
    for default in (None, ""):
        found = summarise(flag({"if": [RULE, "on"]}, defaultVariant=default))
        assert (found.default_variant, found.otherwise) == (None, {"": 100})


def test_shares_add_up_in_percent() -> None:
    thirds = {"fractional": [["a", 1], ["b", 1], ["c", 1]]}
    found = summarise(flag(thirds, variants={"a": 1, "b": 2, "c": 3}, defaultVariant="a"))
    assert found.rollout == {"a": 33.3333, "b": 33.3333, "c": 33.3333}


@pytest.mark.parametrize(
    ("variants", "kind"),
    [
        ({"a": True}, "boolean"),
        ({"a": "x"}, "string"),
        ({"a": 1}, "number"),
        ({"a": 1.5}, "number"),
        ({"a": {"b": 1}}, "object"),
    ],
)
def test_the_kind_of_value_is_that_of_the_variants(variants: Any, kind: str) -> None:
    found = summarise(flag(variants=variants, defaultVariant="a"))
    assert (found.kind, found.variants) == (kind, 1)


def test_evaluators_and_metadata_are_named() -> None:
    refers = {"if": [{"or": [{"$ref": "staff"}, {"$ref": "beta"}]}, "on", "off"]}
    found = summarise(flag(refers, metadata={"owner": "cart", "old": None}))
    assert found.evaluators == ("beta", "staff")
    assert found.metadata == {"owner": "cart"}


def test_the_digest_covers_what_a_definition_says_and_not_its_layout_or_state() -> None:
    text = flag(SPLIT)
    reordered = json.dumps(dict(reversed(json.loads(text).items())), indent=3)
    digest = summarise(text).digest
    assert summarise(reordered).digest == digest
    assert summarise(flag(SPLIT, state="DISABLED")).digest == digest
    others = [
        flag(KEYED),
        flag(SPLIT, defaultVariant="on"),
        flag(SPLIT, variants={"on": True, "off": True}),
        flag(SPLIT, metadata={"owner": "cart"}),
    ]
    assert digest not in {summarise(other).digest for other in others}
