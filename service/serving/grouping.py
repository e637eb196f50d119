"""Which flag sets have their flags compiled together: those that answer bulk evaluations."""

from __future__ import annotations

from service.evaluation.flag_set import CompiledFlagSet
from service.tasks.coalesced_run import CoalescedRun
from service.tasks.cooperative import run_in_slices

# Compiling a flag with others takes as long as some 5,000 evaluations of it save. A set that was
# asked for so many bulk answers that no memory had will be asked for more.
ENOUGH = 500


class Grouping:
    """Compiles the flags of busy sets together, one set after the other, in the background."""

    def __init__(self) -> None:
        self._waiting: dict[str, CompiledFlagSet] = {}
        self._run = CoalescedRun(self._compile)

    def note(self, flag_set: CompiledFlagSet) -> None:
        """Count a bulk evaluation that was worked out."""
        flag_set.bulk_evaluations += 1
        if flag_set.bulk_evaluations == ENOUGH and not flag_set.is_grouped:
            self._waiting[flag_set.name] = flag_set
            self._run.ask()

    async def close(self) -> None:
        """End what is under way."""
        await self._run.close()

    async def _compile(self) -> None:
        while self._waiting:
            _, flag_set = self._waiting.popitem()
            await run_in_slices(flag_set.group_steps())
