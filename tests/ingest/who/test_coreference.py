"""Groups, pronouns and definite descriptions: resolved where the text is clear, left alone where it isn't."""

from __future__ import annotations

import pytest

from ingest.notes import notes_of
from tests.ingest.who.reading import PIPELINES, doc_of, entity, meant, notes

pytestmark = pytest.mark.parametrize("pipeline", PIPELINES)


def test_a_group_acts_for_its_side(pipeline: str) -> None:
    found = notes("Ukrainian negotiators rejected the draft.", pipeline)
    (group,) = [e for e in found.entities.values() if e.type == "Group"]
    assert group.country == entity(found, "Ukraine").id
    assert not group.keep


def test_two_groups_in_one_phrase(pipeline: str) -> None:
    doc = doc_of("American and Iranian officials met in Muscat.", pipeline)
    sides = [notes_of(doc).party_of(e) for t in doc if t.text == "officials" for e in notes_of(doc).entities_at(t)]
    assert [s.name for s in sides if s] == ["United States", "Iran"]


def test_a_delegations_head_belongs_to_it(pipeline: str) -> None:
    found = notes("The Taliban delegation headed by Mawlawi Rahim Daud left Doha.", pipeline)
    group = next(e for e in found.entities.values() if e.type == "Group")
    assert [found.entities[m].name.endswith("Rahim Daud") for m in group.members] == [True]


def test_he_and_she(pipeline: str) -> None:
    text = "Ms. Keller met Mr. Novak in Prague. She said the talks were useful. He agreed."
    doc = doc_of(text, pipeline)
    assert meant(doc, "She") == ["Keller"]
    assert meant(doc, "He") == ["Novak"]


def test_an_object_is_not_its_own_subject(pipeline: str) -> None:
    doc = doc_of("Foreign Minister Ivan Horvat spoke first. President Goran Babic thanked him.", pipeline)
    assert meant(doc, "him") == ["Ivan Horvat"]


def test_the_office_stands_for_the_person(pipeline: str) -> None:
    text = "German Chancellor Karl Brandt received French President Luc Moreau in Berlin. The chancellor praised the French president."
    doc = doc_of(text, pipeline)
    assert meant(doc, "chancellor") == ["Karl Brandt"]
    assert meant(doc, "president") == ["Luc Moreau"]


def test_another_countrys_officer_is_not_he(pipeline: str) -> None:
    doc = doc_of("French President Luc Moreau spoke. The Italian president did not answer.", pipeline)
    assert "Luc Moreau" not in meant(doc, "president")


def test_both_sides(pipeline: str) -> None:
    text = "Armenia and Azerbaijan held talks in Vienna. Both sides called the meeting useful. The two countries will meet again."
    doc = doc_of(text, pipeline)
    assert meant(doc, "sides") == ["Armenia", "Azerbaijan"]
    assert meant(doc, "countries") == ["Armenia", "Azerbaijan"]


def test_it_that_is_nobody(pipeline: str) -> None:
    doc = doc_of("Russia closed the border. It is too early to judge.", pipeline)
    assert meant(doc, "It") == []


def test_they_without_several_stays_open(pipeline: str) -> None:
    doc = doc_of("Peru called the ambassador home. They gave no reason.", pipeline)
    assert meant(doc, "They") == []


def test_a_body_of_a_state_acts_for_it(pipeline: str) -> None:
    found = notes("The State Department accused Iran of delay.", pipeline)
    party = found.party_of(entity(found, "State Department"))
    assert party is not None
    assert party.name == "United States"


def test_so_many_who_were_listed(pipeline: str) -> None:
    text = (
        "Chile, Peru, Ecuador and Bolivia closed their borders to Norway on Monday. The four states said they would act. "
        "The quartet met in Lima. The four accused Norway of dumping."
    )
    doc = doc_of(text, pipeline)
    listed = ["Bolivia", "Chile", "Ecuador", "Peru"]
    assert [sorted(meant(doc, *which)) for which in (("states",), ("quartet",), ("four", 1))] == [listed] * 3


def test_a_number_of_something_else_is_nobody(pipeline: str) -> None:
    text = (
        "Chile, Peru and Ecuador met in Lima. The three days of talks went well. The five ministers smiled, and the three plans were read."
    )
    doc = doc_of(text, pipeline)
    assert [meant(doc, word) for word in ("days", "ministers", "plans")] == [[], [], []]


def test_the_rebels_are_the_one_armed_group(pipeline: str) -> None:
    doc = doc_of("Chad and the Polisario Front met in Geneva. Later the rebels left the room.", pipeline)
    assert meant(doc, "rebels") == ["Polisario Front"]
    two = doc_of("Chad, the Polisario Front and the Taliban met in Geneva. Later the rebels left the room.", pipeline)
    assert meant(two, "rebels") == []


def test_the_last_word_of_a_longer_name(pipeline: str) -> None:
    doc = doc_of("Egypt banned the Muslim Brotherhood on Monday. On Tuesday the Brotherhood rejected the ban.", pipeline)
    (banned,) = [e for e in notes_of(doc).entities.values() if e.type == "Organization"]
    assert "Brotherhood" in banned.aliases


def test_somebody_by_what_else_he_is(pipeline: str) -> None:
    doc = doc_of("Chief mediator Goran Babic arrived in Prague on Monday. The former general met both delegations.", pipeline)
    assert meant(doc, "general") == ["Goran Babic"]
    doc = doc_of("Goran Babic met Ivan Horvat in Prague on Monday. The lawyer and the banker were pleased.", pipeline)
    assert meant(doc, "banker") == []


def test_a_given_name_alone(pipeline: str) -> None:
    doc = doc_of("Prime Minister Somchai Rattanakul spoke on Monday. Reporters asked when Somchai would call an election.", pipeline)
    assert meant(doc, "Somchai", 1) == ["Somchai Rattanakul"]


@pytest.mark.parametrize(
    ("text", "word", "whom"),
    [
        ("Former Finnish president Aino Salmi took over. On Wednesday the Finn flew to Lima.", "Finn", ["Aino Salmi"]),
        ("U.N. Secretary-General Ivan Horvat is worried. The U.N. chief arrived in Lima on Wednesday night.", "chief", ["Ivan Horvat"]),
        ("Former Peruvian president Ana Silva was pleased. The Peruvian ex-president had gone to Lima.", "president", ["Ana Silva"]),
    ],
)
def test_one_of_a_nation_the_head_of_a_body_and_who_was_president(text: str, word: str, whom: list[str], pipeline: str) -> None:
    doc = doc_of(text, pipeline)
    last = [t.i for t in doc if t.text.removeprefix("ex-") == word][-1]
    mention = notes_of(doc).mention_at(last)
    assert mention is not None
    assert [notes_of(doc).entities[e].name for e in mention.entities] == whom


def test_many_of_a_nation_are_nobody(pipeline: str) -> None:
    doc = doc_of("French President Luc Moreau spoke first. The French voted on Sunday.", pipeline)
    assert "Luc Moreau" not in meant(doc, "French")


def test_given_names_tell_whom_she_stands_for(pipeline: str) -> None:
    doc = doc_of(
        "Dmitry Orlov, who received Luis Vega on Friday, spoke of hope; Hillary Brandt saw none. She left Peru on Monday.", pipeline
    )
    assert meant(doc, "She") == ["Hillary Brandt"]


def test_whom_one_rings_to_assure_him(pipeline: str) -> None:
    doc = doc_of("Prime Minister Omar Haddad of Jordan called President Luis Vega of Peru on Monday to assure him of support.", pipeline)
    assert meant(doc, "him") == ["Luis Vega"]


def test_they_of_a_sentence_whose_their_is_known(pipeline: str) -> None:
    doc = doc_of("Omar Haddad and Ana Silva ended their visit to Peru. They met governors there.", pipeline)
    assert meant(doc, "They") == ["Omar Haddad", "Ana Silva"]


def test_the_delegation_is_the_one_told_of_before(pipeline: str) -> None:
    found = doc_of("The Houthi delegation headed by Ali Noor arrived. The delegation refused to sign. They left.", pipeline)
    assert meant(found, "They") == ["Houthi delegation"]
