"""The program ``flagstaff``, and ``python -m service``."""

from __future__ import annotations

import signal
import sys


def main() -> int:
    """Run the command line; return the exit code."""
    # Imports take most of a start. Until they are done, Ctrl-C ends the process without a
    # traceback, unless whoever started it has Ctrl-C ignored.
    is_usual = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if is_usual:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from service.cli import main as run
    from service.cli.exit_codes import INTERRUPTED

    try:
        if is_usual:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        return run()
    except KeyboardInterrupt:
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
