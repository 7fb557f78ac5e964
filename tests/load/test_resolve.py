"""The same person and the same event across articles: scores, decisions, undoing, on both stores."""

from __future__ import annotations

import datetime as dt
from functools import partial
from pathlib import Path

import pytest

from graphkit.errors import InputError
from graphkit.export.canonical import canonical
from graphkit.graph import Graph
from graphkit.load import claims, ids
from graphkit.load.office_conflicts import apart
from graphkit.load.resolve.cluster import Pair, clusters
from graphkit.load.resolve.find import Rules
from graphkit.load.resolve.people import Profile, pairs, score
from graphkit.model import Extraction
from graphkit.store import schema
from tests.samples import FAMILY, GIVEN, Draft, talks


def person(name: str, country: str | None = None, *titles: str) -> Profile:
    return Profile(f"person:{name}:{country}", "Person", name, country, set(titles))


@pytest.mark.parametrize(
    ("one", "other", "low", "high"),
    [
        (person("Andriy Melnyk", "Ukraine"), person("Andrii Melnyk", "Ukraine"), 0.9, 1),
        (person("Sergey Orlov", "Russia"), person("Sergei Orlov", "Russia"), 0.9, 1),
        (person("Muhammad Haddad", "Jordan"), person("Mohammed Haddad", "Jordan"), 0.9, 1),
        (person("Ida Holm", "Norland"), person("Ida Holm"), 0.9, 1),
        (person("Ida Maria Holm", "Norland"), person("Ida Holm", "Norland"), 0.9, 1),
        (person("Chen Li", "China"), person("Li Chen", "China"), 0.9, 1),
        (person("I. Holm", "Norland"), person("Ida Holm", "Norland"), 0.7, 0.9),
        (person("Holm", "Norland"), person("Ida Holm", "Norland"), 0.7, 0.9),
        (person("Holm", "Norland", "Foreign Minister"), person("Ida Holm", "Norland", "foreign minister"), 0.9, 1),
        (person("Ida Holm", "Norland"), person("Ida Holm", "Sudland"), 0, 0),
        (person("Ida Holm", "Norland"), person("Ada Holm", "Norland"), 0, 0),
        (person("Ida Holm", "Norland"), person("Jens Holm", "Norland"), 0, 0),
        (person("Li Wei", "China"), person("Lu Wei", "China"), 0, 0),
        (person("John Adam Smith", "United States"), person("John Brian Smith", "United States"), 0, 0),
        (person("Holm"), person("Ida Holm", "Norland"), 0, 0),
    ],
)
def test_scores_of_people(one: Profile, other: Profile, low: float, high: float) -> None:
    value, reasons = score(one, other)
    assert low <= value <= high
    assert bool(reasons) == (value > 0)
    assert score(other, one)[0] == value


ONE_IN_TWO_SPELLINGS = """
Andriy Melnyk|Andrii Melnyk|Ukraine
Yevgeny Orlov|Evgeny Orlov|Russia
Yelena Sokolova|Elena Sokolova|Russia
Aleksandr Petrov|Alexander Petrov|Russia
Sergey Zelinsky|Sergei Zelinskiy|Belarus
Dmitry Medvedenko|Dmitriy Medvedenko|Ukraine
Tengiz Gogua|Tenghiz Gogua|Georgia
Mohammed Rashid|Muhammad Rashid|Iraq
Mohamed Salim|Mohammed Salim|Egypt
Hussein Darwish|Husayn Darwish|Jordan
Usama Khalil|Osama Khalil|Egypt
Abdul Rahman|Abdel Rahman|Sudan
Qasim Haddad|Gasim Haddad|Iraq
Sarah Cohen|Sara Cohen|Israel
Abdallah Saleh|Abdalla Saleh|Sudan
Khalid Mansour|Khaled Mansour|Libya
Jong-un Pak|Jong Un Pak|North Korea
Recep Yıldız|Recep Yildiz|Turkey
José Muñoz|Jose Munoz|Colombia
Łukasz Żak|Lukasz Zak|Poland
Søren Østergaard|Soren Ostergaard|Denmark
Wang Yiping|Yiping Wang|China
Chandra Sekhar|Chandra Shekhar|India
"""
TWO_PEOPLE = """
Mario Rossi|Maria Rossi|Italy
Paul Weber|Paula Weber|Germany
Daniel Martin|Danielle Martin|France
Karin Larsson|Karen Larsson|Sweden
Marian Nowak|Marina Nowak|Poland
Peng Li|Ping Li|China
Wei Chen|Wu Chen|China
Anton Kozlov|Anton Kozlova|Russia
Alexander Volkov|Alexandra Volkov|Russia
Jan Novak|Jana Novak|Czech Republic
Luis Vega|Luisa Vega|Peru
Jean Dupont|Joan Dupont|France
Erik Lund|Erika Lund|Norway
Hassan Aziz|Hussein Aziz|Iraq
Julio Campos|Julia Campos|Mexico
Martin Keller|Martina Keller|Switzerland
Kim Min-jun|Kim Min-ji|South Korea
Ivan Dimitrov|Ivana Dimitrov|Bulgaria
Gabriel Silva|Gabriela Silva|Brazil
Victor Popescu|Victoria Popescu|Romania
"""


@pytest.mark.parametrize("row", ONE_IN_TWO_SPELLINGS.split("\n")[1:-1])
def test_two_spellings_are_merged(row: str) -> None:
    one, other, country = row.split("|")
    assert score(person(one, country), person(other, country))[0] >= Rules().merge


@pytest.mark.parametrize("row", TWO_PEOPLE.split("\n")[1:-1])
def test_two_names_are_proposed_at_most(row: str) -> None:
    one, other, country = row.split("|")
    assert score(person(one, country), person(other, country))[0] < Rules().merge


A_SHORT_FORM = """
Bill Holm|William Holm
Bob Holm|Robert Holm
Tony Holm|Anthony Holm
Sasha Orlov|Aleksandr Orlov
Sasha Orlova|Alexandra Orlova
Volodya Orlov|Vladimir Orlov
Kostya Petrov|Konstantin Petrov
Misha Petrov|Mykhailo Petrov
Billy Holm|Will Holm
"""


@pytest.mark.parametrize("row", A_SHORT_FORM.split("\n")[1:-1])
def test_short_forms_are_proposed(row: str) -> None:
    one, other = (person(name, "Norland") for name in row.split("|"))
    assert len(list(pairs([one, other]))) == 1
    value, reasons = score(one, other)
    assert Rules().judge(value) == "proposed"
    assert "can be one given name" in reasons[0]


def test_other_given_names_are_no_short_forms() -> None:
    assert score(person("Bill Holm", "Norland"), person("Robert Holm", "Norland"))[0] == 0
    assert score(person("Bill Holm", "Norland"), person("William Berg", "Norland"))[0] == 0


def made_up(count: int) -> list[Profile]:
    """So many names of forty countries, the surnames about as unlike each other as those of a large country are."""
    return [
        person(f"{g}{chr(97 + i % 26)} {f}{chr(97 + i // 26 % 26)}{'aeiou'[i // 676 % 5]}", f"Country {i % 40}")
        for i in range(count // (len(GIVEN) * len(FAMILY)) + 1)
        for g in GIVEN
        for f in FAMILY
    ][:count]


def test_a_hundred_thousand_names_are_compared_with_few() -> None:
    assert 0 < sum(1 for _ in pairs(made_up(100_000))) < 10_000


@pytest.mark.parametrize(
    ("one", "other", "countries"),
    [
        ("J. Holm", "Jennie Holm", ("Norland", "Norland")),  # an initial, whatever the name sounds like
        ("Tariq Holm", "Tarig Holm", ("Norland", "Norland")),
        ("Aurelio Holm", "Aurelion Holm", ("Norland", "Norland")),  # a slip in a long name
        ("Holm", "Jennie Holm", ("Norland", "Norland")),
        ("Wang Yi", "Yi Wang", ("Norland", "Norland")),
        ("Jennie Holm", "Jenny Holm", ("Norland", None)),
        ("Jennie Holm", "Jennie Holm", (None, None)),
    ],
)
def test_whoever_may_be_one_is_compared(one: str, other: str, countries: tuple[str | None, str | None]) -> None:
    both = [Profile(f"person:{n}", "Person", name, country) for n, (name, country) in enumerate(zip((one, other), countries, strict=True))]
    assert len(list(pairs(both))) == 1
    assert score(*both)[0] > 0


@pytest.mark.parametrize(
    ("one", "other", "countries"),
    [
        ("Jennie Holm", "Jennie Holm", ("Norland", "Sudland")),
        ("Jennie Holm", "Joan Holm", ("Norland", "Norland")),
        ("Aurelio Holm", "Aurelion Holme", ("Norland", "Norland")),  # two doubtful words are no name
        ("Holm", "Jennie Holm", ("Norland", None)),
    ],
)
def test_whoever_cannot_be_one_is_not(one: str, other: str, countries: tuple[str | None, str | None]) -> None:
    both = [Profile(f"person:{n}", "Person", name, country) for n, (name, country) in enumerate(zip((one, other), countries, strict=True))]
    assert list(pairs(both)) == []
    assert score(*both)[0] == 0


def test_clusters_heed_what_was_parted_and_what_conflicts() -> None:
    chain = [Pair("a", "b", 0.95), Pair("b", "c", 0.92), Pair("c", "d", 0.91)]
    never = lambda x, y: False  # noqa: E731
    assert clusters("abcd", chain, [], never) == [["a", "b", "c", "d"]]
    assert clusters("abcd", chain, [("b", "a")], never) == [["a"], ["b", "c", "d"]]
    assert clusters("abcd", chain, [("a", "d")], never) == [["a", "b", "c"], ["d"]]
    assert clusters("abcd", chain, [], lambda x, y: {x, y} == {"a", "c"}) == [["a", "b"], ["c", "d"]]
    assert clusters("abcd", reversed(chain), [("a", "d")], never) == [["a", "b", "c"], ["d"]]


def test_places_are_one_by_their_whole_name() -> None:
    def place(name: str, country: str | None) -> Profile:
        return Profile(f"place:{name}:{country}", "Place", name, country)

    assert score(place("Camp 1", "Norland"), place("Camp 1", None))[0] >= 0.9
    assert score(place("Camp 1", "Norland"), place("Camp 2", None))[0] == 0
    assert score(place("Georgetown", "Norland"), place("Georgetown", "Sudland"))[0] == 0


def test_offices_apart_in_time_and_kind() -> None:
    def held(*rows: tuple[str, str]) -> list[tuple[str, str]]:
        found: dict[str, dict[dt.date, set[str]]] = {}
        for i, (title, day) in enumerate(rows):
            found.setdefault(title, {}).setdefault(dt.date.fromisoformat(day), set()).add(f"a{i}")
        return [(r["one"], r["other"]) for r in apart(found)]

    assert held(("President", "2031-05-02"), ("consul", "2031-06-02")) == [("President", "consul")]
    assert held(("president", "2031-05-02"), ("consul", "2025-06-02")) == []  # she has risen since
    assert held(("vice president", "2031-05-02"), ("ambassador", "2031-05-02")) == []
    assert held(("president", "2031-05-02"), ("prime minister", "2031-05-02")) == []
    assert held(("judge", "1985-05-02"), ("envoy", "2031-05-02")) == [("judge", "envoy")]
    assert held(("envoy", "1985-05-02"), ("envoy", "2031-05-02")) == []


def note(id: str, name: str, country: str | None = "Norland", *, publisher: str = "Herald", title: str | None = None) -> Extraction:
    d = Draft(id, f"{title or 'Mr'} {name} spoke on Friday.", publisher=publisher)
    home = d.entity("Country", country) if country else None
    who = d.entity("Person", name, country=home)
    if title:
        d.office(who, title, home, title)
    d.event("Statement", "spoke on Friday", [(who, "speaker", home)])
    return d.done()


def people(graph: Graph) -> list[tuple[str, list[str]]]:
    rows = graph.store.read("MATCH (p:Person) RETURN p.name AS name, p.aliases AS aliases ORDER BY name")
    return [(r["name"], r["aliases"]) for r in rows]


def test_two_spellings_are_one_node_until_undone(graph: Graph) -> None:
    graph.load([note("a", "Sergey Orlov"), note("b", "Ida Holm")])
    apart = list(canonical(graph.store.read))
    graph.load([note("c", "Sergei Orlov")])
    assert people(graph) == [("Ida Holm", []), ("Sergey Orlov", ["Sergei Orlov"])]
    assert graph.store.read("MATCH (p:Person)-[:SAID]->(e:Statement) WHERE p.name STARTS WITH 'Serg' RETURN count(e) AS n") == [{"n": 2}]
    (decision,) = graph.merges(judgement="merged")
    assert (decision["kind"], decision["who"], decision["left_name"]) == ("Person", "rule", "Sergei Orlov (Norland)")
    assert decision["score"] >= 0.9
    graph.undo_merge(decision["id"], who="ann")
    assert people(graph) == [("Ida Holm", []), ("Sergei Orlov", []), ("Sergey Orlov", [])]
    (undone,) = graph.merges()
    assert (undone["judgement"], undone["undone_by"]) == ("undone", "ann")
    # never repeated, neither by the article's return nor by another one
    graph.retract("c")
    assert [x for x in canonical(graph.store.read) if not x.startswith("(Decision")] == apart
    graph.load([note("c", "Sergei Orlov"), note("d", "Sergei Orlov", publisher="Gazette")])
    assert [n for n, _ in people(graph)] == ["Ida Holm", "Sergei Orlov", "Sergey Orlov"]
    graph.accept_merge(decision["id"], who="ann")
    assert [n for n, _ in people(graph)] == ["Ida Holm", "Sergei Orlov"]


def test_undoing_restores_exactly(graph: Graph) -> None:
    first, second = note("a", "Sergey Orlov", title="envoy"), note("b", "Sergei Orlov", title="envoy")
    graph.load([first, second])
    merged = list(canonical(graph.store.read, decisions=False))
    (decision,) = graph.merges()
    graph.undo_merge(decision["id"])
    parted = list(canonical(graph.store.read, decisions=False))
    assert parted != merged
    assert len(graph.store.read("MATCH (p:Person)-[r:HOLDS_OFFICE]->(c:Country) RETURN r.articles AS a")) == 2
    graph.accept_merge(decision["id"])
    assert list(canonical(graph.store.read, decisions=False)) == merged
    assert graph.store.read("MATCH (p:Person)-[r:HOLDS_OFFICE]->(c:Country) RETURN size(r.articles) AS n") == [{"n": 2}]


def test_two_people_of_one_name_stay_two(graph: Graph) -> None:
    graph.load([note("a", "Ida Holm"), note("b", "Ida Holm", "Sudland"), note("c", "Ida Holm", None)])
    # the one without a country could be either
    assert [n for n, _ in people(graph)] == ["Ida Holm"] * 3


def test_people_of_one_name_in_one_article_are_two(graph: Graph) -> None:
    d = Draft("a", "Norland's envoy Ida Holm met the judge Ida Holm.")
    home = d.entity("Country", "Norland")
    for title in ("envoy", "judge"):
        d.office(d.entity("Person", "Ida Holm", country=home), title, home, title)
    graph.load([d.done(), note("b", "Ida Holm")])
    assert [n for n, _ in people(graph)] == ["Ida Holm"] * 2
    (proposal,) = graph.merges(kind="Person")
    assert (proposal["judgement"], proposal["reasons"]) == ("proposed", ["same name", "same country", "told apart by an article"])


def test_a_striker_is_not_silently_the_minister(graph: Graph) -> None:
    graph.load([note("a", "Ida Holm", title="foreign minister"), note("b", "Ida Holm", title="striker"), note("c", "Ida Holm")])
    graph.load([note("d", "Ida Holm", None), note("e", "Ida Hólm", title="finance minister")])
    assert sorted((n, len(a)) for n, a in people(graph)) == [("Ida Holm", 0), ("Ida Holm", 1)]
    (proposal,) = graph.merges(judgement="proposed")
    assert proposal["reasons"] == ["same name", "same country", "known as sport in one alone"]
    graph.undo_merge(proposal["id"])
    graph.load([note("f", "Ida Holm", title="goalkeeper")])
    assert len(people(graph)) == 2
    assert not graph.merges(judgement="proposed")
    graph.accept_merge(proposal["id"])
    assert len(people(graph)) == 1


def test_a_user_splits_one_node_into_two(graph: Graph, tmp_path: Path) -> None:
    told = [note("a", "Ida Holm", title="envoy"), note("b", "Ida Holm", title="judge"), note("c", "Ida Holm")]
    graph.load([*told, note("d", "Ida Hollm", title="envoy")])
    before = list(canonical(graph.store.read, decisions=False))
    (row,) = graph.store.read("MATCH (p:Person) RETURN p.id AS id")
    with pytest.raises(InputError, match="isn't mentioned in z"):
        graph.split(row["id"], ["z"], who="ann")
    with pytest.raises(InputError, match="no other article"):
        graph.split(row["id"], ["a", "b", "c", "d"], who="ann")
    decision = graph.split(row["id"], ["b"], who="ann")
    ways = "MATCH (a:Article)-[:MENTIONS]->(p:Person) RETURN p.id AS id, a.id AS article ORDER BY article"

    def apart() -> list[set[str]]:
        found: dict[str, set[str]] = {}
        for r in graph.store.read(ways):
            found.setdefault(r["id"], set()).add(r["article"])
        return sorted(found.values(), key=sorted)

    assert apart() == [{"a", "c", "d"}, {"b"}]
    (undone,) = graph.merges(judgement="undone")
    assert (undone["id"], undone["who"], undone["articles"]) == (decision, "ann", ["b"])
    # what comes later goes to whom its office is of, and what was split stays so, whatever goes and comes
    graph.load([note("e", "Ida Holm", title="judge"), note("f", "Ida Holm", title="envoy")])
    assert apart() == [{"a", "c", "d", "f"}, {"b", "e"}]
    graph.retract("b")
    graph.load([told[1]])
    assert apart() == [{"a", "c", "d", "f"}, {"b", "e"}]
    graph.backup(tmp_path / "kept.gz")
    held = list(canonical(graph.store.read, books=True))
    for id in "abcdef":
        graph.retract(id)
    assert people(graph) == []
    graph.load([note("f", "Ida Holm", title="envoy"), note("e", "Ida Holm", title="judge"), *told, note("d", "Ida Hollm", title="envoy")])
    assert list(canonical(graph.store.read, books=True)) == held
    for id in "ef":
        graph.retract(id)
    graph.accept_merge(decision)
    assert len(apart()) == 1
    assert len(list(canonical(graph.store.read, decisions=False))) == len(before)


def test_a_proposal_waits_for_a_user(graph: Graph) -> None:
    graph.load([note("a", "Ida Holm"), note("b", "Holm")])
    assert [n for n, _ in people(graph)] == ["Holm", "Ida Holm"]
    (proposal,) = graph.merges(judgement="proposed")
    graph.accept_merge(proposal["id"], who="ann")
    assert people(graph) == [("Ida Holm", ["Holm"])]


def test_a_user_merges_what_no_rule_would(graph: Graph) -> None:
    graph.load([note("a", "Ida Holm"), note("b", "Ida Berg")])
    ids = [r["id"] for r in graph.store.read("MATCH (p:Person) RETURN p.id AS id ORDER BY id")]
    decision = graph.merge(*ids, who="ann")
    assert [n for n, _ in people(graph)] == ["Ida Holm"]
    graph.undo_merge(decision)
    assert [n for n, _ in people(graph)] == ["Ida Berg", "Ida Holm"]
    with pytest.raises(InputError, match="can't be one"):
        graph.merge(ids[0], "country:norland")
    with pytest.raises(InputError, match="nothing with the id"):
        graph.merge(ids[0], "person:nobody")
    with pytest.raises(InputError, match="no decision"):
        graph.undo_merge("nonsense")


def test_one_meeting_in_two_outlets_has_a_history(graph: Graph) -> None:
    graph.load([talks("a-1", publisher="Courier", published="2031-04-28", status="planned")])
    assert graph.store.read("MATCH (e:Meeting) RETURN e.status AS s, e.history AS h") == [{"s": "planned", "h": ["2031-04-28 planned"]}]
    graph.load([talks("b-1", publisher="Herald", published="2031-05-02")])
    assert graph.store.read("MATCH (e:Meeting) RETURN e.status AS s, e.history AS h, e.articles AS a") == [
        {"s": "occurred", "h": ["2031-04-28 planned", "2031-05-02 occurred"], "a": ["a-1", "b-1"]}
    ]
    assert graph.store.read("MATCH (p:Person)-[r:ATTENDED]->(e:Meeting) RETURN count(r) AS n") == [{"n": 2}]
    assert graph.store.read("MATCH (p:Person)-[r:EXPECTED_AT]->(e:Meeting) RETURN count(r) AS n") == [{"n": 0}]
    assert graph.store.read("MATCH (a:Person)-[r:MET]->(b:Person) RETURN r.articles AS a") == [{"a": ["a-1", "b-1"]}]
    assert graph.store.read("MATCH (a:Person)-[r:TO_MEET]->(b:Person) RETURN r.articles AS a") == []
    graph.retract("b-1")
    assert graph.store.read("MATCH (e:Meeting) RETURN e.status AS s") == [{"s": "planned"}]


def test_repeat_meetings_stay_apart(graph: Graph) -> None:
    graph.load([talks("a-1", day="2031-05-01"), talks("b-1", publisher="Herald", day="2031-05-04")])
    assert len(graph.store.read("MATCH (e:Meeting) RETURN e.id AS id")) == 2
    assert len(graph.store.read("MATCH (a:Person)-[r:MET]->(b:Person) RETURN r.event AS e")) == 2


def test_copies_count_once(graph: Graph) -> None:
    graph.load([talks("a-1", publisher="Courier"), talks("b-1", publisher="Herald")])  # the same words
    assert graph.store.read("MATCH (e:Meeting) RETURN e.outlets AS n, size(e.articles) AS a") == [{"n": 1, "a": 2}]
    d = Draft(
        "c-1", "Norland and Sudland sat down: Holm faced Reyes over lunch in Lakeview, officials of both said later.", publisher="Gazette"
    )
    n, s = d.entity("Country", "Norland"), d.entity("Country", "Sudland")
    holm, reyes = d.entity("Person", "Ida Holm", country=n), d.entity("Person", "Omar Reyes", country=s)
    place = d.entity("Place", "Lakeview", country=n)
    d.event("Meeting", "Holm faced Reyes", [(holm, "attendee", n), (reyes, "attendee", s)], when=("2031-05-01", "2031-05-01"), place=place)
    graph.load([d.done()])
    assert graph.store.read("MATCH (e:Meeting) RETURN e.outlets AS n, size(e.articles) AS a") == [{"n": 2, "a": 3}]
    assert graph.store.read("MATCH (p:Country)-[r:PARTY_TO]->(e:Meeting) RETURN r.outlets AS n") == [{"n": 1}, {"n": 1}]


def test_contradictions_are_listed(graph: Graph) -> None:
    graph.load([talks("a-1", publisher="Courier"), talks("b-1", publisher="Herald", status="denied", published="2031-05-03")])
    rows = graph.conflicts()
    assert [(r["type"], r["what"], r["one"], r["other"], r["one_articles"]) for r in rows] == [
        ("Meeting", "status", "denied", "occurred", ["b-1"]),
    ]
    graph.load([talks("c-1", publisher="Gazette", day="2031-05-02", published="2031-05-03")])
    assert ("dates", "2031-05-01", "2031-05-02") in {(r["what"], r["one"], r["other"]) for r in graph.conflicts()}


def test_offices_that_one_person_does_not_hold_are_listed(graph: Graph) -> None:
    graph.load([note("a", "Ida Holm", title="president"), note("b", "Ida Holm", title="ambassador"), note("c", "Ida Holm", title="envoy")])
    (row,) = graph.conflicts()
    assert (row["event"], row["type"], row["what"], row["one"], row["other"], row["one_articles"], row["other_articles"]) == (
        "person:ida-holm:norland", "Person", "office", "ambassador", "president", ["b"], ["a"],
    )  # fmt: skip
    graph.split(row["event"], row["one_articles"])
    assert graph.conflicts() == []


def test_the_order_of_loading_leaves_no_trace_of_merging(graph: Graph) -> None:
    articles = [
        talks("a-1", publisher="Courier", published="2031-04-28", status="planned"),
        talks("b-1", publisher="Herald", published="2031-05-02"),
        note("c-1", "Ida Holmm"),
        note("d-1", "Ida Holm", None),
        talks("e-1", publisher="Gazette", day="2031-05-02", published="2031-05-03"),
        note("f-1", "Holm", "Norland", title="Foreign Minister"),
    ]
    graph.load(articles)
    forwards = list(canonical(graph.store.read))
    assert any("(Decision" in x for x in forwards)
    for a in articles:
        graph.retract(a.article.id)
    assert list(canonical(graph.store.read)) == []
    for a in reversed(articles):
        graph.load([a])
    assert list(canonical(graph.store.read)) == forwards
    graph.load(articles)
    assert list(canonical(graph.store.read)) == forwards


def test_older_stores_learn_who_is_apart(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    told = [note("a", "Ida Holm", title="foreign minister"), note("b", "Ida Holm", title="striker"), note("c", "Ida Holm", title="striker")]
    with monkeypatch.context() as older:
        older.setattr(claims, "base_ids", partial(ids.base_ids, senses=False))
        graph.load(told)
        assert len(people(graph)) == 1
    schema._run_senses(graph.store)
    assert len(people(graph)) == 2
    migrated = list(canonical(graph.store.read, books=True))
    for e in told:
        graph.retract(e.article.id)
    graph.load(told)
    assert list(canonical(graph.store.read, books=True)) == migrated
