"""Addresses of databases: parsed once for the pool and for the migrations."""

from __future__ import annotations

import ssl
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

import msgspec

from service.errors import AddressRefused

_OPTIONS = "unix_socket, tls and tls_ca"


class Address(msgspec.Struct, frozen=True):
    """A database server, the database on it, and the options of a connection.

    ``tls`` is "off", "require" (encrypted, with any server) or "verify" (encrypted, and the
    certificate is for ``host`` and signed by ``tls_ca``, or by an authority that the system
    trusts).
    """

    host: str
    port: int
    user: str
    password: str
    database: str
    unix_socket: str | None = None
    tls: str = "off"
    tls_ca: str | None = None

    def __repr__(self) -> str:
        """Return the address without its password, since a repr ends up in logs."""
        place = self.unix_socket or f"{self.host}:{self.port}"
        return f"<Address {self.user}@{place}/{self.database}>"

    def tls_context(self) -> ssl.SSLContext | None:
        """Return the TLS context; None where TLS is off."""
        if self.tls == "off":
            return None
        context = ssl.create_default_context(cafile=self.tls_ca)
        if self.tls == "require":
            context.check_hostname = False
            context.verify_mode = ssl.CERT_NONE
        return context


def read_address(url: str) -> Address:
    """Parse ``mysql://USER:PASSWORD@HOST:PORT/DATABASE?unix_socket=…&tls=…&tls_ca=…``.

    Every part but the scheme and the database may be left out; reserved characters are
    percent-encoded. Raises AddressRefused.
    """
    try:
        parts = urlsplit(url)
        port = parts.port or 3306
    except ValueError:
        raise AddressRefused("The MySQL URL does not parse as a URL.") from None
    options = dict(parse_qsl(parts.query, keep_blank_values=True))
    database = unquote(parts.path.lstrip("/"))
    if parts.scheme != "mysql" or not database or "/" in database:
        raise AddressRefused("The MySQL URL must look like mysql://USER:PASSWORD@HOST/DATABASE.")
    unknown = options.keys() - {"unix_socket", "tls", "tls_ca"}
    if unknown:
        raise AddressRefused(
            f"The MySQL URL has the option '{min(unknown)}'; known are {_OPTIONS}."
        )
    tls_ca = options.get("tls_ca")
    tls = options.get("tls", "verify" if tls_ca else "off")
    if tls not in ("off", "require", "verify"):
        raise AddressRefused("The option tls of the MySQL URL must be off, require or verify.")
    if tls_ca is not None and not Path(tls_ca).is_file():
        raise AddressRefused("The file that tls_ca of the MySQL URL names is not there.")
    return Address(
        host=parts.hostname or "127.0.0.1",
        port=port,
        user=unquote(parts.username or "flagstaff"),
        password=unquote(parts.password or ""),
        database=database,
        unix_socket=options.get("unix_socket"),
        tls=tls,
        tls_ca=tls_ca,
    )
