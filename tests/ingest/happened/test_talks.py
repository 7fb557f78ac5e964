"""Meetings, calls and journeys as a reader would list them, through the whole pipeline. The articles are our own.

Each case: text, the meetings and calls as (type, status, place, attendees, parties, hosts and mediators), in the order of the text.
The publication date is Wednesday, 3 December 2025.
"""

from __future__ import annotations

from functools import cache

import pytest

from graphkit.model import Article, Event, Extraction
from ingest import extract

Told = tuple[str, str, str | None, set[str], set[str], set[str]]

MEETINGS: list[tuple[str, list[Told]]] = [
    (
        "Chilean Foreign Minister Ana Rojas met with Peruvian President Luis Quispe in Lima on Monday.",
        [("Meeting", "occurred", "Lima", {"Ana Rojas", "Luis Quispe"}, {"Chile", "Peru"}, set())],
    ),
    (
        "Norwegian envoy Kari Dahl held talks on Tuesday in Oslo with Sudanese Foreign Minister Omar Bashar. The talks lasted six hours.",
        [("Meeting", "occurred", "Oslo", {"Kari Dahl", "Omar Bashar"}, {"Norway", "Sudan"}, set())],
    ),
    (
        "Egyptian President Tarek Hamdi telephoned Turkish Prime Minister Emre Kaya on Tuesday.",
        [("Call", "occurred", None, {"Tarek Hamdi", "Emre Kaya"}, {"Egypt", "Turkey"}, set())],
    ),
    (
        "Kenyan President Joseph Mwangi will host Ugandan President Peter Okello in Nairobi next week.",
        [("Meeting", "planned", "Nairobi", {"Joseph Mwangi", "Peter Okello"}, {"Kenya", "Uganda"}, {"Joseph Mwangi"})],
    ),
    (
        "Norwegian Foreign Minister Kari Dahl and Chadian President Idriss Mahamat last spoke by video on July 5.",
        [("Call", "occurred", None, {"Kari Dahl", "Idriss Mahamat"}, {"Norway", "Chad"}, set())],
    ),
    (
        "Norwegian Trade Minister Kari Dahl is to see Chadian President Idriss Mahamat in Paris on December 22.",
        [("Meeting", "planned", "Paris", {"Kari Dahl", "Idriss Mahamat"}, {"Norway", "Chad"}, set())],
    ),
    (
        "Norwegian Trade Minister Kari Dahl sees Chadian President Idriss Mahamat as a friend of Norway.",
        [],
    ),
    (
        "Norwegian Trade Minister Kari Dahl sat together with Chadian President Idriss Mahamat over lunch in Oslo.",
        [("Meeting", "occurred", "Oslo", {"Kari Dahl", "Idriss Mahamat"}, {"Norway", "Chad"}, set())],
    ),
    (
        "Talks between Armenia and Azerbaijan in Vienna were called off on Monday.",
        [("Meeting", "cancelled", "Vienna", set(), {"Armenia", "Azerbaijan"}, set())],
    ),
    (
        "Greek Prime Minister Nikos Pappas met separately with Cypriot President Maria Georgiou and Maltese President Jo Vella in Athens.",
        [
            ("Meeting", "occurred", "Athens", {"Nikos Pappas", "Maria Georgiou"}, {"Greece", "Cyprus"}, set()),
            ("Meeting", "occurred", "Athens", {"Nikos Pappas", "Jo Vella"}, {"Greece", "Malta"}, set()),
        ],
    ),
    (
        "Chilean Foreign Minister Ana Rojas saw Peruvian President Luis Quispe in Lima on Monday.",
        [("Meeting", "occurred", "Lima", {"Ana Rojas", "Luis Quispe"}, {"Chile", "Peru"}, set())],
    ),
    ("Chilean Foreign Minister Ana Rojas sees Peruvian President Luis Quispe as a rival.", []),
    (
        "Norwegian envoy Kari Dahl dined with Sudanese Foreign Minister Omar Bashar in Oslo on Tuesday.",
        [("Meeting", "occurred", "Oslo", {"Kari Dahl", "Omar Bashar"}, {"Norway", "Sudan"}, set())],
    ),
    (
        "Egyptian President Tarek Hamdi and Turkish Prime Minister Emre Kaya last spoke by phone in May.",
        [("Call", "occurred", None, {"Tarek Hamdi", "Emre Kaya"}, {"Egypt", "Turkey"}, set())],
    ),
    ("The minister met the deadline and welcomed the decision.", []),
    ("The president held a press conference in Rome on Monday and called for calm.", []),
    ("Artillery hit a market in the town on Monday, and two soldiers were killed.", []),
    ("Negotiations take time, and dialogue is always the better way, the bishop wrote.", []),
]

JOURNEYS: list[tuple[str, set[tuple[str, str, str]]]] = [
    ("Danish Foreign Minister Lars Holm arrived in Tbilisi on Monday.", {("Lars Holm", "Tbilisi", "occurred")}),
    ("Danish Foreign Minister Lars Holm is due in Baku on Friday.", {("Lars Holm", "Baku", "planned")}),
    ("Lars Holm will visit Hanoi and Jakarta next week.", {("Lars Holm", "Hanoi", "planned"), ("Lars Holm", "Jakarta", "planned")}),
    ("French President Paul Morel will receive Lars Holm in Paris on Friday.", {("Lars Holm", "Paris", "planned")}),
    ("Danish Foreign Minister Lars Holm passed through Nairobi on Monday.", {("Lars Holm", "Nairobi", "occurred")}),
    ("The bill of Danish Foreign Minister Lars Holm passed through parliament on Monday.", set()),
    ("Danish Foreign Minister Lars Holm was in Hanoi with a trade mission on Monday.", {("Lars Holm", "Hanoi", "occurred")}),
    ("The Ethiopian delegation flew to Djibouti on Monday.", {("Ethiopia", "Djibouti", "occurred")}),
    (
        "Lars Holm travelled to Geneva on Monday. He was joined by Eva Lund.",
        {("Lars Holm", "Geneva", "occurred"), ("Eva Lund", "Geneva", "occurred")},
    ),
    ("Danish Foreign Minister Lars Holm, in Oslo for a two-day visit, praised Norway.", {("Lars Holm", "Oslo", "occurred")}),
    ("Danish Foreign Minister Lars Holm is on a state visit to Japan.", {("Lars Holm", "Japan", "occurred")}),
    ("Shares fell sharply, and the flood reached the town on Monday.", set()),
]


@cache
def _read(text: str, title: str = "") -> Extraction:
    return extract(Article(id="a", title=title, text=text, published="2025-12-03"))


def _told(extraction: Extraction, event: Event) -> Told:
    names = {e.id: e.name for e in extraction.entities}

    def those(*roles: str) -> set[str]:
        return {names[p.entity] for p in event.participants if p.role in roles}

    place = names[event.place] if event.place else None
    return event.type, event.status, place, those("attendee"), those("party"), those("host", "mediator")


def _talks(extraction: Extraction) -> list[Event]:
    return [e for e in extraction.events if e.type in ("Meeting", "Call")]


@pytest.mark.parametrize(("text", "told"), MEETINGS)
def test_meetings_as_told(text: str, told: list[Told]) -> None:
    extraction = _read(text)
    assert [_told(extraction, e) for e in _talks(extraction)] == told


@pytest.mark.parametrize(("text", "told"), JOURNEYS)
def test_journeys_as_told(text: str, told: set[tuple[str, str, str]]) -> None:
    extraction = _read(text)
    names = {e.id: e.name for e in extraction.entities}
    found = {
        (names[p.entity], names[e.place], e.status)
        for e in extraction.events
        if e.type == "Visit" and e.place
        for p in e.participants
        if p.role == "visitor"
    }
    assert found == told


def test_a_readouts_title_and_text_tell_one_call() -> None:
    extraction = _read(
        "Foreign Minister Ana Rojas of Chile spoke today with Foreign Minister Jan Novak of Slovakia. They discussed trade.",
        "Minister Rojas's Call with Slovak Foreign Minister Novak",
    )
    (call,) = _talks(extraction)
    assert call.type == "Call"
    assert call.start == "2025-12-03"
    assert {e.sentence for e in call.evidence} == {0, 1}


def test_attendees_gather_over_sentences_and_each_has_its_evidence() -> None:
    text = (
        "Officials of Sudan and Chad held talks in Nairobi on Monday. Monday's meeting included Sudanese envoy Idris Nur and Chadian "
        "minister Ali Deby."
    )
    extraction = _read(text)
    (event,) = _talks(extraction)
    names = {e.id: e.name for e in extraction.entities}
    attendees = {names[p.entity]: p for p in event.participants if p.role == "attendee"}
    assert set(attendees) == {"Idris Nur", "Ali Deby"}
    for name, part in attendees.items():
        assert any(name in event.evidence[i].text for i in part.evidence)


def test_another_place_is_another_event() -> None:
    text = "Envoys of Sudan and Chad met in Nairobi on Monday. The meeting follows a similar session in Cairo."
    extraction = _read(text)
    names = {e.id: e.name for e in extraction.entities}
    first, second = _talks(extraction)
    assert [names[e.place] for e in (first, second) if e.place] == ["Nairobi", "Cairo"]
    assert _told(extraction, second)[4] == {"Sudan", "Chad"}
    assert first.follows == second.id


def test_two_meetings_of_the_same_people_are_two() -> None:
    text = (
        "Chilean Foreign Minister Ana Rojas met Peruvian Foreign Minister Luis Quispe in Lima on Monday. "
        "Rojas and Quispe will meet again in Santiago on Friday."
    )
    extraction = _read(text)
    assert [(e.status, e.start) for e in _talks(extraction)] == [("occurred", "2025-12-01"), ("planned", "2025-12-05")]


def test_who_only_hosts_is_no_party() -> None:
    extraction = _read("Talks between Armenia and Azerbaijan, hosted by Austria, began in Vienna on Monday.")
    (event,) = _talks(extraction)
    names = {e.id: e.name for e in extraction.entities}
    assert {names[p.entity] for p in event.participants if p.role == "party"} == {"Armenia", "Azerbaijan"}
    assert {names[p.entity] for p in event.participants if p.role == "host"} == {"Austria"}
