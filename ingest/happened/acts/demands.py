"""What speakers do without a verb for it: demands ("Minsk must free them," Paris said) and verdicts ("the raid is unlawful," Lima said)."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from ingest.happened.acts.act import Act
from ingest.happened.acts.frames import Frame, classes
from ingest.happened.acts.parties import inside, parties, sides_of
from ingest.happened.arguments import is_passive
from ingest.happened.attribution import factuality
from ingest.happened.polarity import is_negated
from ingest.notes import Notes

_VERDICT = Frame("Accuse", "disapprove", "v", (), ("subj",), ("obj",), frozenset({"factive", "verdict"}))
_REFUSAL = Frame("Reject", None, "v", (), ("subj",), ("obj",), frozenset({"solo"}))
_CHARGE = Frame("Accuse", "allege", "v", (), ("subj",), ("obj",), frozenset({"said"}))
_MENACE = Frame("Threaten", None, "v", (), ("subj",), ("obj",), frozenset({"said"}))
_PRAISE = Frame("Support", None, "v", (), ("subj",), ("obj",), frozenset({"said"}))
_BACKING = Frame("Support", None, "a", (), ("subj",), ("obj",), frozenset({"said"}))
_DEMAND = Frame("Request", "change", "v", (), ("subj",), ("comp",), frozenset({"governs", "said"}))


def spoken_at(token: Token, notes: Notes) -> tuple[Act | None, ...]:
    """What speakers do with this word."""
    if token.lemma_.lower() not in _lemmas() and token.lower_ not in _forms():
        return ()  # most words, at little cost
    return tuple(at(token, notes) for at in (demand_at, verdict_at, refusal_at, backer_at, charge_at))


@cache
def _lemmas() -> frozenset[str]:
    """The words that one of the readings below begins with."""
    return frozenset({"be", "have", "need", "ought", "question"}) | classes()["suffer"] | classes()["wrong"]


@cache
def _forms() -> frozenset[str]:
    return frozenset({"must"}) | classes()["backed"]


def demand_at(token: Token, notes: Notes) -> Act | None:
    """The demand that "must", "has to" or "needs to" makes of the subject, where a speaker of another party says so."""
    verb = _obliged(token)
    if verb is None or is_passive(verb):
        return None
    asked = [t for c in verb.children if c.dep_ == "nsubj" for t in ([c, *c.conjuncts])]
    targets = [s for s in parties(asked, notes) if notes.entities[s.party].type in ("Country", "Organization")]
    if not targets:
        return None
    speaker = factuality(verb, notes).attributed_to
    sources = sides_of(notes.entities[speaker], notes) if speaker else []
    if not sources and not (speaker is None and _rulers_say(verb)):
        return None
    given = {s.party for s in sources}
    others = [t for t in targets if t.party not in given]
    if not others and not (speaker is not None and notes.entities[speaker].type == "Group"):
        return None  # what a country says that it must do itself
    return Act(_DEMAND, verb, sources, others, [], inward=not others)


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
    sources = sides_of(notes.entities[speaker], notes) if speaker else []
    if not sources:
        return None
    asked = [c for c in verb.children if c.dep_ in ("nsubj", "csubj")]
    targets = next(filter(None, (inside(t, notes, victim=True, but=sources) for t in asked)), [])
    return Act(_REFUSAL, verb, sources, targets, asked)


def charge_at(token: Token, notes: Notes) -> Act | None:
    """The accusation, the threat or the praise in what a speaker says of another party: "Lima said Quito was lying"."""
    frame, subject = _CHARGE, token
    if token.lemma_ == "be":
        told = {
            t.lemma_.lower()
            for c in token.children
            if c.dep_ in ("acomp", "attr", "xcomp", "prep") and c.i > token.i
            for t in (c, *c.conjuncts)
        }
        told |= {f"{c.lower_}-{p.lemma_.lower()}" for c in token.children if c.dep_ == "prep" for p in c.children}
        if is_negated(token) or not told & (classes()["guilty"] | classes()["right"]):
            return None
        frame = _PRAISE if told & classes()["right"] else _CHARGE
    elif token.lemma_.lower() in classes()["suffer"] and token.pos_ == "VERB":
        if is_negated(token) or not any(c.lower_ in ("will", "would", "'ll", "shall") for c in token.children if c.dep_ == "aux"):
            return None
        frame = _MENACE
    elif token.lemma_.lower() not in classes()["wrong"] or token.pos_ != "VERB" or is_passive(token) or is_negated(token):
        return None
    while subject.dep_ == "xcomp" and subject.head.lemma_ in classes()["attempt"] | {"want", "seek", "continue", "begin", "start"}:
        subject = subject.head
    speaker = factuality(subject, notes).attributed_to
    sources = sides_of(notes.entities[speaker], notes) if speaker else []
    if not sources or any(c.dep_ == "aux" and c.lower_ in ("may", "might", "could") for c in subject.children):
        return None
    given = {s.party for s in sources}
    accused = [t for c in subject.children if c.dep_ == "nsubj" for t in (c, *c.conjuncts)]
    targets = [s for s in parties(accused, notes) if s.party not in given and notes.entities[s.party].type in ("Country", "Organization")]
    return Act(frame, token, sources, targets, []) if targets else None


def backer_at(token: Token, notes: Notes) -> Act | None:
    """The support in "the Lima-backed government": that of the name before the hyphen for what the noun names."""
    if token.lower_ not in classes()["backed"] or token.i < 2 or token.nbor(-1).text != "-" or token.dep_ != "amod":
        return None
    sources = parties([token.nbor(-2)], notes)
    given = {s.party for s in sources}
    targets = [s for e in notes.entities_at(token.head) for s in sides_of(e, notes) if s.party not in given]
    targets = [s for s in targets if notes.entities[s.party].type in ("Country", "Organization")]
    return Act(_BACKING, token, sources, targets, []) if len(sources) == 1 and targets else None


def verdict_at(token: Token, notes: Notes) -> Act | None:
    """The accusation in a verdict on somebody's deed, where a speaker of another party gives it."""
    if token.lemma_ != "be" or is_negated(token):
        return None
    called = [t for c in token.children if c.dep_ in ("attr", "acomp") for t in (c, *c.conjuncts, *c.children) if not is_negated(t)]
    if not any(t.lemma_.lower() in classes()["bad"] for t in called):
        return None
    speaker = factuality(token, notes).attributed_to
    sources = sides_of(notes.entities[speaker], notes) if speaker else []
    if not sources:
        return None
    deeds = [c for c in token.children if c.dep_ == "nsubj"]
    given = {s.party for s in sources}
    targets = [s for s in parties(deeds, notes) if s.party not in given and notes.entities[s.party].type in ("Country", "Organization")]
    if not targets and not any(t.lemma_.lower() in classes()["deed"] for t in deeds):
        return None
    return Act(_VERDICT, token, sources, targets, [])


def _obliged(token: Token) -> Token | None:
    """The verb that is to be done: "free" of "must free" and of "has to free"."""
    if token.lower_ == "must" and token.dep_ == "aux" and token.tag_ == "MD":
        return token.head
    if token.lemma_ in ("have", "need", "ought") and token.tag_ in ("VBZ", "VBP") and token.pos_ in ("VERB", "AUX"):
        clause = next((c for c in token.children if c.dep_ == "xcomp"), None)
        if clause is not None and any(c.lower_ == "to" and c.dep_ == "aux" for c in clause.children):
            return token
    return None
