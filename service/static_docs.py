"""Static documentation that Nginx serves from files: written once, compressed, at a release."""

from __future__ import annotations

import gzip
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
        (directory / name).write_bytes(body)
        # Without a timestamp, so that one release has one file.
        (directory / f"{name}.gz").write_bytes(gzip.compress(body, mtime=0))
