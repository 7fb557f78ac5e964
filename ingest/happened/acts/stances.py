"""Where somebody stands: "Lima is against the plan", "is on Quito's side", "is behind its neighbour"."""

from __future__ import annotations

from spacy.tokens import Token

from ingest.happened.acts.act import Act
from ingest.happened.acts.frames import Frame, classes
from ingest.happened.acts.parties import parties
from ingest.happened.acts.slots import has_to, own, speaking_doers
from ingest.happened.acts.speakers import said_by
from ingest.happened.arguments import after
from ingest.happened.polarity import is_negated
from ingest.notes import Notes

_AGAINST = Frame("Reject", None, "v", (), ("subj",), ("obj",), frozenset({"said"}))
_BESIDE = Frame("Support", None, "v", (), ("subj",), ("obj",), frozenset({"said"}))
_RIGHTFUL = frozenset({"defend", "exist", "respond", "protect", "choose", "decide", "join", "retaliate"})


def stance_at(token: Token, notes: Notes) -> Act | None:
    """The refusal in being against somebody's plan, the support in being on somebody's side."""
    if token.lemma_ not in ("be", "stand", "remain") or token.pos_ not in ("AUX", "VERB") or is_negated(token):
        return None
    for prep in own(token, "prep"):
        objects = own(prep, "pobj")
        favour = [t for t in objects if prep.lower_ == "in" and t.lower_ in ("favour", "favor")]
        if favour:
            objects = [p for t in favour for p in after(t, "of")]  # "is in favour of Lima's bid"
        against = prep.lower_ == "against" and any(notes.entities_at(t) or t.lemma_.lower() in classes()["plan"] for t in objects)
        beside = prep.lower_ in ("on", "at") and any(t.lemma_ == "side" and own(t, "poss") for t in objects)
        if not against and not beside and not favour:
            continue
        sources = parties(speaking_doers(token, notes), notes)
        given = {s.party for s in sources}
        told = objects if against or favour else [p for t in objects for p in own(t, "poss")]
        targets = [s for s in parties(told, notes) if s.party not in given]
        if sources and targets:
            return Act(_AGAINST if against else _BESIDE, token, sources, targets, [])
    return None


def right_at(token: Token, notes: Notes) -> Act | None:
    """The support in granting somebody's right to act: "said that Lima has the right to defend itself"."""
    if token.lemma_ != "have" or token.pos_ not in ("VERB", "AUX") or is_negated(token):
        return None
    rights = [o for o in own(token, "dobj") if o.lemma_ == "right"]
    clauses = [c for o in rights for c in own(o, "acl", "relcl") if has_to(c) and c.lemma_ in _RIGHTFUL]
    of = [p for o in rights for prep in own(o, "prep") if prep.lower_ in ("of", "to") for p in own(prep, "pobj") if "defen" in p.lower_]
    if not clauses and not of:
        return None
    sources = said_by(token, notes)
    given = {s.party for s in sources}
    targets = [s for s in parties(own(token, "nsubj"), notes) if s.party not in given]
    return Act(_BESIDE, token, sources, targets, []) if sources and targets else None
