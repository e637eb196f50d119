"""Impact: a proposed change, tried and held against contexts. Nothing is stored."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any

import msgspec

from service.errors import Fault, Refused
from service.management import documents, flags, rollbacks
from service.management.results import Written
from service.management.stores import Stores
from service.management.writing.checking import pointing_into
from service.structs.decoding import decode
from service.structs.impact import Proposal
from service.structs.principal import Principal
from service.tasks.cooperative import aside

_ONE_OF = (
    "A proposal is one of: 'flag' with 'definition', 'patch' or 'revision'; 'document';"
    " 'revision' alone."
)

TryOut = Callable[..., Coroutine[Any, Any, Written]]


async def read_proposal(body: bytes) -> Proposal:
    """Return the proposal in a body. Raises MalformedJSON; Refused with a pointer."""
    proposal = await aside(partial(decode, body, Proposal), len(body))
    _change_in(proposal)
    return proposal


async def try_out(stores: Stores, actor: Principal, flag_set: str, proposal: Proposal) -> Written:
    """Return what the proposed change comes to, as a dry run.

    Raises what the write itself would raise, with pointers into the proposal.
    """
    part, use_case, arguments = _change_in(proposal)
    with pointing_into(part):
        return await use_case(stores, actor, flag_set, *arguments, dry_run=True)


def _change_in(proposal: Proposal) -> tuple[str, TryOut, tuple[object, ...]]:
    """The member that has the change, the use-case that makes it, and its arguments."""
    members = {
        "definition": proposal.definition,
        "patch": proposal.patch,
        "document": proposal.document,
        "revision": msgspec.UNSET if proposal.revision is None else proposal.revision,
    }
    given = [(name, value) for name, value in members.items() if value is not msgspec.UNSET]
    if len(given) == 1:
        ((name, value),) = given
        text = bytes(value) if isinstance(value, msgspec.Raw) else value
        match name, proposal.flag:
            case "definition", str(flag):
                return name, flags.put, (flag, text)
            case "patch", str(flag):
                return name, flags.patch, (flag, text)
            case "revision", str(flag):
                return name, rollbacks.flag, (flag, text)
            case "revision", None:
                return name, rollbacks.flag_set, (text,)
            case "document", None:
                return name, documents.replace, (text,)
    raise Refused(_ONE_OF, [Fault("", _ONE_OF)])
