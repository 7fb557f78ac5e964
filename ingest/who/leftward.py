"""How far to the left of a name its titles go: past states, bodies and what is coordinated, up to whoever else is named."""

from __future__ import annotations

from ingest.who import titles
from ingest.who.around import served
from ingest.who.complements import base_end
from ingest.who.registry import Registry
from ingest.who.titled import is_membership
from ingest.who.words import CALENDAR, FORMER, capitalised, office_head

__all__ = ["core_of", "has_head", "reach_of"]

_INSIDE = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "JJS", "POS", "HYPH", "CD", "VBG", "VBN"})
_STANDING = frozenset({"visiting", "ruling", "reigning", "sitting", "serving", "governing"})
_SMALL = frozenset({"of", "for", "to", "at", "on", "the", "and", "&", ",", "his", "her", "their", "its", "our", "my", "de", "facto", "-",
                    "'s", "then", "whose", "/"})  # fmt: skip


def reach_of(registry: Registry, floor: int, end: int) -> int:
    """How far to the left a title before `end` can go."""
    doc = registry.doc
    i = end
    while i > floor:
        token = doc[i - 1]
        entity = registry.at(i - 1)
        body = registry.at(i - 4) if token.text == ")" and i < end and i - 4 >= floor and doc[i - 3].text == "(" else None
        if body is not None and body.type == "Organization":
            i -= 3  # "the Trade Council | (TC) | chairman"
            continue
        if entity is not None and entity.type == "Person":
            mention = registry.name_at[i - 1]
            if i < end and doc[i].tag_ == "POS":
                lead = mention.start - 1
                if lead > floor and doc[lead].lower_ in ("for", "of", "to") and office_head(doc[lead - 1].text) is not None:
                    i = lead  # "a spokesman for | Silva's government, X"
                    continue
                return mention.start
            if i == end and (first := served(registry, mention.start)) is not None:
                i = first  # "the spokesman of | President Ana Silva |, Omar Salem, said"
                continue
            return i
        if token.lower_ in CALENDAR or (token.text == "-" and token.whitespace_ and i > 1 and doc[i - 2].whitespace_):
            return i
        if token.text == "Under" or (token.lower_ == "in" and i > 1 and office_head(doc[i - 2].text) == doc[i - 2].text.lower()):
            i -= 1  # "the agency's head in Accra"
            continue
        known = token.lower_ in _SMALL or token.lower_ in FORMER or office_head(token.text) is not None
        if entity is None and token.tag_ not in _INSIDE and not known:
            return i
        guest = token.lower_ in _STANDING and (doc[i - 2].lower_ in ("the", "its") or doc[i - 2].tag_ == "POS")
        plain = token.tag_ in ("VBG", "VBN") and not capitalised(token) and token.lower_ not in FORMER | {"acting"}
        if plain and not guest and doc[i - 2].text != "-":
            return i  # but past "the military-appointed foreign minister"
        i -= 1
    return i


def core_of(registry: Registry, start: int, end: int) -> int:
    """Where the title begins inside [start, end): words before it that lead up to it are dropped."""
    doc = registry.doc
    charge = doc[end - 1].lower_ == "justice" and end - 3 >= start and doc[end - 2].lower_ == "of" and office_head(doc[end - 3].text)
    if office_head(doc[end - 1].text) and registry.at(end - 1) is None and not is_membership(doc[end - 1]) and not charge:
        first = end - 1  # the noun phrase of the last head, then what is coordinated with it
        while first > start and doc[first - 1].lower_ not in ("of", "for", "to", "at", "on", "and", "&", ",", "the", "/"):
            first -= 1
        if first - 1 > start and doc[first - 1].lower_ == "the" and doc[first - 2].lower_ == "to":
            outer = _leftward(registry, start, first - 2)  # "National Security Advisor to the Vice President X"
            if outer is not None:
                return outer
        while first > start and doc[first - 1].lower_ in ("and", "&", ",", "/"):
            left = _leftward(registry, start, first - 1)
            if left is None:
                first -= 2 * _two_briefs(registry, start, first)
                break
            first = left
        return first
    while start < end:
        stop = base_end(registry, start, end)
        if any(office_head(doc[i].text) and registry.at(i) is None for i in range(start, stop)):
            return start
        start = stop + 1
    return end


def _two_briefs(registry: Registry, start: int, first: int) -> bool:
    """Whether a minister has two: "Industry and | Trade Minister Ana Silva"."""
    doc = registry.doc
    brief = doc[first - 2]
    before = doc[first - 3] if first - 3 >= start else None
    return (
        first - 2 >= start
        and doc[first - 1].text != ","
        and capitalised(brief)
        and capitalised(doc[first])
        and office_head(doc[first].text) is None
        and registry.at(brief.i) is None
        and office_head(brief.text) is None
        and (before is None or before.tag_ == "POS" or registry.at(before.i) is not None or before.lower_ in ("the", "his", "her"))
    )


def _leftward(registry: Registry, start: int, end: int) -> int | None:
    """The start of a title that ends at `end` and is coordinated with the one after it; None where that isn't one."""
    doc = registry.doc
    if end > start and doc[end - 1].text == ",":
        end -= 1
    if end <= start:
        return None
    first = end
    best: int | None = None
    while first > start:
        token = doc[first - 1]
        if token.text == "," and best is not None:
            break
        first -= 1
        if office_head(token.text) and registry.at(first) is None:
            best = first
    if best is None or doc[end - 1].lower_ in ("the",):
        return None
    while best > start and doc[best - 1].lower_ not in ("of", "for", "to", "at", "on", "and", "&", ",", "the", "/"):
        best -= 1
    lead_in = best - 1
    while lead_in > 0 and doc[lead_in].lower_ in ("acting", "outgoing", "incoming"):
        lead_in -= 1
    if (best > start or lead_in < best - 1) and doc[lead_in].lower_ in ("the", "his", "her", "a", "an"):
        return None
    lead = registry.at(best - 2) if best > 1 and doc[best - 1].text == "," else None
    if lead is not None and lead.type == "Person":
        return None  # "Bruno Keller, deputy head of mission, and Swiss president Ueli Frei"
    return best if titles.parse(registry, best, end) else None


def has_head(registry: Registry, start: int, end: int) -> bool:
    """Whether the head of an office's title stands in tokens [start, end)."""
    return any(office_head(registry.doc[i].text) and registry.at(i) is None for i in range(start, end))
