"""Remembers bulk answers, because SDKs poll with the same context again and again."""

from __future__ import annotations

from collections.abc import Callable
from operator import getitem

from service.delivery.generations import Generations
from service.evaluation.bulk_answer import BulkAnswer
from service.evaluation.flag_set import CompiledFlagSet

# How much one generation of one flag set's answers may take, in bytes: at 100 flags some 7,000
# callers that poll, at 10,000 flags a hundred.
MOST_ANSWER_BYTES = 8 * 1024 * 1024
# The same for outlines, which are all that an unchanged answer needs: at 1,000 flags some 6,000
# callers that poll, at 10,000 flags eight hundred.
MOST_OUTLINE_BYTES = 8 * 1024 * 1024
# A longer request is not remembered: it is no caller that polls.
MOST_REQUEST_BYTES = 2048
# What an entry takes beside its request and what it holds for each flag.
_OVERHEAD = 300
# With so few flags hardly fewer answers are remembered than there would be outlines.
_FEW_FLAGS = 150


class Outline:
    """What a bulk answer said, in a byte for each flag: enough to count it, and its tag."""

    __slots__ = ("_codes", "_key", "etag")

    def __init__(self, etag: str, codes: bytes, key: list[list[bytes]]) -> None:
        self.etag = etag
        self._codes = codes
        self._key = key

    @property
    def size(self) -> int:
        """How many flags it answers."""
        return len(self._codes)

    @property
    def answers(self) -> list[bytes]:
        """The bodies of the flags' answers."""
        return list(map(getitem, self._key, self._codes))


class _Outlines:
    """Makes the outlines of one flag set: numbers the answers of each flag as they come."""

    __slots__ = ("_codes", "_key")

    def __init__(self, size: int) -> None:
        self._codes: list[dict[bytes, int]] = [{} for _ in range(size)]
        self._key: list[list[bytes]] = [[] for _ in range(size)]

    def outline(self, answer: BulkAnswer) -> Outline | None:
        """The outline; None where a flag has more answers than a byte can tell apart.

        Only failures, which quote the caller, are so many.
        """
        try:
            codes = bytes(map(getitem, self._codes, answer.answers))
        except KeyError:
            if not self._learn(answer):
                return None
            codes = bytes(map(getitem, self._codes, answer.answers))
        return Outline(answer.etag, codes, self._key)

    def _learn(self, answer: BulkAnswer) -> bool:
        for codes, bodies, body in zip(self._codes, self._key, answer.answers, strict=True):
            if body not in codes:
                if len(bodies) > 255:
                    return False
                codes[body] = len(bodies)
                bodies.append(body)
        return True


class _OfFlagSet:
    __slots__ = ("answers", "flag_set", "made", "outlines")

    def __init__(self, flag_set: CompiledFlagSet) -> None:
        self.flag_set = flag_set
        self.answers: Generations[bytes, BulkAnswer] = Generations(MOST_ANSWER_BYTES)
        self.outlines: Generations[bytes, Outline] = Generations(MOST_OUTLINE_BYTES)
        self.made = _Outlines(len(flag_set.definitions))


class BulkMemo:
    """From a flag set as it stands and the bytes of a request to the answer, or its outline.

    A set that was swapped forgets everything, because the memo belongs to the set's object and
    not to its name. A set whose targeting reads the time is never remembered. ``current`` tells
    the set that is served under a name.
    """

    __slots__ = ("_by_name", "_current")

    def __init__(self, current: Callable[[str], CompiledFlagSet | None]) -> None:
        self._current = current
        self._by_name: dict[str, _OfFlagSet] = {}

    def recall(self, flag_set: CompiledFlagSet, request: bytes) -> BulkAnswer | Outline | None:
        """What this very set answered to the same bytes, as far as it is remembered."""
        of_set = self._by_name.get(flag_set.name)
        if of_set is None or of_set.flag_set is not flag_set:
            return None
        return of_set.answers.get(request) or of_set.outlines.get(request)

    def remember(self, flag_set: CompiledFlagSet, request: bytes, answer: BulkAnswer) -> None:
        """Keep the answer, unless the set's answers depend on the time."""
        if flag_set.reads_timestamp or len(request) > MOST_REQUEST_BYTES:
            return
        of_set = self._by_name.get(flag_set.name)
        if of_set is None or of_set.flag_set is not flag_set:
            self._by_name = {
                name: kept
                for name, kept in self._by_name.items()
                if kept.flag_set is self._current(name)
            }
            of_set = self._by_name[flag_set.name] = _OfFlagSet(flag_set)
        flags = answer.size
        size = len(request) + _OVERHEAD
        of_set.answers.put(request, answer, size + 8 * flags)
        if flags > _FEW_FLAGS:
            outline = of_set.made.outline(answer)
            if outline is not None:
                of_set.outlines.put(request, outline, size + flags)
