"""Who holds the ground on which something is done: "targets in parts of Peru controlled by the Front"."""

from __future__ import annotations

from spacy.tokens import Token

from ingest.happened.acts.frames import classes

_GROUND = frozenset({"area", "part", "region", "district", "province", "zone", "neighbourhood", "neighborhood", "land", "suburb", "island"})
_HOLDING = frozenset({"control", "hold", "run", "govern", "dominate", "occupy"})


def holders(token: Token) -> list[Token]:
    """Who holds what is hit: "targets in parts of Peru controlled by the Front"."""
    held = [t for t in token.subtree if t.dep_ == "acl" and t.tag_ == "VBN" and t.lemma_ in _HOLDING and _is_land(t.head)]
    return [p for t in held for by in t.children if by.dep_ == "agent" for p in by.children if p.dep_ == "pobj"]


def _is_land(noun: Token) -> bool:
    """Whether it is ground that somebody may hold, and not people: "villages held by the Front", not "sailors held by Peru"."""
    return noun.ent_type_ in ("GPE", "LOC", "FAC") or noun.lemma_.lower() in classes()["struck"] | _GROUND
