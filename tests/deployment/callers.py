"""Callers who evaluate without a pause, and count their answers."""

from __future__ import annotations

import http.client
import threading
from collections import Counter
from types import TracebackType
from typing import Self


class Callers:
    """Connections that are kept alive, each with the next evaluation sent at once."""

    def __init__(self, port: int, path: str, headers: dict[str, str], number: int = 8) -> None:
        self._port = port
        self._path = path
        self._headers = headers
        self._over = threading.Event()
        self._counts: Counter[str] = Counter()
        self._lock = threading.Lock()
        self._threads = [threading.Thread(target=self._call) for _ in range(number)]

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._over.set()
        for thread in self._threads:
            thread.join()

    @property
    def answered(self) -> int:
        """Number of answered evaluations."""
        return self._counts["200"]

    @property
    def failures(self) -> dict[str, int]:
        """Number of failures by status or error of the connection."""
        return {what: count for what, count in self._counts.items() if what != "200"}

    def _call(self) -> None:
        connection = http.client.HTTPConnection("127.0.0.1", self._port, timeout=30)
        while not self._over.is_set():
            try:
                connection.request("POST", self._path, b'{"context":{}}', self._headers)
                answer = connection.getresponse()
                answer.read()
                what = str(answer.status)
            except (OSError, http.client.HTTPException) as error:
                connection.close()
                what = repr(error)
            with self._lock:
                self._counts[what] += 1
        connection.close()
