"""Hypothesis strategies for flagd documents and evaluation contexts.

``documents(wild=False)`` are what a careful person writes: operands have the types that their
operators want, and only now and then a context surprises them. ``documents(wild=True)`` put any
value under any operator. Both satisfy the rules on what may be written at all.
"""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

Json = Any

TEXT_ATTRIBUTES = ["country", "email", "tier", "targetingKey"]
NUMBER_ATTRIBUTES = ["age", "score"]
VERSION_ATTRIBUTES = ["version", "app.version"]
LIST_ATTRIBUTES = ["tags", "amounts"]
PATHS = [
    *TEXT_ATTRIBUTES,
    *NUMBER_ATTRIBUTES,
    *VERSION_ATTRIBUTES,
    *LIST_ATTRIBUTES,
    "app.name",
    "items",
    "items.0.kind",
    "$flagd.flagKey",
    "nowhere",
    "app.nowhere.at.all",
]
TEXTS = ["de", "fr", "gold", "free", "a@example.com", "b@example.org", "ünïcode 😀", "", "0", "10"]
NUMBERS: list[Json] = [0, 1, 2, 10, 18, 65, -1, 0.5, 2.5, 10.0, 100]
VERSIONS = [
    "1.0.0",
    "1.2.3",
    "2.0.0",
    "v2.1.0",
    "V2.0.1",
    "1",
    "1.2",
    "2.0.0-alpha",
    "2.0.0-alpha.1",
    "2.0.0-alpha.10",
    "2.0.0-rc.1+build.5",
    "2.0.0+build",
]
BAD_VERSIONS = ["", "1.0.0.0", "01.2.3", "1.2-rc", "latest", "1.x"]
VARIANTS: list[dict[str, Json]] = [
    {"on": True, "off": False},
    {"true": True, "false": False},
    {"red": "#f00", "green": "#0f0", "blue": "", "ünïcode 😀": "ü"},
    {"low": 1, "high": 10, "exact": 10.0, "fraction": 0.25, "zero": 0},
    {"1": 1.5, "2": -2, "2.5": 9007199254740991},
    {"small": {}, "large": {"limit": 100, "tags": ["a", None, 1.0], "nested": {"x": {"y": True}}}},
]
RELATIONS = ["==", "!=", "===", "!==", "<", "<=", ">", ">="]
ARITHMETIC = ["+", "-", "*", "/", "%", "min", "max"]
KEYS = ["new-banner", "checkout.limit", "flag_3", "ключ", "f"]

json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.sampled_from(NUMBERS)
    | st.sampled_from(TEXTS)
    | st.text(max_size=4)
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False),
    lambda values: (
        st.lists(values, max_size=3)
        | st.dictionaries(st.sampled_from(["kind", "x", "current"]), values, max_size=2)
    ),
    max_leaves=4,
)


def maybe(strategy: st.SearchStrategy[Json], one_in: int = 4) -> st.SearchStrategy[Json]:
    """The strategy's values, or now and then any JSON value."""
    return st.integers(1, one_in).flatmap(lambda n: json_values if n == 1 else strategy)


@st.composite
def contexts(draw: st.DrawFn, wild: bool = False) -> dict[str, Json]:
    """An evaluation context with some of the attributes that the rules look at."""
    one_in = 3 if wild else 25
    attributes: dict[str, st.SearchStrategy[Json]] = {
        "country": st.sampled_from(TEXTS),
        "email": st.sampled_from(TEXTS),
        "tier": st.sampled_from(TEXTS),
        "age": st.sampled_from(NUMBERS),
        "score": st.integers(-100, 100) | st.floats(-100, 100),
        "version": st.sampled_from(VERSIONS),
        "tags": st.lists(st.sampled_from(TEXTS), max_size=3),
        "amounts": st.lists(st.sampled_from(NUMBERS), max_size=4),
        "items": st.lists(
            st.fixed_dictionaries(
                {"kind": st.sampled_from(TEXTS), "price": st.sampled_from(NUMBERS)}
            ),
            max_size=3,
        ),
        "app": st.fixed_dictionaries(
            {"version": st.sampled_from(VERSIONS + BAD_VERSIONS), "name": st.sampled_from(TEXTS)}
        ),
    }
    context: dict[str, Json] = {}
    for name, values in attributes.items():
        if draw(st.integers(0, 4)):
            context[name] = draw(maybe(values, one_in))
    keys = st.sampled_from(["user-1", "user-2", "ünïcode 😀", "a"]) | st.text(max_size=8)
    if draw(st.integers(0, 9)):
        context["targetingKey"] = draw(maybe(keys, one_in))
    if wild and not draw(st.integers(0, 9)):
        context["$flagd"] = draw(json_values)
    return context


def variables(paths: list[str]) -> st.SearchStrategy[Json]:
    path = st.sampled_from(paths)
    return path.map(lambda p: {"var": p}) | path.map(lambda p: {"var": [p]})


@st.composite
def conditions(draw: st.DrawFn, depth: int) -> Json:
    """A rule that answers true or false, its operands of the types that they should have."""
    kind = draw(st.sampled_from(SHALLOW if depth <= 0 else SHALLOW + DEEP))
    text, number = st.sampled_from(TEXTS), st.sampled_from(NUMBERS)
    if kind == "text":
        relation = draw(st.sampled_from(RELATIONS))
        return {relation: draw(st.permutations([draw(variables(TEXT_ATTRIBUTES)), draw(text)]))}
    if kind == "number":
        relation = draw(st.sampled_from(RELATIONS))
        operands = [draw(variables(NUMBER_ATTRIBUTES)), draw(number)]
        if relation in {"<", "<="} and not draw(st.integers(0, 3)):
            operands.insert(0, draw(number))
        return {relation: operands}
    if kind == "arithmetic":
        operator = draw(st.sampled_from(ARITHMETIC))
        operands = [draw(variables(NUMBER_ATTRIBUTES)), draw(number)]
        return {draw(st.sampled_from(RELATIONS)): [{operator: operands}, draw(number)]}
    if kind == "member":
        chosen = draw(st.lists(text, max_size=3, unique=True))
        return {"in": [draw(variables(TEXT_ATTRIBUTES)), chosen]}
    if kind == "tagged":
        return {"in": [draw(text), draw(variables(["tags"]))]}
    if kind == "part":
        return {"in": [draw(text), draw(variables(TEXT_ATTRIBUTES))]}
    if kind == "affix":
        operator = draw(st.sampled_from(["starts_with", "ends_with"]))
        affix = draw(st.sampled_from(["", "g", "@example.org", "de", "😀", "a@"]))
        return {operator: [draw(variables(TEXT_ATTRIBUTES)), affix]}
    if kind == "version":
        operator = draw(st.sampled_from(["=", "!=", "<", "<=", ">", ">=", "^", "~"]))
        literal = draw(st.sampled_from(VERSIONS))
        return {"sem_ver": [draw(variables(VERSION_ATTRIBUTES)), operator, literal]}
    if kind == "missing":
        names = draw(st.lists(st.sampled_from(PATHS), min_size=1, max_size=3, unique=True))
        return draw(
            st.sampled_from(
                [{"missing": names}, {"missing_some": [1, names]}, {"!": [{"missing": names}]}]
            )
        )
    if kind == "time":
        moment = draw(st.sampled_from([0, 4_000_000_000]))
        return {draw(st.sampled_from(["<", ">"])): [{"var": "$flagd.timestamp"}, moment]}
    if kind == "text work":
        whole = draw(variables(TEXT_ATTRIBUTES))
        work = draw(
            st.sampled_from(
                [{"substr": [whole, 0, 2]}, {"substr": [whole, -4]}, {"cat": [whole, "x"]}]
            )
        )
        return {"==": [work, draw(st.sampled_from(["de", "dex", ".org", "org", "a@", "x"]))]}
    if kind == "not":
        return {draw(st.sampled_from(["!", "!!"])): [draw(conditions(depth - 1))]}
    if kind == "both":
        operands = draw(st.lists(conditions(depth - 1), min_size=1, max_size=3))
        return {draw(st.sampled_from(["and", "or"])): operands}
    if kind == "each number":
        operator = draw(st.sampled_from(["all", "some", "none"]))
        relation = draw(st.sampled_from(["<", ">="]))
        return {operator: [{"var": "amounts"}, {relation: [{"var": ""}, draw(number)]}]}
    if kind == "each item":
        operator = draw(st.sampled_from(["all", "some", "none"]))
        return {operator: [{"var": "items"}, {"===": [{"var": "kind"}, draw(text)]}]}
    if kind == "sum":
        step = {"+": [{"var": "current"}, {"var": "accumulator"}]}
        doubled = {"map": [{"var": "amounts"}, {"*": [{"var": ""}, 2]}]}
        large = {"filter": [{"var": "amounts"}, {">": [{"var": ""}, 1]}]}
        subject = draw(st.sampled_from([{"var": "amounts"}, doubled, large]))
        return {">": [{"reduce": [subject, step, 0]}, draw(number)]}
    return {"if": [draw(conditions(depth - 1)), draw(conditions(depth - 1)), False]}


SHALLOW = [
    "text",
    "text",
    "number",
    "number",
    "arithmetic",
    "member",
    "tagged",
    "part",
    "affix",
    "version",
    "missing",
    "time",
    "text work",
]
DEEP = ["not", "both", "both", "each number", "each item", "sum", "if"]


@st.composite
def fractions(draw: st.DrawFn, names: list[str], depth: int, wild: bool) -> Json:
    """A ``fractional`` rule: shorthand or with a bucketing value, weights usual and odd."""
    odd: st.SearchStrategy[Json] = st.sampled_from([2**31 - 1, 2**31, 1.5, "1", True, 1e300])
    weights = st.integers(0, 100) | st.sampled_from([-1, 0])
    buckets: list[Json] = []
    for _ in range(draw(st.integers(1, 4))):
        variant = draw(choices(names, depth - 1, wild)) if depth > 0 else draw(plain(names))
        bucket = [variant]
        if draw(st.integers(0, 4)):
            usual = draw(st.integers(0, 9))
            bucket.append(draw(weights) if usual or not wild else draw(odd | json_literals))
            if not draw(st.integers(0, 5)):
                bucket[1] = {"if": [draw(conditions(0)), draw(weights), draw(weights)]}
        elif wild and not draw(st.integers(0, 5)):
            bucket.append(None)
        buckets.append(bucket)
    key = draw(
        st.sampled_from(
            [
                None,
                None,
                {"var": "targetingKey"},
                {"var": "email"},
                {"cat": [{"var": "$flagd.flagKey"}, {"var": "email"}]},
                *([{"var": "age"}, {"var": "app"}, {"var": "nowhere"}] if wild else []),
            ]
        )
    )
    return {"fractional": buckets if key is None else [key, *buckets]}


def plain(names: list[str]) -> st.SearchStrategy[Json]:
    """What a branch may end in: a variant's name, and what stands for one or for none."""
    return st.sampled_from([*names, *names, *names, None, "no-such-variant", True, False, 1, 2.5])


@st.composite
def choices(draw: st.DrawFn, names: list[str], depth: int, wild: bool) -> Json:
    """A rule that answers a variant."""
    kind = draw(st.integers(0, 9)) if depth > 0 else 9
    if kind <= 4:
        clauses: list[Json] = []
        for _ in range(draw(st.integers(1, 3))):
            condition = rules(depth - 1) if wild and draw(st.booleans()) else conditions(depth - 1)
            clauses += [draw(condition), draw(choices(names, depth - 1, wild))]
        if draw(st.integers(0, 2)):
            clauses.append(draw(choices(names, depth - 1, wild)))
        return {"if": clauses}
    if kind <= 6:
        return draw(fractions(names, depth - 1, wild))
    if kind == 7:
        names_in_context = variables(["tier", "country", "app", "nowhere"])
        return draw(rules(depth) | names_in_context if wild else names_in_context)
    if kind == 8:
        return draw(conditions(depth - 1))
    return draw(plain(names))


WILD_OPERATORS = [
    *RELATIONS,
    *ARITHMETIC,
    "!",
    "!!",
    "and",
    "or",
    "if",
    "in",
    "cat",
    "substr",
    "merge",
    "missing",
    "missing_some",
    "map",
    "filter",
    "all",
    "some",
    "none",
    "reduce",
    "sem_ver",
    "starts_with",
    "ends_with",
    "fractional",
]


@st.composite
def rules(draw: st.DrawFn, depth: int) -> Json:
    """Any operator over any operands."""
    if depth <= 0 or not draw(st.integers(0, 3)):
        return draw(json_literals | variables([*PATHS, "", "kind", "current", "accumulator", "x"]))
    operator = draw(st.sampled_from(WILD_OPERATORS))
    if operator == "sem_ver" and draw(st.booleans()):
        versions = variables(VERSION_ATTRIBUTES) | st.sampled_from(VERSIONS + BAD_VERSIONS)
        return {"sem_ver": [draw(versions), draw(st.sampled_from(["=", "^", "?"])), draw(versions)]}
    if not draw(st.integers(0, 9)):
        return {operator: draw(json_literals | rules(depth - 1))}
    return {operator: draw(st.lists(rules(depth - 1), max_size=4))}


json_literals = json_values.map(lambda value: literal(value))
"""JSON that holds no rule: an object has no key or several, as those are values to JSONLogic."""


def literal(value: Json) -> Json:
    if isinstance(value, list):
        return [literal(element) for element in value]
    if isinstance(value, dict):
        held = {key: literal(element) for key, element in value.items()}
        return held if len(held) != 1 else {**held, "other": 0}
    return value


@st.composite
def flags(draw: st.DrawFn, evaluators: list[str], wild: bool) -> dict[str, Json]:
    """One flag's definition; ``evaluators`` are the names that a ``$ref`` may use."""
    variants = draw(st.sampled_from(VARIANTS))
    names = list(variants)
    flag: dict[str, Json] = {
        "state": "ENABLED" if draw(st.integers(0, 9)) else "DISABLED",
        "variants": variants,
    }
    kind = draw(st.integers(0, 9))
    if kind:
        flag["defaultVariant"] = draw(st.sampled_from(names)) if kind > 1 else None
    kind = draw(st.integers(0, 9))
    if kind > 1:
        targeting = draw(choices(names, 3, wild))
        if evaluators and not draw(st.integers(0, 3)):
            shared = {"$ref": draw(st.sampled_from(evaluators))}
            targeting = {"if": [shared, draw(plain(names)), targeting]}
        if isinstance(targeting, dict):
            flag["targeting"] = targeting
    elif kind == 1:
        flag["targeting"] = {}
    if not draw(st.integers(0, 3)):
        flag["metadata"] = draw(metadata())
    return flag


def metadata() -> st.SearchStrategy[dict[str, Json]]:
    return st.dictionaries(
        st.sampled_from(["owner", "version", "flagSetId", "ticket", "ünïcode"]),
        st.sampled_from(["checkout", "", 7, 1.5, True, False]),
        max_size=3,
    ).map(
        lambda held: {
            key: str(value) if key in {"flagSetId", "version"} else value
            for key, value in held.items()
        }
    )


@st.composite
def documents(draw: st.DrawFn, wild: bool = False) -> dict[str, Json]:
    """A flagd document: a few flags of all types, perhaps shared evaluators and metadata."""
    document: dict[str, Json] = {}
    evaluators: dict[str, Json] = {}
    for name in draw(st.lists(st.sampled_from(["adults", "europe", "beta.users"]), unique=True)):
        evaluators[name] = draw(conditions(2))
    if evaluators:
        document["$evaluators"] = evaluators
    keys = draw(st.lists(st.sampled_from(KEYS), min_size=2, max_size=5, unique=True))
    document["flags"] = {key: draw(flags(list(evaluators), wild)) for key in keys}
    if not draw(st.integers(0, 3)):
        document["metadata"] = draw(metadata())
    return document
