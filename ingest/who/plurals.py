"""Offices that a plural gives each of those who are listed after it: "the chief negotiators of Chad and Mali, Minister X and General Y".

Titles in the plural right before a name are `offices._distribute`'s; here something stands between: a comma, "including", "among them".
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from ingest.below import bounds, tagged
from ingest.notes import EntityNote
from ingest.who import groups, titles
from ingest.who.around import styles
from ingest.who.ranks import is_rank_word
from ingest.who.registry import Registry
from ingest.who.titles import Title
from ingest.who.words import is_office_word, is_title_modifier, office_head

__all__ = ["found"]

_LEADS = frozenset({",", ":", "-", "--", "–", "—"})
_FARTHEST = 14
"""How many tokens after the plural "including" and "among them" may stand."""
_LOOSE = frozenset({"official", "diplomat", "leader", "lawmaker", "member", "analyst", "expert", "adviser", "advisor", "aide", "general",
                    "officer", "lawyer", "deputy", "editor", "chief", "head", "king", "prince", "princess", "sheikh"})  # fmt: skip
"""Heads that in the plural say little of each one of those listed."""


def found(registry: Registry) -> Iterator[tuple[EntityNote, Title]]:
    """Each person of such a list with the office, of his or her own state."""
    for token in tagged(registry.doc, "NNS", "NNPS"):
        single = office_head(token.text)
        if single is None or single == token.text or token.i in registry.name_at:
            continue
        if single.lower() in _LOOSE and registry.doc[token.i + 1 : token.i + 3].text.lower() != "of delegation":
            continue
        end = token.i + (3 if single.lower() == "head" else 1)
        read = titles.parse(registry, token.left_edge.i, end)
        if len(read) != 1 or not read[0].plural:
            continue
        owners = groups.owners_of(registry, token) or _meant(registry, token)
        people = _listed(registry, token)
        if len(people) < 2:
            continue
        told = any(home is not None for _, home in people)
        for n, (person, home) in enumerate(people):
            of = home or (owners[n] if len(owners) == len(people) else owners[0] if len(owners) == 1 else None)
            if any(read[0].text.lower() in o.title.lower() for o in person.offices) or (of is None and not person.offices and not told):
                continue
            title = read[0]
            yield person, Title(title.text, of, title.former, title.start, title.end, title.head, None, True)


def _meant(registry: Registry, token: Token) -> list[EntityNote]:
    """The two whom "of both countries" means, once that is resolved."""
    objects = [o for p in token.rights if p.dep_ == "prep" and p.lower_ in ("of", "from") for o in p.children if o.dep_ == "pobj"]
    found = registry.notes.entities_at(objects[0]) if objects else []
    return found if len(found) == 2 and all(e.type in ("Country", "Organization") for e in found) else []


def _listed(registry: Registry, token: Token) -> list[tuple[EntityNote, EntityNote | None]]:
    """The persons listed after a plural, each with the state that stands beside the name."""
    doc = registry.doc
    limit = bounds(token)[1]
    named = next((c for c in token.rights if c.dep_ == "prep" and c.lower_ in ("of", "from", "for") and c.i == token.i + 1), None)
    i = named.right_edge.i + 1 if named is not None else token.i + 1
    whose = next((o for o in named.children if o.dep_ == "pobj"), None) if named is not None else None
    if whose is not None and whose.i + 1 < limit and doc[whose.i + 1].text == "," and whose.tag_ in ("NNS", "NNPS"):
        i = whose.i + 1  # "of both countries, | Ana Silva and Omar Salem", which the parser hangs on "countries"
    if i < limit and doc[i].text in _LEADS:
        inner = _sequence(registry, i + 1, limit)
        if inner:
            return inner
    for j in range(token.i + 1, min(limit - 1, token.i + _FARTHEST)):
        if doc[j].lower_ == "including" or (doc[j].lower_ == "among" and doc[j + 1].lower_ == "them"):
            return _sequence(registry, j + 1 + (doc[j].lower_ == "among"), limit)
    return []


def _sequence(registry: Registry, i: int, limit: int) -> list[tuple[EntityNote, EntityNote | None]]:
    """The names from token i on, between which only commas, "and", titles and states stand."""
    doc = registry.doc
    people: list[tuple[EntityNote, EntityNote | None]] = []
    home: EntityNote | None = None
    while i < limit:
        entity = registry.at(i)
        mention = registry.name_at.get(i)
        if entity is not None and mention is not None and entity.type == "Person":
            people.append((entity, home))
            home, i = None, mention.end
        elif entity is not None and mention is not None and entity.type in ("Country", "Organization"):
            after = doc[mention.end] if mention.end < limit else None
            lead = doc[i - 2] if doc[i - 1].lower_ == "the" and doc[i - 2].lower_ == "for" else doc[i - 1]
            if lead.lower_ in ("of", "from", "for", "(") and people:
                people[-1] = people[-1][0], entity
            elif after is not None and (after.tag_ == "POS" or mention.form == "adjective"):
                home = entity
            i = mention.end
        elif (
            doc[i].text in (",", "and", "&", "(", ")", ";")
            or doc[i].tag_ == "POS"
            or doc[i].lower_ in ("of", "from", "the", "for", "then")
            or is_office_word(doc[i])
            or is_title_modifier(doc[i])
            or is_rank_word(doc[i].text)
            or styles(doc[i])
            or (doc[i].tag_ in ("NNP", "NNPS") and doc[i].text.istitle())
            or (people and doc[i].tag_ in ("NN", "NNS") and doc[i - 1].lower_ == "the" and doc[i - 2].lower_ in ("of", "for", "from"))
            or (people and doc[i].lower_ == "host" and doc[i - 1].lower_ == "the")
        ):
            i += 1
        else:
            break
    return people
