"""A whole flag set changed after a look at what changes: shown, confirmed, then written once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec

from service.cli.exit_codes import AT_FAULT, DONE
from service.cli.session import Session
from service.cli.terminal import impacts
from service.cli.terminal.asking import confirm
from service.cli.terminal.differences import Difference, shown, style_of
from service.errors import Fault
from service.outbound.answers import comment_header, converted, decoded
from service.outbound.lost_answers import settled
from service.structs.impact import ImpactSummary

if TYPE_CHECKING:
    from service.outbound.client import Client


class Plan(msgspec.Struct):
    """Differences of a write, planned or done; ``revision`` is that of the set, 0 for a new one."""

    revision: int
    warnings: tuple[Fault, ...] = ()
    diff: tuple[Difference, ...] = ()
    impact: ImpactSummary | msgspec.UnsetType = msgspec.UNSET
    applied: bool = False


class Write(msgspec.Struct, frozen=True):
    """A write of a whole set: what ``method`` does with ``body`` at ``path``."""

    method: str
    path: tuple[str, ...]
    body: bytes
    query: dict[str, str] = {}

    def plan(self, client: Client, *, impact: bool = False) -> Plan:
        """Return what it would do now; with ``impact`` also whom it would move."""
        query = {**self.query, "dry_run": "true"}
        if impact:
            query["impact"] = "true"
        return self._call(client, query, {})

    def carry_out(self, client: Client, revision: int, comment: str | None) -> Plan:
        """Do it, if the set still stands at the revision, 0 being none. Raises CallFailed."""
        stands = {"if-match": f'"{revision}"'} if revision else {"if-none-match": "*"}
        headers = {**stands, **comment_header(comment)}

        def look() -> Plan | None:
            now = self.plan(client)
            return None if now.diff else now

        def write() -> Plan:
            return self._call(client, self.query, headers)

        return settled(write, look, wait=client.pause)

    def _call(self, client: Client, query: dict[str, str], headers: dict[str, str]) -> Plan:
        answer = client.call(self.method, *self.path, body=self.body, query=query, headers=headers)
        return decoded(answer.content, Plan)


def document_write(
    flag_set: str,
    body: bytes,
    *,
    strict: bool = False,
    create: bool = False,
    fractional: int | None = None,
) -> Write:
    """The write that makes the set equal to a document, and with ``create`` makes the set."""
    query = {"strict": "true"} if strict else {}
    if create:
        query["create"] = "true"
    if fractional is not None:
        query["fractional"] = str(fractional)
    return Write("PUT", ("flag-sets", flag_set, "document"), body, query)


def planned(session: Session, client: Client, write: Write, *, impact: bool = False) -> Plan:
    """Return what the write would do; show its warnings."""
    with session.output.waiting("Comparing"):
        plan = write.plan(client, impact=impact)
    session.warn(plan.warnings)
    return plan


def show(session: Session, plan: Plan) -> None:
    """Show what a plan would change."""
    session.output.say(shown(plan.diff), style_of)
    if plan.impact is msgspec.UNSET:
        return
    if not plan.revision:
        session.output.say("\nThe flag set is new: nobody is moved.")
    else:
        session.output.say(
            f"\n{impacts.shown(plan.impact.contexts, plan.impact.flags)}", impacts.style_of
        )


def carry_out(
    session: Session,
    client: Client,
    write: Write,
    plan: Plan,
    *,
    flag_set: str,
    yes: bool,
    comment: str | None,
    question: Callable[[str], str] = lambda name: f"Apply this to '{name}'?",
) -> int:
    """Carry a plan out, unless whoever looks at it says no. Ends with AT_FAULT then.

    In a set that is made there is nothing to lose, and nothing to ask.
    """
    output, is_new = session.output, not plan.revision
    show(session, plan)
    is_refused = bool(plan.diff) and not confirm(question(flag_set), yes=yes or is_new)
    if is_refused:
        output.note("Nothing was changed.")
    elif plan.diff:
        # Only what was looked at is written: a change in between ends this with a lost race.
        with output.waiting("Applying"):
            plan.revision = write.carry_out(client, plan.revision, comment).revision
        plan.applied = True
        if is_new:
            _say_created(session, flag_set, plan)
        output.say(f"The flag set '{flag_set}' is at revision {plan.revision}.")
    output.value(plan)
    return AT_FAULT if is_refused else DONE


class _Properties(msgspec.Struct, rename="camel"):
    fractional: int
    stored_contexts: bool


def _say_created(session: Session, name: str, plan: Plan) -> None:
    """Say with which properties a set was made."""
    made = next((each.after for each in plan.diff if each.kind == "flag_set"), None)
    properties = converted(made, _Properties)
    session.output.note(f"Created '{name}' with version {properties.fractional} of fractional.")
    if properties.stored_contexts:
        session.output.note(
            "It reads stored contexts, which no document holds: `flagstaff contexts export` and"
            " `contexts load` carry them."
        )
