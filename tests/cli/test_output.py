"""What commands print for programs."""

from __future__ import annotations

import json

import pytest

from service.cli.terminal.output import Output
from service.errors import Fault, Refused


def test_values_are_one_line_of_json_as_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    value = {"a": 10.0, "b": 10, "c": 2**53 - 1, "d": 1e-7, "e": 'é/</\u20ac"', "f": [None, True]}
    Output(as_json=True).value(value)
    line = capsys.readouterr().out
    assert line == (
        '{"a":10.0,"b":10,"c":9007199254740991,"d":1e-7,"e":"é/</€\\"","f":[null,true]}\n'
    )
    assert json.loads(line) == value


def test_faults_are_told_as_the_server_tells_them(capsys: pytest.CaptureFixture[str]) -> None:
    Output(as_json=True).failed(Refused("No.", [Fault("/a", "This is wrong.")]))
    told = json.loads(capsys.readouterr().err)
    assert told["error"] == "No."
    assert told["errors"] == [{"pointer": "/a", "detail": "This is wrong."}]
