"""State of one run of the command line: its output, and the server that it calls."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from service.cli.exit_codes import WrongUsage
from service.cli.servers.given import Given
from service.cli.terminal.output import Output
from service.errors import Fault

if TYPE_CHECKING:
    from service.cli.files.flag_file import FlagFile
    from service.cli.servers.choice import Choice, Value
    from service.outbound.client import Client


class Session:
    """One run of the command line; options fill ``given`` and ``output`` before a command runs.

    ``file`` is the flag file that was read, so that faults can be shown in it.
    """

    def __init__(self) -> None:
        self.output = Output()
        self.given = Given()
        self.file: FlagFile | None = None
        self.used_flag_set: str | None = None
        self.key: Value | None = None
        self._choice: Choice | None = None

    @property
    def choice(self) -> Choice:
        """Which server is meant. Raises WrongUsage for a profile that cannot be used."""
        if self._choice is None:
            from service.cli.servers.choice import choose

            self._choice = choose(self.given)
        return self._choice

    def client(self) -> Client:
        """A client of the server that is meant. Raises WrongUsage, Unauthenticated."""
        # The HTTP client takes longer to load than all the rest: not for `--help`.
        from service.cli.servers.connection import connect

        self.key = self.choice.read_key()
        return connect(self.choice.url, self.key, notice=self.output.notice)

    def quick_client(self, seconds: float) -> Client:
        """A client for what is only looked up to help: each call is bounded, and made once."""
        from service.cli.servers.connection import connect

        key = self.key or self.choice.read_key(seconds=seconds)
        return connect(self.choice.url, key, notice=lambda _: None, patience=seconds)

    def flag_set(self, given: str | None) -> str:
        """The flag set that is meant. Raises WrongUsage where there is none."""
        found = given or (self.choice.flag_set.text if self.choice.flag_set else None)
        if found is None:
            raise WrongUsage(
                "No flag set given. Pass --flag-set (-s), set FLAGSTAFF_FLAG_SET, or write"
                " flag_set into the profile; `flagstaff flag-sets list` shows which there are."
            )
        self.used_flag_set = found
        return found

    def read_file(self, name: str, member: str = "") -> FlagFile:
        """Read a file that is to be sent; faults of it are shown in it.

        ``member`` is the JSON pointer of the file in the body of the request. Raises
        UnreadableFile.
        """
        from service.cli.files.flag_file import read_flag_file

        self.file = read_flag_file(name)
        self.file.member = member
        return self.file

    def warn(self, warnings: Iterable[Fault]) -> None:
        """Print warnings of the server, with their places in the file that was sent."""
        for warning in warnings:
            place, shown = located(self.file, warning)
            self.output.warn((shown,), place)


def located(file: FlagFile | None, fault: Fault) -> tuple[str, Fault]:
    """Return the place of a fault as a prefix, and the fault with its pointer into the file.

    A fault without a pointer is of the request as a whole, such as a schedule that it meets.
    """
    inside = file.inside(fault.pointer) if file is not None and fault.pointer else None
    if file is None or inside is None:
        return "", fault
    return file.prefix(fault.pointer), Fault(inside, fault.detail)
