"""A state that is a city: a Place where the article only says that something happened there."""

from __future__ import annotations

import pytest

from graphkit.model import Article
from ingest import extract


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Peruvian minister Ana Silva met Jordan's Omar Haddad in Singapore on Monday and flew home from Singapore a day later.", "Place"),
        ("Peruvian minister Ana Silva met Jordan's Omar Haddad in Singapore on Monday. Singapore welcomed the talks.", "Country"),
        ("Peruvian minister Ana Silva met Singapore's foreign minister, Omar Haddad, in Singapore on Monday.", "Country"),
        ("Peruvian minister Ana Silva met Singaporean officials in Singapore on Monday.", "Country"),
        ("EU ministers will meet in Luxembourg on Monday.", "Place"),
    ],
)
def test_a_state_that_is_a_city(text: str, kind: str) -> None:
    found = extract(Article(id="a", published="2024-05-15", text=text))
    assert [e.type for e in found.entities if e.name in {"Singapore", "Luxembourg"}] == [kind]


def test_a_state_that_is_no_city_stays_one() -> None:
    found = extract(Article(id="a", published="2024-05-15", text="Peruvian minister Ana Silva met Jordan's Omar Haddad in Chad on Monday."))
    assert [e.type for e in found.entities if e.name == "Chad"] == ["Country"]
