"""The keeper of an embedded store: a small process of its own that starts the server, and stops it when its last user has gone.

Run as a script with the folder, the Java program, the jars and the seconds to linger; standard library alone. A user of the store holds a
connection to the keeper's loopback port, its lease; the system closes it however the user ends, so a killed user leaves no server behind.
The keeper writes `server.json` (mode 0600) for those who come after, and one JSON line on its standard output for who started it.
"""

from __future__ import annotations

import base64
import hashlib
import json
import os
import secrets
import selectors
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

HANDSHAKE = bytes.fromhex("6060b01700000405000000050000000400000000")
START_SECONDS = 120.0
STOP_SECONDS = 60.0
DATABASE = "graph"


def free_port() -> int:
    """A loopback port that nobody listens on."""
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return int(s.getsockname()[1])


def answers(port: int) -> bool:
    """Whether a Bolt server answers on the loopback port."""
    try:
        with socket.create_connection(("127.0.0.1", port), 1) as s:
            s.settimeout(5)
            s.sendall(HANDSHAKE)
            return len(s.recv(4)) == 4
    except OSError:
        return False


def ready(port: int) -> bool:
    """Whether the server says that it is ready, its database opened: it answers to Bolt some time before."""
    try:
        with socket.create_connection(("127.0.0.1", port), 1) as s:
            s.settimeout(5)
            s.sendall(b"GET /api/v1/ready HTTP/1.0\r\n\r\n")
            return s.recv(16).split(b" ")[1:2] == [b"204"]
    except OSError:
        return False


def write_private(path: Path, text: str) -> None:
    """Write a file that only its owner can read, whole or not at all."""
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as f:
        f.write(text)
    draft.replace(path)


def take_lock(path: Path) -> Any:
    """The lock on the folder, held as long as the returned file is open; None where another keeper has it."""
    file = os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+")
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        file.close()
        return None
    return file


def _hashed(password: str) -> str:
    salt = base64.b64encode(os.urandom(24)).decode()
    digest = hashlib.pbkdf2_hmac("sha256", password.encode(), salt.encode(), 65536, 32)
    return f"PBKDF2WithHmacSHA256$65536${salt}${base64.b64encode(digest).decode()}"


def _users(config: Path, writer: str, reader: str) -> None:
    """Two users: one with every right, one whose group may read records and nothing else."""
    config.mkdir(mode=0o700, exist_ok=True)
    users = [
        {"name": "root", "databases": {"*": ["admin"]}, "password": _hashed(writer)},
        {"name": "reader", "databases": {DATABASE: ["readers"]}, "password": _hashed(reader)},
    ]
    write_private(config / "server-users.jsonl", "".join(json.dumps(u) + "\n" for u in users))
    every = ["createRecord", "readRecord", "updateRecord", "deleteRecord"]

    def group(access: list[str], records: list[str]) -> dict[str, Any]:
        return {"resultSetLimit": -1, "readTimeout": -1, "access": access, "types": {"*": {"access": records}}}

    groups = {
        "admin": group(["updateSecurity", "updateSchema", "updateDatabaseSettings"], every),
        "readers": group([], ["readRecord"]),
        "*": group([], []),
    }
    databases = {"*": {"groups": groups}, DATABASE: {"groups": groups}}
    write_private(config / "server-groups.json", json.dumps({"databases": databases, "version": 2}))


class Keeper:
    """One server, its state file and its leases."""

    def __init__(self, folder: Path, java: str, jars: str, *, linger: float, heap: str, timeout: float) -> None:
        self.folder, self.java, self.jars = folder, java, jars
        self.linger, self.heap, self.timeout = linger, heap, timeout
        self.writer, self.reader, self.token = (secrets.token_urlsafe(24) for _ in range(3))
        self.server: subprocess.Popen[bytes] | None = None
        self.bolt = 0
        self.stopping = False
        self.restarts = 0

    def start(self) -> None:
        """Start the server and wait until it answers. Raises RuntimeError with one line where it doesn't."""
        self.bolt = self.bolt or free_port()
        http = free_port()
        options = {
            "server.rootPath": self.folder,
            "server.mode": "development",  # production answers every error with "check the server log"
            "txWalFlush": 1,  # commits reach the log on disk, as in production
            "server.httpIncomingHost": "127.0.0.1",
            "server.httpIncomingPort": http,
            "server.plugins": "Bolt:com.arcadedb.bolt.BoltProtocolPlugin",
            "server.defaultDatabases": f"{DATABASE}[root]",
            "bolt.host": "127.0.0.1",
            "bolt.port": self.bolt,
            "command.timeout": int(self.timeout * 1000),
            "opencypher.loadCsv.allowFileUrls": "false",
            "opencypher.loadCsv.allowRemoteUrls": "false",
        }
        lines = [
            f'-cp "{_quoted(self.jars)}"',
            f"-Xmx{self.heap}",
            "-XX:+UseSerialGC",
            "-XX:+ExitOnOutOfMemoryError",
            "-Djava.awt.headless=true",
        ]
        lines += ["--enable-native-access=ALL-UNNAMED", "--add-modules=jdk.incubator.vector"]
        lines += [f'"-Darcadedb.{k}={_quoted(str(v))}"' for k, v in options.items()]
        write_private(self.folder / "java.args", "\n".join([*lines, "com.arcadedb.server.ArcadeDBServer"]) + "\n")
        log = os.open(self.folder / "server.log", os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        try:
            self.server = subprocess.Popen(
                [self.java, f"@{self.folder / 'java.args'}"],
                cwd=self.folder,  # the server writes ./log
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        finally:
            os.close(log)
        deadline = time.monotonic() + START_SECONDS
        while not (ready(http) and answers(self.bolt)):
            if self.server.poll() is not None or time.monotonic() > deadline or self.stopping:
                self.stop()
                raise RuntimeError(f"its server did not start (see {self.folder / 'server.log'})")
            time.sleep(0.05)

    def stop(self) -> None:
        """Stop the server: politely, and by force after a minute."""
        if self.server and self.server.poll() is None:
            self.server.terminate()
            try:
                self.server.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                self.server.kill()
                self.server.wait()

    def state(self, lease: int) -> dict[str, Any]:
        """What `server.json` says."""
        pid = self.server.pid if self.server else 0
        return {
            "pid": os.getpid(), "server_pid": pid, "bolt": self.bolt, "lease": lease, "token": self.token,
            "database": DATABASE, "password": self.writer, "reader_password": self.reader,
        }  # fmt: skip

    def serve(self, say: Any) -> None:
        """Hand out leases until nobody has held one for `linger` seconds."""
        with socket.create_server(("127.0.0.1", 0)) as door, selectors.DefaultSelector() as waiting:
            port = int(door.getsockname()[1])
            door.setblocking(False)
            waiting.register(door, selectors.EVENT_READ)
            write_private(self.folder / "server.json", json.dumps(self.state(port)))
            say({"ready": True})
            leases: set[socket.socket] = set()
            idle_since = time.monotonic() + 10  # who started the server gets the time to come in
            while not self.stopping:
                for key, _ in waiting.select(timeout=0.5):
                    who = key.fileobj
                    if who is door:
                        if lease := self._admit(door, leases):
                            leases.add(lease)
                            waiting.register(lease, selectors.EVENT_READ)
                    elif isinstance(who, socket.socket) and not _alive(who):
                        waiting.unregister(who)
                        leases.discard(who)
                        who.close()
                        idle_since = time.monotonic()
                if leases:
                    idle_since = max(idle_since, time.monotonic())
                elif time.monotonic() - idle_since >= self.linger:
                    break
                if self.server and self.server.poll() is not None:
                    self.restarts += 1
                    if self.restarts > 3 or not leases:
                        break
                    self.start()  # on the same port: the drivers of the users try again
                    write_private(self.folder / "server.json", json.dumps(self.state(port)))

    def _admit(self, door: socket.socket, leases: set[socket.socket]) -> socket.socket | None:
        try:
            visitor, _ = door.accept()
        except OSError:
            return None
        try:
            visitor.settimeout(2)
            token, _, wish = visitor.recv(200).decode("ascii", "replace").strip().partition(" ")
            if not secrets.compare_digest(token, self.token):
                visitor.close()
                return None
            if wish == "stop":
                others = sum(map(_alive, leases))
                self.stopping = others == 0
                visitor.sendall(f"{others}\n".encode())
                visitor.close()
                return None
            visitor.sendall(b"ok\n")
            visitor.setblocking(False)
            return visitor
        except OSError:
            visitor.close()
            return None


def _alive(lease: socket.socket) -> bool:
    try:
        return bool(lease.recv(64))
    except BlockingIOError:
        return True
    except OSError:
        return False


def _quoted(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def main(wish: dict[str, Any]) -> int:
    """Keep the store in the folder; 3 where another keeper has it, 4 where the server doesn't start."""
    folder = Path(wish["folder"])
    os.umask(0o077)

    def say(line: dict[str, Any]) -> None:
        try:
            sys.stdout.write(json.dumps(line) + "\n")
            sys.stdout.close()
        except (OSError, ValueError):
            pass  # who started us has gone

    lock = take_lock(folder / "keeper.lock")
    if lock is None:
        say({"ready": False, "locked": True})
        return 3
    keeper = Keeper(folder, wish["java"], wish["jars"], linger=wish["linger"], heap=wish["heap"], timeout=wish["timeout"])

    def end(*_: object) -> None:
        keeper.stopping = True

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    try:
        _users(folder / "config", keeper.writer, keeper.reader)
        keeper.start()
        keeper.serve(say)
    except (OSError, RuntimeError) as e:
        say({"ready": False, "error": str(e)})
        return 4
    finally:
        # the state file goes first: who comes now waits for the lock
        (folder / "server.json").unlink(missing_ok=True)
        keeper.stop()
        lock.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(json.loads(sys.stdin.readline())))
