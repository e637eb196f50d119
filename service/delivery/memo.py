"""Remembers bulk answers, because SDKs poll with the same context again and again."""

from __future__ import annotations

from service.evaluation.flag_set import BulkAnswer, CompiledFlagSet

# How much one generation of one flag set's answers may take, in bytes: at 100 flags some 7,000
# callers that poll, at 10,000 flags a hundred.
MOST_BYTES = 8 * 1024 * 1024
# A longer request is not remembered: it is no caller that polls.
MOST_REQUEST_BYTES = 2048
# What an answer takes beside its request and a pointer for each flag.
_OVERHEAD = 400


class _Answers:
    """The answers of one flag set as it stands, in two generations.

    When the younger is full it becomes the older, and what is not asked for again is forgotten
    with it: a caller that left makes room, one that polls is carried over.
    """

    __slots__ = ("flag_set", "older", "room", "younger")

    def __init__(self, flag_set: CompiledFlagSet) -> None:
        self.flag_set = flag_set
        self.younger: dict[bytes, BulkAnswer] = {}
        self.older: dict[bytes, BulkAnswer] = {}
        self.room = MOST_BYTES

    def put(self, request: bytes, answer: BulkAnswer) -> None:
        self.younger[request] = answer
        self.room -= len(request) + 8 * answer.size + _OVERHEAD
        if self.room < 0:
            self.older, self.younger = self.younger, {}
            self.room = MOST_BYTES


class BulkMemo:
    """From a flag set as it stands and the bytes of a request to the answer.

    A set that was swapped forgets everything, because the memo belongs to the set's object and
    not to its name. A set whose targeting reads the time is never remembered.
    """

    __slots__ = ("_by_name",)

    def __init__(self) -> None:
        self._by_name: dict[str, _Answers] = {}

    def recall(self, flag_set: CompiledFlagSet, request: bytes) -> BulkAnswer | None:
        """The answer that this very set gave to the same bytes, if it is remembered."""
        answers = self._by_name.get(flag_set.name)
        if answers is None or answers.flag_set is not flag_set:
            return None
        answer = answers.younger.get(request)
        if answer is None and (answer := answers.older.get(request)) is not None:
            answers.put(request, answer)
        return answer

    def remember(self, flag_set: CompiledFlagSet, request: bytes, answer: BulkAnswer) -> None:
        """Keep the answer, unless the set's answers depend on the time."""
        if flag_set.reads_timestamp or len(request) > MOST_REQUEST_BYTES:
            return
        answers = self._by_name.get(flag_set.name)
        if answers is None or answers.flag_set is not flag_set:
            answers = self._by_name[flag_set.name] = _Answers(flag_set)
        answers.put(request, answer)
