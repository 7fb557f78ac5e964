"""Where somebody stands: "Lima is against the plan", "is on Quito's side", "is behind its neighbour"."""

from __future__ import annotations

from spacy.tokens import Token

from ingest.happened.acts.act import Act
from ingest.happened.acts.frames import Frame, classes
from ingest.happened.acts.parties import parties
from ingest.happened.acts.slots import own, speaking_doers
from ingest.happened.polarity import is_negated
from ingest.notes import Notes

_AGAINST = Frame("Reject", None, "v", (), ("subj",), ("obj",), frozenset({"said"}))
_BESIDE = Frame("Support", None, "v", (), ("subj",), ("obj",), frozenset({"said"}))


def stance_at(token: Token, notes: Notes) -> Act | None:
    """The refusal in being against somebody's plan, the support in being on somebody's side."""
    if token.lemma_ not in ("be", "stand", "remain") or token.pos_ not in ("AUX", "VERB") or is_negated(token):
        return None
    for prep in own(token, "prep"):
        objects = own(prep, "pobj")
        against = prep.lower_ == "against" and any(notes.entities_at(t) or t.lemma_.lower() in classes()["plan"] for t in objects)
        beside = prep.lower_ in ("on", "at") and any(t.lemma_ == "side" and own(t, "poss") for t in objects)
        if not against and not beside:
            continue
        sources = parties(speaking_doers(token, notes), notes)
        given = {s.party for s in sources}
        told = objects if against else [p for t in objects for p in own(t, "poss")]
        targets = [s for s in parties(told, notes) if s.party not in given]
        if sources and targets:
            return Act(_AGAINST if against else _BESIDE, token, sources, targets, [])
    return None
