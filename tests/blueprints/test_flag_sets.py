from __future__ import annotations

import httpx

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
    assert (changed.json()["revision"], changed.json()["metadata"]) == (2, {"n": 10.0, "team": "x"})
    assert changed.json()["fractional"] == 3
    late = admin.patch(f"{URL}/{name}", json={"fractional": 2}, headers={"if-match": '"1"'})
    assert late.status_code == 412
    assert late.json()["current"] == 2
    assert "definition" not in late.json()
    assert admin.get(f"{URL}/{name}").json() == changed.json()

    assert admin.delete(f"{URL}/{name}").status_code == 200
    assert admin.get(f"{URL}/{name}").status_code == 404
    again = admin.post(URL, json={"name": name})
    assert again.json()["revision"] > 2


def test_a_set_opts_in_to_stored_contexts(admin: httpx.Client, flag_set: str) -> None:
    url = f"{URL}/{flag_set}"
    assert admin.get(url).json()["storedContexts"] is False
    changed = admin.patch(url, json={"storedContexts": True})
    assert (changed.json()["revision"], changed.json()["storedContexts"]) == (2, True)
    assert admin.get(url).json() == changed.json()
    newest = admin.get(f"{url}/changes").json()["items"][0]
    assert newest["after"] == {"fractional": 2, "storedContexts": True, "metadata": {}}
    for wrong in ("yes", 1, None):
        refused = admin.patch(url, json={"storedContexts": wrong})
        assert refused.status_code == 400
        assert refused.json()["errors"][0]["pointer"] == "/storedContexts"
        assert refused.json()["errors"][0]["detail"].endswith("not a boolean.")
    made = admin.post(URL, json={"name": f"{flag_set}.in", "storedContexts": True})
    assert made.json()["storedContexts"] is True


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


def test_sets_are_found_by_their_metadata(admin: httpx.Client, flag_set: str) -> None:
    for name, metadata in (("a", {"team": "x"}), ("b", {"team": "y"}), ("c", {"team": "x"})):
        body = {"name": f"{flag_set}.{name}", "metadata": metadata}
        admin.post(URL, json=body).raise_for_status()
    found = {"search": f"{flag_set}.", "metadata.team": "x", "limit": "1"}
    first = admin.get(URL, params=found).json()
    assert [item["name"] for item in first["items"]] == [f"{flag_set}.a"]
    rest = admin.get(URL, params={**found, "after": first["next"]}).json()
    assert [item["name"] for item in rest["items"]] == [f"{flag_set}.c"]
    assert rest["next"] is None


def test_the_metadata_of_a_set_are_patched_as_rfc_7396_says(
    admin: httpx.Client, flag_set: str
) -> None:
    url = f"{URL}/{flag_set}"

    def patched(body: str) -> str:
        answer = admin.patch(url, content=body)
        assert answer.status_code == 200, answer.text
        return answer.text.partition('"metadata":')[2].partition(',"createdAt"')[0]

    assert (
        patched('{"metadata":{"load":10.0,"team":"a","n":1}}') == '{"load":10.0,"team":"a","n":1}'
    )
    assert patched('{"metadata":{"team":null,"n":2}}') == '{"load":10.0,"n":2}'
    assert patched('{"metadata":{"gone":null}}') == '{"load":10.0,"n":2}'
    assert admin.get(url).json()["revision"] == 3
    assert patched('{"fractional":3}') == '{"load":10.0,"n":2}'
    assert patched('{"metadata":null}') == "{}"
    assert patched("{}") == "{}"
    assert admin.get(url).json()["revision"] == 5


def test_a_document_whose_metadata_are_null_has_none(admin: httpx.Client, flag_set: str) -> None:
    url = f"{URL}/{flag_set}"
    document: dict[str, object] = {"metadata": None, "flags": {}}
    assert admin.put(f"{url}/document", json=document).json()["changed"] == 0
    assert admin.get(url).json()["metadata"] == {}
    assert admin.get(URL, params={"metadata.team": "x"}).status_code == 200
