from __future__ import annotations

from itertools import count

import pytest

from service.middleware import request_id
from service.middleware.request_id import new_request_id, sane_request_id


@pytest.mark.parametrize("sent", ["a", "0af7-651916.cd_x", "A" * 128])
def test_a_sane_id_is_taken_from_the_caller(sent: str) -> None:
    assert sane_request_id(sent) == sent


@pytest.mark.parametrize("sent", [None, "", "A" * 129, "a b", "a\nb", "a\n", "é", '"', "a;b"])
def test_an_id_unfit_for_a_header_or_a_log_line_is_not_taken(sent: str | None) -> None:
    assert sane_request_id(sent) is None


def test_new_ids_are_sane_and_never_the_same() -> None:
    drawn = [new_request_id() for _ in range(1000)]
    assert len(set(drawn)) == 1000
    assert all(sane_request_id(one) == one for one in drawn)


def test_ids_are_of_one_length_so_that_answers_are_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(request_id, "_numbers", count(1))
    first = new_request_id()
    monkeypatch.setattr(request_id, "_numbers", count(2**32 - 1))
    assert len(new_request_id()) == len(first) == 21
