"""Whom a description stands for as the other party of an act: "its neighbour", "the country", "the military administration".

Coreference leaves these open where two parties could be meant; the one of them that does it cannot be the one it is done to.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from ingest.happened.acts.frames import classes
from ingest.happened.acts.lands import is_capital, land_of
from ingest.happened.acts.sides import Side, sides_of
from ingest.happened.attribution import factuality
from ingest.notes import Notes

_LANDS = frozenset({"country", "nation", "kingdom", "republic", "state", "neighbor", "neighbour", "island", "territory"})
_MANY = frozenset({"ally", "partner", "friend"})
"""Of whom a country has several, so that only its own sentence tells which is meant."""
_HIS = frozenset({"its", "their", "his", "her"})


def referred(tokens: Iterable[Token], sources: list[Side], notes: Notes, *, its: bool = False) -> list[Side]:
    """The one other country that the sentence names before a description of it, else the one before's; [] where there are several.

    `its`: also whose "its banks" are, where nobody has found an owner.
    """
    given = {s.party for s in sources}
    for token in [one for t in tokens for one in (t, *(c for c in t.children if c.dep_ == "poss"))]:
        known = {s.party for e in notes.entities_at(token) for s in sides_of(e, notes)}
        if not given or not known <= given or not ((its and _is_somebodys(token, notes)) or (token.tag_ == "NN" and _describes(token))):
            continue
        start = token.sent.start
        before = token.doc[start - 1].sent.start if start > 0 else start
        near = ((start, token.i), (before, start))
        for first, last in near[:1] if token.lemma_.lower() in _MANY or token.dep_ == "poss" else near:
            found: dict[str, Side] = {}
            for i in range(first, last):
                for entity in notes.entities_at(i):
                    sides = sides_of(entity, notes) if entity.type in ("Country", "Organization", "Person", "Group") else []
                    found.update({s.party: Side(s.party) for s in sides if s.party not in given and _is_land(s.party, notes)})
            if found:
                return list(found.values()) if len(found) == 1 else []
    return []


def _is_somebodys(pronoun: Token, notes: Notes) -> bool:
    """Whether "its" is said of a thing whose owner nobody has found: "lift the sanctions on its banks"."""
    return pronoun.dep_ == "poss" and pronoun.lower_ in _HIS and not notes.entities_at(pronoun)


def _describes(noun: Token) -> bool:
    """Whether a noun phrase stands for a country that it doesn't name: "the country", "its smaller neighbour"."""
    lemma = noun.lemma_.lower()
    before = {c.lower_ for c in noun.children if c.i < noun.i}
    if any(c.dep_ in ("prep", "relcl", "appos") for c in noun.children):
        return False
    return (lemma in _LANDS and "the" in before) or (lemma in classes()["relational"] and bool(before & _HIS))


def _is_land(party: str, notes: Notes) -> bool:
    return notes.entities[party].type == "Country"


def whoever_says(tokens: Iterable[Token], verb: Token, sources: list[Side], notes: Notes) -> list[Side]:
    """Whose "its positions" are that the source is said to have hit: of him who says so ("Lima said Quito had shelled its posts")."""
    given = {s.party for s in sources}
    speaker = factuality(verb, notes).attributed_to
    sides = sides_of(notes.entities[speaker], notes) if speaker and given else []
    hit = classes()["struck"] | classes()["troop"] | classes()["people"] | classes()["prisoner"]
    for token in (t for t in tokens if sides and t.lemma_.lower() in hit):
        whose = [c for c in token.children if c.dep_ == "poss" and c.lower_ in _HIS | {"our"}]
        if whose and {s.party for e in notes.entities_at(whose[0]) for s in sides_of(e, notes)} <= given:
            return [Side(s.party) for s in sides if s.party not in given]
    return []


def seats(tokens: Iterable[Token], notes: Notes) -> list[Side]:
    """The governments for which their capitals stand: whom "called on Lima to" asks is no city."""
    places = [e for t in tokens for e in notes.entities_at(t) if e.type == "Place" and is_capital(e.name)]
    lands = [land_of(e, notes) for e in places]
    return [Side(land.id) for land in lands if land is not None]
