from fractions import Fraction
from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from service.evaluation.rollout.growth import PARTS, Bucket, grown, share_of
from service.evaluation.runtime.shares import MAX_TOTAL_WEIGHT, read_shares

NAMES = ("on", "a", "b", "c")
# Small weights have exact shares, and large ones nearly.
WEIGHTS = st.one_of(st.integers(0, 100), st.integers(0, MAX_TOTAL_WEIGHT // 8))
BUCKETS = st.lists(
    st.builds(Bucket, st.sampled_from(NAMES), WEIGHTS), min_size=1, max_size=8
).filter(lambda buckets: sum(bucket.weight for bucket in buckets) > 0)
SHARES = st.lists(st.integers(0, PARTS), min_size=1, max_size=5, unique=True).map(sorted)


def ends(buckets: tuple[Bucket, ...]) -> list[Fraction]:
    total = sum(bucket.weight for bucket in buckets)
    return [Fraction(end, total) for end in accumulate(bucket.weight for bucket in buckets)]


def moves(before: tuple[Bucket, ...], after: tuple[Bucket, ...]) -> set[tuple[str | None, ...]]:
    """From which variant to which the hashes move: each range between two bounds is tried."""
    bounds = sorted({Fraction(0), *ends(before), *ends(after)})
    shares = [read_shares([list(each) for each in buckets]) for buckets in (before, after)]
    found = set()
    for start, end in pairwise(bounds):
        # The first hash of the range, as ``fractional`` takes it, if the range has any.
        hashed = -(-start * 2**32 // 1)
        if hashed < end * 2**32:
            found.add(tuple(each.pick(int(hashed)) for each in shares if each is not None))
    return {each for each in found if each[0] != each[1]}


@given(BUCKETS, SHARES)
def test_keys_only_ever_move_to_the_growing_variant(
    buckets: list[Bucket], shares: list[int]
) -> None:
    steps = [tuple(buckets)]
    steps += [grown(buckets, "on", Fraction(share, PARTS)) for share in shares]
    for before, after in pairwise(steps):
        assert {to for _, to in moves(before, after)} <= {"on"}


@given(BUCKETS, st.integers(0, PARTS))
def test_the_others_keep_their_ratios_and_the_variant_has_its_share(
    buckets: list[Bucket], parts: int
) -> None:
    share = Fraction(parts, PARTS)
    before = share_of(buckets, "on")
    after = grown(buckets, "on", share)
    reached = max(share, before)
    assert abs(share_of(after, "on") - reached) < Fraction(1, 100_000_000)
    assert share_of(after, "on") <= reached
    for name in NAMES[1:]:
        kept = (1 - reached) / (1 - before) if before < 1 else Fraction(0)
        assert abs(share_of(after, name) - share_of(buckets, name) * kept) < Fraction(1, 10**8)


@given(BUCKETS, st.integers(0, PARTS))
def test_the_weights_make_a_distribution(buckets: list[Bucket], parts: int) -> None:
    after = grown(buckets, "on", Fraction(parts, PARTS))
    assert read_shares([list(bucket) for bucket in after]) is not None


@given(BUCKETS)
def test_all_keys_have_the_variant_in_the_end(buckets: list[Bucket]) -> None:
    assert share_of(grown(buckets, "on", Fraction(1)), "on") == 1


@pytest.mark.parametrize(
    ("before", "percent", "after"),
    [
        ([("off", 1)], 5, [("on", 5), ("off", 95)]),
        ([("on", 10), ("off", 90)], 25, [("on", 25), ("off", 75)]),
        ([("off", 90), ("on", 10)], 25, [("off", 75), ("on", 25)]),
        ([("off", 90), ("on", 10)], 100, [("on", 100)]),
        ([("off", 90), ("on", 10)], 10, [("off", 90), ("on", 10)]),
        ([("a", 50), ("b", 50)], 20, [("on", 10), ("a", 40), ("on", 10), ("b", 40)]),
        ([("a", 40), ("on", 20), ("b", 40)], 60, [("a", 20), ("on", 60), ("b", 20)]),
        ([("a", 50), ("on", 0), ("b", 50)], 50, [("a", 25), ("on", 50), ("b", 25)]),
        ([("off", 1)], 0.125, [("on", 125), ("off", 99875)]),
    ],
)
def test_the_variant_grows_where_it_stands(
    before: list[tuple[str, int]], percent: float, after: list[tuple[str, int]]
) -> None:
    share = Fraction(percent) / 100
    assert grown([Bucket(*each) for each in before], "on", share) == tuple(after)
