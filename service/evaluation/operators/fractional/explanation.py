"""Explanation of ``fractional``: the hash of the key, its bucket, and the ranges."""

from __future__ import annotations

from typing import Any

from service.evaluation.expressions.seen import Seen
from service.evaluation.operators.fractional.rule import bucketing_2, bucketing_3
from service.evaluation.runtime.hashing import hash_text, hash_value
from service.evaluation.runtime.shares import read_shares
from service.evaluation.runtime.work import Work


def explain(seen: Seen) -> dict[str, Any]:
    """Return the hash of a key, its bucket, and the range of buckets of each variant.

    ``{"bucketBy", "hash", "bucket", "buckets", "ranges": [{"variant", "from", "to"}, …]}``, where
    ``to`` is beyond the range; {} where there is no answer.
    """
    find = bucketing_2 if seen.fractional == 2 else bucketing_3
    found = find(seen.data, seen.operand)
    shares = None if found is None else read_shares(found.buckets)
    if found is None or shares is None:
        return {}
    work = Work()
    if seen.fractional == 2:
        hashed = hash_text(work, found.key, found.flag_key)
    else:
        hashed = hash_value(work, found.key)
    starts = [0, *shares.bounds]
    return {
        "bucketBy": found.flag_key + found.key if seen.fractional == 2 else found.key,
        "hash": hashed,
        "bucket": hashed * shares.total >> 32,
        "buckets": shares.total,
        "ranges": [
            {"variant": variant, "from": start, "to": end}
            for variant, start, end in zip(shares.variants, starts, shares.bounds, strict=False)
        ],
    }
