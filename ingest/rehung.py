"""Repairs of the parse: clauses hung on the wrong noun, a second predicate that a list swallowed."""

from __future__ import annotations

from spacy.tokens import Token

_VERBAL = {"VERB", "AUX"}
_SUBJECTS = {"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"}


def crown(verb: Token, old: Token) -> None:
    """Make a verb what the sentence hangs on, with what stands behind it and hung on the old root."""
    for child in list(old.children):
        if child.i > verb.i:
            child.head = verb
    verb.head, verb.dep_ = verb, "ROOT"


def subject_label(verb: Token) -> str:
    """The label of a verb's subject, by its voice."""
    return "nsubjpass" if any(c.dep_ == "auxpass" for c in verb.children) else "nsubj"


def alone(verb: Token) -> None:
    """ "Lima accused Quito of lies; Quito denied it": the first half is no object of the second."""
    other = verb.head
    subjects = [c for c in other.children if c.dep_ in _SUBJECTS]
    if subjects and any(t.text == ";" for t in verb.doc[verb.right_edge.i + 1 : subjects[0].left_edge.i + 1]):
        verb.dep_ = "parataxis"


def whom(participle: Token) -> None:
    """ "Sailors whom the guards arrested": the guards arrest, and are not arrested."""
    doer = participle.head
    object_ = doer.head
    if doer.i < 1 or object_.lower_ not in {"whom", "that", "which"} or object_.i != doer.left_edge.i - 1 or participle.i != doer.i + 1:
        return
    above = object_.head
    if above.pos_ not in {"VERB", "AUX"} or above.i > object_.i or doer.dep_ not in {"nsubj", "appos", "dobj"}:
        return
    noun = next((c for c in above.children if c.right_edge.i == object_.i - 1 and c.pos_ in {"NOUN", "PROPN"}), None)
    if noun is None:
        return
    participle.dep_, participle.head, participle.tag_ = "relcl", noun, "VBD"
    doer.dep_, doer.head = "nsubj", participle
    object_.dep_, object_.head = "dobj", participle


def relative(verb: Token) -> None:
    """ "The envoy for Chad, who arrived on Monday": who arrived is the envoy, and no country."""
    noun = verb.head
    if noun.ent_type_ != "GPE" or noun.dep_ != "pobj" or not any(c.lower_ == "who" and c.dep_ == "nsubj" for c in verb.children):
        return
    holder = noun.head.head
    if noun.head.lower_ in {"for", "to", "of", "from", "on", "in"} and holder.pos_ in {"NOUN", "PROPN"} and holder.ent_type_ != "GPE":
        verb.head = holder.head if holder.dep_ == "appos" else holder


def second(verb: Token) -> None:
    """ "Arrived on Sunday, her first stop on the tour, and is due to leave on Monday": a verb with an auxiliary is no member of a list."""
    noun = verb.head
    own = {c.dep_ for c in verb.children}
    if noun.pos_ != "NOUN" or noun.dep_ not in {"npadvmod", "appos", "pobj"} or own & {"nsubj", "nsubjpass"}:
        return
    if not own & {"aux", "auxpass"} or verb.i < 1 or verb.left_edge.nbor(-1).lower_ not in {"and", "but"}:
        return
    above = next((a for a in noun.ancestors if a.pos_ in _VERBAL), None)
    if above is not None and above.i < noun.i:
        verb.head = above


def opening(participle: Token) -> None:
    """ "Emerging from the talks, President Ana Silva said": who says it, and nobody that is emerged."""
    verb = participle.head
    name = next((c for c in participle.children if c.dep_ in {"dobj", "npadvmod"} and c.i > participle.i), None)
    if name is None or name.i > verb.i or name.ent_type_ != "PERSON" or any(c.dep_ == "nsubj" for c in verb.children):
        return
    if name.doc[name.left_edge.i - 1].text == ",":
        name.dep_, name.head = "nsubj", verb
        participle.dep_ = "advcl"


def visitor(visiting: Token) -> None:
    """ "Held talks with visiting Prime Minister Omar Haddad": whom the talks were with, and no visit that was done."""
    preposition = visiting.head
    guest = next((c for c in visiting.children if c.dep_ in {"dobj", "npadvmod"} and c.i > visiting.i), None)
    if guest is None or preposition.dep_ not in {"prep", "agent", "dative"} or preposition.i != visiting.i - 1:
        return
    if guest.left_edge.i != visiting.i + 1 or any(c.dep_ in {"det", "poss"} and c.i == visiting.i + 1 for c in guest.children):
        return
    guest.dep_, guest.head = "pobj", preposition
    for child in list(visiting.children):
        if child != guest:
            child.head = preposition.head
    visiting.dep_, visiting.head = "amod", guest


def face_to_face(word: Token) -> None:
    """ "Sat down with Chad's Ana Silva one-on-one": with her, and how."""
    name = next(
        (c for c in word.children if c.i == word.i - 1 and c.ent_type_ == "PERSON" and c.dep_ in {"compound", "nmod", "amod"}), None
    )
    if name is None:
        return
    name.dep_, name.head = word.dep_, word.head
    for child in list(word.children):
        if child != name:
            child.head = name
    word.dep_, word.head = "advmod", name.head


def arranged(main: Token, planned: Token) -> None:
    """ "A meeting planned for Monday was cancelled": it was cancelled, and planned is only said of it."""
    noun = next((c for c in planned.children if c.dep_ in {"nsubj", "nsubjpass"} and c.i < planned.i), None)
    own = [c.dep_ for c in main.children if c.i < main.i]
    if noun is None or planned.tag_ not in {"VBN", "VBD"} or planned.i > main.i or noun.pos_ != "NOUN":
        return
    if planned.lemma_ not in _ARRANGES or not {"aux", "auxpass"} & set(own) or {*own} & {"nsubj", "nsubjpass", "mark"}:
        return
    if any(c.dep_ in {"aux", "auxpass"} for c in planned.children):
        return
    if main.head == planned:
        main.dep_ = planned.dep_
        main.head = planned.head if planned.head != planned else main
    noun.head, noun.dep_ = main, "nsubjpass" if "auxpass" in own else "nsubj"
    planned.head, planned.dep_, planned.tag_ = noun, "acl", "VBN"
    for child in list(planned.children):
        if child.i > main.i or child.dep_ == "punct":
            child.head = main


_ARRANGES = {"plan", "schedule", "slate", "set", "hold", "propose", "arrange", "organize", "organise", "convene", "host", "call", "pencil",
             "envisage", "expect"}  # fmt: skip


def discussed(preposition: Token) -> None:
    """ "Discussed the talks with the president": it was discussed with him, and the talks may be others'."""
    noun = preposition.head
    verb = noun.head
    if noun.dep_ == "dobj" and verb.lemma_ in {"discuss", "review"} and any(c.lower_ == "the" for c in noun.children):
        preposition.head = verb


def called(whom: Token) -> None:
    """ "Called Kenya's president, Luis Mora, on Monday": rang him up, and gave no name to anything."""
    verb = whom.head
    if verb.lemma_ == "call" and not any(c.dep_ == "dobj" for c in verb.children) and any(t.ent_type_ == "PERSON" for t in whom.subtree):
        whom.dep_ = "dobj"


def holder(name: Token) -> None:
    """ "The presidents of Peru and Kenya, Ana Silva and Luis Mora, agreed": who the presidents are, and no further states."""
    state = name.head
    if state.tag_ in {"NNS", "NNPS"}:
        states = [p for c in state.children if c.lower_ == "of" for p in c.children if p.dep_ == "pobj" and p.ent_type_ == "GPE"]
        if not states or len(states[0].conjuncts) != len([c for c in name.conjuncts if c.ent_type_ == "PERSON"]):
            return
        state = states[0]
    while state.dep_ == "conj":
        state = state.head
    noun = state.head.head
    listed = state.dep_ == "pobj" and state.head.lower_ == "of" and state.ent_type_ == "GPE" and noun.tag_ in {"NNS", "NNPS"}
    comma = name.doc[name.left_edge.i - 1]
    if listed and comma.text == "," and name.left_edge.i > 0:
        name.dep_, name.head = "appos", noun
        comma.head = noun


def holding(participle: Token) -> None:
    """ "Denied holding talks with Chile": to have held them, and no talks that hold anything."""
    noun, verb = participle.head, participle.head.head
    if noun.dep_ != "dobj" or verb.i != participle.i - 1 or verb.lemma_ not in {"deny", "resume", "consider", "suggest", "stop", "begin"}:
        return
    participle.head, participle.dep_, participle.pos_ = verb, "xcomp", "VERB"
    noun.head = participle


def side_by_side(first: Token) -> None:
    """ "President Ana Silva and Kenyan President Luis Mora agreed": two who are joined, and no attribute of the second."""
    second = first.head
    if second.ent_type_ != "PERSON" or second.i < first.i or second.dep_ in {"compound", "nmod"}:
        return
    linked = next((c for c in first.children if c.lower_ == "and" and first.i < c.i < second.i), None)
    if linked is None or not linked.nbor().text[:1].isupper():
        return  # a name that begins with a small particle is found by what it does
    for child in [*first.children, *second.children]:
        if linked.i < child.i < second.i and child.head == first:
            child.dep_, child.head = "compound", second
        elif child.i < first.i and child.head == second:
            child.head = first
    first.dep_, first.head = second.dep_, second.head
    second.dep_, second.head = "conj", first
