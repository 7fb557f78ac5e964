"""The words that carry an event: the verb whose subject or object its noun is, the noun that measures it, the clause that it continues."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from ingest.lexicon import words
from ingest.when.nearness import is_bound, marked, meanwhile
from ingest.when.tense import tense

OTHER_TIME = {"after", "before", "following", "since", "until", "till", "ahead", "pending", "despite", "amid", "than"}
"""What stands before another event than the one that is told."""
BESIDE = {"sideline", "margin", "fringe"}


def path_to(token: Token, top: Token) -> list[Token] | None:
    """The words from `token` up to below `top`; None where `top` isn't above it."""
    path: list[Token] = []
    while token != top:
        path.append(token)
        if token.head == token:
            return None
        token = token.head
    return path


def outer_noun(noun: Token) -> Token:
    """ "round" of "a round of talks": the noun that measures the event."""
    while (
        noun.dep_ == "pobj"
        and noun.head.lower_ in {"of", "for", "to"}
        and noun.head.head.pos_ == "NOUN"
        and noun.head.head.lemma_ in MEASURES
    ):
        noun = noun.head.head
    return noun


MEASURES = {
    "round", "series", "day", "session", "set", "bout", "resumption", "start", "beginning", "end", "close", "conclusion", "opening",
    "part",
    "plan", "invitation", "date", "preparation", "schedule", "arrangement",
}  # fmt: skip


def carrier_of(noun: Token) -> Token | None:
    """The verb that carries an event noun: whose subject or object it is, or for which somebody came."""
    first = noun
    while first.dep_ == "conj" and first.head.pos_ in {"NOUN", "PROPN"}:
        first = first.head
    beside = beside_verb(first)
    if beside is not None:
        return beside
    verb = first.head
    if first.dep_ in {"nsubj", "nsubjpass", "dobj", "attr", "oprd"} and verb.pos_ in {"VERB", "AUX"}:
        return verb if verb.lemma_ in words("event_carriers") else None
    if verb.lower_ == "with" and verb.head.dep_ == "dobj" and verb.head.head.lemma_ in FRAMES_IT:
        return verb.head.head  # "concludes her trip with a meeting on Friday"
    if verb.lower_ == "of" and verb.head.lower_ == "out" and verb.head.head.lemma_ in {"walk", "storm"}:
        return verb.head.head  # "on May 2 she walked out of a meeting"
    if verb.lower_ == "by" and verb.head.lemma_ == "follow" and verb.head.tag_ == "VBN":
        return verb.head  # "talks in Lima, followed by a meeting in Quito on Friday"
    opens = verb.lower_ == "with" and verb.head.lemma_ in FRAMES_IT  # "the day began with a meeting"
    if first.dep_ == "pobj" and (opens or verb.lower_ in {"for", "in", "at", "to", "into", "on"}) and verb.head.pos_ in {"VERB", "AUX"}:
        carrier = verb.head
        # "in their first meeting since the standoff began": parsers hang the meeting on "began"
        between = carrier.doc[first.i : carrier.i] if carrier.i > first.i else ()
        if any(t.lower_ in OTHER_TIME for t in between) or (verb.lower_ == "for" and is_bound(carrier)):
            return None
        return carrier if carrier.lemma_ in words("event_carriers") else None
    return None


FRAMES_IT = {"begin", "start", "open", "end", "close", "conclude", "follow", "culminate", "continue", "finish"}


def predicate_of(verb: Token) -> list[Token]:
    """A verb with what completes it: "is likely to take place", "are expected to resume"."""
    found = [verb]
    for token in found:
        found += [c for c in token.children if c.dep_ in {"acomp", "oprd", "xcomp"} and c.pos_ in {"VERB", "AUX", "ADJ"}]
    return found


def beside_verb(noun: Token) -> Token | None:
    """The verb of "met on Sunday on the margins of the summit": the nearest one before the phrase, for parsers attach it too high."""
    first = noun.head
    beside = first.head
    if noun.dep_ != "pobj" or first.lower_ != "of" or beside.lemma_ not in BESIDE:
        return None
    before = noun.doc[noun.sent.start : beside.i]
    return next((t for t in reversed(list(before)) if t.pos_ == "VERB"), None)


def continued(verb: Token) -> Iterator[Token]:
    """The verbs whose clause this one continues, nearest first: of its purpose, participle, coordination or "where" clause."""
    seen = verb
    for _ in range(4):
        head = seen.head
        if (seen.dep_ in {"xcomp", "conj"} and head.pos_ in {"VERB", "AUX"}) or (
            seen.dep_ == "advcl" and head.pos_ in {"VERB", "AUX"} and (not marked(seen) or meanwhile(seen))
        ):
            yield head
        elif seen.dep_ == "ccomp" and head.lemma_ == "be" and any(c.lower_ == "it" and c.dep_ == "nsubj" for c in head.children):
            yield head  # "it was in May that they met"
        elif seen.dep_ == "relcl" and any(c.lower_ == "where" for c in seen.children):
            above = next((a for a in head.ancestors if a.pos_ in {"VERB", "AUX"} or a.lower_ in OTHER_TIME), None)
            if above is None or above.lower_ in OTHER_TIME:
                return
            yield above
            head = above
        else:
            return
        seen = head


def shares(verb: Token, above: Token) -> bool:
    """Whether a verb has the date of the one that it continues: same time, no report, decision or other tense between them."""
    if verb.dep_ == "xcomp":
        return above.lemma_ in words("event_carriers") or above.lower_ in words("planned_participles")
    own, other = tense(verb), tense(above)
    if verb.dep_ == "conj":
        return own == other
    if verb.dep_ == "relcl" and own == "future" and above.lemma_ in words("scheduled_verbs"):
        return True  # "on May 2 she continues to Lima, where she will meet"
    return own in {"none", "infinitive", other}


def told_of_time(verb: Token) -> Token | None:
    """The "was" that says when and where somebody did something last: "the last time that they met was in May in Lima"."""
    time = verb.head
    above = time.head
    return above if verb.dep_ == "relcl" and time.lemma_ == "time" and time.dep_ == "nsubj" and above.lemma_ == "be" else None
