"""Summary of a definition for lists: kind of value, rules, shares of a rollout."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from typing import Any, Literal

import msgspec

from service.evaluation.definition.targeting import references_in
from service.evaluation.runtime.numbers import as_json
from service.evaluation.runtime.shares import read_shares

Kind = Literal["boolean", "string", "number", "object"]

# Operators that choose between answers by conditions.
_IF = ("if", "?:")

# Shares of variants in percent. "" stands for no variant: the caller's own default.
Shares = Mapping[str, float]


class DefinitionSummary(msgspec.Struct, frozen=True):
    """A definition in short.

    ``variants`` is their number. ``rules`` counts the conditions of the targeting's ``if``;
    ``otherwise`` is what callers get whom none of them fits, None where that is computed.
    ``rollout`` has the shares of the first ``fractional`` that answers, None without one.
    ``digest`` is equal for definitions that say the same in any layout, apart from the state.
    """

    state: Literal["ENABLED", "DISABLED"]
    kind: Kind
    variants: int
    default_variant: str | None
    rules: int
    otherwise: Shares | None
    rollout: Shares | None
    evaluators: tuple[str, ...]
    metadata: Mapping[str, Any]
    digest: str


def summarise(text: str) -> DefinitionSummary:
    """Return a stored definition in short; it is valid.

    ``{"state": "ENABLED", "variants": {"on": true, "off": false}, "targeting": {"fractional":
    [["on", 25], ["off", 75]]}}`` → ``rules`` 0, ``otherwise`` and ``rollout``
    ``{"on": 25, "off": 75}``
    """
    definition = msgspec.json.decode(text)
    variants = definition["variants"]
    default = definition.get("defaultVariant") or None
    # An empty object is no targeting.
    targeting = definition.get("targeting") or None
    conditions, last = _chain(targeting)
    return DefinitionSummary(
        state=definition["state"],
        kind=_kind(next(iter(variants.values()), None)),
        variants=len(variants),
        default_variant=default,
        rules=len(conditions),
        otherwise=_shares(last, default),
        rollout=next(_rollouts(targeting, default), None),
        evaluators=tuple(sorted(references_in(targeting))),
        metadata={
            name: value
            for name, value in (definition.get("metadata") or {}).items()
            if value is not None
        },
        digest=_digest({**definition, "state": None}),
    )


def _kind(value: Any) -> Kind:
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, str):
        return "string"
    return "number" if isinstance(value, int | float) else "object"


def _chain(rule: Any) -> tuple[list[Any], Any]:
    """Return the results behind the conditions of a chain of ``if``, and what comes after them.

    ``{"if": [a, "x", {"if": [b, "y", "z"]}]}`` → ``(["x", "y"], "z")``
    """
    results: list[Any] = []
    while True:
        operands = _operands(rule, *_IF)
        if operands is None or len(operands) < 2:
            return results, rule
        results += operands[1::2]
        rule = operands[-1] if len(operands) % 2 else None


def _operands(rule: Any, *operators: str) -> list[Any] | None:
    """Return the list of operands of a rule with one of these operators; None for any other."""
    if isinstance(rule, dict) and len(rule) == 1:
        ((operator, operands),) = rule.items()
        if operator in operators and isinstance(operands, list):
            return operands
    return None


def _rollouts(rule: Any, default: str | None) -> Iterator[Shares]:
    """Yield the shares of each ``fractional`` that answers, in order."""
    results, last = _chain(rule)
    for result in (*results, last):
        if _operands(result, "fractional") is not None:
            shares = _shares(result, default)
            if shares is not None:
                yield shares
        elif result is not rule and _operands(result, *_IF) is not None:
            yield from _rollouts(result, default)


def _shares(result: Any, default: str | None) -> Shares | None:
    """Return what a result comes to in percent of callers; None where it is computed."""
    buckets = _operands(result, "fractional")
    if buckets is None:
        name = _variant(result, default)
        return None if name is None else {name: 100}
    if buckets and not isinstance(buckets[0], list):
        # The first operand is what is hashed.
        buckets = buckets[1:]
    known = read_shares(buckets)
    if known is None:
        return None
    shares: dict[str, float] = {}
    start = 0
    for each, end in zip(known.variants, known.bounds, strict=True):
        name = _variant(each, default)
        if name is None:
            return None
        share = 100 * (end - start) / known.total
        shares[name] = round(shares.get(name, 0) + share, 4)
        start = end
    return shares


def _variant(result: Any, default: str | None) -> str | None:
    """Return the name of a literal result, "" for no variant; None where it is computed."""
    if result is None:
        return default or ""
    if isinstance(result, bool):
        return "true" if result else "false"
    if isinstance(result, int | float):
        return as_json(result)
    return result if isinstance(result, str) else None


def _digest(definition: Any) -> str:
    text = msgspec.json.encode(definition, order="sorted")
    return hashlib.blake2b(text, digest_size=8).hexdigest()
