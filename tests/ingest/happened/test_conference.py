"""A conference of many: its further mentions are one event, and the officials who speak in the report were there. Our own articles."""

from __future__ import annotations

import pytest

from graphkit.model import Article, Event, Extraction
from ingest import extract

OPENING = (
    "Ministers of some forty countries opened a conference on water in Lima on Monday. Chad, Niger and the United Nations were among them. "
)


def read(text: str) -> Extraction:
    return extract(Article(id="c", title="", published="2024-05-14", text=text))


def conference(found: Extraction) -> tuple[Event, set[str]]:
    event = next(e for e in found.events if e.type == "Meeting")
    names = {e.id: e.name for e in found.entities}
    return event, {names[p.entity] for p in event.participants if p.role == "attendee"}


@pytest.mark.parametrize(
    "told",
    [
        "Kenyan Environment Minister Ana Mora said the text was weak.",
        "Kenyan Environment Minister Ana Mora said in Lima that the text was weak.",
        "Kenyan Environment Minister Ana Mora said on Monday that the text was weak.",
    ],
)
def test_officials_who_speak_were_there(told: str) -> None:
    _, there = conference(read(OPENING + told))
    assert "Ana Mora" in there


@pytest.mark.parametrize(
    "told",
    [
        "Kenyan Environment Minister Ana Mora said in Nairobi that the text was weak.",
        "Kenyan Environment Minister Ana Mora said in a radio interview that the text was weak.",
        "Kenyan Environment Minister Ana Mora said last week that the text was weak.",
        "Kenyan foreign ministry spokeswoman Ana Mora said the text was weak.",
        "Ana Mora, a professor at Nairobi University, said the text was weak.",
        "Kenyan Environment Minister Ana Mora telephoned Peruvian President Luis Vega on Monday. Mora said the text was weak.",
    ],
)
def test_who_speaks_from_elsewhere_was_not(told: str) -> None:
    _, there = conference(read(OPENING + told))
    assert "Ana Mora" not in there


def test_officials_of_states_that_did_not_come() -> None:
    opening = "Chad, Niger and Mali opened a summit in Lima on Monday. "
    _, there = conference(read(opening + "Russian Foreign Minister Ana Mora called it a waste of time."))
    assert "Ana Mora" not in there


def test_the_conference_is_one_event() -> None:
    found = read(OPENING + "Farmers marched outside. The conference, which ends on Thursday, is the third of its kind.")
    event, _ = conference(found)
    assert [e for e in found.events if e.type == "Meeting"] == [event]
    assert event.status in ("occurred", "ongoing")


def test_what_a_conference_was_meant_to_do_is_no_plan() -> None:
    found = read(
        "A conference of Chad and Niger opened in Lima on Monday. The conference was meant to settle a row over a deal signed in Quito."
    )
    event, _ = conference(found)
    names = {e.id: e.name for e in found.entities}
    assert (event.status, names[event.place or ""]) == ("occurred", "Lima")
    assert sum(e.type == "Meeting" and e.status == "planned" for e in found.events) == 0
