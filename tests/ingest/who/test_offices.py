"""Offices: what stands before a name, after it, and whom it is of."""

from __future__ import annotations

import pytest

from tests.ingest.who.reading import PIPELINES, doc_of, entity, meant, notes, offices

pytestmark = pytest.mark.parametrize("pipeline", PIPELINES)


def test_before_the_name(pipeline: str) -> None:
    found = notes("Kenyan Foreign Minister Grace Wanjiru arrived in Oslo on Monday.", pipeline)
    assert offices(found, "Grace Wanjiru") == {("Foreign Minister", "Kenya")}
    assert entity(found, "Grace Wanjiru").country == entity(found, "Kenya").id


def test_after_the_name(pipeline: str) -> None:
    text = "Piotr Zielinski, Poland's defence minister, spoke. Laura Benson, director of the Institute for Strategic Dialogue, disagreed."
    found = notes(text, pipeline)
    assert offices(found, "Piotr Zielinski") == {("defence minister", "Poland")}
    assert offices(found, "Laura Benson") == {("director", "Institute for Strategic Dialogue")}


def test_with_a_comma_before_the_name(pipeline: str) -> None:
    found = notes("NATO's secretary-general, Willem Verhoeven, flew to Ankara.", pipeline)
    assert offices(found, "Willem Verhoeven") == {("secretary-general", "NATO")}


def test_complement_stays_in_the_title_where_it_is_no_holder(pipeline: str) -> None:
    found = notes(
        "U.S. Special Envoy for Yemen Robert Hartley met reporters. Minister of Foreign Affairs of Peru Elena Quispe did too.", pipeline
    )
    assert offices(found, "Robert Hartley") == {("Special Envoy for Yemen", "United States")}
    assert offices(found, "Elena Quispe") == {("Minister of Foreign Affairs", "Peru")}


def test_two_offices_of_one_person(pipeline: str) -> None:
    found = notes("Prime Minister and Foreign Minister Hamad Al Kuwari of Qatar opened the session.", pipeline)
    assert offices(found, "Hamad Al Kuwari") == {("Prime Minister", "Qatar"), ("Foreign Minister", "Qatar")}


def test_one_title_for_two_persons(pipeline: str) -> None:
    found = notes("Presidents Carlos Mendoza and Ana Ribeiro signed the treaty in Lima.", pipeline)
    assert [t for t, _ in offices(found, "Carlos Mendoza")] == ["President"]
    assert [t for t, _ in offices(found, "Ana Ribeiro")] == ["President"]


def test_an_aide_is_of_his_chief(pipeline: str) -> None:
    text = "Ukrainian President Oleh Kravets accepted the resignation of his chief of staff, Denys Bondar, who had led the talks."
    found = notes(text, pipeline)
    assert offices(found, "Denys Bondar") == {("chief of staff", "Oleh Kravets")}
    assert entity(found, "Denys Bondar").country == entity(found, "Ukraine").id


def test_counterpart_holds_the_same_office(pipeline: str) -> None:
    found = notes("Turkish Foreign Minister Kemal Aydin met his Greek counterpart Nikos Pappas in Geneva.", pipeline)
    assert offices(found, "Nikos Pappas") == {("Foreign Minister", "Greece")}


def test_a_list_shares_its_state(pipeline: str) -> None:
    text = "He met Chilean President Luis Rojas, Foreign Minister Carmen Vega and Defense Minister Jorge Paz in Santiago."
    found = notes(text, pipeline)
    assert offices(found, "Carmen Vega") == {("Foreign Minister", "Chile")}
    assert offices(found, "Jorge Paz") == {("Defense Minister", "Chile")}


def test_the_sentence_tells_the_state_and_the_constitution_bars_another(pipeline: str) -> None:
    text = "The United States sent an envoy to Thailand, where he met with Prime Minister Somsak Chaiyasit."
    assert offices(notes(text, pipeline), "Somsak Chaiyasit") == {("Prime Minister", "Thailand")}


def test_former(pipeline: str) -> None:
    found = notes("Former Finnish president Juhani Aalto mediated.", pipeline)
    (office,) = entity(found, "Juhani Aalto").offices
    assert (office.title, office.former) == ("president", True)


def test_the_head_of_the_title_answers_for_the_person(pipeline: str) -> None:
    doc = doc_of("Piotr Zielinski, Poland's defence minister, met US envoy Carl Hagen.", pipeline)
    assert meant(doc, "minister") == ["Piotr Zielinski"]
    assert meant(doc, "envoy") == ["Carl Hagen"]
    assert meant(doc, "Hagen") == ["Carl Hagen"]


def test_an_enumeration_gives_nobody_anothers_title(pipeline: str) -> None:
    found = notes("Present were Secretary Hughes, Special Envoy Marlowe, and the German ambassador.", pipeline)
    assert [t for t, _ in offices(found, "Marlowe")] == ["Special Envoy"]
    assert [t for t, _ in offices(found, "Hughes")] == ["Secretary"]


def test_a_predicate_gives_an_office(pipeline: str) -> None:
    text = "Mr. Henrik Dahl, who is the UN special envoy to Sudan, welcomed it. Ms. Ana Torres was appointed ambassador to Spain."
    found = notes(text, pipeline)
    assert ("special envoy to Sudan", "UN") in offices(found, "Henrik Dahl")
    assert [t for t, _ in offices(found, "Ana Torres")] == ["ambassador to Spain"]


def test_names_with_their_states_share_a_title(pipeline: str) -> None:
    found = notes("Foreign ministers Olga Petrova of Russia and Jean Martel of France signed the accord.", pipeline)
    assert {o for _, o in offices(found, "Olga Petrova") | offices(found, "Jean Martel")} == {"Russia", "France"}


def test_an_official_has_a_side_and_no_office(pipeline: str) -> None:
    found = notes("Hamas official Yahya Barhoum left for Cairo.", pipeline)
    assert offices(found, "Yahya Barhoum") == set()
    assert entity(found, "Yahya Barhoum").country == entity(found, "Hamas").id
