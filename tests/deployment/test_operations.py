"""The page on operations: its commands are run, under load, on a booted node."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from functools import partial

import httpx
import pytest

from devstack import demonstration
from devstack.mariadb import PrivateMariaDB
from devstack.redis import PrivateRedis
from devstack.workers import CHECKOUT
from tests.deployment.callers import Callers
from tests.deployment.node import Node
from tests.deployment.operated import WORKERS, Operated
from tests.deployment.page import Page

pytestmark = [pytest.mark.long, pytest.mark.timeout(1500)]

PAGE = Page(CHECKOUT / "docs" / "operations.md")
ADMIN_KEY = "an-admin-key-of-the-page-0123456789"
EVALUATE = "/ofrep/v1/evaluate/flags/new-checkout"
FLAG = f"/api/v1/flag-sets/{demonstration.FLAG_SET}/flags/new-checkout"
LATER = "9999-a-later-table"


@pytest.fixture(scope="module")
def operated(
    bare_node: Node,
    stores: tuple[PrivateMariaDB, PrivateRedis],
    tmp_path_factory: pytest.TempPathFactory,
) -> Operated:
    """The node of docs/deployment.md, with an account of its own at MySQL, and a flag set."""
    mariadb, _ = stores
    operated = Operated(PAGE, bare_node, mariadb, tmp_path_factory.mktemp("operated"), ADMIN_KEY)
    operated.run_sql(
        "CREATE USER flagstaff@localhost IDENTIFIED BY 'first-password'",
        "GRANT ALL ON flagstaff.* TO flagstaff@localhost",
    )
    (operated.root / ".my.cnf").write_text(
        "[client]\nuser = root\nsocket = /run/stores/mariadb.sock\n"
    )
    (operated.root / "flagstaff-admin-key").write_text(ADMIN_KEY)
    origin = operated.root / "flagstaff.git"
    subprocess.run(["git", "clone", "--quiet", "--bare", CHECKOUT, origin], check=True)
    bare_node.did("git", "-C", "flagstaff", "remote", "set-url", "origin", "/root/flagstaff.git")
    bare_node.did("make", "-C", "flagstaff", "install")
    settings = bare_node.root / "etc/flagstaff/flagstaff.env"
    with settings.open("a") as file:
        file.write(
            "FLAGSTAFF_MYSQL_URL=mysql://flagstaff:first-password@/flagstaff"
            "?unix_socket=/run/stores/mariadb.sock\n"
            "FLAGSTAFF_REDIS_URL=unix:///run/stores/redis.sock?db=0\n"
            f"FLAGSTAFF_ADMIN_KEY={ADMIN_KEY}\n"
            "FLAGSTAFF_WORKERS=2\n"
        )
    listening = settings.with_name("listen.conf")
    text = listening.read_text().replace(":8080 ", f":{operated.port} ")
    listening.write_text(text)
    # The callers here are one caller, and are not to be slowed down.
    listening.with_name("limits.conf").write_text("")
    bare_node.did("systemctl", "daemon-reload")
    bare_node.did("systemctl", "enable", "--now", "flagstaff.target")
    demonstration.load(operated.url, ADMIN_KEY)
    operated.prepare()
    return operated


@pytest.fixture(scope="module")
def load(operated: Operated) -> Iterator[Callers]:
    """Callers of the flag, from the first section to the last that does not touch Nginx."""
    headers = {"X-API-Key": operated.make_key("callers")}

    def served_by_all() -> bool:
        answers = [httpx.post(operated.url + EVALUATE, json={}, headers=headers) for _ in range(20)]
        return all(answer.status_code == 200 for answer in answers)

    assert operated.node.wait_for(served_by_all)
    with Callers(operated.port, EVALUATE, headers, number=2) as callers:
        yield callers


def nobody_knows(operated: Operated, key: str) -> bool:
    """Whether every worker turns a key away."""
    answers = [operated.call("POST", EVALUATE, {}, key=key) for _ in range(10)]
    return all(answer.status_code == 401 for answer in answers)


@pytest.fixture
def unnoticed(operated: Operated, load: Callers) -> Iterator[None]:
    """No caller notices what a test does, neither while it does it nor after."""
    yield
    answered = load.answered
    assert operated.node.wait_for(lambda: load.answered > answered + 200)
    assert load.failures == {}


@pytest.mark.usefixtures("unnoticed")
def test_the_node_is_well(operated: Operated) -> None:
    said = operated.follow("Is the node well?")

    assert "0 failures" in said
    assert '"status":"ready"' in said
    assert "flagstaff@1.service" in said


@pytest.mark.usefixtures("unnoticed")
def test_settings_are_taken_into_use(operated: Operated) -> None:
    before = [operated.node.shows(unit, "MainPID") for unit in WORKERS]

    operated.follow("Reload")

    after = [operated.node.shows(unit, "MainPID") for unit in WORKERS]
    assert not set(before) & set(after)


@pytest.mark.usefixtures("unnoticed")
def test_a_lost_database_is_brought_back(operated: Operated) -> None:
    operated.follow("Back up")
    (backup,) = (operated.node.root / "var/backups/flagstaff").glob("flagstaff-*.sql.gz")
    assert backup.stat().st_mode & 0o077 == 0
    kept = operated.call("GET", FLAG).raise_for_status().json()
    operated.call("PATCH", FLAG, {"state": "DISABLED"}).raise_for_status()
    lost = operated.make_key("made after the backup")

    operated.lose_the_database()
    said = operated.follow("Restore")

    assert "0 failures" in said
    assert demonstration.FLAG_SET in said
    assert operated.call("GET", FLAG).json() == kept

    assert operated.node.wait_for(partial(nobody_knows, operated, lost))


@pytest.mark.usefixtures("unnoticed")
def test_a_release_that_migrates_is_taken_into_use_and_taken_back(operated: Operated) -> None:
    (first,) = operated.releases()
    operated.release_ahead(LATER)

    said = operated.follow("Upgrade")

    (second,) = operated.releases()
    assert second != first
    assert "0 failures" in said
    assert LATER not in said
    applied = f"SELECT 1 FROM flagstaff.schema_migrations WHERE name = '{LATER}'"
    assert operated.run_sql(applied) == [(1,)]

    said = operated.follow("Take an upgrade back")

    assert operated.releases() == {first}
    assert "0 failures" in said
    assert f"A newer release has been here: it applied {LATER}." in said
    operated.call("PATCH", FLAG, {"metadata": {"after": "the way back"}}).raise_for_status()


@pytest.mark.usefixtures("unnoticed")
def test_a_key_is_rotated_and_revoked(operated: Operated) -> None:
    first = operated.make_key("checkout")

    operated.follow("Rotate an API key")

    last = (operated.root / "checkout-key").read_text().strip()
    assert last not in ("", first)
    for key in (first, last):
        assert operated.node.wait_for(partial(nobody_knows, operated, key))


@pytest.mark.usefixtures("unnoticed")
def test_a_webhook_gets_another_secret(operated: Operated) -> None:
    old = operated.make_webhook("https://hooks.internal/flags")

    operated.follow("Change a webhook's secret")

    (new,) = operated.webhooks()
    assert new != old
    assert (operated.root / "webhook-secret").read_text().strip()


@pytest.mark.usefixtures("unnoticed")
def test_who_lost_the_admin_key_makes_another(operated: Operated) -> None:
    said = operated.follow("Admin key lost")

    assert "checkout" in said or "callers" in said
    made = (operated.root / "flagstaff-admin-key").read_text().strip()
    assert made != ADMIN_KEY
    assert operated.call("GET", FLAG, key=made).status_code == 200
    operated.admin_key = made


@pytest.mark.usefixtures("unnoticed")
def test_the_account_at_mysql_is_changed(operated: Operated) -> None:
    operated.follow("Change MySQL's password")

    accounts = operated.run_sql("SELECT User FROM mysql.user WHERE User LIKE 'flagstaff%'")
    assert accounts == [("flagstaff_2",)]
    connected = operated.run_sql(
        "SELECT DISTINCT USER FROM information_schema.PROCESSLIST WHERE DB = 'flagstaff'"
    )
    assert connected == [("flagstaff_2",)]
    operated.call("PATCH", FLAG, {"metadata": {"as": "another"}}).raise_for_status()


def test_the_certificate_is_changed(operated: Operated) -> None:
    operated.listen_with_tls()

    operated.follow("Change the certificate")

    assert operated.shows_certificate("new")
