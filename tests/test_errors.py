"""Faults: the first hundred are listed, the others are counted."""

from __future__ import annotations

import pytest

from service.errors import MOST_FAULTS, Fault, Faults, Refused
from service.evaluation.definition.document import read_document


def faults(number: int) -> list[Fault]:
    return [Fault(f"/{place}", "There is something wrong.") for place in range(number)]


@pytest.mark.parametrize("number", [0, 1, MOST_FAULTS, MOST_FAULTS + 1])
def test_so_few_faults_are_all_listed(number: int) -> None:
    assert Refused("No.", faults(number)).faults == tuple(faults(number))


def test_of_more_faults_the_first_are_listed_and_the_others_counted() -> None:
    refused = Refused("No.", faults(300_000))
    assert refused.faults[:MOST_FAULTS] == tuple(faults(MOST_FAULTS))
    assert refused.faults[MOST_FAULTS:] == (Fault("", "There are 299,900 more faults."),)


def test_faults_that_are_listed_already_are_listed_again_as_they_are() -> None:
    refused = Refused("No.", faults(300_000))
    assert Refused("No.", refused.faults).faults == refused.faults


def test_faults_past_the_listed_ones_are_not_kept() -> None:
    found = Faults()
    for fault in faults(1_000):
        found.append(fault)
    assert (len(found), found.total) == (MOST_FAULTS + 1, 1_000)


def test_a_document_with_many_faults_counts_those_of_every_flag() -> None:
    flags = ",".join(f'"flag-{number}":{{}}' for number in range(200))
    with pytest.raises(Refused) as refusal:
        read_document(f'{{"flags":{{{flags}}}}}'.encode())
    # Each of them has neither a state nor variants.
    assert refusal.value.faults[-1] == Fault("", "There are 300 more faults.")
