from __future__ import annotations

import httpx
import pytest

URL = "/api/v1/flag-sets"


def test_a_flag_set_is_made_changed_and_deleted(admin: httpx.Client, flag_set: str) -> None:
    name = f"{flag_set}.made"
    made = admin.post(URL, json={"name": name, "fractional": 3, "metadata": {"n": 10.0}})
    assert made.status_code == 201
    assert made.json()["fractional"] == 3
    assert '"n":10.0' in made.text
    assert made.headers["etag"] == '"1"'
    assert admin.post(URL, json={"name": name}).status_code == 409

    changed = admin.patch(f"{URL}/{name}", json={"metadata": {"team": "x"}})
    assert (changed.json()["revision"], changed.json()["metadata"]) == (2, {"team": "x"})
    assert changed.json()["fractional"] == 3
    late = admin.patch(f"{URL}/{name}", json={"fractional": 2}, headers={"if-match": '"1"'})
    assert late.status_code == 412
    assert admin.get(f"{URL}/{name}").json() == changed.json()

    assert admin.delete(f"{URL}/{name}").status_code == 200
    assert admin.get(f"{URL}/{name}").status_code == 404
    again = admin.post(URL, json={"name": name})
    assert again.json()["revision"] > 2


def test_a_deleted_set_is_evaluated_no_more(admin: httpx.Client, flag_set: str) -> None:
    flag = {"state": "ENABLED", "variants": {"a": 1}, "defaultVariant": "a"}
    admin.put(f"{URL}/{flag_set}/flags/f", json=flag).raise_for_status()
    selector = {"flagd-selector": f"flagSetId={flag_set}"}
    one = "/ofrep/v1/evaluate/flags/f"
    assert admin.post(one, json={}, headers=selector).status_code == 200
    admin.delete(f"{URL}/{flag_set}").raise_for_status()
    assert admin.post(one, json={}, headers=selector).status_code == 404


def test_sets_are_listed_by_name_and_found_by_a_part_of_it(
    admin: httpx.Client, flag_set: str
) -> None:
    names = [f"{flag_set}.{letter}" for letter in "cab"]
    for name in names:
        admin.post(URL, json={"name": name}).raise_for_status()
    listed = admin.get(URL, params={"search": f"{flag_set}."}).json()
    assert [item["name"] for item in listed["items"]] == sorted(names)
    assert listed["next"] is None


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({}, ""),
        ({"name": ""}, "/name"),
        ({"name": "a b"}, "/name"),
        ({"name": "a/b"}, "/name"),
        ({"name": "x" * 256}, "/name"),
        ({"name": "x", "fractional": 4}, "/fractional"),
        ({"name": "x", "metadata": []}, "/metadata"),
        ({"name": "x", "metadata": {"a": {}}}, "/metadata"),
        ({"name": "x", "metadata": {"a": None}}, "/metadata"),
    ],
)
def test_a_set_that_cannot_be_is_refused_with_the_place(
    admin: httpx.Client, body: dict[str, object], pointer: str
) -> None:
    answer = admin.post(URL, json=body)
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["pointer"].startswith(pointer)
    assert answer.json()["errors"][0]["detail"]
