"""Whom blows are aimed at that name nobody: those of rebels at the state that they fight, what is answered at him who answers."""

from __future__ import annotations

from collections import Counter

from spacy.tokens import Token

from ingest.happened.acts import slots
from ingest.happened.acts.act import Act
from ingest.happened.acts.bare import armed_groups, state_of
from ingest.happened.acts.lands import land_of
from ingest.happened.acts.parties import Side, parties
from ingest.notes import Notes

_ANSWERS = frozenset({"retaliation", "response", "reply", "reprisal", "revenge", "answer", "return", "reaction"})
_BLOWS = {"Assault", "Coerce", "Threaten"}
_AT_ODDS = {"Accuse", "Agree", "Assault", "Coerce", "Threaten", "Reject", "Retreat"}


def answered_deed(act: Act, notes: Notes) -> list[Side]:
    """Who answers the deed: "seized a ship in retaliation for the seizure of its oil by Lima": he who seized the ship had suffered it."""
    prep = act.trigger.head
    if act.frame.kind != "n" or act.trigger.dep_ != "pobj" or prep.lower_ not in ("to", "for") or prep.head.lemma_.lower() not in _ANSWERS:
        return []
    verb = next((t for t in prep.head.ancestors if t.pos_ == "VERB"), None)
    given = {s.party for s in act.sources}
    return [Side(s.party) for s in parties(slots.doers(verb), notes) if s.party not in given] if verb is not None else []


def fought_state(act: Act, told: list[Act], notes: Notes) -> list[Side]:
    """The state that an armed group fights, for blows that name no other victim: the one that it deals with, else that of the dateline."""
    if act.frame.type not in _BLOWS or act.targets or not act.sources or _is_told_of_people(act.trigger, notes):
        return []
    armed = {e.id for e in armed_groups(act.trigger.doc, notes).values()}
    if not all(s.party in armed for s in act.sources):
        return []
    given = {s.party for s in act.sources}
    facing: Counter[str] = Counter()
    for other in told:
        ends = [{s.party for s in other.sources}, {s.party for s in other.targets}]
        for one, those in (ends, ends[::-1]):
            facing.update(p for p in those if given & one and notes.entities[p].type == "Country" and other.frame.type in _AT_ODDS)
    if facing:
        (state, most), *rest = facing.most_common(2)
        return [Side(state)] if not rest or most > rest[0][1] else []
    state_ = state_of(act.trigger.doc, notes, armed)
    scene = notes.entities.get(notes.scene or "")
    land = land_of(scene, notes) if scene is not None and scene.type == "Place" else scene
    return [Side(state_)] if state_ is not None and land is not None and land.id == state_ else []


def _is_told_of_people(trigger: Token, notes: Notes) -> bool:
    """Whether it is done to somebody whom the text names, who needn't be of that state."""
    return any(notes.entities_at(t) for t in slots.objects(trigger))
