from __future__ import annotations

from pathlib import Path

import pytest

from service.cache.address import read_address
from service.errors import AddressRefused


def test_sentinels_and_the_service_that_they_know() -> None:
    address = read_address(
        "redis+sentinel://me:p%40ss@one:26380,two,[fd00::1]:5000/flags/3?sentinel_password=other"
    )
    assert address.sentinels == (("one", 26380), ("two", 26379), ("fd00::1", 5000))
    assert address.service == "flags"
    assert address.options == {"username": "me", "password": "p@ss", "db": 3}
    assert address.sentinel_options == {"password": "other"}
    assert not address.is_encrypted


def test_with_tls_the_sentinels_are_spoken_to_like_redis(tmp_path: Path) -> None:
    authority = tmp_path / "ca.pem"
    authority.touch()
    address = read_address(f"rediss+sentinel://one/flags?ssl_ca_certs={authority}")
    assert address.is_encrypted
    assert address.options == {"db": 0, "ssl_ca_certs": str(authority)}
    assert address.sentinel_options == {"ssl": True, "ssl_ca_certs": str(authority)}


@pytest.mark.parametrize(
    "url",
    [
        "redis://127.0.0.1:6379/0",
        "redis://:secret@[::1]/15",
        "rediss://flags.internal?ssl_cert_reqs=none",
        "unix:///run/redis.sock?db=2",
    ],
)
def test_one_server_has_no_sentinels(url: str) -> None:
    assert read_address(url).sentinels == ()


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("http://:hunter2@h", "must begin with"),
        ("redis://:hunter2/x@h/0", "does not parse"),
        ("redis://:hunter2@h:port/0", "does not parse"),
        ("redis://:hunter2@h/zero", "number of a database"),
        ("redis://:hunter2@h/0?ssl_cert_reqs=none", "has the option 'ssl_cert_reqs'"),
        ("rediss://:hunter2@h/0?ssl_cert_reqs=maybe", "ssl_cert_reqs is"),
        ("rediss://:hunter2@h/0?ssl_ca_certs=/nowhere", "ssl_ca_certs of the Redis URL"),
        ("redis://:hunter2@h/0?db=hunter2", "whose value"),
        ("unix://", "must look like unix"),
        ("redis+sentinel://:hunter2@h", "must look like redis"),
        ("redis+sentinel://:hunter2@h:0/flags", "must look like redis"),
        ("redis+sentinel://:hunter2@h:99999/flags", "must look like redis"),
        ("redis+sentinel://:hunter2@h,,i/flags", "must look like redis"),
        ("redis+sentinel://:hunter2@h/flags/zero", "must look like redis"),
        ("redis+sentinel://:hunter2@h/flags?password2=hunter2", "has the option 'password2'"),
    ],
)
def test_what_cannot_be_used_is_refused_without_the_password(url: str, sentence: str) -> None:
    with pytest.raises(AddressRefused, match=sentence) as refused:
        read_address(url)
    assert "hunter2" not in str(refused.value)


def test_a_repr_shows_no_password() -> None:
    for url in ("redis://:hunter2@h/0", "redis+sentinel://:hunter2@h/flags"):
        assert "hunter2" not in repr(read_address(url))
