"""From a noun phrase to the parties that it names: a country, an organization or an armed group, with the person who acts for it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Token

from ingest.happened.acts.frames import classes, hostile_nouns
from ingest.notes import EntityNote, Notes, conjuncts

_DEEP = 4
_OWNERS = ("by", "from", "of", "between", "among")
_PLACES = ("of", "in", "from", "near", "on", "at", "inside", "across", "between", "for")


@dataclass(frozen=True, slots=True)
class Side:
    """A party, and the person through whom it acts where one is named."""

    party: str
    person: str | None = None


def sides_of(entity: EntityNote, notes: Notes, *, victim: bool = False) -> list[Side]:
    """The parties that an entity stands for. A Place is one only as a victim, for the country where it lies."""
    person = entity.id if entity.type == "Person" else None
    party = notes.party_of(entity)
    if party is not None and party.type in ("Country", "Organization"):
        return [Side(party.id, person)]
    if entity.type == "Person":
        return [Side(entity.id)]
    if entity.type == "Place" and victim:
        there = entity.country or next((c.id for c in [notes.country(entity.name)] if c), None)
        return [Side(there)] if there else []
    return []


def persons(tokens: Iterable[Token], notes: Notes) -> list[Side]:
    """The persons that these noun phrases name, as themselves: who is appointed, resigns, is investigated."""
    ids = dict.fromkeys(e.id for t in tokens for e in notes.entities_at(t) if e.type == "Person")
    return [Side(i) for i in ids]


def parties(tokens: Iterable[Token], notes: Notes, *, victim: bool = False) -> list[Side]:
    """The parties that these noun phrases name, each once, in order."""
    found: list[Side] = []
    for token in tokens:
        for side in named(token, notes, victim=victim):
            if all(side.party != f.party for f in found):
                found.append(side)
    public = [s for s in found if notes.entities[s.party].type != "Person"]
    return public or found  # "two Canadians, Michael Kovrig and Michael Spavor": the persons only say who is meant


def named(token: Token, notes: Notes, *, victim: bool = False, depth: int = 0) -> list[Side]:
    """The parties of one noun phrase: the one that its head names, else its owner ("Russia's proposal", "Israeli soldiers").

    With `victim`, also the country where it lies ("cities in Ukraine").
    """
    found = [s for entity in notes.entities_at(token) for s in sides_of(entity, notes, victim=victim)]
    if found or depth > _DEEP or (notes.mention_at(token) is not None and not victim):
        return found
    return owners(token, notes, victim=victim, depth=depth)


def owners(token: Token, notes: Notes, *, victim: bool = False, depth: int = 0) -> list[Side]:
    """The parties in a noun phrase's modifiers, the closest kind first: possessor, adjective, compound, "by", "of", apposition."""
    found: list[Side] = []
    for child in token.children:
        if child.dep_ in ("poss", "amod", "compound", "nmod") and child.i < token.i:
            for one in conjuncts(child) if child.dep_ != "compound" else [child]:
                found += [s for e in notes.entities_at(one) for s in sides_of(e, notes, victim=victim)]
                if not found and one.dep_ == "poss":
                    found += owners(one, notes, victim=victim, depth=depth + 1) if depth < _DEEP else []
    if found:
        return found
    local = token.lemma_.lower() in classes()["local"]
    if local:
        for child in token.children:
            where = [child] if child.dep_ == "compound" else []
            if child.dep_ == "prep" and child.lower_ in ("in", "throughout", "across", "of"):
                where = [one for c in child.children if c.dep_ == "pobj" for one in conjuncts(c)]
            found += [s for t in where for s in (named(t, notes, victim=True, depth=depth + 1) if depth < _DEEP else [])]
        if found:
            return found
    of_is_victim = token.lemma_.lower() in hostile_nouns() and not victim
    for prep_words in (_PLACES,) if victim else (_OWNERS,):
        for child in token.children:
            if child.dep_ in ("prep", "agent") and child.lower_ in prep_words and not (of_is_victim and child.lower_ == "of"):
                for obj in child.children:
                    if obj.dep_ == "pobj":
                        for one in conjuncts(obj):
                            found += named(one, notes, victim=victim, depth=depth + 1)
                if found:
                    return found
    for child in token.children:
        if child.dep_ == "appos":
            for one in conjuncts(child):
                found += [s for e in notes.entities_at(one) for s in sides_of(e, notes, victim=victim)]
    return found


def inside(token: Token, notes: Notes, *, victim: bool = False) -> list[Side]:
    """The first parties that a clause or phrase names anywhere, its head's own arguments before deeper ones."""
    level = [token]
    for _ in range(_DEEP + 2):
        following: list[Token] = []
        for node in level:
            found = named(node, notes, victim=victim) if node.pos_ in ("NOUN", "PROPN", "PRON") else []
            if found:
                return found
            following += [c for c in node.children if c.dep_ not in ("nsubj", "nsubjpass", "advcl", "relcl", "npadvmod", "mark")]
        level = following
    return []
