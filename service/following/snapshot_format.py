"""Format of the snapshot file: how it is written and read.

The file consists of lines of JSON: an opening line with the version, then segments. A segment has
lines for API keys (hashes only), flag sets, flags and evaluators. Its last line has the time of
that state, and the SHA-256 of the file up to it. The first segment has everything, each further
one the changes since the one before. A last segment that is cut short is ignored: a crash may
leave one. Any other damage makes the file unusable.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import IO, Any, TypeAlias

import msgspec

from service.errors import FlagstaffError
from service.evaluation.flag_set import CompiledFlagSet
from service.following.snapshots import Held
from service.storage.api_keys import StoredKey
from service.storage.deltas import Head, StoredFlagSet
from service.storage.flag_sets import Properties

VERSION = 2


class SnapshotRefused(FlagstaffError):
    """A file that is not a whole snapshot of this version."""


class Keys(msgspec.Struct, frozen=True):
    """The live API keys, and the revision of the key ring."""

    revision: int
    keys: tuple[StoredKey, ...]


class Kept(msgspec.Struct, frozen=True):
    """Content of a snapshot file. ``as_of`` is the time of that state, in unix seconds.

    ``size`` is the number of valid bytes, ``base`` that of the first segment.
    """

    as_of: float
    keys: Keys
    flag_sets: tuple[StoredFlagSet, ...]
    size: int = 0
    base: int = 0


class Opening(msgspec.Struct, tag="flagstaff snapshot"):
    """The first line."""

    version: int


class AllKeys(msgspec.Struct, tag="keys"):
    """The whole key ring."""

    keys: Keys


class ChangedKeys(msgspec.Struct, tag="changed keys"):
    """The keys with the ids ``changed`` are ``keys`` from now on; missing ones were revoked."""

    revision: int
    changed: tuple[int, ...]
    keys: tuple[StoredKey, ...]


class FlagSetLine(msgspec.Struct, tag="flag set"):
    """A flag set. The lines after it have its texts: the changed ones, or all if ``whole``."""

    name: str
    head: Head
    fractional: int
    metadata_text: str
    stored_contexts: bool
    whole: bool


class GoneFlagSet(msgspec.Struct, tag="gone"):
    """A flag set that was deleted."""

    name: str


class Flag(msgspec.Struct, tag="flag", array_like=True):
    """A flag of the set above; ``text`` None: it was deleted."""

    key: str
    text: str | None


class Evaluator(msgspec.Struct, tag="evaluator", array_like=True):
    """An evaluator of the set above; ``text`` None: it was deleted."""

    name: str
    text: str | None


class End(msgspec.Struct, tag="end"):
    """The end of a segment."""

    as_of: float
    sha256: str


# The texts of flags, and those of evaluators, by name.
_Texts: TypeAlias = tuple[Mapping[str, str], Mapping[str, str]]
Line: TypeAlias = AllKeys | ChangedKeys | FlagSetLine | GoneFlagSet | Flag | Evaluator
_decode_item = msgspec.json.Decoder(AllKeys | ChangedKeys | FlagSetLine | GoneFlagSet).decode
_decode_text = msgspec.json.Decoder(Flag | Evaluator).decode
_END = b'{"type":"end"'


def lines_of(
    name: str, former: Held | None, held: Held | None, head: Head | None
) -> Iterator[Line]:
    """Yield the lines for a flag set that was last written as ``former`` (None: never)."""
    if held is None or head is None:
        yield GoneFlagSet(name)
        return
    properties = _properties(held)
    yield FlagSetLine(
        name,
        head,
        properties.fractional,
        properties.metadata_text,
        properties.stored_contexts,
        former is None,
    )
    before: _Texts = ({}, {}) if former is None else _texts(former, held)
    now = _texts(held, former)
    yield from (Evaluator(*each) for each in _changes(before[1], now[1]))
    yield from (Flag(*each) for each in _changes(before[0], now[0]))


def seal(digest: Any, as_of: float) -> str:
    """Return the checksum in a segment's last line, given the SHA-256 of the file before it."""
    sealed = digest.copy()
    sealed.update(repr(as_of).encode())
    return str(sealed.hexdigest())


def read_lines(file: IO[bytes]) -> tuple[Kept, Any]:
    """Return a snapshot, and the SHA-256 object up to the end of its last whole segment.

    Raises SnapshotRefused.
    """
    first = file.readline()
    try:
        opening = msgspec.json.decode(first, type=Opening)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise SnapshotRefused(f"it is damaged ({error})") from None
    if opening.version != VERSION:
        raise SnapshotRefused(f"it is of version {opening.version}, and not of {VERSION}")
    digest = hashlib.sha256(first)
    state, size = _State(), len(first)
    # The line where reading stopped, and the rest.
    rest: Iterable[bytes] = ()
    why = "it was cut short"
    whole: tuple[float, int, Any] | None = None
    base = 0
    segment: list[Line] = []
    for line in file:
        size += len(line)
        try:
            if _is_end(line):
                end = msgspec.json.decode(line, type=End)
                if end.sha256 != seal(digest, end.as_of):
                    why, rest = "its checksum is wrong", (line, *file)
                    break
                state.apply(segment)
                segment = []
                base = base or size
                digest.update(line)
                whole = end.as_of, size, digest.copy()
                continue
            segment.append((_decode_text if line.startswith(b"[") else _decode_item)(line))
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            why, rest = f"it is damaged ({error})", (line, *file)
            break
        digest.update(line)
    if whole is None or any(map(_is_end, rest)):
        raise SnapshotRefused(why)
    as_of, size, digest = whole
    return state.kept(as_of, size, base), digest


def _is_end(line: bytes) -> bool:
    return line.startswith(_END) and line.endswith(b"\n")


class _State:
    """State after the segments that were read so far."""

    def __init__(self) -> None:
        self._revision: int | None = None
        self._keys: dict[int, list[StoredKey]] = {}
        self._flag_sets: dict[str, StoredFlagSet] = {}

    def apply(self, segment: Iterable[Line]) -> None:
        """Add one whole segment."""
        flag_set: StoredFlagSet | None = None
        for line in segment:
            match line:
                case AllKeys(keys):
                    self._keys = {}
                    self._put_keys(keys.revision, keys.keys)
                case ChangedKeys(revision, changed, keys):
                    for key_id in changed:
                        self._keys.pop(key_id, None)
                    self._put_keys(revision, keys)
                case FlagSetLine():
                    flag_set = self._begin(line)
                case GoneFlagSet(name):
                    self._flag_sets.pop(name, None)
                case Flag() | Evaluator() if flag_set is None:
                    raise SnapshotRefused("a flag stands outside every flag set")
                case Flag(key, text):
                    _put(flag_set.flags, key, text)
                case Evaluator(name, text):
                    _put(flag_set.evaluators, name, text)

    def kept(self, as_of: float, size: int, base: int) -> Kept:
        """Return the state after the last segment. Raises SnapshotRefused if it has no keys."""
        if self._revision is None:
            raise SnapshotRefused("it has no API keys")
        keys = tuple(key for secrets in self._keys.values() for key in secrets)
        flag_sets = tuple(self._flag_sets.values())
        return Kept(as_of, Keys(self._revision, keys), flag_sets, size, base)

    def _put_keys(self, revision: int, keys: Iterable[StoredKey]) -> None:
        self._revision = revision
        for key in keys:
            self._keys.setdefault(key.id, []).append(key)

    def _begin(self, line: FlagSetLine) -> StoredFlagSet:
        former = None if line.whole else self._flag_sets.get(line.name)
        properties = Properties(line.fractional, line.stored_contexts, line.metadata_text)
        flags, evaluators = ({}, {}) if former is None else (former.flags, former.evaluators)
        flag_set = StoredFlagSet(line.name, line.head, properties, flags, evaluators)
        self._flag_sets[line.name] = flag_set
        return flag_set


def _put(texts: dict[str, str], name: str, text: str | None) -> None:
    if text is None:
        texts.pop(name, None)
    else:
        texts[name] = text


def _properties(held: Held) -> Properties:
    if isinstance(held, StoredFlagSet):
        return held.properties
    header = held.header
    metadata_text = msgspec.json.encode(header.metadata).decode()
    return Properties(header.fractional, header.stored_contexts, metadata_text)


def _changes(before: Mapping[str, str], now: Mapping[str, str]) -> Iterator[tuple[str, str | None]]:
    for name, text in now.items():
        if before.get(name) != text:
            yield name, text
    for name in before:
        if name not in now:
            yield name, None


def _texts(held: Held, other: Held | None) -> _Texts:
    """The definitions of the flags, and of the evaluators, by name.

    Flags that are compiled in both sets are left out where they are the same.
    """
    if isinstance(held, StoredFlagSet):
        return held.flags, held.evaluators
    return (
        held.other_texts(other) if isinstance(other, CompiledFlagSet) else held.texts,
        {evaluator.name: evaluator.text for evaluator in held.evaluators.values()},
    )
