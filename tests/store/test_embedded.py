"""The embedded store's server: joined, stopped, restarted, private."""

from __future__ import annotations

import json
import os
import signal
import socket
import stat
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from graphkit.errors import StoreError
from graphkit.graph import Graph
from graphkit.settings import Settings
from graphkit.store import embedded
from graphkit.store.bolt import Credentials, Store
from graphkit.store.keeper import write_private
from tests.samples import synthetic, talks

posix = pytest.mark.skipif(os.name != "posix", reason="file modes and signals of POSIX")


def gone(pid: int, seconds: float = 30) -> bool:
    """Whether the process ends within the time."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            if Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] == "Z":
                return True
            os.kill(pid, 0)
        except OSError:
            return True
        time.sleep(0.1)
    return False


def test_it_is_joined_and_stops_after_its_last_user(own_folder: Settings) -> None:
    first = Graph.open(settings=own_folder)
    first.load([talks()])
    second = Graph.open(settings=own_folder)
    assert second.cypher("MATCH (p:Person) RETURN count(p) AS n") == [{"n": 2}]
    running = embedded.status(own_folder)
    assert running is not None
    assert "password" not in str(running)
    with pytest.raises(StoreError, match="in use by 2 other processes"):
        embedded.stop(own_folder)
    first.close()
    assert second.cypher("MATCH (p:Person) RETURN count(p) AS n") == [{"n": 2}]
    second.close()
    assert gone(running["server_pid"])
    assert gone(running["pid"])
    assert embedded.status(own_folder) is None
    with Graph.open(settings=own_folder) as again:  # what was in it is in it
        assert again.cypher("MATCH (p:Person) RETURN count(p) AS n") == [{"n": 2}]


@posix
def test_a_killed_user_leaves_no_server(own_folder: Settings) -> None:
    code = "import sys\nfrom graphkit import Graph\ng = Graph.open(folder=sys.argv[1])\nprint('open', flush=True)\nsys.stdin.read()\n"
    environment = {**os.environ, "GRAPHKIT_LINGER": "0"}
    with subprocess.Popen(
        [sys.executable, "-c", code, str(own_folder.store)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment, cwd=Path.cwd()
    ) as user:
        assert user.stdout is not None
        assert user.stdout.readline() == b"open\n"
        running = embedded.status(own_folder)
        assert running is not None
        user.send_signal(signal.SIGKILL)
        user.communicate()
    assert gone(running["server_pid"])
    assert gone(running["pid"])


@posix
def test_a_killed_server_comes_back(own_folder: Settings) -> None:
    with Graph.open(settings=own_folder) as graph:
        graph.load([talks()])
        running = embedded.status(own_folder)
        assert running is not None
        os.kill(running["server_pid"], signal.SIGKILL)
        graph.load([talks("b-1", publisher="Herald", day="2031-04-01")])  # the driver tries again until it is back
        assert graph.cypher("MATCH (a:Article) RETURN count(a) AS n") == [{"n": 2}]


@posix
def test_nobody_else_gets_in(own_folder: Settings) -> None:
    with Graph.open(settings=own_folder) as graph:
        folder = own_folder.store
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        for name in ("server.json", "java.args", "config/server-users.jsonl", "server.log"):
            assert stat.S_IMODE((folder / name).stat().st_mode) == 0o600, name
        state = json.loads((folder / "server.json").read_text())
        secrets = [state["password"], state["reader_password"], state["token"]]
        assert len(set(secrets)) == 3
        assert min(map(len, secrets)) >= 30
        for pid in (state["pid"], state["server_pid"]):
            if Path(f"/proc/{pid}").exists():
                told = Path(f"/proc/{pid}/cmdline").read_bytes() + Path(f"/proc/{pid}/environ").read_bytes()
                assert not any(s.encode() in told for s in secrets)
        assert not any(s in repr(vars(graph.store)) for s in secrets)
        for user, password in (("root", "playwithdata"), ("root", ""), ("reader", state["password"]), ("neo4j", "neo4j")):
            with pytest.raises(StoreError, match="refuses the user or password"):
                Store(graph.store.url, Credentials(user, password), database="graph")
        with socket.create_connection(("127.0.0.1", state["lease"]), 5) as door:
            door.sendall(b"guess stop\n")
            door.settimeout(10)
            assert door.recv(10) == b""
        assert embedded.status(own_folder) is not None
        for port in (state["bolt"], state["lease"]):
            assert _listens_on_loopback_alone(port)


def _listens_on_loopback_alone(port: int) -> bool:
    told = [
        line.split()[1]
        for name in ("tcp", "tcp6")
        for line in Path(f"/proc/net/{name}").read_text().splitlines()[1:]
        if line.split()[3] == "0A"
    ]
    mine = [address for address in told if int(address.rsplit(":", 1)[1], 16) == port]
    return bool(mine) and all(a.startswith(("0100007F", "0000000000000000FFFF00000100007F")) for a in mine)


@posix
def test_a_state_file_of_others_is_refused(own_folder: Settings) -> None:
    own_folder.store.mkdir(mode=0o700)
    state = own_folder.store / "server.json"
    state.write_text("{}")
    state.chmod(0o644)
    with pytest.raises(StoreError, match="can be read or was written by another user"):
        Graph.open(settings=own_folder)
    state.unlink()


def test_a_stale_state_file_is_no_obstacle(own_folder: Settings) -> None:
    own_folder.store.mkdir(mode=0o700)
    state = own_folder.store / "server.json"
    state.write_text(json.dumps({"pid": 1, "server_pid": 1, "bolt": 1, "lease": 1, "token": "x"}))
    state.chmod(0o600)
    with Graph.open(settings=own_folder) as graph:
        assert graph.cypher("RETURN 1 AS one") == [{"one": 1}]


def test_a_folder_that_cannot_be_one(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x")
    for folder, told in ((file, "is a file"), (file / "below", "can't use the folder")):
        with pytest.raises(StoreError, match=told):
            Graph.open(settings=Settings(store=folder))


def test_the_first_users_of_a_folder_come_at_once(own_folder: Settings) -> None:
    def use(number: int) -> int:
        with Graph.open(settings=own_folder) as graph:
            return len(graph.load([synthetic(number, size=2)]).new)

    with ThreadPoolExecutor(3) as users:
        assert list(users.map(use, range(3))) == [1, 1, 1]
    with Graph.open(settings=own_folder) as graph:
        assert graph.cypher("MATCH (a:Article) RETURN count(a) AS n") == [{"n": 3}]
        assert graph.cypher("MATCH (n:Entity) WHERE n.id STARTS WITH 'shape:' RETURN count(n) AS n") == [{"n": 0}]


def test_a_keeper_that_hangs_up_is_stopped_all_the_same(tmp_path: Path) -> None:
    """A keeper whose last user has just gone may end between our question and its answer."""
    code = (
        "import socket, struct, sys\n"
        "from graphkit.store.keeper import take_lock\n"
        "from pathlib import Path\n"
        "lock = take_lock(Path(sys.argv[1]) / 'keeper.lock')\n"
        "door = socket.create_server(('127.0.0.1', 0))\n"
        "print(door.getsockname()[1], flush=True)\n"
        "line, _ = door.accept()\n"
        "line.recv(100)\n"
        "line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack('ii', 1, 0))\n"
        "line.close()\n"  # a reset, not an answer
    )
    with subprocess.Popen([sys.executable, "-c", code, str(tmp_path)], stdout=subprocess.PIPE, cwd=Path.cwd()) as keeper:
        assert keeper.stdout is not None
        state = {"pid": keeper.pid, "server_pid": 0, "bolt": 1, "lease": int(keeper.stdout.readline()), "token": "t"}
        write_private(tmp_path / "server.json", json.dumps(state))
        assert embedded.stop(Settings(store=tmp_path))
    assert keeper.returncode == 0
