"""Authentication and authorization."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from service.context import AppContext
from service.errors import Forbidden, NotFound, Unauthenticated
from service.following.key_ring import Grant
from service.structs.principal import Principal, Scope

_NO_KEY = "No API key given. Send it as X-API-Key or as Authorization: Bearer."


def token_of(headers: Mapping[str, str]) -> str | None:
    """Return the API key as it was sent: ``X-API-Key``, else ``Authorization: Bearer``.

    Space and tab around it are no part of it (RFC 9110, 5.6.3); everything else is: other blanks
    too, which would make many texts of one key. Nginx counts requests by the same reading: the
    maps in ``nginx/http.conf``.
    """
    token = headers.get("x-api-key", "").strip(" \t")
    if token:
        return token
    scheme, _, token = headers.get("authorization", "").strip(" \t").partition(" ")
    if scheme.lower() == "bearer":
        return token.strip(" \t") or None
    return None


async def principal_of(context: AppContext, headers: Mapping[str, str]) -> Principal:
    """Return the principal of the request's API key.

    Raises Unauthenticated, or Unavailable if the key cannot be checked: never 401 then, because
    providers take 401 for final.
    """
    token = token_of(headers)
    if token is None:
        raise Unauthenticated(_NO_KEY)
    return await context.key_ring.principal_of(token, headers.get("x-real-ip"))


async def grant_of(context: AppContext, headers: Mapping[str, str]) -> Grant:
    """Return what the request's API key grants. Raises as ``principal_of`` does."""
    token = token_of(headers)
    if token is None:
        raise Unauthenticated(_NO_KEY)
    return await context.key_ring.grant_for(token, headers.get("x-real-ip"))


def require_scope(principal: Principal, scopes: Iterable[Scope]) -> None:
    """Raise Forbidden unless the key has one of the scopes."""
    if not any(principal.holds(scope) for scope in scopes):
        wanted = " or ".join(f"'{scope}'" for scope in scopes)
        raise Forbidden(f"The API key '{principal.name}' lacks the scope {wanted}.")


def require_reach(principal: Principal, flag_set: str) -> None:
    """Raise NotFound unless the key may see the flag set, as if the set did not exist."""
    if not principal.reaches(flag_set):
        raise NotFound("flag set", flag_set)


def require_unbound(principal: Principal) -> None:
    """Raise Forbidden if the key is bound to a flag set."""
    if principal.flag_set is not None:
        raise Forbidden(
            "The API key is bound to one flag set; this call needs a key that is bound to none."
        )
