"""An act becomes events of the notebook: two directions of a reciprocal act are two, each with its status and its proof."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from spacy.tokens import Token

from graphkit.vocabulary import NOT_SO, Status
from ingest.happened.acts import others, slots
from ingest.happened.acts.act import Act
from ingest.happened.acts.frames import classes, frames_of
from ingest.happened.acts.implied import is_standing
from ingest.happened.acts.parties import Side, parties, sides_of
from ingest.happened.acts.slots import own
from ingest.happened.arguments import is_passive
from ingest.happened.attribution import factuality
from ingest.happened.polarity import is_negated
from ingest.happened.status import status_of
from ingest.notes import EventNote, Notes, Proof, clause
from ingest.when import when_of

_FRIENDLY = {"Agree", "Aid", "Cooperate", "Concede", "Retreat", "Support"}
_PLACED = {"Agree", "Assault", "Coerce", "Mobilize", "Protest", "Retreat"}
"""Types that happen somewhere; what is only said has the speaker's whereabouts, which are not the act's."""
_SPOKEN = {"Accuse", "Request", "Reject", "Support", "Threaten"}
_BLOWS = {"Assault", "Coerce"}
_ON_THE_GROUND_OF = {"under", "following", "after", "since", "despite", "per"}
"""Prepositions after which a deal is there already, whatever is to come of it."""
_TRIED = {"arrest", "cyber", "deport", "seize"}
"""Modes of coercion that are told also where they were only tried."""
_CONDITIONAL = {"Assault", "Coerce", "Mobilize", "Protest", "Reject", "Retreat", "Sanction"}
"""Types that are a threat where they come unless somebody does otherwise."""
_CHARGED = {"Assault", "Coerce", "Threaten", "Mobilize"}
_DEEDS = {"Assault", "Coerce", "Aid", "Sanction"}
_UTTERED = {"Request", "Accuse", "Threaten", "Reject", "Support"}
_SEEKING = {"discuss", "negotiate", "seek", "draft", "review", "consider", "explore", "pursue", "want", "propose", "prepare", "debate"}
"""What is done about an agreement that is not made yet."""
_STOPPING = {"stop", "cease", "halt", "end", "quit", "refrain", "desist", "abstain", "avoid", "renounce", "forgo"}


def events_of(act: Act, notes: Notes) -> Iterator[EventNote]:
    """The events that an act comes to; none where its clause asserts nothing ("if they attacked")."""
    status = "occurred" if _presupposed(act) else _attempted(act, notes) or status_of(act.trigger, notes)
    if _is_stopped(act) or _was_once(act.trigger) or _is_left_to_do(act.trigger):
        return  # "would stop laying mines": what stops isn't threatened
    if act.trigger.dep_ == "pcomp" and act.trigger.head.lower_ == "by" and act.trigger.tag_ == "VBG":
        status = status_of(slots.above(act.trigger.head), notes)  # "responded by threatening"
    if status is not None and "said" in act.frame.flags:
        status = "occurred"  # the act is in the saying: "will not talk to", "would respond to"
    if status in ("planned", "proposed") and act.frame.type in _SPOKEN and act.trigger.dep_ == "advcl" and act.trigger.tag_ == "VBG":
        status = "occurred"  # "said it would leave the pact, accusing Lima of"
    if status in ("planned", "cancelled") and slots.reacted_to(act.trigger) is not None:
        status = "occurred"  # "rejected Niger's decision to scrap the pact"
    if (
        status is None
        or any(c.dep_ == "mark" and c.lower_ in ("until", "unless") for c in act.trigger.children)
        or _is_awaited(act.trigger)
    ):
        return
    if act.frame.type == "Agree" and (status == "proposed" or (status == "planned" and act.trigger.dep_ in ("acl", "advcl"))):
        return  # "have until May to agree", "with the aim to conclude": nobody has agreed, nor said that he would
    if act.frame.type == "Agree" and act.frame.kind == "n" and _is_sought(act.trigger):
        return
    if act.frame.type == "Concede" and act.trigger.dep_ in ("acl", "relcl") and slots.has_to(act.trigger) and status != "planned":
        return  # "talks on a corridor to let pilgrims in"
    if status == "cancelled" and act.frame.type in _FRIENDLY and is_negated(act.trigger):  # "will never accept", "would not pay"
        act, status = replace(act, frame=replace(act.frame, type="Reject", mode=None), reciprocal=False), "occurred"
        if act.targets is act.sources:
            return
    if "proposed" in act.frame.flags and status in ("occurred", "ongoing"):
        status = "proposed"
    fact = factuality(act.trigger, notes)
    if act.frame.type == "Accuse" and status in ("planned", "proposed"):
        return  # "are ready to hold Lima to account": nothing has been said yet
    spoken = act.frame.type in _FRIENDLY | {"Request"} or status == "cancelled" or not fact.claimed
    if status in NOT_SO and not fact.denied and spoken:
        return  # "ended without agreeing", "did not ask for a loan", "said it would not arrest him" tell of nothing done
    speaker = fact.attributed_to
    by_doer = speaker is not None and speaker in _doers(act, notes)
    accuser = _accuser(act, notes)
    if accuser is not None and status in ("occurred", "ongoing"):
        status, speaker = "claimed", accuser
    elif not by_doer:  # "we condemn the attack": who says so does so
        status = fact.status(status)
    if act.frame.type in _CONDITIONAL and status in ("planned", "proposed") and _unless(act):  # "will withdraw unless Oslo pays"
        met = act.targets or [
            s for s in parties(others.condition_subjects(act.trigger), notes) if s.party not in {a.party for a in act.sources}
        ]
        act, status = replace(act, frame=replace(act.frame, type="Threaten", mode=None), targets=met, reciprocal=False), "occurred"
    if act.frame.type == "Reject" and by_doer and status in ("planned", "proposed"):
        status = "occurred"  # who says that he will not hear of it has refused already
    if act.frame.type in _BLOWS and by_doer and status in ("planned", "proposed"):  # "Tehran said it would strike back"
        act, status = replace(act, frame=replace(act.frame, type="Threaten", mode="violence")), "occurred"
    if act.frame.type == "Assault" and act.frame.kind == "n" and _is_over(act.trigger):
        act, status = replace(act, frame=replace(act.frame, type="Retreat", mode="ceasefire"), reciprocal=False), "occurred"
    if not act.reciprocal:
        event = _event(act, act.sources, act.targets, status, speaker, notes)
        yield event
        if (charge := _charge(event, notes)) is not None:
            yield charge
        return
    among = act.targets is act.sources
    for one in act.sources if among else [*act.sources, *act.targets]:
        rest = [s for s in act.sources if s.party != one.party] if among else act.targets if one in act.sources else act.sources
        yield _event(act, [one], rest, status, speaker, notes)


def _is_stopped(act: Act) -> bool:
    """Whether a hostile deed is what somebody stops or does without: "would stop taking hostages and laying mines"."""
    verb = act.trigger
    while verb.dep_ == "conj" and verb.head.pos_ == "VERB":
        verb = verb.head
    governor = (
        verb.head if verb.dep_ == "xcomp" else slots.above(verb.head) if verb.dep_ == "pcomp" and verb.head.lower_ == "from" else None
    )
    return act.frame.type in _CHARGED and verb.tag_ == "VBG" and governor is not None and governor.lemma_ in _STOPPING


def _is_awaited(verb: Token) -> bool:
    """Whether it is what something else waits for: "talks can start only once Lima has signed"."""
    once = any(c.lower_ == "once" and c.dep_ in ("mark", "advmod") and c.i < verb.i for c in verb.children)
    waits = any(c.lower_ in ("can", "could", "will", "would", "may") for c in verb.head.children if c.dep_ == "aux")
    return once and verb.dep_ == "advcl" and waits


def _is_left_to_do(verb: Token) -> bool:
    """Whether it is what somebody has yet to do: "still have to settle the details", "have yet to agree"."""
    above = verb.head
    if verb.dep_ not in ("xcomp", "acl") or not slots.has_to(verb) or above.lemma_ not in ("have", "need", "remain"):
        return False
    return any(c.lower_ in ("still", "yet") for c in (*above.children, *verb.children))


def _was_once(verb: Token) -> bool:
    """Whether it is told of the past only to say that it is over: "used to supply"."""
    return verb.dep_ == "xcomp" and verb.head.lower_ == "used" and slots.has_to(verb) and not is_passive(verb.head)


def _is_over(noun: Token) -> bool:
    """Whether a blow is what somebody puts an end to: "called off its campaign", "halted the bombing"."""
    verb = noun.head
    if noun.dep_ != "dobj" or is_negated(verb):
        return False
    off = verb.lemma_ == "call" and any(c.lower_ == "off" for c in verb.children)
    return off or verb.lemma_ in ("halt", "stop", "cease", "suspend")


def _charge(event: EventNote, notes: Notes) -> EventNote | None:
    """The accusation in what a victim says was done to it: "Phnom Penh said Thai soldiers had fired at its village"."""
    proof = event.proofs[0]
    speaker = notes.entities.get(proof.attributed_to) if proof.attributed_to else None
    if speaker is None or event.type not in _CHARGED or event.status != "claimed":
        return None
    sides = sides_of(speaker, notes)
    victims = event.ids("target")
    if not sides or sides[0].party not in victims or not event.ids("source"):
        return None
    charge = EventNote("Accuse", event.trigger, "occurred", [Proof(proof.start, proof.end, "occurred")], mode="allege")
    charge.add(sides[0].party, "source")
    if sides[0].person and sides[0].person != sides[0].party:
        charge.add(sides[0].person, "actor", side=sides[0].party)
    for source in event.ids("source"):
        charge.add(source, "target")
    return charge


def _is_sought(noun: Token) -> bool:
    """Whether an agreement is only what is talked about or hoped for: "talks on a treaty between"."""
    prep = noun.head
    if noun.dep_ == "dobj" and noun.head.lemma_ in _SEEKING:
        return True  # "met to discuss an agreement between the two"
    return (
        noun.dep_ == "pobj"
        and prep.lower_ in ("on", "about", "for", "toward", "towards", "of")
        and prep.head.lemma_.lower() in classes()["seeking"]
    )


def _attempted(act: Act, notes: Notes) -> Status | None:
    """The status of the attempt in which a blow is told: "tried to hack into", "an attempt to kill"."""
    head = act.trigger.head
    bodily = act.frame.type == "Assault" or (act.frame.type == "Coerce" and act.frame.mode in _TRIED)
    if not bodily or act.trigger.dep_ not in ("xcomp", "acl") or head.lemma_ not in classes()["attempt"]:
        return None
    if head.pos_ != "VERB":
        return None if any(c.lower_ in ("any", "no") or c.lower_ in classes()["unreal"] for c in head.children) else "occurred"
    return status_of(head, notes)


def _unless(act: Act) -> bool:
    for condition in (c for c in act.trigger.children if c.dep_ == "advcl"):
        marks = {m.lower_ for m in condition.children if m.dep_ == "mark"}
        if "unless" in marks or ("if" in marks and (is_negated(condition) or _is_hostile(condition))):
            return True
    return False


def _is_hostile(verb: Token) -> bool:
    """Whether a condition is a hostile deed: "will withdraw if Quito attacks"."""
    told = frames_of(verb)
    return bool(told) and told[0].type in ("Assault", "Coerce", "Sanction")


def _accuser(act: Act, notes: Notes) -> str | None:
    """Who alone says that it was done: "Niger accused Chad of bombing Mali"."""
    gerund = act.trigger.head if act.trigger.dep_ == "conj" and act.trigger.head.dep_ == "pcomp" else act.trigger
    if gerund.dep_ != "pcomp" or gerund.head.lower_ != "of":
        return None
    verb = slots.above(gerund.head)
    if not any(f.type == "Accuse" and f.kind == "v" for f in frames_of(verb)):
        return None
    return next((s.person or s.party for s in parties(slots.doers(verb), notes)), None)


def _presupposed(act: Act) -> bool:
    """Whether the act is taken for known, whatever comes of the talk about it: "will discuss Russia's war", "to thank X for it"."""
    token = act.trigger
    gerund = token.head if token.dep_ == "conj" and token.head.dep_ == "pcomp" else token
    if act.frame.kind == "n" and gerund.dep_ == "dobj":
        gerund = gerund.head  # "to thank X for joining the sanctions on"
    if gerund.dep_ == "pcomp" and gerund.head.lower_ in ("for", "over"):
        return any("factive" in f.flags for f in frames_of(slots.above(gerund.head)))
    if token.tag_ == "VBG" and act.frame.type in _DEEDS and any(c.dep_ == "poss" for c in token.children):
        return True  # "to discuss Pakistan's hosting of refugees"
    if act.frame.kind == "n" and act.frame.type == "Sanction" and token.dep_ == "pobj" and token.head.lower_ == "under":
        return True
    if act.frame.kind == "n" and act.frame.type == "Agree" and token.dep_ == "pobj" and token.head.lower_ in _ON_THE_GROUND_OF:
        # "under the deal, both would", "under a deal between Peru and Chile"
        return any(c.lower_ in ("the", "this", "that", "between") or c.dep_ == "poss" for c in token.children)
    if act.frame.kind == "n" and act.frame.type in ("Sanction", "Coerce") and is_standing(token):
        return True
    if _is_uttered(act) or _is_decided(token):
        return True
    if act.frame.kind != "n" or act.frame.type not in _DEEDS or "factive" not in act.frame.flags:
        return False
    if any(c.lower_ in classes()["unreal"] or c.lemma_ in ("a", "any", "no") for c in token.children):
        return False
    return token.dep_ in ("pobj", "dobj", "conj", "nsubj", "nsubjpass") and token.head.lemma_ not in classes()["effecting"]


def _is_uttered(act: Act) -> bool:
    """Whether somebody has said it, whatever others made of it: "Lima's demand that Quito pay was rejected"."""
    noun = act.trigger
    if act.frame.kind != "n" or act.frame.type not in _UTTERED or not own(noun, "poss"):
        return False
    if noun.dep_ not in ("nsubj", "nsubjpass") or noun.head.pos_ not in ("VERB", "AUX") or noun.head.lemma_ == "be":
        return False
    return not any(c.lower_ in classes()["unreal"] for c in noun.children)


def _is_decided(verb: Token) -> bool:
    """Whether it is what somebody has decided, which others take for a fact: "Lima's decision to cut ties stunned the region"."""
    noun = verb.head
    if verb.dep_ not in ("acl", "relcl") or not slots.has_to(verb) or noun.lemma_ not in ("decision", "move") or not own(noun, "poss"):
        return False
    return noun.dep_ in ("nsubj", "nsubjpass") and not any(
        c.lower_ in ("will", "would", "could", "may", "might") for c in noun.head.children
    )


def _doers(act: Act, notes: Notes) -> set[str]:
    """The sources, and everybody who speaks for them."""
    ids = {i for s in act.sources for i in (s.party, s.person) if i}
    return ids | {e.id for e in notes.entities.values() if e.country in ids and e.type in ("Person", "Group")}


def _event(act: Act, sources: list[Side], targets: list[Side], status: Status, speaker: str | None, notes: Notes) -> EventNote:
    start, end = clause(act.trigger)
    event = EventNote(act.frame.type, act.trigger.i, status, [Proof(start, end, status, speaker)], mode=act.frame.mode)
    for side in sources:
        event.add(side.party, "source")
        if side.person and side.person != side.party:
            event.add(side.person, "actor", side=side.party)
    for side in targets:
        event.add(side.party, "target")
    event.when = when_of(act.trigger, notes)
    if act.frame.type in _PLACED:
        event.place = _place(act, notes)
    return event


def _place(act: Act, notes: Notes) -> str | None:
    """The Place where a deed is told to have been done."""
    at = slots.whereabouts(act.trigger) if act.frame.kind == "v" else slots.at_preposition(act.trigger, [], "in", "at", "near")
    return next((e.id for token in at for e in notes.entities_at(token) if e.type == "Place"), None)
