"""Overrides: a variant that is fixed for one targeting key and one flag."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from service.evaluation.answers import Answer, Encoder
from service.evaluation.definition.members import DISABLED, Metadata
from service.evaluation.definition.parts import FlagDefinition


class OverrideAnswers:
    """Answers of overridden flags, each encoded at its first use.

    An override has precedence over targeting and is visible in the answer: ``TARGETING_MATCH``,
    and ``override`` in the metadata. One of a disabled or missing flag, or to a missing variant,
    has no effect.
    """

    __slots__ = ("_answers", "_definitions", "_keys", "_metadata", "_read")

    def __init__(
        self, keys: Sequence[str], definitions: Mapping[str, FlagDefinition], metadata: Metadata
    ) -> None:
        """``keys`` are those of the ``definitions``, in order."""
        self._keys = keys
        self._definitions = definitions
        self._metadata = metadata
        self._answers: dict[tuple[str, str], Answer] = {}
        # Reading a definition takes as long as many evaluations.
        self._read: dict[str, FlagDefinition] = {}

    def of(self, key: str, overrides: Mapping[str, str]) -> Answer | None:
        """Return the answer of a flag; None unless one of the ``overrides`` is for it.

        ``overrides`` are variants by flag.
        """
        variant = overrides.get(key)
        return None if variant is None else self._of(key, variant)

    def all(self, overrides: Mapping[str, str]) -> Iterator[tuple[int, Answer]]:
        """Yield the answers of all overridden flags, with their positions in the set."""
        for key, variant in overrides.items():
            answer = self._of(key, variant)
            if answer is not None:
                yield bisect_left(self._keys, key), answer

    def _of(self, key: str, variant: str) -> Answer | None:
        answer = self._answers.get((key, variant))
        if answer is not None:
            return answer
        flag = self._read.get(key)
        if flag is None:
            if key not in self._definitions:
                return None
            flag = self._read[key] = self._definitions[key]
        if flag.state == DISABLED or variant not in flag.variants:
            return None
        encoder = Encoder(flag, {**self._metadata, **flag.metadata, "override": True})
        answer = self._answers[key, variant] = encoder.of_variant(variant, "TARGETING_MATCH")
        return answer
