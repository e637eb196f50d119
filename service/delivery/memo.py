"""Remembers bulk answers, because SDKs poll with the same context again and again."""

from __future__ import annotations

from collections.abc import Callable

from service.delivery.generations import Generations
from service.evaluation.flag_set import BulkAnswer, CompiledFlagSet

# How much one generation of one flag set's answers may take, in bytes: at 100 flags some 7,000
# callers that poll, at 10,000 flags a hundred.
MOST_ANSWER_BYTES = 8 * 1024 * 1024
# The same for the tags alone, which are all that an unchanged answer needs: some 8,000 callers,
# whatever the number of flags.
MOST_TAG_BYTES = 4 * 1024 * 1024
# A longer request is not remembered: it is no caller that polls.
MOST_REQUEST_BYTES = 2048
# What an entry takes beside its request and a pointer for each flag.
_OVERHEAD = 300


class _OfFlagSet:
    __slots__ = ("answers", "flag_set", "tags")

    def __init__(self, flag_set: CompiledFlagSet) -> None:
        self.flag_set = flag_set
        self.answers: Generations[bytes, BulkAnswer] = Generations(MOST_ANSWER_BYTES)
        self.tags: Generations[bytes, str] = Generations(MOST_TAG_BYTES)


class BulkMemo:
    """From a flag set as it stands and the bytes of a request to the answer, and to its tag.

    A set that was swapped forgets everything, because the memo belongs to the set's object and
    not to its name. A set whose targeting reads the time is never remembered. ``current`` tells
    the set that is served under a name.
    """

    __slots__ = ("_by_name", "_current")

    def __init__(self, current: Callable[[str], CompiledFlagSet | None]) -> None:
        self._current = current
        self._by_name: dict[str, _OfFlagSet] = {}

    def tag(self, flag_set: CompiledFlagSet, request: bytes) -> str | None:
        """The tag of the answer that this very set gave to the same bytes, if remembered."""
        of_set = self._by_name.get(flag_set.name)
        if of_set is None or of_set.flag_set is not flag_set:
            return None
        return of_set.tags.get(request)

    def answer(self, flag_set: CompiledFlagSet, request: bytes) -> BulkAnswer | None:
        """The answer that this very set gave to the same bytes, if it is remembered."""
        of_set = self._by_name.get(flag_set.name)
        if of_set is None or of_set.flag_set is not flag_set:
            return None
        return of_set.answers.get(request)

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
        size = len(request) + _OVERHEAD
        of_set.tags.put(request, answer.etag, size)
        of_set.answers.put(request, answer, size + 8 * answer.size)
