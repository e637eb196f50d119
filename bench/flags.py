"""The flag set that everything is measured on: ten kinds of real flags, again and again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Flag = dict[str, Any]


def mixed_flags(count: int) -> dict[str, Any]:
    """A flagd document of ``count`` flags of ten kinds in turn, the same in every run.

    Their targeting reads the attributes that ``bench.contexts`` make up.
    """
    makers = tuple(_MAKERS.items())
    flags = {}
    for number in range(count):
        kind, make = makers[number % len(makers)]
        flags[f"{kind}-{number:04d}"] = make(number)
    return {
        "$schema": "https://flagd.dev/schema/v0/flags.json",
        "metadata": {"flagSetId": "bench", "version": "1"},
        "$evaluators": {
            "staff": {"ends_with": [{"var": "email"}, "@example.com"]},
            "europe": {"in": [{"var": "country"}, ["DE", "FR", "NL", "GB", "SE", "PL", "IT"]]},
        },
        "flags": flags,
    }


def _switch(targeting: Any = None) -> Flag:
    flag: Flag = {
        "state": "ENABLED",
        "variants": {"on": True, "off": False},
        "defaultVariant": "off",
    }
    if targeting is not None:
        flag["targeting"] = targeting
    return flag


def _on_if(condition: Any) -> Flag:
    return _switch({"if": [condition, "on", "off"]})


def _static(number: int) -> Flag:
    if number % 3 == 0:
        return _switch()
    return {
        "state": "DISABLED" if number % 40 == 31 else "ENABLED",
        "variants": {"usual": {"limit": 100 + number, "burst": 2.5, "hosts": ["a", "b"]}},
        "defaultVariant": "usual",
        "metadata": {"owner": "platform"},
    }


def _equality(number: int) -> Flag:
    plan = ("free", "pro", "team", "enterprise")[number // 10 % 4]
    return _on_if({"==": [{"var": "plan"}, plan]})


def _list(number: int) -> Flag:
    users = [f"user-{number * 7919 % 10**6 + step:012d}" for step in range(50)]
    return _on_if({"or": [{"in": [{"var": "targetingKey"}, users]}, {"$ref": "europe"}]})


def _prefix(number: int) -> Flag:
    return _on_if({"starts_with": [{"var": "email"}, f"u{number % 10}"]})


def _suffix(_number: int) -> Flag:
    return _on_if({"$ref": "staff"})


def _version(number: int) -> Flag:
    symbol = (">=", "<", "^", "~")[number // 10 % 4]
    return _on_if({"sem_ver": [{"var": "version"}, symbol, f"{number % 4 + 1}.{number % 7}.0"]})


def _rollout(number: int) -> Flag:
    share = number % 100
    return _switch({"fractional": [["on", share], ["off", 100 - share]]})


def _split(number: int) -> Flag:
    return {
        "state": "ENABLED",
        "variants": {"control": "blue", "first": "green", "second": "red"},
        "defaultVariant": "control",
        "targeting": {
            "fractional": [
                {"cat": [{"var": "$flagd.flagKey"}, {"var": "email"}]},
                ["control", 50],
                ["first", 25 + number % 5],
                ["second", 25 - number % 5],
            ]
        },
        "metadata": {"experiment": f"checkout-{number}"},
    }


def _number(number: int) -> Flag:
    return {
        "state": "ENABLED",
        "variants": {"low": 10, "high": 99.5},
        "defaultVariant": "low",
        "targeting": {"if": [{">=": [{"var": "age"}, 18 + number % 40]}, "high", "low"]},
    }


def _nested(number: int) -> Flag:
    grown = {">": [{"var": "age"}, 20 + number % 30]}
    mobile = {"in": [{"var": "device.os"}, ["ios", "android"]]}
    paying = {"!=": [{"var": "plan"}, "free"]}
    rollout = {"fractional": [["b", 20], ["c", 80]]}
    return {
        "state": "ENABLED",
        "variants": {"a": "A", "b": "B", "c": "C"},
        "defaultVariant": "a",
        "targeting": {
            "if": [
                {"and": [{"$ref": "staff"}, mobile]},
                "a",
                {"and": [{"or": [grown, {"var": "beta"}]}, paying, {"$ref": "europe"}]},
                rollout,
                {"in": ["admin", {"var": "roles"}]},
                "c",
                None,
            ]
        },
    }


_MAKERS: dict[str, Callable[[int], Flag]] = {
    "static": _static,
    "equality": _equality,
    "list": _list,
    "prefix": _prefix,
    "suffix": _suffix,
    "version": _version,
    "rollout": _rollout,
    "split": _split,
    "number": _number,
    "nested": _nested,
}
