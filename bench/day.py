"""``python -m bench.day [--minutes N]``: a mixed day of a LAN, driven by locust through Nginx."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import msgspec

from bench import workloads
from bench.checking import wait_until_served
from bench.flags import mixed_flags
from bench.house import House
from bench.node import Node
from bench.processes import Cores
from bench.results import FOLDER, now
from devstack.workers import CHECKOUT

HOURS = 24


def main() -> int:
    """Run the day; locust prints its table. Exits with 1 if a call failed."""
    parser = argparse.ArgumentParser(prog="python -m bench.day", description=__doc__)
    parser.add_argument("--minutes", type=float, default=4, help="how long the day lasts")
    minutes = parser.parse_args().minutes
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="flagstaff-day-") as directory:
        cores = Cores()
        with House(Path(directory), cores) as house:
            worker = house.worker()
            flag_set = house.load(worker, "lan.day", mixed_flags(100))
            worker.stop()
            node = Node(house)
            wait_until_served(node.nginx.port, workloads.recurring(flag_set.key))
            command = ["taskset", "--cpu-list", ",".join(map(str, sorted(cores.load)))]
            command += [sys.executable, "-m", "locust", "--locustfile", "bench/locustfile.py"]
            command += ["--headless", "--only-summary", "--loglevel", "WARNING"]
            command += ["--host", f"http://127.0.0.1:{node.nginx.port}"]
            command += ["--csv", str(FOLDER / f"{now()[:19].replace(':', '')}-day")]
            environment = {
                **os.environ,
                "BENCH_FLAG_SET": flag_set.name,
                "BENCH_FLAGS": msgspec.json.encode(flag_set.document["flags"]).decode(),
                "BENCH_KEY": flag_set.key,
                "BENCH_ADMIN_KEY": house.admin_key,
                "BENCH_SECONDS_AN_HOUR": str(minutes * 60 / HOURS),
            }
            done = subprocess.run(command, check=False, cwd=CHECKOUT, env=environment)
            node.stop()
            return done.returncode


if __name__ == "__main__":
    sys.exit(main())
