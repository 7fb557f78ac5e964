"""Organisations that no lexicon knows: the model's, borne out by their nouns, their abbreviations and their short forms."""

from __future__ import annotations

from itertools import pairwise

from spacy.tokens import Token

from ingest.below import having, tagged
from ingest.lexicon import words
from ingest.notes import EntityNote
from ingest.who.gazetteer import Hit, lookup
from ingest.who.grown import grown
from ingest.who.namelike import names_press
from ingest.who.places import bare, free, located, sites, visited
from ingest.who.registry import Registry
from ingest.who.sites import among_places
from ingest.who.words import capitalised, fold, is_office_word, is_title_modifier, office_head

_SMALL = frozenset({"of", "for", "the", "and", "on", "to", "-", "in", "&", "de", "al", "'s", ",", "du", "des", "la", "der", "against", "/"})
_MANY_HAVE = frozenset({"UN Security Council", "National Security Council", "National Assembly", "Supreme Court", "Ministry of Defence",
                        "House of Commons", "UN General Assembly", "Senate", "Congress", "House of Representatives"})  # fmt: skip
"""Bodies of the lexicon whose short name many states have one of."""
_OF_FIRMS = frozenset(
    {"officer", "executive", "ceo", "founder", "co-founder", "manager", "editor", "head", "chair", "analyst", "economist"}
)
"""Heads of offices that are of a body, never of a subject ("Minister of Trade")."""
_OF_STATE = frozenset({"ministry", "army", "parliament", "police", "embassy", "navy", "department", "cabinet", "secretariat", "senate",
                       "assembly", "council", "court", "bank", "forces", "guard", "mission", "agency", "service", "junta",
                       "office", "administration", "bureau"})  # fmt: skip


_PARTS = frozenset({"bureau", "department", "directorate", "division", "office"})
"""What a ministry is made up of."""


def longer(registry: Registry) -> None:
    """Organisations of several words, before the shorter names inside them are noted; a headline's only where the text has them too."""
    headlines: list[tuple[int, int]] = []
    for hit, after in pairwise(registry.hits):  # "Russian Security Council"
        generic = after.entry.kind == "Organization" and after.entry.name in _MANY_HAVE
        if generic and hit.entry.kind == "Country" and hit.end == after.start and free(registry, hit.start, after.end):
            _put(registry, hit.start, after.end)
    for ent in registry.doc.ents:
        if ent.label_ not in ("ORG", "LAW", "FAC"):
            continue
        for first, last in _dashed(registry, ent.start, ent.end):
            _longer(registry, first, last, ent.label_, headlines)
    for start, end in headlines:
        if ("Organization", _key(registry.text(start, end))) in registry.by_key:
            _put(registry, start, end)


def _dashed(registry: Registry, start: int, end: int) -> list[tuple[int, int]]:
    """A span that the model stretched over a dash gives the names on both its sides."""
    cut = next((i for i in range(start + 1, end - 1) if registry.doc[i].text in ("-", "–", "—") and registry.doc[i].whitespace_), None)
    return [(start, end)] if cut is None or not registry.doc[cut - 1].whitespace_ else [(start, cut), *_dashed(registry, cut + 1, end)]


def _longer(registry: Registry, start: int, end: int, label: str, headlines: list[tuple[int, int]]) -> None:
    """Note one span of the model where it holds up as an organisation; one in a headline waits for the text."""
    start, end = bare(registry, start, end)
    while end > start and registry.doc[end - 1].text.islower() and registry.doc[end - 1].lower_ in _SMALL:
        end -= 1  # "OSCE Mission | to"
    if end - start > 1 and registry.doc[end - 1].text in STATIONS and lookup(registry.text(start, end - 1)) is not None:
        return  # "Rossiya-24 | TV |", which the lexicon knows without
    start, end = grown(registry, start, end)
    if _is_charge(registry, start):
        return  # "High Representative of the | European Union for Foreign Affairs"
    if end - start < 2 or not free(registry, start, end) or not _sound(registry, start, end):
        return
    if registry.doc[end - 1].lower_ in sites() or (located(registry, start, end) and not _noun(registry, start, end)):
        return
    if label != "ORG" and not _noun(registry, start, end):
        return
    if start in registry.headings:
        headlines.append((start, end))
    else:
        _put(registry, start, end)


STATIONS = frozenset({"TV", "Television", "Radio", "Online", "channel"})
"""What may follow the name of a station and is no part of it."""


def _is_charge(registry: Registry, start: int) -> bool:
    """Whether what follows a known body with "for" is what its officer is there for."""
    doc = registry.doc
    hit = registry.hit_at.get(start)
    if hit is None or hit.start != start or hit.entry.kind != "Organization" or doc[hit.end : hit.end + 1].text != "for":
        return False
    before = [t for t in doc[max(0, start - 3) : start] if t.lower_ not in ("of", "the")]
    return bool(before) and is_office_word(before[-1])


def press(registry: Registry) -> None:
    """Papers, agencies and stations by the noun that follows their name: "the Tanjug news agency", "the Jomhuri daily"."""
    doc = registry.doc
    for token in tagged(doc, "NNP", "NNPS"):
        if not capitalised(token) or not names_press(doc, token.i + 1):
            continue
        start = token.i
        while start and capitalised(doc[start - 1]) and doc[start - 1].tag_ in ("NNP", "NNPS") and start - 1 not in registry.hit_at:
            start -= 1
        text = registry.text(start, token.i + 1)
        if free(registry, start, token.i + 1) and lookup(text) is None and token.lower_ not in words("org_nouns"):
            registry.name(start, token.i + 1, "name", registry.entity("Organization", _key(text), text))


def others(registry: Registry) -> None:
    """Firms, papers and abbreviations of one word that the model saw, and short forms of names given before ("the Commission")."""
    doc = registry.doc
    for ent in doc.ents:
        if ent.label_ not in ("ORG", "GPE", "NORP", "PRODUCT"):
            continue
        start, end = bare(registry, ent.start, ent.end)
        if end - start != 1 or not free(registry, start, end) or start in registry.headings:
            continue
        token = doc[start]
        text = registry.text(start, end)
        known = registry.short.get(text)
        if known is not None and (token.is_upper or doc[start - 1].lower_ == "the"):
            registry.name(start, end, "name", known)
        elif (
            ent.label_ == "ORG" and (token.tag_ in ("NNP", "NNPS") or _initials(token)) and capitalised(token) and not is_office_word(token)
        ):
            if (
                token.lower_ in words("org_nouns")
                or token.lower_ in words("no_organizations")
                or len(token) < 2
                or _within(registry, start)
                or among_places(token)
            ):
                continue
            after = doc[end] if end < len(doc) else None
            whose = start > 1 and doc[start - 1].lower_ == "of" and is_office_word(doc[start - 2])
            if token.lower_ == "state" or whose or (after is not None and is_office_word(after) and is_title_modifier(token)):
                continue  # "Secretary of | State |", "| Treasury | Secretary"
            if after is not None and after.lower_ in sites():
                continue  # "the | Sheraton | hotel"
            if start and doc[start - 1].text == "(" and after is not None and after.text == ")":
                continue  # the abbreviation of something that is none
            found = _last_word(registry, text) if start and doc[start - 1].lower_ == "the" else None
            registry.name(start, end, "name", found or registry.entity("Organization", _key(text), text))
    for token in having(doc, {short.lower() for short in registry.short}):
        if token.i in registry.name_at or not capitalised(token) or token.i in registry.headings or token.tag_ not in ("NNP", "NN", "NNPS"):
            continue
        known = registry.short.get(registry.text(token.i, token.i + 1))
        if known is not None and (token.is_upper or (token.i and doc[token.i - 1].lower_ == "the")):
            registry.name(token.i, token.i + 1, "name", known)


def _initials(token: Token) -> bool:
    """Whether capitals that the tagger took for a common noun are a party's: "the ruling EPRDF"."""
    ruling = token.i > 0 and token.nbor(-1).lower_ in ("ruling", "governing", "opposition", "rebel", "banned", "outlawed")
    return ruling and token.tag_ == "NN" and token.is_upper and token.is_alpha


def _last_word(registry: Registry, text: str) -> EntityNote | None:
    """The one organisation that the article calls by a longer name which ends in this word: "the Brotherhood"."""
    named = [e for (kind, _), e in registry.by_key.items() if kind == "Organization" and e.keep]
    found = [e for e in named if any(n.endswith(f" {text}") for n in (e.name, *e.aliases))]
    return found[0] if len(found) == 1 else None


def _within(registry: Registry, start: int) -> bool:
    """Whether the word stands where a place would ("at Galle") and is no abbreviation."""
    before = registry.doc[start - 1].lower_ if start else ""
    town = before == "of" and start > 1 and registry.doc[start - 2].lower_ in words("site_nouns")
    return (before in ("in", "near", "at") or town or visited(registry.doc[start])) and not registry.doc[start].is_upper


def _sound(registry: Registry, start: int, end: int) -> bool:
    """Whether the tokens read as an organisation's name."""
    doc = registry.doc
    tokens = doc[start:end]
    if not all(capitalised(t) or t.lower_ in _SMALL or t.like_num or _hyphened(t) for t in tokens) or not capitalised(tokens[0]):
        return False
    cut = next((t.i for t in tokens if t.lower_ in ("of", "for")), None)
    headed = cut is not None and cut > start and doc[cut - 1].lower_ in words("org_nouns")  # "Institute for Strategic Dialogue"
    if (tokens[-1].lower_ in words("no_organizations") and not headed) or tokens[0].lower_ in ("government", "governments", "governor"):
        return False
    if any(t.text in ("/", ",") for t in tokens) and not _noun(registry, start, end):
        return False
    if tokens[0].lower_ in ("office", "council", "committee") and len(tokens) > 2 and tokens[1].lower_ == "of":
        return True
    if any(is_office_word(t) and t.lower_ not in ("general", "major", "chief", "state", "justice", "member") for t in tokens[:-1]):
        return bool(_noun(registry, start, end)) and office_head(tokens[-1].text) is None and office_head(tokens[0].text) is None
    if is_office_word(tokens[-1]):
        return headed or (
            tokens[0].lower_ in ("office", "council", "committee", "board", "conference") and len(tokens) > 2 and tokens[1].lower_ == "of"
        )
    inside = [h for h in registry.hits if start <= h.start and h.end <= end]
    cover = registry.hit_at.get(start)
    if cover is not None and cover.entry.kind == "Organization" and cover.start <= start and cover.end >= end:
        return False
    if sum(h.end - h.start for h in inside) >= end - start - sum(t.lower_ in _SMALL for t in tokens):
        return False  # "Russia and Ukraine"
    if tokens[-1].lower_ == "staff" and start > 1 and any(t.lower_ == "chief" for t in doc[start - 3 : start]):
        return False  # "Chief of | Army Staff"
    plain = not _noun(registry, start, end) and not tokens[0].is_upper
    firm = doc[start - 2].lower_ in _OF_FIRMS if start > 1 else False
    if start > 1 and doc[start - 1].lower_ in ("of", "for") and is_office_word(doc[start - 2]) and plain and not firm:
        return False  # "Minister of International Development"
    if tokens[-1].lower_ == "government" and inside:
        return False
    # "Foreign Ministry spokesman", "Turkish National Defense | Minister": the office is the state's
    office = end < len(doc) and is_office_word(doc[end])
    return not (office and (tokens[-1].lower_ == "ministry" or not _noun(registry, start, end)))


def _hyphened(token: Token) -> bool:
    """Whether a small word is the second half of one with a hyphen: "Peace-|making| Committee"."""
    return token.i > 0 and token.nbor(-1).text == "-" and not token.nbor(-1).whitespace_


def _noun(registry: Registry, start: int, end: int) -> str | None:
    nouns = words("org_nouns")
    return next((t.lower_ for t in reversed(registry.doc[start:end]) if t.lower_ in nouns), None)


def _key(text: str) -> str:
    return fold(text).removeprefix("the ")


def _put(registry: Registry, start: int, end: int) -> EntityNote:
    text = registry.text(start, end)
    entry = lookup(text)
    if entry is not None and entry.kind == "Organization":
        found: EntityNote | None = registry.known(entry)
    else:
        found = registry.by_key.get(("Organization", _key(text))) or _shorter(registry, start, end)
    if found is None:
        found = registry.entity("Organization", _key(text), text)
    registry.name(start, end, "name", found)
    remember(registry, found, start, end)
    serves(registry, found, start, end)
    return found


def serves(registry: Registry, found: EntityNote, start: int, end: int) -> None:
    """Give a body of government the state that its name begins with, or that owns it: "Chad's Sovereign Council"."""
    doc = registry.doc
    own = registry.hit_at.get(start)
    of_itself = own is not None and own.entry.kind != "Place"
    inner = next((h for i in range(start + 2, end) if doc[i - 1].text == "of" and (h := registry.hit_at.get(i)) is not None), None)
    lead = own if of_itself else _owning_state(registry, start) or _parent_state(registry, end) or inner  # "Parliament of Chad"
    if lead is None and doc[end - 1].lower_ == "ministry" and doc[end : end + 1].text == "in":  # "the Foreign Ministry in Lima"
        seat = registry.hit_at.get(end + 1)
        if seat is not None and seat.entry.country and not found.country:
            found.country = registry.country(seat.entry.country).id
    if lead is not None and lead.entry.kind == "Country" and (_noun(registry, start, end) or "") in _OF_STATE:
        found.country = registry.country(lead.entry.name).id
        if lead.start >= start and lead.text != lead.entry.name:
            state = registry.country(lead.entry.name)
            if lead.text not in state.aliases:
                state.aliases.append(lead.text)


def _owning_state(registry: Registry, start: int) -> Hit | None:
    """The state of what owns a body: "Chad's | Sovereign Council", "the Chadian Foreign Ministry's | Africa Bureau"."""
    doc = registry.doc
    if start < 2 or doc[start - 1].tag_ != "POS":
        return None
    i = start - 2
    while i > max(0, start - 6) and doc[i].lower_ in _OF_STATE | words("title_modifiers") and capitalised(doc[i]):
        i -= 1
    return registry.hit_at.get(i)


def _parent_state(registry: Registry, end: int) -> Hit | None:
    """The state whose ministry a bureau is in: "the Africa Bureau | of the Chadian Foreign Ministry |"."""
    doc = registry.doc
    if doc[end - 1].lower_ not in _PARTS or end + 3 >= len(doc) or doc[end].lower_ not in ("of", "at", "in"):
        return None
    hit = registry.hit_at.get(end + 1 + (doc[end + 1].lower_ == "the"))
    stop = hit.end + 4 if hit is not None and hit.entry.kind == "Country" else 0
    return hit if any(t.lower_ == "ministry" for t in doc[end + 1 : stop]) else None


def _shorter(registry: Registry, start: int, end: int) -> EntityNote | None:
    """The organisation named before whose name holds these words in a row: "Leadership Council"."""
    text = registry.text(start, end)
    return registry.short.get(text)


def remember(registry: Registry, found: EntityNote, start: int, end: int) -> None:
    """Keep the forms that may come back: the abbreviation in brackets, the last words, the noun alone."""
    doc = registry.doc
    if (
        end + 2 < len(doc)
        and doc[end].text in ("(", "[")
        and doc[end + 2].text in (")", "]")
        and sum(c.isupper() for c in doc[end + 1].text) > 1
    ):
        registry.short[registry.text(end + 1, end + 2)] = found
        registry.name(end + 1, end + 2, "name", found)
    initials = "".join(t.text[0] for t in doc[start:end] if capitalised(t))
    if len(initials) > 2:
        registry.short.setdefault(initials, found)
    nouns = words("org_nouns")
    stop = next((i for i in range(start, end) if doc[i].lower_ in ("of", "for", "on", "to")), end)
    for i in range(start + 1, stop):
        short = registry.text(i, stop)
        if capitalised(doc[i]) and doc[stop - 1].lower_ in nouns and doc[i - 1].lower_ != "and":
            registry.short.setdefault(short, found)  # not "Peace and | Security Council", another body's name
    if doc[start].lower_ in nouns and stop == start + 1:
        registry.short.setdefault(registry.text(start, start + 1), found)
