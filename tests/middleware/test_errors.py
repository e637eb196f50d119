"""The table is whole, and tells no more than it should."""

from __future__ import annotations

import pytest
from sanic.exceptions import MethodNotAllowed, RequestTimeout, SanicException, ServiceUnavailable

from service import errors
from service.middleware.errors import TABLE, error_response
from service.structs.problem_types import METHOD_NOT_ALLOWED, REQUEST_TIMEOUT, UNEXPECTED


def tree(kind: type[errors.FlagstaffError]) -> list[type[errors.FlagstaffError]]:
    return [kind, *(below for child in kind.__subclasses__() for below in tree(child))]


def test_every_failure_of_the_tree_has_a_row() -> None:
    drawn = [kind for kind in tree(errors.FlagstaffError) if kind.__module__ == "service.errors"]
    # One keeps a process from answering at all; the others are told as their parents are.
    apart = {errors.AddressRefused, errors.InflatesTooFar, errors.Undone}
    assert set(TABLE) == set(drawn) - {errors.FlagstaffError} - apart


@pytest.mark.parametrize(
    ("failure", "status", "headers"),
    [
        (errors.Refused("no"), 400, {}),
        (errors.DefinitionRefused("no"), 400, {}),
        (errors.TooLarge(1), 413, {}),
        (errors.InflatesTooFar(200), 413, {}),
        (errors.UnsupportedEncoding("br", ("gzip",)), 415, {"accept-encoding": "gzip"}),
        (errors.UnsupportedEncoding("gzip"), 415, {"accept-encoding": "identity"}),
        (errors.NotFound("flag", "x"), 404, {}),
        (errors.Conflict("taken"), 409, {}),
        (errors.LostRace("late", 7), 412, {"etag": '"7"'}),
        (errors.LostRace("late", None), 412, {}),
        (errors.Undone("crossed", 3), 503, {"retry-after": "3"}),
        (errors.Unauthenticated("who"), 401, {"www-authenticate": 'Bearer realm="flagstaff"'}),
        (errors.Forbidden("no"), 403, {}),
        (errors.Overloaded(3), 503, {"retry-after": "3"}),
        (errors.Unavailable("down", 2), 503, {"retry-after": "2"}),
    ],
)
def test_a_failure_becomes_its_answer(
    failure: errors.FlagstaffError, status: int, headers: dict[str, str]
) -> None:
    answer, detail, sent = error_response(failure)
    assert (answer.status, detail, dict(sent)) == (status, str(failure), headers)


def test_a_failure_below_a_row_is_told_by_that_row() -> None:
    class Narrower(errors.Conflict):
        pass

    assert error_response(Narrower("x")).problem is TABLE[errors.Conflict]


def test_what_sanic_refuses_is_told_in_our_words() -> None:
    failure = MethodNotAllowed("Method PUT not allowed for URL /secret", "PUT", ["GET"])
    answer, detail, headers = error_response(failure)
    assert answer is METHOD_NOT_ALLOWED
    assert "secret" not in detail
    assert not headers
    assert error_response(RequestTimeout()).problem is REQUEST_TIMEOUT
    assert error_response(ServiceUnavailable()).problem is TABLE[errors.Unavailable]


@pytest.mark.parametrize("failure", [KeyError("pw"), SanicException("pw"), errors.FlagstaffError()])
def test_an_unexpected_failure_tells_nothing_of_itself(failure: Exception) -> None:
    answer, detail, headers = error_response(failure)
    assert answer is UNEXPECTED
    assert "pw" not in detail
    assert not headers
