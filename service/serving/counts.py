"""Evaluation counts of a worker: counted in memory while it answers, without waiting.

``add`` counts a single evaluation, ``add_all`` a bulk one, also for a 304 or an answer from the
memo: a flag that is polled is a flag in use. Evaluations that fail before there is an answer (no
key, no JSON) are not counted.

The keys of the counters are the bytes of answers. They contain flag, variant and reason, so that
nothing else has to be known of an answer that a swapped set, an override or an unavailable store
produced. Nearly all of them are built once, when a flag compiles, with their hash kept in them.
Folding decodes each different one once.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Container, Generator, Sequence

import msgspec

from service.evaluation.answers import Answer
from service.evaluation.bulk_answer import Basis, BulkAnswer
from service.serving.memo import Outline
from service.structs.statistics import HOUR, Count, Outcome
from service.telemetry.counters import Counters

# Flags' answers of bulk answers that are held before they are counted one by one: 400 kB, and one
# or two milliseconds of work.
_MOST_HELD = 50_000
# Different answers of one flag set that are held before they are folded. Only failures, which quote
# the caller, can be that many.
_MOST_ANSWERS = 50_000
# Flags' answers of remembered bulk answers that one folding counts, some 50 ms of work: with 10,000
# flags and hundreds of pollers, all of them would be half of what a worker can do.
_MOST_FOLDED = 1_000_000
# Flags' answers of remembered bulk answers that may wait, whether the memo still has them or not.
_MOST_WAITING = 10_000_000
# Hours that are counted apart while nobody takes the counts.
_MOST_HOURS = 24


class _Given(msgspec.Struct):
    """One bulk answer, and how often it was returned."""

    flag_set: str
    answer: BulkAnswer | Outline
    times: int


class _Based(msgspec.Struct):
    """The basis that the answers of a set share, and how often it was returned."""

    flag_set: str
    basis: Basis
    times: int = 0


class _Parsed(msgspec.Struct, rename="camel"):
    """Flag, variant, reason and error code of an answer."""

    key: str
    reason: str = "UNKNOWN"
    variant: str | None = None
    error_code: str | None = None


_read = msgspec.json.Decoder(_Parsed).decode


class Counts:
    """Evaluation counts of this worker that are not flushed yet.

    Memory is bounded by the flags, their variants and the hours of the last day, however long
    nobody takes the counts: what is older loses its hour, not its count. Folding also adds the
    reasons to ``counters`` and, with ``by_flag``, each flag's variants.
    """

    def __init__(
        self, counters: Counters, clock: Callable[[], float] = time.time, *, by_flag: bool = False
    ) -> None:
        self._counters = counters
        self._by_flag = by_flag
        self._clock = clock
        # By flag set: how often each answer was returned, by its bytes.
        self._single: dict[str, dict[bytes, int]] = {}
        self._of_bulk: dict[str, Counter[bytes]] = {}
        # Failures of single evaluations by flag set, flag (None: no such flag) and error code.
        self._failures: dict[tuple[str, str | None, str], int] = {}
        # How often each basis was in a bulk answer: what does not depend on the context is counted
        # once for all answers of a set.
        self._based: dict[int, _Based] = {}
        # Bulk answers by identity, and the number of flags' answers in all of them.
        self._given: dict[int, _Given] = {}
        self._held = 0
        # The same for answers that the memo holds anyway: any number of them, the longest waiting
        # first.
        self._again: dict[int, _Given] = {}
        self._waiting = 0
        self._unread_again: list[_Given] = []
        # Counts that are being folded, and folded counts by hour.
        self._unread: list[tuple[str, dict[bytes, int]]] = []
        self._folded: dict[int, dict[Outcome, tuple[int, int]]] = {}
        # Flag sets that have changed since the last folding, with their present flags; None for a
        # deleted set.
        self._changed: dict[str, Container[str] | None] = {}

    # --- while answers are given ------------------------------------------------------------

    def add(self, flag_set: str, answer: Answer) -> None:
        """Count a single evaluation of the flag set."""
        # Written for speed: the exception is the rare case of a new or unwanted answer.
        try:
            self._single[flag_set][answer.body] += 1
        except KeyError:
            self._add_new(flag_set, answer)

    def _add_new(self, flag_set: str, answer: Answer) -> None:
        if answer.error_code is None:
            self._single.setdefault(flag_set, {})[answer.body] = 1
            return
        key = None if answer.status == 404 else answer.flag_key
        failure = (flag_set, key, answer.error_code)
        self._failures[failure] = self._failures.get(failure, 0) + 1

    def add_all(self, flag_set: str, answer: BulkAnswer) -> None:
        """Count each flag of a bulk evaluation; the same object again costs nothing."""
        given = self._given.get(id(answer))
        if given is not None:
            given.times += 1
            return
        self._given[id(answer)] = _Given(flag_set, answer, 1)
        self._held += len(answer.answers)
        if self._held > _MOST_HELD:
            self._count_held()

    def add_again(self, flag_set: str, answer: BulkAnswer | Outline) -> None:
        """``add_all`` for a remembered answer: constant time, however many flags it has.

        The memo bounds how many of them there are.
        """
        given = self._again.get(id(answer))
        if given is None:
            self._again[id(answer)] = _Given(flag_set, answer, 1)
            self._waiting += answer.size
        else:
            given.times += 1

    def _count_held(self) -> None:
        """Count the flags' answers of the bulk answers that are held, and release those."""
        for given in self._given.values():
            self._count_each(given)
        self._given.clear()
        self._held = 0

    def _count_each(self, given: _Given) -> None:
        counts = self._of_bulk.get(given.flag_set)
        if counts is None:
            counts = self._of_bulk[given.flag_set] = Counter()
        answers: Sequence[bytes] = given.answer.answers
        basis = given.answer.basis if isinstance(given.answer, BulkAnswer) else None
        if basis is not None:
            based = self._based.get(id(basis))
            if based is None:
                based = self._based[id(basis)] = _Based(given.flag_set, basis)
            based.times += given.times
            answers = basis.varying(answers)
        if given.times == 1:
            counts.update(answers)
        else:
            for body in answers:
                counts[body] += given.times
        if len(counts) > _MOST_ANSWERS:
            for _ in self._read_back(given.flag_set, counts):
                pass

    def let_go(self, flag_set: str, flags: Container[str] | None) -> None:
        """Remove counters of flags that are not in the set any more, once their counts are folded.

        ``flags`` are the present keys; None for a deleted set.
        """
        if flags is None or self._by_flag:
            self._changed[flag_set] = flags

    # --- now and then -----------------------------------------------------------------------

    def folding(self, *, whole: bool = False) -> Generator[None, None, None]:
        """Fold the counts into the form of ``take``, step by step.

        Counts that arrive between two steps are folded the next time. So are remembered answers
        beyond what one folding may count, unless ``whole``. The next folding continues one that
        was interrupted.
        """
        changed = list(self._changed.items())
        self._count_held()
        self._unread_again += self._longest_waiting(self._waiting if whole else _MOST_FOLDED)
        while self._unread_again:
            self._count_each(self._unread_again.pop())
            yield
        while self._based:
            _, based = self._based.popitem()
            self._unread.append((based.flag_set, dict.fromkeys(based.basis.fixed, based.times)))
        self._unread += [*self._single.items(), *self._of_bulk.items()]
        self._single, self._of_bulk = {}, {}
        failures, self._failures = self._failures, {}
        for (flag_set, flag, code), number in failures.items():
            if flag is None:
                self._counters.evaluated(flag_set, code, number)
            else:
                self._put(Outcome(flag_set, flag, None, code, failed=True), number)
        while self._unread:
            flag_set, counts = self._unread[-1]
            yield from self._read_back(flag_set, counts)
            self._unread.pop()
        for flag_set, flags in changed:
            self._counters.let_go(flag_set, flags)
            if self._changed.get(flag_set) is flags:
                del self._changed[flag_set]

    def _longest_waiting(self, most: int) -> list[_Given]:
        """Return the remembered answers that have waited longest, about ``most`` flags' answers.

        More if too many wait: nobody else holds those that the memo has forgotten.
        """
        left = self._waiting - max(most, self._waiting - _MOST_WAITING)
        longest = []
        for identity, given in self._again.items():
            if self._waiting <= left:
                break
            longest.append(identity)
            self._waiting -= given.answer.size
        return [self._again.pop(identity) for identity in longest]

    def take(self) -> list[Count]:
        """Return the folded counts and reset them."""
        taken = [
            Count(outcome, hour, number, last_at)
            for hour, counts in self._folded.items()
            for outcome, (number, last_at) in counts.items()
        ]
        self._folded = {}
        return taken

    def _read_back(self, flag_set: str, counts: dict[bytes, int]) -> Generator[None, None, None]:
        while counts:
            body, number = counts.popitem()
            parsed = _read(body)
            failed = parsed.error_code is not None
            reason = parsed.error_code or parsed.reason
            self._put(Outcome(flag_set, parsed.key, parsed.variant, reason, failed), number)
            yield

    def _put(self, outcome: Outcome, number: int) -> None:
        now = int(self._clock() * 1000)
        hour = now - now % HOUR
        counts = self._folded.get(hour)
        if counts is None:
            counts = self._folded[hour] = {}
            if len(self._folded) > _MOST_HOURS:
                self._forget_an_hour()
        before, _ = counts.get(outcome, (0, 0))
        counts[outcome] = (before + number, now)
        self._counters.evaluated(outcome.flag_set, outcome.reason, number)
        if self._by_flag:
            flag, variant, reason = outcome.flag, outcome.variant or "", outcome.reason
            self._counters.flag_evaluated(outcome.flag_set, flag, variant, reason, number)

    def _forget_an_hour(self) -> None:
        """Merge the earliest hour into the next one."""
        first, second = sorted(self._folded)[:2]
        later = self._folded[second]
        for outcome, (number, last_at) in self._folded.pop(first).items():
            before, last = later.get(outcome, (0, 0))
            later[outcome] = (before + number, max(last, last_at))
