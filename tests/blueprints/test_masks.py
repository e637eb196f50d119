"""What is shown can be written back: no masked value takes the place of what is stored.

Every thing that is read and written at one path is read, and written back as it was shown.
"""

from __future__ import annotations

from typing import Any

import httpx
import pymysql
import pytest

from devstack.mariadb import PrivateMariaDB
from tests.blueprints.test_received_text import DOCUMENT, filled

PASSWORD = "pass-word"  # nobody's
FLAG = {"state": "ENABLED", "variants": {"on": True}, "defaultVariant": "on"}
TABLES = ("api_keys", "contexts", "evaluators", "flag_sets", "flags", "plans", "webhooks")

# The writes of what GET shows at the same path. A list of flags shows pages, and is changed flag by
# flag.
WRITES = [
    (method, path, calls[method])
    for path, calls in DOCUMENT["paths"].items()
    for method in ("put", "patch")
    if path.startswith("/api/v1") and "get" in calls and method in calls
    if calls[method]["operationId"] != "several_flags_patch"
]


def written_back(shown: Any, operation: dict[str, Any]) -> Any:
    """What was shown, without the members that the write does not take."""
    ((_, content),) = operation["requestBody"]["content"].items()
    schema = DOCUMENT["components"]["schemas"][content["schema"]["$ref"].rpartition("/")[2]]
    if schema.get("additionalProperties") is not False:
        return shown
    return {name: value for name, value in shown.items() if name in schema["properties"]}


@pytest.fixture
def names(admin: httpx.Client, flag_set: str) -> dict[str, str]:
    """One of each thing, with a secret wherever one can be."""
    within = f"/api/v1/flag-sets/{flag_set}"
    bodies = {
        "evaluators/e": {"ends_with": [{"var": "email"}, "@example.com"]},
        "flags/f": {**FLAG, "metadata": {"password": PASSWORD}},
        "contexts/c": {"attributes": {"password": PASSWORD}, "overrides": {"f": "on"}},
    }
    for path, body in bodies.items():
        admin.put(f"{within}/{path}", json=body).raise_for_status()
    admin.patch(within, json={"metadata": {"password": PASSWORD}}).raise_for_status()
    receiver = {"url": f"https://somebody:{PASSWORD}@receiver.test/hook?token={PASSWORD}"}
    made = admin.post(f"{within}/webhooks", json=receiver).raise_for_status().json()
    planned = {"at": "2099-01-01T00:00:00.123Z", "patch": {"metadata": {"password": PASSWORD}}}
    schedule = admin.post(f"{within}/schedules", json=planned).raise_for_status().json()
    return {"webhook": str(made["id"]), "schedule": str(schedule["id"]), "within": flag_set}


def stored(mariadb: PrivateMariaDB) -> dict[str, Any]:
    """The rows of the database but for their times."""
    with (
        pymysql.connect(
            unix_socket=str(mariadb.socket),
            user="root",
            ssl_disabled=True,
            database="blueprints",
            cursorclass=pymysql.cursors.DictCursor,
        ) as connection,
        connection.cursor() as cursor,
    ):
        rows = {}
        for table in TABLES:
            cursor.execute(f"SELECT * FROM {table}")
            rows[table] = [
                {name: value for name, value in row.items() if not name.endswith("_at")}
                for row in cursor.fetchall()
            ]
    return rows


@pytest.mark.parametrize(
    ("method", "path", "operation"), WRITES, ids=[write[2]["operationId"] for write in WRITES]
)
def test_what_is_shown_and_written_back_leaves_what_is_stored(
    admin: httpx.Client,
    mariadb: PrivateMariaDB,
    names: dict[str, str],
    method: str,
    path: str,
    operation: dict[str, Any],
) -> None:
    url = filled(path, **names)
    before = stored(mariadb)
    assert PASSWORD in str(before["webhooks"])
    shown = admin.get(url).raise_for_status().json()

    answer = admin.request(method, url, json=written_back(shown, operation))

    assert answer.status_code == 200, answer.text
    assert stored(mariadb) == before


def test_the_walk_covers_every_thing_that_is_changed() -> None:
    assert {write[2]["operationId"] for write in WRITES} >= {
        *("flag_sets_patch", "documents_put", "flags_put", "flags_patch", "evaluators_put"),
        *("contexts_put", "contexts_patch", "webhooks_patch", "schedules_patch"),
    }
