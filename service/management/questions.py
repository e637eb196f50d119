"""Evaluations that somebody asks for to understand them: present and earlier ones."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Any

import msgspec

from service.errors import Fault, NotFound, Refused
from service.evaluation.answers import with_note
from service.evaluation.explain.explanation import Line, explain, explain_all
from service.evaluation.flag_set import CompiledFlagSet
from service.following.follower import Follower
from service.management import reading
from service.management.past_flag_sets import PastFlagSets
from service.management.stores import Stores
from service.management.writing.checking import pointing_into, relative_to
from service.stored_contexts.contexts import NOTHING, UNAVAILABLE_NOTE, Known, StoredContexts
from service.structs.questions import ExplainQuestion, Question
from service.tasks.cooperative import aside, run_in_slices

_DRAFT = "A definition needs the key of its flag: pass it as 'flag'."

# A rule takes this many times as long to explain as to read.
_MANY = 20


class Evaluated(msgspec.Struct, frozen=True):
    """An answer in OFREP's format, and the revision that produced it."""

    body: bytes
    revision: int


class Explained(msgspec.Struct, frozen=True):
    """An answer in OFREP's format, how it came about, and the revision that produced it.

    ``definition`` is the flag as it was written: the draft, or the stored one of that revision.
    """

    answer: msgspec.Raw
    revision: int
    trace: dict[str, Any]
    definition: msgspec.Raw


class AllExplained(msgspec.Struct, frozen=True):
    """The answers of all flags of a flag set, a line each."""

    revision: int
    flags: list[Line]


class Subject(msgspec.Struct, frozen=True):
    """Everything that decides about an answer: ``now`` is in whole seconds since 1970.

    ``request`` is the caller's own context, ``known`` what is stored for its targeting key.
    """

    flag_set: CompiledFlagSet
    request: dict[str, Any]
    known: Known
    now: int

    @property
    def context(self) -> dict[str, Any]:
        """The request's context on top of the stored attributes."""
        return {**self.known.attributes, **self.request}


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

    async def explain(
        self, stores: Stores, name: str, question: ExplainQuestion
    ) -> Explained | AllExplained:
        """Return an answer with its trace; without a flag, a line for each flag of the set.

        A draft is compiled with the evaluators of the set, and stored nowhere. Raises as
        ``subject`` does; NotFound for the flag; DefinitionRefused for a draft that does not
        compile, and Refused for one without the key of a flag.
        """
        subject = await self.subject(stores, name, question)
        flag_set, known = subject.flag_set, subject.known
        stored, overrides = known.attributes, known.overrides
        if question.flag is None:
            if question.definition is not msgspec.UNSET:
                raise Refused(_DRAFT, [Fault("/flag", _DRAFT)])
            steps = explain_all(
                flag_set, subject.request, subject.now, stored=stored, overrides=overrides
            )
            return AllExplained(flag_set.revision, await run_in_slices(steps))
        if question.definition is not msgspec.UNSET:
            flag_set = await _with_draft(flag_set, question.flag, bytes(question.definition))
        if question.at is not None and question.flag not in flag_set.definitions:
            because = f"the flag set did not have it at revision {flag_set.revision}"
            raise NotFound("flag", question.flag, because)
        work = partial(
            explain,
            flag_set,
            question.flag,
            subject.request,
            subject.now,
            stored=stored,
            overrides=overrides,
        )
        definition = flag_set.definitions.get(question.flag)
        text = "" if definition is None else definition.text
        explanation = await aside(work, _MANY * len(text))
        body = explanation.answer.body
        if not known.available:
            body = with_note(body, *UNAVAILABLE_NOTE)
        written = msgspec.Raw(text.encode())
        return Explained(msgspec.Raw(body), flag_set.revision, explanation.trace, written)

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
        return Subject(flag_set, context, known, now)


async def _with_draft(flag_set: CompiledFlagSet, key: str, text: bytes) -> CompiledFlagSet:
    with pointing_into("definition"):
        changed = {key: await reading.flag(key, text)}
        with relative_to("flags", key):
            return await run_in_slices(flag_set.with_changes_steps(flag_set.header, flags=changed))
