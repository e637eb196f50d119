"""What is read from wrk's output."""

from __future__ import annotations

import pytest

from bench.closed_loop import read_report

OUTPUT = """Running 2s test @ http://127.0.0.1:1/
  1 threads and 64 connections
  24098 requests in 2.00s, 3.1MB read
RESULT {"requests":24098,"duration_us":2000000,"bytes":3100000,"p50_us":5472,"p99_us":15965,\
"p999_us":78079,"bad_statuses":98,"connect_errors":1,"read_errors":2,"write_errors":3,"timeouts":4}
"""


def test_bad_statuses_are_errors_and_no_answers() -> None:
    load = read_report(OUTPUT)
    assert load.requests == 24000
    assert load.throughput == 12000
    assert load.errors == 98 + 1 + 2 + 3 + 4
    assert (load.p50, load.p99, load.p999) == (5472, 15965, 78079)


def test_the_generators_share_of_a_core_is_its_cpu_over_the_time() -> None:
    assert read_report(OUTPUT, cpu_seconds=1.5).generator == 0.75


def test_output_without_a_result_is_refused() -> None:
    with pytest.raises(ValueError, match="unable to connect"):
        read_report("unable to connect to 127.0.0.1:1 Connection refused\n")
