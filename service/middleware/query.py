"""Query parameters of the management API: each route's names, read strictly.

An unknown parameter is refused and never ignored: an ignored ``?dryRun=true`` would apply a change
that was only to be tried.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from service.errors import Refused
from service.evaluation.definition.known_members import meant
from service.middleware.received import received_query

# Names of parameters in other services, and their names here.
_ELSEWHERE = {
    "from": "since",
    "start": "since",
    "to": "until",
    "end": "until",
    "cursor": "after",
    "page": "after",
    "q": "search",
}
# The end of a name that stands for a family, such as ``metadata.NAME``.
_ANY = ".NAME"


class KnownParameters(NamedTuple):
    """The query parameters of one route: ``names``, and ``prefixes`` of whole families."""

    names: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()

    @classmethod
    def of(cls, described: Iterable[str]) -> KnownParameters:
        """Return the parameters of the API description, where ``metadata.NAME`` is a family."""
        names, prefixes = [], []
        for name in described:
            if name.endswith(_ANY):
                prefixes.append(name.removesuffix(_ANY) + ".")
            else:
                names.append(name)
        return cls(tuple(names), tuple(prefixes))

    def read(self, query: str) -> dict[str, str | None]:
        """Return the parameters in ``query``, percent-decoded, by name; None for an absent one.

        Raises Refused for a parameter that is unknown, repeated or not UTF-8.
        """
        found: dict[str, str | None] = dict.fromkeys(self.names)
        if not query:
            return found
        for name, value in received_query(query):
            if name not in self.names and not self._in_family(name):
                raise Refused(self._unknown(name))
            if found.get(name) is not None:
                raise Refused(f"The parameter '{name}' is given twice.")
            found[name] = value
        return found

    def _in_family(self, name: str) -> bool:
        return any(name.startswith(prefix) and name != prefix for prefix in self.prefixes)

    def _unknown(self, name: str) -> str:
        """Return a sentence with the unknown parameter, the nearest one, and all of the route."""
        detail = f"This route has no parameter '{name}'"
        nearest = self._nearest(name)
        detail += f"; did you mean '{nearest}'?" if nearest else "."
        shown = sorted((*self.names, *(prefix + _ANY[1:] for prefix in self.prefixes)))
        return f"{detail} Its parameters are: {', '.join(shown)}." if shown else detail

    def _nearest(self, name: str) -> str | None:
        if (other := _ELSEWHERE.get(name.lower())) in self.names:
            return other
        return meant(name, self.names)
