"""The row of a rollout: its flag, and its JSON columns steps, guards and progress."""

from __future__ import annotations

import msgspec

from service.storage.plans import PlanRow
from service.structs.periods import read_period
from service.structs.rollouts import Guard, GuardState, RolloutStep


class Steps(msgspec.Struct, frozen=True):
    """The steps of a rollout, and the variant whose share they change."""

    variant: str
    steps: tuple[RolloutStep, ...]


class Checked(msgspec.Struct, frozen=True):
    """The last result for a guard."""

    state: GuardState
    value: float | None
    detail: str | None


class Progress(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Progress of a rollout. Times are in milliseconds since 1970.

    ``due_at``: when the next step is due, or the end after the last one; None while it is paused,
    and then ``remaining`` is how long that would have been. ``base`` is the revision of the flag
    from before the first step, whose share was ``started_from`` percent. ``edition`` grows with
    whatever happens to the rollout, but not with a look at its guards. ``skipped_by`` ended the
    present step by hand.
    """

    started_from: float
    due_at: int | None
    remaining: int = 0
    base: int | None = None
    edition: int = 1
    checks: tuple[Checked, ...] = ()
    checked_at: int | None = None
    skipped_by: str | None = None

    def after(
        self, *, due_at: int | None, remaining: int = 0, skipped_by: str | None = None
    ) -> Progress:
        """Return the next edition: due then, with nothing left or skipped unless it is given."""
        return msgspec.structs.replace(
            self,
            due_at=due_at,
            remaining=remaining,
            skipped_by=skipped_by,
            edition=self.edition + 1,
        )


_decode_steps = msgspec.json.Decoder(Steps).decode
_decode_guards = msgspec.json.Decoder(tuple[Guard, ...]).decode
_decode_progress = msgspec.json.Decoder(Progress).decode


def flag_of(plan: PlanRow) -> str:
    """Return the key of the flag of a rollout."""
    if plan.flag is None:
        raise AssertionError(f"The rollout {plan.id} has no flag.")
    return plan.flag


def steps_of(plan: PlanRow) -> Steps:
    """Return the steps of a rollout."""
    return _decode_steps(plan.steps)


def guards_of(plan: PlanRow) -> tuple[Guard, ...]:
    """Return the guards of a rollout."""
    return () if plan.guards is None else _decode_guards(plan.guards)


def progress_of(plan: PlanRow) -> Progress:
    """Return how far a rollout is."""
    return _decode_progress(plan.progress)


def encoded(value: Steps | Progress | tuple[Guard, ...]) -> str:
    """Return the JSON of a column."""
    return msgspec.json.encode(value).decode()


def milliseconds_of(step: RolloutStep) -> int:
    """Return for how long the step stays."""
    return read_period(step.hold) * 1000


def share_at(steps: Steps, progress: Progress, step: int) -> float:
    """Return the share of the variant after so many steps, in percent."""
    return steps.steps[step - 1].percent if step else progress.started_from
