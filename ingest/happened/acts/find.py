"""Each act that a sentence tells: a frame of the lexicon whose conditions hold and whose parties are named."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc, Token

from ingest.below import standing_in
from ingest.happened.acts import others, slots
from ingest.happened.acts.act import Act
from ingest.happened.acts.ascribed import ascribed, claimed, owned_up
from ingest.happened.acts.both import of_both
from ingest.happened.acts.charges import charge_at, verdict_at
from ingest.happened.acts.context import (
    answered,
    blamed,
    coordinated,
    followed,
    holder,
    is_in_own_words,
    of_anybody,
    opponents,
    opposed,
    sole_other,
    spoken_of,
)
from ingest.happened.acts.demands import DEMAND, OR_ELSE, answered_at, backer_at, condition_at, demand_at, or_else_at, refusal_at
from ingest.happened.acts.facing import (
    addressed,
    asked_and_refused,
    clause_taken_up,
    exchanged,
    freed_for,
    is_to_both,
    partner,
    rival,
    taken_up,
)
from ingest.happened.acts.frames import Frame, classes
from ingest.happened.acts.governed import governed
from ingest.happened.acts.implied import in_force, is_standing, thanked_at, war_at
from ingest.happened.acts.kinds import VICTIM_TYPES
from ingest.happened.acts.likewise import likewise
from ingest.happened.acts.menaces import is_conditional, is_ones_own, menace_at
from ingest.happened.acts.needs import fitting
from ingest.happened.acts.outcomes import is_its_own, opposed_makers
from ingest.happened.acts.parties import Side, parties
from ingest.happened.acts.previous import denounced, deplored, refused
from ingest.happened.acts.reading import read
from ingest.happened.acts.stances import right_at, stance_at
from ingest.happened.acts.strife import answered_deed, fought_state
from ingest.happened.acts.table import counterparts
from ingest.happened.polarity import is_negated
from ingest.notes import Notes

_HOSTILE = {"Assault", "Coerce", "Sanction", "Mobilize", "Protest", "Threaten"}
_FACED_TYPES = {"Agree", "Concede", "Mobilize", "Reject", "Request", "Retreat", "Sanction", "Assault", "Coerce"}
_YIELDING = {"Concede", "Agree", "Retreat"}
_SAID = frozenset({"said"})
_KILLING = frozenset({"kill", "shoot", "wound", "injure", "slaughter", "take"})
_PAIRED_TYPES = {"Accuse", "Assault", "Concede", "Mobilize", "Reject", "Request", "Retreat", "Sanction", "Threaten"}


_BY_VERBS = (
    read, demand_at, verdict_at, refusal_at, backer_at, charge_at, answered_at, menace_at, condition_at, stance_at,
    right_at, or_else_at, thanked_at, war_at,
)  # fmt: skip
_BY_OTHERS = (read, refusal_at, backer_at)
_READERS = {"VERB": _BY_VERBS, "AUX": _BY_VERBS, "NOUN": _BY_OTHERS, "PROPN": _BY_OTHERS, "ADJ": _BY_OTHERS, "X": _BY_OTHERS}
"""Part of speech -> what it may tell of an act; others tell of none, but for gerunds."""


def acts_in(doc: Doc, notes: Notes) -> list[Act]:
    """Every telling of an act, in text order."""
    found: list[Act] = []
    open_ended: list[Act] = []
    for token in standing_in(doc, pos=_READERS, tags=("VBG",)):
        for reader in _READERS.get(token.pos_, _BY_OTHERS):
            if (act := reader(token, notes)) is not None:
                if is_its_own(act, found):
                    continue
                aimed = _aimed(_turned(act, notes), found, notes)
                if aimed.targets or not (aimed.tentative or (aimed.frame.type == "Accuse" and not aimed.inward)):
                    found.append(aimed)
                else:
                    open_ended.append(aimed)
    found = of_both(found, open_ended, notes)
    told = {a.trigger.i for a in found}
    open_ended = [a for a in open_ended if a.trigger.i not in told]
    told_so_far = sorted([*found, *open_ended], key=lambda a: a.trigger.i)
    due = [*exchanged(told_so_far), *asked_and_refused(told_so_far)]
    settled = {a.trigger.i for a in due}
    found = [*(a for a in _faced(found, open_ended, notes) if a.trigger.i not in settled), *due]
    found = sorted([*found, *likewise(found, notes), *ascribed(found, notes), *claimed(doc, found, notes)], key=lambda a: a.trigger.i)
    found = sorted([*found, *in_force(found, notes)], key=lambda a: a.trigger.i)
    found = [a for a in found if not (a.guessed and _is_backed(a, found))]
    obliged = {a.trigger.i for a in found if a.frame is DEMAND}
    found = [a for a in found if a.frame is DEMAND or a.trigger.i not in obliged]  # "must stop" tells of no stop
    quiet = {t.i for act in found for t in governed(act.frame, act.trigger, slots.objects(act.trigger)) if t is not act.trigger}
    quiet |= {t.i for act in found for t in act.used}
    quiet |= {b.trigger.i for a in found for b in found if _repeats(b, a)}
    kept = [a for a in found if a.trigger.i not in quiet or a.frame is OR_ELSE or _is_there(a)]
    return [a for a in kept if a.frame.flags != {"leaves"}]


def _is_there(act: Act) -> bool:
    """Whether it is in force, though only its end is asked for."""
    return act.frame.kind == "n" and act.frame.type in ("Sanction", "Coerce") and is_standing(act.trigger)


def _is_backed(act: Act, found: list[Act]) -> bool:
    """Whether the sentence has the source of a condemnation stand by the one it seems to be of."""
    backing = [b for b in found if b.frame.type == "Support" and b.trigger.sent == act.trigger.sent]
    same = [b for b in backing if {s.party for s in b.sources} == {s.party for s in act.sources}]
    return act.frame.type == "Accuse" and any({t.party for t in b.targets} & {t.party for t in act.targets} for b in same)


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
        against = fought_state(act, found, notes)
        if not against and _faces_somebody(act):
            against = partner(act, found) or rival(act, found, notes)
        if act.sources and not act.inward and (not act.targets or is_to_both(act)):
            against = addressed(act, found, notes) or against
        faced.append(
            replace(act, targets=against, reciprocal=act.reciprocal or _is_mutual(act) or "both" in act.frame.flags) if against else act
        )
    faced = [freed_for(a, found, notes) for a in faced]
    for act in open_ended:
        told = sorted([*found, *(a for a in faced if a not in found)], key=lambda a: a.trigger.i)  # with those just given a target
        against = addressed(act, told, notes) if act.sources and not act.inward else []
        against = against or fought_state(act, found, notes) or owned_up(act, act.trigger.doc, notes)
        if against or (_faces_somebody(act) and (against := partner(act, found) or rival(act, found, notes))):
            faced.append(replace(act, targets=against))
    return sorted(faced, key=lambda a: a.trigger.i)


def _faces_somebody(act: Act) -> bool:
    """Whether an act without a target is one that is done to somebody, who needn't be named each time."""
    struck = slots.at_preposition(act.trigger, slots.objects(act.trigger), "on", "against")
    if act.frame.type == "Assault" and act.trigger.lemma_ in _KILLING and _is_of_things(slots.objects(act.trigger)):
        return False  # "kills whales"
    if act.frame.type == "Assault" and any(t.pos_ == "NOUN" and t.ent_type_ not in ("DATE", "TIME") for t in struck):
        return False  # "an attack on the world's supply of oil"
    if of_anybody(act) or act.targets or not act.sources or act.inward or not _is_faced(act.frame) or is_negated(act.trigger):
        return False
    if act.frame.type == "Request" and ((act.frame.kind == "n" and act.frame.target != ("talk",)) or act.trigger.tag_ == "VBN"):
        return False  # "the need to rush", "Silva, asked about", but "Lima's demand to"
    if act.frame.type == "Agree" and "each" not in act.frame.target:
        return False  # "is ready to yield", "has offered to mediate": to whom is open
    asked = slots.complement_subjects(act.trigger)
    if act.frame.type == "Request":
        asked = [*asked, *slots.objects(act.trigger)]
    return not any(t.pos_ != "PRON" and t.lemma_.lower() in classes()["people"] for t in asked)


def _is_of_things(objects: list[Token]) -> bool:
    """Whether what is hit is neither people nor what an enemy has."""
    hit = classes()["people"] | classes()["troop"] | classes()["struck"] | classes()["prisoner"] | classes()["side"]
    plain = [t for t in objects if t.pos_ == "NOUN" and not t.ent_type_]
    return bool(plain) and len(plain) == len(objects) and not any(t.lemma_.lower() in hit for t in plain)


def _is_faced(frame: Frame) -> bool:
    return frame.type in _FACED_TYPES or (frame.type == "Threaten" and "said" in frame.flags)


def _is_mutual(act: Act) -> bool:
    """Whether both did it, of whom the text gave only one: "Silva, Moreau agree on a truce"."""
    several = any(t.tag_ in ("NNS", "NNPS") or t.lower_ == "they" for t in slots.doers(act.trigger))
    return "each" in act.frame.target and (several or act.trigger.tag_ == "VBP")


def _turned(act: Act, notes: Notes) -> Act:
    """A promise of something hostile is a threat; a decision for it only says when it comes, and the deed is told by its own word."""
    if act.frame.type == "Aid" and act.frame.kind == "v" and _is_for_a_blow(act.trigger):
        return replace(act, frame=replace(act.frame, flags=frozenset({"leaves"})))  # "sent ten drones to strike the port"
    if act.frame.mode == "abduct" and act.sources and all(notes.entities[s.party].type == "Country" for s in act.sources):
        return replace(act, frame=replace(act.frame, type="Coerce", mode="arrest"))  # a state's abduction is a detention
    if not act.frame.flags & {"turns", "leaves", "defers", "menaces"}:
        return act
    heads = [act.trigger, *slots.objects(act.trigger)]  # "promised to support", "repeated their resolve to support"
    clause = next(filter(None, map(slots.clause_of, heads)), None)
    told = fitting(clause)[:1] if clause is not None else []
    if "defers" in act.frame.flags and any(f.type in ("Support", "Aid") for f in told):
        return replace(act, frame=replace(act.frame, flags=frozenset({"leaves"})))  # "remains committed to supporting"
    if "menaces" in act.frame.flags:  # "warned that it would retaliate", not "warned that Lima had attacked"
        by = clause is not None and is_ones_own(clause, act.sources, notes)
        hostile = any(f.type in _HOSTILE | {"Reject"} for f in told) or (clause is not None and is_conditional(clause))
        return act if by and hostile else replace(act, frame=replace(act.frame, flags=frozenset({"leaves"})))
    if "turns" in act.frame.flags and clause is not None and is_negated(clause) and any(f.type in _YIELDING for f in told):
        inner = read(clause, notes)  # "vowed not to give in to Lima's demands"
        found = inner.targets if inner is not None and inner.targets is not inner.sources else []
        return replace(act, frame=replace(act.frame, type="Reject", mode=None, flags=_SAID), targets=found, reciprocal=False)
    if "turns" in act.frame.flags and any(f.type == "Support" for f in told) and not is_negated(act.trigger):
        return replace(act, frame=replace(act.frame, type="Support", mode=None))  # "vowed to stand by its neighbour"
    if act.reciprocal and told and told[0].type in ("Aid", "Mobilize", "Sanction") and told[0].mode != "asylum":
        return replace(act, frame=replace(act.frame, flags=frozenset({"leaves"})))  # "Peru and Chile promised to send soldiers"
    aimed = clause is not None and slots.at_preposition(clause, slots.objects(clause), "against", "on", "near")
    if told and told[0].type == "Mobilize" and not aimed:
        return act  # "promised to send peacekeepers"
    if not any(f.type in _HOSTILE for f in told) or (clause is not None and is_negated(clause)):
        return act  # "promised not to launch offensives" is no threat
    frame = (
        replace(act.frame, type="Threaten", mode=None) if "turns" in act.frame.flags else replace(act.frame, flags=frozenset({"leaves"}))
    )
    if act.reciprocal and frame.type == "Threaten":
        return replace(act, frame=replace(act.frame, flags=frozenset({"leaves"})))
    return replace(act, frame=frame)


def _is_for_a_blow(trigger: Token) -> bool:
    purposes = [c for c in trigger.children if c.dep_ in ("advcl", "xcomp") and slots.has_to(c)]
    purposes += [c for o in slots.objects(trigger) for c in o.children if c.dep_ in ("acl", "relcl") and slots.has_to(c)]
    return any(f.type == "Assault" for c in purposes for f in fitting(c)[:1])


def _aimed(act: Act, before: list[Act], notes: Notes) -> Act:
    """The act with its target, where the sentence names none and what stands before it does."""
    if act.trigger.head.dep_ == "pobj" and act.trigger.head.head.lower_ in ("in", "at", "near") and (whole := clause_taken_up(act)):
        given = {s.party for s in act.sources}  # "raided a depot in Peru, which Lima denounced"
        return replace(act, targets=[Side(s.party) for s in parties(slots.doers(whole), notes) if s.party not in given])
    if act.targets or not act.sources or act.inward:
        return act
    if slots.complement_subjects(act.trigger) and not is_in_own_words(act.trigger, []):
        return act
    if taken := taken_up(act, before, notes) or answered_deed(act, notes):
        return replace(act, targets=taken)
    if act.frame.type in ("Accuse", "Reject") and act.frame.kind == "v" and (made := opposed_makers(act, before, notes)):
        return replace(act, targets=made)
    if answering := refused(act, notes) or deplored(act, notes):
        return replace(act, targets=answering)
    if others.freed(act.trigger) and act.frame.type == "Request":
        return replace(act, targets=holder(act, before, notes))
    if told_of := spoken_of(act, before):
        return replace(act, targets=told_of)
    named_object = act.frame.type in ("Accuse", "Request") and slots.objects(act.trigger)
    if (
        act.frame.type in _PAIRED_TYPES
        and act.frame.kind == "v"
        and (not named_object or _is_of_rulers(slots.objects(act.trigger)))
        and (alone := sole_other(act, notes, act.frame.type in VICTIM_TYPES))
    ):
        return replace(act, targets=alone)
    if act.frame.type == "Agree" and act.frame.kind == "v" and (clause := _own_infinitive(act)) is not None:
        inner = read(clause, notes)  # "signed an accord to train the Peruvian army", "agreed to let inspectors of the UN in"
        if inner is not None and inner.targets and inner.targets is not inner.sources:
            return replace(act, targets=[Side(t.party) for t in inner.targets if t.party not in {s.party for s in act.sources}])
    if act.tentative and act.frame.type == "Support" and act.frame.kind == "v":  # "praised the raid"
        return replace(act, targets=blamed(act, before, notes), guessed=True)
    if act.tentative:
        cut = act.frame.type == "Sanction" and act.frame.kind == "v" and len(act.sources) == 1  # "Lima then closed all crossings"
        return replace(act, targets=followed(act, before) or opponents(act, before, notes)) if cut else act
    targets = coordinated(act, before) or answered(act, before)
    if not targets and act.frame.type in ("Agree", "Request", "Retreat"):
        targets = counterparts(act.trigger, [s.party for s in act.sources], notes)
    if not targets and act.frame.type in ("Accuse", "Support") and (targets := blamed(act, before, notes)):
        return replace(act, targets=targets, guessed=True)
    if not targets and act.frame.type == "Reject":
        targets = opposed(act, notes)
    if act.frame.type == "Sanction" and act.frame.kind == "v":
        targets = targets or followed(act, before)
    return replace(act, targets=targets or opponents(act, before, notes) or denounced(act, notes))


def _own_infinitive(act: Act) -> Token | None:
    """What somebody has agreed to do: the infinitive of the word for it, or of its object ("an accord to train")."""
    hosts = [act.trigger, *slots.objects(act.trigger)]
    return next((c for h in hosts for c in slots.own(h, "xcomp", "acl") if slots.has_to(c) and c.i > act.trigger.i), None)


def _is_of_rulers(objects: list[Token]) -> bool:
    """Whether what is condemned is what a state does at home: "the execution of two men in Lima"."""
    return any(t.lemma_.lower() in classes()["rule"] for t in objects)
