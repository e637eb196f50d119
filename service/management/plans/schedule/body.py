"""Checks of the body of a new schedule, and of its times, that need no database."""

from __future__ import annotations

from msgspec import UNSET, UnsetType

from service.errors import Fault, Refused
from service.management.writing.comments import check_comment
from service.structs.periods import read_period
from service.structs.plans import NewSchedule, ScheduleChange
from service.structs.timestamps import LAST_MOMENT, milliseconds_of, timestamp_text

ONE_OF = "A schedule has exactly one of 'patch', 'definition' and 'rollback'."
_ONE_TIME = "A schedule has a time, either 'at' or 'in'."


def check_body(wanted: NewSchedule) -> None:
    """Raise Refused for an unusable comment, and for no change or more than one."""
    check_comment(wanted.comment)
    given = [
        name for name in ("patch", "definition", "rollback") if getattr(wanted, name) is not UNSET
    ]
    if len(given) != 1:
        raise Refused(ONE_OF, [Fault(f"/{given[1]}" if given else "", ONE_OF)])


def due_at(given: NewSchedule, now: int) -> int:
    """Return when a new schedule is due, in milliseconds. Raises Refused."""
    due = moved_to(given, now)
    if due is None:
        raise Refused(_ONE_TIME, [Fault("", _ONE_TIME)])
    return due


def moved_to(given: NewSchedule | ScheduleChange, now: int) -> int | None:
    """Return the time that is given by ``at`` or ``in``; None if neither is. Raises Refused."""
    at = None if isinstance(given.at, UnsetType) else milliseconds_of(given.at)
    if isinstance(given.after, UnsetType):
        return at
    if at is not None:
        raise Refused(_ONE_TIME, [Fault("/in", _ONE_TIME)])
    try:
        return now + 1000 * read_period(given.after)
    except ValueError as error:
        raise Refused(str(error), [Fault("/in", str(error))]) from None


def check_times(due: int, latest: int | None, now: int, *, is_moved: bool = True) -> None:
    """Raise Refused for times, in milliseconds, at which nothing can be applied.

    A time that ``is_moved`` is not over by the database's clock.
    """
    faults = []
    if is_moved and due < now:
        detail = f"This time is past: by the database's clock it is {timestamp_text(now)} now."
        faults.append(Fault("/at", detail))
    for place, time in (("/at", due), ("/latest", latest)):
        if time is not None and time > LAST_MOMENT:
            faults.append(Fault(place, "This time lies beyond the year 9999 of UTC."))
    if latest is not None and latest < due:
        faults.append(Fault("/latest", "The latest time is before the time of the schedule."))
    if faults:
        raise Refused(faults[0].detail, faults)
