"""Loading on both stores: the graph is the contract's, loading again changes nothing, a correction replaces its own claims alone."""

from __future__ import annotations

import pytest

from graphkit.export.canonical import canonical
from graphkit.graph import Graph
from graphkit.model import Extraction
from graphkit.settings import Settings
from tests.conftest import wipe
from tests.samples import Draft, synthetic, talks


def test_the_graph_is_the_contracts(graph: Graph) -> None:
    graph.load([talks()])
    read = graph.store.read
    rows = read(
        "MATCH (p:Person)-[r:ATTENDED]->(e:Meeting)-[:HELD_IN]->(w:Place) RETURN p.name AS p, r.role AS role, r.side AS side, "
        "r.articles AS articles, e.start AS day, e.status AS status, w.name AS place ORDER BY p"
    )
    same = {"role": "attendee", "articles": ["courier-1"], "day": "2031-05-01", "status": "occurred", "place": "Lakeview"}
    assert rows == [{"p": "Ida Holm", "side": "country:norland", **same}, {"p": "Omar Reyes", "side": "country:sudland", **same}]
    assert read("MATCH (a:Person)-[r:MET]->(b:Person) RETURN a.name AS a, b.name AS b, r.status AS s, r.start AS d") == [
        {"a": "Ida Holm", "b": "Omar Reyes", "s": "occurred", "d": "2031-05-01"}
    ]
    assert read("MATCH (p:Person)-[r:EXPECTED_AT]->(e:Visit) RETURN p.name AS p, r.role AS role") == [{"p": "Ida Holm", "role": "visitor"}]
    assert read("MATCH (p:Person)-[:VISITED]->(e:Visit) RETURN p.name AS p") == []
    assert read("MATCH (p:Person)-[r:HOLDS_OFFICE]->(c:Country) RETURN p.name AS p, r.title AS t, c.name AS c ORDER BY p") == [
        {"p": "Ida Holm", "t": "Foreign Minister", "c": "Norland"},
        {"p": "Omar Reyes", "t": "envoy", "c": "Sudland"},
    ]
    rows = read("MATCH (e:Reject)-[r:EVIDENCED_BY]->(s:Sentence)<-[:HAS_SENTENCE]-(a:Article) "
                "RETURN r.text AS text, r.status AS status, s.text AS sentence, a.id AS article")  # fmt: skip
    assert rows == [
        {"text": "rejected", "status": "occurred", "sentence": "Norland rejected Sudland's border plan.", "article": "courier-1"}
    ]
    assert read("MATCH (e:Meeting)-[:ABOUT]->(d:Document) RETURN d.name AS n") == [{"n": "border plan"}]
    assert read("MATCH (e:Meeting)-[:ABOUT]->(t:Topic) RETURN t.name AS n") == [{"n": "prisoners"}]
    assert read("MATCH (p:Place)-[:LOCATED_IN]->(c:Country) RETURN p.name AS p, c.name AS c ORDER BY p") == [
        {"p": "Lakeview", "c": "Norland"},
        {"p": "Marport", "c": "Sudland"},
    ]
    assert read("MATCH (s:Statement)-[:FOLLOWS]->(m:Meeting) RETURN s.quotes AS q") == [{"q": ["We are closer than before,"]}]


def test_a_plan_has_no_attendees_and_a_cancelled_one_neither(graph: Graph) -> None:
    graph.load([talks(status="planned")])
    count = "MATCH (p:Entity)-[r:{}]->(e:Meeting) RETURN count(r) AS n"
    assert [graph.store.read(count.format(t))[0]["n"] for t in ("ATTENDED", "PARTY_TO", "EXPECTED_AT", "NOT_AT")] == [0, 0, 4, 0]
    graph.load([talks(status="cancelled")])
    assert [graph.store.read(count.format(t))[0]["n"] for t in ("ATTENDED", "PARTY_TO", "EXPECTED_AT", "NOT_AT")] == [0, 0, 0, 4]


def test_every_edge_names_its_articles(graph: Graph) -> None:
    graph.load([talks(), talks("herald-1", publisher="Herald", day="2031-04-20")])
    without = "MATCH (a:Entity)-[r]->(b:Entity) WHERE r.articles IS NULL RETURN type(r) AS t"
    assert graph.store.read(without) == []
    assert graph.store.read("MATCH (a:Person)-[r:REPRESENTS]->(b:Country) RETURN r.articles AS x ORDER BY a.name")[0]["x"] == [
        "courier-1",
        "herald-1",
    ]


def test_loading_again_changes_nothing(graph: Graph) -> None:
    assert graph.load([talks()]).new == ["courier-1"]
    once = list(canonical(graph.store.read))
    again = graph.load([talks()])
    assert (again.new, again.corrected, again.unchanged) == ([], [], ["courier-1"])
    assert list(canonical(graph.store.read)) == once


def test_a_correction_replaces_its_own_claims(graph: Graph) -> None:
    other = talks("herald-1", publisher="Herald", day="2031-04-20")
    graph.load([talks(), other])
    d = Draft("courier-1", "Ida Holm of Norland resigned.")
    d.event("Resignation", "resigned", [(d.entity("Person", "Ida Holm", country=d.entity("Country", "Norland")), "source", None)])
    assert graph.load([d.done()]).corrected == ["courier-1"]
    corrected = list(canonical(graph.store.read))
    assert graph.store.read("MATCH (e:Meeting) RETURN e.start AS d") == [{"d": "2031-04-20"}]
    graph.retract("courier-1")
    graph.retract("herald-1")
    graph.load([other, d.done()])
    assert list(canonical(graph.store.read)) == corrected


def test_retracting_takes_out_what_one_article_supports_alone(graph: Graph) -> None:
    one, other = talks(), talks("herald-1", publisher="Herald", day="2031-04-20")
    graph.load([other])
    alone = list(canonical(graph.store.read))
    graph.load([one])
    assert list(canonical(graph.store.read)) != alone
    graph.retract("courier-1")
    assert list(canonical(graph.store.read)) == alone
    graph.retract("herald-1")
    assert list(canonical(graph.store.read)) == []


def test_the_order_of_loading_leaves_no_trace(graph: Graph) -> None:
    articles = [talks(), talks("herald-1", publisher="Herald", day="2031-04-20"), talks("gazette-1", publisher="Gazette", status="planned")]
    graph.load(articles)
    forwards = list(canonical(graph.store.read))
    for a in articles:
        graph.retract(a.article.id)
    for a in reversed(articles):
        graph.load([a])
    assert list(canonical(graph.store.read)) == forwards


@pytest.mark.neo4j
def test_both_stores_hold_the_same(embedded_settings: Settings, neo4j_settings: Settings) -> None:
    articles = [talks(), talks("herald-1", publisher="Herald", status="planned", published="2031-04-28"), *map(synthetic, range(4))]
    told = []
    for settings in (embedded_settings, neo4j_settings):
        with Graph.open(settings=settings) as graph:
            wipe(graph.store)
            graph.load(articles)
            told.append(list(canonical(graph.store.read)))
    assert told[0] == told[1]


def called(id: str, name: str, *aliases: str, country: str | None = "Norland", day: str = "2031-05-02") -> Extraction:
    """An article that mentions one person."""
    d = Draft(id, f"{name} spoke.", published=day)
    d.entity("Person", name, *aliases, country=d.entity("Country", country) if country else None)
    return d.done()


def test_an_entity_grows_by_its_mentions_as_if_all_were_read(graph: Graph) -> None:
    """One article after the other, the name by which most call it, its other forms and its country are those of all at once."""
    told = [
        called("a", "Ida Holm", "Holm"),
        called("b", "IDA HOLM", "Ms Holm"),
        called("c", "IDA HOLM"),
        called("d", "Ida Holm", "Minister"),
    ]
    told += [called("e", "Ida Holm"), called("f", "IDA HOLM"), called("g", "IDA HOLM", country=None)]
    one = "MATCH (p:Person {id: 'person:ida-holm:norland'}) RETURN p.name AS name, p.aliases AS aliases"
    names = []
    for e in told:
        graph.load([e])
        names.append(graph.store.read(one)[0]["name"])
    slowly = list(canonical(graph.store.read, books=True))
    assert set(names) == {"Ida Holm", "IDA HOLM"}
    assert graph.store.read(one)[0]["aliases"] == sorted({"Ida Holm", "IDA HOLM", "Holm", "Ms Holm", "Minister"} - {names[-1]})
    wipe(graph.store)
    graph.load(told)
    assert list(canonical(graph.store.read, books=True)) == slowly
