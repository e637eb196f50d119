import gc

import pytest

from service.evaluation.definition.parts import read_flag
from service.evaluation.flag_set import CompiledFlagSet, FlagSetHeader
from service.serving import memo
from service.serving.memo import BulkMemo, Outline
from service.serving.packed import Packed, pack


def flag_set(
    targeting: str = '{"var":"x"}', *, name: str = "shop", revision: int = 1
) -> CompiledFlagSet:
    definition = f'{{"state":"ENABLED","variants":{{"a":1}},"targeting":{targeting}}}'
    header = FlagSetHeader(name, revision, 0, 2, {})
    return CompiledFlagSet.build(header, [read_flag("flag", definition.encode())], [])


def test_the_same_request_is_recalled() -> None:
    shop = flag_set()
    remembered = BulkMemo()
    answer = shop.evaluate_all({}, 0)
    remembered.remember(shop, b"{}", answer)
    assert remembered.recall(shop, b"{}") is answer
    assert remembered.recall(shop, b"{ }") is None


def test_a_set_that_was_swapped_forgets() -> None:
    before, after = flag_set(), flag_set(revision=2)
    remembered = BulkMemo()
    remembered.remember(before, b"{}", before.evaluate_all({}, 0))
    assert remembered.recall(after, b"{}") is None
    remembered.remember(after, b"{}", after.evaluate_all({}, 0))
    assert remembered.recall(before, b"{}") is None


def test_a_set_that_is_no_more_is_let_go() -> None:
    gone, shop = flag_set(name="gone"), flag_set()
    remembered = BulkMemo()
    for each in (gone, shop):
        remembered.remember(each, b"{}", each.evaluate_all({}, 0))
    remembered.forget("gone")
    assert remembered.recall(gone, b"{}") is None
    assert remembered.recall(shop, b"{}")


def test_a_set_that_reads_the_time_is_not_remembered() -> None:
    shop = flag_set('{"if":[{">":[{"var":"$flagd.timestamp"},1]},"a",null]}')
    remembered = BulkMemo()
    remembered.remember(shop, b"{}", shop.evaluate_all({}, 0))
    assert remembered.recall(shop, b"{}") is None


def test_a_long_request_is_not_remembered() -> None:
    shop = flag_set()
    remembered = BulkMemo()
    request = b" " * (memo.MOST_REQUEST_BYTES + 1)
    remembered.remember(shop, request, shop.evaluate_all({}, 0))
    assert remembered.recall(shop, request) is None


def test_it_is_bounded_and_keeps_what_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memo, "MOST_ANSWER_BYTES", 50_000)
    shop = flag_set()
    remembered = BulkMemo()
    answer = shop.evaluate_all({}, 0)
    remembered.remember(shop, b"polls", answer)
    for number in range(10_000):
        remembered.remember(shop, b"%d" % number, answer)
        if number % 10 == 0:
            assert remembered.recall(shop, b"polls") is answer
    kept = sum(remembered.recall(shop, b"%d" % number) is not None for number in range(10_000))
    assert 0 < kept < 400


def test_all_sets_are_bounded_together(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memo, "MOST_ANSWER_BYTES", 50_000)
    sets = [flag_set(name=f"set-{number}") for number in range(100)]
    remembered = BulkMemo()
    requests = [(each, b"%d" % number) for number in range(100) for each in sets]
    for each, request in requests:
        remembered.remember(each, request, each.evaluate_all({}, 0))
    kept = sum(remembered.recall(each, request) is not None for each, request in requests)
    assert 0 < kept < 400


def test_sets_that_are_no_more_leave_their_room_to_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memo, "MOST_ANSWER_BYTES", 50_000)
    shop = flag_set()
    remembered = BulkMemo()
    remembered.remember(shop, b"{}", shop.evaluate_all({}, 0))
    for number in range(1_000):
        gone = flag_set(name=f"gone-{number}")
        for request in range(100):
            remembered.remember(gone, b"%d" % request, gone.evaluate_all({}, 0))
        remembered.forget(gone.name)
    assert remembered.recall(shop, b"{}")


def large_set(targeting: str = '{"var":"x"}') -> CompiledFlagSet:
    definition = f'{{"state":"ENABLED","variants":{{"a":1,"b":2}},"targeting":{targeting}}}'
    flags = [read_flag(f"flag-{number:03}", definition.encode()) for number in range(200)]
    return CompiledFlagSet.build(FlagSetHeader("shop", 1, 0, 2, {}), flags, [])


def test_outlines_outlive_answers_and_tell_what_they_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memo, "MOST_ANSWER_BYTES", 1_000)
    shop = large_set()
    remembered = BulkMemo()
    answers = [shop.evaluate_all({"x": "ab"[number % 2]}, 0) for number in range(100)]
    for number, answer in enumerate(answers):
        remembered.remember(shop, b"%d" % number, answer)
    for number, answer in enumerate(answers[:90]):
        outline = remembered.recall(shop, b"%d" % number)
        assert isinstance(outline, Outline)
        assert (outline.etag, outline.answers) == (answer.etag, answer.answers)


def test_outlines_take_no_dictionary_and_no_list_for_each_flag() -> None:
    shop = large_set()
    answer = shop.evaluate_all({"x": "a"}, 0)
    remembered = BulkMemo()
    remembered.remember(shop, b"{}", answer)
    assert 0 < containers(remembered._by_name["shop"].outlines) < 20


def containers(root: object) -> int:
    """How many dictionaries and lists an object holds, directly or not."""
    seen = {id(root): root}
    waiting = [root]
    while waiting:
        for each in gc.get_referents(waiting.pop()):
            if id(each) not in seen and not isinstance(each, type):
                seen[id(each)] = each
                waiting.append(each)
    return sum(each.__class__ in (dict, list) for each in seen.values())


def test_outlines_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memo, "MOST_ANSWER_BYTES", 1_000)
    monkeypatch.setattr(memo, "MOST_OUTLINE_BYTES", 50_000)
    shop = large_set()
    remembered = BulkMemo()
    answer = shop.evaluate_all({"x": "a"}, 0)
    for number in range(1_000):
        remembered.remember(shop, b"%d" % number, answer)
    kept = sum(remembered.recall(shop, b"%d" % number) is not None for number in range(1_000))
    assert 0 < kept < 300


def test_what_a_byte_cannot_tell_apart_has_no_outline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memo, "MOST_ANSWER_BYTES", 1_000)
    monkeypatch.setattr(memo, "MOST_OUTLINE_BYTES", 100_000_000)
    shop = large_set()
    remembered = BulkMemo()
    # Each fails in words of its own.
    for number in range(400):
        answer = shop.evaluate_all({"x": f"no variant {number}"}, 0)
        remembered.remember(shop, b"%d" % number, answer)
    known = [remembered.recall(shop, b"%d" % number) for number in range(400)]
    assert isinstance(known[0], Outline)
    assert known[300] is None


def test_failures_are_bounded_with_the_outlines_that_hold_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(memo, "MOST_ANSWER_BYTES", 1_000)
    monkeypatch.setattr(memo, "MOST_OUTLINE_BYTES", 500_000)
    shop = large_set()
    remembered = BulkMemo()
    for number in range(2_000):
        answer = shop.evaluate_all({"x": f"no variant {number}"}, 0)
        remembered.remember(shop, b"%d" % number, answer)
        remembered.recall(shop, b"0")
    known = [remembered.recall(shop, b"%d" % number) for number in range(2_000)]
    outlines = [each for each in known if isinstance(each, Outline)]
    held = {body for outline in outlines for body in outline.answers}
    assert outlines
    assert sum(map(len, held)) < 1_000_000


def long_set() -> CompiledFlagSet:
    definition = '{"state":"ENABLED","variants":{"a":1,"b":2},"targeting":{"var":"x"}}'
    names = [f"flag-{number}" for number in range(40)]
    header = FlagSetHeader("long", 1, 0, 2, {})
    return CompiledFlagSet.build(
        header, [read_flag(name, definition.encode()) for name in names], []
    )


def counting_packs(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The bodies that are compressed from now on."""
    packing: list[bytes] = []

    def counting(body: bytes) -> Packed | None:
        packing.append(body)
        return pack(body)

    monkeypatch.setattr(memo, "pack", counting)
    return packing


def test_a_copy_is_made_when_an_answer_recurs_for_the_second_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    packing = counting_packs(monkeypatch)
    flags, remembered = long_set(), BulkMemo()
    answer, other = (flags.evaluate_all({"x": name}, 0) for name in "ab")
    assert remembered.packed(flags, answer, recurs=True) is None
    remembered.remember(flags, b"{}", answer)
    assert remembered.packed(flags, answer, recurs=False) is None
    assert remembered.packed(flags, answer, recurs=True) is None
    assert remembered.packed(flags, answer, recurs=False) is None
    copy = remembered.packed(flags, answer, recurs=True)
    assert copy is not None
    # From now on for everybody with this answer, and for no other.
    assert remembered.packed(flags, answer, recurs=False) is copy
    assert remembered.packed(flags, other, recurs=False) is None
    assert packing == [answer.body()]
    remembered.forget("long")
    assert remembered.packed(flags, answer, recurs=True) is None


def test_a_short_answer_is_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    packing = counting_packs(monkeypatch)
    shop, remembered = flag_set(), BulkMemo()
    answer = shop.evaluate_all({}, 0)
    remembered.remember(shop, b"{}", answer)
    for _ in range(5):
        assert remembered.packed(shop, answer, recurs=True) is None
    assert len(packing) == 1


def test_copies_are_bounded_with_the_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memo, "MOST_ANSWER_BYTES", 20_000)
    flags, remembered = long_set(), BulkMemo()
    for number in range(200):
        answer = flags.evaluate_all({"x": f"none-{number}"}, 0)
        remembered.remember(flags, b"%d" % number, answer)
        for _ in range(2):
            remembered.packed(flags, answer, recurs=True)
    of_set = remembered._by_name["long"]
    copies = [*of_set.copies._younger.values(), *of_set.copies._older.values()]
    assert 0 < sum(size for _, size in copies) <= 2 * 20_000
