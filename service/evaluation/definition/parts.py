"""The parts of a flagd document, flags and evaluators: parsed, checked, and kept as written.

The rules are those of flagd's published schema (flags.json and targeting.json), and as tolerant as
flagd itself: unknown fields are ignored. What cannot be evaluated is refused, every fault with a
JSON pointer; see ``targeting.py`` for the rules of targeting.
"""

from __future__ import annotations

from collections.abc import Container
from typing import Any, Literal

import msgspec

from service.errors import DefinitionRefused, Fault, Faults
from service.evaluation.definition import members
from service.evaluation.definition.known_members import misspelt_members
from service.evaluation.definition.members import Metadata
from service.evaluation.definition.targeting import check_finite, check_rule, references_in
from service.evaluation.limits import MAX_DEFINITION_BYTES, MAX_KEY_LENGTH
from service.evaluation.text.free_text import steering_character
from service.evaluation.text.json_text import Text, check_keys_within, is_plain, read_text
from service.evaluation.text.pointers import child

REFUSED = "The definition cannot be evaluated."


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


def read_flag(key: str, body: bytes) -> FlagDefinition:
    """Return one flag.

    Raises MalformedJSON, or DefinitionRefused with every fault: pointers into the flag.
    """
    text = read_text(body)
    faults = Faults()
    check_name("flag key", key, "", faults)
    flag = flag_in(key, text, "", None, faults)
    if faults or flag is None:
        raise DefinitionRefused(REFUSED, faults)
    return flag


def read_evaluator(name: str, body: bytes) -> EvaluatorDefinition:
    """Return one evaluator. Raises as ``read_flag`` does, with pointers into the evaluator."""
    text = read_text(body)
    faults = Faults()
    check_name("evaluator name", name, "", faults)
    evaluator = evaluator_in(name, text, "", None, faults)
    if faults or evaluator is None:
        raise DefinitionRefused(REFUSED, faults)
    return evaluator


def evaluator_in(
    name: str,
    text: Text,
    pointer: str,
    evaluators: Container[str] | None,
    faults: Faults,
) -> EvaluatorDefinition | None:
    """Return the evaluator of a text; None if it has ``faults``, with pointers from ``pointer`` on.

    ``evaluators`` are the names that a rule may refer to; None is any.
    """
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


def flag_in(
    key: str,
    text: Text,
    pointer: str,
    evaluators: Container[str] | None,
    faults: Faults,
) -> FlagDefinition | None:
    """Return the flag of a text; None if it has ``faults``. As ``evaluator_in``."""
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


def check_name(what: str, name: str, pointer: str, faults: Faults) -> None:
    """Check a key or a name; ``what`` it is stands in the sentence of the fault."""
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
