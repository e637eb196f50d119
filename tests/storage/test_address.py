from __future__ import annotations

from pathlib import Path

import pytest

from service.errors import AddressRefused
from service.storage.address import read_address


def test_every_part_of_a_url_is_read() -> None:
    address = read_address("mysql://o%40ps:p%2Fw@db.internal:3307/flagstaff")
    assert (address.host, address.port) == ("db.internal", 3307)
    assert (address.user, address.password, address.database) == ("o@ps", "p/w", "flagstaff")
    assert address.unix_socket is None
    assert address.tls_context() is None


def test_what_is_left_out_has_a_default() -> None:
    address = read_address("mysql:///flagstaff?unix_socket=/run/mysqld/mysqld.sock")
    assert (address.host, address.port) == ("127.0.0.1", 3306)
    assert (address.user, address.password) == ("flagstaff", "")
    assert address.unix_socket == "/run/mysqld/mysqld.sock"


def test_the_password_is_in_no_repr() -> None:
    assert "hunter2" not in repr(read_address("mysql://me:hunter2@host/flagstaff"))


def test_tls_with_an_authority_means_that_certificates_are_verified(tmp_path: Path) -> None:
    authority = tmp_path / "ca.pem"
    authority.write_text("")
    assert read_address(f"mysql://h/f?tls_ca={authority}").tls == "verify"
    assert read_address("mysql://h/f?tls=require").tls == "require"


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("postgres://me:hunter2@host/flagstaff", "must look like"),
        ("mysql://me:hunter2@host", "must look like"),
        ("mysql://me:hunter2@host/a/b", "must look like"),
        ("mysql://me:hunter2@host:port/flagstaff", "does not parse"),
        ("mysql://me:hunter2@host/flagstaff?charset=latin1", "option 'charset'"),
        ("mysql://me:hunter2@host/flagstaff?tls=maybe", "off, require or verify"),
        ("mysql://me:hunter2@host/flagstaff?tls_ca=/nowhere", "is not there"),
    ],
)
def test_a_url_that_cannot_be_used_is_refused_without_being_shown(url: str, sentence: str) -> None:
    with pytest.raises(AddressRefused, match=sentence) as refused:
        read_address(url)
    assert "hunter2" not in str(refused.value)
