"""Where both of flagd's other cores leave its rules, in the same way or nearly."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.contract import disagreements as found
from tests.contract.disagreements import Disagreement
from tests.contract.reference.evaluation import ERROR, Application
from tests.contract.reference.operators import kind, number


def compared_null(a: Application) -> bool:
    held = found.operands(a)[:3]
    return a.operator in found.RELATIONS and None in held and any(x is not None for x in held)


def zero_divisor(a: Application) -> bool:
    if a.operator not in {"/", "%"} or a.result is ERROR or len(found.operands(a)) < 2:
        return False
    # A remainder takes no more than two operands, whatever stands behind them.
    divisors = found.operands(a)[1:2] if a.operator == "%" else found.operands(a)[1:]
    return any(number(divisor) == 0 for divisor in divisors)


def number_among_texts(a: Application) -> bool:
    wanted, place = found.searched(a)
    return isinstance(wanted, float) and any(isinstance(element, str) for element in place)


def ranges(a: Application) -> bool:
    return any(isinstance(element, list) for element in found.searched(a)[1])


def null_joined(a: Application) -> bool:
    return a.operator == "cat" and None in found.operands(a)


def trimmed(a: Application) -> bool:
    if a.operator != "cat" or not isinstance(a.result, str) or len(found.operands(a)) < 2:
        return False
    ends = "".join(found.texts(a))
    return ends != ends.strip()


def odd_names(a: Application) -> bool:
    """Paths that are looked up; how many operands ``var`` has is each core's own matter."""
    if a.operator not in {"var", "missing", "missing_some"} or a.result is ERROR:
        return False
    paths = found.looked_up(a)
    if a.operator == "missing_some":
        paths = found.operands(a)[1]
        if not isinstance(found.operands(a)[0], float) or len(found.operands(a)) != 2:
            return True
    return any(path != "" and found.odd_path(path, a.data) for path in paths) or (
        a.operator != "var" and "" in paths
    )


def operands_of_var(a: Application) -> int:
    """How many operands a ``var`` has that was answered and has a list of them; else 1."""
    listed = a.operator == "var" and a.result is not ERROR and isinstance(a.operands, list)
    return len(a.operands) if listed else 1


def odd_paths(shows: Callable[[Application], bool]) -> Disagreement:
    """The case of the paths, shown by ``shows``, which has the core's own count of operands."""
    return Disagreement(
        "odd paths",
        "Go skips the empty parts of a path, reads any part as a position in a list (0 if it is no "
        "number), does not go into text, and answers null for the path null.",
        shows,
        {"var": "tags.first"},
        {"tags": ["a"]},
    )


def folded(a: Application) -> bool:
    if a.operator == "fold":
        stepped, each = a.operands
        return each is None or kind(stepped) is not kind(a.result) or stepped != a.result
    return a.operator == "reduce"


def nothing_to_reduce(a: Application) -> bool:
    return a.operator == "subject" and a.operands[0] == "reduce" and a.operands[2] is None


def buckets(a: Application) -> list[Any]:
    """The buckets of a ``fractional``, without the value that it may begin with."""
    held = found.operands(a)
    if a.operator != "fractional" or not isinstance(a.operands, list) or not held:
        return []
    return held if isinstance(held[0], list) else held[1:]


BOTH = [
    Disagreement(
        "numbers among texts",
        "Go finds a number in a list of texts that read as that number, or as none where it is 0.",
        number_among_texts,
        {"in": [{"var": "age"}, ["5"]]},
        {"age": 5},
    ),
    Disagreement(
        "ranges",
        "A list within the list that `in` searches is a range of numbers to Go.",
        ranges,
        {"in": [{"var": "age"}, [[1, 10]]]},
        {"age": 5},
    ),
    Disagreement(
        "null written out",
        "To Go null is empty text; to the others 'null'.",
        null_joined,
        {"==": [{"cat": [{"var": "tier"}, "x"]}, "x"]},
    ),
    Disagreement(
        "blanks around joined text",
        "Go strips the blanks around what cat joined.",
        trimmed,
        {"==": [{"cat": ["x", {"var": "tier"}]}, "x"]},
        {"tier": " "},
    ),
    Disagreement(
        "names of the outer scope",
        "In filter, some and none Go looks up every name in the outer scope first.",
        lambda a: a.operator == "outer",
        {"some": [{"var": "items"}, {"==": [{"var": "age"}, 5]}]},
        {"items": [{"age": 1}], "age": 5},
    ),
    Disagreement(
        "type of an accumulator",
        "Go keeps an accumulator to the type of its first value, skips nulls and answers 0 without "
        "all three operands.",
        folded,
        {"===": [{"reduce": [{"var": "tags"}, {"var": "current"}, 0]}, 5]},
        {"tags": ["5"]},
    ),
    Disagreement(
        "nothing to reduce",
        "Go answers 0 where there is no list; the others the first value.",
        nothing_to_reduce,
        {"==": [{"reduce": [{"var": "tags"}, {"var": "current"}, 7]}, 7]},
    ),
]
