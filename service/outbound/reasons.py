"""Reasons of failed calls, for people."""

from __future__ import annotations

import os
import socket
import ssl


def reason_of(error: BaseException) -> str:
    """Return why a call failed, in the operating system's words if it has some.

    Never in the words of an error that could repeat the URL.
    """
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLError | socket.gaierror) and cause.strerror:
            return cause.strerror
        if isinstance(cause, OSError) and cause.errno:
            return os.strerror(cause.errno)
        if isinstance(cause, BaseExceptionGroup):
            # One for each address of the host's name.
            cause = cause.exceptions[0]
        else:
            cause = cause.__cause__ or cause.__context__
    return type(error).__name__
