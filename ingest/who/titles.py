"""The grammar of an office's title: [owner] [modifiers] head [of, for, to, at ...], read from a stretch of tokens beside a name."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from ingest.lexicon import words
from ingest.notes import EntityNote
from ingest.who.complements import ARTICLES, PREPOSITIONS, base_end, complements, covering_end, text_of
from ingest.who.registry import Registry
from ingest.who.words import FORMER, MODIFIERS, capitalised, office_head

_ORDERS = frozenset({"first", "second", "third"})
_ORDERED = frozenset({"minister", "deputy", "vice", "secretary", "lady", "gentleman", "prime"})
_WHERE = frozenset({"in", "at", "from"})
_SENT = frozenset({"ambassador", "envoy", "representative"})
_ASIDE = frozenset({"and", ",", "now", "currently", "also", "himself", "herself"})
_OPENING = frozenset({"the", "a", "an", "whom", "until", "till"})
"""What opens a noun phrase, so that nothing before it is of the title."""
_ONCE = frozenset({"once", "formerly", "previously"})
_SPEAKS = re.compile(r"(?:fluent|native) (?:\w+ )?speaker$|(?:Arabic|Hebrew|Mandarin|Farsi|Hindi|Urdu|Swahili|Latin|Pashto) speaker$")
RANKS = frozenset({"general", "sheikh", "ayatollah", "prince", "major-general"})
"""Heads that rank or style a person and are no office when they stand alone before a name."""


PARTISAN = frozenset({"Republican", "Democratic"})
"""The parties by which US news tells its politicians apart: no part of a title."""
_WEAK = frozenset({"analyst", "expert", "specialist", "researcher", "member", "economist", "historian", "scholar", "lawmaker", "lawyer",
                   "editor", "fellow", "official", "diplomat", "delegate", "correspondent", "officer", "professor", "attorney",
                   "legislator", "parliamentarian", "consultant"})  # fmt: skip
"""Heads that make an office only of an organisation that is named with them ("an analyst at the Crisis Group")."""


_EMPLOYED = frozenset({"officer", "economist", "analyst", "researcher", "fellow", "editor"})
"""Heads among these that are offices also where the body stands before them: "Harvard economist Ana Silva"."""


@dataclass(slots=True)
class Title:
    """A title at tokens [start, end): its words, whom it is of where the phrase says so, and its head token."""

    text: str
    of: EntityNote | None
    former: bool
    start: int
    end: int
    head: int
    owner: Token | None = None
    """The possessive pronoun or noun that owns the office, where no name does ("his chief of staff")."""
    plural: bool = False
    weak: bool = False
    """Says whose the person is ("a Fatah official"), but no office."""


def parse(registry: Registry, start: int, end: int) -> list[Title]:
    """The titles that tokens [start, end) give, one for each coordinated office; [] where they aren't a title."""
    found = [t for a, b in _segments(registry, start, end) if (t := _one(registry, a, b))]
    if found and found[0].of is None and found[0].owner is None and found[0].start > start:
        found[0].of, _ = _possessor(registry, start, found[0].start)  # "Chad's army chief's son-in-law and adviser"
    for before, after in itertools.pairwise(found):
        if (
            after.of is None and after.owner is None and (before.of is None or before.of.type == "Country")
        ):  # "Ukraine's president and commander"
            after.of, after.owner = before.of, before.owner
    for before, after in zip(found[-2::-1], found[:0:-1], strict=False):
        if before.of is None and after.of is not None and after.of.type == "Country" and before.owner is None:
            before.of = after.of  # "Prime Minister and Foreign Minister of Qatar"
    return found


def _segments(registry: Registry, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The parts between "and" and commas, where the part after one begins a title of its own."""
    doc = registry.doc
    last = start
    for i in range(start + 1, end - 1):
        if doc[i].lower_ == "and" and doc[i - 2].lower_ == "to" and i - 1 not in registry.name_at and office_head(doc[i - 1].text) is None:
            continue  # "Envoy to Monitor | and | Combat Trafficking"
        if doc[i].lower_ in ("and", "&", ",", "/") and _begins_title(registry, i + 1, end):
            if not any(office_head(t.text) for t in doc[last:i]) and (doc[i - 1].lower_ == "justice" or capitalised(doc[i - 1])):
                continue  # "Justice and Human Rights Minister"
            if i > last:
                yield last, i
            last = i + 1
    if last < end:
        yield last, end


def _begins_title(registry: Registry, start: int, end: int) -> bool:
    """Whether an office's head comes before any preposition, comma or "and"."""
    for token in registry.doc[start:end]:
        if office_head(token.text):
            return True
        if token.lower_ in PREPOSITIONS or token.lower_ in ("and", "&", ",", "/"):
            return False
    return False


def _one(registry: Registry, start: int, end: int) -> Title | None:
    doc = registry.doc
    former = False
    while start < end and doc[start].lower_ in ARTICLES | _ASIDE | _ONCE:
        former = former or doc[start].lower_ in _ONCE
        start += 1
    whole = start
    stop = base_end(registry, start, end)
    heads = [i for i in range(start, stop) if office_head(doc[i].text) and not _covered(registry, i) and not _hour(doc[i])]
    if heads and heads[-1] < stop - 1 and doc[heads[-1] + 1].tag_ in ("VBN", "VBG") and doc[heads[-1] + 1].is_alpha:
        stop = end = heads[-1] + 1  # "the envoy | charged with the talks"
    if heads and heads[-1] < stop - 1 and doc[heads[-1] + 1].lower_ in ("until", "till"):
        stop = end = heads[-1] + 1  # "minister | until yesterday"
        former = True
    if heads and heads[-1] < stop - 1 and doc[heads[-1] + 1].lower_ in ("there", "here", "abroad"):
        stop = end = heads[-1] + 1  # "its ambassador | there"
    if heads and heads[-1] < stop - 1 and doc[heads[-1] + 1].lower_ in ("and", "&"):
        stop = end = heads[-1] + 1  # "the minister | and Silva's partner"
    trailing = ("-", "elect", "designate", "d'affaire", "extraordinary")
    if not heads or (heads[-1] < stop - 1 and not doc[heads[-1] + 1].lower_.startswith(trailing)):
        return None
    head = heads[-1]
    inner_start = next((i for i in range(head - 1, start, -1) if doc[i].lower_ in _OPENING or (doc[i].tag_ == "PRP$" and i > start)), start)
    if inner_start > start and doc[inner_start - 1].lower_ not in PREPOSITIONS:
        start = inner_start + (doc[inner_start].tag_ != "PRP$")  # "the next day | his spokesman", "Premier, | the socialist"
    owner: Token | None = None
    of, start = _possessor(registry, start, head)
    if of is None and doc[start].tag_ == "PRP$":
        owner, start = doc[start], start + 1
        if start + 1 < head and doc[start + 1].tag_ == "POS" and registry.at(start) is None:
            owner, start = doc[start], start + 2  # "his ministry's spokesman"
    elif of is None and start < head and doc[start].lower_ == "whose":
        lead = start - 1
        while lead > 0 and doc[lead].text in (",", ")"):
            lead -= 1  # "the Front (LFR), whose chief"
        owner, start = doc[lead] if lead >= 0 else None, start + 1
    elif of is None and (cut := next((i for i in range(start, head) if doc[i].tag_ == "POS"), None)) is not None:
        owner, start = doc[cut - 1], cut + 1
    kept: list[int] = []
    i = start
    while i < stop:
        token = doc[i]
        entity = registry.at(i)
        if i + 2 < head and doc[i + 1].text == "-" and doc[i + 2].tag_ == "VBN" and not token.whitespace_ and token.lower_ not in FORMER:
            i += 3  # "military-appointed foreign minister"
            continue
        if token.lower_ in FORMER:
            former = True
        elif entity is not None and entity.type == "Place" and i < head and i == start and i and doc[i - 1].lower_ in _WHERE:
            i = covering_end(registry, i)
            continue  # "In Paris | President Ana Silva said"
        elif token.text in PARTISAN and i < head and not kept:
            if doc[head].lower_ in ("candidate", "nominee") and entity is not None:
                of = of or entity
            i += 1  # of the state, not of the party
            continue
        elif entity is not None and entity.type in ("Country", "Organization") and i < head:
            sent = of is not None and of.type == "Country" and entity.type == "Organization" and doc[head].lower_ in _SENT
            seat = owner is not None and entity.type == "Country" and doc[i].tag_ in ("NNP", "NNPS") and not doc[i].is_upper
            if sent or seat:  # "Peru's UN ambassador", "its Westminster leader"
                kept += range(i, covering_end(registry, i))
            elif of is None or (of.type == "Country" and entity.type == "Organization"):
                of = entity  # "US State Department spokesman" is the Department's, "Kosovo Albanian leader" is Kosovo's
            i = covering_end(registry, i)
            continue
        elif (
            (token.text == "-" and (not kept or (i + 1 < stop and doc[i + 1].lower_ in FORMER)))
            or (token.lower_ in MODIFIERS and token.lower_ not in ("acting", "elect", "designate", "interim"))
            or (token.like_num and not (token.lower_ in _ORDERS and i < head and doc[i + 1].lower_ in _ORDERED))
            or (token.is_punct and token.text not in ("-", "/", "&", "'"))
            or token.lower_ in ("old", "year", "majesty", "highness", "excellency", "eminence", "holiness")
            or (i > head and token.lower_ in ("extraordinary", "plenipotentiary", "and", "&"))
        ):
            pass
        else:
            kept.append(i)
        i += 1
    title = text_of(registry, kept, head)
    several = office_head(doc[head].text) != doc[head].text
    held = of is not None or owner is not None
    more, inner, whose = complements(registry, stop, end, head=doc[head].lower_, several=several, owned=held)
    if inner is None and of is None and owner is None:
        owner = whose
        of = _state_of_place(registry, start, end, head) if owner is None else None
    if not title or _SPEAKS.search(title):
        return None
    single = office_head(doc[head].text)
    body = inner is not None and inner.type == "Organization"
    weak = (
        single is not None and single.lower() in _WEAK and (not body or single.lower() in ("official", "diplomat", "expert", "specialist"))
    )
    bodys = (of is not None and of.type == "Organization") or (owner is not None and owner.lower_ in words("org_nouns"))
    weak = weak and not (bodys and single is not None and single.lower() in _EMPLOYED)  # "the commission's chief electoral officer"
    weak = weak and not (single is not None and single.lower() == "delegate" and of is not None)
    weak = weak and not (title.lower().startswith(("chief ", "lead ")) and title.lower().endswith("delegate"))
    top = title.lower() in ("top diplomat", "chief diplomat") or (title.lower().startswith("top ") and title.count(" ") > 1)
    weak = weak and not (of is not None and top)  # "the UN's top climate official"
    plural = single != doc[head].text
    if weak and (plural or (inner or of) is None):
        return None
    return Title((title + more).strip(), inner if inner is not None else of, former, whole, end, head, owner, plural, weak)


_LOCAL = frozenset({"governor", "mayor", "president", "premier", "head", "chief", "leader", "commander", "prosecutor", "minister", "mp"})


def _state_of_place(registry: Registry, start: int, end: int, head: int) -> EntityNote | None:
    """The state of the article in which the town or region lies that an office is of: "the governor of Kunar", "Lima's mayor"."""
    doc = registry.doc
    if office_head(doc[head].text.lower()) not in _LOCAL:
        return None
    for i in range(start, end):
        place = registry.at(i)
        if place is None or place.type != "Place" or (i > head and doc[registry.name_at[i].start - 1].lower_ not in ("of", "the")):
            continue
        return registry.by_key.get(("Country", registry.lies_in.get(place.id, "")))
    return None


def _possessor(registry: Registry, start: int, head: int) -> tuple[EntityNote | None, int]:
    """The named owner before "'s" ("Ukraine's security chief"), and where the title begins after it."""
    for i in range(start + 1, head):
        if registry.doc[i].tag_ == "POS":
            owner = registry.at(i - 1)
            return owner, i + 1 if owner is not None else start
    return None, start


def _hour(token: Token) -> bool:
    """Whether "pm" tells the time and is no prime minister."""
    return token.lower_ == "pm" and token.i > 0 and (token.nbor(-1).like_num or ":" in token.nbor(-1).text)


def _covered(registry: Registry, i: int) -> bool:
    """Whether a name of an organisation or person covers the token ("Council of Foreign Ministers")."""
    return registry.at(i) is not None
