"""``python -m devstack``: run a private MariaDB, Redis, two workers and Nginx until Ctrl-C."""

from __future__ import annotations

import signal
import sys


def main() -> int:
    """Run the stack; return the exit code."""
    # Until the imports are done, Ctrl-C ends the process without a traceback, as in service/.
    is_usual = signal.getsignal(signal.SIGINT) is signal.default_int_handler
    if is_usual:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    from devstack.run import run
    from service.cli.advice import advice_on
    from service.cli.exit_codes import AT_FAULT, INTERRUPTED, exit_code_of
    from service.cli.terminal.output import Output
    from service.errors import FlagstaffError

    try:
        if is_usual:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        return run()
    except FlagstaffError as failure:
        Output(as_json=False).failed(failure, advice_on(failure))
        return exit_code_of(failure)
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        Output(as_json=False).failed(FlagstaffError(f"{where}{error.strerror or error}."))
        return AT_FAULT
    except KeyboardInterrupt:
        return INTERRUPTED


if __name__ == "__main__":
    sys.exit(main())
