"""Group compilation: which flag sets get their flags compiled together.

Those that answer many bulk evaluations.
"""

from __future__ import annotations

from service.evaluation.flag_set import CompiledFlagSet
from service.tasks.coalesced_run import CoalescedRun
from service.tasks.cooperative import run_in_slices

# Compiling a flag in a group takes as long as some 5,000 evaluations of it save. A set that has
# computed that many bulk answers will be asked for more.
ENOUGH = 500


class Grouping:
    """Compiles groups of busy flag sets, one set after the other, in the background."""

    def __init__(self) -> None:
        self._waiting: dict[str, CompiledFlagSet] = {}
        self._run = CoalescedRun(self._compile)

    def note(self, flag_set: CompiledFlagSet) -> None:
        """Count a bulk evaluation that was computed."""
        flag_set.bulk_evaluations += 1
        if flag_set.bulk_evaluations == ENOUGH and not flag_set.is_grouped:
            self._waiting[flag_set.name] = flag_set
            self._run.ask()

    async def close(self) -> None:
        """Stop the compilation in progress."""
        await self._run.close()

    async def _compile(self) -> None:
        while self._waiting:
            _, flag_set = self._waiting.popitem()
            await run_in_slices(flag_set.group_steps())
