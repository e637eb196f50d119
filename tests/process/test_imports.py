"""What a worker imports: each of its modules takes memory and time of every start."""

import subprocess
import sys

# What commands, the background process and the bench need, and no worker.
NEEDLESS = (
    *("httpx", "prometheus_client", "rich", "click", "pygments", "cryptography", "yoyo"),
    *("service.cli", "service.background", "service.doctor", "devstack"),
)


def printed(program: str) -> list[str]:
    done = subprocess.run([sys.executable, "-c", program], check=True, capture_output=True)
    return done.stdout.decode().splitlines()


def test_a_worker_imports_nothing_that_only_others_need() -> None:
    done = printed("import service.process.serve, sys; print(*sys.modules, sep='\\n')")
    assert "service.app" in done
    assert [name for name in done if name in NEEDLESS] == []


def test_no_source_is_read_for_the_routes_of_a_worker() -> None:
    """Sanic parses the source of each handler, unless its route has a format of failures."""
    program = "import service.app, linecache; print(*linecache.cache, sep='\\n')"
    assert [path for path in printed(program) if "blueprints" in path] == []
