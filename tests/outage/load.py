"""Callers who evaluate all the time, through Nginx, and know what they should get."""

from __future__ import annotations

import http.client
import json
import threading
import time
from contextlib import suppress
from typing import Any, Self

from tests.waiting import PATIENCE

EVALUATE = "/ofrep/v1/evaluate/flags"
_CALLERS = 4
_PAUSE = 0.002


class Load:
    """Evaluates on connections that are kept alive, and counts what came back.

    ``calls`` are (flag key or None for all flags, context); what each was answered at first, with
    everything up, is what it must be answered ever after. ``failures`` are answers other than 200
    and connections that were lost, ``wrong`` are 200s with another body.
    """

    def __init__(self, url: str, headers: dict[str, str], calls: list[tuple[str | None, Any]]):
        self._address = url.removeprefix("http://")
        self._headers = {**headers, "Content-Type": "application/json"}
        self._requests = [
            (
                EVALUATE + (f"/{key}" if key else ""),
                json.dumps({"context": context}).encode(),
            )
            for key, context in calls
        ]
        self._expected: dict[int, Any] = {}
        self._stopped = threading.Event()
        self._threads = [
            threading.Thread(target=self._evaluate, args=(number,)) for number in range(_CALLERS)
        ]
        self.answers = [0] * _CALLERS
        self.failures: list[str] = []
        self.wrong: list[str] = []

    def __enter__(self) -> Self:
        connection = self._connection()
        for index in range(len(self._requests)):
            status, self._expected[index] = self._call(connection, index)
            assert status == 200, self._expected[index]
        connection.close()
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopped.set()
        for thread in self._threads:
            thread.join()

    def go_on(self, each: int = 100) -> None:
        """Wait until every caller has had so many answers more."""
        goals = [count + each for count in self.answers]
        deadline = time.monotonic() + PATIENCE
        while any(count < goal for count, goal in zip(self.answers, goals, strict=True)):
            assert time.monotonic() < deadline, "Evaluations have come to a stop."
            time.sleep(0.01)

    def check(self) -> None:
        """Nothing failed, nothing was wrong, and there was something to count."""
        assert sum(self.answers) > 0
        assert self.failures == []
        assert self.wrong == []

    def _evaluate(self, number: int) -> None:
        connection = self._connection()
        index = number
        while not self._stopped.is_set():
            index = (index + 1) % len(self._requests)
            try:
                status, body = self._call(connection, index)
            except (OSError, http.client.HTTPException) as error:
                self.failures.append(f"{self._requests[index][0]}: {error!r}")
                with suppress(OSError):
                    connection.close()
                connection = self._connection()
                continue
            if status != 200:
                self.failures.append(f"{self._requests[index][0]}: {status} {body}")
            elif body != self._expected[index]:
                self.wrong.append(f"{self._requests[index][0]}: {body}")
            self.answers[number] += 1
            time.sleep(_PAUSE)
        connection.close()

    def _call(self, connection: http.client.HTTPConnection, index: int) -> tuple[int, Any]:
        target, body = self._requests[index]
        connection.request("POST", target, body, self._headers)
        response = connection.getresponse()
        answer = json.loads(response.read())
        # The address of the event stream is no part of what a flag is.
        answer.pop("eventStreams", None)
        if "flags" in answer:
            # What tests add meanwhile.
            answer["flags"] = [f for f in answer["flags"] if not f["key"].startswith("extra")]
        return response.status, answer

    def _connection(self) -> http.client.HTTPConnection:
        return http.client.HTTPConnection(self._address, timeout=30)
