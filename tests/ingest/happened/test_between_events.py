"""What an event takes from the rest of the article: the days of a tour, the day of the news, where the sidelines are."""

from __future__ import annotations

from graphkit.model import Article, Event, Extraction
from ingest import extract


def _read(title: str, text: str) -> tuple[Extraction, list[Event], dict[str, str]]:
    found = extract(Article(id="a", title=title, published="2024-05-15", text=text))
    names = {e.id: e.name for e in found.entities}
    return found, [e for e in found.events if e.type in ("Meeting", "Call")], names


def test_a_stop_is_on_the_days_of_the_tour_that_the_article_opens_with() -> None:
    text = (
        "Peruvian Foreign Minister Ana Silva travelled to Jordan May 6-8. She praised the host. "
        "In Amman, she met with King Omar Haddad of Jordan."
    )
    _, events, _ = _read("Foreign Minister Silva's travel to Jordan", text)
    assert [(e.start, e.end) for e in events] == [("2024-05-06", "2024-05-08")]


def test_a_country_is_visited_on_the_days_of_its_towns() -> None:
    text = (
        "Peruvian Foreign Minister Ana Silva will travel to Egypt and Jordan from May 20 to May 30. "
        "She will then travel to Amman, Jordan, from May 27 to 29. While in Jordan, she will meet with senior Jordanian officials."
    )
    _, events, _ = _read("Foreign Minister Silva's travel to Egypt and Jordan", text)
    assert ("2024-05-27", "2024-05-29") in [(e.start, e.end) for e in events]


def test_the_news_is_no_meeting_of_long_ago() -> None:
    text = (
        "Two days of talks between the government of Peru and the government of Chile have ended in Geneva without agreement. "
        "It was the first time that the two sides had sat down since February, when they also met in Lima."
    )
    _, events, names = _read("Peru talks end without new date", text)
    places = {names.get(e.place or ""): e.start for e in events}
    assert places["Geneva"] != "2024-02-01"


def test_what_a_report_opens_with_was_on_the_day_that_it_names() -> None:
    text = (
        "The presidents of Chad and Niger, Omar Haddad and Luis Vega, agreed on Monday that neither would use force. "
        "They met for the first time in a year at a farm near the border."
    )
    _, events, _ = _read("Neighbours rule out force", text)
    assert "2024-05-13" in [e.start for e in events]


def test_on_the_sidelines_is_where_the_gathering_is() -> None:
    text = (
        "Officials from Peru, Chile and Jordan held two days of talks on water in Lima on Monday. "
        "Peruvian adviser Ana Silva met with Jordanian adviser Omar Haddad on the sidelines on Tuesday."
    )
    _, events, names = _read("Water talks", text)
    beside = [e for e in events if {"Ana Silva", "Omar Haddad"} <= {names[p.entity] for p in e.participants}]
    assert [names[e.place or ""] for e in beside] == ["Lima"]


def test_nobody_joins_what_was_not_held() -> None:
    text = (
        "A meeting between Peru's Ana Silva and Jordan's Omar Haddad did not take place. "
        "The chief negotiator of Jordan, Luis Vega, said that nobody had won."
    )
    _, events, names = _read("No meeting", text)
    assert all("Luis Vega" not in {names[p.entity] for p in e.participants} for e in events)


def test_the_next_clauses_day_is_no_second_meeting() -> None:
    text = "Peru's Ana Silva and Jordan's Omar Haddad met in Vienna on March 30, and on May 2 Luis Vega and Eva Soto held talks in Lima."
    _, events, names = _read("The way to the treaty", text)
    days = [e.start for e in events if "Ana Silva" in {names[p.entity] for p in e.participants}]
    assert days == ["2024-03-30"]


def test_days_of_one_clause_are_meetings_of_their_own() -> None:
    _, events, _ = _read("Talks go on", "Peru and Chile held talks on May 2, May 9 and May 12.")
    assert [e.start for e in events] == ["2024-05-02", "2024-05-09", "2024-05-12"]


def test_who_meets_again_does_so_in_the_same_town() -> None:
    text = (
        "Peru's Ana Silva held talks with Jordan's Omar Haddad in Rome on Monday. The envoys were tired. "
        "Silva also met with Niger's Luis Vega on Monday."
    )
    _, events, names = _read("Talks", text)
    assert {names.get(e.place or "") for e in events if "Luis Vega" in {names[p.entity] for p in e.participants}} == {"Rome"}


def test_another_day_may_be_another_town() -> None:
    text = "Peru's Ana Silva held talks with Jordan's Omar Haddad in Rome on Monday. Silva met Niger's Luis Vega on Friday."
    _, events, names = _read("Talks", text)
    assert {names.get(e.place or "") for e in events if "Luis Vega" in {names[p.entity] for p in e.participants}} == {None}


def test_others_meet_elsewhere() -> None:
    text = "Peru's Ana Silva held talks with Jordan's Omar Haddad in Rome on Monday. Niger's Luis Vega met Chad's Eva Soto on Monday."
    _, events, names = _read("Talks", text)
    assert {names.get(e.place or "") for e in events if "Luis Vega" in {names[p.entity] for p in e.participants}} == {None}


def test_then_is_the_same_day() -> None:
    text = "Peru's Ana Silva held talks with Jordan's Omar Haddad in Rome on Monday. She then met Niger's Luis Vega. She has met Eva Soto."
    _, events, names = _read("Talks", text)
    assert {e.start for e in events if "Luis Vega" in {names[p.entity] for p in e.participants}} == {"2024-05-13"}
    assert all(e.start is None for e in events if "Eva Soto" in {names[p.entity] for p in e.participants})


def test_again_tells_of_another_call_on_the_day_after() -> None:
    _, events, _ = _read("Calls", "Peru's Ana Silva spoke with Jordan's Omar Haddad by phone last Monday and again this Tuesday.")
    assert [e.start for e in events] == ["2024-05-13", "2024-05-14"]


def test_the_close_of_three_days_of_talks_is_the_third() -> None:
    _, events, _ = _read("Deal", "Jordan and Peru agreed on Monday to merge their fleets, at the close of three days of talks in Rome.")
    assert [(e.start, e.end) for e in events] == [("2024-05-11", "2024-05-13")]


def test_a_further_round_is_of_the_sides_told_of_most() -> None:
    text = (
        "Peru and Jordan held talks in Rome on Monday. The talks were frank. The talks went on until dawn. "
        "Jordan's king also held talks with Chad in Amman. A second round of talks is due to open in Rome on June 3."
    )
    _, events, names = _read("Talks", text)
    second = [e for e in events if e.start == "2024-06-03"]
    assert [{names[p.entity] for p in e.participants if p.role == "party"} for e in second] == [{"Peru", "Jordan"}]


def test_the_day_after_may_be_elsewhere() -> None:
    text = (
        "Peru's Ana Silva held talks with Jordan's Omar Haddad in Rome. The weather was bad. It rained. It snowed. "
        "The ministers were cold. Silva also met Niger's Luis Vega."
    )
    _, events, names = _read("Talks", text)
    assert {names.get(e.place or "") for e in events if "Luis Vega" in {names[p.entity] for p in e.participants}} == {None}


def test_earlier_in_the_month_is_the_month_of_the_text() -> None:
    text = (
        "A summit opened in Lima on April 20. Foreign Minister Ana Silva of Peru had telephoned Jordan's Omar Haddad earlier in the month."
    )
    _, events, _ = _read("Calls", text)
    assert [(e.start, e.end) for e in events if e.type == "Call"] == [("2024-04-01", "2024-04-30")]
