"""The embedded store: an ArcadeDB server of our own on a loopback port, that the official Neo4j driver talks to.

The server runs with the Java runtime that its wheel brings, in a process of its own below a keeper (`keeper.py`), so that nothing of its
logging or its exit reaches the user. The first user of a folder starts it, later ones join it, and it stops some seconds after the last.
"""

from __future__ import annotations

import contextlib
import importlib.util
import json
import os
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from graphkit.errors import StoreError
from graphkit.settings import Settings, private_folder
from graphkit.store.bolt import Credentials, Store
from graphkit.store.keeper import take_lock

__all__ = ["Lease", "alone", "join", "open_store", "status", "stop"]

WAIT_SECONDS = 150.0


@dataclass(slots=True)
class Lease:
    """The right to use a running server, until it is closed or the process ends."""

    state: dict[str, Any] = field(repr=False)  # its passwords are for nobody's eyes
    _line: socket.socket = field(repr=False)

    def close(self) -> None:
        """Give the lease back."""
        self._line.close()


def open_store(settings: Settings) -> Store:
    """The embedded store of the folder that the settings name, started where it isn't running. Raises StoreError in one line."""
    lease = join(settings)
    state = lease.state
    return Store(
        f"bolt://127.0.0.1:{state['bolt']}",
        Credentials("root", state["password"]),
        reader=Credentials("reader", state["reader_password"]),
        database=state["database"],
        on_close=lease.close,
    )


def join(settings: Settings) -> Lease:
    """A lease on the folder's server, which is started where it isn't running."""
    folder = private_folder(settings.store.expanduser().absolute())
    deadline = time.monotonic() + WAIT_SECONDS
    while True:
        if lease := _ask(folder):
            return lease
        said = _start_keeper(folder, settings)
        if said.get("error"):
            raise StoreError(f"the embedded store in {folder} can't be used: {said['error']}")
        if not said.get("ready") and time.monotonic() > deadline:
            raise StoreError(
                f"the embedded store in {folder} is held by another process that doesn't answer: stop it, or name another folder"
            )
        if not said.get("ready"):
            time.sleep(0.2)  # a keeper that is starting, or one that is stopping


@contextlib.contextmanager
def alone(settings: Settings) -> Iterator[None]:
    """The right to change the schema of the folder's store, which one process at a time has; the others wait for it."""
    path = settings.store.expanduser().absolute() / "schema.lock"
    deadline = time.monotonic() + WAIT_SECONDS
    while (lock := take_lock(path)) is None:
        if time.monotonic() > deadline:
            raise StoreError(f"another process changes the schema of the embedded store in {path.parent} and doesn't finish: end it")
        time.sleep(0.05)
    with lock:
        yield


def status(settings: Settings) -> dict[str, Any] | None:
    """{pid, server_pid, url} of the folder's running server, without its passwords; None where none runs."""
    state = _state(settings.store.expanduser().absolute())
    if state is None or not _knock(state):
        return None
    return {"pid": state["pid"], "server_pid": state["server_pid"], "url": f"bolt://127.0.0.1:{state['bolt']}"}


def stop(settings: Settings) -> bool:
    """Stop the folder's server and wait for it; False where none runs. Raises StoreError where others use it."""
    folder = settings.store.expanduser().absolute()
    state = _state(folder)
    if state is None:
        return False
    line = _connect(state, "stop")
    if line is None:
        return False
    with line:
        try:
            others = int(line.recv(20).decode() or 0)
        except OSError:
            others = 0  # a keeper that ends by itself just now hangs up: what is left is to wait for it
    if others:
        raise StoreError(f"the embedded store in {folder} is in use by {others} other process{'es' if others > 1 else ''}: end them first")
    deadline = time.monotonic() + WAIT_SECONDS
    while _running(folder):
        if time.monotonic() > deadline:
            raise StoreError(f"the embedded store in {folder} doesn't stop: end process {state['pid']}")
        time.sleep(0.05)
    return True


def _running(folder: Path) -> bool:
    """Whether a keeper holds the folder's lock."""
    lock = take_lock(folder / "keeper.lock")
    if lock is None:
        return True
    lock.close()
    return False


def _state(folder: Path) -> dict[str, Any] | None:
    path = folder / "server.json"
    try:
        status = path.stat()
        if os.name == "posix" and (status.st_uid != os.getuid() or stat.S_IMODE(status.st_mode) & 0o077):
            raise StoreError(f"{path} can be read or was written by another user: remove it")
        state: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return state


def _connect(state: dict[str, Any], wish: str = "") -> socket.socket | None:
    try:
        line = socket.create_connection(("127.0.0.1", state["lease"]), 5)
    except OSError:
        return None
    try:
        line.settimeout(10)
        line.sendall(f"{state['token']} {wish}\n".encode())
    except OSError:
        line.close()
        return None
    return line


def _knock(state: dict[str, Any]) -> bool:
    line = _connect(state)
    if line is None:
        return False
    with line, contextlib.suppress(OSError):
        return line.recv(3) == b"ok\n"
    return False


def _ask(folder: Path) -> Lease | None:
    """A lease from the keeper that the state file names; None where nobody answers there."""
    state = _state(folder)
    if state is None or (line := _connect(state)) is None:
        return None
    try:
        if line.recv(3) == b"ok\n":
            return Lease(state, line)
    except OSError:
        pass
    line.close()
    return None


def _start_keeper(folder: Path, settings: Settings) -> dict[str, Any]:
    """Start a keeper and wait for what it says: ready, locked by another, or an error."""
    java, jars = _runtime()
    wish = {
        "folder": str(folder), "java": java, "jars": jars,
        "linger": settings.linger, "heap": settings.heap, "timeout": max(settings.timeout, 30.0),
    }  # fmt: skip
    keeper = subprocess.Popen(
        [sys.executable, "-I", str(Path(__file__).with_name("keeper.py"))],
        cwd=folder,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        start_new_session=True,  # a Ctrl-C in the terminal is not for the server
    )
    assert keeper.stdin
    assert keeper.stdout
    with contextlib.suppress(OSError):
        keeper.stdin.write(json.dumps(wish).encode() + b"\n")
        keeper.stdin.close()
    line = keeper.stdout.readline()
    keeper.stdout.close()
    said: dict[str, Any] = json.loads(line) if line.strip() else {"error": "its keeper ended at once"}
    if said.get("ready"):
        keeper.returncode = 0  # it outlives us: no ResourceWarning, and nobody to wait for it
    else:
        keeper.wait(30)
    return said


def _runtime() -> tuple[str, str]:
    """The Java program and the class path of the installed wheel, found without importing it (that would start a JVM's bridge)."""
    spec = importlib.util.find_spec("arcadedb_embedded")
    places = list(spec.submodule_search_locations or []) if spec else []
    if not places:
        raise StoreError("the embedded store is not installed: pip install arcadedb-embedded, or name a Neo4j URL")
    package = Path(places[0])
    java = package / "jre" / "bin" / ("java.exe" if os.name == "nt" else "java")
    if not java.exists():
        raise StoreError(f"the embedded store's wheel brings no Java runtime ({java}): reinstall arcadedb-embedded, or name a Neo4j URL")
    return str(java), str(package / "jars" / "*")
