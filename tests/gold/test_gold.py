"""The gold articles say what the guide lets them say, and only what their own text holds."""

from __future__ import annotations

import datetime as dt
import json
import re
from pathlib import Path
from typing import Any

import pytest

from graphkit.vocabulary import ACT_TYPES

HERE = Path(__file__).parent
PARTS = sorted(path.name for path in HERE.iterdir() if path.is_dir() and path.name.startswith(("practice", "heldout")))
FILES = [path for part in PARTS for path in sorted((HERE / part).glob("*.json"))]

KEYS = {"id", "title", "published", "source", "text", "entities", "positions", "talks", "travel", "statements", "dyads"}
ENTITY_KEYS, TALK_KEYS = (
    {"name", "type", "aliases"},
    {"key", "kind", "status", "date", "place", "attendees", "parties", "hosts", "mediators"},
)
KINDS = {"Person", "Country", "Organization", "Place"}
STATUSES = {"occurred", "planned", "proposed", "denied", "cancelled"}
DAY = r"\d{4}-\d\d-\d\d"
DATE = re.compile(rf"{DAY}|{DAY}/{DAY}|\d{{4}}-W\d\d|\d{{4}}-\d\d|\d{{4}}-\d\d/\d{{4}}-\d\d|\d{{4}}")


@pytest.fixture(params=FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def gold(request: pytest.FixtureRequest) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(request.param.read_text(encoding="utf-8"))
    assert record["id"] == request.param.stem
    return record


def whole(record: dict[str, Any]) -> str:
    return str(record["title"] + "\n" + record["text"])


def stands_in(form: str, text: str) -> bool:
    """Whether the form stands in the text as whole words, whatever its capitals (a dateline has only capitals)."""
    return re.search(rf"(?<!\w){re.escape(form)}(?!\w)", text, re.IGNORECASE) is not None


def names(record: dict[str, Any], *kinds: str) -> set[str]:
    return {e["name"] for e in record["entities"] if e["type"] in (kinds or KINDS)}


def forms(record: dict[str, Any]) -> set[str]:
    return {form for e in record["entities"] for form in [e["name"], *e["aliases"]]}


def test_both_parts_are_there_and_share_no_article() -> None:
    records = {part: [json.loads(p.read_text(encoding="utf-8")) for p in sorted((HERE / part).glob("*.json"))] for part in PARTS}
    assert all(records.values())
    for key in ("id", "title", "text"):
        values = [record[key] for part in PARTS for record in records[part]]
        assert len(values) == len(set(values))


def test_an_article_has_the_form_of_the_guide(gold: dict[str, Any]) -> None:
    assert set(gold) == KEYS
    assert 2005 <= dt.date.fromisoformat(gold["published"]).year <= 2026
    assert 1000 <= len(gold["text"]) <= 6500
    assert all(set(e) == ENTITY_KEYS and e["type"] in KINDS for e in gold["entities"])
    assert all(set(p) - {"former"} == {"person", "title", "of"} and p.get("former", True) is True for p in gold["positions"])
    assert all(set(t) == TALK_KEYS and t["kind"] in ("meeting", "call") and t["status"] in STATUSES for t in gold["talks"])
    assert all(set(t) == {"who", "to", "status", "date"} and t["status"] in STATUSES for t in gold["travel"])
    assert all(set(s) == {"speaker", "quote"} for s in gold["statements"])
    assert all(set(d) == {"source", "type", "target", "status"} for d in gold["dyads"])
    assert all(d["type"] in {a.upper() for a in ACT_TYPES} and d["status"] in STATUSES | {"claimed"} for d in gold["dyads"])


def test_every_name_alias_and_quotation_stands_in_the_article(gold: dict[str, Any]) -> None:
    text = whole(gold)
    for entity in gold["entities"]:
        # a country goes by its usual English name, which the article need not use
        said = entity["aliases"] if entity["type"] == "Country" else [entity["name"], *entity["aliases"]]
        assert [form for form in said if not stands_in(form, text)] == []
        assert entity["aliases"] or stands_in(entity["name"], text)
        assert entity["name"] not in entity["aliases"]
    assert [s["quote"] for s in gold["statements"] if s["quote"] not in text or s["quote"] != s["quote"].strip('"“”‘« ')] == []


def test_every_name_that_is_used_is_an_entity_of_the_right_kind(gold: dict[str, Any]) -> None:
    people, parties, anyone = (
        names(gold, "Person"),
        names(gold, "Country", "Organization"),
        names(gold, "Person", "Country", "Organization"),
    )
    assert {p["person"] for p in gold["positions"]} <= people
    assert {p["of"] for p in gold["positions"]} <= anyone | {""}
    for talk in gold["talks"]:
        assert set(talk["attendees"]) <= people
        assert set(talk["parties"]) <= parties
        assert {*talk["hosts"], *talk["mediators"]} <= anyone
        assert talk["attendees"] or talk["parties"]
        assert talk["place"] is None or talk["place"] in forms(gold)
    assert {t["who"] for t in gold["travel"]} <= anyone
    assert {t["to"] for t in gold["travel"]} <= forms(gold)
    assert {s["speaker"] for s in gold["statements"]} <= anyone
    assert {d[end] for d in gold["dyads"] for end in ("source", "target")} <= anyone


def test_nothing_is_annotated_twice_and_nobody_acts_on_himself(gold: dict[str, Any]) -> None:
    for records in ([(e["name"], e["type"]) for e in gold["entities"]], [t["key"] for t in gold["talks"]],
                    [tuple(sorted(d.items())) for d in gold["dyads"]], [tuple(map(str, p.values())) for p in gold["positions"]],
                    [tuple(map(str, t.values())) for t in gold["travel"]]):  # fmt: skip
        assert len(records) == len(set(records))
    for entity in gold["entities"]:
        assert len(entity["aliases"]) == len(set(entity["aliases"]))
    assert [d for d in gold["dyads"] if d["source"] == d["target"]] == []


def test_every_date_is_a_date_and_agrees_with_its_status(gold: dict[str, Any]) -> None:
    for record in [*gold["talks"], *gold["travel"]]:
        if record["date"] is None:
            continue
        assert DATE.fullmatch(record["date"])
        for day in re.findall(DAY, record["date"]):
            dt.date.fromisoformat(day)
        if record["status"] == "occurred":
            assert record["date"][:4] <= gold["published"][:4]
            if re.fullmatch(DAY, record["date"]):
                assert record["date"] <= gold["published"]
        if record["status"] in ("planned", "proposed") and re.fullmatch(DAY, record["date"]):
            assert record["date"] >= gold["published"]
