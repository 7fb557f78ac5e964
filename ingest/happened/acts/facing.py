"""Whom an act is done to where neither its sentence nor the one before says so, but the whole article does.

The party that the article sets against the source; the two that it is about, of whom an outsider asks that they talk; whoever said or
offered what "a charge that Lima denies" or "an offer that Lima spurned" takes up.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Token

from ingest.happened.acts import slots
from ingest.happened.acts.act import Act
from ingest.happened.acts.context import HOSTILE
from ingest.happened.acts.frames import classes, frames_of
from ingest.happened.acts.outcomes import makers
from ingest.happened.acts.pairs import main_pair
from ingest.happened.acts.parties import Side, parties
from ingest.happened.acts.table import is_side, two_named
from ingest.notes import Notes

_OFTEN = 3
"""How much must speak for the party that the article sets against another."""
_FEW = 3
"""Talks of more parties than these set nobody against anybody, and more than these face nobody together."""
_JOINED = {"Accuse", "Protest", "Agree", "Assault", "Threaten", "Coerce", "Concede", "Sanction", "Reject", "Request", "Mobilize", "Retreat"}
_ON_OFFERS = {"Reject", "Accuse", "Support"}
_TO_COME = {"will", "would", "'ll", "’ll", "shall", "must", "to"}
_REFUSING = frozenset({"refuse", "decline", "reject", "rule", "say", "oppose", "resist", "turn"})
_SAID = {"Accuse", "Request", "Agree", "Threaten", "Reject", "Sanction", "Support"}


def partner(act: Act, told: list[Act]) -> list[Side]:
    """With whom the source of what was agreed has agreed on it: "Under the accord, the rebels would hand in their arms"."""
    if act.frame.type not in ("Concede", "Retreat") or not _is_due(act.trigger):
        return []
    given = {s.party for s in act.sources}
    for earlier in reversed(told):
        if earlier.frame.type != "Agree" or earlier.trigger.i > act.trigger.i:
            continue
        made = {s.party for s in (*earlier.sources, *earlier.targets)}
        if given <= made and len(made) == len(given) + 1:
            return [Side(p) for p in made - given]
    return []


def exchanged(open_ended: list[Act]) -> list[Act]:
    """What each of two is to do for the other: "Lima is to pull back its guns and Quito is to free 200 prisoners"."""
    dues = [a for a in open_ended if a.frame.type in ("Concede", "Retreat") and len(a.sources) == 1 and not a.targets]
    found: list[Act] = []
    for one, other in pairwise(dues):
        apart = one.sources[0].party != other.sources[0].party
        if apart and one.trigger.sent == other.trigger.sent and _is_due(one.trigger) and _is_due(other.trigger):
            found += [replace(one, targets=other.sources), replace(other, targets=one.sources)]
    return found


def asked_and_refused(told: list[Act]) -> list[Act]:
    """What one wants and the next refuses, neither saying of whom: "Lima wants a date. Quito has refused to name one"."""
    found: list[Act] = []
    for one, other in pairwise([a for a in told if not a.targets and a.sources]):
        apart = {s.party for s in one.sources}.isdisjoint(s.party for s in other.sources)
        follows = one.trigger.sent.end in (other.trigger.sent.start, other.trigger.sent.end)
        plain = one.trigger.dep_ not in ("relcl", "acl") and one.frame.kind == "v" and other.trigger.lemma_ in _REFUSING
        if (one.frame.type, other.frame.type) == ("Request", "Reject") and plain and apart and follows:
            found += [replace(one, targets=other.sources), replace(other, targets=one.sources)]
    return found


def _is_due(verb: Token) -> bool:
    return any(c.lower_ in _TO_COME for c in verb.children if c.dep_ == "aux")


def rival(act: Act, told: list[Act], notes: Notes) -> list[Side]:
    """The one party with which the article has the source deal most, in talks and in acts; [] where two come near each other."""
    given = {s.party for s in act.sources}
    if len(given) > _FEW:
        return []
    counts: Counter[str] = Counter()
    for event in notes.events:
        sides = event.ids("party") if event.type in ("Meeting", "Call") else []
        if given & set(sides) and len(sides) <= _FEW:
            counts.update({s: len(event.proofs) for s in sides if s not in given})
    for other in told:
        if other.frame.type not in _JOINED or other is act:
            continue
        ends = [{s.party for s in other.sources}, {s.party for s in other.targets}]
        for one, facing in (ends, ends[::-1]):
            if given & one:
                counts.update({p: 2 if other.frame.type in HOSTILE else 1 for p in facing if p not in given})
    ranked = [(n, p) for p, n in counts.most_common(2) if notes.entities[p].type in ("Country", "Organization")]
    if not ranked or ranked[0][0] < _OFTEN or (len(ranked) > 1 and ranked[0][0] < 2 * ranked[1][0]):
        return []
    return [Side(ranked[0][1])]


def freed_for(act: Act, told: list[Act], notes: Notes) -> Act:
    """A release of somebody without office as one to the state that wanted it: of his country, else of the one that the article sets
    against the source."""
    people = [notes.entities[t.party] for t in act.targets]
    if act.frame.type != "Concede" or not people or not all(e.type == "Person" for e in people):
        return act
    given = {s.party for s in act.sources}
    home = [e.country for e in people if e.country and e.country not in given]
    homes = [s.party for o in slots.objects(act.trigger) for c in o.children if c.dep_ == "amod" for s in parties([c], notes)]
    states = list(dict.fromkeys([*home, *(h for h in homes if h not in given)]))
    if not states:
        pair = main_pair(told, notes, both=True)
        states = [p for p in pair if p not in given] if given & set(pair) else []
    return replace(act, targets=[Side(s) for s in states]) if states else act


def addressed(act: Act, told: list[Act], notes: Notes) -> list[Side]:
    """The two of the article, of whom an outsider asks something: "urged both governments to", "called for talks"."""
    if act.frame.type not in ("Request", "Support"):
        return []
    if act.frame.type == "Support" and (made := makers(act, told, notes)):
        return made
    asked = [*slots.objects(act.trigger), *slots.at_preposition(act.trigger, [], "on", "to", "with", "of")]
    wished = [*slots.objects(act.trigger), *slots.at_preposition(act.trigger, [], "for", "to", "on")]
    plain = act.frame.type == "Request" and any(t.lemma_.lower() in classes()["peace"] for t in wished)
    plain = plain or "outsider" in act.frame.flags
    both = any(are_both(t) and not notes.entities_at(t) for t in asked)
    if not plain and not both:
        return []
    pair = main_pair(told, notes, both=both) or two_named(act.trigger, notes)
    return [Side(p) for p in pair] if not {s.party for s in act.sources} & set(pair) else []


def is_to_both(act: Act) -> bool:
    """Whether what is asked is asked of "both" or "the parties", whom the nearest talks needn't be those of."""
    asked = [*slots.objects(act.trigger), *slots.at_preposition(act.trigger, [], "on", "upon", "to")]
    return act.frame.type == "Request" and len(act.targets) > 1 and any(are_both(t) for t in asked)


def are_both(token: Token) -> bool:
    """Whether a phrase takes in both sides without saying which: "both governments", "the two", "the parties"."""
    if token.lower_ == "both":
        return True
    counted = any(c.lower_ in ("both", "two", "warring", "rival", "all") for c in token.children)
    if any(c.ent_type_ in ("NORP", "GPE") for c in token.children if c.dep_ in ("amod", "poss", "compound")):
        return False  # "all Peruvian diplomats"
    if token.tag_ == "NNS" and token.lemma_.lower() in ("neighbor", "neighbour") and any(c.dep_ == "poss" for c in token.children):
        return True
    return is_side(token) and (counted or token.lemma_.lower() in ("side", "party"))


def taken_up(act: Act, before: list[Act], notes: Notes) -> list[Side]:
    """Who had said or offered it: "they fired first, a charge that Lima denies", "held out a loan, an offer that Lima spurned"."""
    noun = act.trigger.head
    given = {s.party for s in act.sources}
    if (whole := clause_taken_up(act)) is not None:
        return [Side(s.party) for s in parties(slots.doers(whole), notes) if s.party not in given]
    if act.trigger.dep_ == "relcl" and act.frame.type in _ON_OFFERS and noun.dep_ == "dobj" and noun.head.lemma_ in classes()["doing"]:
        offered = [s for s in parties(slots.doers(noun.head), notes) if s.party not in given]
        if offered and noun in slots.objects(act.trigger):
            return [Side(s.party) for s in offered]  # "Lima ordered an inquiry, which Quito deplored"
    beside = act.trigger.dep_ == "relcl" and noun.dep_ in ("npadvmod", "appos") and noun in slots.objects(act.trigger)
    if beside and act.frame.type in _ON_OFFERS:
        verb = next((t for t in noun.ancestors if t.pos_ == "VERB"), None)  # "Lima closed the pass, a move that Quito deplored"
        if verb is not None and noun.lemma_.lower() in classes()["deed"] and any(c.lower_ == "a" for c in noun.children):
            return [Side(s.party) for s in parties(slots.doers(verb), notes) if s.party not in given]
    words = classes()["charge"] | classes()["plan"]
    if act.frame.type != "Reject" or act.trigger.dep_ not in ("relcl", "acl") or noun.lemma_.lower() not in words:
        return []
    if not any(c.lower_ in ("a", "an") for c in noun.children):
        return []
    for earlier in reversed(before):
        if earlier.trigger.i < act.trigger.sent.start:
            break
        if earlier.frame.type in _SAID and earlier.trigger.i < noun.i:
            found = [Side(s.party) for s in earlier.sources if s.party not in given]
            if found:
                return found
    return [Side(s.party) for s in parties(_speakers(noun), notes) if s.party not in given]


def clause_taken_up(act: Act) -> Token | None:
    """The verb whose deed "which Lima denounced" takes up as a whole; None where the noun before it is what is denounced."""
    trigger, noun = act.trigger, act.trigger.head
    if trigger.dep_ != "relcl" or act.frame.type not in ("Accuse", "Support") or noun not in slots.objects(trigger):
        return None
    before = noun.doc[trigger.left_edge.i - 1].text if trigger.left_edge.i else ""
    which = any(c.lower_ == "which" for c in trigger.children)
    if before != "," or not which or noun.lemma_.lower() in classes()["deed"] | classes()["plan"]:
        return None
    verb = next((t for t in noun.ancestors if t.pos_ == "VERB"), None)
    return verb if verb is not None and frames_of(verb) else None


def _speakers(noun: Token) -> list[Token]:
    """The subjects of the verbs of saying before a noun in its sentence, the nearest first."""
    said = [t for t in noun.doc[noun.sent.start : noun.i] if t.lemma_ in classes()["saying"] | {"offer"} and t.pos_ == "VERB"]
    return [d for verb in reversed(said) for d in slots.doers(verb)][:1]
