"""Whom an office is of where its phrase tells it by another office or a power of the state: "aide to the president", "of the junta"."""

from __future__ import annotations

from ingest.notes import EntityNote, Office
from ingest.who.nearby import held_at
from ingest.who.registry import Registry
from ingest.who.words import office_head

__all__ = ["boss_in", "represents", "rules_there"]

_PARTY = ("Country", "Organization")
_POWERS = frozenset({"junta", "coup", "opposition", "army", "military", "police", "transition", "church", "government", "parliament",
                     "senate", "state", "party", "rebellion", "revolt", "protests", "putsch", "court", "bank", "forces"})  # fmt: skip
"""What there is one of in each state: "leader of the junta in Mali"."""
_SERVES = frozenset({"spokesman", "spokeswoman", "spokesperson", "adviser", "advisor", "aide", "assistant", "deputy", "counsel", "envoy",
                     "secretary", "lawyer", "speechwriter"})  # fmt: skip
"""Heads of those who serve a person."""


def boss_in(registry: Registry, head: str, prep: int, first: int, stop: int) -> int | None:
    """The officer whom somebody serves and who isn't named there: "spokesman for the | Secretary-General |"."""
    doc = registry.doc
    if head not in _SERVES or doc[prep].lower_ not in ("of", "to", "for") or first >= stop:
        return None
    state = registry.name_at.get(first)
    owned = state is not None and state.end < stop and doc[state.end].tag_ == "POS"  # "adviser to Chad's | president |"
    if state is not None and owned:
        first = state.end + 1
    elif doc[first - 1].lower_ != "the":
        return None
    last = stop - 1
    if office_head(doc[last].text) != doc[last].text or registry.at(last) is not None:
        return None
    if doc[prep].lower_ == "to" and doc[last].text.istitle():
        return None  # "Senior Adviser to the President" is a title of its own
    plain = all(t.tag_ in ("JJ", "NN", "NNP", "HYPH", "VBG") for t in doc[first:last])
    named = any((e := registry.at(i)) is not None and e.type not in _PARTY for i in range(first, last))
    return last if plain and not named else None


def rules_there(registry: Registry, kept: list[int]) -> bool:
    """Whether what an office is of so far is a power within a state: "leader of the | junta |"."""
    last = registry.doc[kept[-1]] if kept else None
    return last is not None and last.lower_ in _POWERS and registry.doc[kept[0]].lower_ == "of"


def represents(registry: Registry, office: Office) -> EntityNote | None:
    """The state for which the office's holder is there: "Nigeria would be represented by | Vice-President Omar Salem |"."""
    held = held_at(registry, office)
    token = registry.doc[held.root] if held is not None else None
    verb = token.head.head if token is not None and token.dep_ == "pobj" and token.head.lower_ == "by" else None
    if verb is None or verb.lemma_ != "represent":
        return None
    named = [e for c in verb.children if c.dep_ == "nsubjpass" and (e := registry.at(c)) is not None and e.type == "Country"]
    return named[0] if len(named) == 1 else None
