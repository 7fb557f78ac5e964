"""Whatever is loaded, corrected and taken back, in whatever order and batches: the graph is that of the articles that are in it."""

from __future__ import annotations

import random

import pytest

from graphkit.export.canonical import canonical
from graphkit.graph import Graph
from graphkit.load import write
from graphkit.model import Extraction
from tests.samples import Draft

PEOPLE = [
    (("Sergey Orlov", "SERGEY ORLOV", "Sergei Orlov", "Orlov"), "Norland"),
    (("Ida Holm", "Ida M. Holm", "Holm"), "Sudland"),
    (("Mohammed Haddad", "Muhammad Haddad", "Mohammed Haddád"), "Estland Minor"),
    (("Ida Holm",), "Norland"),
    (("Wang Yi", "Yi Wang"), "Westland"),
]
PLACES = [("Lakeview", "Norland"), ("Lakeview", None), ("Marport", "Sudland")]


def article(rng: random.Random, id: str) -> Extraction:
    """An article about a meeting, a visit and a statement of some of these people, as it happens."""
    picked = rng.sample(PEOPLE, 2)
    names = [(rng.choice(forms), country if rng.random() < 0.8 else None) for forms, country in picked]
    place, land = rng.choice(PLACES)
    day = f"2031-05-{rng.randint(1, 3):02}"
    status = rng.choice(["planned", "occurred", "occurred", "denied", "cancelled"])
    first = f"{names[0][0]} met {names[1][0]} in {place}."
    d = Draft(
        id, first, f"{names[0][0]} said: We will go on for as long as it takes.", publisher=rng.choice(["A", "B", "C"]), published=day
    )
    lands = {c: d.entity("Country", c) for c in sorted({c for _, c in names if c} | ({land} if land else set()))}
    who = [d.entity("Person", n, country=lands.get(c or "")) for n, c in names]
    for w, (_, c) in zip(who, names, strict=True):
        if c and rng.random() < 0.5:
            d.office(w, rng.choice(["envoy", "minister"]), lands[c], "met")
            d.triple(w, "REPRESENTS", lands[c], "met")
    where = d.entity("Place", place, country=lands.get(land or ""))
    when = (day, day) if rng.random() < 0.7 else None
    parts = [(w, "attendee", lands.get(c or "")) for w, (_, c) in zip(who, names, strict=True)]
    meeting = d.event("Meeting", "met", parts, status=status, when=when, place=where, topics=[rng.choice(["peace", "trade"])])
    if status in ("planned", "occurred"):
        d.triple(who[0], "MET" if status == "occurred" else "TO_MEET", who[1], "met", event=meeting, status=status)
    d.event("Statement", "said", [(who[0], "speaker", None)], quotes=["We will go on for as long as it takes."], follows=meeting)
    return d.done()


@pytest.mark.parametrize("seed", range(3))
def test_the_graph_is_that_of_its_articles(graph: Graph, seed: int) -> None:
    rng = random.Random(seed)
    versions = {f"x-{i}": [article(rng, f"x-{i}") for _ in range(2)] for i in range(10)}
    inside: dict[str, Extraction] = {}
    for _ in range(8):
        some = rng.sample(sorted(versions), rng.randint(1, 5))
        if rng.random() < 0.3:
            for id in some:
                if inside.pop(id, None):
                    graph.retract(id)
        else:
            picked = [rng.choice(versions[id]) for id in some]
            inside |= {e.article.id: e for e in picked}
            write.load(graph.store, picked, graph.rules, batch=rng.choice([1, 3, 40]))
    crooked = list(canonical(graph.store.read, books=True))
    for id in inside:
        graph.retract(id)
    assert list(canonical(graph.store.read, books=True)) == []
    graph.load(inside[id] for id in sorted(inside))
    assert list(canonical(graph.store.read, books=True)) == crooked
    assert any("(Decision" in line for line in crooked)
