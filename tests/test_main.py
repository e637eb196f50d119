"""How the programs begin."""

from __future__ import annotations

import signal
import subprocess
import sys

import pytest

from devstack.workers import CHECKOUT

# Interrupts itself as Ctrl-C does, when the first module of the command line is imported.
INTERRUPTED = """
import os, signal, sys

class Interrupter:
    def find_spec(self, name, path=None, target=None):
        if name == "service.cli":
            os.kill(os.getpid(), signal.SIGINT)

from {package}.__main__ import main
sys.meta_path.insert(0, Interrupter())
sys.exit(main())
"""


@pytest.mark.parametrize("package", ["service", "devstack"])
def test_ctrl_c_during_the_imports_prints_no_traceback(package: str) -> None:
    program = [sys.executable, "-c", INTERRUPTED.format(package=package)]

    ended = subprocess.run(program, cwd=CHECKOUT, capture_output=True, text=True, check=False)

    assert (ended.returncode, ended.stdout, ended.stderr) == (-signal.SIGINT, "", "")
