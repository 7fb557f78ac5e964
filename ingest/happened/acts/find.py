"""Each act that a sentence tells: a frame of the lexicon whose conditions hold and whose parties are named."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from ingest.happened.acts import slots
from ingest.happened.acts.act import Act
from ingest.happened.acts.context import answered, blamed, coordinated, counterparts, opponents, sole_other
from ingest.happened.acts.demands import spoken_at
from ingest.happened.acts.facing import addressed, rival, taken_up
from ingest.happened.acts.frames import classes
from ingest.happened.acts.parties import parties
from ingest.happened.acts.reading import VICTIM_TYPES, fitting, read
from ingest.happened.polarity import is_negated
from ingest.notes import Notes

_HOSTILE = {"Assault", "Coerce", "Sanction", "Mobilize", "Protest", "Threaten"}
_FACED_TYPES = {"Agree", "Concede", "Mobilize", "Reject", "Request", "Retreat", "Sanction", "Assault", "Coerce"}
_PAIRED_TYPES = {"Accuse", "Assault", "Coerce", "Concede", "Mobilize", "Reject", "Request", "Retreat", "Sanction", "Threaten"}


_TELLING = frozenset({"VERB", "AUX", "NOUN", "PROPN", "ADJ", "X"})
"""Parts of speech that tell of an act; no others are looked at."""


def acts_in(doc: Doc, notes: Notes) -> list[Act]:
    """Every telling of an act, in text order."""
    found: list[Act] = []
    open_ended: list[Act] = []
    for token in doc:
        if token.pos_ not in _TELLING and token.tag_ != "VBG":
            continue
        for act in (read(token, notes), *spoken_at(token, notes)):
            if act is not None:
                aimed = _aimed(_turned(act, notes), found, notes)
                if aimed.targets or not (aimed.tentative or (aimed.frame.type == "Accuse" and not aimed.inward)):
                    found.append(aimed)
                else:
                    open_ended.append(aimed)
    found = _faced(found, open_ended, notes)
    quiet = {t.i for act in found for t in slots.governed(act.frame, act.trigger, slots.objects(act.trigger))}
    quiet |= {t.i for act in found for t in act.used}
    quiet |= {b.trigger.i for a in found for b in found if _repeats(b, a)}
    return [a for a in found if a.trigger.i not in quiet and a.frame.flags != {"leaves"}]


def _repeats(later: Act, earlier: Act) -> bool:
    """Whether a word only says again what a word above it in its clause has told: "reaffirmed her commitment to support"."""
    if later is earlier or later.frame.type != earlier.frame.type or later.frame.type not in ("Support", "Aid"):
        return False
    same = [s.party for s in later.sources] == [s.party for s in earlier.sources]
    return same and bool(later.targets) and set(later.targets) <= set(earlier.targets) and earlier.trigger in later.trigger.ancestors


def _faced(found: list[Act], open_ended: list[Act], notes: Notes) -> list[Act]:
    """The acts in text order, those without a target aimed at whom the article sets against their source."""
    faced: list[Act] = []
    for act in found:
        against = rival(act, found, notes) if _faces_somebody(act) else []
        if not act.targets and act.sources and not act.inward:
            against = addressed(act, found, notes) or against
        faced.append(replace(act, targets=against, reciprocal=act.reciprocal or _is_mutual(act)) if against else act)
    for act in open_ended:
        against = addressed(act, found, notes) if act.sources and not act.inward else []
        if against or (_faces_somebody(act) and (against := rival(act, found, notes))):
            faced.append(replace(act, targets=against))
    return sorted(faced, key=lambda a: a.trigger.i)


def _faces_somebody(act: Act) -> bool:
    """Whether an act without a target is one that is done to somebody, who needn't be named each time."""
    if act.targets or not act.sources or act.inward or act.frame.type not in _FACED_TYPES or is_negated(act.trigger):
        return False
    if act.frame.type == "Request" and (act.frame.kind == "n" or act.trigger.tag_ == "VBN"):
        return False  # "the need to rush", "Silva, asked whether"
    if act.frame.type == "Agree" and "each" not in act.frame.target:
        return False  # "is ready to yield", "has offered to mediate": to whom is open
    asked = slots.complement_subjects(act.trigger)
    if act.frame.type == "Request":
        asked = [*asked, *slots.objects(act.trigger)]
    return not any(t.pos_ != "PRON" and t.lemma_.lower() in classes()["people"] for t in asked)


def _is_mutual(act: Act) -> bool:
    """Whether both did it, of whom the text gave only one: "Silva, Moreau agree on a truce"."""
    several = any(t.tag_ in ("NNS", "NNPS") or t.lower_ == "they" for t in slots.doers(act.trigger))
    return "each" in act.frame.target and (several or act.trigger.tag_ == "VBP")


def _turned(act: Act, notes: Notes) -> Act:
    """A promise of something hostile is a threat; a decision for it only says when it comes, and the deed is told by its own word."""
    if not act.frame.flags & {"turns", "leaves", "defers", "menaces"}:
        return act
    heads = [act.trigger, *slots.objects(act.trigger)]  # "promised to support", "repeated their resolve to support"
    clause = next(filter(None, map(slots.clause_of, heads)), None)
    told = fitting(clause)[:1] if clause is not None else []
    if "defers" in act.frame.flags and any(f.type in ("Support", "Aid") for f in told):
        return replace(act, frame=replace(act.frame, flags=frozenset({"leaves"})))  # "remains committed to supporting"
    if "menaces" in act.frame.flags:  # "warned that it would retaliate", not "warned that Lima had attacked"
        by = clause is not None and any(s.party in {a.party for a in act.sources} for s in parties(slots.doers(clause), notes))
        hostile = any(f.type in _HOSTILE | {"Reject"} for f in told)
        return act if by and hostile else replace(act, frame=replace(act.frame, flags=frozenset({"leaves"})))
    if "turns" in act.frame.flags and any(f.type == "Support" for f in told) and not is_negated(act.trigger):
        return replace(act, frame=replace(act.frame, type="Support", mode=None))  # "vowed to stand by its neighbour"
    if not any(f.type in _HOSTILE for f in told) or (clause is not None and is_negated(clause)):
        return act  # "promised not to launch offensives" is no threat
    frame = (
        replace(act.frame, type="Threaten", mode=None) if "turns" in act.frame.flags else replace(act.frame, flags=frozenset({"leaves"}))
    )
    return replace(act, frame=frame)


def _aimed(act: Act, before: list[Act], notes: Notes) -> Act:
    """The act with its target, where the sentence names none and what stands before it does."""
    if act.targets or not act.sources or act.inward or slots.complement_subjects(act.trigger):
        return act
    if taken := taken_up(act, before, notes):
        return replace(act, targets=taken)
    named_object = act.frame.type in ("Accuse", "Request") and slots.objects(act.trigger)
    if (
        act.frame.type in _PAIRED_TYPES
        and act.frame.kind == "v"
        and not named_object
        and (alone := sole_other(act, notes, act.frame.type in VICTIM_TYPES))
    ):
        return replace(act, targets=alone)
    if act.tentative:
        cut = act.frame.type == "Sanction" and act.frame.kind == "v" and len(act.sources) == 1  # "Lima then closed all crossings"
        return replace(act, targets=opponents(act, before)) if cut else act
    targets = coordinated(act, before) or answered(act, before)
    if not targets and act.frame.type in ("Agree", "Request", "Reject", "Retreat") and not _rebuttal(act):
        targets = counterparts(act.trigger, [s.party for s in act.sources], notes)
    if act.frame.type in ("Accuse", "Support"):
        targets = targets or blamed(act, before, notes)
    return replace(act, targets=targets or opponents(act, before))


def _rebuttal(act: Act) -> bool:
    """Whether a report or a charge is denied, which is said to whoever made it and not to the other side of the talks."""
    return act.frame.type == "Reject" and any(o.lemma_.lower() in classes()["charge"] for o in slots.objects(act.trigger))
