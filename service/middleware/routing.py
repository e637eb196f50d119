"""The router: paths as they were sent, with few exceptions. And the blueprint of its routes."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from sanic import Blueprint
from sanic.constants import HTTP_METHODS
from sanic.exceptions import MethodNotAllowed, NotFound, SanicException
from sanic.router import ROUTER_CACHE_SIZE, Router


class WorkerBlueprint(Blueprint):
    """Sanic's blueprint, without its search for the format of a route's failures.

    Sanic reads and parses the source of each handler for it, which takes 0.1 s of a worker's start
    and keeps all of these sources in memory. Nothing uses the format: ``errors.py`` answers.
    """

    def route(self, *arguments: Any, **options: Any) -> Any:
        """Return the decorator of a route's handler."""
        return super().route(*arguments, **{**options, "error_format": "json"})


class WorkerRouter(Router):
    """Sanic's router, with strict paths and three rules of its own.

    - ``HEAD`` uses the route of ``GET`` (RFC 9110, section 9.3.2); Sanic leaves the body out.
    - Slashes at the beginning count as one: a base URL that ends in ``/`` makes ``//ofrep/…``.
    - A path below ``base_path`` is read without it: ``/flags/livez`` is ``/livez`` where
      FLAGSTAFF_PUBLIC_URL ends in ``/flags``, whether or not a proxy has removed that.

    Nothing else is normalised, neither ``%2F`` nor ``..`` nor a slash at the end: flag keys and
    targeting keys may contain them. ``nginx/routes.conf`` has the same rules.
    """

    def __init__(self, base_path: str = "") -> None:
        super().__init__()
        self._base_path = base_path
        # As Sanic does for its own.
        self._found = lru_cache(maxsize=ROUTER_CACHE_SIZE)(self._find)

    def get(self, path: str, method: str, host: str | None) -> Any:  # type: ignore[override]  # Sanic's is wrapped in a cache
        """Return the route, its handler and the parameters. Raises NotFound, MethodNotAllowed."""
        return self._found(path, method, host)

    def _find(self, path: str, method: str, host: str | None) -> Any:
        path = self.own_path(path)
        try:
            found = self._get(path, "GET" if method == "HEAD" else method, host)
        except MethodNotAllowed:
            if not any(self._takes(path, other, host) for other in HTTP_METHODS):
                raise NotFound from None
            raise
        # Sanic looks again without the slash at the end, and its own strictness has gaps. For
        # Nginx, /metrics/ is not /metrics, which is for local networks only.
        if path.endswith("/") and path != "/" and not _is_named(found[2]):
            raise NotFound
        return found

    def _takes(self, path: str, method: str, host: str | None) -> bool:
        try:
            found = self._get(path, method, host)
        except SanicException:
            return False
        return not path.endswith("/") or _is_named(found[2])

    def own_path(self, path: str) -> str:
        """Return the path that routes are matched against: ``//livez`` → ``/livez``."""
        path = _merged(path)
        base = self._base_path
        if base and (path == base or path.startswith(base + "/")):
            path = _merged("/" + path[len(base) :])
        return path


def _is_named(parameters: dict[str, Any]) -> bool:
    """Return whether the slash at the end of a path belongs to the name of a flag or context."""
    return any(str(value).endswith("/") for value in parameters.values())


def _merged(path: str) -> str:
    return "/" + path.lstrip("/") if path.startswith("//") else path
