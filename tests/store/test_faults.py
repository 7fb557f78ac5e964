"""Faults that really happen: killed loads, killed servers, two loads at once, a full disk. Afterwards a rerun gives the undisturbed graph.

The loads are of saved extractions, in processes of their own; graphs are compared by their canonical export. GRAPHKIT_FAULT_ARTICLES sets
how many articles the long one has (2,000). Run them with `pytest -m fault`.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from graphkit.errors import StoreError
from graphkit.export.canonical import canonical
from graphkit.graph import Graph
from graphkit.load import write
from graphkit.model import Extraction
from graphkit.settings import Settings
from graphkit.store import bolt, embedded, neo4j_local
from tests.samples import synthetic

pytestmark = [pytest.mark.fault, pytest.mark.skipif(os.name != "posix", reason="signals and limits of POSIX")]

MANY = int(os.environ.get("GRAPHKIT_FAULT_ARTICLES", "2000"))
SOME = 240
LOADER = """
import json, resource, sys
from pathlib import Path
from graphkit.errors import GraphkitError
from graphkit.graph import Graph
from graphkit.load import write
from graphkit.model import Extraction
from graphkit.settings import Settings
wish = json.loads(sys.argv[1])
if wish["limit"]:
    resource.setrlimit(resource.RLIMIT_FSIZE, (wish["limit"], wish["limit"]))
lines = Path(wish["file"]).read_text().splitlines()[wish["first"]:wish["last"]]
try:
    with Graph.open(settings=Settings.model_validate(wish["settings"])) as graph:
        articles = map(Extraction.model_validate_json, lines)
        write.load(graph.store, articles, batch=20, progress=lambda part: print(len(part.new), flush=True))
except GraphkitError as e:
    print(e, file=sys.stderr)
    sys.exit(2)
"""


def made(number: int) -> Extraction:
    """The number-th article of the fault tests."""
    return synthetic(number, size=2)


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The saved extractions, one a line."""
    file = tmp_path_factory.mktemp("saved") / "extractions.jsonl"
    file.write_text("".join(made(i).model_dump_json() + "\n" for i in range(max(MANY, SOME))))
    return file


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[int], list[str]]]:
    """The canonical export of the first so many articles, loaded in peace on a store of its own."""
    settings = Settings(store=tmp_path_factory.mktemp("peace") / "store", linger=0.0)
    with Graph.open(settings=settings) as graph:
        known: dict[int, list[str]] = {}

        def of(count: int) -> list[str]:
            if count not in known:
                graph.load(made(i) for i in range(count))
                known[count] = list(canonical(graph.store.read))
            return known[count]

        of(SOME)
        yield of


def loader(settings: Settings, saved: Path, first: int, last: int, limit: int = 0) -> subprocess.Popen[str]:
    """A process that loads a part of the saved extractions."""
    told = json.loads(settings.model_dump_json(exclude={"password"}))
    wish = {"settings": told, "file": str(saved), "first": first, "last": last, "limit": limit}
    return subprocess.Popen(
        [sys.executable, "-c", LOADER, json.dumps(wish)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=Path.cwd()
    )


def finish(process: subprocess.Popen[str]) -> tuple[int, str]:
    _, err = process.communicate(timeout=600)
    return process.returncode, err


def test_a_killed_load_goes_on_where_it_was(
    graph: Graph, store_settings: Settings, saved: Path, undisturbed: Callable[[int], list[str]]
) -> None:
    count = MANY
    with loader(store_settings, saved, 0, count) as process:
        assert process.stdout is not None
        for _ in range(count // 20 // 2):
            process.stdout.readline()
        process.send_signal(signal.SIGKILL)
        process.communicate()
    had = graph.store.read("MATCH (a:Article) RETURN count(a) AS n")[0]["n"]
    assert 0 < had < count
    assert graph.store.read("MATCH (l:Ledger) RETURN count(l) AS n") == [{"n": had}]
    done = graph.load(made(i) for i in range(count))
    assert (len(done.unchanged), len(done.new), len(done.corrected)) == (had, count - had, 0)
    assert list(canonical(graph.store.read)) == undisturbed(count)


def test_two_loads_at_once(graph: Graph, store_settings: Settings, saved: Path, undisturbed: Callable[[int], list[str]]) -> None:
    one, other = loader(store_settings, saved, 0, 160), loader(store_settings, saved, 80, SOME)
    with one, other:
        assert [finish(p) for p in (one, other)] == [(0, ""), (0, "")]
    assert list(canonical(graph.store.read)) == undisturbed(SOME)


def _killed_in_the_middle(graph: Graph, kill: Callable[[], Any]) -> None:
    """Load SOME articles, and kill the server when a third is in."""
    parts: list[int] = []

    def progress(part: write.Loaded) -> None:
        parts.append(len(part.new))
        if sum(parts) == SOME // 3:
            kill()

    write.load(graph.store, [made(i) for i in range(SOME)], batch=20, progress=progress)


def test_a_killed_embedded_server(own_folder: Settings, undisturbed: Callable[[int], list[str]]) -> None:
    with Graph.open(settings=own_folder) as graph:
        running = embedded.status(own_folder)
        assert running is not None
        _killed_in_the_middle(graph, lambda: os.kill(running["server_pid"], signal.SIGKILL))
        assert list(canonical(graph.store.read)) == undisturbed(SOME)


@pytest.mark.neo4j
def test_a_killed_neo4j(neo4j_settings: Settings, tmp_path: Path, undisturbed: Callable[[int], list[str]], monkeypatch: Any) -> None:
    settings = neo4j_settings.model_copy(update={"neo4j_home": tmp_path / "home"})
    running = neo4j_local.start(settings)
    port = int(running["url"].rsplit(":", 1)[1])

    def kill_and_start_again() -> None:
        os.kill(running["pid"], signal.SIGKILL)
        while neo4j_local.status(settings):
            time.sleep(0.05)
        threading.Thread(target=neo4j_local.start, args=(settings,), kwargs={"bolt": port}).start()

    try:
        with Graph.open(settings=settings) as graph:
            _killed_in_the_middle(graph, kill_and_start_again)
            assert list(canonical(graph.store.read)) == undisturbed(SOME)
            # and where it doesn't come back, the load stops with one clear line
            monkeypatch.setattr(bolt, "RETRY_SECONDS", 2.0)
            with Graph.open(settings=settings) as short:
                neo4j_local.stop(settings)
                with pytest.raises(StoreError, match=r"no store answers|broke off") as told:
                    short.load([made(SOME)])
                assert "\n" not in str(told.value)
    finally:
        neo4j_local.stop(settings)


def test_a_full_disk(own_folder: Settings, saved: Path, undisturbed: Callable[[int], list[str]]) -> None:
    """No file may grow beyond a limit, which the server inherits: writing fails as on a full disk."""
    with loader(own_folder, saved, 0, SOME, limit=400_000) as process:
        code, told = finish(process)
    assert code == 2, told
    assert len(told.strip().splitlines()) == 1, told
    deadline = time.monotonic() + 60
    while embedded.status(own_folder) and time.monotonic() < deadline:
        time.sleep(0.1)
    with Graph.open(settings=own_folder) as graph:
        graph.load(made(i) for i in range(SOME))
        assert list(canonical(graph.store.read)) == undisturbed(SOME)
