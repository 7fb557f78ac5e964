"""Whom an office is of where its phrase tells it by another office or a power of the state: "aide to the president", "of the junta"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from ingest.below import bounds
from ingest.notes import EntityNote, Mention, Office
from ingest.who import groups
from ingest.who.nearby import held_at
from ingest.who.registry import Registry
from ingest.who.words import office_head

__all__ = ["boss_in", "led_before", "represents", "rules_there"]

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
    held = held_at(registry, office) or _named_before(registry, office)
    if held is None:
        return None
    token = registry.doc[held.root]
    verb = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "by" else None
    if verb is not None and verb.lemma_ == "represent":
        sides = [c for c in verb.children if c.dep_ == "nsubjpass"]
        named = [e for c in sides if (e := registry.at(c)) is not None and e.type == "Country"]
        return named[0] if len(named) == 1 else None
    team = _led_after(registry.doc, max(held.end, office.end)) or led_before(registry.doc, min(office.start, held.start))
    owners = groups.owners_of(registry, team) if team is not None else []
    return owners[0] if len(owners) == 1 and owners[0].type == "Country" else None


_LEADS = frozenset({"lead", "head", "chair", "captain"})
_TEAMS = frozenset({"side", "delegation", "delegations", "team", "teams", "panel", "negotiators", "one"})
_BETWEEN = frozenset({",", "who", "that", "is", "was", "has", "had", "have", "been", "be", "will", "would", "to", "also", "then", "again"})


def _led_after(doc: Doc, i: int) -> Token | None:
    """ "With | Minister Omar Salem | leading the Chadian side": read along the line, since parsers hang the side on what follows it."""
    end = bounds(doc[i - 1])[1]
    while i < end and doc[i].lower_ in _BETWEEN:
        i += 1
    if i >= end or doc[i].lemma_ not in _LEADS or doc[i].tag_ not in ("VBD", "VBZ", "VBP", "VBG", "VB"):
        return None
    return next((t for t in doc[i + 1 : min(i + 7, end)] if t.lower_ in _TEAMS), None)


def led_before(doc: Doc, i: int) -> Token | None:
    """ "The Chadian side, led by | Minister Omar Salem |"."""
    start = bounds(doc[i])[0]
    while i > start and doc[i - 1].lower_ in ("the", "a", "its", "their"):
        i -= 1
    if i - 2 < start or doc[i - 1].lower_ != "by" or doc[i - 2].lemma_ not in _LEADS:
        return None
    return next((t for t in reversed(doc[max(start, i - 8) : i - 2]) if t.lower_ in _TEAMS), None)


def _named_before(registry: Registry, office: Office) -> Mention | None:
    """The name before a comma and the title: "| Omar Salem |, the foreign minister"."""
    doc = registry.doc
    i = office.start - 1
    while i > 0 and doc[i].lower_ in ("the", "a", "its", "their"):
        i -= 1
    here = registry.name_at.get(i - 1) if i > 0 and doc[i].text == "," else None
    return here if here is not None and registry.notes.entities[here.entities[0]].type == "Person" else None
