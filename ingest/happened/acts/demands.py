"""What speakers do without a verb for it: demands ("Minsk must free them," Paris said) and verdicts ("the raid is unlawful," Lima said)."""

from __future__ import annotations

from spacy.tokens import Token

from ingest.below import below
from ingest.happened.acts.act import Act
from ingest.happened.acts.frames import Frame, classes, frames_of
from ingest.happened.acts.parties import Side, inside, named, parties, sides_of, speaking_for
from ingest.happened.acts.slots import at_preposition, objects, speaking_doers, spoken
from ingest.happened.arguments import is_passive
from ingest.happened.attribution import factuality
from ingest.happened.polarity import is_negated
from ingest.notes import Notes

_VERDICT = Frame("Accuse", "disapprove", "v", (), ("subj",), ("obj",), frozenset({"factive", "verdict", "said"}))
_REFUSAL = Frame("Reject", None, "v", (), ("subj",), ("obj",), frozenset({"solo"}))
_CHARGE = Frame("Accuse", "allege", "v", (), ("subj",), ("obj",), frozenset({"said"}))
_MENACE = Frame("Threaten", None, "v", (), ("subj",), ("obj",), frozenset({"said"}))
_PRAISE = Frame("Support", None, "v", (), ("subj",), ("obj",), frozenset({"said"}))
_BACKING = Frame("Support", None, "a", (), ("subj",), ("obj",), frozenset({"said"}))
_WILL = ("will", "would", "'ll", "’ll", "shall")
_ANY = frozenset({"any", "further", "another", "every", "an", "a", "such"})
_ANSWERS = frozenset({"meet", "answer", "consider", "regard", "treat", "see", "view", "deem", "punish", "repel"})
"""What is done to a hostile act that somebody threatens to answer."""
_STAYING = frozenset({"be", "remain", "stay"})
_THREATENING = _ANSWERS | _STAYING
_MEETING = frozenset({"face", "suffer", "bear", "receive", "meet", "reap", "incur", "get", "taste", "risk", "await"})
_CRIMES = frozenset({"crime", "abuse", "atrocity", "genocide", "violation", "aggression", "war", "cleansing", "terrorism", "provocation"})
_CONDITION = Frame("Request", "change", "v", (), ("subj",), ("comp",), frozenset({"said"}))
_BACKING_VERBS = frozenset({"support", "back", "fund", "finance", "sponsor", "arm", "shelter", "train", "protect"})
_OUTLAWS = frozenset({"terrorism", "terrorist", "extremist", "extremism", "militant", "militancy", "insurgency", "jihadist"})
_ASKED = Frame("Request", None, "v", (), ("subj",), ("obj",), frozenset({"said"}))
_CHARGED = Frame("Accuse", "allege", "v", (), ("subj",), ("obj",), frozenset({"said"}))
_ANSWERING = frozenset(
    {"reject", "dismiss", "refuse", "rebuff", "spurn", "deny", "refute", "accept", "heed", "answer", "grant", "meet", "ignore", "defy"}
    | {"bow", "yield", "turn", "decline", "rule", "accede", "agree", "respond", "comply", "oppose", "brush", "resist"}
)
_ASKING = {"demand", "request", "appeal", "call", "plea", "ultimatum", "proposal", "offer", "condition", "invitation", "list", "petition"}
_CHARGING = {"charge", "accusation", "allegation", "criticism", "complaint"}
_BEING = frozenset({"be", "constitute", "amount", "represent"})
DEMAND = Frame("Request", "change", "v", (), ("subj",), ("comp",), frozenset({"governs", "said"}))


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
    sources = speaking_for(speaker, token.doc, notes)
    if not sources and not (speaker is None and _rulers_say(verb)):
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
        if told.isdisjoint(classes()["guilty"]) and told.isdisjoint(classes()["right"]):
            return None
        if is_negated(token):
            return None
        frame = _PRAISE if told & classes()["right"] else _CHARGE
    elif token.pos_ == "VERB" and _is_suffering(token):
        if is_negated(token) or not any(c.lower_ in _WILL for c in token.children if c.dep_ == "aux"):
            return None
        frame = _MENACE
    elif not _is_wrong(token) or token.pos_ != "VERB" or is_passive(token) or is_negated(token):
        return None
    while subject.dep_ == "xcomp" and subject.head.lemma_ in classes()["attempt"] | {"want", "seek", "continue", "begin", "start"}:
        subject = subject.head
    speaker = factuality(subject, notes).attributed_to
    sources = speaking_for(speaker, token.doc, notes)
    if not sources or any(c.dep_ == "aux" and c.lower_ in ("may", "might", "could") for c in subject.children):
        return None
    given = {s.party for s in sources}
    accused = [t for c in subject.children if c.dep_ == "nsubj" for t in (c, *c.conjuncts)]
    targets = [s for s in parties(accused, notes) if s.party not in given and notes.entities[s.party].type in ("Country", "Organization")]
    return Act(frame, token, sources, targets, []) if targets else None


def _is_wrong(verb: Token) -> bool:
    """Whether to say so of somebody is to accuse him: "was lying", "had committed atrocities", "is using hunger as a weapon"."""
    lemma = verb.lemma_.lower()
    if lemma in ("commit", "perpetrate"):
        done = {o.lemma_.lower() for c in verb.children if c.dep_ == "dobj" for o in (c, *c.conjuncts)}
        return bool(done & (classes()["bad"] | classes()["blow"] | _CRIMES))
    if lemma == "lose":
        return any(c.lemma_.lower() in ("legitimacy", "credibility", "mandate") for c in verb.children if c.dep_ == "dobj")
    if lemma in _BACKING_VERBS:
        return any(c.lemma_.lower() in _OUTLAWS for c in verb.children if c.dep_ == "dobj")
    if lemma == "use":
        as_ = [p.lemma_ for c in verb.children if c.dep_ == "prep" and c.lower_ == "as" for p in c.children]
        return bool(set(as_) & {"weapon", "shield", "pretext", "excuse", "hostage", "tool"})
    return lemma in classes()["wrong"]


def _is_suffering(verb: Token) -> bool:
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


def menace_at(token: Token, notes: Notes) -> Act | None:
    """The threat in what a speaker says will follow on a hostile act: "any attack would be met with force", "all options are open"."""
    if token.lemma_ not in _THREATENING or token.pos_ not in ("VERB", "AUX") or is_negated(token):
        return None
    subjects = [c for c in token.children if c.dep_ in ("nsubj", "nsubjpass")]
    if token.lemma_ in _ANSWERS and is_passive(token):
        told = any(t.lemma_.lower() in classes()["deed"] and any(c.lower_ in _ANY for c in t.children) for t in subjects)
        if not told or not any(c.lower_ in _WILL for c in token.children if c.dep_ == "aux"):
            return None
    elif token.lemma_ in _STAYING:
        table = {p.lower_ for c in token.children if c.dep_ == "prep" and c.lower_ == "on" for p in c.children}
        open_ = any(c.lower_ in ("open", "available") for c in token.children if c.dep_ == "acomp")
        if not any(t.lemma_ == "option" for t in subjects) or not (open_ or "table" in table):
            return None
    else:
        return None
    speaker = factuality(token, notes).attributed_to
    sources = speaking_for(speaker, token.doc, notes)
    if not sources:
        return None
    by = [p for t in subjects for c in t.children if c.dep_ in ("prep", "agent") and c.lower_ in ("by", "from") for p in c.children]
    by += [c for t in subjects for c in t.children if c.dep_ in ("amod", "poss", "compound")]
    named_ = [s for s in parties(by, notes) if s.party not in {x.party for x in sources}]
    return Act(_MENACE, token, sources, named_, subjects)


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
            sources = speaking_for(factuality(token, notes).attributed_to, token.doc, notes)
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
    if token.lemma_ not in _BEING or is_negated(token) or token.pos_ not in ("VERB", "AUX"):
        return None
    told = [c for c in token.children if c.dep_ in ("attr", "acomp", "dobj")]
    told += [p for c in token.children if c.lower_ == "to" and c.dep_ == "prep" for p in c.children]
    called = [t for c in told for t in (c, *c.conjuncts, *c.children) if not is_negated(t)]
    if not any(t.lemma_.lower() in classes()["bad"] for t in called):
        return None
    speaker = factuality(token, notes).attributed_to
    sources = speaking_for(speaker, token.doc, notes)
    if not sources:
        return None
    deeds = [c for c in token.children if c.dep_ == "nsubj"]
    given = {s.party for s in sources}
    of_whom = [*deeds, *(c for d in deeds for clause in d.children if clause.dep_ in ("acl", "relcl") for c in clause.children)]
    of_whom = [t for t in of_whom if t in deeds or t.dep_ == "nsubj"]  # "the idea that Lima will take them back is absurd"
    targets = [s for s in parties(of_whom, notes) if s.party not in given and notes.entities[s.party].type in ("Country", "Organization")]
    if not targets and not any(t.lemma_.lower() in classes()["deed"] for t in deeds):
        return None
    return Act(_VERDICT, token, sources, targets, [])


def _obliged(token: Token) -> Token | None:
    """The verb that is to be done: "free" of "must free" and of "has to free"."""
    if token.lower_ in ("must",) and token.dep_ == "aux" and token.tag_ == "MD":
        return token.head
    if token.lemma_ in ("have", "need", "ought") and token.tag_ in ("VBZ", "VBP") and token.pos_ in ("VERB", "AUX"):
        clause = next((c for c in token.children if c.dep_ == "xcomp"), None)
        if clause is not None and any(c.lower_ == "to" and c.dep_ == "aux" for c in clause.children):
            return token
    return None
