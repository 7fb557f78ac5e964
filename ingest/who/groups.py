"""Groups: people without names who act for a country or an organisation ("Ukrainian negotiators", "the Taliban delegation")."""

from __future__ import annotations

from spacy.tokens import Token

from ingest.below import bounds, either, of_lemma
from ingest.lexicon import words
from ingest.notes import EntityNote, Mention
from ingest.who.registry import Registry
from ingest.who.words import office_head

_ITSELF = frozenset({"government", "administration", "regime", "authorities", "side", "leadership", "state", "republic", "kingdom"})
"""Nouns that with a country's name mean the country as a party, and no group within it."""


def register(registry: Registry) -> None:
    """Find the groups by their nouns, and whom each acts for."""
    nouns = words("group_nouns")
    for token in either(registry.doc, lemmas=nouns, words=_ITSELF):
        if token.pos_ not in ("NOUN", "PROPN") or token.i in registry.name_at:
            continue
        if office_head(token.text) and token.tag_ in ("NN", "NNP"):
            continue  # "the French president" may be somebody named: see `officers`
        if (after := _next(token)) is not None and after.pos_ in ("NOUN", "PROPN") and token.dep_ in ("compound", "nmod", "poss"):
            continue
        owners = owners_of(registry, token)
        if not owners or registry.notes.mention_at(token) is not None:
            continue
        _put(registry, token, owners)


def officers(registry: Registry) -> None:
    """Single officers without a name ("a U.S. official") act for their side too, where coreference found nobody named."""
    nouns = words("group_nouns")
    for token in of_lemma(registry.doc, nouns):
        if token.tag_ not in ("NN", "NNP") or token.i in registry.name_at or token.dep_ in ("compound", "nmod", "amod"):
            continue
        if not office_head(token.text):
            continue
        mention = registry.notes.mention_at(token)
        owners = owners_of(registry, token) if mention is None or not mention.entities else []
        if owners:
            _put(registry, token, owners)


def _put(registry: Registry, token: Token, owners: list[EntityNote]) -> None:
    first = token.left_edge.i
    last = token.i + 1
    if token.lower_ in _ITSELF:
        entities = owners
        for owner in owners:
            if owner.type == "Country" and owner is owners[0] and token.lower_ == "government":
                last = _alias(registry, owner, token)
    else:
        entities = [group(registry, owner, token) for owner in owners]
    registry.notes.add_mention(Mention(first, last, token.i, "nominal", tuple(e.id for e in entities)))
    for member in _members(registry, token):
        for entity in entities:
            if entity.type == "Group" and len(entities) == 1 and member.id not in entity.members:
                entity.members.append(member.id)
                member.country = member.country or entity.country


def group(registry: Registry, owner: EntityNote, noun: Token) -> EntityNote:
    """The Group of this noun that acts for the owner, one in the article."""
    lemma = noun.lemma_.lower()
    fresh = ("Group", f"{owner.id} {lemma}") not in registry.by_key
    entity = registry.entity("Group", f"{owner.id} {lemma}", f"{_adjective(owner)} {noun.text}")
    if fresh:
        entity.keep = False
        entity.country = owner.country if owner.type == "Organization" and owner.country else owner.id
    return entity


def _adjective(owner: EntityNote) -> str:
    """How a group's name calls its owner: by an adjective that the article has, else by its name."""
    return next((a for a in owner.aliases if owner.type == "Country" and a.endswith(("an", "ish", "ese", "i", "ch", "ic"))), owner.name)


def owners_of(registry: Registry, noun: Token) -> list[EntityNote]:
    """The countries and organisations that modify a noun before it, or follow it after "of" or "from"."""
    found: list[EntityNote] = []
    doc = registry.doc
    i = noun.i - 1
    floor = bounds(noun)[0]
    while i >= floor:
        token = doc[i]
        mention = registry.name_at.get(i)
        if mention is not None:
            entities = [registry.notes.entities[e] for e in mention.entities]
            if any(e.type not in ("Country", "Organization") for e in entities):
                break
            found = [e for e in entities if e not in found] + found
            i = mention.start - 1
            # past one owner, only "and", a comma or a hyphen leads to another
            if i >= floor and doc[i].lower_ not in ("and", ",", "-", "or", "&", "/"):
                break
            continue
        if token.lower_ in ("and", ",", "-", "or", "&", "/") and (found or token.text == "-"):
            if not found and token.text == "-":
                i -= 1
                continue
            left = registry.name_at.get(i - 1) or (registry.name_at.get(i - 2) if i >= 2 and doc[i - 1].text == "," else None)
            if left is None:
                break
            owned = registry.name_at.get(i + 1)
            if (
                owned is not None
                and owned.form == "adjective"
                and left.form == "name"
                and doc[left.start - 1].lower_ in ("of", "in", "from")
            ):
                break  # "Holm of Sweden, and | Danish counterpart"
            if token.text == "," and left.form == "name" and doc[left.start - 1].lower_ in ("in", "at", "near", "outside"):
                break  # "after talks in Ethiopia, | African Union mediators said"
        elif (
            found
            or token.pos_ not in ("ADJ", "NOUN", "PROPN", "NUM", "VERB", "PART")
            or (token.pos_ == "VERB" and token.tag_ not in ("VBN", "VBG"))
        ):
            break
        i -= 1
    if found:
        return found
    for prep in noun.rights:
        if prep.dep_ == "prep" and prep.lower_ in ("of", "from", "for"):
            for obj in prep.children:
                if obj.dep_ == "pobj":
                    for token in (obj, *obj.conjuncts):
                        mention = registry.name_at.get(token.i)  # "the two Koreas" are two
                        named = [registry.notes.entities[e] for e in mention.entities] if mention is not None else []
                        found += [e for e in named if e.type in ("Country", "Organization") and e not in found]
            break
    return found


def _members(registry: Registry, noun: Token) -> list[EntityNote]:
    """Persons whom the text puts in the group: "a delegation headed by X", "a team including X and Y"."""
    found: list[EntityNote] = []
    for child in noun.children:
        names: list[Token] = []
        if child.dep_ in ("acl", "relcl") and child.lemma_ in ("head", "lead", "chair", "co-chair", "comprise", "include"):
            for by in child.children:
                if by.dep_ == "agent":
                    names += [t for o in by.children if o.dep_ == "pobj" for t in (o, *o.conjuncts)]
                elif by.dep_ == "dobj":
                    names += [by, *by.conjuncts]
        elif child.dep_ == "prep" and child.lower_ in ("including", "under"):
            names += [t for o in child.children if o.dep_ == "pobj" for t in (o, *o.conjuncts)]
        found += [e for t in names for e in registry.notes.entities_at(t) if e.type == "Person"]
    return found


def _alias(registry: Registry, owner: EntityNote, noun: Token) -> int:
    """ "Ethiopian government" and "Government of Zambia" are other forms of the state; gives where the form ends."""
    i = noun.i + 1
    if noun.text == "Government" and i + 1 < len(registry.doc) and registry.doc[i].lower_ == "of":
        i += 2 if registry.doc[i + 1].lower_ == "the" else 1
        after = registry.name_at.get(i)
        if after is not None and after.entities == (owner.id,):
            text = registry.text(noun.i, after.end)
            if text not in owner.aliases:
                owner.aliases.append(text)
            return after.end
    before = registry.name_at.get(noun.i - 1)
    if before is not None and before.entities == (owner.id,):
        text = registry.text(before.start, noun.i + 1)
        if text not in owner.aliases:
            owner.aliases.append(text)
    return noun.i + 1


def _next(token: Token) -> Token | None:
    return token.nbor() if token.i + 1 < len(token.doc) else None
