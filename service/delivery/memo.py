"""Remembers bulk answers, because SDKs poll with the same context again and again."""

from __future__ import annotations

from service.evaluation.flag_set import BulkAnswer, CompiledFlagSet

# For each flag set: as many as a thousand polling callers need, and at most this many bytes of
# answers, past which it is emptied.
MOST_ANSWERS = 1024
MOST_BYTES = 16 * 1024 * 1024
# A longer request is not remembered: it is no caller that polls.
MOST_REQUEST_BYTES = 2048


class _Answers:
    __slots__ = ("by_request", "flag_set", "room")

    def __init__(self, flag_set: CompiledFlagSet) -> None:
        self.flag_set = flag_set
        self.by_request: dict[bytes, BulkAnswer] = {}
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
        return answers.by_request.get(request)

    def remember(self, flag_set: CompiledFlagSet, request: bytes, answer: BulkAnswer) -> None:
        """Keep the answer, if the set's answers do not depend on the time and there is room."""
        size = len(request) + len(answer.body)
        if flag_set.reads_timestamp or len(request) > MOST_REQUEST_BYTES or size > MOST_BYTES:
            return
        answers = self._by_name.get(flag_set.name)
        if answers is None or answers.flag_set is not flag_set:
            answers = self._by_name[flag_set.name] = _Answers(flag_set)
        elif len(answers.by_request) >= MOST_ANSWERS or answers.room < size:
            answers.by_request.clear()
            answers.room = MOST_BYTES
        answers.by_request[request] = answer
        answers.room -= size
