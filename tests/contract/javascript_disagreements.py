"""Where ``@openfeature/flagd-core`` (npm) leaves flagd's rules, with reasons and examples."""

from __future__ import annotations

import math
import re
from typing import Any

from tests.contract import disagreements as found
from tests.contract.both_cores import (
    BOTH,
    buckets,
    compared_null,
    odd_names,
    odd_paths,
    operands_of_var,
    zero_divisor,
)
from tests.contract.disagreements import Disagreement
from tests.contract.reference import versions
from tests.contract.reference.evaluation import ERROR, Application
from tests.contract.reference.numbers import plain
from tests.contract.reference.operators import EAGER, comparable, kind


def read_number(text: str) -> float:
    """Text as JavaScript's unary plus reads it."""
    text = text.strip("\t\n\v\f\r \u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff" + SPACES)
    if not text:
        return 0.0
    if re.fullmatch(r"[+-]?Infinity", text):
        return -math.inf if text[0] == "-" else math.inf
    if re.fullmatch(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?", text):
        return float(text)
    if re.fullmatch(r"0(?:[xX][0-9a-fA-F]+|[oO][0-7]+|[bB][01]+)", text):
        return float(int(text, 0))
    return math.nan


SPACES = "".join(map(chr, range(0x2000, 0x200B)))


def compared_text(a: Application) -> bool:
    if a.operator not in found.RELATIONS or not found.has(a, float, bool):
        return False
    return any(
        math.isnan(comparable(text)) or found.outside_of_comparisons(text, read_number)
        for text in found.texts(a)
    )


def arithmetic_text(a: Application) -> bool:
    return a.operator in found.ARITHMETIC and any(
        a.operator in {"min", "max"} or found.outside_of_arithmetic(text, read_number)
        for text in found.texts(a)
    )


def arithmetic_counts(a: Application) -> bool:
    count = len(found.operands(a))
    return (
        (a.operator == "/" and count < 2)
        or (a.operator == "%" and count != 2)
        or (a.operator in {"-", "min", "max"} and count == 0)
    )


def in_something_else(a: Application) -> bool:
    held = found.operands(a)
    return (
        a.operator == "in"
        and len(held) > 1
        and held[1] is not None
        and not isinstance(held[1], (str, list))
    )


def written_numbers(a: Application) -> bool:
    return a.operator == "cat" and any(
        "e" in repr(value) or abs(value) >= 1e16 or (value == 0 and plain(value) == "-0")
        for value in found.numbers(a)
    )


def odd_part(a: Application) -> bool:
    held = found.operands(a)
    if a.operator != "substr" or a.result is ERROR:
        return False
    if not 2 <= len(held) <= 3 or not isinstance(held[0], str) or not held[0].isascii():
        return True
    if not all(isinstance(position, float) and position.is_integer() for position in held[1:]):
        return True
    return not -len(held[0]) <= held[1] <= len(held[0]) or held[-1] < 0


def odd_version(a: Application) -> bool:
    """What the semver package reads with less care than flagd."""
    if a.operator != "sem_ver" or len(found.operands(a)) != 3:
        return False
    first, operator, second = found.operands(a)
    if not isinstance(operator, str):
        return True
    for version in (first, second):
        if isinstance(version, float) and plain(version) != str(int(version)):
            return True
        if not isinstance(version, str) or versions.precedence(version) is not None:
            continue
        if versions.precedence(version.strip().lstrip("vV")) is not None:
            return True
    return any(isinstance(v, str) and re.search(r"\d{16}", v) for v in (first, second))


def odd_bucket(a: Application) -> bool:
    return any(
        isinstance(bucket, list) and (len(bucket) > 2 or bucket[1:] == [None])
        for bucket in buckets(a)
    )


def null_key(a: Application) -> bool:
    return a.operator == "fractional" and found.operands(a)[:1] == [None]


def odd_targeting_key(a: Application) -> bool:
    if a.operator != "fractional" or not isinstance(a.data, dict):
        return a.operator == "fractional"
    key = a.data.get("targetingKey")
    return key is not None and not isinstance(key, str)


def unusual_letters(a: Application) -> bool:
    if a.operator != "fractional" or not isinstance(a.data, dict):
        return False
    first = found.operands(a)[:1]
    key = (
        first if first and isinstance(first[0], str) else [a.data.get("targetingKey"), flag_key(a)]
    )
    return any(isinstance(part, str) and not part.isascii() for part in key)


def flag_key(a: Application) -> Any:
    properties = a.data.get("$flagd")
    return properties.get("flagKey") if isinstance(properties, dict) else None


def loop_over(a: Application) -> tuple[str, Any] | None:
    return (a.operands[0], a.operands[2]) if a.operator == "subject" else None


DISAGREEMENTS = [
    *BOTH,
    Disagreement(
        "refused operands",
        "Go answers an error where an operand has a type that the operator does not know; "
        "the npm core converts it as JavaScript would.",
        found.refused(*EAGER, "var", "missing", "missing_some"),
        {">": [{"+": [{"var": "age"}, 1]}, 0]},
    ),
    Disagreement(
        "refused loops and branches",
        "Go answers an error where a loop goes through what is no list, where its test is no rule "
        "any more, or where if, and, or have no list of operands; the npm core goes on.",
        found.refused(*found.LOOPS, *found.BRANCHES),
        {"some": [{"var": "items"}, {"var": "ok"}]},
        {"items": [{"ok": True}]},
    ),
    Disagreement(
        "text compared with numbers",
        "Where text is no number, Go finds it different from every number; the npm core fails. It "
        "allows blanks around a number, and knows 0x10 but not inf.",
        compared_text,
        {"==": [{"var": "tier"}, 0]},
        {"tier": "gold"},
    ),
    Disagreement(
        "null compared",
        "To Go null equals only null, and only < and > take it as 0; to the npm core it is 0.",
        compared_null,
        {"==": [{"var": "age"}, 0]},
    ),
    Disagreement(
        "lists and objects compared",
        "To Go a list or an object equals nothing and has no order; the npm core fails.",
        lambda a: a.operator in found.RELATIONS and found.has(a, list, dict),
        {"==": [{"var": "tags"}, "a"]},
        {"tags": ["a"]},
    ),
    Disagreement(
        "comparisons of other than two",
        "Go looks at the first two operands, except that exactly three make a chain for the "
        "order; of fewer than two it says false. The npm core fails, or chains them all.",
        lambda a: a.operator in found.RELATIONS and len(found.operands(a)) != 2,
        {"==": [{"var": "age"}]},
    ),
    Disagreement(
        "something else than text or lists searched",
        "Go finds nothing in a number, a boolean or an object; the npm core fails.",
        in_something_else,
        {"in": ["a", {"var": "tags"}]},
        {"tags": {}},
    ),
    Disagreement(
        "nothing in nothing",
        "Go finds the empty text in the empty text; the npm core finds nothing in it.",
        lambda a: a.operator == "in" and found.operands(a)[:2] == ["", ""],
        {"in": ["", {"var": "tier"}]},
        {"tier": ""},
    ),
    Disagreement(
        "numbers written out",
        "Go writes numbers in full, shortest and without exponent; JavaScript writes 1e-7.",
        written_numbers,
        {"==": [{"cat": [{"var": "score"}, "x"]}, "0.0000001x"]},
        {"score": 1e-7},
    ),
    Disagreement(
        "parts of other text, or from beyond its ends",
        "Go counts code points, takes null as empty text and answers the whole text for a start "
        "beyond it; the npm core counts UTF-16 units and fails without text.",
        odd_part,
        {"==": [{"substr": [{"var": "tier"}, 9]}, "gold"]},
        {"tier": "gold"},
    ),
    Disagreement(
        "arithmetic on text",
        "Text that is no number is 0 to Go's arithmetic; the npm core fails, and min and max take "
        "no text at all.",
        arithmetic_text,
        {"==": [{"+": [{"var": "tier"}, 1]}, 1]},
        {"tier": "gold"},
    ),
    Disagreement(
        "division by zero",
        "Go goes on with an infinite number or NaN; the npm core fails.",
        zero_divisor,
        {">": [{"/": [1, {"var": "age"}]}, 5]},
        {"age": 0},
    ),
    Disagreement(
        "arithmetic on other than two operands",
        "One operand of a division is itself to Go, and its inverse to the npm core.",
        arithmetic_counts,
        {"==": [{"/": [{"var": "age"}]}, 5]},
        {"age": 5},
    ),
    odd_paths(lambda a: odd_names(a) or operands_of_var(a) != 1),
    Disagreement(
        "null counts as missing",
        "To Go an attribute that is null is missing; to the npm core it is there.",
        lambda a: a.operator in {"missing", "missing_some"} and None in found.leaves(a.data),
        {"missing": ["tier"]},
        {"tier": None},
    ),
    Disagreement(
        "all of nothing",
        "All of an empty or absent list is false to Go, and true to the npm core.",
        lambda a: (over := loop_over(a)) is not None and over[0] == "all" and not over[1],
        {"all": [{"var": "tags"}, {"==": [{"var": ""}, "a"]}]},
    ),
    Disagreement(
        "loops over an empty object",
        "Go takes it as nothing; the npm core fails.",
        lambda a: (over := loop_over(a)) is not None and over[1] == {},
        {"some": [{"var": "tags"}, {"==": [{"var": ""}, "a"]}]},
        {"tags": {}},
    ),
    Disagreement(
        "null weights, and buckets with more than a weight",
        "A null weight is 1 and what stands after the weight is ignored; the npm core gives no "
        "answer.",
        odd_bucket,
        {"fractional": [["yes", 10, "why"]]},
        {"targetingKey": "user"},
        whole=True,
    ),
    Disagreement(
        "null as the bucketing value",
        "It counts as absent, so that flag key and targeting key take its place; the npm core "
        "gives no answer.",
        null_key,
        {"fractional": [{"var": "email"}, ["yes"]]},
        {"targetingKey": "user"},
        whole=True,
    ),
    Disagreement(
        "bucketing values beyond ASCII",
        "flagd hashes UTF-8; the npm core UTF-16 units.",
        unusual_letters,
        {"fractional": [{"var": "email"}, ["yes"], ["no"]]},
        {"email": "ü"},
        whole=True,
    ),
    Disagreement(
        "targeting keys that are no text",
        "They give no answer; the npm core writes them out.",
        odd_targeting_key,
        {"fractional": [["yes"]]},
        {"targetingKey": 5},
        whole=True,
    ),
    Disagreement(
        "versions read with less care",
        "The npm core drops blanks and every leading v, and knows no parts beyond 2**53.",
        odd_version,
        {"sem_ver": [{"var": "version"}, "=", "1.0.0"]},
        {"version": " 1.0.0"},
    ),
    Disagreement(
        "lists and objects as variants",
        "Only text, numbers and booleans name a variant; JavaScript writes ['yes'] as yes.",
        lambda a: a.operator == "result" and kind(a.operands) in (list, dict),
        {"var": "tags"},
        {"tags": ["yes"]},
        whole=True,
    ),
]
