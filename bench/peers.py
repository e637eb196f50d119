"""Servers that users would run instead, if their binaries are on the PATH.

bench/README.md says how to get each.

All answer the same question in their own protocol: is a flag on for the plan of a user?
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from bench import names, workloads
from bench.asking import Answer, send
from bench.calls import Call, make_call
from bench.contexts import make_contexts
from bench.servers import PORT, Server, Yardsticks
from bench.workloads import Document
from devstack.addresses import free_port

RELAY = "go-feature-flag"
EDGE = "unleash-edge"
_TOKEN = "*:production.0123456789abcdef0123456789abcdef"  # a token of the bench's own
_LOOKED_AT = 20


class WrongPeerError(Exception):
    """A peer answered otherwise than the flag says."""


class _Peer(NamedTuple):
    """A peer that runs: how to ask it for a flag, and how to read whether the flag is on."""

    server: Server
    ask: Callable[[str, Mapping[str, Any]], Call]
    is_on: Callable[[Answer], bool]


class Peers:
    """Starts each peer in turn, over the flags of the document that ask for a plan."""

    def __init__(self, yardsticks: Yardsticks, directory: Path, document: Document) -> None:
        self._yardsticks = yardsticks
        self._directory = directory
        self._document = document
        self._plans = workloads.plans(document)

    def start(self) -> Iterator[tuple[Server, Sequence[Call]]]:
        """Each peer that is here, with the calls for it. Raises WrongPeerError."""
        flags = list(self._plans)
        contexts = make_contexts(workloads.SINGLES, fresh=True)
        asked = [(flags[number % len(flags)], one) for number, one in enumerate(contexts)]
        for start in (self._flagd, self._relay, self._edge):
            peer = start()
            if peer is not None:
                calls = [peer.ask(flag, context) for flag, context in asked]
                self._look_at(peer, calls, asked)
                yield peer.server, calls

    def _look_at(
        self, peer: _Peer, calls: Sequence[Call], asked: Sequence[tuple[str, Mapping[str, Any]]]
    ) -> None:
        for serial, (flag, context) in enumerate(asked[:_LOOKED_AT]):
            answer = send(peer.server.port, calls[serial].numbered(serial))
            if peer.is_on(answer) != (context["plan"] == self._plans[flag]):
                raise WrongPeerError(f"{peer.server.name}: {flag} answered {answer}")

    def _flagd(self) -> _Peer | None:
        path = self._write("flagd.json", self._document)
        server = self._yardsticks.flagd(path)
        return None if server is None else _Peer(server, _ask_ofrep, _is_on_in_ofrep)

    def _relay(self) -> _Peer | None:
        """GO Feature Flag's relay proxy, which speaks OFREP too."""
        if shutil.which(RELAY) is None:
            return None
        flags = self._write(
            "relay-flags.json",
            {
                flag: {
                    "variations": {"on": True, "off": False},
                    "targeting": [{"query": f'plan eq "{plan}"', "variation": "on"}],
                    "defaultRule": {"variation": "off"},
                }
                for flag, plan in self._plans.items()
            },
        )
        port = free_port()
        settings = self._write(
            "relay.json",
            {
                "server": {"mode": "http", "host": "127.0.0.1", "port": port},
                "logLevel": "error",
                "fileFormat": "json",
                "retrievers": [{"kind": "file", "path": str(flags)}],
            },
        )
        server = self._yardsticks.start(names.RELAY, [RELAY, f"--config={settings}"], port=port)
        return _Peer(server, _ask_ofrep, _is_on_in_ofrep)

    def _edge(self) -> _Peer | None:
        """Unleash Edge without an Unleash behind it."""
        if shutil.which(EDGE) is None:
            return None
        features = [
            {
                "name": flag,
                "enabled": True,
                "strategies": [
                    {
                        "name": "default",
                        "constraints": [
                            {"contextName": "plan", "operator": "IN", "values": [plan]}
                        ],
                    }
                ],
            }
            for flag, plan in self._plans.items()
        ]
        path = self._write("edge.json", {"version": 2, "features": features})
        command = [EDGE, "--port", PORT, "--interface", "127.0.0.1", "offline"]
        command += ["--bootstrap-file", str(path), "--tokens", _TOKEN]
        return _Peer(self._yardsticks.start(names.EDGE, command), _ask_edge, _is_on_in_edge)

    def _write(self, name: str, content: object) -> Path:
        path = self._directory / name
        path.write_bytes(msgspec.json.encode(content))
        return path


def _ask_ofrep(flag: str, context: Mapping[str, Any]) -> Call:
    return make_call("POST", f"{workloads.EVALUATE}/{flag}", body={"context": context})


def _is_on_in_ofrep(answer: Answer) -> bool:
    return answer.status == 200 and answer.json()["value"] is True


def _ask_edge(flag: str, context: Mapping[str, Any]) -> Call:
    body = {"userId": context["targetingKey"], "properties": {"plan": context["plan"]}}
    headers = {"Authorization": _TOKEN}
    return make_call("POST", f"/api/frontend/features/{flag}", headers=headers, body=body)


def _is_on_in_edge(answer: Answer) -> bool:
    return answer.status == 200 and answer.json()["enabled"] is True
