import pytest

from service.delivery import memo
from service.delivery.memo import BulkMemo
from service.evaluation.definition import read_flag
from service.evaluation.flag_set import CompiledFlagSet, FlagSetHeader


def flag_set(targeting: str = '{"var":"x"}', *, revision: int = 1) -> CompiledFlagSet:
    definition = f'{{"state":"ENABLED","variants":{{"a":1}},"targeting":{targeting}}}'
    header = FlagSetHeader("shop", revision, 0, 2, {})
    return CompiledFlagSet.build(header, [read_flag("flag", definition.encode())], [])


def test_the_same_request_is_recalled() -> None:
    remembered, shop = BulkMemo(), flag_set()
    answer = shop.evaluate_all({}, 0)
    remembered.remember(shop, b"{}", answer)
    assert remembered.recall(shop, b"{}") is answer
    assert remembered.recall(shop, b"{ }") is None


def test_a_set_that_was_swapped_forgets() -> None:
    remembered, before, after = BulkMemo(), flag_set(), flag_set(revision=2)
    remembered.remember(before, b"{}", before.evaluate_all({}, 0))
    assert remembered.recall(after, b"{}") is None
    remembered.remember(after, b"{}", after.evaluate_all({}, 0))
    assert remembered.recall(before, b"{}") is None


def test_a_set_that_reads_the_time_is_not_remembered() -> None:
    remembered = BulkMemo()
    shop = flag_set('{"if":[{">":[{"var":"$flagd.timestamp"},1]},"a",null]}')
    remembered.remember(shop, b"{}", shop.evaluate_all({}, 0))
    assert remembered.recall(shop, b"{}") is None


def test_a_long_request_is_not_remembered() -> None:
    remembered, shop = BulkMemo(), flag_set()
    request = b" " * (memo.MOST_REQUEST_BYTES + 1)
    remembered.remember(shop, request, shop.evaluate_all({}, 0))
    assert remembered.recall(shop, request) is None


def test_it_is_bounded_and_keeps_what_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memo, "MOST_BYTES", 50_000)
    remembered, shop = BulkMemo(), flag_set()
    answer = shop.evaluate_all({}, 0)
    remembered.remember(shop, b"polls", answer)
    for number in range(10_000):
        remembered.remember(shop, b"%d" % number, answer)
        if number % 10 == 0:
            assert remembered.recall(shop, b"polls") is answer
    kept = sum(remembered.recall(shop, b"%d" % number) is not None for number in range(10_000))
    assert 0 < kept < 300
