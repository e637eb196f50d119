"""Definitions of compiled flags, parsed again from their texts when they are looked up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from service.evaluation.compiler.flag import CompiledFlag
from service.evaluation.definition.parts import FlagDefinition


class ParsedDefinitions(Mapping[str, FlagDefinition]):
    """The definitions of compiled flags, by key."""

    __slots__ = ("_flags", "_keys")

    def __init__(self, keys: tuple[str, ...], flags: Mapping[str, CompiledFlag]) -> None:
        self._keys = keys
        self._flags = flags

    def __getitem__(self, key: str) -> FlagDefinition:
        return self._flags[key].read()

    def __contains__(self, key: object) -> bool:
        return key in self._flags

    def __iter__(self) -> Iterator[str]:
        return iter(self._keys)

    def __len__(self) -> int:
        return len(self._keys)
