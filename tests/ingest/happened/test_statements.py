"""Statements: whose words stand in quotation marks, and what is said without them."""

from __future__ import annotations

import pytest

from tests.ingest.happened.said import quotes, read, statements, voice

LP = "Luis Paredes"
PAREDES = "Peruvian Foreign Minister Luis Paredes"
RL = "Rosa Lagos"
LAGOS = "Chilean President Rosa Lagos"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f'"We stay," {PAREDES} said. "The troops stay too."', {(LP, "We stay,"), (LP, "The troops stay too.")}),
        (f"“The border,” {PAREDES} told reporters, “is closed.”", {(LP, "The border,"), (LP, "is closed.")}),
        (f'{PAREDES} said the offer was "a serious step" but "not enough".', {(LP, "a serious step"), (LP, "not enough")}),
        (f"According to {PAREDES}, the talks were “frank and open”.", {(LP, "frank and open")}),
        (f"The talks were “frank and open”, according to {PAREDES}.", {(LP, "frank and open")}),
        (f'{PAREDES} was quoted by state television as saying that the deal was "dead".', {(LP, "dead")}),
        (f'"We will never sign," Reuters quoted {PAREDES} as saying.', {(LP, "We will never sign,")}),
        (f"{PAREDES} left early. In his words, there was “nothing left to say”.", {(LP, "nothing left to say")}),
        (f"{PAREDES} told Al Jazeera that Chile had “crossed a line”.", {(LP, "crossed a line")}),
        (f"{PAREDES} called it “a farce”.", {(LP, "a farce")}),
        (f"The talks were described by {PAREDES} as “a good start”.", {(LP, "a good start")}),
        (f"What {PAREDES} calls “the long road” began in 2010.", {(LP, "the long road")}),
        (f"The road is, as {PAREDES} put it, “long and hard”.", {(LP, "long and hard")}),
        (f"{PAREDES} said {LAGOS} had called the plan “dead”.", {(RL, "dead")}),
        (f"“They told me ‘never again’ twice,” {PAREDES} said.", {(LP, "They told me ‘never again’ twice,")}),
        (f"{PAREDES} was blunt. “We are done here.”", {(LP, "We are done here.")}),
        (f"{PAREDES} urged Chile to “show restraint”, adding: “War helps nobody.”", {(LP, "show restraint"), (LP, "War helps nobody.")}),
        (f"“Is this the end?” asked {LAGOS}. “No!”", {(RL, "Is this the end?"), (RL, "No!")}),
        (f"«We agree,» {LAGOS} said.", {(RL, "We agree,")}),
        (f'"Her word," said {PAREDES}, "is law."', {(LP, "Her word,"), (LP, "is law.")}),
        (f'{LAGOS} said that Lima had come with terms she called "absurd".', {(RL, "absurd")}),
        (f'In the words of {PAREDES}, "we do not give up".', {(LP, "we do not give up")}),
        ('Peru urged its Chilean ally to show restraint and voiced "great concern".', {("Peru", "great concern")}),
        (f'{LAGOS} was away. Her office praised the "honest work" of the envoys.', {("Chile", "honest work")}),
        ('U.N. envoy Ana Silva met the rebels. "It went well," the Norwegian told reporters.', {("Ana Silva", "It went well,")}),
        ('U.N. envoy Ana Silva met Norway. "It went well," a Norwegian official said.', {("Norway", "It went well,")}),
        (f'"He will be ready," {PAREDES} specified.', {(LP, "He will be ready,")}),
        (
            f"‘We can’t accept the rebels’ terms,’ {LAGOS} said, ‘and we won’t.’",
            {(RL, "We can’t accept the rebels’ terms,"), (RL, "and we won’t.")},
        ),
        (f"“We began at noon.\n“We ended at dawn,” {LAGOS} said.", {(RL, "We began at noon."), (RL, "We ended at dawn,")}),
        (f"“We began at noon,” {LAGOS} said.\n“We ended at dawn.”", {(RL, "We began at noon,"), (RL, "We ended at dawn.")}),
        (f"“Let us be clear,” wrote {LAGOS} in a letter, “that we want peace.”", {(RL, "Let us be clear,"), (RL, "that we want peace.")}),
        (f"{LAGOS} described {PAREDES}, who had criticised her, as “a clown”.", {(RL, "a clown")}),
        (f"In a tweet, {PAREDES} thanked Chile for its “generous” help.", {(LP, "generous")}),
    ],
)
def test_persons(text: str, expected: set[tuple[str, str]]) -> None:
    assert quotes(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('The Chilean foreign ministry said in a statement: "Chile rejects this."', {("Chile", "Chile rejects this.")}),
        ("Chilean officials said the plan was “unworkable”.", {("Chile", "unworkable")}),
        ("Santiago called the plan “unworkable”.", {("Chile", "unworkable")}),
        ("Peru’s demand for “full withdrawal” was rejected by Chile.", {("Peru", "full withdrawal")}),
        ("Peru condemned the “cowardly” attack and demanded “full withdrawal”.", {("Peru", "cowardly"), ("Peru", "full withdrawal")}),
        ("A spokesman for the Peruvian army said the attack had been “repelled”.", {("Peru", "repelled")}),
        ("“A new chapter has begun,” the leaders of Peru and Chile said.", {(p, "A new chapter has begun,") for p in ("Peru", "Chile")}),
        ("Peru accused Chile of “open aggression”.", {("Peru", "open aggression")}),
    ],
)
def test_parties(text: str, expected: set[tuple[str, str]]) -> None:
    assert quotes(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The so-called “peace corps” crossed the Peruvian border.",
        "Peru joined the “Group of Lima” and bought the “Condor” missile system.",
        f"{LAGOS} did not say whether the army would “withdraw”.",
        "The “ceasefire” lasted an hour.",
        f"{PAREDES} said Peru would take part in Exercise “Southern Star” in May.",
    ],
)
def test_names_and_scare_quotes_are_nobodys(text: str) -> None:
    assert quotes(text) == set()


def test_a_headline_repeats_the_text() -> None:
    text = f"{LAGOS} spoke after the vote. “It was a historic day for both nations,” she said."
    assert quotes(text, "Lagos hails ‘historic day for both nations’") == {(RL, "It was a historic day for both nations,")}
    notes = read(text, "Lagos hails ‘historic day for both nations’")
    (event,) = [e for e in statements(notes) if e.quotes]
    assert len({p.start for p in event.proofs}) == 2


def test_a_whole_article_in_quotes_is_its_titles() -> None:
    text = "“The two presidents met today.\nThey agreed to meet again.”"
    assert quotes(text, f"Statement from {PAREDES}") == {(LP, "The two presidents met today.\nThey agreed to meet again.")}


def test_indirect_speech_has_a_content_span_and_no_quotes() -> None:
    notes = read(f"{PAREDES} told the Security Council on Friday that Chile had closed the border.")
    (event,) = statements(notes)
    assert event.quotes == []
    assert [notes.text[a:b] for a, b in event.content] == ["that Chile had closed the border"]
    assert [voice(notes, p.entity, p.side) for p in event.parts if p.role == "speaker"] == [LP]
    assert [notes.entities[p.entity].name for p in event.parts if p.role == "addressee"] == ["Security Council"]
    assert event.when is not None
    assert event.when.value == "2024-05-03"


def test_one_report_is_one_event() -> None:
    notes = read(f"“The border,” {PAREDES} told reporters, “is closed.” “It stays closed.”")
    (event,) = statements(notes)
    assert len(event.quotes) == 3


def test_an_article_of_marks_only() -> None:
    assert quotes('"' * 50 + " “ ” ‘ " + "«»" * 20) == set()


def test_a_list_of_quotations_is_the_headings() -> None:
    first = f"Here is what was said:\nSecretary {LP} on Radio Lima\n- “We are glad.”\n- “We are not afraid.”"
    text = f"{first}\nSecretary Ana Duarte on Radio Sur\n- “We wait.”"
    assert quotes(text) == {(LP, "We are glad."), (LP, "We are not afraid."), ("Ana Duarte", "We wait.")}


def test_a_colon_reaches_over_the_paragraphs_end() -> None:
    assert quotes(f"{PAREDES} closed the meeting, saying:\n“We have a deal.”") == {(LP, "We have a deal.")}


def test_she_said_goes_on_from_who_spoke_before() -> None:
    text = (
        f"{PAREDES} praised the work of {LAGOS}. The chief Peruvian negotiator, Eva Soto, stated that both had left. “We wait,” she said."
    )
    assert quotes(text) == {("Eva Soto", "We wait,")}


def test_a_printed_turn_is_a_statement_without_quotes() -> None:
    notes = read("The presidents spoke to the press.\nPresident of Peru Ana Duarte: I welcome this. We will meet again in Lima.")
    (event,) = [e for e in statements(notes) if "Ana Duarte" in [notes.entities[i].name for i in e.ids("speaker")]]
    assert event.quotes == []
    assert [notes.text[a:b] for a, b in event.content] == ["I welcome this. We will meet again in Lima."]


def test_as_somebody_put_it() -> None:
    text = 'Peru has warned that the dam "will be felt in the Andes," as its deputy foreign minister, Juan Silva, put it.'
    assert ("Juan Silva", "will be felt in the Andes,") in quotes(text)


def test_a_verb_of_the_next_sentence_that_tells_of_something_else() -> None:
    text = "Peru's Juan Silva condemned \"the empire's strangulation.\" Chile, which already demands visas of Peruvians, praised the order."
    assert not {q for q in quotes(text) if q[0] == "Chile"}


@pytest.mark.parametrize("verb", ["praised", "spoke of", "warned of", "hailed", "accused Chad of"])
def test_words_within_a_sentence_that_is_over_are_not_the_next_ones(verb: str) -> None:
    text = f"Envoy Ana Silva, who saw Lima, {verb} “a day of hope and work.” Minister Omar Haddad warned against haste."
    assert quotes(text) == {("Ana Silva", "a day of hope and work.")}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Minister Ana Paredes of Peru described Salem’s remark as “premature”. UN chief Omar Salem had urged talks.",
            ("Ana Paredes", "premature"),
        ),
        (f"{PAREDES} said that Chile had pledged to “cooperate fully” with the agency.", ("Luis Paredes", "cooperate fully")),
        (f"{PAREDES} told them that it was “a rare chance,” according to his spokesman, Juan Mora.", ("Luis Paredes", "a rare chance,")),
        (
            "Minister Ana Rojas met Juan Mora. A Chilean official spoke to the press. “We had one dish,” the official said.",
            ("Chile", "We had one dish,"),
        ),
    ],
)
def test_whose_words_others_pass_on(text: str, expected: tuple[str, str]) -> None:
    assert quotes(text) == {expected}


def test_what_a_state_itself_says_stays_its_own() -> None:
    assert quotes("Peru said that Chile had called the plan “unworkable”.") == {("Chile", "unworkable")}
