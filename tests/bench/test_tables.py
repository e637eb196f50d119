"""Results as text."""

from __future__ import annotations

from bench import names
from bench.growth_lines import series, table
from bench.results import Growth, Mass, Stampede, Streams
from bench.tables import (
    align,
    main_table,
    markdown,
    mass_table,
    stampede_table,
    stream_table,
)
from tests.bench.making import line, results


def test_columns_are_aligned_and_numbers_stand_to_the_right() -> None:
    assert align(("row", "n"), [("long row", "1"), ("x", "1,000")]).splitlines() == [
        "row           n",
        "--------  -----",
        "long row      1",
        "x         1,000",
    ]


def test_a_markdown_table_has_its_rule() -> None:
    assert markdown(("a", "b"), [("1", "2")]) == "| a | b |\n| --- | ---: |\n| 1 | 2 |"


def test_a_line_shows_its_ratio_to_each_yardstick_of_its_row() -> None:
    found = results(
        line("row", names.LANE, 3500), line("row", names.NODE, 1000), line("other", names.SANIC, 1)
    )
    ours, node, _ = main_table(found).splitlines()[2:]
    assert ours.split()[-1] == "3.50"
    assert node.split()[-1] == "64"  # megabytes: no ratio of a server to itself
    assert "3500" not in ours.split()


def test_a_line_says_when_the_generator_was_the_bottleneck() -> None:
    bound = line("row", names.LANE, 50_000, generator=0.97)
    assert "the generator is the bottleneck" in main_table(results(bound))
    assert "the generator" not in main_table(results(line("row", names.LANE, 50_000)))


def test_a_line_says_when_something_else_had_the_core() -> None:
    assert "others took 30% of the core" in main_table(results(line("r", "s", 1, others=0.3)))
    assert "others" not in main_table(results(line("r", "s", 1, others=0.03)))


def test_growth_is_a_line_for_each_kind_of_call_and_a_column_for_each_size() -> None:
    growth = [
        Growth(10, line("single", names.LANE, 500)),
        Growth(1000, line("single", names.LANE, 400)),
        Growth(10, line("single", names.NODE, 100)),
    ]
    found = results(growth=growth)
    assert series(found) == {
        "Flagstaff: single": {10: 500, 1000: 400},
        "node: single": {10: 100},
    }
    assert table(found).splitlines()[-1] == "| node: single | 100 |  |"


def test_streams_are_told_by_what_each_takes_and_how_soon_all_hear() -> None:
    measured = Streams(5000, 2048.0, 2.0, 0.0514, 0.08)
    assert stream_table([measured]).splitlines()[-1].split() == [
        *["5,000", "idle", "on", "one", "worker"],
        *["2.0", "2,500", "51", "80"],
    ]


def test_masses_are_told_by_how_fast_they_go_and_what_they_take() -> None:
    measured = Mass("out", 200_000, 30_000_000, 10.0, 20e-6, 2**20)
    assert mass_table([measured]).splitlines()[-1].split() == [
        *["200,000", "out"],
        *["20,000", "3.0", "20.0", "1.0"],
    ]


def test_a_stampede_is_told_by_what_the_database_was_asked() -> None:
    stampede = Stampede(1000, 2, turns=5, queries=6, unavailable=3, seconds=0.4, seconds_known=0.2)
    line = stampede_table([stampede]).splitlines()[-1]
    assert line.split() == ["1,000", "callers", "on", "2", "workers", "5", "6", "3", "400", "200"]
