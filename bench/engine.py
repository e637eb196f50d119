"""Evaluation alone, in one process, beside flagd's Python core: ``python -m bench.engine``.

Both evaluate the same flags for the same contexts, by turns, so that a busy machine slows both. The
yardstick for a bulk answer is what its users would write: each flag evaluated, and the lot encoded
by ``json``. Exits with 1 where one of the ratios that the project promises is not reached.
"""

from __future__ import annotations

import json
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any, NamedTuple

from openfeature.contrib.tools.flagd.core import FlagdCore
from openfeature.evaluation_context import EvaluationContext
from openfeature.exception import OpenFeatureError

from bench.contexts import make_contexts
from bench.flags import mixed_flags
from service.evaluation.definition.document import read_document
from service.evaluation.flag_set import CompiledFlagSet, FlagSetHeader

FLAGS = 100
CONTEXTS = 50
ROUNDS = 7
PROMISED = 15.0

Context = dict[str, Any]


class Row(NamedTuple):
    """Seconds for one call of each, and whether the ratio is promised."""

    name: str
    ours: float
    theirs: float
    promised: bool

    @property
    def ratio(self) -> float:
        """How many times as fast we are."""
        return self.theirs / self.ours


class Yardstick:
    """flagd's Python core with the flags loaded, asked for each flag by the type that it has."""

    def __init__(self, document: dict[str, Any]) -> None:
        # The core takes its $evaluators out of the text and edits the flags that it is given.
        self._core = FlagdCore()
        self._core.set_flags(json.dumps(document))
        resolvers: dict[type, tuple[Callable[..., Any], Any]] = {
            bool: (self._core.resolve_boolean_value, False),
            str: (self._core.resolve_string_value, ""),
            int: (self._core.resolve_float_value, 0.0),
            float: (self._core.resolve_float_value, 0.0),
            dict: (self._core.resolve_object_value, {}),
        }
        self._resolvers = {
            key: resolvers[type(next(iter(flag["variants"].values())))]
            for key, flag in document["flags"].items()
        }

    def evaluate(self, key: str, context: EvaluationContext) -> Any:
        """One flag's resolution."""
        resolve, default = self._resolvers[key]
        return resolve(key, default, context)

    def evaluate_all(self, context: EvaluationContext) -> bytes:
        """Every flag's resolution as the JSON of a bulk answer."""
        return json.dumps({"flags": [self._item(key, context) for key in self._resolvers]}).encode()

    def _item(self, key: str, context: EvaluationContext) -> dict[str, Any]:
        try:
            details = self.evaluate(key, context)
        except OpenFeatureError as error:
            return {"key": key, "errorCode": error.error_code, "errorDetails": error.error_message}
        return {
            "key": key,
            "value": details.value,
            "reason": details.reason,
            "variant": details.variant,
            "metadata": details.flag_metadata,
        }


def measure() -> list[Row]:
    """A row for all flags, one for each kind of flag, and one for bulk answers."""
    document = mixed_flags(FLAGS)
    ours = _compiled(document)
    theirs = Yardstick(document)
    contexts = make_contexts(CONTEXTS, fresh=False)
    their_contexts = [_for_the_core(context) for context in contexts]
    kinds: dict[str, list[str]] = {}
    for key in document["flags"]:
        kinds.setdefault(key.rsplit("-", 1)[0], []).append(key)

    def row(name: str, keys: list[str], *, promised: bool) -> Row:
        def evaluate_ours() -> None:
            evaluate = ours.evaluate
            for context in contexts:
                for key in keys:
                    evaluate(key, context, 1_764_000_000)

        def evaluate_theirs() -> None:
            evaluate = theirs.evaluate
            for context in their_contexts:
                for key in keys:
                    evaluate(key, context)

        calls = len(contexts) * len(keys)
        return Row(name, *_by_turns(evaluate_ours, evaluate_theirs, calls), promised)

    def bulk_ours() -> None:
        for context in contexts:
            ours.evaluate_all(context, 1_764_000_000).body()

    def bulk_theirs() -> None:
        for context in their_contexts:
            theirs.evaluate_all(context)

    every = row(f"one flag of {FLAGS}", list(document["flags"]), promised=True)
    each = [row(f"  {kind}", keys, promised=False) for kind, keys in kinds.items()]
    bulk = Row(f"bulk of {FLAGS}", *_by_turns(bulk_ours, bulk_theirs, len(contexts)), True)
    return [every, *each, bulk]


def _compiled(document: dict[str, Any]) -> CompiledFlagSet:
    read = read_document(json.dumps(document).encode())
    header = FlagSetHeader("bench", 1, 1_764_000_000, 2, read.metadata)
    return CompiledFlagSet.build(header, read.flags.values(), read.evaluators.values())


def _for_the_core(context: Context) -> EvaluationContext:
    attributes = {name: value for name, value in context.items() if name != "targetingKey"}
    return EvaluationContext(context["targetingKey"], attributes)


def _by_turns(
    ours: Callable[[], None], theirs: Callable[[], None], calls: int
) -> tuple[float, float]:
    """The median seconds of one call of each, in rounds of many calls."""
    ours()
    theirs()
    rounds = [(_seconds(ours), _seconds(theirs)) for _ in range(ROUNDS)]
    first, second = zip(*rounds, strict=True)
    return statistics.median(first) / calls, statistics.median(second) / calls


def _seconds(work: Callable[[], None]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def main() -> int:
    """Prints the table; 1 where a promised ratio is not reached."""
    rows = measure()
    print(f"{'':<20}{'Flagstaff':>14}{'flagd-core':>14}{'ratio':>9}")
    for row in rows:
        ours, theirs = f"{row.ours * 1e6:.2f} µs", f"{row.theirs * 1e6:.1f} µs"
        print(f"{row.name:<20}{ours:>14}{theirs:>14}{row.ratio:>8.1f}x")
    short = [row for row in rows if row.promised and row.ratio < PROMISED]
    for row in short:
        print(f"{row.name}: less than the promised {PROMISED:.0f}x", file=sys.stderr)
    return 1 if short else 0


if __name__ == "__main__":
    sys.exit(main())
