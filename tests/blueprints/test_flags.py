from __future__ import annotations

from urllib.parse import quote

import httpx
import pytest

FLAG = '{"state":"ENABLED","variants":{"on":10.0,"off":10},"defaultVariant":"on"}'


def path(flag_set: str, key: str) -> str:
    return f"/api/v1/flag-sets/{flag_set}/flags/{quote(key, safe='')}"


def test_a_flag_is_created_read_replaced_and_deleted(admin: httpx.Client, flag_set: str) -> None:
    url = path(flag_set, "banner")
    created = admin.put(url, content=FLAG)
    assert created.status_code == 201
    revision = created.json()["revision"]
    assert created.headers["etag"] == f'"{revision}"'

    read = admin.get(url)
    assert read.text == FLAG
    assert read.headers["etag"] == created.headers["etag"]

    replaced = admin.put(url, content=FLAG.replace("10.0", "10.50"))
    assert (replaced.status_code, replaced.json()["revision"]) == (200, revision + 1)
    assert admin.get(url).text == FLAG.replace("10.0", "10.50")

    assert admin.delete(url).json()["revision"] == revision + 2
    assert admin.get(url).status_code == 404
    assert admin.delete(url).status_code == 404


def test_the_worker_that_answered_a_write_serves_it(admin: httpx.Client, flag_set: str) -> None:
    selector = {"flagd-selector": f"flagSetId={flag_set}"}
    for value in range(20):
        admin.put(path(flag_set, "f"), content=FLAG.replace("10.0", str(value))).raise_for_status()
        answer = admin.post("/ofrep/v1/evaluate/flags/f", json={"context": {}}, headers=selector)
        assert answer.json()["value"] == value


@pytest.mark.parametrize(
    "key",
    [
        "a/b",
        "a b",
        "100%",
        "a%2Fb",
        "a%252Fb",
        "?x=1#y",
        "ключ",
        "🚩",
        "versions",
        "a/versions",
        "/",
        "a//b/",
        "+",
        "k" * 255,
        "é" * 255,
        "'\"<>\\",
    ],
)
def test_any_key_is_the_same_on_every_route(admin: httpx.Client, flag_set: str, key: str) -> None:
    assert admin.put(path(flag_set, key), content=FLAG).status_code == 201
    assert admin.get(path(flag_set, key)).text == FLAG
    listed = admin.get(f"/api/v1/flag-sets/{flag_set}/flags").json()["items"]
    assert [flag["key"] for flag in listed] == [key]
    document = admin.get(f"/api/v1/flag-sets/{flag_set}/document").json()
    assert list(document["flags"]) == [key]
    answer = admin.post(
        f"/ofrep/v1/evaluate/flags/{quote(key, safe='')}",
        json={},
        headers={"flagd-selector": f"flagSetId={flag_set}"},
    )
    assert (answer.status_code, answer.json()["key"]) == (200, key)


def test_a_key_with_a_bare_slash_is_found_too(admin: httpx.Client, flag_set: str) -> None:
    bare = f"/api/v1/flag-sets/{flag_set}/flags/team/banner"
    assert admin.put(bare, content=FLAG).status_code == 201
    assert admin.get(path(flag_set, "team/banner")).text == FLAG


@pytest.mark.parametrize("key", ["k" * 256, "k" * 1000, "a\nb", "\x00", "\x7f"])
def test_a_key_that_no_flag_may_have_is_refused(
    admin: httpx.Client, flag_set: str, key: str
) -> None:
    answer = admin.put(path(flag_set, key), content=FLAG)
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_key_that_is_not_utf_8_is_refused(admin: httpx.Client, flag_set: str) -> None:
    answer = admin.put(f"/api/v1/flag-sets/{flag_set}/flags/%ff%fe", content=FLAG)
    assert (answer.status_code, answer.json()["type"]) == (400, "urn:flagstaff:refused")


def test_a_lost_race_answers_412_with_what_is_there_now(admin: httpx.Client, flag_set: str) -> None:
    url = path(flag_set, "f")
    first = admin.put(url, content=FLAG).headers["etag"]
    second = admin.put(url, content=FLAG.replace("10.0", "2"), headers={"if-match": first}).headers[
        "etag"
    ]
    for call in (
        admin.put(url, content=FLAG, headers={"if-match": first}),
        admin.patch(url, content='{"state":"DISABLED"}', headers={"if-match": first}),
        admin.delete(url, headers={"if-match": first}),
    ):
        assert call.status_code == 412
        assert call.headers["etag"] == second
        assert f'"{call.json()["current"]}"' == second
        assert '"definition":' + FLAG.replace("10.0", "2") in call.text
    assert admin.delete(url, headers={"if-match": f"W/{second}"}).status_code == 200


def test_create_only_and_replace_only(admin: httpx.Client, flag_set: str) -> None:
    url = path(flag_set, "f")
    assert admin.put(url, content=FLAG, headers={"if-match": "*"}).status_code == 412
    assert admin.put(url, content=FLAG, headers={"if-none-match": "*"}).status_code == 201
    assert admin.put(url, content=FLAG, headers={"if-none-match": "*"}).status_code == 412
    assert admin.put(url, content=FLAG, headers={"if-match": "*"}).status_code == 200


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
def test_a_flag_that_has_to_be_new_is_left_as_it_is(
    admin: httpx.Client, flag_set: str, method: str
) -> None:
    url = path(flag_set, "f")
    admin.put(url, content=FLAG)
    body = None if method == "DELETE" else '{"state":"DISABLED","variants":{"on":1}}'
    answer = admin.request(method, url, content=body, headers={"if-none-match": "*"})
    assert (answer.status_code, answer.json()["current"]) == (412, 2)
    assert admin.get(url).text == FLAG


@pytest.mark.parametrize("tag", ["", "5", '"', '"1", "2"', 'W/"', "ü"])
def test_an_if_match_that_is_no_tag_is_refused(
    admin: httpx.Client, flag_set: str, tag: str
) -> None:
    answer = admin.put(
        path(flag_set, "f"), content=FLAG, headers={b"if-match": tag.encode("latin-1")}
    )
    assert answer.status_code == 400


def test_a_merge_patch_changes_what_it_names(admin: httpx.Client, flag_set: str) -> None:
    url = path(flag_set, "f")
    admin.put(url, content=FLAG)
    patched = admin.patch(url, content='{"state":"DISABLED","variants":{"off":null,"low":1.0}}')
    assert patched.status_code == 200
    assert admin.get(url).json() == {
        "state": "DISABLED",
        "variants": {"on": 10.0, "low": 1.0},
        "defaultVariant": "on",
    }
    assert '"low":1.0' in admin.get(url).text.replace(" ", "")


def test_a_list_goes_on_where_its_page_ended(admin: httpx.Client, flag_set: str) -> None:
    keys = sorted(f"flag-{number:02}" for number in range(7))
    for key in keys:
        admin.put(path(flag_set, key), content=FLAG)
    url = f"/api/v1/flag-sets/{flag_set}/flags"
    found: list[str] = []
    after: dict[str, str] = {}
    while True:
        page = admin.get(url, params={"limit": "3", **after}).json()
        assert len(page["items"]) <= 3
        found += [item["key"] for item in page["items"]]
        if page["next"] is None:
            break
        after = {"after": page["next"]}
    assert found == keys
    assert page["items"][0]["definition"]["variants"] == {"on": 10.0, "off": 10}


def test_flags_are_found_by_key_state_and_metadata(admin: httpx.Client, flag_set: str) -> None:
    admin.put(path(flag_set, "Cart.total"), content=FLAG)
    off = FLAG.replace("ENABLED", "DISABLED").replace("{", '{"metadata":{"owner":"cart","n":2},', 1)
    admin.put(path(flag_set, "cart.tax"), content=off)
    admin.put(path(flag_set, "banner"), content=FLAG)
    for query, keys in (
        ({"search": "CART"}, ["Cart.total", "cart.tax"]),
        ({"state": "DISABLED"}, ["cart.tax"]),
        ({"state": "ENABLED", "search": "a"}, ["Cart.total", "banner"]),
        ({"metadata.owner": "cart", "metadata.n": "2"}, ["cart.tax"]),
        ({"metadata.owner": "other"}, []),
    ):
        items = admin.get(f"/api/v1/flag-sets/{flag_set}/flags", params=query).json()["items"]
        assert [item["key"] for item in items] == keys


@pytest.mark.parametrize("query", ["limit=0", "limit=1001", "limit=x", "limit=-1", "limit=1e3"])
def test_a_page_of_no_sensible_size_is_refused(
    admin: httpx.Client, flag_set: str, query: str
) -> None:
    assert admin.get(f"/api/v1/flag-sets/{flag_set}/flags?{query}").status_code == 400


def test_warnings_come_with_the_answer_and_strict_refuses_them(
    admin: httpx.Client, flag_set: str
) -> None:
    url = path(flag_set, "f")
    suspicious = (
        '{"state":"ENABLED","variants":{"on":true},"defaultVariant":"on",'
        '"targeting":{"starts_with":[{"var":"a"},"b","c"]}}'
    )
    refused = admin.put(url, content=suspicious, params={"strict": "true"})
    assert refused.status_code == 400
    assert refused.json()["errors"][0]["pointer"].startswith("/targeting")
    assert admin.get(url).status_code == 404
    written = admin.put(url, content=suspicious)
    assert written.status_code == 201
    assert written.json()["warnings"][0]["pointer"].startswith("/targeting")
