"""The dateline of a dispatch: "GENEVA, March 3 (Reuters) —", "LIMA, Peru (AP) -", "NEW DELHI:", "Doha, Qatar -".

It is no part of the first sentence, and its name is the place where the reporter stands, never a government.
"""

from __future__ import annotations

import re

from ingest.who.gazetteer import lookup
from ingest.who.places import country_of, place
from ingest.who.registry import Registry
from ingest.who.words import fold

_PLACE = r"[A-Z][A-Z'’.-]+(?:[ /][A-Z][A-Z'’.-]+){0,3}"
_MIXED = r"[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]+){0,3}"
_DATE = r"(?:[A-Z][a-z]{2,8}\.? \d{1,2}|\d{1,2} [A-Z][a-z]{2,8})(?:,? \d{4})?"
_AGENCY = r"(?:\([^()\n]{2,40}\)|/[^/\n]{2,30}/)"
_DASH = r"(?:—|–|--|(?<=\s)-|(?<=\)\.)-)"
_CAPITALS = re.compile(
    rf"\s*(?P<place>{_PLACE})(?:, (?P<land>{_MIXED}))?,?(?: {_DATE})?(?:[.,]|, [A-Z]\w+(?= - ))?"
    rf"(?: ?{_AGENCY})?\.?(?:\s*{_DASH}|(?<=/\.)|(?<=[A-Z]):)(?=\s|\w)"
)
_LETTERS = re.compile(
    rf"\s*(?P<place>{_MIXED})(?:, (?P<land>{_MIXED})(?:,? {_DATE})?(?: ?{_AGENCY})? {_DASH}|(?:,? {_DATE})? ?{_AGENCY} ?{_DASH})(?=\s|\w)"
)
_FAR = 110


def find(text: str, start: int) -> tuple[int, int, int] | None:
    """(first character of the place, end of the place, end of the dateline) where the text has a dateline at `start`; None elsewhere."""
    head = text[start : start + _FAR]
    match = _CAPITALS.match(head) or _LETTERS.match(head)
    if match is None or sum(c.isalpha() for c in match["place"]) < 3:
        return None
    first = re.split("/", match["place"])[0]
    known = (
        lookup(first)
        or lookup(first.title())
        or country_of(first)
        or (match["land"] and (lookup(match["land"]) or country_of(match["land"])))
    )
    if not known and not re.search(_AGENCY, match[0]):
        return None
    entry = lookup(first) or lookup(first.title())
    if entry is not None and entry.kind == "Organization":
        return None
    end = start + match.end()
    while text[end : end + 1].isspace():
        end += 1
    return start + match.start("place"), start + match.end("place"), end


def register(registry: Registry) -> None:
    """Name the dateline's place, before anything else could take it for a government, and the agency that sent the dispatch."""
    span = registry.notes.dateline
    if span is None:
        return
    _agency(registry, span)
    inside = [t for t in registry.doc if span[0] <= t.idx < span[1]]
    if not inside or "/" in registry.notes.text[span[0] : span[1]]:
        return
    start, end = inside[0].i, inside[-1].i + 1
    text = registry.text(start, end)
    entry = lookup(text) or lookup(text.title())
    name = entry.name if entry is not None and entry.kind == "Place" else text.title() if text.isupper() else text
    found = place(registry, name, entry.country if entry is not None else "")
    registry.name(start, end, "name", found, alias=name)
    registry.notes.scene = found.id


def _agency(registry: Registry, span: tuple[int, int, int]) -> None:
    """Name the agencies that a dateline gives in brackets or between strokes: "(Reuters)", "/TASS/", "(Press Pool/Reuters)"."""
    found = re.search(_AGENCY, registry.notes.text[span[1] : span[2]])
    if found is None:
        return
    whole = lookup(found[0].strip("()/ ")) is not None  # "RFE/RL", "ITAR-TASS"
    for part in re.finditer(r"[^()]+" if whole else r"[^()/-]+", found[0]):
        name = part[0].strip("/ ")
        if not name[:1].isupper() or any(c.isdigit() or c in ",;" for c in name) or len(name.split()) > 3:
            continue
        first = span[1] + found.start() + part.start()
        inside = [t.i for t in registry.doc if t.idx < first + len(part[0]) and t.idx + len(t) > first and any(c.isalpha() for c in t.text)]
        entry = lookup(name) or lookup(name.title())
        if not inside or inside[0] in registry.name_at or (entry is not None and entry.kind != "Organization"):
            continue
        agency = registry.known(entry) if entry is not None else registry.entity("Organization", fold(name), name)
        if entry is not None and name not in (agency.name, *agency.aliases):
            agency.aliases.append(name)
        registry.name(inside[0], inside[-1] + 1, "name", agency, alias=name)
