"""A backup, restored into an empty store, is the same graph; what isn't a backup gets one line."""

from __future__ import annotations

import gzip
import os
import stat
from pathlib import Path

import pytest

from graphkit.errors import InputError, StoreError
from graphkit.export.canonical import canonical
from graphkit.graph import Graph
from tests.conftest import wipe
from tests.samples import synthetic, talks


def test_a_backup_restores_the_same_graph(graph: Graph, tmp_path: Path) -> None:
    graph.load([talks("a-1"), talks("b-1", publisher="Herald"), *map(synthetic, range(3))])
    merged = next(m for m in graph.merges(judgement="merged"))
    graph.undo_merge(merged["id"], who="ann")
    # a made-up envoy whom one article means otherwise than the others do
    several = "MATCH (p:Person)<-[:MENTIONS]-(a:Article) WITH p, collect(a.id) AS a WHERE size(a) > 1 RETURN p.id AS id, a"
    (who, *_) = graph.store.read(several)
    graph.split(who["id"], who["a"][:1], who="ann")
    before = list(canonical(graph.store.read, books=True))
    file = tmp_path / "graph.backup"
    assert graph.backup(file) == 5
    if os.name == "posix":
        assert stat.S_IMODE(file.stat().st_mode) == 0o600
    with pytest.raises(StoreError, match="isn't empty"):
        graph.restore(file)
    wipe(graph.store)
    assert graph.restore(file) == 5
    assert list(canonical(graph.store.read, books=True)) == before
    assert [p.name for p in tmp_path.iterdir()] == ["graph.backup"]


@pytest.mark.parametrize(
    "content",
    [b"", b"hello", gzip.compress(b"hello"), gzip.compress(b'{"format": "x"}\n'), gzip.compress(b"x" * 99)[:20]],
    ids=["empty", "text", "zipped text", "another format", "cut off"],
)
def test_what_is_no_backup_gets_one_line(graph: Graph, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "graph.backup"
    file.write_bytes(content)
    with pytest.raises(InputError, match=r"is no backup") as told:
        graph.restore(file)
    assert "\n" not in str(told.value)


def test_a_file_that_is_not_there_is_told_before_the_store(graph: Graph, tmp_path: Path) -> None:
    graph.load([talks("a-1")])
    with pytest.raises(InputError, match="no such file"):
        graph.restore(tmp_path / "none.backup")


def test_a_backup_that_cannot_be_written(graph: Graph, tmp_path: Path) -> None:
    with pytest.raises(InputError, match="can't be written"):
        graph.backup(tmp_path / "no" / "such" / "folder.backup")
