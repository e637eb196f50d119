"""The file of calls that both load generators read."""

from __future__ import annotations

from pathlib import Path

from bench.calls import SERIAL_MARK, Call, make_call, read_calls, write_calls


def test_a_call_is_a_whole_request_with_its_length() -> None:
    call = make_call("POST", "/path", headers={"X-API-Key": "k"}, body={"context": {"a": "ä"}})
    head, _, body = call.head.partition(b"\r\n\r\n")
    assert head.splitlines()[0] == b"POST /path HTTP/1.1"
    assert b"X-API-Key: k" in head.splitlines()
    assert f"Content-Length: {len(body)}".encode() in head.splitlines()


def test_a_marked_call_is_cut_and_keeps_its_length_whatever_its_serial() -> None:
    call = make_call("POST", "/", body={"targetingKey": f"user-{SERIAL_MARK}"})
    first, last = call.numbered(0), call.numbered(10**12 - 1)
    assert b"user-000000000000" in first
    assert b"user-999999999999" in last
    assert len(first) == len(last)


def test_a_call_without_a_mark_comes_again_as_it_is() -> None:
    call = make_call("GET", "/")
    assert call.numbered(1) == call.numbered(2) == call.head


def test_calls_survive_their_file(tmp_path: Path) -> None:
    calls = [Call(b"a\r\n1 2\n", b"\n"), Call(b"all of it"), Call(b"cut at the end", b"")]
    write_calls(tmp_path / "calls", calls)
    assert read_calls(tmp_path / "calls") == calls
