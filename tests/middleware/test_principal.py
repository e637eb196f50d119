from __future__ import annotations

from collections.abc import Sequence

import pytest

from service.errors import Forbidden, NotFound
from service.middleware.principal import require_reach, require_scope, require_unbound, token_of
from service.structs.principal import Principal, Scope


@pytest.mark.parametrize(
    ("headers", "token"),
    [
        ({}, None),
        ({"x-api-key": "k"}, "k"),
        ({"x-api-key": " k "}, "k"),
        ({"x-api-key": ""}, None),
        ({"authorization": "Bearer k"}, "k"),
        ({"authorization": "bearer  k"}, "k"),
        ({"authorization": "Basic k"}, None),
        ({"authorization": "Bearer"}, None),
        ({"x-api-key": "a", "authorization": "Bearer b"}, "a"),
    ],
)
def test_the_key_comes_in_either_header(headers: dict[str, str], token: str | None) -> None:
    assert token_of(headers) == token


@pytest.mark.parametrize(
    ("held", "asked", "may"),
    [
        ("evaluate", ["evaluate"], True),
        ("evaluate", ["read"], False),
        ("evaluate", ["read", "evaluate"], True),
        ("read", ["evaluate"], False),
        ("write", ["read"], True),
        ("write", ["admin"], False),
        ("admin", ["write"], True),
        ("admin", ["evaluate"], True),
    ],
)
def test_a_scope_opens_what_it_implies(held: str, asked: Sequence[Scope], may: bool) -> None:
    principal = Principal(1, "ci", frozenset({held}))
    if may:
        require_scope(principal, asked)
    else:
        with pytest.raises(Forbidden, match="ci"):
            require_scope(principal, asked)


def test_another_set_does_not_exist_for_a_bound_key() -> None:
    bound = Principal(1, "ci", frozenset({"admin"}), "checkout")
    require_reach(bound, "checkout")
    with pytest.raises(NotFound):
        require_reach(bound, "billing")
    with pytest.raises(Forbidden):
        require_unbound(bound)
