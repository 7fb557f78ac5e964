"""Where an organisation's name ends that the model cut short: "Ministry | of Trade", "Bureau of European | and Eurasian Affairs"."""

from __future__ import annotations

from ingest.lexicon import words
from ingest.who.registry import Registry
from ingest.who.words import CALENDAR, capitalised, is_office_word

__all__ = ["grown"]

_SMALL = frozenset({"of", "for", "the", "and", "on", "to", "-", "in", "&", "de", "al", "'s", ",", "du", "des", "la", "der", "against", "/"})
_WITH_OF = frozenset({"ministry", "department", "council", "office", "institute", "university", "centre", "center", "bank", "bureau",
                      "committee", "association", "league", "agency", "party", "front", "movement", "union", "congress", "federation",
                      "confederation", "chamber", "church"})  # fmt: skip


def grown(registry: Registry, start: int, end: int) -> tuple[int, int]:
    """The span with "of X" and "for X" after its noun, where the model cut it short: "Ministry | of Foreign Affairs"."""
    doc = registry.doc
    start = _from_charge(registry, start, end)
    end = _to_charge(registry, start, end)
    if start < end < len(doc) - 1 and doc[end - 1].lower_ in _WITH_OF:
        i = end
        joins = ("of", "for", "and", "on") if doc[end - 1].lower_ in _ON else ("of", "for", "and")
        while i < len(doc) - 2 and doc[i].lower_ in joins:
            if doc[i].lower_ == "and" and i == end:
                break
            step = i + 2 if doc[i + 1].lower_ == "the" and doc[i].lower_ != "and" else i + 1
            if (
                not capitalised(doc[step])
                or step in registry.name_at
                or doc[step].tag_[:2] not in ("NN", "JJ")
                or is_office_word(doc[step])
                or (doc[i].lower_ == "on" and (doc[step].ent_type_ in ("DATE", "TIME") or doc[step].lower_ in CALENDAR))
            ):
                break
            i = step
            while i < len(doc) and capitalised(doc[i]) and not is_office_word(doc[i]) and i not in registry.name_at:
                i += 1
        if i > end and doc[i - 1].lower_ not in _SMALL:
            end = i
    return start, _abroad(registry, start, end)


_ON = frozenset({"council", "commission", "committee", "conference"})
"""What has its matter after "on": "Council | on Foreign Relations"."""
_BUREAUS = frozenset({"bureau", "department", "directorate", "division", "office", "committee", "ministry"})


def _from_charge(registry: Registry, start: int, end: int) -> int:
    """Where a bureau's name begins that the model cut after "and": "the | Asian and | Oceanian Affairs Bureau"."""
    doc = registry.doc
    if start < 3 or doc[start - 1].lower_ not in ("and", "&") or doc[end - 1].lower_ not in _BUREAUS or end - start < 2:
        return start
    first = start - 2
    if (
        not capitalised(doc[first])
        or first in registry.name_at
        or is_office_word(doc[first])
        or doc[end - 2].lower_ not in words("portfolios")
    ):
        return start
    return first if doc[first - 1].lower_ == "the" or doc[first - 1].tag_ == "POS" or doc[first - 1].tag_ == "JJ" else start


def _to_charge(registry: Registry, start: int, end: int) -> int:
    """Where a bureau's name ends that the model cut before what it has charge of: "Bureau of European | and Eurasian Affairs"."""
    doc = registry.doc
    if start >= end or doc[start].lower_ not in _WITH_OF | {"state"} or not any(t.lower_ in ("of", "for") for t in doc[start:end]):
        return end
    for i in range(end, min(len(doc), end + 7)):
        token = doc[i]
        if not (capitalised(token) or token.lower_ in ("and", "&", ",")) or i in registry.name_at or is_office_word(token):
            break
        if token.lower_ in words("portfolios") and not (i + 1 < len(doc) and doc[i + 1].lower_ in ("and", "&")):
            return i + 1
    return end


def _abroad(registry: Registry, start: int, end: int) -> int:
    """Where a mission's name ends, with the country that it is sent to: "OSCE Mission | to Ruritania", "Force | in Ruritania (RFOR)"."""
    doc = registry.doc
    if not start < end < len(doc) - 1 or not capitalised(doc[end - 1]) or doc[end].lower_ not in ("in", "to", "for"):
        return end
    hit = registry.hit_at.get(end + 1 + (doc[end + 1].lower_ == "the"))
    if hit is None or hit.entry.kind == "Organization" or hit.entry.how not in ("name", "abbreviation"):
        return end
    introduced = hit.end + 1 < len(doc) and doc[hit.end].text == "(" and doc[hit.end + 1].is_upper
    introduced = introduced and doc[hit.end + 1].text[0] == doc[start].text[0]
    return hit.end if introduced or (doc[end - 1].text == "Mission" and end - start > 1) else end
