"""Whose "the government" is that nothing owns."""

from __future__ import annotations

import pytest

from tests.ingest.who.reading import PIPELINES, doc_of, meant

pytestmark = pytest.mark.parametrize("pipeline", PIPELINES)


@pytest.mark.parametrize(
    ("text", "nth", "state"),
    [
        ("The Chadian government said it was ready. Rebels met the government in Lima.", 1, ["Chad"]),
        ("MANILA (Reuters) - Talks between the government and the Free Sahara Front (FSF) resumed in Lima.", 0, ["Philippines"]),
        ("Chad's president, Omar Salem, spoke on Monday. Rebels said the government was weak.", 0, ["Chad"]),
        ("Chad and Mali have rebels. On Monday the government agreed to talk.", 0, []),
        ("UNITED NATIONS (AP) - The envoys for Chad and Mali will meet the government in May.", 0, []),
    ],
)
def test_the_government(pipeline: str, text: str, nth: int, state: list[str]) -> None:
    assert meant(doc_of(text, pipeline), "government", nth) == state


@pytest.mark.parametrize(
    ("text", "bloc"),
    [
        ("Washington and Brussels called on Chad to free the reporter.", ["European Union"]),
        ("Belgium has a new premier. Brussels rejected Chad's claim.", ["Belgium"]),
        ("Ministers of Chad and Mali met in Brussels.", ["Brussels"]),
    ],
)
def test_a_seat_of_a_bloc(pipeline: str, text: str, bloc: list[str]) -> None:
    assert meant(doc_of(text, pipeline), "Brussels") == bloc
