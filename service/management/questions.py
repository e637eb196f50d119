"""Evaluations that somebody asks for to understand them: present and earlier ones."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime
from typing import Any

import msgspec

from service.errors import NotFound
from service.evaluation.answers import with_note
from service.evaluation.flag_set import CompiledFlagSet
from service.following.follower import Follower
from service.management.past_flag_sets import PastFlagSets
from service.management.stores import Stores
from service.stored_contexts.contexts import NOTHING, UNAVAILABLE_NOTE, Known, StoredContexts
from service.structs.questions import Question


class Evaluated(msgspec.Struct, frozen=True):
    """An answer in OFREP's format, and the revision that produced it."""

    body: bytes
    revision: int


class Subject(msgspec.Struct, frozen=True):
    """Everything that decides about an answer: ``now`` is in whole seconds since 1970.

    ``context`` is the request's own, on top of the stored attributes.
    """

    flag_set: CompiledFlagSet
    context: dict[str, Any]
    known: Known
    now: int


class Questions:
    """Answers questions about evaluations with the same compiled flags that evaluations use.

    Nothing is counted: a question is no use of a flag.
    """

    def __init__(
        self,
        follower: Follower,
        contexts: StoredContexts,
        *,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._follower = follower
        self._contexts = contexts
        self._past = PastFlagSets()
        self._clock = clock

    async def evaluate(self, stores: Stores, name: str, question: Question) -> Evaluated:
        """Return what OFREP would answer, or would have answered.

        Raises as ``subject`` does. OFREP's error for a missing flag is an answer.
        """
        subject = await self.subject(stores, name, question)
        flag_set, known = subject.flag_set, subject.known
        if question.flag is not None:
            answer = flag_set.evaluate(question.flag, subject.context, subject.now, known.overrides)
            body = answer.body if known.available else with_note(answer.body, *UNAVAILABLE_NOTE)
            return Evaluated(body, flag_set.revision)
        answers = flag_set.evaluate_all(subject.context, subject.now, known.overrides)
        if not known.available:
            answers = answers.with_note(*UNAVAILABLE_NOTE)
        return Evaluated(answers.body(b""), flag_set.revision)

    async def subject(self, stores: Stores, name: str, question: Question) -> Subject:
        """Return what decides about an answer.

        The present comes from memory, as for evaluations, and needs no database. The past is read
        from the history; stored contexts have none, so the present ones are used. The time that
        rules see is that of ``at``, or now for a revision. Raises NotFound for the set and as
        ``PastFlagSets.get`` does.
        """
        context, at = question.context, question.at
        now = int(self._clock())
        if isinstance(at, datetime):
            now = min(now, int(at.timestamp()))
        flag_set = await self._follower.find(name)
        if flag_set is None:
            raise NotFound("flag set", name)
        if at is not None:
            flag_set = await self._past.get(stores, name, at, flag=question.flag, current=flag_set)
        known = NOTHING
        if flag_set.header.stored_contexts:
            key = context.get("targetingKey")
            known = self._contexts.known(name, key) or await self._contexts.fetch(name, str(key))
            context = {**known.attributes, **context}
        return Subject(flag_set, context, known, now)
