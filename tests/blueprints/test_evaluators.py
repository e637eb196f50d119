from __future__ import annotations

import httpx

RULE = '{"==":[{"var":"team"},"x"]}'
FLAG = {
    "state": "ENABLED",
    "variants": {"on": True, "off": False},
    "defaultVariant": "off",
    "targeting": {"if": [{"$ref": "ours"}, "on", None]},
}


def value(admin: httpx.Client, flag_set: str, team: str) -> object:
    answer = admin.post(
        "/ofrep/v1/evaluate/flags/f",
        json={"context": {"team": team}},
        headers={"flagd-selector": f"flagSetId={flag_set}"},
    )
    return answer.json()["value"]


def test_a_changed_evaluator_changes_the_flags_that_use_it(
    admin: httpx.Client, flag_set: str
) -> None:
    base = f"/api/v1/flag-sets/{flag_set}"
    assert admin.put(f"{base}/flags/f", json=FLAG).status_code == 400
    made = admin.put(f"{base}/evaluators/ours", content=RULE)
    assert made.status_code == 201
    admin.put(f"{base}/flags/f", json=FLAG).raise_for_status()
    assert (value(admin, flag_set, "x"), value(admin, flag_set, "y")) == (True, False)
    admin.put(f"{base}/evaluators/ours", content=RULE.replace("x", "y")).raise_for_status()
    assert (value(admin, flag_set, "x"), value(admin, flag_set, "y")) == (False, True)
    read = admin.get(f"{base}/evaluators/ours")
    assert read.text == RULE.replace("x", "y")
    late = admin.put(
        f"{base}/evaluators/ours", content=RULE, headers={"if-match": made.headers["etag"]}
    )
    assert (late.status_code, late.headers["etag"]) == (412, read.headers["etag"])


def test_an_evaluator_in_use_stays(admin: httpx.Client, flag_set: str) -> None:
    base = f"/api/v1/flag-sets/{flag_set}"
    admin.put(f"{base}/evaluators/ours", content=RULE).raise_for_status()
    admin.put(f"{base}/flags/f", json=FLAG).raise_for_status()
    refused = admin.delete(f"{base}/evaluators/ours")
    assert refused.status_code == 409
    assert "f" in refused.json()["detail"]
    admin.delete(f"{base}/flags/f").raise_for_status()
    assert admin.delete(f"{base}/evaluators/ours").status_code == 200
    assert admin.get(f"{base}/evaluators/ours").status_code == 404


def test_evaluators_are_listed_with_their_rules(admin: httpx.Client, flag_set: str) -> None:
    base = f"/api/v1/flag-sets/{flag_set}/evaluators"
    for name in ("b", "a/1"):
        admin.put(f"{base}/{name.replace('/', '%2F')}", content=RULE).raise_for_status()
    items = admin.get(base).json()["items"]
    assert [(item["name"], item["rule"]) for item in items] == [
        ("a/1", {"==": [{"var": "team"}, "x"]}),
        ("b", {"==": [{"var": "team"}, "x"]}),
    ]
