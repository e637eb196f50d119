"""Results of writes of one thing in a flag set."""

from __future__ import annotations

from typing import Any

import msgspec

from service.cli.exit_codes import DONE
from service.cli.session import Session
from service.errors import Fault
from service.outbound.answers import comment_header, decoded


class Written(msgspec.Struct):
    """The server's answer to a write."""

    revision: int
    created: bool = False
    changed: int = 0
    warnings: tuple[Fault, ...] = ()


def write_file(
    session: Session,
    path: tuple[str, ...],
    file: str,
    *,
    what: str,
    flag_set: str,
    strict: bool,
    comment: str | None,
) -> int:
    """PUT the content of a file at the path, and say what came of it as ``say_written`` does."""
    body = session.read_file(file).document
    with session.client() as client:
        answer = client.call(
            "PUT",
            *path,
            body=body,
            query={"strict": "true"} if strict else {},
            headers=comment_header(comment),
        )
    return say_written(session, answer.content, what, flag_set)


def say_written(session: Session, answer: bytes, what: str, flag_set: str) -> int:
    """Say at which revision the set is, ``what`` being the thing, such as ``flag 'banner'``."""
    written = decoded(answer, Written)
    session.warn(written.warnings)
    sentence = f"The flag set '{flag_set}' is at revision {written.revision}."
    if not written.changed:
        sentence = f"The {what} of '{flag_set}' was like that already."
    session.output.result(decoded(answer, dict[str, Any]), sentence)
    return DONE
