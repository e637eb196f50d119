"""The garbage collector of a worker: off while it starts, on from its first request."""

import gc
import socket
from collections.abc import Iterator

import pytest

from service.cli import main
from service.process import logs, serve
from service.settings import Settings


@pytest.fixture(autouse=True)
def usual_collector() -> Iterator[None]:
    thresholds = gc.get_threshold()
    # The tests themselves are frozen, see tests/conftest.py.
    gc.unfreeze()
    yield
    gc.freeze()
    gc.set_threshold(*thresholds)
    gc.enable()


def test_it_is_on_once_the_worker_listens() -> None:
    gc.disable()
    serve._spare_the_collector()
    assert gc.isenabled()
    assert gc.get_freeze_count() > 10_000


def test_it_is_off_while_a_worker_starts_and_on_after_one_that_cannot(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    was_enabled = []

    def starting(_: Settings, listener: socket.socket) -> None:
        listener.close()
        was_enabled.append(gc.isenabled())
        raise RuntimeError("cannot start")

    monkeypatch.setattr(serve, "serve", starting)
    monkeypatch.setattr(logs, "write_logs", lambda *_: None)
    with pytest.raises(RuntimeError, match="cannot start"):
        main(["serve", "--listen", "127.0.0.1:0"])
    assert was_enabled == [False]
    assert gc.isenabled()
