"""Whether the conditions of a frame hold at a word: its objects, particles, prepositions and complements."""

from __future__ import annotations

from spacy.tokens import Token

from ingest.below import below
from ingest.happened.acts.frames import Frame, Need, classes, frames_of
from ingest.happened.acts.slots import at_preposition, clause_of, complement_subjects, doers, governing_subjects, has_to, own
from ingest.happened.acts.slots import objects as objects_of
from ingest.happened.arguments import is_passive
from ingest.happened.polarity import is_negated

_NO_BLOW = {"hunger", "general", "labor", "labour", "work", "workers", "rail", "day", "hour", "teachers", "wildcat"}
"""What makes a strike a stoppage of work or of eating."""
_WILL = {"will", "would", "'ll", "’ll", "wo", "shall", "'d", "’d"}
_DO = {"do", "does", "can", "ca", "could"}
"""What a refusal is told with: "will not talk to", "does not recognise"; who "did not" hasn't refused."""


def fitting(token: Token, objects: list[Token] | None = None) -> list[Frame]:
    """The token's frames whose conditions hold."""
    frames = frames_of(token)
    objects = objects_of(token) if frames and objects is None else objects or []
    told = [f for f in frames if all(any(meets(need, token, objects) for need in either) for either in f.needs)]
    end = next((n for n, f in enumerate(told) if "nothing" in f.flags), len(told))
    return told[:end]


def meets(need: Need, trigger: Token, found_objects: list[Token]) -> bool:
    """Whether a frame's condition holds at this trigger."""
    if need.what == "obj":
        kept = own(trigger, "dobj") if is_passive(trigger) else []  # "was denied entry", "was granted asylum"
        things = kept or [o for o in found_objects if o.dep_ != "dative"] or found_objects  # "granted French jets the right"
        return any(not need.words or _lemma_in(o, need.words) for o in things)
    if need.what == "thing":  # "welcomed the decision", not "welcomed the king", who is a guest
        if any(t.lemma_ in ("airport", "palace", "residence", "station") for t in at_preposition(trigger, [], "at", "in")):
            return False  # "was welcomed at the airport"
        guests = ("he", "him", "she", "her", "them", "they")
        return not any(o.ent_type_ == "PERSON" or o.lower_ in guests for o in found_objects)
    if need.what == "noobj":
        return not found_objects
    if need.what == "subj":
        return any(_lemma_in(t, need.words) for t in doers(trigger))
    if need.what == "whose":  # of what it is told: "a patrol came under fire", not "the king came under fire"
        return any(_lemma_in(t, need.words) for t in governing_subjects(trigger))
    if need.what == "within":
        return trigger.dep_ == "pobj" and trigger.head.lower_ in need.words
    if need.what == "verdict":  # not "condemned what it called a crime", which is told by its own verb
        return _verdict(trigger, need.words) and not any(o.lower_ == "what" for o in found_objects)
    if need.what == "bare":
        return _bare(trigger)
    if need.what == "mod":  # "a joint patrol", "no intention"
        return any(c.lower_ in need.words for o in found_objects for c in o.children if c.dep_ in ("amod", "det", "compound", "neg"))
    if need.what == "affirmed":
        return not is_negated(trigger) and all(o.pos_ != "PRON" for o in found_objects)
    if need.what == "inf":
        clause = clause_of(trigger)
        return clause is not None and has_to(clause)
    if need.what == "negated":
        return is_negated(trigger)
    if need.what == "asks":
        asked = any(m.lower_ in ("whether", "if") for c in own(trigger, "ccomp", "advcl") for m in own(c, "mark"))
        return asked or (trigger.tag_ == "VBN" and any(c.lower_ == "about" for c in trigger.children))
    if need.what == "deep":
        return any(t.lemma_.lower() in need.words for t in trigger.subtree)
    if need.what == "gpe":
        return any(o.ent_type_ in ("GPE", "LOC", "FAC") for o in found_objects)
    if need.what == "will":
        return any(label == "aux" and word in _WILL for _, label, word in below(trigger)) and not is_negated(trigger)
    if need.what == "refuses":
        return is_negated(trigger) and any(c.dep_ == "aux" and c.lower_ in _WILL | _DO for c in trigger.children)
    if need.what == "ing":
        return any(c.tag_ == "VBG" and c.dep_ in ("xcomp", "ccomp") for c in trigger.children)
    if need.what == "other":
        return bool(complement_subjects(trigger))
    if need.what == "forto":  # "called for Lima to halt the raids"
        return any(m.lower_ == "for" for c in own(trigger, "advcl", "ccomp", "xcomp", "acl") if has_to(c) for m in own(c, "mark"))
    if need.what == "agent":  # not "strikes cut the power to thousands of homes"
        return not any(_lemma_in(t, classes()["attack"] | {"storm", "earthquake", "flood", "fire"}) for t in doers(trigger))
    if need.what == "nationals":
        return any(_are_nationals(o) for o in found_objects)
    if need.what == "oprd":
        return bool(own(trigger, "oprd"))
    if need.what == "prt":
        near = trigger.doc[trigger.i + 1 : trigger.i + 2]  # "handed over four prisoners", which the parser reads as more than four
        return any(c.lower_ in need.words for c in (*own(trigger, "prt", "advmod", "prep", "intj", "npadvmod", "oprd", "acomp"), *near))
    if need.what in ("to", "that"):
        return _meets_clause(need, trigger)
    tokens = at_preposition(trigger, found_objects, need.what)
    if need.what in ("responsible", "accountable"):
        return any(c.lower_ == need.what for c in trigger.children)
    return any(not need.words or _lemma_in(t, need.words) for t in tokens) or (not need.words and _preposition_clause(trigger, need.what))


def _are_nationals(noun: Token) -> bool:
    """Whether a number of people are named by their country alone: "60 Peruvians", "four" of "sent home four"."""
    counted = any(c.dep_ in ("nummod", "quantmod") for c in noun.children)
    return noun.pos_ == "NUM" or (counted and noun.tag_ in ("NNPS", "NNS") and noun.text[0].isupper())


def _verdict(trigger: Token, words: frozenset[str]) -> bool:
    """Whether what a thing is called holds one of these words: "called the raid a 'flagrant violation'"."""
    parts = [
        c for c in trigger.children if c.dep_ in ("oprd", "ccomp", "xcomp", "attr", "advcl") or (c.dep_ == "prep" and c.lower_ == "as")
    ]
    named = own(trigger, "dobj")
    parts += named[1:]  # "called the ban 'an insult'", which the parser takes for two objects
    parts += [c for o in named for clause in own(o, "acl") for c in own(clause, "prep") if c.lower_ == "as"]  # "the ban imposed by Lima as"
    parts += [c for o in named for c in o.children if c.dep_ in ("amod", "appos") and c.i > o.i]  # "called the ban 'absurd'"
    parts += [c for c in own(trigger, "advmod") if c.i > trigger.i and named and c.i > named[0].i]
    return any(t.lemma_.lower() in words and not is_negated(t) for part in parts for t in part.subtree)


def _bare(trigger: Token) -> bool:
    """Whether the complement asks for something: "insisted that it be reopened", "that they should go"."""
    clause = clause_of(trigger)
    if clause is None:
        return False
    first = next((c for c in clause.children if c.dep_ in ("aux", "auxpass")), clause)
    single = any(c.tag_ == "NNP" and not c.conjuncts for c in own(clause, "nsubj"))  # "insisted that Peru pull back"
    return first.tag_ == "VB" or first.lower_ in ("should", "must") or (first.tag_ == "VBP" and first is clause and single)


def _meets_clause(need: Need, trigger: Token) -> bool:
    if need.what == "to" and need.words and any(_lemma_in(t, need.words) for t in at_preposition(trigger, [], "to")):
        return True
    if need.what == "to" and any(c.lemma_.lower() in need.words and has_to(c) for o in own(trigger, "dobj") for c in own(o, "acl")):
        return True  # "reserves the right to respond"
    clause = clause_of(trigger)
    if clause is None:
        # "agreed to a ceasefire" has no clause; a preposition "to" counts where any complement does
        return need.what == "to" and not need.words and bool(at_preposition(trigger, [], "to"))
    that = any(m.lower_ == "that" for m in own(clause, "mark"))
    infinitive = has_to(clause) or (clause.dep_ in ("pcomp", "acl") and not that)
    if need.words and clause.lemma_.lower() not in need.words:
        return False
    return infinitive if need.what == "to" else not infinitive


def _preposition_clause(trigger: Token, prep: str) -> bool:
    return any(word == prep and own(trigger.doc[i], "pcomp") for i, _, word in below(trigger))


def _lemma_in(token: Token, words: frozenset[str]) -> bool:
    lemma = token.lemma_.lower()
    if lemma == "strike" and any(word in _NO_BLOW for _, _, word in below(token)):
        lemma = "walkout"
    elif lemma == "round" and any(c.lemma_.lower() in classes()["tie"] for p in own(token, "prep") for c in p.children):
        lemma = "talk"  # "launched a new round of talks in Lima"
    elif token.lower_ in words:
        return True
    if lemma in words or (token.ent_type_ == "MONEY" and "dollar" in words):
        return True
    if any(c.lemma_.lower() in words for c in own(token, "appos")):
        return True  # "the other, a pact with Lima, was initialled"
    # "hundreds of missiles", "a round of sanctions", "4 billion dollars in aid": what is counted
    return any(prep.lower_ in ("of", "in") and any(c.lemma_.lower() in words for c in prep.children) for prep in own(token, "prep"))
