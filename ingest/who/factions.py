"""Parties that the text itself shows to be such: "Yamina chairman Ana Silva", "the Sweden Democrats"."""

from __future__ import annotations

from spacy.tokens import Token

from ingest.below import having
from ingest.lexicon import words
from ingest.who.gazetteer import lookup
from ingest.who.places import free
from ingest.who.registry import Registry
from ingest.who.words import CALENDAR, capitalised, fold, is_office_word, is_title_modifier

__all__ = ["factions", "partisans"]

_HEADS = frozenset({"leader", "co-leader", "chairman", "chairwoman", "lawmaker", "mp", "candidate", "whip", "frontbencher"})
_MEMBERS = frozenset({"democrats", "socialists", "liberals", "conservatives", "communists", "nationalists", "greens", "centrists"})
_MEMBER = frozenset({"democrat", "socialist", "liberal"})
_PARTISANS = {"Republican": "republican party", "Republicans": "republican party", "Democrats": "democratic party",
              "Democratic": "democratic party"}  # fmt: skip
_NAMES = frozenset({"NNP", "NNPS"})


def factions(registry: Registry) -> None:
    """Note the party of "PARTY leader NAME", and of a plural such as "the Social Democrats"."""
    doc = registry.doc
    for token in having(doc, _HEADS | _MEMBERS):
        if not 0 < token.i < len(doc) - 1:
            continue
        after = doc[token.i + 1]
        apposed = after.text == "," and token.i + 2 < len(doc) and doc[token.i + 2].ent_type_ == "PERSON"
        if token.lower_ in _HEADS and not token.text.istitle() and (after.ent_type_ == "PERSON" or after.lower_ == "and" or apposed):
            start = _before(registry, token.i)
            if start < token.i and _named(registry, start, token.i):
                _note(registry, start, token.i)
        elif token.lower_ in _MEMBERS and token.text.istitle() and doc[token.i - 1].text.istitle() and token.i not in registry.headings:
            start = token.i - 1
            if start > 0 and doc[start - 1].lower_ == "the" and doc[start].lower_ not in _MEMBERS and not _adjective(registry, start):
                _note(registry, start, token.i + 1)


def partisans(registry: Registry) -> None:
    """ "Republicans", "a Democratic senator": the parties of the United States, where the article is about that state too."""
    doc = registry.doc
    if not any(h.entry.country == "United States" or h.entry.name == "United States" for h in registry.hits):
        return
    for token in having(doc, {word.lower() for word in _PARTISANS}):
        party = _PARTISANS.get(token.text)
        if party is None or _hides(registry, token.i) or not free(registry, token.i, token.i + 1):
            continue
        before = doc[token.i - 1] if token.i else None
        after = doc[token.i + 1] if token.i + 1 < len(doc) else None
        alone = before is None or token.is_sent_start or not capitalised(before) or before.tag_ == "DT"
        if alone and (after is None or not capitalised(after) or is_office_word(after) or after.ent_type_ == "PERSON"):
            registry.name(token.i, token.i + 1, "name", registry.entity("Organization", party, token.text))


def _before(registry: Registry, end: int) -> int:
    """Where the run of capitals before a head begins: "Blue and White | leader"."""
    doc = registry.doc
    start = end
    while start > 0 and not _hides(registry, start - 1):
        joins = (
            doc[start - 1].lower_ == "and" and start < end and start > 1 and not _hides(registry, start - 2) and _capital(doc[start - 2])
        )
        if not (_capital(doc[start - 1]) or joins):
            break
        start -= 1
    return start


def _capital(token: Token) -> bool:
    if not capitalised(token) or not token.is_alpha or is_office_word(token) or token.lower_ in CALENDAR or token.tag_ == "DT":
        return False
    return token.ent_type_ == "ORG" or not is_title_modifier(token) or _is_party(token.text)  # "Labour leader", but not "Opposition leader"


def _is_party(text: str) -> bool:
    """Whether the lexicon knows a party of this short name: "Labour"."""
    entry = lookup(f"{text} Party")
    return entry is not None and entry.sort == "party"


def _hides(registry: Registry, i: int) -> bool:
    """Whether a token is a name's that the lexicons or the rooms before know, or stands in a headline."""
    return i in registry.name_at or i in registry.headings or i in registry.hit_at


def _adjective(registry: Registry, i: int) -> bool:
    """Whether a token is a people's adjective, or a name's already: "the German Greens", but not "the Sweden Democrats"."""
    hit = registry.hit_at.get(i)
    return i in registry.name_at or (hit is not None and hit.entry.how != "name")


def _named(registry: Registry, start: int, end: int) -> bool:
    """Whether the run is a party's name: as the model has it, or a proper noun inside a sentence; no people's or faith's adjective."""
    run = registry.doc[start:end]
    if run[-1].lower_ in words("org_nouns") or len(run) > 4:
        return False
    if any(t.ent_type_ in ("PERSON", "GPE", "LOC", "DATE") for t in run):
        return False
    if run[-1].lower_ in _MEMBER and len(run) > 1:
        return True  # "Liberal Democrat leader"
    if any(t.ent_type_ == "NORP" for t in run):
        return False
    if all(t.ent_type_ == "ORG" for t in run):
        return True
    if _is_party(run.text):
        return True  # "Labour leader Ana Silva" at a sentence's beginning
    return (not run[0].is_sent_start or sum(map(_capital, run)) > 1) and all(t.tag_ in _NAMES or t.lower_ == "and" for t in run)


def _note(registry: Registry, start: int, end: int) -> None:
    if free(registry, start, end):
        text = registry.text(start, end)
        registry.name(start, end, "name", registry.entity("Organization", fold(text), text))
