"""A flagd document and its parts: parsed, checked, and kept as they were written.

The rules are those of flagd's published schema (flags.json and targeting.json), and as tolerant as
flagd itself: unknown fields are ignored. What cannot be evaluated is refused, every fault with a
JSON pointer; see ``targeting.py`` for the rules of targeting.
"""

from __future__ import annotations

from collections.abc import Container
from functools import partial
from typing import Any, Literal

import msgspec

from service.errors import DefinitionRefused, Fault, Faults
from service.evaluation.definition import members
from service.evaluation.definition.document_text import FLAG_SET_ID, anonymous
from service.evaluation.definition.known_members import (
    PROPERTIES,
    misspelt_members,
    unknown_document_members,
)
from service.evaluation.definition.members import Metadata
from service.evaluation.definition.set_properties import SetProperties, read_properties
from service.evaluation.definition.targeting import check_finite, check_rule, references_in
from service.evaluation.limits import LONG_TEXT, MAX_DEFINITION_BYTES, MAX_KEY_LENGTH
from service.evaluation.steps import Steps, finish
from service.evaluation.text.document_parts import read_parts
from service.evaluation.text.free_text import steering_character
from service.evaluation.text.json_text import (
    Text,
    check_keys,
    check_keys_within,
    is_plain,
    read_text,
)
from service.evaluation.text.pointers import child


class FlagDefinition(msgspec.Struct, frozen=True):
    """A flag. ``text`` is its JSON exactly as written; the rest is its content."""

    key: str
    text: str
    state: str
    variants: dict[str, Any]
    default_variant: str | None
    targeting: dict[str, Any] | None
    metadata: Metadata
    # Reason of the default variant without targeting. As in flagd, targeting that is written as
    # null is a rule that returns null.
    untargeted: Literal["STATIC", "DEFAULT"] = "STATIC"
    # Members that are probably misspelt, with pointers relative to the flag.
    warnings: tuple[Fault, ...] = ()


class EvaluatorDefinition(msgspec.Struct, frozen=True):
    """A shared piece of targeting. ``text`` is its JSON exactly as written."""

    name: str
    text: str
    rule: dict[str, Any]
    # Names of the evaluators that it refers to directly.
    references: frozenset[str] = frozenset()


class Document(msgspec.Struct, frozen=True):
    """A whole flag set: flags and evaluators in the order in which they were written.

    ``metadata_text`` is None for a document without metadata. ``properties`` are those of the set,
    ``warnings`` the members at its top that are not stored. A ``flagSetId`` that only names the
    exported set is not in the metadata.
    """

    flags: dict[str, FlagDefinition]
    evaluators: dict[str, EvaluatorDefinition]
    metadata: Metadata
    metadata_text: str | None
    properties: SetProperties = SetProperties()
    warnings: tuple[Fault, ...] = ()


def read_document(body: bytes) -> Document:
    """Return the flag set of a flagd document; its flags may be an object or an array.

    Raises MalformedJSON, or DefinitionRefused with every fault: pointers into the body.
    """
    return finish(read_document_steps(body))


def read_document_steps(body: bytes) -> Steps[Document]:
    """Run ``read_document``, yielding after each flag and evaluator."""
    text = yield from read_parts(body)
    faults = Faults()
    if not isinstance(text.value, dict):
        raise DefinitionRefused(_REFUSED, [Fault("", "A flagd document is an object.")])
    check_keys(text.value, "", faults)
    check_keys_within(text.value.get("metadata"), "/metadata", faults)
    metadata = members.read_metadata(text.value.get("metadata"), "/metadata", faults)
    warnings = unknown_document_members(text.value)
    check_keys_within(text.value.get(PROPERTIES), child("", PROPERTIES), faults)
    properties = read_properties(text.value.get(PROPERTIES), faults, warnings)
    evaluators = yield from _evaluators(text, faults)
    flags = yield from _flags(text, text.value.get("$evaluators") or (), faults)
    if faults:
        raise DefinitionRefused(_REFUSED, faults)
    metadata_text = None
    if text.value.get("metadata") is not None:
        metadata_text = text.member("metadata").source
        if properties.flag_set is not None and metadata.get(FLAG_SET_ID) == properties.flag_set:
            del metadata[FLAG_SET_ID]
            metadata_text = anonymous(metadata_text, properties.flag_set)
    return Document(flags, evaluators, metadata, metadata_text, properties, tuple(warnings))


def read_flag(key: str, body: bytes) -> FlagDefinition:
    """Return one flag. Raises as ``read_document`` does, with pointers into the flag."""
    text = read_text(body)
    faults = Faults()
    _check_name("flag key", key, "", faults)
    flag = _flag(key, text, "", None, faults)
    if faults or flag is None:
        raise DefinitionRefused(_REFUSED, faults)
    return flag


def read_evaluator(name: str, body: bytes) -> EvaluatorDefinition:
    """Return one evaluator. Raises as ``read_document`` does, with pointers into the evaluator."""
    text = read_text(body)
    faults = Faults()
    _check_name("evaluator name", name, "", faults)
    evaluator = _evaluator(name, text, "", None, faults)
    if faults or evaluator is None:
        raise DefinitionRefused(_REFUSED, faults)
    return evaluator


def read_metadata(body: bytes) -> Metadata:
    """Return a flag set's metadata. Raises as ``read_document`` does.

    Pointers are into the metadata.
    """
    text = read_text(body)
    faults = Faults()
    check_keys_within(text.value, "", faults)
    metadata = members.read_metadata(text.value, "", faults)
    if faults:
        raise DefinitionRefused(_REFUSED, faults)
    return metadata


_REFUSED = "The definition cannot be evaluated."


# --- the parts of a document ----------------------------------------------------------------


def _evaluators(text: Text, faults: Faults) -> Steps[dict[str, EvaluatorDefinition]]:
    if text.value.get("$evaluators") is None:
        return {}
    pointer = "/$evaluators"
    texts = text.member("$evaluators")
    if not isinstance(texts.value, dict):
        faults.append(Fault(pointer, "Evaluators are an object, each under its name."))
        return {}
    check_keys(texts.value, pointer, faults)
    evaluators = {}
    for name in texts.value:
        place = child(pointer, name)
        _check_name("evaluator name", name, place, faults)
        part = texts.member(name)
        reading = partial(_evaluator, name, part, place, texts.value, faults)
        evaluator = (yield reading) if len(part.source) > LONG_TEXT else reading()
        if evaluator is not None:
            evaluators[name] = evaluator
        yield None
    return evaluators


def _flags(
    text: Text, evaluators: Container[str], faults: Faults
) -> Steps[dict[str, FlagDefinition]]:
    if "flags" not in text.value:
        faults.append(Fault("", "A flagd document has flags."))
        return {}
    texts = text.member("flags")
    flags: dict[str, FlagDefinition] = {}
    if isinstance(texts.value, dict):
        check_keys(texts.value, "/flags", faults)
        for key in texts.value:
            place = child("/flags", key)
            _check_name("flag key", key, place, faults)
            part = texts.member(key)
            reading = partial(_flag, key, part, place, evaluators, faults)
            flag = (yield reading) if len(part.source) > LONG_TEXT else reading()
            if flag is not None:
                flags[key] = flag
            yield None
    elif isinstance(texts.value, list):
        for position in range(len(texts.value)):
            place = child("/flags", position)
            part = texts.item(position)
            listing = partial(_listed_flag, part, place, evaluators, flags, faults)
            if len(part.source) > LONG_TEXT:
                yield listing
            else:
                listing()
            yield None
    else:
        faults.append(Fault("/flags", "Flags are an object, each under its key, or an array."))
    return flags


def _listed_flag(
    text: Text,
    pointer: str,
    evaluators: Container[str],
    flags: dict[str, FlagDefinition],
    faults: Faults,
) -> None:
    """Parse a flag of the array form, which has its key inside."""
    key = text.value.get("key") if isinstance(text.value, dict) else None
    if not isinstance(key, str):
        faults.append(Fault(pointer, "A flag in an array is an object that says its key."))
        return
    _check_name("flag key", key, child(pointer, "key"), faults)
    if key in flags:
        faults.append(Fault(child(pointer, "key"), "Another flag of this array has this key."))
        return
    flag = _flag(key, text, pointer, evaluators, faults)
    if flag is not None:
        flags[key] = flag


def _evaluator(
    name: str,
    text: Text,
    pointer: str,
    evaluators: Container[str] | None,
    faults: Faults,
) -> EvaluatorDefinition | None:
    before = faults.total
    rule = text.value
    if _too_large(text, pointer, faults):
        return None
    if not isinstance(rule, dict) or not rule:
        faults.append(Fault(pointer, "An evaluator is a rule: an object with an operator."))
        return None
    check_keys_within(text.value, pointer, faults)
    check_finite(rule, pointer, faults)
    check_rule(rule, pointer, faults, evaluators)
    if faults.total > before:
        return None
    return EvaluatorDefinition(name, text.source, rule, references_in(rule))


def _flag(
    key: str,
    text: Text,
    pointer: str,
    evaluators: Container[str] | None,
    faults: Faults,
) -> FlagDefinition | None:
    before = faults.total
    flag = text.value
    if _too_large(text, pointer, faults):
        return None
    if not isinstance(flag, dict):
        faults.append(Fault(pointer, "A flag is an object."))
        return None
    # Nearly every flag is plain, and then no part of it has to be looked at again.
    plain = is_plain(flag)
    if not plain:
        check_keys_within(flag, pointer, faults)
    if flag.get("key", key) != key:
        faults.append(Fault(child(pointer, "key"), "The flag has another key here."))
    state = members.read_state(flag, pointer, faults)
    variants = members.read_variants(flag, pointer, faults, plain=plain)
    default_variant = members.read_default_variant(flag, variants, pointer, faults)
    targeting = members.read_targeting(flag, pointer, evaluators, faults, plain=plain)
    metadata = members.read_metadata(flag.get("metadata"), child(pointer, "metadata"), faults)
    if faults.total > before:
        return None
    return FlagDefinition(
        key,
        text.source,
        state,
        variants,
        default_variant,
        targeting,
        metadata,
        "DEFAULT" if flag.get("targeting", {}) is None else "STATIC",
        misspelt_members(flag),
    )


def _check_name(what: str, name: str, pointer: str, faults: Faults) -> None:
    if not name:
        faults.append(Fault(pointer, f"A {what} is not empty."))
    elif len(name) > MAX_KEY_LENGTH:
        faults.append(Fault(pointer, f"A {what} has at most {MAX_KEY_LENGTH} characters."))
    elif character := steering_character(name):
        detail = f"A {what} has no control or bidirectional characters; this one has {character}."
        faults.append(Fault(pointer, detail))


def _too_large(text: Text, pointer: str, faults: Faults) -> bool:
    if len(text.source.encode()) <= MAX_DEFINITION_BYTES:
        return False
    faults.append(Fault(pointer, f"This is larger than {MAX_DEFINITION_BYTES} bytes."))
    return True
