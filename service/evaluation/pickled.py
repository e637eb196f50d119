"""Compiled flag sets as bytes and back, which takes a twentieth of compiling them anew.

Functions are made of marshalled code, everything else is pickled. Whoever reads such bytes runs
them: they must come from a place that nobody else can write to, and from the same version of the
engine and of Python.
"""

from __future__ import annotations

import io
import marshal
import pickle
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice
from types import CodeType, FunctionType
from typing import Any, TypeAlias

from service.evaluation.compiler.flag import CompiledFlag
from service.evaluation.expressions.python_ast import made_of, shared
from service.evaluation.flag_set import CompiledFlagSet

# Flags in one pickle: it is made in one go, during which nothing else of the process runs.
_FLAGS_AT_ONCE = 50

# What stands before the flags of a set: its header, its evaluators and their warnings.
_Head: TypeAlias = tuple[Any, Any, Any]

# What pickles may name besides the engine's own modules.
_NAMED = frozenset(
    {
        ("builtins", "getattr"),
        ("builtins", "frozenset"),
        ("builtins", "OverflowError"),
        ("builtins", "RecursionError"),
        ("service.errors", "Fault"),
        ("mmh3", "mmh3_32_uintdigest"),
        ("_bisect", "bisect_right"),
        ("functools", "partial"),
    }
)
_ENGINE = "service.evaluation."


def pickled(flag_sets: Iterable[CompiledFlagSet]) -> Iterator[bytes]:
    """Pickle the sets, piece by piece. A flag that cannot be pickled is left out."""
    for flag_set in flag_sets:
        yield _dump((flag_set.header, dict(flag_set.evaluators), dict(flag_set.evaluator_warnings)))
        flags = flag_set.flags
        while some := list(islice(flags, _FLAGS_AT_ONCE)):
            try:
                yield _dump(some)
            except (pickle.PicklingError, AttributeError, TypeError, ValueError):
                yield _dump([flag for flag in some if _can_be_pickled(flag)])


def unpickled(content: bytes, start: int = 0, end: int | None = None) -> Iterator[CompiledFlagSet]:
    """Return the sets of the pieces from ``start`` to ``end``, put together; nothing is copied.

    Raises pickle.UnpicklingError and whatever damaged content brings about.
    """
    file = io.BytesIO(content)
    file.seek(start)
    end = len(content) if end is None else end
    head: _Head | None = None
    flags: dict[str, CompiledFlag] = {}
    # By its own: a method of the unpickler, which remembers what it calls, would be a cycle.
    function = partial(_function_of, {})
    while file.tell() < end:
        piece = _Unpickler(file, function).load()
        if isinstance(piece, list):
            flags.update((flag.key, flag) for flag in piece)
            continue
        if head is not None:
            yield _put_together(head, flags)
        head, flags = piece, {}
    if head is not None:
        yield _put_together(head, flags)


def _put_together(head: _Head, flags: dict[str, CompiledFlag]) -> CompiledFlagSet:
    header, evaluators, warnings = head
    return CompiledFlagSet(header, flags, evaluators, warnings)


def _can_be_pickled(flag: CompiledFlag) -> bool:
    try:
        _dump([flag])
    except (pickle.PicklingError, AttributeError, TypeError, ValueError):
        return False
    return True


def _dump(piece: Any) -> bytes:
    file = io.BytesIO()
    _Pickler(file, pickle.HIGHEST_PROTOCOL).dump(piece)
    return file.getvalue()


class _Pickler(pickle.Pickler):
    def __init__(self, file: io.BytesIO, protocol: int) -> None:
        super().__init__(file, protocol)
        # Flags with equal rules share their code: a piece has it once. By its identity.
        self._codes: dict[int, bytes] = {}

    def reducer_override(self, value: Any) -> Any:
        """Pickle functions that are in no module by what they are made of."""
        if value.__class__ is not FunctionType:
            return NotImplemented
        if "__name__" in value.__globals__:
            return NotImplemented
        code = value.__code__
        marshalled = self._codes.get(id(code))
        if marshalled is None:
            marshalled = self._codes[id(code)] = marshal.dumps(code)
        return _function, (marshalled, value.__globals__)


def _function(code: bytes, namespace: dict[str, Any]) -> FunctionType:
    """Name of what ``_Unpickler`` calls for a function."""
    raise NotImplementedError


class _Unpickler(pickle.Unpickler):
    def __init__(self, file: io.BytesIO, function: Callable[..., FunctionType]) -> None:
        super().__init__(file)
        self._function = function

    def find_class(self, module: str, name: str) -> Any:
        """Return what a pickle names, if a compiled flag can hold it."""
        if (module, name) == (_function.__module__, _function.__name__):
            return self._function
        if module.startswith(_ENGINE) or (module, name) in _NAMED:
            return super().find_class(module, name)
        raise pickle.UnpicklingError(f"{module}.{name} is no part of a compiled flag")


def _function_of(
    codes: dict[bytes, CodeType], marshalled: bytes, namespace: dict[str, Any]
) -> FunctionType:
    """Return the function of a marshalled code; flags with equal rules share it."""
    code = codes.get(marshalled)
    if code is None:
        code = codes[marshalled] = shared(marshal.loads(marshalled))  # noqa: S302  # see above
    return made_of(code, namespace)
