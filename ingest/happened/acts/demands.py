"""The demands in what speakers say without a verb for it ("Minsk must free them," Paris said), and what answers a demand."""

from __future__ import annotations

from spacy.tokens import Token

from ingest.below import below
from ingest.happened.acts.act import Act
from ingest.happened.acts.frames import Frame, classes, frames_of
from ingest.happened.acts.parties import Side, inside, named, parties, sides_of, speaking_for
from ingest.happened.acts.slots import at_preposition, objects, own, speaking_doers, spoken
from ingest.happened.acts.speakers import said_by
from ingest.happened.arguments import is_passive
from ingest.happened.attribution import factuality
from ingest.happened.polarity import is_negated
from ingest.notes import Notes

_REFUSAL = Frame("Reject", None, "v", (), ("subj",), ("obj",), frozenset({"solo"}))
_BACKING = Frame("Support", None, "a", (), ("subj",), ("obj",), frozenset({"said"}))
_WILL = ("will", "would", "'ll", "’ll", "shall")
_CONDITION = Frame("Request", "change", "v", (), ("subj",), ("comp",), frozenset({"said"}))
_ASKED = Frame("Request", None, "v", (), ("subj",), ("obj",), frozenset({"said"}))
_CHARGED = Frame("Accuse", "allege", "v", (), ("subj",), ("obj",), frozenset({"said"}))
OR_ELSE = Frame("Threaten", None, "v", (), ("subj",), ("obj",), frozenset({"said"}))
_ANSWERING = frozenset(
    {"reject", "dismiss", "refuse", "rebuff", "spurn", "deny", "refute", "accept", "heed", "answer", "grant", "meet", "ignore", "defy"}
    | {"bow", "yield", "turn", "decline", "rule", "accede", "agree", "respond", "comply", "oppose", "brush", "resist"}
)
_ASKING = {"demand", "request", "appeal", "call", "plea", "ultimatum", "proposal", "offer", "condition", "list", "petition"}
_CHARGING = {"charge", "accusation", "allegation", "criticism", "complaint"}
_URGING = frozenset({"say", "insist", "stress", "demand", "tell", "add", "argue", "maintain", "emphasize", "emphasise", "underline"} |
                    {"urge", "underscore", "suggest", "reiterate", "state", "declare", "write", "warn", "recommend"})  # fmt: skip
"""After these "should" asks for something."""
DEMAND = Frame("Request", "change", "v", (), ("subj",), ("comp",), frozenset({"governs", "said"}))


def demand_at(token: Token, notes: Notes) -> Act | None:
    """The demand that "must", "has to" or "needs to" makes of the subject, where a speaker of another party says so."""
    verb = _obliged(token)
    if verb is None:
        return None
    asked = [t for c in verb.children if c.dep_ == "nsubj" for t in ([c, *c.conjuncts])]
    if is_passive(verb):  # "Lima's soil must not be used": whoever owns it is to see to that
        asked = [p for t in own(verb, "nsubjpass") for p in own(t, "poss")] if is_negated(verb) else []
    targets = [s for s in parties(asked, notes) if notes.entities[s.party].type in ("Country", "Organization")]
    if not targets:
        return None
    speaker = factuality(verb, notes).attributed_to
    sources = said_by(verb, notes)
    if not sources and not (speaker is None and _rulers_say(verb)):
        return None
    if token.lower_ == "should" and not (verb.dep_ == "ccomp" and verb.head.lemma_ in _URGING):
        return None
    given = {s.party for s in sources}
    others = [t for t in targets if t.party not in given]
    if not others and not (speaker is not None and notes.entities[speaker].type == "Group"):
        return None  # what a country says that it must do itself
    return Act(DEMAND, verb, sources, others, [], inward=not others)


def _rulers_say(verb: Token) -> bool:
    """Whether a government says so that the text names by no country: "the Smith administration declared that"."""
    said = verb.head if verb.dep_ == "ccomp" else None
    if said is None or said.lemma_ not in classes()["saying"]:
        return False
    rulers = [c for c in said.children if c.dep_ == "nsubj" and c.lemma_.lower() in classes()["ruling"]]
    return any(name.pos_ == "PROPN" and name.dep_ == "compound" for c in rulers for name in c.children)  # not "the president said"


def refusal_at(token: Token, notes: Notes) -> Act | None:
    """The refusal in "out of the question", where a speaker says so of what is asked for."""
    if token.lemma_ != "question" or token.head.lower_ != "of" or token.head.head.lower_ != "out":
        return None
    verb = token.head.head.head
    speaker = factuality(verb, notes).attributed_to if verb.lemma_ == "be" and not is_negated(verb) else None
    sources = speaking_for(speaker, token.doc, notes)
    if not sources:
        return None
    asked = [c for c in verb.children if c.dep_ in ("nsubj", "csubj")]
    targets = next(filter(None, (inside(t, notes, victim=True, but=sources) for t in asked)), [])
    return Act(_REFUSAL, verb, sources, targets, asked)


def condition_at(token: Token, notes: Notes) -> Act | None:
    """The demand in what somebody will not do before another has done his part: "will not send a team until Lima frees them"."""
    if token.pos_ != "VERB" or not any(label == "aux" and (word in _WILL or word == "wo") for _, label, word in below(token)):
        return None
    stays = token.lemma_ in ("remain", "stay", "continue", "last")
    if not (is_negated(token) or stays):
        return None
    for clause in (c for c in token.children if c.dep_ == "advcl"):
        marks = {c.lower_ for c in clause.children if c.dep_ in ("mark", "advmod")}
        if not marks & {"until", "unless", "before"} or is_passive(clause):
            continue
        sources = parties(spoken([c for c in token.children if c.dep_ == "nsubj"], notes), notes)
        if stays and not sources:
            sources = said_by(token, notes)
        asked = parties([t for c in clause.children if c.dep_ == "nsubj" for t in (c, *c.conjuncts)], notes)
        targets = [s for s in asked if s.party not in {x.party for x in sources} and notes.entities[s.party].type != "Person"]
        if sources and targets:
            return Act(_CONDITION, token, sources, targets, [])
    return None


def answered_at(token: Token, notes: Notes) -> Act | None:
    """The demand or the charge in what somebody turns down or grants: "rejected Lima's demands", "dismissed accusations by Quito"."""
    if token.lemma_ not in _ANSWERING or token.pos_ != "VERB":
        return None
    if not any(f.type in ("Reject", "Concede", "Agree") and f.kind == "v" for f in frames_of(token)):
        return None
    for noun in (*objects(token), *at_preposition(token, [], "to", "with")):
        lemma = noun.lemma_.lower()
        if lemma not in _ASKING | _CHARGING or noun.pos_ != "NOUN" or is_passive(token):
            continue
        answering = parties(speaking_doers(token, notes), notes)
        before = [c for c in noun.children if c.dep_ in ("poss", "amod", "compound", "nmod") and c.i < noun.i]
        asking = [s for c in before for s in named(c, notes)] or parties(at_preposition(noun, [], "by", "from"), notes)
        given = {s.party for s in answering}
        if answering and asking and given.isdisjoint(s.party for s in asking):
            frame = _ASKED if lemma in _ASKING else _CHARGED
            return Act(frame, token, [Side(s.party) for s in asking], [Side(s.party) for s in answering], [])
    return None


def or_else_at(token: Token, notes: Notes) -> Act | None:
    """The threat in what awaits those who don't do as they are asked: "told Lima to free the crew or face sanctions"."""
    asked = token.head
    if token.lemma_ not in ("face", "suffer", "risk", "incur") or token.dep_ != "conj" or asked.pos_ != "VERB":
        return None
    if not any(c.lower_ == "or" for c in asked.children) or not any(t.lemma_ in classes()["reprisal"] for t in own(token, "dobj")):
        return None
    verb = next((t for t in asked.ancestors if any(f.type == "Request" for f in frames_of(t))), None)
    if verb is None:
        return None
    sources = parties(speaking_doers(verb, notes), notes)
    told = [*objects(verb), *(p for c in verb.children if c.dep_ == "dative" for p in (c, *c.children)), *own(asked, "nsubj")]
    given = {s.party for s in sources}
    targets = [s for s in parties([*told, *at_preposition(verb, [], "on", "to")], notes) if s.party not in given]
    return Act(OR_ELSE, token, sources, targets, []) if sources and targets else None


def backer_at(token: Token, notes: Notes) -> Act | None:
    """The support in "the Lima-backed government": that of the name before the hyphen for what the noun names."""
    if token.lower_ not in classes()["backed"] or token.i < 2 or token.nbor(-1).text != "-" or token.dep_ != "amod":
        return None
    sources = parties([token.nbor(-2)], notes)
    given = {s.party for s in sources}
    targets = [s for e in notes.entities_at(token.head) for s in sides_of(e, notes) if s.party not in given]
    targets = [s for s in targets if notes.entities[s.party].type in ("Country", "Organization")]
    return Act(_BACKING, token, sources, targets, []) if len(sources) == 1 and targets else None


def _obliged(token: Token) -> Token | None:
    """The verb that is to be done: "free" of "must free" and of "has to free"."""
    if token.lower_ in ("must", "should") and token.dep_ == "aux" and token.tag_ == "MD":
        return token.head
    if any(c.lower_ == "still" for c in token.children):
        return None  # "the two still have to settle the details"
    if token.lemma_ in ("have", "need", "ought") and token.tag_ in ("VBZ", "VBP", "VBD", "VBN") and token.pos_ in ("VERB", "AUX"):
        clause = next((c for c in token.children if c.dep_ in ("xcomp", "advcl")), None)
        if clause is not None and any(c.lower_ == "to" and c.dep_ == "aux" for c in clause.children):
            return token
    return None
