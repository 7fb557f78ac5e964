"""Names that a title shows where the model lost them: after "Speaker of the National Assembly", and in lists after a plural title."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from ingest.below import bounds
from ingest.lexicon import words
from ingest.who.gazetteer import Hit
from ingest.who.words import CALENDAR, PARTICLES, capitalised, is_office_word, is_title_modifier, office_head

__all__ = ["after_colon", "after_complement", "is_membership", "listed"]

Stretch = tuple[int, int]

_JOINS = frozenset({"of", "for", "to", "in", "on", "the", "and", "&"})
_LONGEST = 12
_BODIES = frozenset({"opposition", "house", "senate", "parliament", "assembly", "republic", "cabinet", "council", "court", "congress",
                     "knesset", "majlis", "judiciary", "navy", "army", "staff", "police", "union", "nation"})  # fmt: skip
"""What a title's complement may end in, beside what its holder has charge of: "Leader of the | Opposition | Ana Silva"."""
_AFTER = frozenset({"and", "who", "in", "on", "at", "to", "of", "said", "as", "with", "for", "has", "is", "was", "had", "will"})


def after_complement(doc: Doc, hit_at: dict[int, Hit], title: Token) -> Stretch | None:
    """The name after a title whose complement ends in a known name or a charge: "Speaker of the | National Assembly | Ana Silva"."""
    i = title.i + 1
    if i >= len(doc) or doc[i].lower_ not in ("of", "for", "to", "in") or office_head(title.text) != title.text:
        return None
    last = -1
    stop = min(len(doc), i + _LONGEST, bounds(title)[1])
    while i < stop and (not is_office_word(doc[i]) or is_membership(doc[i])):
        joins = doc[i].lower_ in _JOINS
        if (joins and last >= 0 and i - last > 1) or not (joins or capitalised(doc[i]) or (last < 0 and doc[i].tag_ == "NN")):
            break  # the name ends where a small word follows it
        hit = hit_at.get(i)
        if hit is not None:
            last = i = hit.end
            continue
        if (doc[i].lower_ in words("portfolios") | _BODIES or is_membership(doc[i])) and capitalised(doc[i]) and doc[i - 1].text != ",":
            last = i + 1  # "Minister of Economic | Reform | Ana Silva"
        elif last >= 0 and doc[i].lower_ in _JOINS:
            last = -1  # the complement goes on
        i += 1
    name = (last, i)
    return name if last >= 0 and 2 <= i - last <= 4 and _is_name(doc, hit_at, name) and _closes(doc, i) else None


def is_membership(token: Token) -> bool:
    """Whether a body is named by its members: "Chairman of the Cabinet of | Ministers | Ana Silva"."""
    return token.i > 1 and capitalised(token) and office_head(token.text) not in (None, token.text) and token.nbor(-1).lower_ == "of"


def listed(doc: Doc, hit_at: dict[int, Hit], title: Token, first: Stretch) -> Iterator[Stretch]:
    """The further names after a title in the plural and its first name: "Foreign Ministers X of Ruritania | and Y"."""
    if office_head(title.text) in (None, title.text):
        return
    i = first[1]
    limit = bounds(title)[1]
    while i < limit:
        if doc[i].lower_ == "of" and i + 2 < limit:
            hit = hit_at.get(i + 1 + (doc[i + 1].lower_ == "the"))
            if hit is None:
                return
            i = hit.end
        if i >= limit or doc[i].lower_ not in (",", "and", "&"):
            return
        while i < limit and doc[i].lower_ in (",", "and", "&"):
            i += 1
        start = i
        while i < limit and (capitalised(doc[i]) or (i > start and (doc[i].lower_ in PARTICLES or doc[i].text == "-"))):
            i += 1
        alone = i - start < 2 and first[1] - first[0] > 1  # "Presidents Silva and Novak", but not "Presidents Ana Silva and Ruritania"
        if i == start or alone or not _is_name(doc, hit_at, (start, i)):
            return
        yield start, i


def after_colon(doc: Doc, hit_at: dict[int, Hit], title: Token) -> Stretch | None:
    """The first name of a list that a plural title and a colon lead in: "the ministers of the three: | X | of Ruritania, Y of ..."."""
    if office_head(title.text) in (None, title.text):
        return None
    colon = next((t.i for t in doc[title.i + 1 : title.i + 8] if t.text == ":"), None)
    if colon is None:
        return None
    end = start = colon + 1
    while end < len(doc) and (capitalised(doc[end]) or (end > start and doc[end].lower_ in PARTICLES)):
        end += 1
    return (start, end) if 2 <= end - start <= 4 and _is_name(doc, hit_at, (start, end)) else None


def _is_name(doc: Doc, hit_at: dict[int, Hit], name: Stretch) -> bool:
    """Whether capitals can be a name: nothing in them that a title, a body or a place has."""
    tokens = doc[name[0] : name[1]]
    things = words("org_nouns") | words("site_nouns") | words("no_organizations") | CALENDAR
    known = [t.i for t in tokens if t.i in hit_at]
    if known and not (known == [name[1] - 1] and len(tokens) > 1 and hit_at[known[0]].entry.kind == "Place"):
        return False
    if any(t.lower_ in things or is_office_word(t) or is_title_modifier(t) for t in tokens):
        return False
    return all(t.tag_ in ("NNP", "NNPS", "HYPH", "JJ", "NN", "VBG", "VBZ") or t.lower_ in PARTICLES for t in tokens)


def _closes(doc: Doc, i: int) -> bool:
    """Whether a name can end here: a stop, a verb or a small word follows."""
    return (
        i >= len(doc) or doc[i].is_punct or doc[i].is_space or doc[i].tag_ in ("VBD", "VBZ", "VBP", "MD", "POS") or doc[i].lower_ in _AFTER
    )
