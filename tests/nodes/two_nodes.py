"""Two nodes: a state directory and two workers each, on the same stores, behind one Nginx."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from devstack.addresses import free_port
from devstack.nginx import Nginx
from devstack.workers import Worker
from tests.migrating import migrate
from tests.outage.scene import KEY, LIMITS

_WORKERS = 2


class TwoNodes:
    """``nodes`` are the workers of each; ``settings`` say where the stores are."""

    def __init__(self, directory: Path, settings: Mapping[str, str]) -> None:
        self._directories = [directory / name for name in ("node-a", "node-b")]
        self._settings = dict(settings)
        self.nodes = [
            [self._worker(place, number) for number in range(_WORKERS)]
            for place in self._directories
        ]
        self.nginx = Nginx(directory, free_port(), [worker.socket for worker in self.workers])

    @property
    def workers(self) -> list[Worker]:
        """All four."""
        return [worker for node in self.nodes for worker in node]

    @property
    def url(self) -> str:
        """Where Nginx answers, without a slash at the end."""
        return self.nginx.url

    def start(self) -> None:
        """Migrate, start every worker, and Nginx."""
        migrate({**self._settings, "FLAGSTAFF_ADMIN_KEY": KEY})
        for worker in self.workers:
            worker.start()
        for worker in self.workers:
            worker.wait_until_ready()
        self.nginx.start()

    def stop(self) -> None:
        """End all."""
        self.nginx.stop()
        for worker in self.workers:
            worker.child.terminate()
        for worker in self.workers:
            worker.stop()

    def reload(self, settings: Mapping[str, str]) -> None:
        """Run with other settings from now on: one worker after the other, as a reload does."""
        self._settings |= settings
        for place, node in zip(self._directories, self.nodes, strict=True):
            for number, former in enumerate(node):
                former.stop()
                node[number] = self._worker(place, number)
                node[number].start()
                node[number].wait_until_ready()

    def _worker(self, place: Path, number: int) -> Worker:
        own = {
            "FLAGSTAFF_STATE_DIR": str(place / "state"),
            "FLAGSTAFF_WORKERS": str(_WORKERS),
            "FLAGSTAFF_GRACEFUL_SHUTDOWN_TIMEOUT": "2",
        }
        return Worker(number, place, {**LIMITS, **self._settings, **own})
