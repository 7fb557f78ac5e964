"""The event table of political science: one row an event, source and target, in PLOVER's and CAMEO's codes.

A meeting, call or visit is mutual consultation (CONSULT): a row each way between every two of its parties. Statements have no code of
their own and are left out. `article` and `sentence` are those of the first report that tells of the event with its status.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from itertools import permutations
from typing import IO, Any

from graphkit.export.attributes import clean
from graphkit.export.graph import PAGE, Reads
from graphkit.vocabulary import cameo_root

COLUMNS = (
    "event", "date", "end_date", "source", "source_code", "source_sector", "target", "target_code", "target_sector",
    "plover", "mode", "cameo", "type", "status", "place", "country", "article", "publisher", "published", "sentence",
)  # fmt: skip
"""`date` and `end_date` are ISO days, empty where no article gives one; the codes are ISO 3166-1 alpha-3 and PLOVER's sectors."""

_EVENTS = """
MATCH (e:Event) WHERE e.id > $after
RETURN e.id AS id, e.type AS type, e.plover AS plover, e.mode AS mode, e.status AS status, e.start AS start, e.end AS end
ORDER BY e.id LIMIT $page
"""
_PARTS = """
UNWIND $ids AS id
MATCH (x:Entity)-[r:SOURCE_OF|TARGET_OF|PARTY_TO|VISITED|EXPECTED_AT|NOT_AT]->(e:Event {id: id})
OPTIONAL MATCH (side:Entity {id: r.side})
RETURN DISTINCT id, r.role AS role, x.name AS name, x.type AS type, x.country AS country, side.name AS side
ORDER BY id, role, name
"""
_PLACES = """
UNWIND $ids AS id
MATCH (e:Event {id: id})-[:HELD_IN]->(place:Entity)
OPTIONAL MATCH (place)-[:LOCATED_IN]->(land:Country)
RETURN id, place.name AS name, place.type AS type, land.name AS country
ORDER BY id, name
"""
_PROOFS = """
UNWIND $ids AS id
MATCH (e:Event {id: id})-[p:EVIDENCED_BY]->(s:Sentence)<-[:HAS_SENTENCE]-(a:Article)
RETURN id, p.status AS status, a.id AS article, a.publisher AS publisher, a.published AS published, s.text AS sentence
ORDER BY id, published, article, s.index
"""

Actor = tuple[str, str, str]
"""Name, ISO 3166-1 alpha-3 code, PLOVER sector; the last two may be empty."""


@cache
def _codes() -> dict[str, tuple[str, str]]:
    lines = files("graphkit.export").joinpath("actors.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines[2:])
    return {name: (iso3, sector) for name, iso3, sector in rows}


def write_csv(read: Reads, out: IO[str]) -> int:
    """Write the table as CSV (RFC 4180); returns the number of rows."""
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    count = 0
    for row in rows(read):
        writer.writerow([clean(str(row[c])) if row[c] is not None else "" for c in COLUMNS])
        count += 1
    return count


def rows(read: Reads) -> Iterator[dict[str, Any]]:
    """The rows of the table, in the order of events' ids."""
    after = ""
    while events := read(_EVENTS, after=after, page=PAGE):
        ids = [e["id"] for e in events]
        parts = _by_id(read(_PARTS, ids=ids))
        places = _by_id(read(_PLACES, ids=ids))
        proofs = _by_id(read(_PROOFS, ids=ids))
        for event in events:
            if event["plover"] is not None:
                yield from _rows(event, parts.get(event["id"], []), places.get(event["id"], []), proofs.get(event["id"], []))
        after = ids[-1]


def _by_id(found: list[dict[str, Any]]) -> dict[str, list[dict[str, Any]]]:
    grouped: dict[str, list[dict[str, Any]]] = {}
    for row in found:
        grouped.setdefault(row["id"], []).append(row)
    return grouped


def _rows(
    event: dict[str, Any], parts: list[dict[str, Any]], places: list[dict[str, Any]], proofs: list[dict[str, Any]]
) -> Iterator[dict[str, Any]]:
    place = next((p for p in places if p["type"] == "Place"), places[0] if places else None)
    country = None if place is None else place["name"] if place["type"] == "Country" else place["country"]
    proof = next((p for p in proofs if p["status"] == event["status"]), proofs[0] if proofs else {})
    for source, target in _pairs(event, parts, country):
        yield {
            "event": event["id"], "date": event["start"], "end_date": event["end"],
            "source": source[0], "source_code": source[1], "source_sector": source[2],
            "target": target[0], "target_code": target[1], "target_sector": target[2],
            "plover": event["plover"], "mode": event["mode"], "cameo": cameo_root(event["plover"], event["mode"]),
            "type": event["type"], "status": event["status"], "place": place and place["name"], "country": country,
            "article": proof.get("article"), "publisher": proof.get("publisher"), "published": proof.get("published"),
            "sentence": proof.get("sentence"),
        }  # fmt: skip


def _pairs(event: dict[str, Any], parts: list[dict[str, Any]], country: str | None) -> Iterator[tuple[Actor, Actor]]:
    """Who did it to whom; each way where it is mutual."""
    if event["type"] == "Visit":
        hosts: list[Actor] = [(country, *_codes().get(country, ("", "GOV")))] if country else []
        guests = dict.fromkeys(_actor(p) for p in parts if p["role"] == "visitor")
        yield from ((guest, host) for guest in guests for host in hosts if guest != host)
    elif event["plover"] == "CONSULT":
        yield from permutations(dict.fromkeys(_actor(p) for p in parts if p["role"] == "party"), 2)
    else:
        ends = {role: dict.fromkeys(_actor(p) for p in parts if p["role"] == role) for role in ("source", "target")}
        yield from ((source, target) for source in ends["source"] for target in ends["target"])


def _actor(part: dict[str, Any]) -> Actor:
    """The participant, or for a person or an unnamed group the party that it acts for."""
    name = part["name"]
    if part["type"] in ("Person", "Group"):
        name = part["side"] or part["country"] or name
    iso3, sector = _codes().get(name, ("", ""))
    if not iso3 and part["type"] == "Organization" and part["country"]:
        iso3 = _codes().get(part["country"], ("", ""))[0]
    return name, iso3, sector or ("GOV" if part["type"] == "Country" else "")
