import pytest

from service.delivery import memo
from service.delivery.memo import BulkMemo
from service.evaluation.definition import read_flag
from service.evaluation.flag_set import CompiledFlagSet, FlagSetHeader


def flag_set(
    targeting: str = '{"var":"x"}', *, name: str = "shop", revision: int = 1
) -> CompiledFlagSet:
    definition = f'{{"state":"ENABLED","variants":{{"a":1}},"targeting":{targeting}}}'
    header = FlagSetHeader(name, revision, 0, 2, {})
    return CompiledFlagSet.build(header, [read_flag("flag", definition.encode())], [])


class Served:
    """What is served, by name."""

    def __init__(self, *flag_sets: CompiledFlagSet) -> None:
        self.by_name = {each.name: each for each in flag_sets}


def memo_of(*flag_sets: CompiledFlagSet) -> BulkMemo:
    return BulkMemo(Served(*flag_sets).by_name.get)


def test_the_same_request_is_recalled() -> None:
    shop = flag_set()
    remembered = memo_of(shop)
    answer = shop.evaluate_all({}, 0)
    remembered.remember(shop, b"{}", answer)
    assert remembered.answer(shop, b"{}") is answer
    assert remembered.tag(shop, b"{}") == answer.etag
    assert remembered.answer(shop, b"{ }") is None
    assert remembered.tag(shop, b"{ }") is None


def test_a_set_that_was_swapped_forgets() -> None:
    before, after = flag_set(), flag_set(revision=2)
    remembered = memo_of(after)
    remembered.remember(before, b"{}", before.evaluate_all({}, 0))
    assert remembered.answer(after, b"{}") is None
    assert remembered.tag(after, b"{}") is None
    remembered.remember(after, b"{}", after.evaluate_all({}, 0))
    assert remembered.answer(before, b"{}") is None


def test_a_set_that_is_no_more_is_let_go() -> None:
    gone, shop = flag_set(name="gone"), flag_set()
    served = Served(gone, shop)
    remembered = BulkMemo(served.by_name.get)
    remembered.remember(gone, b"{}", gone.evaluate_all({}, 0))
    del served.by_name["gone"]
    remembered.remember(shop, b"{}", shop.evaluate_all({}, 0))
    assert remembered.answer(gone, b"{}") is None


def test_a_set_that_reads_the_time_is_not_remembered() -> None:
    shop = flag_set('{"if":[{">":[{"var":"$flagd.timestamp"},1]},"a",null]}')
    remembered = memo_of(shop)
    remembered.remember(shop, b"{}", shop.evaluate_all({}, 0))
    assert remembered.answer(shop, b"{}") is None
    assert remembered.tag(shop, b"{}") is None


def test_a_long_request_is_not_remembered() -> None:
    shop = flag_set()
    remembered = memo_of(shop)
    request = b" " * (memo.MOST_REQUEST_BYTES + 1)
    remembered.remember(shop, request, shop.evaluate_all({}, 0))
    assert remembered.answer(shop, request) is None


def test_it_is_bounded_and_keeps_what_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memo, "MOST_ANSWER_BYTES", 50_000)
    shop = flag_set()
    remembered = memo_of(shop)
    answer = shop.evaluate_all({}, 0)
    remembered.remember(shop, b"polls", answer)
    for number in range(10_000):
        remembered.remember(shop, b"%d" % number, answer)
        if number % 10 == 0:
            assert remembered.answer(shop, b"polls") is answer
    kept = sum(remembered.answer(shop, b"%d" % number) is not None for number in range(10_000))
    assert 0 < kept < 400


def test_tags_outlive_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memo, "MOST_ANSWER_BYTES", 1_000)
    shop = flag_set()
    remembered = memo_of(shop)
    answer = shop.evaluate_all({}, 0)
    for number in range(100):
        remembered.remember(shop, b"%d" % number, answer)
    assert remembered.answer(shop, b"0") is None
    assert remembered.tag(shop, b"0") == answer.etag
