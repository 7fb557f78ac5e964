"""Places that the words around show, whatever the model says of them: "the Tarmak oil field", "Hotel Astoria", "in Omara and Lisk"."""

from __future__ import annotations

from spacy.tokens import Token

from ingest.below import bearing, having
from ingest.lexicon import words
from ingest.who import places
from ingest.who.registry import Registry
from ingest.who.words import CALENDAR, capitalised, is_office_word, is_title_modifier

__all__ = ["among_places", "listed", "lodgings", "quarters", "with_nouns"]

_LODGINGS = frozenset({"hotel", "inn", "club", "palace", "resort", "guesthouse"})
_HALLS = frozenset(
    {"centre", "center", "hall", "club", "tower", "towers", "villa", "mansion", "academy", "museum", "castle", "pavilion", "lodge"}
)
_WHERE = frozenset({"in", "at", "from", "near", "around", "outside", "to", "of", "between", "through", "across"})
_PLAIN = frozenset({"district", "province", "river", "peninsula", "sector", "reservoir", "valley", "crossing", "camp", "region", "island",
                    "islands", "township", "village", "town", "lake", "dam", "oblast", "governorate", "refinery", "airbase", "strait",
                    "mountains", "temple", "monastery", "checkpoint", "highway", "market", "field", "county", "archipelago", "hotel",
                    "palace", "castle", "barracks", "airport", "headquarters"})  # fmt: skip
_BETWEEN = frozenset({"oil", "gas", "border", "refugee", "mountain", "hydropower", "nuclear"})


def with_nouns(registry: Registry) -> None:
    """Capitals before a small noun for a site are a place's name: "Sava river", "the Tarmak oil field"."""
    doc = registry.doc
    for token in having(doc, _PLAIN):
        if not token.text.islower() or token.tag_ not in ("NN", "NNS") or token.i < 2:
            continue
        end = token.i - (doc[token.i - 1].lower_ in _BETWEEN)
        start = _run(registry, end)
        if start < end and places.free(registry, start, end) and _may_be_place(registry, start, end):
            places.put(registry, start, end)


def lodgings(registry: Registry) -> None:
    """Hotels, clubs and halls by their names and by where they stand: "at the Hotel Astoria", "in the Arden Hall"."""
    doc = registry.doc
    for token in having(doc, _LODGINGS | _HALLS):
        if token.text.istitle() and token.i not in registry.name_at and token.i > 1:
            start, end = _run(registry, token.i), token.i + 1
            if start == token.i and token.lower_ == "hotel":
                while end < len(doc) and capitalised(doc[end]) and doc[end].tag_ == "NNP" and end not in registry.name_at:
                    end += 1
            before = [t.lower_ for t in doc[max(0, start - 2) : start]]
            housed = before[-2:] in (["at", "the"], ["in", "the"], ["outside", "the"], ["inside", "the"])
            if (
                end - start > 1
                and places.free(registry, start, end)
                and (housed or token.lower_ == "hotel")
                and start not in registry.headings
            ):
                places.put(registry, start, end)


_QUARTERS = frozenset({"north", "south", "east", "west", "northern", "southern", "eastern", "western", "upper", "lower", "central"})


def quarters(registry: Registry) -> None:
    """ "Upper Tarma", "Western Omara": a quarter with a capital and a name are a region."""
    doc = registry.doc
    nouns = words("unit_nouns") | words("org_nouns") | words("no_organizations")
    for token in having(doc, _QUARTERS):
        if token.i + 2 >= len(doc) or not token.text.istitle() or token.is_sent_start or token.nbor().tag_ not in ("NNP", "NNPS"):
            continue
        after = token.nbor()
        if token.i in registry.headings or not capitalised(after) or not places.free(registry, token.i, token.i + 2):
            continue
        longer = doc[token.i + 2].tag_ in ("NNP", "NNPS") and capitalised(doc[token.i + 2])
        if longer or after.lower_ in nouns or is_office_word(after) or is_title_modifier(after) or after.ent_type_ == "PERSON":
            continue
        if after.ent_type_ == "NORP" and after.i not in registry.hit_at:
            continue
        half = registry.hit_at.get(token.i)
        if (half is None or half.text == token.text) and (after.i not in registry.hit_at or registry.hit_at[after.i].entry.kind == "Place"):
            places.put(registry, token.i, token.i + 2)


def listed(registry: Registry) -> None:
    """Single capitals that a list joins with a place after "in", "at" or "from": "in Omara and | Lisk |"."""
    for token in bearing(registry.doc, "conj"):
        if token.tag_ != "NNP" or token.i in registry.name_at or token.ent_type_ == "PERSON":
            continue
        if not among_places(token) or not _may_be_place(registry, token.i, token.i + 1, people=True):
            continue
        if token.i + 1 < len(registry.doc) and (capitalised(registry.doc[token.i + 1]) or registry.doc[token.i + 1].text == "-"):
            continue
        if not capitalised(registry.doc[token.i - 1]):
            places.put(registry, token.i, token.i + 1)


def among_places(token: Token) -> bool:
    """Whether a list after "in", "at" or "from" joins the token with what the model took for a place."""
    head = _first(token)
    if head.dep_ != "pobj" or head.head.lower_ not in _WHERE or token.is_upper:
        return False
    if token == head and not any(c.dep_ == "conj" for c in token.children):
        return False
    return any(t.ent_type_ in ("GPE", "LOC", "FAC") for t in (head, *head.conjuncts) if t != token)


def _first(token: Token) -> Token:
    while token.dep_ == "conj" and token.head.i < token.i:
        token = token.head
    return token


def _run(registry: Registry, end: int) -> int:
    """Where the run of capitals begins that ends at `end`."""
    doc = registry.doc
    start = end
    while (
        start > 0
        and start - 1 not in registry.name_at
        and (
            (capitalised(doc[start - 1]) and doc[start - 1].tag_ in ("NNP", "NNPS"))
            or (doc[start - 1].text == "-" and start < end and not doc[start - 1].whitespace_)
        )
    ):
        start -= 1
    while start < end and (doc[start].text == "-" or doc[start].lower_ in CALENDAR):
        start += 1
    return start


def _may_be_place(registry: Registry, start: int, end: int, *, people: bool = False) -> bool:
    tokens = registry.doc[start:end]
    if start in registry.headings or tokens[0].is_sent_start or len(tokens) > 3:
        return False
    if any(
        is_office_word(t) or is_title_modifier(t) or t.lower_ in words("org_nouns") | words("no_organizations") | CALENDAR for t in tokens
    ):
        return False
    barred = ("PERSON", "DATE") if people else ("PERSON", "DATE", "NORP")
    return not (len(tokens) == 1 and (tokens[0].is_upper or tokens[0].ent_type_ in barred))
