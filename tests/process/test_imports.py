"""What a worker imports: each of its modules takes memory and time of every start."""

import subprocess
import sys

# What commands, the background process and the bench need, and no worker.
NEEDLESS = (
    *("httpx", "rich", "click", "pygments", "cryptography", "yoyo"),
    *("service.cli", "service.background", "service.doctor", "devstack"),
)


def test_a_worker_imports_nothing_that_only_others_need() -> None:
    told = "import service.process.serve, sys; print(*sys.modules, sep='\\n')"
    done = subprocess.run(
        [sys.executable, "-c", told], check=True, capture_output=True, text=True
    ).stdout.split()
    assert "service.app" in done
    assert [name for name in done if name in NEEDLESS] == []
