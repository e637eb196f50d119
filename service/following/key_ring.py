"""API keys in memory, so that checking one asks no store."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Awaitable, Callable, Iterable, Mapping

from service.errors import TooManyRequests, Unauthenticated
from service.following.key_lookups import KeyLookUps, UnknownKeyLimit
from service.storage.api_keys import StoredKey
from service.storage.deltas import StoredRing
from service.structs.principal import Principal

# Tokens that are remembered by their text, so that a call need not hash. Beyond that all are
# dropped: a ring that large is being probed, or serves so many keys that hashing is the rule.
REMEMBERED = 4096
_TOO_MANY_UNKNOWN = "This address sends too many API keys that are not valid."


class Grant:
    """A token's permissions, with everything that a call needs computed in advance."""

    __slots__ = (
        "expires_at",
        "hash",
        "id",
        "may_evaluate",
        "principal",
        "stored",
        "token",
        "used_at",
    )

    def __init__(self, key: StoredKey) -> None:
        self.stored = key
        # The text by which the ring remembers it; None before its first use.
        self.token: str | None = None
        self.id = key.id
        self.hash = key.hash
        self.principal = Principal(key.id, key.name, key.scopes, key.flag_set)
        self.may_evaluate = self.principal.holds("evaluate")
        self.expires_at = float("inf") if key.expires_at is None else float(key.expires_at)
        # 0: not used since the uses were last taken.
        self.used_at = 0.0


class KeyRing:
    """Live keys by the SHA-256 of their text; ``revision`` is the ring's own counter.

    A token is looked up by its digest, or by its text in a dictionary whose hashing is keyed with
    a secret of this process: the duration of a look-up reveals nothing about other keys.

    ``find`` asks the database for a key by its digest. It is asked before a token is refused,
    because another worker may have created the key a moment ago, and providers take 401 for final.
    """

    def __init__(
        self,
        find: Callable[[bytes], Awaitable[StoredRing]],
        limit: UnknownKeyLimit | None = None,
    ) -> None:
        """``limit`` bounds the 401 answers of each address."""
        self.revision = -1
        self._look_ups = KeyLookUps(find)
        self._limit = limit
        # Number of replacements and changes of the ring, and of replacements alone.
        self._turnover = self.replacements = 0
        self._changed: set[int] = set()
        self._grants: dict[bytes, Grant] = {}
        # More than one while a former secret is still valid.
        self._by_id: dict[int, dict[bytes, Grant]] = {}
        self._by_token: dict[str, Grant] = {}
        self._uses: dict[int, float] = {}

    def replace(self, keys: Iterable[StoredKey], revision: int) -> None:
        """Replace all keys; revoked ones stop working with this call."""
        self._uses = self.take_uses()
        self._grants = {}
        self._by_id = {}
        for key in keys:
            self._add(Grant(key))
        self._by_token = {}
        self._changed = set()
        self.revision = revision
        self._turnover += 1
        self.replacements += 1

    def change(self, keys: Mapping[int, Iterable[StoredKey]], revision: int) -> None:
        """Replace these keys, by id (empty: revoked); the others stay as they are."""
        for key_id, secrets in keys.items():
            for grant in self._by_id.pop(key_id, {}).values():
                self._forget(grant)
            for key in secrets:
                self._add(Grant(key))
        self._changed.update(keys)
        self.revision = revision
        self._turnover += 1

    @property
    def keys(self) -> tuple[StoredKey, ...]:
        """Every secret in the ring, as the database has it."""
        return tuple(grant.stored for grant in self._grants.values())

    def secrets_of(self, key_id: int) -> tuple[StoredKey, ...]:
        """Return the stored secrets of one key; () for one that is not in the ring."""
        return tuple(grant.stored for grant in self._by_id.get(key_id, {}).values())

    @property
    def is_changed(self) -> bool:
        """Whether ``change`` changed any key since ``take_changed``."""
        return bool(self._changed)

    def take_changed(self) -> set[int]:
        """Return the ids of the changed keys and reset them."""
        changed, self._changed = self._changed, set()
        return changed

    def grant(self, token: str, now: float) -> Grant | None:
        """Return the token's permissions at ``now`` (Unix seconds); None if it is unknown."""
        grant = self._by_token.get(token)
        if grant is None:
            grant = self._grants.get(_digest(token))
            if grant is None:
                return None
            if len(self._by_token) >= REMEMBERED:
                self._by_token.clear()
            self._by_token[token] = grant
            grant.token = token
        if now >= grant.expires_at:
            return None
        grant.used_at = now
        return grant

    async def grant_for(self, token: str, address: str | None = None) -> Grant:
        """Return the token's permissions, asking the database if the ring does not know it.

        Asking counts against the ``address`` of the token, in advance, since many may come before
        the first answer does.

        The ring may have been replaced while the database answered. The later of the two readings
        decides, by their revisions: the other may not have the key yet, or not its end. Raises
        Unauthenticated; Overloaded if too many unknown keys are being looked up; Unavailable if
        the database cannot be asked.
        """
        grant = self.grant(token, time.time())
        if grant is not None:
            return grant
        self._count_unknown(address)
        digest, turnover = _digest(token), self._turnover
        found = await self._look_ups.look_up(digest)
        if turnover == self._turnover or found.revision >= self.revision:
            for key in found.keys:
                if key.hash not in self._grants:
                    self._add(Grant(key))
        grant = self.grant(token, time.time())
        if grant is None:
            self._look_ups.miss(digest)
            raise Unauthenticated("The API key is not valid.")
        return grant

    def check_unknown(self, token: str, address: str | None = None) -> None:
        """Raise for an unknown token what needs no look-up.

        That is TooManyRequests over the limit of the ``address``, Unauthenticated for a token that
        was just looked up in vain, and Overloaded while too many others are being looked up.
        """
        if self._limit is not None and address and self._limit.is_spent(address, time.monotonic()):
            raise TooManyRequests(_TOO_MANY_UNKNOWN)
        try:
            self._look_ups.check(_digest(token))
        except Unauthenticated:
            self._count_unknown(address)
            raise

    def _count_unknown(self, address: str | None) -> None:
        limit = self._limit
        if limit is not None and address and not limit.admit(address, time.monotonic()):
            raise TooManyRequests(_TOO_MANY_UNKNOWN)

    async def close(self) -> None:
        """Return once no look-up in the database is in progress."""
        await self._look_ups.close()

    def grants_of(self, key_id: int, now: float) -> list[Grant]:
        """Return the permissions of each valid secret of the key at ``now`` (Unix seconds)."""
        secrets = self._by_id.get(key_id, {})
        return [grant for grant in secrets.values() if now < grant.expires_at]

    @property
    def expiries(self) -> dict[bytes, float]:
        """Return the expiry of each secret in the ring (Unix seconds), by its stored hash."""
        return {key_hash: grant.expires_at for key_hash, grant in self._grants.items()}

    def expiries_of(self, key_ids: Iterable[int]) -> dict[bytes, float | None]:
        """``expiries`` of these keys alone."""
        return {
            grant.hash: grant.expires_at
            for key_id in key_ids
            for grant in self._by_id.get(key_id, {}).values()
        }

    def take_uses(self) -> dict[int, float]:
        """Return the last use of each used key (Unix seconds by id), and reset them."""
        taken, self._uses = self._uses, {}
        for grant in self._grants.values():
            if grant.used_at and grant.principal.id is not None:
                taken[grant.principal.id] = max(grant.used_at, taken.get(grant.principal.id, 0.0))
                grant.used_at = 0.0
        return taken

    def _forget(self, grant: Grant) -> None:
        del self._grants[grant.hash]
        if grant.token is not None:
            self._by_token.pop(grant.token, None)
        if grant.used_at:
            self._uses[grant.id] = max(grant.used_at, self._uses.get(grant.id, 0.0))

    def _add(self, grant: Grant) -> None:
        self._grants[grant.hash] = grant
        self._by_id.setdefault(grant.id, {})[grant.hash] = grant

    async def principal_of(self, token: str, address: str | None = None) -> Principal:
        """Return the principal of the token; raises as ``check_unknown`` and ``grant_for``."""
        if self.grant(token, time.time()) is None:
            self.check_unknown(token, address)
        return (await self.grant_for(token, address)).principal


def _digest(token: str) -> bytes:
    return hashlib.sha256(token.encode("utf-8", "surrogateescape")).digest()
