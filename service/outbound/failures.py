"""Failures of calls to the management API. Imports no HTTP client, which takes long to load."""

from __future__ import annotations

from service.errors import Fault, FlagstaffError


class CallFailed(FlagstaffError):
    """The server answered with a failure. ``faults`` point into the body that was sent.

    ``request_id`` finds the request in the server's log; "" if the answer has none. ``kind`` is the
    problem's type without its prefix, such as ``lost-race``; "" if the answer is no problem.
    """

    def __init__(
        self,
        status: int,
        detail: str,
        faults: tuple[Fault, ...] = (),
        *,
        request_id: str = "",
        kind: str = "",
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.faults = faults
        self.request_id = request_id
        self.kind = kind


class Unreachable(FlagstaffError):
    """No answer came from the server at all.

    ``may_be_done``: a request that changes something was sent, and only its answer was lost.
    """

    def __init__(self, detail: str, *, may_be_done: bool = False) -> None:
        super().__init__(detail)
        self.may_be_done = may_be_done


class NotFlagstaff(FlagstaffError):
    """An answer came that no Flagstaff gives."""

    def __init__(self) -> None:
        super().__init__("The answer is not that of a Flagstaff server.")
