"""OFREP evaluations: from a request to a reply, for the blueprint and for the lane.

OFREP 0.3.0: ``POST /ofrep/v1/evaluate/flags/{key}`` and ``POST /ofrep/v1/evaluate/flags``.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable
from typing import Any

import msgspec

from service.errors import Forbidden, NotFound, Refused, TooLarge, Unauthenticated, Unavailable
from service.evaluation.answers import with_note
from service.evaluation.bulk_answer import BulkAnswer
from service.evaluation.flag_set import NO_OVERRIDES, CompiledFlagSet
from service.events.config_tag import revision_in
from service.events.stream_address import address, anonymous_address, tail
from service.following.follower import Follower
from service.following.key_ring import Grant, KeyRing
from service.following.snapshots import Snapshots
from service.log_events import log_event
from service.serving.calls import Call, Reply, context_in, matches
from service.serving.counts import Counts
from service.serving.grouping import Grouping
from service.serving.memo import BulkMemo
from service.stored_contexts.contexts import UNAVAILABLE_NOTE, Known, StoredContexts
from service.telemetry.counters import Counters

log = logging.getLogger(__name__)

SELECTOR = "flagSetId="

_COMPRESSED = (("content-encoding", "gzip"), ("vary", "Accept-Encoding"))

# API keys of one flag set whose event stream address is cached.
MOST_TAILS = 1000


class Evaluations:
    """Evaluates from the snapshots in memory.

    ``anonymous`` names the flag set that may be evaluated without a key ("" for none);
    ``max_body`` is the largest body in bytes. With ``event_streams`` bulk answers contain the
    address of the event stream, below ``base_path``.
    """

    def __init__(
        self,
        snapshots: Snapshots,
        key_ring: KeyRing,
        follower: Follower,
        contexts: StoredContexts,
        counts: Counts,
        counters: Counters,
        *,
        anonymous: str,
        max_body: int,
        event_streams: bool = True,
        base_path: str = "",
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._current = snapshots.current
        self._key_ring = key_ring
        self._follower = follower
        self._contexts = contexts
        self._counts = counts
        self._counters = counters
        self._anonymous = anonymous
        self._max_body = max_body
        self._clock = clock
        self._memo = BulkMemo()
        # The address of the event stream, by flag set and by hash of the API key.
        self._tails: dict[str, dict[bytes, bytes]] = {}
        snapshots.subscribe(self._let_go)
        self._grouping = Grouping()
        self._event_streams = event_streams
        self._base_path = base_path
        self._anonymous_tail = tail(base_path + anonymous_address(anonymous))

    async def answer(self, call: Call, body: bytes) -> Reply:
        """Return the reply to the call; waits for stores if necessary.

        Raises what ``answer_now`` raises, and Unavailable if a store is needed and does not
        answer.
        """
        reply = self.answer_now(call, body)
        while reply is None:
            known = await self._prepare(call, body)
            # The worker has caught up as far as it can: the tag is not checked again.
            call = msgspec.structs.replace(call, config_etag=None)
            reply = self.answer_now(call, body, known)
        return reply

    async def close(self) -> None:
        """Stop background work."""
        await self._grouping.close()

    def answer_now(self, call: Call, body: bytes, known: Known | None = None) -> Reply | None:
        """Return the reply from memory; None if something is missing there.

        That is an API key that the ring does not know, a flag set that this worker does not know,
        a revision (``flagConfigEtag``) that it has not reached, or the stored context of the
        targeting key, unless it is ``known``. Raises Unauthenticated, Forbidden, TooLarge,
        MalformedJSON, and Refused for a selector that names no flag set.
        """
        now = self._clock()
        reach = self._reach(call, now)
        if reach is None:
            return None
        name, grant = reach
        flag_set = self._current(name)
        if flag_set is None or (call.config_etag and _is_behind(flag_set, call.config_etag)):
            return None
        if len(body) > self._max_body:
            raise TooLarge(self._max_body)
        if flag_set.header.stored_contexts:
            return self._answer_by_key(flag_set, grant, call, body, int(now), known)
        if call.flag_key is None:
            return self._answer_all(flag_set, grant, call, body, int(now))
        answer = flag_set.evaluate(call.flag_key, context_in(body), int(now))
        self._counts.add(name, answer)
        return Reply(answer.status, answer.body)

    def _answer_by_key(
        self,
        flag_set: CompiledFlagSet,
        grant: Grant | None,
        call: Call,
        body: bytes,
        now: int,
        known: Known | None,
    ) -> Reply | None:
        """Return the reply of a set with stored contexts, below the request's own attributes."""
        context = context_in(body)
        if known is None:
            known = self._contexts.known(flag_set.name, context.get("targetingKey"))
            if known is None:
                return None
        if known.attributes:
            context = {**known.attributes, **context}
        if call.flag_key is None:
            return self._answer_all(flag_set, grant, call, body, now, known, context)
        answer = flag_set.evaluate(call.flag_key, context, now, known.overrides)
        self._counts.add(flag_set.name, answer)
        if known.available:
            return Reply(answer.status, answer.body)
        return Reply(answer.status, with_note(answer.body, *UNAVAILABLE_NOTE))

    def _answer_all(
        self,
        flag_set: CompiledFlagSet,
        grant: Grant | None,
        call: Call,
        body: bytes,
        now: int,
        known: Known | None = None,
        context: dict[str, Any] | None = None,
    ) -> Reply:
        name = flag_set.name
        # The request decides the answer together with the present stored context.
        request = body if known is None else body + known.version
        is_noted = known is not None and not known.available
        wanted = None if is_noted else call.if_none_match
        remembered = self._memo.recall(flag_set, request)
        if remembered is not None and wanted is not None and matches(wanted, remembered.etag):
            self._counters.remembered += 1
            self._counts.add_again(name, remembered)
            return Reply(304, b"", (("etag", remembered.etag),))
        if isinstance(remembered, BulkAnswer):
            self._counters.remembered += 1
            self._counts.add_again(name, remembered)
            answer = remembered
        else:
            if context is None:
                context = context_in(body)
            overrides = NO_OVERRIDES if known is None else known.overrides
            answer = flag_set.evaluate_all(context, now, overrides)
            self._grouping.note(flag_set)
            self._memo.remember(flag_set, request, answer)
            self._counts.add_all(name, answer)
        if is_noted:
            # With the note it is another answer and has another tag.
            answer = answer.with_note(*UNAVAILABLE_NOTE)
            wanted = call.if_none_match
        etag = answer.etag
        if wanted is not None and matches(wanted, etag):
            return Reply(304, b"", (("etag", etag),))
        tail_of_answer = self._tail(name, grant) if self._event_streams else b""
        if call.gzip and not is_noted:
            recurs = isinstance(remembered, BulkAnswer)
            packed = self._memo.packed(flag_set, answer, recurs=recurs)
            compressed = None if packed is None else packed.body(tail_of_answer)
            if compressed is not None:
                # As Nginx says of what it compresses: the tag is weak then.
                return Reply(200, compressed, (("etag", f"W/{etag}"), *_COMPRESSED))
        return Reply(200, answer.body(tail_of_answer), (("etag", etag),))

    def _tail(self, flag_set: str, grant: Grant | None) -> bytes:
        """Return the event stream part of a bulk answer for the key's holder, built once."""
        if grant is None:
            return self._anonymous_tail
        tails = self._tails.get(flag_set)
        if tails is None:
            tails = self._tails[flag_set] = {}
        tail_of_answer = tails.get(grant.hash)
        if tail_of_answer is None:
            if len(tails) >= MOST_TAILS:
                tails.clear()
            tail_of_answer = tails[grant.hash] = tail(
                self._base_path + address(grant.hash, grant.id, flag_set)
            )
        return tail_of_answer

    def _let_go(self, name: str) -> None:
        """Drop what is cached of a set that was swapped or dropped."""
        self._memo.forget(name)
        current = self._current(name)
        self._counts.let_go(name, None if current is None else current.definitions)
        if current is None:
            self._tails.pop(name, None)
            self._contexts.let_go(name)

    def _reach(self, call: Call, now: float) -> tuple[str, Grant | None] | None:
        """Return the set that the call may evaluate, and its key; None if the key is unknown."""
        token, grant = call.token, None
        if token is None:
            bound: str | None = self._anonymous
            if not bound:
                raise Unauthenticated(
                    "No API key given. Send it as X-API-Key or as Authorization: Bearer."
                )
        else:
            grant = self._key_ring.grant(token, now)
            if grant is None:
                self._key_ring.check_unknown(token, call.address)
                return None
            if not grant.may_evaluate:
                raise Forbidden("The API key lacks the scope 'evaluate'.")
            bound = grant.principal.flag_set
        selector = call.selector
        if selector is None:
            if bound is None:
                raise Refused(
                    "The API key is bound to no flag set: "
                    "name one in the header Flagd-Selector: flagSetId=NAME."
                )
            return bound, grant
        if not selector.startswith(SELECTOR):
            raise Refused("The header Flagd-Selector must read flagSetId=NAME.")
        name = selector[len(SELECTOR) :]
        if bound is not None and name != bound:
            raise Forbidden("The API key is bound to another flag set.")
        return name, grant

    async def _prepare(self, call: Call, body: bytes) -> Known | None:
        """Fetch what ``answer_now`` missed: key, flag set, revision, stored context.

        Returns the stored context; None if there is nothing to fetch.
        """
        if call.token is not None:
            await self._key_ring.grant_for(call.token, call.address)
        reach = self._reach(call, self._clock())
        if reach is None:
            raise Unauthenticated("The API key is not valid.")
        name, _ = reach
        if self._current(name) is None and await self._follower.find(name) is None:
            raise NotFound("flag set", name)
        if call.config_etag:
            try:
                await self._follower.catch_up(name, revision_in(call.config_etag))
            except Unavailable:
                # Evaluation continues from memory when the stores do not answer.
                log.warning(
                    "Flag set '%s' not caught up with the caller's event; serving from memory.",
                    name,
                    extra=log_event("catch_up_failed", flag_set=name),
                )
        flag_set = self._current(name)
        if flag_set is None or not flag_set.header.stored_contexts or len(body) > self._max_body:
            return None
        key = context_in(body).get("targetingKey")
        return self._contexts.known(name, key) or await self._contexts.fetch(name, str(key))


def _is_behind(flag_set: CompiledFlagSet, etag: str) -> bool:
    return flag_set.revision < revision_in(etag)
