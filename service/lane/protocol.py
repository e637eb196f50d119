"""The first protocol of a connection: evaluations are answered before Sanic sees them."""

from __future__ import annotations

import asyncio
from time import monotonic
from typing import Any, ClassVar, cast

from sanic.config import DEFAULT_CONFIG
from sanic.models.server_types import ConnInfo

from service.context import AppContext
from service.errors import TooManyRequests, Unavailable
from service.events.stream_address import PATH as STREAM_PATH
from service.lane.connection import Connection
from service.lane.framing import Framing, Head, Verdict
from service.middleware.ofrep import Answer
from service.serving.calls import Call
from service.settings import Settings
from service.tasks.pacer import Pacer

# Sanic's values: bytes of unread answers that stop the reading, and start it again.
HIGH_WATER = 65536
LOW_WATER = 16384
# Bytes that a caller may send ahead of an answer that it has to wait for.
MOST_AHEAD = 65536
# A request whose head has not been read yet.
_UNREAD = Call()
# How a request for an event stream begins.
_STREAM = b"GET " + STREAM_PATH.encode()


class Lane(Connection):
    """Answers plain OFREP evaluations from memory, in the order in which they arrive.

    At the first request that is anything else, the connection and its unread bytes become Sanic's
    for good. Until then there is neither a task nor a stream for it, only bytes in and bytes out.
    Timeouts and limits are Sanic's.
    """

    framing: ClassVar[Framing]

    __slots__ = (
        "_answering",
        "_context",
        "_in_line",
        "_is_sanics",
        "_owed",
        "_stalled",
        "_unread",
        "_wanted",
        "_watch",
    )

    def __init__(self, **arguments: Any) -> None:
        super().__init__(**arguments)
        self._context: AppContext = self.app.ctx
        self._is_sanics = False
        # Bytes that were not used yet, and how many there must be before parsing is worth it.
        self._unread = bytearray()
        self._wanted = 0
        # The evaluation that waits for a store; later requests wait behind it.
        self._answering: asyncio.Task[None] | None = None
        # Whether what it waits for is its turn to open an event stream.
        self._in_line = False
        # The request that is being read and answered, until its answer is written.
        self._owed: Call | None = None
        # Whether the caller leaves its answers unread.
        self._stalled = False
        self._watch: asyncio.TimerHandle | None = None

    # -- called by the transport -----------------------------------------------------------------

    def connection_made(self, transport: Any) -> None:
        """Register a connection; unlike Sanic's own, without a task that waits for its bytes."""
        transport.set_write_buffer_limits(low=LOW_WATER, high=HIGH_WATER)
        self.transport = transport
        self.connections.add(self)
        self._context.counters.connections += 1
        self.recv_buffer = bytearray()
        self.conn_info = ConnInfo(transport, unix=self._unix)
        self._time = monotonic()
        self._look_at_the_clock()

    def data_received(self, data: bytes) -> None:
        """Answer what is complete; keep the rest until more arrives."""
        if self._is_sanics:
            super().data_received(data)
            return
        self._time = monotonic()
        if self._answering is not None or self._stalled:
            self._unread += data
            if len(self._unread) > MOST_AHEAD:
                self.transport.pause_reading()
        elif self._unread:
            self._unread += data
            if len(self._unread) >= self._wanted:
                self._serve(bytes(self._unread))
        else:
            self._serve(data)

    def pause_writing(self) -> None:
        """Stop answering and reading: the caller does not read."""
        super().pause_writing()
        if not self._is_sanics:
            self._stalled = True
            self.transport.pause_reading()

    def resume_writing(self) -> None:
        """Continue where the answers stopped: the caller reads again."""
        super().resume_writing()
        if self._stalled:
            self._stalled = False
            self._go_on()

    def connection_lost(self, error: Exception | None) -> None:
        """Stop everything for this caller, who has disconnected."""
        self._stalled = False
        self._unread.clear()
        if self._watch is not None:
            self._watch.cancel()
        if self._answering is not None:
            self._answering.cancel()
        super().connection_lost(error)

    # -- called by Sanic ------------------------------------------------------------------------

    def close_if_idle(self) -> bool:
        """Close the connection unless a request is in progress; return whether it was closed."""
        if self._is_sanics:
            return bool(super().close_if_idle())
        if (self._answering is not None or self._unread) and not self._in_line:
            return False
        # Nginx takes a stream that waits in line to the next worker.
        self.close()
        return True

    def _setup_connection(self, *arguments: Any, **named: Any) -> None:
        # Sanic takes this for the beginning of the connection; its timeouts have to count from the
        # last byte that arrived, which may be a while ago.
        last_byte = self._time
        super()._setup_connection(*arguments, **named)
        self._time = last_byte

    # -- the lane itself -----------------------------------------------------------------------

    def _serve(self, stream: bytes) -> None:
        """Answer the requests in ``stream`` one after the other, and keep the rest."""
        try:
            self._serve_all(stream)
        except Exception as failure:  # noqa: BLE001  # nobody stands behind the lane; it is logged
            self._break_off(failure)

    def _serve_all(self, stream: bytes) -> None:
        start, end = 0, len(stream)
        started = self._time
        self._wanted = 0
        while start < end and not self._stalled:
            self._owed = _UNREAD
            head = self.framing.head(stream, start)
            if not isinstance(head, Head):
                self._owed = None
                if head is Verdict.FOREIGN:
                    self._hand_over_in_turn(stream[start:])
                    return
                break
            if self.is_draining:
                head = head._replace(keep_alive=False)
            body_start = start + head.size
            body_end = body_start + head.body_size
            if body_end > end:
                self._owed = None
                self._wanted = body_end - start
                break
            body = stream[body_start:body_end]
            start = body_end
            self._owed = head.call
            try:
                call = self._admitted(head.call)
                answer = self.responder.answer_now(call, body, keep_alive=head.keep_alive)
            except TooManyRequests as failure:
                answer = self.responder.refuse(head.call, failure, keep_alive=head.keep_alive)
            if answer is None:
                later = self._answer_later(call, body, started, keep_alive=head.keep_alive)
                self._answering = self.loop.create_task(later)
                break
            started = self._send(answer, started, keep_alive=head.keep_alive)
            if not head.keep_alive:
                start = end
        if start < end:
            self._unread = bytearray(stream[start:])
        elif self._unread:
            self._unread = bytearray()

    async def _answer_later(
        self, call: Call, body: bytes, started: float, *, keep_alive: bool
    ) -> None:
        """Answer a request that waits for a store, then the requests behind it."""
        try:
            try:
                async with asyncio.timeout(self.response_timeout):
                    answer = await self.responder.answer(call, body, keep_alive=keep_alive)
            except TimeoutError:
                late = Unavailable("The answer took too long.")
                answer = self.responder.refuse(call, late, keep_alive=keep_alive)
            self._answering = None
            self._send(answer, started, keep_alive=keep_alive)
        except Exception as failure:  # noqa: BLE001  # as in _serve
            self._answering = None
            self._break_off(failure)
            return
        self._go_on()

    def _admitted(self, call: Call) -> Call:
        """Return the call as far as its head is believed. Raises TooManyRequests."""
        return call

    def _go_on(self) -> None:
        """Continue reading and answering after a wait, unless there is another reason to wait."""
        if self.transport is None or self.transport.is_closing():
            return
        if self._answering is None and not self._stalled:
            self.transport.resume_reading()
            if self._unread:
                self._serve(bytes(self._unread))

    def _send(self, answer: Answer, started: float, *, keep_alive: bool) -> float:
        """Write one answer; return when, in seconds of the monotonic clock."""
        self.transport.write(answer.data)
        self._owed = None
        now = monotonic()
        self.responder.account(answer, now - started)
        if not keep_alive:
            self.close()
        return now

    def _break_off(self, failure: Exception) -> None:
        """Answer a failure, unless the request was answered already, and close the connection.

        Without an answer Nginx would ask the next worker, which would fail as well.
        """
        call, self._owed = self._owed, None
        self._unread.clear()
        try:
            answer = self.responder.refuse(call or _UNREAD, failure, keep_alive=False)
            if call is not None and self.transport is not None:
                self.transport.write(answer.data)
                self.responder.account(answer, monotonic() - self._time)
        finally:
            self.close()

    def _hand_over_in_turn(self, unread: bytes) -> None:
        """Hand over at once, or an event stream when it is its turn.

        It waits here, because Sanic's reading of the request is most of what opening one costs.
        """
        pacer = self._context.event_streams.pacer
        if not unread.startswith(_STREAM):
            self._hand_over(unread)
        elif pacer.take_now():
            self._has_turn = True
            self._hand_over(unread)
        else:
            self._unread = bytearray(unread)
            self._in_line = True
            self._answering = self.loop.create_task(self._wait_in_line(pacer))

    async def _wait_in_line(self, pacer: Pacer) -> None:
        await pacer.turn()
        self._answering = None
        self._in_line = False
        if self.transport is None or self.transport.is_closing():
            return
        try:
            self._has_turn = True
            self.transport.resume_reading()
            # Sanic's limits count from here.
            self._time = monotonic()
            self._hand_over(bytes(self._unread))
        except Exception as failure:  # noqa: BLE001  # as in _serve
            self._break_off(failure)

    def _hand_over(self, unread: bytes) -> None:
        """Hand the connection over to Sanic, with these unread bytes."""
        self._is_sanics = True
        self._unread = bytearray()
        if self._watch is not None:
            self._watch.cancel()
        self._task = self.loop.create_task(self.connection_task())
        last_byte = self._time
        super().data_received(unread)
        self._time = last_byte

    def _look_at_the_clock(self) -> None:
        """Close what has been idle too long; leave half a request to Sanic, which times it out."""
        quiet = monotonic() - self._time
        interval = min(self.keep_alive_timeout, self.request_timeout, self.response_timeout) / 2
        if self._stalled and quiet > self.response_timeout:
            self.abort()
            return
        if self._answering is None and not self._stalled:
            if self._unread and quiet >= interval:
                self._hand_over(bytes(self._unread))
                return
            if not self._unread and quiet > self.keep_alive_timeout:
                self.close()
                return
        self._watch = self.loop.call_later(max(0.1, interval), self._look_at_the_clock)


def protocol(settings: Settings) -> type[Connection]:
    """Return the class of one worker's connections; with the lane, they share read heads."""
    return worker_lane(Lane, settings) if settings.node.lane else Connection


def worker_lane(kind: type[Lane], settings: Settings) -> type[Lane]:
    """Return a class of lanes whose connections share read heads."""
    most_head = cast("int", DEFAULT_CONFIG["REQUEST_MAX_HEADER_SIZE"])
    framing = Framing(most_head, settings.limits.evaluation_bytes)
    return type("WorkerLane", (kind,), {"__slots__": (), "framing": framing})
