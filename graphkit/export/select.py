"""What of the graph an export shows: a person and who was around him, one negotiation, what has a status or lies between days, or people by
the meetings they share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import combinations

from graphkit.errors import InputError
from graphkit.export.graph import Edge, Node
from graphkit.load.ids import fold

__all__ = ["Selection", "selected"]

_ENTITIES = ("Person", "Country", "Organization", "Group", "Place", "Document")
_TALKS = ("Meeting", "Call")


@dataclass(frozen=True, slots=True)
class Selection:
    """Which part of the graph. Names are matched in part; days are ISO text; all that is given must hold.

    `person` with `depth`: the person, the events around him and everybody in these, so many times over. `between`: the meetings and calls
    of two parties, with who was there, where, and what followed what. `people`: only people, joined where they attended the same meetings
    or calls; weight is how many, start and end the first day and the last.
    """

    person: str | None = None
    depth: int = 1
    between: tuple[str, str] | None = None
    status: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    people: bool = False

    def __bool__(self) -> bool:
        return self != Selection()


def selected(selection: Selection, nodes: Iterable[Node], edges: Iterable[Edge]) -> tuple[list[Node], list[Edge]]:
    """The nodes and edges of a part of the graph. Raises InputError for a name that the graph doesn't hold."""
    kept = {n.id: n for n in nodes}
    lines = [e for e in edges if e.source in kept and e.target in kept]
    if selection.status or selection.since or selection.until:
        kept, lines = _within(selection, kept, lines)
    if selection.between:
        kept, lines = _only(_negotiation(selection.between, kept, lines), kept, lines)
    if selection.person:
        kept, lines = _only(_around(selection.person, selection.depth, kept, lines), kept, lines)
    if selection.people:
        kept, lines = _people(kept, lines)
    return list(kept.values()), lines


Part = tuple[dict[str, Node], list[Edge]]


def _only(ids: set[str], nodes: dict[str, Node], edges: list[Edge]) -> Part:
    return {i: n for i, n in nodes.items() if i in ids}, [e for e in edges if e.source in ids and e.target in ids]


def _named(name: str, nodes: dict[str, Node], kinds: tuple[str, ...]) -> set[str]:
    wanted = fold(name)

    def is_called(node: Node) -> bool:
        aliases = node.properties.get("aliases")
        return any(wanted in fold(n) for n in [node.label, *(aliases if isinstance(aliases, list) else [])])

    found = {i for i, n in nodes.items() if n.kind in kinds and is_called(n)}
    if not found:
        raise InputError(
            f"nothing in this part of the graph is called {name!r} ({' or '.join(kinds)}): `graphkit query central` shows names"
        )
    return found


def _within(selection: Selection, nodes: dict[str, Node], edges: list[Edge]) -> Part:
    """Events of the status and the days; of the entities those that have something to do with them."""

    def fits(one: Node | Edge) -> bool:
        p = one.properties
        if selection.status and p.get("status") not in selection.status:
            return False
        start, end = str(p.get("start") or ""), str(p.get("end") or p.get("start") or "")
        if (selection.since or selection.until) and not start:
            return False
        return not (selection.since and end < selection.since) and not (selection.until and start > selection.until)

    events = {i for i, n in nodes.items() if n.kind not in _ENTITIES and fits(n)}
    timed = ("status", "start")

    def stays(edge: Edge) -> bool:
        ends = [i for i in (edge.source, edge.target) if nodes[i].kind not in _ENTITIES]
        if ends:
            return all(i in events for i in ends)
        return fits(edge) if any(k in edge.properties for k in timed) else False

    lines = [e for e in edges if stays(e)]
    ids = events | {i for e in lines for i in (e.source, e.target)}
    # offices and where places lie belong to whoever is left
    lines += [e for e in edges if e.source in ids and e.target in ids and not any(k in e.properties for k in timed) and not stays(e)
              and nodes[e.source].kind in _ENTITIES and nodes[e.target].kind in _ENTITIES]  # fmt: skip
    return {i: n for i, n in nodes.items() if i in ids}, lines


def _neighbours(edges: list[Edge]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        found[edge.source].add(edge.target)
        found[edge.target].add(edge.source)
    return found


def _around(name: str, depth: int, nodes: dict[str, Node], edges: list[Edge]) -> set[str]:
    """The person, and `depth` times the events and entities next to whoever is there, with everybody in these events."""
    near = _neighbours(edges)
    reached = _named(name, nodes, ("Person",))
    edge_of_it = set(reached)
    for _ in range(depth):
        touched = {n for i in edge_of_it for n in near[i]}
        events = {i for i in touched if nodes[i].kind not in _ENTITIES}
        there = {n for i in events for n in near[i] if nodes[n].kind in _ENTITIES}
        edge_of_it = (touched | there) - reached - events
        reached |= touched | there
        edge_of_it = {i for i in edge_of_it if nodes[i].kind == "Person"}
    return reached


def _negotiation(between: tuple[str, str], nodes: dict[str, Node], edges: list[Edge]) -> set[str]:
    """The two parties' meetings and calls, those that they follow or that follow them, and everything next to these."""
    sides = [_named(name, nodes, ("Country", "Organization", "Group")) for name in between]
    near = _neighbours(edges)
    for edge in edges:
        side = edge.properties.get("side")
        if isinstance(side, str) and side in nodes:
            near[edge.target].add(side)
    talks = {i for i, n in nodes.items() if n.kind in _TALKS and all(not near[i].isdisjoint(s) for s in sides)}
    follow: dict[str, set[str]] = _neighbours([e for e in edges if e.type == "FOLLOWS"])
    waiting = set(talks)
    while waiting:
        waiting = {n for i in waiting for n in follow.get(i, ())} - talks
        talks |= waiting
    return talks | {n for i in talks for n in near[i]}


def _people(nodes: dict[str, Node], edges: list[Edge]) -> Part:
    rooms: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        if edge.type == "ATTENDED" and nodes[edge.source].kind == "Person" and nodes[edge.target].kind in _TALKS:
            rooms[edge.target].add(edge.source)
    shared: dict[tuple[str, str], list[str]] = defaultdict(list)
    for event, people in sorted(rooms.items()):
        for pair in combinations(sorted(people), 2):
            shared[pair].append(event)
    lines = []
    day: Callable[[str, str], str] = lambda event, name: str(nodes[event].properties.get(name) or "")  # noqa: E731
    for (one, other), events in sorted(shared.items()):
        first = min((d for e in events if (d := day(e, "start"))), default="")
        last = max((d for e in events if (d := day(e, "end") or day(e, "start"))), default="")
        told = {"weight": float(len(events)), "start": first or None, "end": last or None}
        lines.append(Edge("MET", one, other, "MET", {k: v for k, v in told.items() if v is not None}))
    ids = {i for pair in shared for i in pair}
    return {i: nodes[i] for i in sorted(ids)}, lines
