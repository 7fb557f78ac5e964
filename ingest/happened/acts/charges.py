"""The accusation, the praise or the refusal in what a speaker says of another: "Lima was lying", "the raid is unlawful"."""

from __future__ import annotations

from spacy.tokens import Token

from ingest.happened.acts.act import Act
from ingest.happened.acts.frames import Frame, classes
from ingest.happened.acts.menaces import MENACE, WILL, is_suffering
from ingest.happened.acts.parties import parties
from ingest.happened.acts.slots import doers, own
from ingest.happened.acts.speakers import said_by
from ingest.happened.arguments import after, is_passive
from ingest.happened.polarity import is_negated
from ingest.notes import Notes

_VERDICT = Frame("Accuse", "disapprove", "v", (), ("subj",), ("obj",), frozenset({"factive", "verdict", "said"}))
_REFUSAL = Frame("Reject", None, "v", (), ("subj",), ("obj",), frozenset({"said"}))
_CHARGE = Frame("Accuse", "allege", "v", (), ("subj",), ("obj",), frozenset({"said"}))
_PRAISE = Frame("Support", None, "v", (), ("subj",), ("obj",), frozenset({"said"}))
_BEHIND = frozenset({"carry", "commit", "stage", "launch", "plan", "order", "plot", "orchestrate", "mastermind", "perpetrate", "direct"})
_THIS = frozenset({"this", "that", "it", "these", "those"})
_CRIMES = frozenset({"crime", "abuse", "atrocity", "genocide", "violation", "aggression", "war", "cleansing", "terrorism", "provocation"})
_BACKING_VERBS = frozenset({"support", "back", "fund", "finance", "sponsor", "arm", "shelter", "train", "protect"})
_OUTLAWS = frozenset(
    {
        "mercenary",
        "militia",
        "gunman",
        "fighter",
        "assassin",
        "hacker",
        "terrorism",
        "terrorist",
        "extremist",
        "extremism",
        "militant",
        "militancy",
        "insurgency",
        "jihadist",
    }
)
_BEING = frozenset({"be", "constitute", "amount", "represent"})
_VIRTUES = frozenset({"serious", "sincere", "honest", "interested", "committed", "willing", "ready", "reliable", "trustworthy", "credible"})
_KEPT = frozenset({"keep", "honour", "honor", "comply", "abide", "respect", "fulfil", "fulfill", "meet", "implement", "observe", "deliver"})
"""What is done to a promise; whoever doesn't is accused."""
_PROMISED = frozenset({"promise", "word", "commitment", "agreement", "obligation", "pledge", "deal", "truce", "ceasefire", "resolution"} |
                      {"treaty", "accord", "pact", "part", "side", "bargain", "undertaking", "term"})  # fmt: skip
_UNACCEPTABLE = frozenset({"unacceptable", "unthinkable", "unworkable", "impossible", "unrealistic", "insufficient", "inadequate"} |
                          {"nonstarter", "non-starter", "excessive", "inconceivable"})  # fmt: skip


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
        wanting = is_negated(token) and bool(told & _VIRTUES)  # "was not serious about peace"
        judged = not (told.isdisjoint(classes()["guilty"]) and told.isdisjoint(classes()["right"]))
        if not wanting and (is_negated(token) or not judged):
            return None
        frame = _PRAISE if told & classes()["right"] and not wanting else _CHARGE
    elif _is_laid_at(token):
        return _laid(token, notes)
    elif token.pos_ == "VERB" and is_suffering(token):
        if is_negated(token) or not any(c.lower_ in WILL for c in token.children if c.dep_ == "aux"):
            return None
        frame = MENACE
    elif token.pos_ != "VERB" or is_passive(token) or not (_breaks_word(token) or (_is_wrong(token) and not is_negated(token))):
        return None
    while subject.dep_ == "xcomp" and subject.head.lemma_ in classes()["attempt"] | {"want", "seek", "continue", "begin", "start", "fail"}:
        subject = subject.head
    sources = said_by(subject, notes)
    if not sources or any(c.dep_ == "aux" and c.lower_ in ("may", "might", "could") for c in subject.children):
        return None
    given = {s.party for s in sources}
    accused = [t for c in subject.children if c.dep_ == "nsubj" for t in (c, *c.conjuncts)]
    if any(t.lower_ == "which" for t in accused):
        accused = doers(subject)  # "Lima, which Quito says arms the rebels"
    targets = [s for s in parties(accused, notes) if s.party not in given and notes.entities[s.party].type in ("Country", "Organization")]
    return Act(frame, token, sources, targets, []) if targets else None


def _is_laid_at(verb: Token) -> bool:
    """Whether a deed is said to be somebody's: "the raid was carried out by Lima", "responsibility lies with Lima"."""
    if verb.lemma_ == "lie":
        return any(t.lemma_ in classes()["blame"] for t in own(verb, "nsubj"))
    if verb.pos_ != "VERB" or verb.lemma_ not in _BEHIND or not is_passive(verb) or verb.dep_ in ("acl", "relcl") or is_negated(verb):
        return False
    return any(t.lemma_.lower() in classes()["deed"] | classes()["blow"] for t in own(verb, "nsubjpass"))


def _laid(verb: Token, notes: Notes) -> Act | None:
    """The accusation of those whose a deed is said to be."""
    by = after(verb, "with") if verb.lemma_ == "lie" else [p for c in own(verb, "agent") for p in own(c, "pobj")]
    sources = said_by(verb, notes)
    given = {s.party for s in sources}
    targets = [s for s in parties(by, notes) if s.party not in given and notes.entities[s.party].type in ("Country", "Organization")]
    return Act(_CHARGE, verb, sources, targets, []) if sources and targets else None


def _breaks_word(verb: Token) -> bool:
    """Whether to say so of somebody is to say that he breaks his word: "had failed to keep its promises", "is not honouring the truce"."""
    if verb.lemma_.lower() not in _KEPT:
        return False
    broken = is_negated(verb) and not any(c.lower_ in WILL for c in own(verb, "aux"))
    if not broken and not (verb.dep_ == "xcomp" and verb.head.lemma_ == "fail" and not is_negated(verb.head)):
        return False
    kept = [*own(verb, "dobj"), *(p for c in own(verb, "prep") if c.lower_ in ("with", "by", "on") for p in own(c, "pobj"))]
    return any(t.lemma_.lower() in _PROMISED for t in kept)


def _is_wrong(verb: Token) -> bool:
    """Whether to say so of somebody is to accuse him: "was lying", "had committed atrocities", "is using hunger as a weapon"."""
    lemma = verb.lemma_.lower()
    if lemma in ("commit", "perpetrate"):
        done = {o.lemma_.lower() for c in verb.children if c.dep_ == "dobj" for o in (c, *c.conjuncts)}
        return bool(done & (classes()["bad"] | classes()["blow"] | _CRIMES))
    if lemma == "lose":
        return any(c.lemma_.lower() in ("legitimacy", "credibility", "mandate") for c in verb.children if c.dep_ == "dobj")
    if lemma in _BACKING_VERBS:
        return any(c.lemma_.lower() in _OUTLAWS | classes()["armed"] for c in verb.children if c.dep_ == "dobj")
    if lemma == "use":
        as_ = [p.lemma_ for c in verb.children if c.dep_ == "prep" and c.lower_ == "as" for p in c.children]
        return bool(set(as_) & {"weapon", "shield", "pretext", "excuse", "hostage", "tool"})
    done = {f"{lemma}-{c.lemma_.lower()}" for c in verb.children if c.dep_ in ("dobj", "prep") for c in (c, *c.children)}
    return lemma in classes()["wrong"] or bool(done & classes()["foul"])


def verdict_at(token: Token, notes: Notes) -> Act | None:
    """The accusation or the refusal in a verdict on somebody's deed or offer, where a speaker of another party gives it."""
    if token.lemma_ not in _BEING or is_negated(token) or token.pos_ not in ("VERB", "AUX"):
        return None
    told = [c for c in token.children if c.dep_ in ("attr", "acomp", "dobj")]
    told += [p for c in token.children if c.lower_ == "to" and c.dep_ == "prep" for p in c.children]
    called = {t.lemma_.lower() for c in told for t in (c, *c.conjuncts, *c.children) if not is_negated(t)}
    called |= {"aggression" for c in told if c.lemma_ in ("act", "declaration") for p in after(c, "of") if p.lemma_ == "war"}
    deeds = own(token, "nsubj")
    refused = bool(called & _UNACCEPTABLE) and any(t.lemma_.lower() in classes()["plan"] | {"wish", "idea"} for t in deeds)
    praised = not refused and bool(called & classes()["good"]) and not called & classes()["bad"] and _is_theirs(deeds)
    if not refused and not praised and not called & classes()["bad"]:
        return None
    sources = said_by(token, notes)
    if not sources:
        return None
    given = {s.party for s in sources}
    of_whom = [*deeds, *(c for d in deeds for clause in d.children if clause.dep_ in ("acl", "relcl") for c in clause.children)]
    of_whom = [t for t in of_whom if t in deeds or t.dep_ == "nsubj"]  # "the idea that Lima will take them back is absurd"
    targets = [s for s in parties(of_whom, notes) if s.party not in given and notes.entities[s.party].type in ("Country", "Organization")]
    if not targets and all(t.lower_ in _THIS for t in deeds) and token.dep_ == "ccomp":  # "This is a crime," he said of the raid
        targets = [s for s in parties(after(token.head, "of", "about"), notes) if s.party not in given]
    if not targets and not any(t.lemma_.lower() in classes()["deed"] for t in deeds):
        return None
    if praised:
        return Act(_PRAISE, token, sources, targets, []) if targets else None
    return Act(_REFUSAL if refused else _VERDICT, token, sources, targets, [])


def _is_theirs(deeds: list[Token]) -> bool:
    """Whether it is somebody's own deed or offer that is judged: "Lima's step"."""
    words = classes()["deed"] | classes()["plan"]
    return any(t.lemma_.lower() in words and any(c.dep_ in ("poss", "amod") and c.ent_type_ for c in t.children) for t in deeds)
