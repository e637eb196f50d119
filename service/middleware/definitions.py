"""PUT, PATCH and DELETE of one flag or evaluator."""

from __future__ import annotations

from collections.abc import Coroutine
from typing import Any, Protocol

from sanic import HTTPResponse

from service.management.results import Written
from service.management.stores import Stores
from service.management.writing.preconditions import Precondition
from service.middleware.answers import change_options, outcome
from service.middleware.management import ManagementCall
from service.structs.principal import Principal


class _Store(Protocol):
    """A use-case that creates, replaces or changes the named definition, such as ``flags.put``."""

    def __call__(
        self,
        stores: Stores,
        actor: Principal,
        flag_set: str,
        name: str,
        body: bytes,
        /,
        *,
        expected: Precondition,
        strict: bool,
        comment: str | None,
        dry_run: bool,
    ) -> Coroutine[Any, Any, Written]: ...


class _Delete(Protocol):
    """A use-case that deletes the named definition, such as ``flags.delete``."""

    def __call__(
        self,
        stores: Stores,
        actor: Principal,
        flag_set: str,
        name: str,
        /,
        *,
        expected: Precondition,
        comment: str | None,
        dry_run: bool,
    ) -> Coroutine[Any, Any, Written]: ...


async def store(call: ManagementCall, flag_set: str, name: str, use_case: _Store) -> HTTPResponse:
    """Store the request's body under a name: PUT and PATCH."""
    change = use_case(
        call.stores,
        call.actor,
        flag_set,
        name,
        call.body(),
        strict=call.switch("strict"),
        **change_options(call),
    )
    return await outcome(call, flag_set, change)


async def delete(call: ManagementCall, flag_set: str, name: str, use_case: _Delete) -> HTTPResponse:
    """Delete what is stored under a name."""
    change = use_case(call.stores, call.actor, flag_set, name, **change_options(call))
    return await outcome(call, flag_set, change, gone=True)
