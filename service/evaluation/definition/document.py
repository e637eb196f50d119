"""A flagd document: parsed, checked, and kept as it was written. See ``parts.py`` for its parts."""

from __future__ import annotations

from collections.abc import Container
from functools import partial

import msgspec

from service.errors import DefinitionRefused, Fault, Faults
from service.evaluation.definition import members
from service.evaluation.definition.document_text import FLAG_SET_ID, anonymous
from service.evaluation.definition.known_members import PROPERTIES, unknown_document_members
from service.evaluation.definition.members import Metadata
from service.evaluation.definition.parts import (
    REFUSED,
    EvaluatorDefinition,
    FlagDefinition,
    check_name,
    evaluator_in,
    flag_in,
)
from service.evaluation.definition.set_properties import SetProperties, read_properties
from service.evaluation.limits import LONG_TEXT
from service.evaluation.steps import Steps, finish
from service.evaluation.text.document_parts import read_parts
from service.evaluation.text.json_text import Text, check_keys, check_keys_within, read_text
from service.evaluation.text.pointers import child


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
        raise DefinitionRefused(REFUSED, [Fault("", "A flagd document is an object.")])
    check_keys(text.value, "", faults)
    check_keys_within(text.value.get("metadata"), "/metadata", faults)
    metadata = members.read_metadata(text.value.get("metadata"), "/metadata", faults)
    warnings = unknown_document_members(text.value)
    check_keys_within(text.value.get(PROPERTIES), child("", PROPERTIES), faults)
    properties = read_properties(text.value.get(PROPERTIES), faults, warnings)
    evaluators = yield from _evaluators(text, faults)
    flags = yield from _flags(text, text.value.get("$evaluators") or (), faults)
    if faults:
        raise DefinitionRefused(REFUSED, faults)
    metadata_text = None
    if text.value.get("metadata") is not None:
        metadata_text = text.member("metadata").source
        if properties.flag_set is not None and metadata.get(FLAG_SET_ID) == properties.flag_set:
            del metadata[FLAG_SET_ID]
            metadata_text = anonymous(metadata_text, properties.flag_set)
    return Document(flags, evaluators, metadata, metadata_text, properties, tuple(warnings))


def read_metadata(body: bytes) -> Metadata:
    """Return a flag set's metadata. Raises as ``read_document`` does.

    Pointers are into the metadata.
    """
    text = read_text(body)
    faults = Faults()
    check_keys_within(text.value, "", faults)
    metadata = members.read_metadata(text.value, "", faults)
    if faults:
        raise DefinitionRefused(REFUSED, faults)
    return metadata


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
        check_name("evaluator name", name, place, faults)
        part = texts.member(name)
        reading = partial(evaluator_in, name, part, place, texts.value, faults)
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
            check_name("flag key", key, place, faults)
            part = texts.member(key)
            reading = partial(flag_in, key, part, place, evaluators, faults)
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
    check_name("flag key", key, child(pointer, "key"), faults)
    if key in flags:
        faults.append(Fault(child(pointer, "key"), "Another flag of this array has this key."))
        return
    flag = flag_in(key, text, pointer, evaluators, faults)
    if flag is not None:
        flags[key] = flag
