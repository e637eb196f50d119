"""What callers reach on the direct road, and what they do not."""

from __future__ import annotations

import pytest

from service.serving.packed import LEAST
from tests.direct.conftest import Direct
from tests.event_reader import address_of, listening
from tests.outage.scene import FLAGS, NAME, caller, put
from tests.waiting import wait_until

EVALUATE = "/ofrep/v1/evaluate/flags"


def test_one_flag_and_all_flags(direct: Direct) -> None:
    with direct.client() as client:
        assert client.post(f"{EVALUATE}/static", json={}).json()["value"] == 10.0
        bulk = client.post(EVALUATE, json={"context": {"targetingKey": "user-1"}})
        assert {flag["key"] for flag in bulk.json()["flags"]} >= set(FLAGS)
        again = client.post(EVALUATE, json={}, headers={"if-none-match": "W/x"})
        assert again.status_code == 200


def test_both_workers_take_connections(direct: Direct) -> None:
    workers = set()
    for _ in range(64):
        with direct.client() as client:
            answer = client.post(f"{EVALUATE}/static", json={})
            workers.add(answer.headers["x-request-id"].partition("-")[0])
    assert len(workers) == 2


def test_an_evaluation_that_the_lane_leaves_to_sanic(direct: Direct) -> None:
    def parts() -> list[bytes]:
        return [b'{"context":', b"{}}"]

    with direct.client() as client:
        answer = client.post(f"{EVALUATE}/static", content=iter(parts()))
        assert answer.request.headers["transfer-encoding"] == "chunked"
        assert answer.json()["value"] == 10.0


@pytest.mark.parametrize("chunked", [False, True], ids=["lane", "sanic"])
def test_an_address_that_a_caller_names_is_not_believed(direct: Direct, chunked: bool) -> None:
    """Otherwise callers with made-up keys could use up another address's limit of unknown keys."""
    with direct.client() as client:
        for number in range(500):
            headers = {"x-api-key": f"fs_unknown_{number}", "x-real-ip": "192.0.2.1"}
            body = iter([b"{}"]) if chunked else b"{}"
            answer = client.post(f"{EVALUATE}/static", content=body, headers=headers)
            assert answer.status_code == 401


def test_event_streams(direct: Direct) -> None:
    with (
        direct.client() as client,
        caller(direct.stack.url) as admin,
        listening(client, address_of(client)) as reader,
    ):
        reader.next()
        put(admin, "extra-direct", 1).raise_for_status()
        assert reader.next().data["type"] == "refetchEvaluation"


def test_it_is_alive(direct: Direct) -> None:
    with direct.client() as client:
        assert client.get("/livez").status_code == 200


@pytest.mark.parametrize(
    "path",
    ["/metrics", "/readyz", "/docs", "/openapi.json", "/", f"/api/v1/flag-sets/{NAME}", "/ofrep"],
)
def test_everything_else_is_for_nginx(direct: Direct, path: str) -> None:
    with caller(direct.url) as admin:
        answer = admin.get(path)
    assert answer.status_code == 404
    if path not in ("/", "/ofrep"):
        assert "Nginx" in answer.json()["detail"]


def test_a_connection_that_sanic_took_over_is_still_limited_to_them(direct: Direct) -> None:
    with caller(direct.url) as admin:
        assert admin.get("/livez").status_code == 200
        assert admin.get(f"/api/v1/flag-sets/{NAME}").status_code == 404


def test_bulk_answers_that_recur_are_compressed(direct: Direct) -> None:
    body = {"context": {"targetingKey": "copies"}}
    wordy = {"state": "ENABLED", "variants": {"v": "w" * LEAST}, "defaultVariant": "v"}
    with caller(direct.stack.url) as admin:
        path = f"/api/v1/flag-sets/{NAME}/flags/wordy"
        admin.put(path, json=wordy).raise_for_status()
    with direct.client() as client:
        wait_until(lambda: client.post(f"{EVALUATE}/wordy", json={}).status_code == 200)
        plain = client.post(EVALUATE, json=body, headers={"accept-encoding": "identity"})
        answers = [
            client.post(EVALUATE, json=body, headers={"accept-encoding": "gzip"}) for _ in range(4)
        ]
    assert len(plain.content) > LEAST
    assert [each.headers.get("content-encoding") for each in answers] == [None, *["gzip"] * 3]
    assert {each.content for each in answers} == {plain.content}
