"""A bounded memory: what is put in again, and what is to be forgotten."""

from __future__ import annotations

from service.tasks.two_generation_cache import TwoGenerationCache


def kept(most: int, *numbers: int) -> TwoGenerationCache[int, str]:
    """A memory of these numbers, each of 10 bytes."""
    generations: TwoGenerationCache[int, str] = TwoGenerationCache(most)
    for number in numbers:
        generations.put(number, str(number), 10)
    return generations


def test_what_is_not_asked_for_makes_room() -> None:
    generations = kept(50, *range(12))
    assert generations.get(0) is None
    assert generations.get(11) == "11"


def test_what_is_asked_for_is_carried_over() -> None:
    generations = kept(50)
    for number in range(100):
        generations.put(number, str(number), 10)
        assert generations.get(0) == "0"


def test_what_is_put_in_again_takes_its_room_once() -> None:
    generations = kept(50, 1, 2)
    for _ in range(100):
        generations.put(1, "again", 10)
    assert (generations.get(1), generations.get(2)) == ("again", "2")


def test_what_is_dropped_is_gone_from_both_generations() -> None:
    generations = kept(50, *range(8))
    for number in (3, 7, 99):
        generations.drop(number)
        assert generations.get(number) is None
    generations.drop_where(lambda number: number % 2 == 0)
    assert [number for number in range(8) if generations.get(number)] == [1, 5]


def test_what_is_dropped_gives_its_room_back() -> None:
    generations = kept(50, 1)
    for _ in range(100):
        generations.put(2, "2", 10)
        generations.drop(2)
    assert generations.get(1) == "1"
