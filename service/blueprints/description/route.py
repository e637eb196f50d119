"""Description of a route beyond its handler's code: parameters, bodies, answers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import msgspec

from service.blueprints.description.parts import JSON, Part
from service.middleware.management import PARAMETERS
from service.middleware.query import KnownParameters

AnyHandler = TypeVar("AnyHandler", bound=Callable[..., Any])


class Description(msgspec.Struct, frozen=True, kw_only=True):
    """The OpenAPI part of one route; decorates its handler, directly below the route.

    ``answers`` maps a status to the schema of its body; None is no body. ``failures`` are the
    statuses beyond those that every route of its kind can answer. The parameters of the query are
    also those that the route accepts. Path, method, scopes and sentences come from the route.
    """

    parameters: tuple[Part, ...] = ()
    body: Part | None = None
    body_media: str = JSON
    body_example: object = None
    answers: dict[int, Part | None]
    media: str = JSON
    also: dict[str, Part] = {}
    failures: tuple[int, ...] = ()
    # Answers have an entity tag.
    tagged: bool = False
    # The route answers from memory while the database is away.
    recalled: bool = False

    def __call__(self, handler: AnyHandler) -> AnyHandler:
        """Register the description of the handler, and return the handler unchanged."""
        DESCRIPTIONS[handler] = self
        PARAMETERS[handler] = KnownParameters.of(
            part["name"] for part in self.parameters if part["in"] == "query"
        )
        return handler


# The description of each route, by its handler.
DESCRIPTIONS: dict[Callable[..., Any], Description] = {}
