"""Repairs of the parse."""

from __future__ import annotations

import pytest
from spacy.tokens import Doc, Token

from graphkit.model import Article
from ingest import pipeline as pipes
from tests.ingest.who.reading import PIPELINES

pytestmark = pytest.mark.parametrize("pipeline", PIPELINES)


def _token(text: str, word: str, pipeline: str) -> Token:
    nlp = pipes.load(pipeline)
    doc: Doc = nlp(pipes.make_doc(nlp, Article(id="a", title="Talks", published="2024-05-15", text=text)))
    return next(t for t in doc if t.text == word)


def test_a_visiting_guest_is_who_the_talks_were_with(pipeline: str) -> None:
    guest = _token("Minister Ana Silva held talks with visiting Prime Minister Omar Haddad on water.", "Haddad", pipeline)
    assert (guest.dep_, guest.head.text) == ("pobj", "with")


def test_visiting_somebody_is_still_done(pipeline: str) -> None:
    assert _token("Minister Ana Silva began with visiting the king.", "visiting", pipeline).dep_ == "pcomp"


def test_face_to_face_is_no_object(pipeline: str) -> None:
    face = _token("President Ana Silva of Peru and King Omar Haddad met face to face in Lima.", "face", pipeline)
    assert face.dep_ != "dobj"


def test_whom_a_call_was_with_is_no_second_subject(pipeline: str) -> None:
    text = "President Ana Silva's morning meeting on Monday with Jordanian party chief Omar Haddad was the first of its kind."
    assert _token(text, "Haddad", pipeline).dep_ == "pobj"


def test_a_verb_of_a_headline_is_no_noun(pipeline: str) -> None:
    heads = _token("President Ana Silva heads to Amman on Monday for talks with King Omar Haddad.", "heads", pipeline)
    assert (heads.pos_, heads.lemma_) == ("VERB", "head")


def test_heads_of_delegations_stay_a_noun(pipeline: str) -> None:
    assert _token("All the Interior Ministry heads were told about the talks.", "heads", pipeline).pos_ == "NOUN"


def test_a_past_tense_goes_with_who_said_it(pipeline: str) -> None:
    demanded = _token("President Ana Silva said Peru would pay a price and demanded an apology.", "demanded", pipeline)
    assert demanded.head.text == "said"


@pytest.mark.parametrize("front", ["In Lima", "At talks in Lima on Monday", "Under Omani mediation"])
def test_names_after_a_fronted_phrase_are_the_subject(front: str, pipeline: str) -> None:
    chad = _token(f"{front}, Chad and Mali agreed on a truce.", "Chad", pipeline)
    assert (chad.dep_, chad.head.text) == ("nsubj", "agreed")


def test_names_of_a_fronted_list_stay_where_somebody_else_does_it(pipeline: str) -> None:
    mali = _token("In a call with Chad, Mali and Niger, the king agreed on a truce.", "Mali", pipeline)
    assert mali.dep_ == "conj"


def test_co_hosted_is_a_verb_of_its_own(pipeline: str) -> None:
    verb = _token("Chad and Mali co-hosted the talks.", "co-hosted", pipeline)
    assert (verb.lemma_, verb.dep_) == ("co-host", "ROOT")


def test_a_day_before_a_name_leaves_the_name_the_subject(pipeline: str) -> None:
    norway = _token("Peru and Chile signed a truce. On Friday Norway called on both sides to let aid workers through.", "Norway", pipeline)
    assert (norway.dep_, norway.head.text) == ("nsubj", "called")


def test_two_halves_of_a_sentence_stand_for_themselves(pipeline: str) -> None:
    text = "Peru's Defense Ministry accused Chilean forces of killing one of its soldiers; Chile denied it."
    assert _token(text, "accused", pipeline).dep_ != "ccomp"


def test_a_report_after_a_comma_still_reports(pipeline: str) -> None:
    assert _token("Chilean forces had shelled the port, Peru said.", "shelled", pipeline).dep_ == "ccomp"


@pytest.mark.parametrize(
    ("front", "who", "head"),
    [
        ("Speaking in Lima", "Peru's foreign minister, Ana Silva,", "minister"),
        ("In an interview with the BBC", "a spokesman for the army, Jon Berg,", "spokesman"),
        ("During a visit to Kenya", "Ana Silva and Luis Mora, the ministers of Peru and Chile,", "Silva"),
        ("In Lima, Quito and La Paz", "Peru's foreign minister, Ana Silva,", "minister"),
        ("At a news conference in Lima on Monday", "Ana Silva, who leads the team,", "Silva"),
        ("Hours after the attack", "Ana Silva and Luis Mora, the ministers of Peru and Chile,", "Silva"),
        ("In Geneva", "Peru's foreign minister, Ana Silva,", "minister"),
    ],
)
def test_who_stands_behind_a_fronted_phrase_is_the_subject(front: str, who: str, head: str, pipeline: str) -> None:
    subject = _token(f"{front}, {who} accused Brazil of lying.", head, pipeline)
    assert (subject.dep_, subject.head.text) == ("nsubj", "accused")


def test_whose_title_stands_beside_a_name_keeps_it(pipeline: str) -> None:
    president = _token("In talks with Omar Haddad, the Kenyan president, Ana Silva condemned the attack.", "president", pipeline)
    assert president.dep_ == "appos"


@pytest.mark.parametrize(
    ("text", "word", "verb"),
    [
        ("Peruvian President Ana Silva Monday called for talks.", "Silva", "called"),
        ("Peru and Kenya Monday met the king in Cairo.", "Peru", "met"),
        ("Peru on Monday hosted talks in Cairo.", "Peru", "hosted"),
        ("Peru will on Monday host talks in Cairo.", "Peru", "host"),
        ("Peru will on Monday also host talks in Cairo.", "Peru", "host"),
    ],
)
def test_a_day_between_subject_and_verb(text: str, word: str, verb: str, pipeline: str) -> None:
    subject = _token(text, word, pipeline)
    assert (subject.dep_, subject.head.text, subject.head.pos_) == ("nsubj", verb, "VERB")


@pytest.mark.parametrize(
    ("text", "word", "dep", "head"),
    [
        ("Peru on Monday hosted talks in Cairo.", "talks", "dobj", "hosted"),
        ("Peru denied holding talks with Chile.", "talks", "dobj", "holding"),
        ("Peru offered to host talks between Chad and Mali.", "host", "xcomp", "offered"),
        ("The presidents of Peru and Kenya, Ana Silva and Luis Mora, met.", "Silva", "appos", "presidents"),
        ("Peru's Ana Silva called Kenya's president, Luis Mora, on Monday.", "president", "dobj", "called"),
    ],
)
def test_what_hangs_on_what(text: str, word: str, dep: str, head: str, pipeline: str) -> None:
    found = _token(text, word, pipeline)
    assert (found.dep_, found.head.text) == (dep, head)


def test_meetings_on_a_day_stay_meetings(pipeline: str) -> None:
    assert _token("The talks on Monday produced a deal.", "produced", pipeline).dep_ == "ROOT"


def test_two_presidents_side_by_side(pipeline: str) -> None:
    silva = _token("Peruvian President Ana Silva and Kenyan President Luis Mora agreed on a truce.", "Silva", pipeline)
    assert (silva.dep_, silva.head.text) == ("nsubj", "agreed")
