"""Repairs of the parse: a subject that the phrase in front of it swallowed: "Speaking in Lima, | Peru's minister, Ana Silva |, said"."""

from __future__ import annotations

from spacy.tokens import Token

from ingest.rehung import crown, subject_label

_SUBJECTS = {"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"}
_FRONTS = {"prep", "npadvmod", "advmod", "advcl", "csubj"}
_TIMES = {"hour", "day", "week", "month", "minute", "moment", "year"}
_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "january", "february", "march", "april",
                   "may", "june", "july", "august", "september", "october", "november", "december"})  # fmt: skip
_BETWEEN = {"AUX", "ADV", "PART"}


def subject(verb: Token) -> None:
    """ "At talks in Lima on Monday, Chad and Mali agreed": they agreed, and are no part of "Monday"."""
    before = [c for c in verb.children if c.i < verb.i]
    labels = {c.dep_ for c in before}
    if not (verb.tag_ in {"VBD", "VBZ", "VBP"} or labels & {"aux", "auxpass"}):
        return
    label = subject_label(verb)
    own = next((c for c in before if c.dep_ in {"nsubj", "nsubjpass"}), None)
    fronts = [c for c in before if c.dep_ in _FRONTS and (c.dep_ != "csubj" or c.tag_ in {"VBG", "VBN"})]
    timed = own is not None and own.lemma_ in _TIMES and any(c.lower_ in {"after", "before"} for c in own.children)
    if own is not None and (timed or (own.tag_ == "VBG" and own.left_edge == own)):
        fronts, own = [own], None  # "hours after the attack, | Ana Silva and Luis Mora | met"
    elif own is not None and fronts and _names_whom_he_met(own, fronts[-1]):
        own = None
    for front in fronts[-1:]:
        if (start := _behind_comma(front, verb, own)) is not None:
            _seat(start, front, verb, own, label)
            return
    if labels & _SUBJECTS or any(c.dep_ == "nsubj" for c in verb.children):
        return
    fronted = [c for c in fronts if c.dep_ in {"prep", "npadvmod"}]
    first = fronted[-1] if fronted else None
    if first is not None and first.dep_ == "npadvmod" and first.ent_type_ in {"GPE", "ORG", "PERSON"} and first.right_edge.i == verb.i - 1:
        first.dep_ = label  # "Norway froze aid"
        return
    if first is not None and _day_before_name(first, verb, label):
        return


def _names_whom_he_met(own: Token, front: Token) -> bool:
    """ "After meeting Chad's king, | Luis Mora |, in Cairo, Peru's minister, Ana Silva, said": names the king, and says nothing."""
    doc = own.doc
    title = doc[own.left_edge.i - 2] if own.left_edge.i > 1 else own
    if own.ent_type_ != "PERSON" or doc[own.left_edge.i - 1].text != "," or title.pos_ != "NOUN" or not front.is_ancestor(title):
        return False
    if not any(t.dep_ in {"appos", "conj"} and t.i > own.i and any(x.ent_type_ == "PERSON" for x in t.subtree) for t in own.subtree):
        return False
    own.dep_, own.head = "appos", title
    for child in [c for c in own.children if c.dep_ == "prep"]:
        child.head = title.head if title.head.pos_ == "VERB" else child.head
    return True


def twice(verb: Token) -> None:
    """ "Talks between Peru's minister, Ana Silva, and President Luis Mora ended": the second name is no second subject."""
    subjects = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"} and c.i < verb.i]
    if len(subjects) != 2 or subjects[1].left_edge.i < 1:
        return
    linked = verb.doc[subjects[1].left_edge.i - 1]
    if linked.dep_ == "cc" and linked.lower_ == "and" and subjects[0].is_ancestor(linked):
        subjects[1].dep_, subjects[1].head = "conj", linked.head


def its_own(verb: Token) -> None:
    """ "A visit by Ana Silva, the minister, to Cairo was called off": what stands between the subject and the verb is the subject's."""
    subjects = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"} and c.i < verb.i]
    if len(subjects) != 1 or subjects[0].pos_ != "NOUN":
        return
    for prep in verb.children:
        if prep.dep_ == "prep" and subjects[0].i < prep.i < verb.i and prep.lower_ in {"to", "with", "between", "from"}:
            prep.head = subjects[0]


def has_object(verb: Token) -> bool:
    """Whether an object follows what may be a participle, as only a verb in the active has one."""
    return any(c.dep_ == "dobj" and c.i > verb.i for c in verb.children)


def rootless(verb: Token) -> None:
    """ "In Geneva, Peru's minister, Ana Silva, accused Chile of lies": the one verb with an object is what the sentence says.

    The small models take it for a participle, and the fronted phrase for the whole.
    """
    front = verb.sent.root
    active = has_object(verb) and not any(c.dep_ == "agent" for c in verb.children)
    if not active or front.i >= verb.i or verb.doc[verb.i - 1].text != "," or front.i - verb.sent.start > 1:
        return
    if front.pos_ not in {"ADP", "NOUN", "PROPN"} and not (front.tag_ == "VBN" and any(c.dep_ == "agent" for c in front.children)):
        return
    if front.pos_ in {"NOUN", "PROPN"} and front.ent_type_ not in {"DATE", "TIME"}:
        return
    crown(verb, front)
    front.head, front.dep_ = verb, "prep" if front.pos_ == "ADP" else "advcl" if front.tag_ == "VBN" else "npadvmod"
    verb.tag_ = "VBD"
    subject(verb)


def _behind_comma(front: Token, verb: Token, own: Token | None) -> Token | None:
    """The head of the noun phrase that reaches from a comma in the fronted phrase to the verb; None where there is none.

    A list of places ends before it ("in Lima, Quito and La Paz, | Ana Silva | said"), and so does one of persons with its "and".
    """
    doc = verb.doc
    if own is not None and not (own.left_edge.i > front.i and doc[own.left_edge.i - 1].text == ","):
        return None
    starts = [
        t
        for t in front.subtree
        if front.i < t.left_edge.i
        and t.i < verb.i
        and t.dep_ in {"conj", "appos"}
        and t.pos_ in {"NOUN", "PROPN", "PRON"}
        and doc[t.left_edge.i - 1].text == ","
        and t.head.i < t.left_edge.i - 1
    ]
    starts.sort(key=lambda t: t.left_edge.i)
    for n, start in enumerate(starts):
        rest = doc[start.i + 1 : verb.i]
        last = not any(t.text == "," for t in rest)
        closed = start.head.ent_type_ != "PERSON" or doc[verb.i - 1].text == ","  # "talks with X, the president, | Ana Silva | said"
        person = start.ent_type_ == "PERSON" or (start.pos_ == "NOUN" and closed and any(t.ent_type_ == "PERSON" for t in rest))
        later = [s for s in starts[n + 1 :] if s.ent_type_ == "PERSON" and s.dep_ == "conj"]
        if later and any(t.dep_ == "cc" for t in doc[start.i : later[0].left_edge.i]):
            continue  # "after talks with X, Y and Z, | Ana Silva | said"
        if (last or person) and (own is None or _one_phrase(start, own)):
            return start
    return None


def _one_phrase(start: Token, own: Token) -> bool:
    """Whether what the parser took for the subject is part of a longer one: "a spokesman, | Jon Berg |", "X and Y, | the ministers |"."""
    joined = any(t.dep_ == "cc" for t in own.doc[start.i + 1 : own.left_edge.i])
    if start.ent_type_ == "PERSON":
        return joined and own.tag_ == "NNS"
    closed = own.right_edge.i + 1 < len(own.doc) and own.doc[own.right_edge.i].text == ","
    titled = start.right_edge.i + 2 == own.left_edge.i and start.head.ent_type_ != "PERSON" and closed
    return start.pos_ == "NOUN" and own.ent_type_ == "PERSON" and (joined or titled)


def _seat(start: Token, front: Token, verb: Token, own: Token | None, label: str) -> None:
    """Make a phrase the subject of the verb, with what the parser hung beside it."""
    first = start.left_edge.i
    for token in verb.doc[start.i + 1 : verb.i]:
        if token.head.i < first and token.dep_ != "punct":
            token.head = start  # a relative clause, a name, "and" and whoever is joined by it
    if own is not None:
        beside = verb.doc[own.left_edge.i - 2]
        own.dep_, own.head = "appos", start if start.right_edge.i == beside.i else beside
    start.dep_, start.head = label, verb
    if front.dep_ in _SUBJECTS:
        front.dep_ = "npadvmod" if front.lemma_ in _TIMES else "advcl"
    for met in [c for c in verb.children if c.dep_ == "nsubj" and c.i > verb.i]:
        met.dep_ = "dobj"  # "in Lima, Peru's minister, Ana Silva, met Luis Mora"


def _day_before_name(front: Token, verb: Token, label: str) -> bool:
    """ "On Friday Norway called for calm": Norway called, on Friday."""
    name = next((c for c in front.children if c.dep_ == "pobj"), None)
    if front.lower_ not in {"on", "in"} or name is None or name.pos_ not in {"PROPN", "NOUN"} or name.i > verb.i:
        return False
    day = next((c for c in name.children if c.i == front.i + 1 and c.dep_ in {"compound", "nmod"} and c.lower_ in _DAYS), None)
    between = name.doc[name.right_edge.i + 1 : verb.i]
    if day is None or not all(t.pos_ in _BETWEEN for t in between):
        return False
    day.dep_, day.head = "pobj", front
    name.dep_, name.head = label, verb
    return True
