"""The names of rows and servers: the table shows them, and the goals look for them."""

from __future__ import annotations

from typing import Literal

LANE = "Flagstaff"
NO_LANE = "Flagstaff, lane off"
NGINX = "Flagstaff behind Nginx"
CONSTANT = "constant"
NGINX_CONSTANT = "constant behind Nginx"
SANIC = "bare Sanic"
FASTAPI = "FastAPI"
NODE = "node"
FLAGD = "flagd"
RELAY = "GO Feature Flag's relay"
EDGE = "Unleash Edge"
DIRECT = "Flagstaff, direct road"
# The same worker, asked for a set that stores nothing.
PLAIN_SET = "Flagstaff, plain set"

YARDSTICKS = (SANIC, FASTAPI, NODE, FLAGD, CONSTANT, NGINX_CONSTANT, PLAIN_SET)

Kind = Literal["static", "targeted", "fractional"]
SINGLE: dict[Kind, str] = {
    "static": "single, static",
    "targeted": "single, targeted",
    "fractional": "single, fractional",
}
# Heads that differ, as tracing and proxies make them, where the other rows repeat theirs.
SINGLE_NEW_HEADS = "single, targeted, a new X-Request-ID each"

# One flag that asks for the plan, in each peer's own protocol.
BY_PLAN = "single, by plan"

# How many of a hundred contexts a worker has in its memory.
IN_MEMORY = (0, 90, 99)


def stored(percent: int) -> str:
    """A set that reads stored contexts, so many of which memory knows."""
    return f"single, targeted, stored contexts, {percent} % in memory"


def bulk(flags: int) -> str:
    """A fresh context every time."""
    return f"bulk of {flags}, fresh contexts"


def recurring(flags: int) -> str:
    """Contexts that come again."""
    return f"bulk of {flags}, recurring contexts"


def not_modified(flags: int) -> str:
    """Contexts that come again with their tag."""
    return f"bulk of {flags}, If-None-Match (304)"


def of_the_node(row: str) -> str:
    """The same calls to the whole node, with production settings."""
    return f"{row}, node"
