"""Where ``openfeature-flagd-core`` (PyPI) leaves flagd's rules, with reasons and examples."""

from __future__ import annotations

import math
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
from tests.contract.reference.evaluation import ERROR, Application
from tests.contract.reference.numbers import Whole, plain
from tests.contract.reference.operators import EAGER, kind, number


def read_number(text: str) -> float:
    if text.strip().lower() in {"inf", "-inf", "+inf"}:
        return math.nan
    try:
        return float(text)
    except ValueError:
        return math.nan


def compared_text(a: Application) -> bool:
    return (
        a.operator in found.RELATIONS
        and found.has(a, float, bool, type(None))
        and any(found.outside_of_comparisons(text, read_number) for text in found.texts(a))
    )


def written_numbers(a: Application) -> bool:
    return a.operator == "cat" and any(
        format(value, ".15g") != plain(value) for value in found.numbers(a)
    )


def odd_part(a: Application) -> bool:
    held = found.operands(a)
    if a.operator != "substr" or a.result is ERROR:
        return False
    if (len(held) != 2 and len(held) != 3) or not isinstance(held[0], str):
        return True
    if not all(isinstance(position, float) for position in held[1:]):
        return True
    start = held[1]
    return start > len(held[0]) or (start < -len(held[0]) and len(held) == 3) or found.large(a)


def bool_among_numbers(a: Application) -> bool:
    wanted, place = found.searched(a)
    return isinstance(wanted, bool) and any(isinstance(element, float) for element in place)


def arithmetic_text(a: Application) -> bool:
    return a.operator in found.ARITHMETIC and any(
        found.outside_of_arithmetic(text, read_number) for text in found.texts(a)
    )


def modulo_signs(a: Application) -> bool:
    if a.operator != "%" or a.result is ERROR:
        return False
    dividend, divisor = map(number, found.operands(a)[:2])
    return (dividend < 0) != (divisor < 0)


def arithmetic_counts(a: Application) -> bool:
    count = len(found.operands(a))
    return (a.operator in {"-", "/", "%"} and count != 2) or (
        a.operator in {"min", "max"} and count == 0
    )


def negative_zero(a: Application) -> bool:
    return (
        a.operator in found.ARITHMETIC
        and isinstance(a.result, float)
        and a.result == 0
        and math.copysign(1.0, a.result) < 0
    )


def empty_text_missing(a: Application) -> bool:
    return a.operator in {"missing", "missing_some"} and "" in found.leaves(a.data)


def weights(a: Application) -> list[Any]:
    return [bucket[1] for bucket in buckets(a) if isinstance(bucket, list) and len(bucket) > 1]


def odd_version(a: Application) -> bool:
    """Text that semver accepts once it is padded: a shortened version with more behind it."""
    if a.operator != "sem_ver" or len(found.operands(a)) != 3:
        return False
    for version in found.operands(a)[::2]:
        if isinstance(version, float) and not isinstance(version, Whole):
            return True
        if isinstance(version, str) and version.split("-")[0].split("+")[0].count(".") < 2:
            return "-" in version or "+" in version
    return False


DISAGREEMENTS = [
    *BOTH,
    Disagreement(
        "refused operands",
        "Go answers an error where an operand has a type that the operator does not know; "
        "the PyPI core converts it as JavaScript would.",
        found.refused(*EAGER, "var", "missing", "missing_some"),
        {">": [{"+": [{"var": "age"}, 1]}, 0]},
    ),
    Disagreement(
        "refused loops and branches",
        "Go answers an error where a loop goes through what is no list, where its test is no rule "
        "any more, or where if, and, or have no list of operands; the PyPI core goes on.",
        found.refused(*found.LOOPS, *found.BRANCHES),
        {"!": [{"some": [{"var": "tier"}, {"==": [{"var": ""}, 1]}]}]},
        {"tier": "gold"},
    ),
    Disagreement(
        "numbers in text",
        "Where text is compared with a number, Go takes blank text as 0, allows no blanks around "
        "a number and knows inf; the PyPI core reads it with float().",
        compared_text,
        {"==": [{"var": "tier"}, 0]},
        {"tier": ""},
    ),
    Disagreement(
        "null compared",
        "To Go null equals only null, and only < and > take it as 0; to the PyPI core it is 0, or "
        "the text 'null' beside text.",
        compared_null,
        {"==": [{"var": "age"}, 0]},
    ),
    Disagreement(
        "lists and objects compared",
        "To Go a list or an object equals nothing, not even itself, and has no order.",
        lambda a: a.operator in found.RELATIONS and found.has(a, list, dict),
        {"==": [{"var": "tags"}, "a"]},
        {"tags": ["a"]},
    ),
    Disagreement(
        "booleans are numbers",
        "To Python True is 1, so the PyPI core finds them strictly equal.",
        lambda a: (
            (a.operator in {"===", "!=="} and found.has(a, bool) and found.has(a, float))
            or bool_among_numbers(a)
        ),
        {"===": [{"var": "age"}, 1]},
        {"age": True},
    ),
    Disagreement(
        "comparisons of other than two",
        "Go looks at the first two operands, except that exactly three make a chain for the "
        "order; of fewer than two it says false. The PyPI core fills up with null.",
        lambda a: a.operator in found.RELATIONS and len(found.operands(a)) != 2,
        {"==": [{"var": "age"}]},
    ),
    Disagreement(
        "operands that are no list",
        "Operands that come as one rule whose value is a list are the operands to Go, and the "
        "first operand to the PyPI core.",
        lambda a: (
            (a.operator in EAGER or a.operator in {"fractional", "missing", "missing_some", "var"})
            and not isinstance(a.raw, list)
            and isinstance(a.operands, list)
        ),
        {"!": {"var": "tags"}},
        {"tags": [0]},
    ),
    Disagreement(
        "truth of empty objects and NaN",
        "To Go an empty object is falsy and NaN is truthy, to the PyPI core the other way round.",
        lambda a: (
            (
                a.operator in found.TRUTH
                and (a.operands == {} or (kind(a.operands) is float and a.operands != a.operands))
            )
            or (a.operator in {"!", "!!"} and any(x == {} or x != x for x in found.operands(a)))
        ),
        {"var": "app"},
        {"app": {}},
    ),
    Disagreement(
        "numbers written out",
        "Go writes numbers in full, shortest and without exponent; the PyPI core with %.15g.",
        written_numbers,
        {"==": [{"cat": [{"var": "score"}]}, "0.0000001"]},
        {"score": 1e-7},
    ),
    Disagreement(
        "parts of other text, or from beyond its ends",
        "Go answers the whole text for a start beyond it, takes null as empty and reads positions "
        "from text.",
        odd_part,
        {"==": [{"substr": [{"var": "tier"}, 9]}, "gold"]},
        {"tier": "gold"},
    ),
    Disagreement(
        "arithmetic on text",
        "Text that is no number is 0 to Go's arithmetic and NaN to the PyPI core.",
        arithmetic_text,
        {"==": [{"+": [{"var": "tier"}, 1]}, 1]},
        {"tier": "gold"},
    ),
    Disagreement(
        "division by zero",
        "Go goes on with an infinite number or NaN; the PyPI core raises.",
        zero_divisor,
        {">": [{"/": [1, {"var": "age"}]}, 5]},
        {"age": 0},
    ),
    Disagreement(
        "signs of remainders",
        "Go's remainder has the sign of the dividend, Python's that of the divisor.",
        modulo_signs,
        {"<": [{"%": [{"var": "age"}, 3]}, 0]},
        {"age": -1},
    ),
    Disagreement(
        "arithmetic on other than two operands",
        "Go subtracts and divides any number of operands; the PyPI core takes two.",
        arithmetic_counts,
        {"==": [{"/": [{"var": "age"}]}, 5]},
        {"age": 5},
    ),
    Disagreement(
        "large numbers",
        "Every number is a float64 to Go; Python's integers are exact.",
        lambda a: (
            (a.operator in found.RELATIONS | found.ARITHMETIC | {"in", "cat"} and found.large(a))
            or (
                a.operator == "in"
                and any(abs(x) >= 2**53 for x in found.leaves(a.operands) if kind(x) is float)
            )
        ),
        {"==": [{"+": [{"var": "age"}, 1]}, {"var": "age"}]},
        {"age": 2**53},
    ),
    Disagreement(
        "negative zero",
        "Integers have no negative zero; Go's float64 has one, and writes it.",
        negative_zero,
        {"==": [{"cat": [{"-": [{"var": "age"}]}]}, "-0"]},
        {"age": 0},
    ),
    Disagreement(
        "empty text counts as missing",
        "To Go only null is missing; to the PyPI core empty text too.",
        empty_text_missing,
        {"missing": ["tier"]},
        {"tier": ""},
    ),
    odd_paths(lambda a: odd_names(a) or operands_of_var(a) > 2),
    Disagreement(
        "rules in a literal list",
        "Go goes through a literal list as it stands, without evaluating what is in it.",
        lambda a: (
            a.operator == "subject"
            and found.holds_rule(a.operands[1])
            and isinstance(a.operands[1], list)
        ),
        {"some": [[{"var": "age"}], {"==": [{"var": ""}, 5]}]},
        {"age": 5},
    ),
    Disagreement(
        "map without a rule",
        "Go answers an empty list; the PyPI core a list of nulls.",
        lambda a: a.operator == "map" and a.result == [],
        {"map": [{"var": "tags"}]},
        {"tags": ["a"]},
    ),
    Disagreement(
        "weights that are whole floats, or null",
        "A weight of 10.0 is 10 and a null weight 1; to the PyPI core both are no weights.",
        lambda a: any(
            w is None or (kind(w) is float and not isinstance(w, Whole) and w.is_integer())
            for w in weights(a)
        ),
        {"fractional": [["yes", 10.0]]},
        {"targetingKey": "user"},
        whole=True,
    ),
    Disagreement(
        "buckets with more than a weight",
        "What stands after the weight is ignored; the PyPI core gives no answer.",
        lambda a: any(isinstance(bucket, list) and len(bucket) > 2 for bucket in buckets(a)),
        {"fractional": [["yes", 10, "why"]]},
        {"targetingKey": "user"},
        whole=True,
    ),
    Disagreement(
        "lists and objects as variants",
        "A bucket whose variant is a list or an object gives no answer.",
        lambda a: any(
            isinstance(bucket, list) and bucket and isinstance(bucket[0], (list, dict))
            for bucket in buckets(a)
        ),
        {"fractional": [[["yes"], 10]]},
        {"targetingKey": "user"},
        whole=True,
    ),
    Disagreement(
        "fractional over elements that are no objects",
        "There is no targeting key in them, so there is no answer; the PyPI core raises.",
        lambda a: a.operator == "fractional" and not isinstance(a.data, dict),
        {"some": [{"var": "tags"}, {"fractional": [[True]]}]},
        {"tags": ["a"], "targetingKey": "user"},
    ),
    Disagreement(
        "shortened versions with more behind them",
        "1 and 1.2 are versions, 1-rc and 1.2+build are none; the PyPI core fills them up.",
        odd_version,
        {"sem_ver": [{"var": "version"}, ">=", "1.0.0-a"]},
        {"version": "1-rc"},
    ),
    Disagreement(
        "numbers as variants",
        "A number names the variant that JSON writes it as: 10.0 is '10'. A list, an object or "
        "what JSON cannot hold names none.",
        lambda a: (
            a.operator == "result"
            and (kind(a.operands) in (list, dict) or isinstance(a.operands, float))
            and not isinstance(a.operands, Whole)
        ),
        {"var": "score"},
        {"score": 1.0},
        whole=True,
    ),
]
