from __future__ import annotations

import mmap
import resource
import tempfile
import time

from service.telemetry.process_figures import read_process_figures


def test_the_figures_are_those_of_this_process() -> None:
    before = read_process_figures()
    # A mapping of its own: what a bytearray takes may have been the process's all along.
    with tempfile.TemporaryFile(), mmap.mmap(-1, 50_000_000) as mapping:
        mapping.write(bytes(len(mapping)))
        after = read_process_figures()
    assert after.open_files == before.open_files + 1
    assert after.resident_bytes - before.resident_bytes > 40_000_000
    assert after.cpu_seconds > before.cpu_seconds > 0
    assert after.started_at == before.started_at < time.time()
    assert after.most_files == resource.getrlimit(resource.RLIMIT_NOFILE)[0]
