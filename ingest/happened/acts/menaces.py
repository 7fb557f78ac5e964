"""The threat in what a speaker says will come: "they will regret it", "any attack would be met with force", "the costs would rise"."""

from __future__ import annotations

from spacy.tokens import Token

from ingest.happened.acts.act import Act
from ingest.happened.acts.frames import Frame, classes
from ingest.happened.acts.parties import Side, parties
from ingest.happened.acts.slots import doers, objects, own
from ingest.happened.acts.speakers import said_by
from ingest.happened.arguments import after, is_passive
from ingest.happened.polarity import is_negated
from ingest.notes import Notes

MENACE = Frame("Threaten", None, "v", (), ("subj",), ("obj",), frozenset({"said"}))
WILL = frozenset({"will", "would", "'ll", "’ll", "shall"})
_ANY = frozenset({"any", "further", "another", "every", "an", "a", "such"})
_ANSWERS = frozenset({"meet", "answer", "consider", "regard", "treat", "see", "view", "deem", "punish", "repel"})
"""What is done to a hostile act that somebody threatens to answer."""
_MEETING = frozenset({"face", "suffer", "bear", "receive", "meet", "reap", "incur", "get", "taste", "risk", "await"})
_COMING = frozenset({"rise", "follow", "come", "mount", "grow", "increase", "ensue", "await", "result"})
"""What the costs of going on will do."""
_STAYING = frozenset({"be", "remain", "stay"})
_LOOMING = _ANSWERS | _COMING | _STAYING | {"rule", "run", "wear"}
_HARD = frozenset({"military", "serious", "severe", "grave", "dire", "swift", "harsh", "crushing", "immediate", "strong", "firm"} |
                  {"painful", "devastating", "decisive", "forceful", "tough", "massive", "proportionate", "appropriate"})  # fmt: skip
_TOLD = frozenset({"tell", "warn", "inform", "remind", "assure", "caution", "notify"})


def menace_at(token: Token, notes: Notes) -> Act | None:
    """The threat in what a speaker says will follow on a hostile act, or follow at all."""
    if token.lemma_ not in _LOOMING or token.pos_ not in ("VERB", "AUX") or not any(f(token) for f in _SIGNS):
        return None
    sources = said_by(token, notes)
    if not sources:
        return None
    given = {s.party for s in sources}
    subjects = own(token, "nsubj", "nsubjpass", "attr")
    if _is_running_out(token):
        asked = [p for t in subjects for p in after(t, "with")] or after(token, "with")
        targets = [s for s in parties(asked, notes) if s.party not in given]
        return Act(MENACE, token, sources, targets, subjects) if targets else None
    by = [p for t in subjects for p in after(t, "by", "from", "for", "on", "against")]
    by += [c for t in subjects for c in t.children if c.dep_ in ("amod", "poss", "compound")]
    named = [s for s in parties(by, notes) if s.party not in given]
    return Act(MENACE, token, sources, named or told_to(token, notes, given), subjects)


def _is_running_out(verb: Token) -> bool:
    """Whether somebody's patience is at an end: "patience with Lima was running out"."""
    return verb.lemma_ in ("run", "wear") and any(t.lemma_ == "patience" for t in own(verb, "nsubj")) and not is_negated(verb)


def told_to(verb: Token, notes: Notes, given: set[str]) -> list[Side]:
    """Whom somebody tells what a clause says: "told Lima that the costs would rise"."""
    telling = verb.head
    if verb.dep_ not in ("ccomp", "xcomp") or telling.lemma_ not in _TOLD:
        return []
    return [Side(s.party) for s in parties(objects(telling), notes) if s.party not in given]


def is_ones_own(clause: Token, sources: list[Side], notes: Notes) -> bool:
    """Whether those who warn would do it themselves, or theirs: "warned that his troops would open fire"."""
    given = {s.party for s in sources}
    doers_ = doers(clause)
    if any(s.party in given for s in parties(doers_, notes)):
        return True
    if any(t.lower_ in ("it", "they", "he", "she") and not notes.entities_at(t) for t in doers_):
        return True
    return any(
        c.dep_ == "poss" and c.lower_ in ("his", "her", "its", "their") and not notes.entities_at(c) for t in doers_ for c in t.children
    )


def is_conditional(clause: Token) -> bool:
    """Whether something will be done unless somebody does otherwise: "will take measures unless they pay", "would act if they crossed"."""
    ifs = any(m.lower_ in ("unless", "if") for c in own(clause, "advcl") for m in own(c, "mark"))
    steps = any(o.lemma_ in ("measure", "step", "action") for o in own(clause, "dobj")) and clause.lemma_ == "take"
    return any(c.lower_ in WILL | {"could"} for c in own(clause, "aux")) and not is_negated(clause) and (ifs or steps)


def _will(verb: Token) -> bool:
    return any(c.lower_ in WILL for c in own(verb, "aux"))


def _is_met(verb: Token) -> bool:
    """Whether a hostile act is to be answered: "any attack would be met with force"."""
    if verb.lemma_ not in _ANSWERS or not is_passive(verb) or is_negated(verb) or not _will(verb):
        return False
    return any(t.lemma_.lower() in classes()["deed"] and any(c.lower_ in _ANY for c in t.children) for t in own(verb, "nsubj", "nsubjpass"))


def _is_open(verb: Token) -> bool:
    """Whether something hostile is kept in store: "all options are on the table", "sanctions could not be ruled out"."""
    subjects = own(verb, "nsubj", "nsubjpass")
    if verb.lemma_ in _STAYING:
        table = {p.lower_ for c in own(verb, "prep") if c.lower_ == "on" for p in c.children}
        open_ = any(c.lower_ in ("open", "available") for c in own(verb, "acomp"))
        return not is_negated(verb) and any(t.lemma_ == "option" for t in subjects) and (open_ or "table" in table)
    if verb.lemma_ != "rule" or not is_negated(verb) or not any(c.lower_ == "out" for c in own(verb, "prt")):
        return False
    return is_passive(verb) and any(t.lemma_.lower() in classes()["reprisal"] | {"measure", "intervention", "invasion"} for t in subjects)


def _is_to_come(verb: Token) -> bool:
    """Whether costs or consequences are to come: "the price would rise", "there will be serious consequences"."""
    if not _will(verb) or is_negated(verb):
        return False
    words = classes()["reprisal"]
    if verb.lemma_ == "be" and own(verb, "expl"):
        told = own(verb, "attr", "nsubj")
        return any(
            t.lemma_ in ("consequence", "repercussion", "retaliation", "reprisal")
            or (t.lemma_ in words and any(c.lemma_.lower() in _HARD for c in own(t, "amod")))
            for t in told
        )
    return verb.lemma_ in _COMING and any(t.lemma_ in words - {"force", "attack", "answer"} for t in own(verb, "nsubj"))


def is_suffering(verb: Token) -> bool:
    """Whether a verb tells what somebody is to suffer: "will regret it", "would face consequences", "will pay a heavy price"."""
    lemma = verb.lemma_.lower()
    if lemma in classes()["suffer"]:
        return True
    ends = [c for c in verb.children if c.dep_ == "dobj" or (c.dep_ == "prep" and c.lower_ in ("with", "for"))]
    told = {t.lemma_.lower() for c in ends for t in (c, *c.children)}
    if lemma == "pay":
        deeds = classes()["blow"] | classes()["deed"] | classes()["bad"] | {"this", "that", "it"}
        return bool(told & ({"price", "dearly", "cost"} | deeds)) or any(c.lower_ in ("dearly", "heavily") for c in verb.children)
    return lemma in _MEETING and bool(told & classes()["reprisal"])


_SIGNS = (_is_met, _is_open, _is_to_come, _is_running_out)
