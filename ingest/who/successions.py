"""Offices that change hands, and those that a post or a part is told as: "gave up her post as envoy", "took over as chair from X"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from ingest.below import of_lemma
from ingest.notes import EntityNote
from ingest.who import titles
from ingest.who.predicates import NAMING
from ingest.who.registry import Registry
from ingest.who.titles import Title

__all__ = ["found", "heirs"]

_POSTS = frozenset({"post", "job", "position", "role", "office", "seat", "capacity", "duty", "mandate", "tenure", "stint", "term", "time",
                    "appointment", "nomination", "work", "function"})  # fmt: skip
"""What somebody has "as" the holder of an office."""
_PAST_POSTS = frozenset({"tenure", "stint", "time"})
_GIVES_UP = frozenset({"give", "leave", "lose", "quit", "resign", "relinquish", "vacate", "end", "finish", "complete", "step", "stand",
                       "retire", "depart", "strip", "dismiss", "oust", "remove", "suspend", "sack", "fire"})  # fmt: skip
_ACTS = frozenset({"act", "function", "work", "double", "serve"})
_SEEN = frozenset({"recognize", "recognise", "acknowledge", "introduce", "reinstate", "describe", "present", "endorse", "accept", "hail",
                   "propose"})  # fmt: skip
_FOLLOWS = frozenset({"succeed", "replace"})
_TAKES = frozenset({"take", "inherit"})


def found(registry: Registry) -> Iterator[tuple[EntityNote, Title]]:
    """Each person and the office that "as" gives him or her, after a verb of acting, succeeding and recognising or a noun for a post."""
    doc = registry.doc
    for noun in of_lemma(doc, _POSTS):
        if noun.pos_ != "NOUN" or (heads := _offices(registry, noun)) == []:
            continue
        verb = noun.head.head if noun.dep_ == "pobj" else noun.head
        owner = next((c for c in noun.lefts if c.dep_ == "poss"), None)
        person = registry.at(owner) if owner is not None else None
        people = [person] if person is not None and person.type == "Person" else _doers(registry, verb)
        past = noun.lemma_ in _PAST_POSTS or verb.lemma_ in _GIVES_UP
        yield from _each(people[:1], heads, former=past)
    for verb in of_lemma(doc, _ACTS | _SEEN | NAMING | _FOLLOWS | _TAKES):
        if verb.pos_ not in ("VERB", "AUX") or (read := _offices(registry, verb)) == []:
            continue
        passive = any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children)
        objects = [e for c in verb.children if c.dep_ in ("dobj", "oprd") for e in _persons(registry, c)]
        if verb.lemma_ in _ACTS and verb.lemma_ not in ("serve", "double"):
            yield from _each(_doers(registry, verb), read, former=verb.tag_ == "VBN" and not passive)
        elif verb.lemma_ in _SEEN | NAMING:
            yield from _each(_doers(registry, verb)[:1] if passive else objects[:1], read)
        elif verb.lemma_ in _FOLLOWS:
            agents = [e for c in verb.children if c.dep_ == "agent" for o in c.children for e in _persons(registry, o)]
            new, old = (agents, _doers(registry, verb)) if passive else (_doers(registry, verb), objects)
            yield from _each(new[:1], read)
            yield from _each(old[:1], read, former=True)
        elif any(c.dep_ == "prt" and c.lower_ == "over" for c in verb.children) or verb.lemma_ == "inherit":
            yield from _each(_doers(registry, verb)[:1], read)
            yield from _each(_from(registry, verb), read, former=True)


def heirs(registry: Registry) -> Iterator[tuple[EntityNote, Title]]:
    """Who has another's office because he or she replaced that one, and the other way round: "X, who replaced Y", "took over from Y"."""
    for verb in of_lemma(registry.doc, _FOLLOWS | _TAKES):
        if verb.pos_ != "VERB" or _offices(registry, verb):
            continue
        passive = any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children)
        objects = [e for c in verb.children if c.dep_ == "dobj" for e in _persons(registry, c)]
        new = _doers(registry, verb)
        if verb.lemma_ in _TAKES:
            objects = _from(registry, verb) if any(c.dep_ == "prt" and c.lower_ == "over" for c in verb.children) else []
        elif passive:
            objects, new = new, [e for c in verb.children if c.dep_ == "agent" for o in c.children for e in _persons(registry, o)]
        if len(new) != 1 or len(objects) != 1 or new[0] is objects[0]:
            continue
        for one, other, former in ((new[0], objects[0], False), (objects[0], new[0], True)):
            if not one.offices and (office := next((o for o in other.offices if former or o.former or len(other.offices) == 1), None)):
                of = registry.notes.entities[office.of] if office.of is not None else None
                if of is not None and of.type == "Person":
                    of = registry.notes.entities[of.country] if of.country else None
                yield one, Title(office.title, of, former, verb.i, verb.i + 1, verb.i)


def _each(people: list[EntityNote], read: list[Title], *, former: bool = False) -> Iterator[tuple[EntityNote, Title]]:
    for person in people:
        for title in read:
            yield person, Title(title.text, title.of, former or title.former, title.start, title.end, title.head, title.owner)


def _offices(registry: Registry, word: Token) -> list[Title]:
    """The titles after "as" that hangs on a noun or verb, or on the person whom the verb has for its object."""
    preps = [c for c in word.rights if c.dep_ == "prep" and c.lower_ == "as"]
    if word.pos_ == "VERB" and word.dep_ == "acl":  # "the king named Ana Silva as", read as one who is named so
        preps += [c for c in word.head.rights if c.dep_ == "prep" and c.lower_ == "as" and c.i > word.i]
    if word.pos_ == "VERB":
        preps += [p for c in word.children if c.dep_ == "dobj" for p in c.rights if p.dep_ == "prep" and p.lower_ == "as"]
    found: list[Title] = []
    for prep in preps[:1]:
        for noun in (o for o in prep.children if o.dep_ == "pobj"):
            start, end = prep.i + 1, noun.i + 1
            limit = noun.right_edge.i + 1
            while end < limit and not (registry.doc[end].is_punct and registry.doc[end].text != "-"):
                if registry.doc[end].tag_ in ("VBD", "VBZ", "VBP", "VBN", "VBG", "MD", "WP", "WDT") or registry.doc[end].lower_ in _ENDS:
                    break
                if registry.doc[end].lower_ == "for" and registry.doc[end].dep_ == "prep" and _why(registry.doc[end]):
                    break
                end += 1
            found += titles.parse(registry, start, end)
    return found


_ENDS = frozenset({"from", "by", "after", "before", "until", "since", "when", "with", "on", "under", "last", "this"})


def _why(prep: Token) -> bool:
    """Whether "for" tells a reason: "gave up her post as envoy | for health reasons |"."""
    return any(o.lemma_ in ("reason", "sake", "cause", "year", "month", "week", "day", "decade", "term") for o in prep.children)


def _doers(registry: Registry, verb: Token) -> list[EntityNote]:
    """The persons who are the verb's subject, also by way of "who" or the clause before."""
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass"):
            who = verb.head if child.lower_ in ("who", "whom") and verb.dep_ == "relcl" else child
            return [e for t in (who, *who.conjuncts) for e in _persons(registry, t)]
    if verb.dep_ in ("conj", "xcomp", "advcl") and verb.head.pos_ in ("VERB", "AUX"):
        return _doers(registry, verb.head)
    if verb.dep_ == "acl":  # "the envoy, Ana Silva, succeeding Omar Salem"
        return _persons(registry, verb.head)
    return []


def _from(registry: Registry, verb: Token) -> list[EntityNote]:
    """ "Took over the talks from | Omar Salem |"."""
    preps = [t for t in verb.subtree if t.lower_ == "from" and t.i > verb.i and (t.head == verb or t.head.head == verb)]
    return [e for p in preps for o in p.children if o.dep_ == "pobj" for e in _persons(registry, o)][:1]


def _persons(registry: Registry, token: Token) -> list[EntityNote]:
    """The person named at a token, or in apposition to it; the named states' men and women are no persons here."""
    for one in (token, *(c for c in token.children if c.dep_ == "appos")):
        entity = registry.at(one)
        if entity is not None and entity.type == "Person":
            return [entity]
    return []
