"""The tags of the API's description, in the order in which a newcomer meets them."""

from __future__ import annotations

from service.blueprints.description.parts import Part

# A tag by the blueprint of its routes, unless it has the blueprint's name: flag_sets → Flag sets.
_TAGS = {
    "ofrep": "Evaluation",
    "events": "Evaluation",
    "several_flags": "Flags",
    "contexts": "Stored contexts",
    "changes": "History",
    "operations": "Operation",
    "docs": "Operation",
    "api_keys": "API keys",
}

_ORDER = {
    "Flag sets": "A named set of flags that are evaluated together, usually those of one"
    " application in one environment: `shop.production`.",
    "Flags": "A flag is a flagd definition: `state`, `variants`, `defaultVariant`, `targeting`,"
    " `metadata`. Every write is checked as it would be evaluated.",
    "Evaluators": "Shared pieces of targeting, which flags use by `$ref`.",
    "Evaluation": "OFREP 0.3.0, the protocol of OpenFeature's providers.",
    "Questions": "What a caller gets and why, now or as of then, and what a change would do.",
    "Documents": "A whole flag set as one flagd document: for flagd sidecars, files in a"
    " repository, and copies.",
    "Stored contexts": "Attributes that are kept for a targeting key and merged below those of the"
    " request, and variants that are fixed for it (overrides).",
    "History": "Every change: who, when, why, before and after; and the ways back.",
    "Rollouts": "A variant whose share grows step by step, as long as its guards hold.",
    "Schedules": "Changes that are applied by themselves at a time.",
    "Statistics": "How often each flag gave which variant, and why.",
    "Webhooks": "Calls that Flagstaff makes when a flag set changes (Standard Webhooks).",
    "API keys": "Keys, their scopes, expiry and rotation.",
    "Operation": "Health, metrics, and this description. No API key is needed.",
}


def tag_of(blueprint: str) -> str:
    """The tag of a blueprint's routes: ``flag_sets`` → ``Flag sets``."""
    return _TAGS.get(blueprint, blueprint.replace("_", " ").capitalize())


def tags_in_order(used: set[str]) -> list[Part]:
    """The tags that are in use, with their descriptions; one without comes at the end."""
    known = [{"name": name, "description": said} for name, said in _ORDER.items() if name in used]
    return known + [{"name": name} for name in sorted(used - _ORDER.keys())]
