"""Bodies that the text itself shows to be such, whatever the model says: introduced by their initials, numbered units, "the Coalition"."""

from __future__ import annotations

import re

from ingest.below import having, spelt
from ingest.lexicon import words
from ingest.notes import EntityNote
from ingest.when.words import CARDINALS
from ingest.who.namelike import is_body
from ingest.who.organizations import serves
from ingest.who.places import bare as trimmed
from ingest.who.places import free
from ingest.who.registry import Registry
from ingest.who.words import CALENDAR, capitalised, fold, is_office_word, office_head

__all__ = ["bare", "called", "headed", "introduced", "parties", "platform", "units"]

_SMALL = frozenset({"of", "for", "the", "and", "on", "to", "&", "in", "de", "du", "des"})
_FORCE = re.compile(r"(?:C?J?TF|CTG|TG|MEU|BCT)s?(?:-[A-Z]+)?")
"""Abbreviations of task forces and the like, which a number or a region follows."""
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th|d)|First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth")
_NAMING = frozenset({"NNP", "NNPS", "JJ", "NN"})
_SHORT = frozenset({"coalition", "department", "parliament", "cabinet", "commission"})
"""Nouns that with a capital and "the" name a body, though the article may never give its whole name."""


def introduced(registry: Registry) -> None:
    """ "State Board of Antiquities and Heritage (SBAH)": capitals whose initials a bracket gives are a body's name."""
    doc = registry.doc
    for bracket in having(doc, ("(",)):
        i = bracket.i + 1
        if not 2 <= i < len(doc) - 1:
            continue
        short = doc[i]
        if doc[i + 1].text != ")" or not short.is_upper or not 3 <= len(short) <= 8 or not short.is_alpha:
            continue
        start = _initials(registry, i - 1, short.text)
        if start is None or not free(registry, start, i - 1) or not any(t.lower_ in words("org_nouns") for t in doc[start : i - 1]):
            continue
        found = _body(registry, start, i - 1)
        registry.short[short.text] = found
        registry.name(i, i + 1, "name", found)


_HEADED = frozenset({"chairman", "chairwoman", "chairperson", "chair", "director", "founder", "head", "coordinator", "executive",
                     "spokesman", "spokeswoman", "spokesperson", "president", "secretary-general", "manager"})  # fmt: skip
_NO_BODIES = frozenset({"affairs", "relations", "war", "talks", "process", "government", "administration", "staff", "republic"})


def headed(registry: Registry) -> None:
    """ "Chairman of the Nile Basin Initiative": the capitals are a body's name, which no state's president or minister heads."""
    doc = registry.doc
    for token in having(doc, _HEADED):
        start = token.i + 3
        if start >= len(doc) or doc[token.i + 1].lower_ != "of" or doc[token.i + 2].lower_ != "the":
            continue
        end = _run(registry, start)
        run = doc[start:end]
        if sum(capitalised(t) for t in run) < 2 or start in registry.headings or not free(registry, start, end):
            continue
        hits = [h for h in registry.hits if start <= h.start and h.end <= end]
        covered = any(h.start < end and h.end > start and (h.start < start or h.end > end) for h in registry.hits)
        if covered or sum(h.end - h.start for h in hits) >= len(run) or run[-1].lower_ in _NO_BODIES | words("site_nouns"):
            continue
        if token.lower_ == "president" and not any(t.lower_ in words("org_nouns") for t in run):
            continue
        _body(registry, start, end)


def _run(registry: Registry, start: int) -> int:
    """Where a run of capitals ends, small words inside it included; titles and persons end it."""
    doc = registry.doc
    i = last = start
    while i < len(doc) and (capitalised(doc[i]) or doc[i].lower_ in ("of", "for", "and", "the", "on", "&")) and i not in registry.name_at:
        if is_office_word(doc[i]) or doc[i].ent_type_ in ("PERSON", "DATE") or doc[i].tag_[:1] in "VRP":
            break
        i += 1
        if capitalised(doc[i - 1]):
            last = i
    return last


def parties(registry: Registry) -> None:
    """ "The Democratic Unionist party": the capitals before a small "party" and the noun are the name of one."""
    doc = registry.doc
    for token in having(doc, _SMALL_NOUNS):
        if not token.text.islower() or not token.i or token.i in registry.headings:
            continue
        start = token.i
        while start and capitalised(doc[start - 1]) and doc[start - 1].tag_ in _NAMING and start - 1 not in registry.name_at:
            if doc[start - 1].is_sent_start or is_office_word(doc[start - 1]):
                break
            start -= 1
        if start == token.i or not free(registry, start, token.i + 1) or any(i in registry.hit_at for i in range(start, token.i)):
            continue
        headed = token.i + 2 < len(doc) and office_head(doc[token.i + 1].text) is not None and capitalised(doc[token.i + 2])
        before = doc[start - 1] if start else token
        told = before.lower_ in _SIDES or (before.tag_ in ("JJ", "JJR", "VBN") and before.text.islower() and token.text == "party")
        if (told and (token.text == "party" or before.lower_ not in ("the", "his", "her"))) or headed:
            found = _body(registry, start, token.i + 1)
            if (short := registry.text(start, token.i)) not in found.aliases:
                found.aliases.append(short)


_SMALL_NOUNS = ("party", "alliance", "bloc", "coalition", "movement", "militia", "faction")
_SIDES = frozenset({"the", "opposition", "ruling", "governing", "rival", "'s", "’s", "his", "her", "rebel", "armed", "separatist", "banned",
                    "islamist", "nationalist", "outlawed", "far-right", "left-wing", "leftist", "socialist"})  # fmt: skip
_KINDS = frozenset({"newspaper", "daily", "weekly", "magazine", "broadcaster", "channel", "station", "agency", "website", "airline",
                    "company", "party", "group", "movement", "militia"})  # fmt: skip


def called(registry: Registry) -> None:
    """ "The newspaper El Diario", "militant group Bayan": the capitals after a noun for a body are its name, where the model saw none."""
    doc = registry.doc
    for token in having(doc, _KINDS):
        if token.i + 1 >= len(doc) or not token.text.islower() or token.tag_ != "NN":
            continue
        start = end = token.i + 1
        while end < len(doc) and capitalised(doc[end]) and doc[end].tag_ in ("NNP", "NNPS") and not is_office_word(doc[end]):
            end += 1
        if not 0 < end - start < 4 or not free(registry, start, end) or any(i in registry.hit_at for i in range(start, end)):
            continue
        if doc[start].lower_ in CALENDAR or doc[start].is_sent_start or doc[start].ent_type_ in ("PERSON", "DATE"):
            continue
        if doc[start].head != token and token.head.i not in range(start, end):
            continue
        _body(registry, start, end)
    for ent in doc.ents:
        if ent.label_ in ("PERSON", "GPE", "PRODUCT", "WORK_OF_ART", "LOC", "FAC") and is_body(doc, ent.start, ent.end):
            start, end = trimmed(registry, ent.start, ent.end)
            if start < end and free(registry, start, end) and not any(i in registry.hit_at for i in range(start, end)):
                _body(registry, start, end)


def _initials(registry: Registry, end: int, letters: str) -> int | None:
    """Where the name begins that ends at `end` and whose capitals are the letters."""
    doc = registry.doc
    left = list(letters)
    i = end
    while i > 0 and left:
        token = doc[i - 1]
        if capitalised(token) and token.text[0] == left[-1]:
            left.pop()
        elif token.lower_ not in _SMALL or i == end:
            return None
        i -= 1
    return i if not left and not is_office_word(doc[i]) else None


def platform(registry: Registry) -> None:
    """ "In a post on X": the platform of one letter, which was Twitter until July 2023."""
    published = registry.notes.published
    if published is None or (published.year, published.month) < (2023, 7):
        return
    doc = registry.doc
    for token in having(doc, ("x",)):
        if token.text != "X" or not token.i or token.i in registry.name_at:
            continue
        after = doc[token.i + 1] if token.i + 1 < len(doc) else token
        before = doc[token.i - 1]
        alone = not capitalised(after) or after is token or after.is_sent_start
        if alone and (before.lower_ in ("on", "platform", "site", "network") or after.lower_ in ("account", "post")):
            registry.name(token.i, token.i + 1, "name", registry.entity("Organization", "x", "X"))


def units(registry: Registry) -> None:
    """Numbered units and commands: "U.S. 5th Fleet", "321st Field Artillery Regiment", "Mobile Unit Two", "CTF 50"."""
    doc = registry.doc
    nouns = words("unit_nouns")
    for token in having(doc, nouns | {word for word in spelt(doc) if _FORCE.fullmatch(word.upper())}):
        i = token.i
        if i in registry.headings or i in registry.name_at:
            continue
        if _FORCE.fullmatch(token.text):
            end = i + 1
            if end + 1 < len(doc) and doc[end].text == "-" and not doc[i].whitespace_ and doc[end + 1].is_upper:
                end += 2
            elif end < len(doc) and doc[end].like_num and doc[end].text.isdigit():
                end += 1
            if free(registry, i, end):
                _body(registry, i, end)
        elif token.lower_ in nouns and capitalised(token):
            _unit(registry, i)


def _unit(registry: Registry, noun: int) -> None:
    doc = registry.doc
    start, end = noun, noun + 1
    while start > 0 and (capitalised(doc[start - 1]) or _ORDINAL.fullmatch(doc[start - 1].text)) and start - 1 not in registry.name_at:
        if office_head(doc[start - 1].text) or doc[start - 1].is_punct:
            break
        start -= 1
    numbered = any(_ORDINAL.fullmatch(t.text) for t in doc[start:noun])
    if end < len(doc) and capitalised(doc[end]) and (CARDINALS.get(doc[end].lower_, 11) <= 10 or re.fullmatch("[IVX]+", doc[end].text)):
        end, numbered = end + 1, True
    of_force = (
        noun - start > 1 and doc[noun].lower_ == "command" and any(t.lower_ in ("air", "forces", "force", "joint") for t in doc[start:noun])
    )
    whole = end >= len(doc) or not (capitalised(doc[end]) and doc[end].tag_ in ("NNP", "NNPS"))
    if (numbered or of_force) and start < noun and whole and not doc[start].is_sent_start:
        _body(registry, start, end)


def bare(registry: Registry) -> None:
    """ "The Coalition", "Coalition aircraft": a common noun with a capital inside a sentence is a body's short name."""
    doc = registry.doc
    for token in having(doc, _SHORT):
        i = token.i
        if not token.text.istitle() or i in registry.name_at or i in registry.headings or token.is_sent_start:
            continue
        before, after = doc[i - 1], doc[i + 1] if i + 1 < len(doc) else None
        if capitalised(before) and before.lower_ != "the":
            continue
        if after is not None and (after.lower_ in ("of", "-") or (capitalised(after) and after.tag_ in ("NNP", "NNPS"))):
            continue
        if before.lower_ == "the" or (
            token.lower_ in ("coalition", "parliament", "cabinet")
            and before.lower_ not in ("a", "an", "this", "any", "his", "her", "their")
        ):
            known = registry.short.get(token.text) or _last(registry, token.text)
            registry.name(i, i + 1, "name", known or registry.entity("Organization", fold(token.text), token.text))


def _last(registry: Registry, text: str) -> EntityNote | None:
    """The one body that the article calls by a longer name which ends in or begins with this word."""
    named = [e for (kind, _), e in registry.by_key.items() if kind == "Organization" and e.keep]
    found = [e for e in named if any(n.endswith(f" {text}") or n.startswith(f"{text} ") or f" {text} " in n for n in (e.name, *e.aliases))]
    return found[0] if len(found) == 1 else None


def _body(registry: Registry, start: int, end: int) -> EntityNote:
    text = registry.text(start, end)
    found = registry.entity("Organization", fold(text), text)
    registry.name(start, end, "name", found)
    serves(registry, found, start, end)
    return found
