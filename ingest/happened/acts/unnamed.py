"""Doers whom the text names no party of: a crowd, rebels, the police, a president of nobody knows where.

Where they stand or act tells the country ("demonstrators in Lima"), else the act is told of its target alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from ingest.happened.acts.frames import classes
from ingest.happened.acts.parties import Side, inside, parties, sides_of
from ingest.happened.acts.slots import has_to, own, whereabouts
from ingest.happened.arguments import after, is_passive
from ingest.notes import Notes

_HOMES = {"in", "of", "from", "at", "throughout", "across"}
_WHOSE = {"of", "from"}
_STAYING = {"base", "live", "fight", "work", "operate", "hold", "stage", "station", "dwell", "gather"}
_CAUSES = {
    "in": ("protest", "defiance", "response", "opposition", "front"),
    "over": (),
    "against": (),
    "during": ("protest", "demonstration", "rally", "march"),
}


def are_people(tokens: list[Token], notes: Notes) -> bool:
    """Whether somebody without a name does it: no storm, no crisis, and no "they"."""
    return any(_is_people(t, notes) for t in _counted(tokens))


def _counted(tokens: list[Token]) -> list[Token]:
    """The phrases and what they count: "a third of the rebels"."""
    return [*tokens, *(p for t in tokens for c in own(t, "prep") if c.lower_ == "of" for p in own(c, "pobj"))]


def _is_people(token: Token, notes: Notes) -> bool:
    if token.pos_ not in ("NOUN", "PROPN"):
        return False
    if any(c.lower_ == "ethnic" for c in token.children):
        return True  # whose home is told elsewhere or nowhere
    entities = notes.entities_at(token)
    return (
        all(e.type == "Group" for e in entities) and token.lemma_.lower() in classes()["people"] | classes()["crowd"] | classes()["local"]
    )


def is_background(trigger: Token) -> bool:
    """Whether it is told only by the way, to say who somebody is: "Silva, whose son died when gunmen stormed the hall"."""
    return any(t.dep_ == "relcl" for t in (trigger, *trigger.ancestors))


def chiefs(tokens: list[Token], notes: Notes) -> list[Side]:
    """Those in an office of which the text doesn't say of what country it is, who act for nobody else then."""
    people = [e for t in tokens for e in notes.entities_at(t) if e.type == "Person" and not notes.party_of(e)]
    return [Side(e.id, e.id) for e in people]


def are_officials(tokens: list[Token], notes: Notes) -> bool:
    """Whether those who do it rule: the police, the government, a president, of a country that the text leaves to the place."""
    return bool(chiefs(tokens, notes)) or any(not notes.entities_at(t) and t.lemma_.lower() in classes()["ruling"] for t in tokens)


def home(tokens: list[Token], notes: Notes) -> list[Side]:
    """The country in which a doer is told to be: "demonstrators in Lima", "a group based in Oslo"."""
    for token in _counted(tokens):
        if token.lemma_ == "settler":
            continue
        near = [token, *(c for c in token.children if c.dep_ == "acl" and c.lemma_ in _STAYING)]
        at = [p for n in near for c in own(n, "prep") if c.lower_ in _HOMES for p in own(c, "pobj")]
        found = parties([t for t in at if t.lemma_.lower() not in classes()["people"]], notes, victim=True)
        if found and all(notes.entities[s.party].type == "Country" for s in found):
            return found
    return []


def scene(trigger: Token, objects: list[Token], chiefs_: list[Side], notes: Notes) -> list[Side]:
    """The country of the place where it is done, or where that lies to which it is done: "blocked roads in Lima"."""
    at = [*whereabouts(trigger), *(p for o in objects for c in own(o, "prep") if c.lower_ in _HOMES - _WHOSE for p in own(c, "pobj"))]
    abstract = {word for words in _CAUSES.values() for word in words}
    near = [p for t in at if not notes.entities_at(t) for c in own(t, "prep") if c.lower_ in _HOMES for p in own(c, "pobj")]
    places = [t for t in (*at, *near) if any(e.type in ("Place", "Country") for e in notes.entities_at(t))]
    found = parties([t for t in places if t.lemma_.lower() not in abstract], notes, victim=True)
    chief = next((s.party for s in chiefs_), None)
    return [Side(s.party, chief) for s in found if notes.entities[s.party].type == "Country"]


def here(trigger: Token, notes: Notes) -> list[Side]:
    """The country that the dateline stands in, for what is done there by nobody named: "the Chadian envoy was summoned"."""
    place = notes.entities[notes.scene] if notes.scene else None
    elsewhere = any(e.type in ("Place", "Country") for t in after(trigger, "to") for e in notes.entities_at(t))
    if place is None or elsewhere or not is_passive(trigger):
        return []
    return [s for s in sides_of(place, notes, victim=True) if notes.entities[s.party].type == "Country"]


def cause(trigger: Token, notes: Notes, but: list[Side]) -> list[Side]:
    """Against whom a protest is, as its purpose or occasion tells: "to demand that Oslo pay", "in defiance of the Thai authorities"."""
    for root in _causes(trigger):
        found = [s for s in inside(root, notes, victim=True, but=but) if notes.entities[s.party].type != "Person"]
        if found:
            return found
    return []


def _causes(trigger: Token) -> Iterator[Token]:
    hosts = [trigger, *own(trigger, "dobj", "prt")]
    for host in hosts:
        for child in host.children:
            if child.dep_ in ("advcl", "xcomp", "acl") and (has_to(child) or child.tag_ == "VBG") and not own(child, "mark"):
                yield child
            if child.dep_ == "prep" and child.lower_ in _CAUSES:
                words = _CAUSES[child.lower_]
                yield from (p for p in own(child, "pobj") if not words or p.lemma_.lower() in words)
