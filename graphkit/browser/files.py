"""The files for Neo4j Browser in one folder, and a server on the loopback that lets the Browser play the guide."""

from __future__ import annotations

import http.server
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

from graphkit.ask import library
from graphkit.ask.library import SavedQuery
from graphkit.browser.favourites import as_csv, as_parameters, as_zip
from graphkit.browser.guide import guide
from graphkit.browser.style import grass
from graphkit.errors import InputError

__all__ = ["NAMES", "address", "serve", "write"]

NAMES = ("favourites.zip", "saved-cypher.csv", "style.grass", "parameters.txt", "guide.html")
"""What `write` makes."""


def write(folder: Path) -> list[Path]:
    """Write the files for the Browser into a folder, which is made where it isn't there.

    Raises InputError where the folder can't be written.
    """
    queries = list(library.all_queries().values())
    contents: tuple[bytes | str, ...] = (as_zip(queries), as_csv(queries), grass(), _parameters(queries), guide(queries))
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in zip(NAMES, contents, strict=True):
            (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    except OSError as e:
        raise InputError(f"{folder}: can't be written ({e.strerror or e}): name a folder of yours") from e
    return [folder / name for name in NAMES]


def _parameters(queries: list[SavedQuery]) -> str:
    """All parameters as `:param` lines, query by query, to be pasted into the editor."""
    return "\n\n".join(f"// {q.name}: {q.title}\n{as_parameters(q)}" for q in queries if q.parameters) + "\n"


def address(browser: str, query: SavedQuery) -> str:
    """The Browser's address with a query already in its editor."""
    return f"{browser}?cmd=edit&arg={quote(query.source.strip(), safe='')}"


class _Handler(http.server.SimpleHTTPRequestHandler):
    def end_headers(self) -> None:
        # the Browser fetches the guide from another port, and asks first whether it may
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Access-Control-Allow-Headers", "*")
        super().end_headers()

    def do_OPTIONS(self) -> None:
        """Yes, it may."""
        self.send_response(204)
        self.end_headers()

    def log_message(self, *args: Any) -> None:
        pass


def serve(folder: Path, started: Callable[[str], None], port: int = 0) -> None:
    """Serve a folder on the loopback until Ctrl-C; `started` gets the guide's address."""
    with http.server.ThreadingHTTPServer(("127.0.0.1", port), partial(_Handler, directory=str(folder))) as server:
        started(f"http://localhost:{server.server_address[1]}/guide.html")
        server.serve_forever()
