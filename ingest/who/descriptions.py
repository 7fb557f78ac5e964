"""Whom a description means, by what was named with that office, in that body, under arms: "the envoy", "the U.N. chief", "the rebels"."""

from __future__ import annotations

import re
from bisect import bisect_left

from spacy.tokens import Token

from ingest.notes import EntityNote
from ingest.who import groups
from ingest.who.clauses import title_parts
from ingest.who.gazetteer import lookup
from ingest.who.registry import Registry
from ingest.who.words import fold

_VAGUE = frozenset({"ex", "top", "senior", "chief", "new", "old", "veteran", "then", "leading", "high"})
_TOP = re.compile(
    r"^(un |u\.n\. )?(secretary[- ]general|director[- ]general|president|head|chief|chair\w*|commissioner|executive director)\b"
)
_RANKED = frozenset({"president", "minister", "premier", "secretary", "chairman"})
_BELOW = frozenset({"vice", "deputy", "assistant", "under"})


def _holds_itself(person: EntityNote, head: str, own: set[str]) -> bool:
    """Whether somebody is the president, and not the vice president, whom "the president" doesn't mean."""
    titles = [set(title_parts(o.title)) for o in person.offices]
    return any(head in words_ and (own & _BELOW or not words_ & _BELOW) for words_ in titles)


class Described:
    """What an article named, by the words with which a description may take it up."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self.entities = registry.notes.entities
        self.officers: dict[str, list[EntityNote]] = {}
        """A word of a title -> the persons who hold an office with it."""
        self.places: dict[str, list[int]] = {}
        """A person's id -> where the name stands, in order."""
        self.bodies: list[tuple[int, EntityNote]] = []
        for mention in sorted(registry.notes.mentions, key=lambda m: m.start):
            if mention.form != "name" or len(mention.entities) != 1:
                continue
            entity = self.entities[mention.entities[0]]
            if entity.type == "Person":
                self.places.setdefault(entity.id, []).append(mention.start)
            elif entity.type == "Organization":
                self.bodies.append((mention.start, entity))
        for id_ in self.places:
            person = self.entities[id_]
            for word in {w for o in person.offices for w in title_parts(o.title)}:
                self.officers.setdefault(word, []).append(person)

    def officer(self, noun: Token) -> list[EntityNote]:
        """The person last named before with this office: "the Secretary", "the French leader", "the envoy"."""
        owners = groups.owners_of(self.registry, noun)
        head = fold(noun.text).removeprefix("ex-")
        if head == "general" and noun.i > 1 and noun.nbor(-1).text == "-":
            head = fold(noun.nbor(-2).text)  # "the secretary-general"
        own = {fold(c.text) for c in noun.lefts if c.dep_ in ("compound", "amod") and self.registry.at(c) is None} - _VAGUE
        if any(c.dep_ == "poss" for c in noun.lefts) and not owners:
            return []
        if not owners and any(c.dep_ == "prep" and c.lower_ == "of" and c.right_edge.lower_ != "state" for c in noun.rights):
            return []
        sides = {o.id for o in owners} | {o.country for o in owners if o.country}
        if owners and head == "chief" and not own and (found := self._chief(owners)):
            return found
        named = self.officers.get(head, [])
        if owners and head in ("leader", "official", "diplomat"):
            named = [self.entities[id_] for id_ in self.places if self.entities[id_].country in sides]
        best: tuple[bool, int, EntityNote] | None = None
        for person in named:
            if owners and person.country not in sides:
                continue
            held = {w for o in person.offices for w in title_parts(o.title)}
            last = bisect_left(self.places[person.id], noun.i)
            if not own <= held or not last or (head in _RANKED and not _holds_itself(person, head, own)):
                continue
            of_state = any(o.of and self.entities[o.of].type == "Country" and head in title_parts(o.title) for o in person.offices)
            rank = of_state, self.places[person.id][last - 1]
            if noun.text[:1].isupper() and not owners and not own:
                rank = of_state, -self.places[person.id][0]  # "The Secretary", of a release that opens with hers
            if best is None or rank > best[:2]:
                best = (*rank, person)
        return [best[2]] if best else []

    def _chief(self, owners: list[EntityNote]) -> list[EntityNote]:
        """ "The U.N. chief", "NATO's chief": who heads the body, by whatever title."""
        ids = {o.id for o in owners if o.type == "Organization"}
        heads = [
            p
            for id_ in self.places
            for p in (self.entities[id_],)
            if any(o.of in ids and not o.former and _TOP.match(o.title.lower()) for o in p.offices)
        ]
        return heads if len(heads) == 1 else []

    def of_two(self, token: Token) -> list[EntityNote]:
        """ "The latter", "the former": the last or the first of the two persons whom the sentence names before."""
        if token.i < 1 or token.nbor(-1).lower_ != "the" or token.dep_ in ("amod", "compound"):
            return []
        seen = dict.fromkeys(
            e.id for i in range(token.sent.start, token.i) if (e := self.registry.at(i)) is not None and e.type == "Person"
        )
        two = [self.entities[id_] for id_ in seen][-2:]
        return two[token.lower_ == "latter" :][:1] if len(two) == 2 else []

    def group(self, noun: Token, lemma: str) -> list[EntityNote]:
        """The delegation told of last before: "the delegation" after "the Houthi delegation"; none of one's own with "of" behind it."""
        if any(c.dep_ == "prep" and c.lower_ in ("of", "from") for c in noun.rights):
            return []
        groups_ = {e.id: e for (kind, key), e in self.registry.by_key.items() if kind == "Group" and key.endswith(f" {lemma}")}
        before = [m for m in self.registry.notes.mentions if m.start < noun.i and len(m.entities) == 1 and m.entities[0] in groups_]
        last = max(before, key=lambda m: m.start, default=None)
        return [groups_[last.entities[0]]] if last is not None else []

    def armed(self) -> list[EntityNote]:
        """The article's one armed group: "the rebels", where nobody else could be meant."""
        named = [e for e in self.entities.values() if e.type == "Organization" and e.keep]
        found = [e for e in named if (entry := lookup(e.name)) is not None and entry.sort == "armed"]
        return found if len(found) == 1 else []

    def called(self, noun: Token, lemma: str) -> list[EntityNote]:
        """The body last named before in whose name the noun stands: "the commission" after the Boundary Commission."""
        stop = bisect_left(self.bodies, noun.i, key=lambda b: b[0])
        for _, entity in reversed(self.bodies[:stop]):
            if any(lemma in fold(form).replace("-", " ").split() for form in (entity.name, *entity.aliases)):
                return [entity]
        return []

    def body(self, noun: Token, sort: str) -> list[EntityNote]:
        """The organisation last named before that can be called so."""
        stop = bisect_left(self.bodies, noun.i, key=lambda b: b[0])
        for start, entity in reversed(self.bodies[max(0, stop - 12) : stop]):
            hit = self.registry.hit_at.get(start)
            if not sort or hit is None or hit.entry.sort == sort:
                return [entity]
        return []
