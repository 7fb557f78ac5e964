"""Titles of guests and acting heads, in chains of names, before justice and the treasury, and whose counterpart somebody is."""

from __future__ import annotations

import pytest

from tests.ingest.who.reading import PIPELINES, notes, offices

pytestmark = pytest.mark.parametrize("pipeline", PIPELINES)

CHAIN = (
    "A text was signed in Lima by Luis Mora, the Peruvian President, Omar Salem, the President of Chad, and Ali Barka, the leader of Mali."
)
TO_KABUL = "Foreign Minister Ana Silva of Peru arrived in Kabul with Defence Minister Luis Mora for talks with President Ali Barka."
DINNER = "Trade minister Jack Brown spoke of the dinner in Kenya between US President Ana Silva and Omar Salem, her Chadian counterpart."
MESSAGE = "Kenyan Foreign Minister Ana Silva flew to Kampala with a message from President Luis Mora to his Ugandan counterpart Omar Salem."


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("US Treasury Secretary Ana Silva met Omar Salem.", "Ana Silva", {("Treasury Secretary", "United States")}),
        ("Omar Salem met the Israeli Minister of Justice Dana Levi in Lima.", "Dana Levi", {("Minister of Justice", "Israel")}),
        ("President Omar Salem met the visiting prime minister of Mali, Ali Barka, in Lima.", "Ali Barka", {("prime minister", "Mali")}),
        ("Omar Salem met with acting Prime Minister of Niger, Luis Mora.", "Luis Mora", {("acting Prime Minister", "Niger")}),
        ("President Omar Salem met with the Prime Minister of Niger, Luis Mora.", "Omar Salem", {("President", None)}),
        (CHAIN, "Omar Salem", {("President", "Chad")}),
        (TO_KABUL, "Ali Barka", {("President", "Afghanistan")}),
        (TO_KABUL, "Luis Mora", {("Defence Minister", "Peru")}),
        (CHAIN, "Luis Mora", {("President", "Peru")}),
        (DINNER, "Omar Salem", {("President", "Chad")}),
        (MESSAGE, "Omar Salem", {("President", "Uganda")}),
        ("Ghana's minister spoke. Nigeria would be represented by Vice-President Ade Bello.", "Ade Bello", {("Vice-President", "Nigeria")}),
        ("The prime minister, Ana Silva, and the foreign minister of Chad, Omar Salem, met.", "Omar Salem", {("foreign minister", "Chad")}),
    ],
)
def test_titles_around_names(pipeline: str, text: str, name: str, expected: set[tuple[str, str | None]]) -> None:
    assert offices(notes(text, pipeline), name) == expected
