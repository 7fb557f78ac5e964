"""Who owns an office that a pronoun or a common noun owns: "his chief of staff", "the UN chief's envoy", "its spokesman"."""

from __future__ import annotations

from spacy.tokens import Token

from ingest.notes import EntityNote
from ingest.who import groups
from ingest.who.clauses import title_parts
from ingest.who.registry import Registry
from ingest.who.words import fold, office_head

__all__ = ["owner_of"]

_CABINETS = frozenset({"administration", "government", "cabinet", "team"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def owner_of(registry: Registry, owner: Token, person: EntityNote) -> EntityNote | None:
    """The party or person that the text lets the token stand for, where it can be nobody else; never the office's holder."""
    beside = registry.at(owner.i - 2) if owner.i > 1 and owner.tag_ == "PRP$" and registry.doc[owner.i - 1].lower_ == "and" else None
    if beside is not None and beside.type == "Person":
        return beside  # "Ana Silva and her adviser, X"
    found = [e for e in registry.notes.entities_at(owner) if e is not person]
    if len(found) == 1 and found[0].type in ("Person", "Country", "Organization"):
        return found[0]
    if len(found) == 1 and found[0].type == "Group" and (holder := _holder(registry, owner)) is None:
        return registry.notes.party_of(found[0])
    if found and found[0].type != "Group":
        return None
    if owner.pos_ in ("NOUN", "PROPN"):
        lead = registry.doc[owner.i - 1] if owner.i else owner
        if lead.tag_ == "PRP$" and (boss := owner_of(registry, lead, person)) is not None:  # "his ministry's spokesman"
            return _state_of(registry, boss) if boss.type == "Person" else boss
        if (holder := _holder(registry, owner)) is not None and holder is not person:
            return holder
        states = groups.owners_of(registry, owner)  # "the Iraqi leader's spokesman", "the UN chief's envoy"
        return states[0] if len(states) == 1 else _state_of(registry, _boss(registry, owner))
    return _subject(registry, owner) if owner.lower_ in ("its", "their") else None


def _holder(registry: Registry, owner: Token) -> EntityNote | None:
    """The one person who holds the office that a noun tells, also named later: "the spokesman of the | Secretary-General |, X"."""
    if office_head(owner.text) != owner.text:
        return None
    own = {fold(t.text) for t in owner.lefts if t.dep_ in ("compound", "amod") and registry.at(t) is None and t.is_alpha} | {
        fold(owner.text)
    }
    states = {e.id for e in groups.owners_of(registry, owner)}
    held = {
        p.id: p
        for office, p, _ in registry.titles
        if not office.former and own <= set(title_parts(office.title)) and (not states or office.of in states or p.country in states)
    }
    exact = [p for p in held.values() if any(title_parts(o.title)[-1:] == [fold(owner.text)] for o in p.offices)]
    return exact[0] if len(exact) == 1 else None


def _boss(registry: Registry, owner: Token) -> EntityNote | None:
    """The person whose government owns an office: "the | Silva | administration's adviser"."""
    found = registry.at(owner.i - 1) if owner.i and owner.lower_ in _CABINETS else None
    return found if found is not None and found.type == "Person" else None


def _state_of(registry: Registry, boss: EntityNote | None) -> EntityNote | None:
    return registry.notes.entities[boss.country] if boss is not None and boss.country is not None else None


def _subject(registry: Registry, owner: Token) -> EntityNote | None:
    """The party that is the nearest subject before "its" or "their": of the same sentence, else of the one before."""
    sent = owner.sent
    spans = [(sent.start, owner.i)]
    if sent.start:
        before = registry.doc[sent.start - 1].sent
        spans.append((before.start, before.end))
    for start, end in spans:
        for token in reversed(registry.doc[start:end]):
            if token.dep_ in _SUBJECTS and (party := _party(registry, token)) is not None:
                return party
    return None


def _party(registry: Registry, subject: Token) -> EntityNote | None:
    """The one body or state that a subject is or acts for: "the Tigrayans", "the UN mission in Kabul"."""
    found = registry.notes.entities_at(subject) or groups.owners_of(registry, subject)
    parties = [registry.notes.party_of(e) if e.type == "Group" else e for e in found if e.type != "Person"]
    party = parties[0] if len(parties) == 1 else None
    return party if party is not None and party.type in ("Country", "Organization") else None
