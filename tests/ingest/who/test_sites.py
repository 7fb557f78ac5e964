"""Places and bodies that the words around show."""

from __future__ import annotations

import pytest

from tests.ingest.who.reading import PIPELINES, entity, notes

pytestmark = pytest.mark.parametrize("pipeline", PIPELINES)


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Troops left the Kirkuk oil field on Monday.", "Kirkuk", "Place"),
        ("They crossed the Belaya river at dawn.", "Belaya river", "Place"),
        ("They talked for two hours at the Hotel Astoria.", "Hotel Astoria", "Place"),
        ("The envoys go to Western Darfur tomorrow.", "Western Darfur", "Place"),
        ("She told the newspaper Vestnik that it was over.", "Vestnik", "Organization"),
        ("He leads the opposition Liberal Union party in Malawi.", "Liberal Union party", "Organization"),
        ("Ana Silva, chairman of the Andes Water Fellowship, agreed.", "Andes Water Fellowship", "Organization"),
        ("The head of the OSCE Mission to Moldova, Michael Blum, left.", "OSCE Mission to Moldova", "Organization"),
        ("The talks were held by Angela Merkel in Minsk.", "Angela Merkel", "Person"),
        ("A money changer, Luz Peña, 41, was there.", "Luz Peña", "Person"),
        ("Mr Ben Ali saw Dr Ana Lopes-Novak of Angola.", "Ana Lopes-Novak", "Person"),
        ("Prime Minister Alim Bek met Speaker of the National Assembly Alen Movsisyan in Yerevan.", "Alen Movsisyan", "Person"),
    ],
)
def test_what_it_is(pipeline: str, text: str, name: str, kind: str) -> None:
    assert entity(notes(text, pipeline), name).type == kind


def test_a_list_goes_on_with_places(pipeline: str) -> None:
    found = notes("Grain left the ports of Odessa, Skadovo and Mariupol on Monday.", pipeline)
    assert entity(found, "Skadovo").type == "Place"


def test_the_names_after_a_title_in_the_plural(pipeline: str) -> None:
    found = notes("Deputy Prime Ministers Arthur Moyo and Thoko Khumalo took the oath in Harare.", pipeline)
    assert entity(found, "Thoko Khumalo").type == "Person"
