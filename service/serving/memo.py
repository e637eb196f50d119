"""Memo of bulk answers: SDKs poll with the same context again and again."""

from __future__ import annotations

from enum import Enum
from operator import getitem

from service.evaluation.bulk_answer import BulkAnswer
from service.evaluation.flag_set import CompiledFlagSet
from service.serving.packed import Packed, pack
from service.tasks.two_generation_cache import Room, TwoGenerationCache

# Bytes of one generation of answers and of their compressed copies, of all flag sets together: at
# 100 flags some 7,000 pollers, at 10,000 flags a hundred.
MOST_ANSWER_BYTES = 8 * 1024 * 1024
# The same for outlines, which are enough for an unchanged answer (304): at 1,000 flags some 6,000
# pollers, at 10,000 flags eight hundred.
MOST_OUTLINE_BYTES = 8 * 1024 * 1024
# A longer request is not remembered: pollers' are shorter.
MOST_REQUEST_BYTES = 2048
# Bytes of an entry beside its request and its content per flag.
_OVERHEAD = 300
# Every failed answer contains this, and hardly any other.
_FAILED = b'"errorCode":'
# Of more flags, an answer is too long for a compressed copy: joining it to see that would be work.
_MOST_FLAGS = 2000
# With so few flags, outlines would allow hardly more entries than answers do.
_FEW_FLAGS = 150


class Outline:
    """Outline of a bulk answer, one byte a flag: enough to count it, and its tag."""

    __slots__ = ("_codes", "_key", "etag")

    def __init__(self, etag: str, codes: bytes, key: list[tuple[bytes, ...]]) -> None:
        self.etag = etag
        self._codes = codes
        self._key = key

    @property
    def size(self) -> int:
        """Number of flags in the answer."""
        return len(self._codes)

    @property
    def answers(self) -> list[bytes]:
        """Return the bodies of the flags' answers."""
        return list(map(getitem, self._key, self._codes))


class _Outlines(TwoGenerationCache[bytes, Outline]):
    """The outlines of one flag set: different answers of each flag get numbers as they come."""

    __slots__ = ("_codes", "_failures", "_key")

    def __init__(self, room: Room, size: int) -> None:
        super().__init__(room)
        self._begin(size)

    def keep(self, request: bytes, answer: BulkAnswer, size: int) -> None:
        """Store the outline of an answer, unless a flag has more answers than a byte can number.

        Only failures, which quote the caller, are so many. Nothing else holds them, so they count
        in addition to the ``size`` of the outline, in bytes.
        """
        failures = self._failures
        try:
            codes = bytes(map(self._codes.__getitem__, answer.answers))
        except KeyError:
            if not self._learn(answer):
                return
            codes = bytes(map(self._codes.__getitem__, answer.answers))
        outline = Outline(answer.etag, codes, self._key)
        self.put(request, outline, size + self._failures - failures)

    def age(self) -> None:
        """Begin a new generation; an outline that was carried over would hold every failure."""
        super().age()
        if self._failures:
            self._older = {}
            self._begin(len(self._key))

    def _begin(self, size: int) -> None:
        # Number of each answer among those of its flag: the bytes contain the flag's key. One
        # dictionary, and tuples, because of 10,000 flags those of each flag would take 3 MB.
        self._codes: dict[bytes, int] = {}
        self._key: list[tuple[bytes, ...]] = [()] * size
        # Bytes of the failures among them.
        self._failures = 0

    def _learn(self, answer: BulkAnswer) -> bool:
        for position, body in enumerate(answer.answers):
            if body not in self._codes:
                bodies = self._key[position]
                if len(bodies) > 255:
                    return False
                self._codes[body] = len(bodies)
                self._key[position] = (*bodies, body)
                if _FAILED in body:
                    self._failures += len(body) + _OVERHEAD
        return True


class _Copies(Enum):
    """An answer without a compressed copy: one that recurred once, or is not worth a copy."""

    RECURRED = 0
    NONE = 1


class _OfFlagSet:
    __slots__ = ("answers", "copies", "flag_set", "outlines")

    def __init__(self, flag_set: CompiledFlagSet, answers: Room, outlines: Room) -> None:
        self.flag_set = flag_set
        self.answers: TwoGenerationCache[bytes, BulkAnswer] = TwoGenerationCache(answers)
        self.outlines = _Outlines(outlines, len(flag_set.definitions))
        # Compressed copies by the tag of the answer: callers with equal answers share one.
        self.copies: TwoGenerationCache[str, Packed | _Copies] = TwoGenerationCache(answers)


class BulkMemo:
    """Maps a flag set and the bytes of a request to the answer, or to its outline.

    Bounded for all sets together. A swapped set has no entries, because the memo belongs to the
    set's object and not to its name; whoever swaps or drops one calls ``forget``. A set whose
    targeting reads the time is never remembered.
    """

    __slots__ = ("_answers", "_by_name", "_outlines")

    def __init__(self) -> None:
        self._answers = Room(MOST_ANSWER_BYTES)
        self._outlines = Room(MOST_OUTLINE_BYTES)
        self._by_name: dict[str, _OfFlagSet] = {}

    def recall(self, flag_set: CompiledFlagSet, request: bytes) -> BulkAnswer | Outline | None:
        """Return what this very set answered to the same bytes, if it is remembered."""
        of_set = self._by_name.get(flag_set.name)
        if of_set is None or of_set.flag_set is not flag_set:
            return None
        return of_set.answers.get(request) or of_set.outlines.get(request)

    def remember(self, flag_set: CompiledFlagSet, request: bytes, answer: BulkAnswer) -> None:
        """Remember the answer, unless the set's answers depend on the time."""
        if flag_set.reads_timestamp or len(request) > MOST_REQUEST_BYTES:
            return
        of_set = self._by_name.get(flag_set.name)
        if of_set is None or of_set.flag_set is not flag_set:
            self.forget(flag_set.name)
            of_set = _OfFlagSet(flag_set, self._answers, self._outlines)
            self._by_name[flag_set.name] = of_set
        flags = answer.size
        size = len(request) + _OVERHEAD
        of_set.answers.put(request, answer, size + 8 * flags)
        if flags > _FEW_FLAGS:
            of_set.outlines.keep(request, answer, size + flags)

    def packed(
        self, flag_set: CompiledFlagSet, answer: BulkAnswer, *, recurs: bool
    ) -> Packed | None:
        """Return the compressed copy of an answer, if there is one.

        It is made when an answer ``recurs`` for the second time: compressing takes several times
        as long as joining the answer.
        """
        of_set = self._by_name.get(flag_set.name)
        if of_set is None or of_set.flag_set is not flag_set or answer.size > _MOST_FLAGS:
            return None
        found = of_set.copies.get(answer.etag)
        if isinstance(found, Packed):
            return found
        if recurs and found is None:
            of_set.copies.put(answer.etag, _Copies.RECURRED, _OVERHEAD)
        elif recurs and found is _Copies.RECURRED:
            packed = pack(answer.body())
            size = _OVERHEAD + (0 if packed is None else len(packed.deflated))
            of_set.copies.put(answer.etag, packed or _Copies.NONE, size)
            return packed
        return None

    def forget(self, name: str) -> None:
        """Drop everything of the set with this name."""
        of_set = self._by_name.pop(name, None)
        if of_set is not None:
            of_set.answers.end()
            of_set.copies.end()
            of_set.outlines.end()
