"""Pronouns and definite descriptions: "he", "they", "the envoy", "the two ministers", "both sides".

What can't be resolved with confidence is noted without entities, so that no room takes it for somebody.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Span, Token

from ingest.notes import EntityNote, Mention
from ingest.who import groups
from ingest.who.registry import Registry
from ingest.who.words import fold, office_head

_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_IT = frozenset({"it", "its", "itself"})
_MALE = frozenset("mr mr. sir lord king prince sultan emir sheikh pope spokesman chairman congressman".split())
_FEMALE = frozenset("ms ms. mrs mrs. miss madam dame lady queen princess spokeswoman chairwoman congresswoman".split())
_PAIR = frozenset({"side", "party", "country", "nation", "state", "government", "leader", "minister", "president", "official", "diplomat",
                   "negotiator", "envoy", "man", "woman", "delegation", "team", "secretary", "premier", "neighbor", "neighbour", "ally",
                   "rival", "counterpart", "power", "capital", "people"})  # fmt: skip
_POLITIES = frozenset(
    {
        "side",
        "party",
        "country",
        "nation",
        "state",
        "government",
        "neighbor",
        "neighbour",
        "ally",
        "rival",
        "power",
        "capital",
        "delegation",
        "team",
    }
)
_COUNTRY = frozenset({"country", "nation", "kingdom", "republic", "state"})
_BODIES = {"alliance": "igo", "bloc": "igo", "organization": "", "organisation": "", "agency": "", "union": "igo", "group": "armed",
           "movement": "armed", "militia": "armed", "watchdog": "igo", "network": "media"}  # fmt: skip
_REACH = 3
"""How many sentences back a pronoun may find what it stands for."""


def register(registry: Registry) -> None:
    """Resolve the article's pronouns and definite descriptions, in the order of the text."""
    _genders(registry)
    for number, sent in enumerate(sents := list(registry.doc.sents)):
        back = sents[max(0, number - _REACH) : number]
        for token in sent:
            if token.i in registry.name_at:
                continue
            if token.pos_ == "PRON" or token.tag_ in ("PRP", "PRP$"):
                _note(registry, token, "pronoun", _pronoun(registry, token, sent, back))
            elif token.pos_ in ("NOUN", "PROPN") and registry.notes.mention_at(token) is None:
                found = _description(registry, token, sent, back)
                if found is not None:
                    _note(registry, token, "nominal", found)


def _note(registry: Registry, token: Token, form: str, entities: Iterable[EntityNote] | None) -> None:
    if entities is None:
        return
    start = token.left_edge.i if form == "nominal" else token.i
    registry.notes.add_mention(Mention(start, token.i + 1, token.i, form, tuple(e.id for e in entities)))  # type: ignore[arg-type]


def _genders(registry: Registry) -> None:
    for mention in registry.notes.mentions:
        if mention.form != "name" or mention.start == 0 or len(mention.entities) != 1:
            continue
        entity = registry.notes.entities[mention.entities[0]]
        if entity.type != "Person" or entity.gender:
            continue
        before = registry.doc[mention.start - 1]
        word = before.nbor(-1).lower_ if before.text == "." and before.i else before.lower_
        entity.gender = "m" if word in _MALE else "f" if word in _FEMALE else None


def _pronoun(registry: Registry, token: Token, sent: Span, back: list[Span]) -> list[EntityNote] | None:
    lower = token.lower_
    if lower in _HE or lower in _SHE:
        wrong = "f" if lower in _HE else "m"
        found = _one(registry, token, sent, back, lambda e: e.type == "Person" and e.gender != wrong)
        if found is not None and found.gender is None:
            found.gender = "m" if lower in _HE else "f"
        return [found] if found is not None else []
    if lower in _IT:
        found = _one(registry, token, sent, back[-1:], lambda e: e.type in ("Country", "Organization"))
        return [found] if found is not None else []
    if lower in _THEY:
        return _several(registry, token, sent, back)
    return None


def _one(registry: Registry, token: Token, sent: Span, back: list[Span], fits: object) -> EntityNote | None:
    """The subject of the same sentence before the pronoun, else of the nearest sentence before that has somebody fitting."""
    barred = _beside(token)
    here = [(t, e) for t, e in _subjects(registry, sent) if t.i < token.i and fits(e) and t.head.i != barred]  # type: ignore[operator]
    if here:
        return _above(token, here)
    others = _named(registry, sent, sent.start, token.i, fits)
    if others and len(others) == 1 and token.dep_ in ("poss", "pobj", "dobj"):
        return others[0]
    for before in reversed(back):
        subjects = [(t, e) for t, e in _subjects(registry, before) if fits(e)]  # type: ignore[operator]
        if subjects:
            return subjects[0][1]
        named = _named(registry, before, before.start, before.end, fits)
        if named:
            return named[0] if len(named) == 1 else None
    return None


def _beside(token: Token) -> int:
    """The verb whose subject an object pronoun can't be: "Ellwood met him"; -1 for a possessive or a subject."""
    if token.dep_ in ("dobj", "dative"):
        return token.head.i
    if token.dep_ == "pobj":
        return token.head.head.i
    return -1


def _above(token: Token, subjects: list[tuple[Token, EntityNote]]) -> EntityNote:
    """The subject of the nearest clause that the pronoun's clause hangs on, else the first."""
    above = {a.i for a in token.ancestors}
    governing = [e for t, e in subjects if t.head.i in above or t.i in above]
    return governing[-1] if governing else subjects[-1][1]


def _subjects(registry: Registry, sent: Span) -> list[tuple[Token, EntityNote]]:
    found = []
    for token in sent:
        if token.dep_ in ("nsubj", "nsubjpass"):
            entities = registry.notes.entities_at(token)
            if len(entities) == 1:
                found.append((token, entities[0]))
    return found


def _named(registry: Registry, sent: Span, start: int, end: int, fits: object) -> list[EntityNote]:
    found: list[EntityNote] = []
    i = start
    while i < end:
        mention = registry.name_at.get(i)
        if mention is None:
            i += 1
            continue
        for id_ in mention.entities:
            entity = registry.notes.entities[id_]
            if fits(entity) and entity not in found:  # type: ignore[operator]
                found.append(entity)
        i = mention.end
    return found


def _several(registry: Registry, token: Token, sent: Span, back: list[Span]) -> list[EntityNote]:
    """Several who were named together as a subject, or a group."""
    for index, where in enumerate([sent, *reversed(back)]):
        for subject in reversed([t for t in where if t.dep_ in ("nsubj", "nsubjpass") and (index or t.i < token.i)]):
            entities = _coordinated(registry, subject)
            if len(entities) > 1 or (len(entities) == 1 and entities[0].type in ("Group", "Country", "Organization")):
                return entities
        if index == 1:
            break
    return []


def _coordinated(registry: Registry, token: Token) -> list[EntityNote]:
    found: list[EntityNote] = []
    for one in sorted({token, *token.conjuncts}, key=lambda t: t.i):
        found += [e for e in registry.notes.entities_at(one) if e not in found]
    return found


def _description(registry: Registry, noun: Token, sent: Span, back: list[Span]) -> list[EntityNote] | None:
    """Whom a definite noun phrase stands for; None where the noun is no description of somebody, [] where it can't be said."""
    lefts = {c.lower_ for c in noun.lefts}
    lemma = noun.lemma_.lower()
    if lemma in _PAIR and (lefts & {"two", "both"} or (noun.tag_ in ("NNS", "NNPS") and "the" in lefts and lemma in ("side", "party"))):
        return _pair(registry, noun, lemma, sent, back)
    if not lefts & {"the", "this", "that"} and not any(c.dep_ == "poss" for c in noun.lefts):
        return None
    if noun.tag_ in ("NNS", "NNPS") or noun.dep_ in ("compound", "nmod"):
        return None
    if lemma in _COUNTRY and len(lefts) == 1:
        found = _one(registry, noun, sent, back[-1:], lambda e: e.type == "Country")
        return [found] if found is not None else []
    if lemma in _BODIES and len(lefts) == 1:
        return _body(registry, noun, _BODIES[lemma])
    if office_head(noun.text):
        return _officer(registry, noun)
    return None


def _officer(registry: Registry, noun: Token) -> list[EntityNote]:
    """The person last named before with this office: "the Secretary", "the French leader", "the envoy"."""
    owners = groups.owners_of(registry, noun)
    words = {fold(noun.text)} | {fold(c.text) for c in noun.lefts if c.dep_ in ("compound", "amod") and registry.at(c) is None}
    best: tuple[int, EntityNote] | None = None
    for mention in registry.notes.mentions:
        if mention.form != "name" or mention.end > noun.i or len(mention.entities) != 1:
            continue
        person = registry.notes.entities[mention.entities[0]]
        if person.type != "Person" or not person.offices:
            continue
        if owners and person.country not in {o.id for o in owners} | {o.country for o in owners if o.country}:
            continue
        held = {w for o in person.offices for w in fold(o.title).replace("-", " ").split()}
        if fold(noun.text) in held or (fold(noun.text) in ("leader", "official", "diplomat") and owners):
            score = len(words & held) * 100000 + mention.start
            if best is None or score > best[0]:
                best = (score, person)
    return [best[1]] if best else []


def _body(registry: Registry, noun: Token, sort: str) -> list[EntityNote]:
    """The organisation last named before that can be called so."""
    for mention in sorted((m for m in registry.notes.mentions if m.form == "name" and m.end <= noun.i), key=lambda m: -m.start):
        entity = registry.notes.entities[mention.entities[0]] if len(mention.entities) == 1 else None
        if entity is not None and entity.type == "Organization":
            hit = registry.hit_at.get(mention.start)
            if not sort or hit is None or hit.entry.sort == sort:
                return [entity]
    return []


def _pair(registry: Registry, noun: Token, lemma: str, sent: Span, back: list[Span]) -> list[EntityNote]:
    """The two whom the nearest sentence names together."""
    polities = lemma in _POLITIES
    for where, end in [(sent, noun.i), *((b, b.end) for b in reversed(back))]:
        found: list[EntityNote] = []
        for entity in _named(registry, where, where.start, end, lambda e: True):
            party = registry.notes.party_of(entity) if polities else entity
            if party is not None and party.type in (("Country", "Organization") if polities else ("Person",)) and party not in found:
                found.append(party)
        if len(found) == 2:
            return found
        if len(found) > 2:
            return []
    return []
