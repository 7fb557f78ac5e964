"""Who does what in a clause: the arguments of a verb or an event noun, read off the dependency tree.

The labels are those of spaCy's English pipelines (ClearNLP). All functions give head tokens of noun phrases, coordination unfolded.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from ingest.below import below, labelled
from ingest.happened.trigger import by_phone
from ingest.lexicon import words
from ingest.notes import conjuncts

_SUBJECT = {"nsubj", "csubj"}
_PASSIVE = {"nsubjpass", "csubjpass"}
_OBJECT = {"dobj", "dative", "obj"}
_RELATIVE = {"who", "which", "that", "whom"}
_FILLERS = _RELATIVE | {"when", "where", "why"}
_PREDICATES = {"acomp", "oprd", "attr"}
_VERBAL = {"VERB", "AUX"}
_FIRST = {"first", "last", "one", "only"}


def subjects(verb: Token) -> list[Token]:
    """Who does it: the subject, by way of relative clauses, control ("agreed to meet"), coordination and passive agents."""
    if is_passive(verb):
        return agents(verb)
    return _unfold(_own_subject(verb, passive=False, seen=set()))


def undergoers(verb: Token) -> list[Token]:
    """To whom it is done: direct and indirect objects, or a passive's subject."""
    if is_passive(verb):
        return _unfold(_own_subject(verb, passive=True, seen=set()))
    found = labelled(verb, _OBJECT)
    filled = {word for _, label, word in below(verb) if label in _SUBJECT or label == "advmod"}
    if verb.dep_ == "relcl" and not found and not filled & _FILLERS:
        found = [verb.head]  # "the envoy (whom) he met"
    clause = verb
    while clause.dep_ == "conj" and clause.head.pos_ == "VERB":
        clause = clause.head  # "who had left and whom Lima called a liar"
    relatives = [clause.head if c.lower_ in _RELATIVE and clause.dep_ == "relcl" else c for c in found]
    return _unfold(relatives)


def agents(verb: Token) -> list[Token]:
    """The "by" phrase of a passive."""
    by = labelled(verb, {"agent"})
    by += [c for a in by for c in labelled(a, {"conj"}) if c.lower_ == "by"]  # "teams led by the king and by his rival"
    return _unfold(p for a in by for p in labelled(a, {"pobj"}))


def after(token: Token, *prepositions: str) -> list[Token]:
    """Objects of these prepositions hanging on a verb or noun: after(met, "with"), after(talks, "between", "with")."""
    found: list[Token] = []
    preps = labelled(token, {"prep", "dative", "prt"})
    if not preps:
        return []
    preps += [c for p in preps for c in labelled(p, {"conj"}) if c.pos_ == "ADP"]  # "with the king and with his heir"
    for prep in preps:
        if prep.lower_ in prepositions:
            found += labelled(prep, {"pobj", "pcomp"})
            # "along with", "together with", "on behalf of": the second preposition carries the object
            found += [p for inner in labelled(prep, {"prep"}) if inner.lower_ in prepositions for p in labelled(inner, {"pobj"})]
    return _unfold(found)


def has_date(verb: Token) -> bool:
    """Whether a day hangs on a verb: "met on Monday", "was here last week"."""
    times = (c for c in verb.children if c.dep_ in {"prep", "npadvmod", "advmod", "dobj", "attr", "pobj"})
    return any(c.ent_type_ == "DATE" or any(p.ent_type_ == "DATE" for p in c.children) for c in times)


def is_passive(verb: Token) -> bool:
    """Whether a verb is in the passive, reduced relatives ("talks held in Oslo") included."""
    labels = [label for _, label, _ in below(verb)]
    if "auxpass" in labels or "nsubjpass" in labels or ("agent" in labels and not by_phone(verb)):  # "had spoken by phone"
        return True
    return verb.dep_ in {"acl", "relcl"} and verb.tag_ == "VBN" and "aux" not in labels and "nsubj" not in labels


def _own_subject(verb: Token, *, passive: bool, seen: set[int]) -> list[Token]:
    if verb.i in seen:
        return []
    seen.add(verb.i)
    labels = _PASSIVE if passive else _SUBJECT
    own = labelled(verb, labels)
    if own:
        if verb.dep_ == "relcl" and all(c.lower_ in _RELATIVE for c in own):
            return [verb.head]
        if verb.dep_ == "ccomp" and verb.head.dep_ == "relcl" and own[0].i < verb.head.i and all(c.lower_ in _RELATIVE for c in own):
            return [verb.head.head]  # "Lima, which Quito says arms the rebels"
        return own
    if verb.dep_ in {"acl", "relcl"} and verb.tag_ in {"VB", "VBN"} and verb.head.pos_ == "NOUN" and _to(verb):
        return _planner(verb.head, seen)  # "his offer to meet", "had a chance to meet"
    if verb.dep_ == "relcl" and verb.tag_ in {"VB", "VBN"} and verb.head.pos_ == "PROPN" and _to(verb):
        return [verb.head]  # "Silva, the first head of state to visit"
    if verb.dep_ == "acl":  # "talks held", "a man accused", "officials meeting in Oslo"
        return [verb.head]
    if verb.dep_ in {"conj", "xcomp", "advcl", "ccomp", "pcomp"} and verb.head.pos_ in {"VERB", "AUX", "NOUN", "ADP", "SCONJ", "ADJ"}:
        head = verb.head
        if head.pos_ == "ADJ" and head.dep_ in {"amod", "acl", "appos"} and head.i > head.head.i:
            return [head.head]  # "the premier, due to meet the king on Sunday, said"
        if head.pos_ == "ADJ":  # "is due to meet", "are ready to talk"
            return _own_subject(head.head, passive=False, seen=seen) if head.dep_ in _PREDICATES and head.head.pos_ in _VERBAL else []
        if verb.dep_ == "conj" and verb.tag_ in {"VBD", "VBZ", "VBP"} and head.tag_ == "VB" and head.dep_ == "xcomp" and _to(head):
            return _own_subject(head.head, passive=is_passive(head.head), seen=seen)  # "urged its ally to show restraint and voiced"
        if verb.dep_ == "xcomp":  # "invited X to visit": the object is who visits; "agreed to meet": the subject is
            objects = [c for c in head.children if c.dep_ in _OBJECT]
            if head.lemma_ in {"call", "appeal"} and not objects:  # "called on both to return to talks"
                objects = after(head, "on", "upon", "to")
            if objects:
                return objects
        blamed = head.lower_ in {"for", "of", "from"} and verb.dep_ == "pcomp"
        owned = [c for c in head.head.children if c.dep_ == "poss"] if head.lower_ == "in" and verb.dep_ == "pcomp" else []
        if owned and head.head.pos_ == "NOUN":
            return owned  # "thanked the emir for his role in hosting"
        while head.pos_ in {"ADP", "SCONJ"} and head.head != head:  # "upon arriving", "ahead of meeting the king"
            head = head.head
        if blamed and head.pos_ == "VERB" and head.lemma_ in words("laying_verbs"):  # "thanked Oman for hosting"
            found = [c for c in head.children if c.dep_ in (_PASSIVE if is_passive(head) else _OBJECT)]
            if found:
                return found
        if head.pos_ == "NOUN" and verb.dep_ == "pcomp" and verb.head.lower_ in {"before", "after", "while"}:
            head = next((a for a in head.ancestors if a.pos_ in _VERBAL), head)  # "will visit Lima for talks before touring Cusco"
        if head.pos_ in {"VERB", "AUX"}:
            return _own_subject(head, passive=is_passive(head), seen=seen)
        if verb.dep_ == "pcomp" and head.pos_ == "NOUN" and head.lemma_ in words("intentions"):
            return _planner(head, seen)  # "reiterated its openness to meeting", "his hopes of seeing the king"
        if verb.dep_ == "pcomp" and head.pos_ == "ADJ" and head.dep_ in _PREDICATES and head.head.pos_ in _VERBAL:
            return _own_subject(head.head, passive=False, seen=seen)  # "is open to meeting"
    return []


def _to(verb: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)


def _planner(noun: Token, seen: set[int]) -> list[Token]:
    """Whose doing an infinitive on a noun is: the noun's owner ("his offer to meet"), its clause's subject ("had a chance to meet"), or
    the people that the noun itself stands for ("officials to meet in Oslo")."""
    owner = [c for c in noun.children if c.dep_ == "poss"] or after(noun, "by", "from", *(("of",) if noun.lower_ == "turn" else ()))
    owner = owner or (after(noun, "for") if noun.lemma_ in words("intentions") else [])  # "plans for the two envoys to meet"
    if owner:
        return owner
    if noun.dep_ == "appos":
        return [noun.head, noun]
    above = noun.head if noun.dep_ in {"dobj", "attr"} else noun.head.head if noun.dep_ == "pobj" else None
    if above is not None and above.pos_ in _VERBAL and noun.lower_ not in _FIRST:
        passive = is_passive(above)
        kept = passive and noun.dep_ == "dobj"  # "was refused a visa to travel"
        found = agents(above) if passive and not kept else _own_subject(above, passive=kept, seen=seen)
        return found or [noun]
    return [noun]


def _unfold(tokens: Iterable[Token]) -> list[Token]:
    each = [p for t in tokens for p in (_of_whom(t) if t.lower_ == "each" else [t])]  # "each of the two leaders"
    found = {t for token in each for t in conjuncts(token)}
    if len(found) < 2:
        return list(found)
    return sorted(found, key=lambda t: t.i)


def _of_whom(each: Token) -> list[Token]:
    return [p for c in labelled(each, {"prep"}) if c.lower_ == "of" for p in labelled(c, {"pobj"})] or [each]
