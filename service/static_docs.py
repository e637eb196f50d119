"""Pages that Nginx serves from files: written once, compressed, at a release."""

from __future__ import annotations

import gzip
import shutil
from pathlib import Path
from typing import Any

from sanic import Sanic

from service.app import add_routes
from service.blueprints.docs import FILES, description_of, page_of


def write_pages(directory: Path) -> None:
    """Write the page, the files that it loads and ``openapi.json``, and each as ``.gz``.

    They are what a worker answers. ``docs.html`` is the page, ``docs/`` has what it loads.
    """
    app: Sanic[Any, Any] = Sanic("pages", configure_logging=False)
    try:
        add_routes(app, event_streams=True)
        pages = {
            "docs.html": page_of(),
            **{f"docs/{name}": file.path.read_bytes() for name, file in FILES.items()},
            "openapi.json": description_of(app.router),
        }
    finally:
        Sanic.unregister_app(app)
    (directory / "docs").mkdir(parents=True, exist_ok=True)
    for name, body in pages.items():
        _write(directory / name, body)


def write_console(directory: Path, built: Path) -> None:
    """Copy the console's built files to ``console/`` of the directory, and each as ``.gz``.

    What a former build left there is removed. A checkout without built files gets none.
    """
    console = directory / "console"
    shutil.rmtree(console, ignore_errors=True)
    for file in sorted(built.rglob("*")):
        if file.is_file():
            copy = console / file.relative_to(built)
            copy.parent.mkdir(parents=True, exist_ok=True)
            _write(copy, file.read_bytes())


def _write(path: Path, body: bytes) -> None:
    path.write_bytes(body)
    # Without a timestamp, so that one release has one file.
    path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(body, mtime=0))
