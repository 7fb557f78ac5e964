"""The grammar of an office's title: [owner] [modifiers] head [of, for, to, at ...], read from a stretch of tokens beside a name."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from ingest.notes import EntityNote
from ingest.who.registry import Registry
from ingest.who.words import FORMER, MODIFIERS, is_office_word, is_title_modifier, office_head

_PREPOSITIONS = frozenset({"of", "for", "to", "at", "in", "on", "with", "from", "under", "by"})
_ARTICLES = frozenset({"the", "a", "an", "this", "that", "our", "my", "your"})
_ORDERS = frozenset({"first", "second", "third"})
_ORDERED = frozenset({"minister", "deputy", "vice", "secretary", "lady", "gentleman", "prime"})
_ASIDE = frozenset({"and", ",", "now", "currently", "also", "himself", "herself"})
_ONCE = frozenset({"once", "formerly", "previously"})
_POSTED = frozenset({"head", "chief", "director", "coordinator"})
"""Heads of a body's branch: "the agency's head in Ruritania"."""
RANKS = frozenset({"general", "sheikh", "ayatollah", "prince", "major-general"})
"""Heads that rank or style a person and are no office when they stand alone before a name."""


_WEAK = frozenset({"analyst", "expert", "specialist", "researcher", "member", "economist", "historian", "scholar", "lawmaker", "lawyer",
                   "editor", "fellow", "official", "diplomat", "delegate", "correspondent", "officer", "professor", "attorney",
                   "legislator", "parliamentarian"})  # fmt: skip
"""Heads that make an office only of an organisation that is named with them ("an analyst at the Crisis Group")."""


_PARTY = ("Country", "Organization")
_PARTIES = frozenset({"rebels", "guerrillas", "insurgents", "separatists", "militants", "movement", "group", "alliance", "bloc",
                      "organisation", "organization", "agency", "union", "militia", "watchdog", "republic", "country",
                      "kingdom", "nation", "enclave"})  # fmt: skip
"""Nouns that with "the" stand for a body named before."""


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
        if doc[i].lower_ in ("and", "&", ",") and _begins_title(registry, i + 1, end):
            if doc[i].text != "," and doc[i - 1].lower_ == "justice":
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
        if token.lower_ in _PREPOSITIONS or token.lower_ in ("and", "&", ","):
            return False
    return False


def base_end(registry: Registry, start: int, end: int) -> int:
    """Where the noun phrase that begins at `start` reaches its first preposition."""
    i = start
    while i < end:
        token = registry.doc[i]
        if i in registry.name_at:
            i = max(i + 1, registry.name_at[i].end)
            continue
        if (token.lower_ in _PREPOSITIONS and token.text != "Under") or token.text in (",", ":", "("):
            return i
        i += 1
    return end


def _one(registry: Registry, start: int, end: int) -> Title | None:
    doc = registry.doc
    former = False
    while start < end and doc[start].lower_ in _ARTICLES | _ASIDE | _ONCE:
        former = former or doc[start].lower_ in _ONCE
        start += 1
    whole = start
    stop = base_end(registry, start, end)
    heads = [i for i in range(start, stop) if office_head(doc[i].text) and not _covered(registry, i) and not _hour(doc[i])]
    if heads and heads[-1] < stop - 1 and doc[heads[-1] + 1].tag_ in ("VBN", "VBG") and doc[heads[-1] + 1].is_alpha:
        stop = end = heads[-1] + 1  # "the envoy | charged with the talks"
    if not heads or (heads[-1] < stop - 1 and not doc[heads[-1] + 1].lower_.startswith(("-", "elect", "designate", "d'affaire"))):
        return None
    head = heads[-1]
    owner: Token | None = None
    of, start = _possessor(registry, start, head)
    if of is None and doc[start].tag_ == "PRP$":
        owner, start = doc[start], start + 1
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
        elif entity is not None and entity.type in ("Country", "Organization") and i < head:
            if of is None or (of.type == "Country" and entity.type == "Organization"):
                of = entity  # "US State Department spokesman" is the Department's, "Kosovo Albanian leader" is Kosovo's
            i = _covering_end(registry, i)
            continue
        elif (
            (token.text == "-" and (not kept or (i + 1 < stop and doc[i + 1].lower_ in FORMER)))
            or (token.lower_ in MODIFIERS and token.lower_ not in ("acting", "elect", "designate", "interim"))
            or (token.like_num and not (token.lower_ in _ORDERS and i < head and doc[i + 1].lower_ in _ORDERED))
            or (token.is_punct and token.text not in ("-", "/", "&", "'"))
            or token.lower_ in ("old", "year")
        ):
            pass
        else:
            kept.append(i)
        i += 1
    title = _text(registry, kept, head)
    several = office_head(doc[head].text) != doc[head].text
    more, inner, whose = _complements(registry, stop, end, head=doc[head].lower_, several=several)
    if inner is None and of is None and owner is None:
        owner = whose
    if not title:
        return None
    single = office_head(doc[head].text)
    body = inner is not None and inner.type == "Organization"
    weak = single is not None and single.lower() in _WEAK and (not body or single.lower() in ("official", "diplomat"))
    weak = weak and not (of is not None and title.lower().startswith("top ") and title.count(" ") > 1)  # "the UN's top climate official"
    plural = single != doc[head].text
    if weak and (plural or (inner or of) is None):
        return None
    return Title((title + more).strip(), inner if inner is not None else of, former, whole, end, head, owner, plural, weak)


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


def _past_adjectives(registry: Registry, first: int, stop: int) -> int:
    """Past the small words that describe a body: "of the | opposition-led | National Assembly"."""
    doc = registry.doc
    i = first
    if i + 3 < stop and doc[i + 1].text == "-" and doc[i + 2].tag_ in ("VBN", "JJ") and not doc[i].whitespace_:
        i += 3  # "of | Lima-based | Andean Oil"
    while i < stop and (doc[i].text == "-" or (doc[i].text.islower() and doc[i].tag_ in ("JJ", "NN", "VBN", "RB")) or doc[i].tag_ == "POS"):
        i += 1
    entity = registry.at(i) if i < stop else None
    if entity is None or entity.type not in _PARTY:
        return first
    rest = doc[registry.name_at[i].end : stop]
    return i if all(t.text.islower() and t.tag_ in ("NN", "NNS") for t in rest) else first  # "of the rival | Front wing"


def _listed(registry: Registry, i: int, stop: int) -> bool:
    """Whether tokens [i, stop) go on with more parties: "of Ruritania | and the Red Front |"."""
    doc = registry.doc
    seen = False
    while i < stop:
        entity = registry.at(i)
        if entity is not None and entity.type in ("Country", "Organization"):
            i, seen = registry.name_at[i].end, True
        elif doc[i].lower_ in ("and", "&", ",", "the"):
            i += 1
        else:
            return False
    return seen


def _complements(
    registry: Registry, start: int, end: int, *, head: str, several: bool = False
) -> tuple[str, EntityNote | None, Token | None]:
    """What of "of X for Y" stays in the title, whom the office is of where X is somebody with offices, else the noun that owns it."""
    doc = registry.doc
    kept: list[int] = []
    of: EntityNote | None = None
    owner: Token | None = None
    voice = head.startswith("spokes")
    i = start
    while i < end:
        prep = doc[i]
        if prep.text == "(":
            i = next((j + 1 for j in range(i, end) if doc[j].text == ")"), end)
            continue
        stop = base_end(registry, i + 1, end)
        first = i + 1
        while first < stop and doc[first].lower_ in _ARTICLES:
            first += 1
        named = first
        while named < stop and (is_office_word(doc[named]) or is_title_modifier(doc[named]) or _state(registry, named)):
            named += 1
        if named > first and named < stop and (somebody := registry.at(named)) is not None and somebody.type == "Person":
            first = named  # "adviser to Prime Minister X" is X's
        if prep.lower_ == "of" and ((held := registry.at(first)) is None or (held.type == "Place" and doc[first + 1].text == "-")):
            first = _past_adjectives(registry, first, stop)
        if prep.lower_ in ("in", "on") and first < stop and doc[first].ent_type_ == "DATE":
            i = stop
            continue  # "president in October"
        if prep.lower_ == "in" and any(t.lower_ in ("term", "government", "administration", "cabinet") for t in doc[first:stop]):
            i = stop
            continue  # "adviser in her first term"
        if of is None and owner is None and prep.lower_ in ("of", "for") and (whose := _owner_in(registry, first, stop)) is not None:
            owner = doc[whose]
            first = whose + 1 + (owner.tag_ != "PRP$")
            if first < stop:
                kept += [i, *range(first, stop)]  # "chair of its | commission", but "spokesman | for the rebels"
            i = stop
            continue
        entity = registry.at(first) if first < stop else None
        reach = _covering_end(registry, first) if entity is not None else first
        if entity is not None and reach < stop and doc[reach].tag_ in ("VBN", "VBG") and doc[reach].text.islower():
            stop = end = reach  # "spokesman for the 5th Brigade | based in the north"
        if (
            prep.lower_ == "in"
            and (head in _POSTED or of is not None)
            and entity is not None
            and entity.type in ("Country", "Place")
            and reach >= stop
        ):
            i = stop
            continue
        if entity is not None and reach < stop and doc[reach].tag_ == "POS":
            of = of or entity
            kept += [i, *range(reach + 1, stop)]  # "head of Russia's wealth fund"
        elif several and entity is not None and entity.type in ("Country", "Organization") and _listed(registry, reach, stop):
            of = of or entity  # "the presidents of Ruritania and Freedonia"
        elif entity is not None and reach >= stop and (_owns(prep.lower_, entity) or (voice and prep.lower_ == "for")):
            of = of or entity
        elif entity is not None and entity.type in _PARTY and (prep.lower_ in ("of", "at") or voice) and reach < stop:
            of = of or entity
            kept += [i, *range(reach, stop)]  # "leader of the Syrian opposition", "spokesman for the Iranian foreign ministry"
        else:
            kept += range(i, stop)
        i = stop if stop > i else i + 1
    return (" " + _text(registry, kept, -1) if kept else ""), of, owner


def _owner_in(registry: Registry, first: int, stop: int) -> int | None:
    """The token that owns what an office is of where no name does: "of | its | commission", "of the | movement |'s", "for the | rebels"."""
    doc = registry.doc
    if first >= stop or registry.at(first) is not None:
        return None
    if doc[first].tag_ == "PRP$":
        return first
    cut = next((j for j in range(first + 1, stop) if doc[j].tag_ == "POS"), None)
    if cut is not None:
        return cut - 1 if registry.at(cut - 1) is None else None
    last = stop - 1
    plain = all(t.text.islower() and t.tag_ in ("JJ", "VBN") for t in doc[first:last]) and doc[first - 1].lower_ in ("the", "this")
    return last if plain and doc[last].lower_ in _PARTIES else None


def _state(registry: Registry, i: int) -> bool:
    entity = registry.at(i)
    return entity is not None and entity.type == "Country"


def _owns(prep: str, entity: EntityNote) -> bool:
    if entity.type == "Person":
        return prep in ("of", "to")
    if entity.type == "Organization":
        return prep in ("of", "at", "with", "in")
    return entity.type == "Country" and prep == "of"


def _covered(registry: Registry, i: int) -> bool:
    """Whether a name of an organisation or person covers the token ("Council of Foreign Ministers")."""
    return registry.at(i) is not None


def _covering_end(registry: Registry, i: int) -> int:
    mention = registry.name_at.get(i)
    return mention.end if mention else i + 1


def _text(registry: Registry, kept: list[int], head: int) -> str:
    """The kept words as the article has them, the head in the singular."""
    doc = registry.doc
    out = ""
    for n, i in enumerate(kept):
        word = registry.text(i, i + 1)
        if i == head:
            word = office_head(word) or word
        space = " " if n and (doc[i - 1].whitespace_ or kept[n - 1] != i - 1) else ""
        out += space + word
    return out.strip(" -,")
