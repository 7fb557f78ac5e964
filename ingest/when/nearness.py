"""Where a date stands beside what it may date: right after the phrase, at a decision that ends talks, in the dateline."""

from __future__ import annotations

from spacy.tokens import Token

from ingest.below import bounds
from ingest.notes import Timex
from ingest.when.tense import tense

_DASHES = {"-", "--", "–", "—"}


def goes_with(on: Token, noun: Token) -> bool:
    """Whether a date hangs on the verb of the clause that tells what went on at the occasion, or on one that it completes."""
    verb = next((a for a in noun.ancestors if a.pos_ in {"VERB", "AUX"}), None)
    while verb is not None and verb != on and verb.dep_ == "xcomp":
        verb = verb.head
    return verb is not None and verb == on and tense(verb) == "past"


def is_ahead(prep: Token) -> bool:
    return prep.lower_ == "before" or (prep.lower_ == "of" and prep.head.lower_ == "ahead")


def ahead_of_other(timex: Timex, verb: Token) -> bool:
    """Whether a date after a verb is that of what the verb's doing comes ahead of: "will travel ahead of a summit in Lima on May 2"."""
    between = verb.doc[verb.i + 1 : timex.start] if timex.start > verb.i else ()
    at = next((t.i for t in between if t.lower_ == "of" and t.nbor(-1).lower_ == "ahead"), None)
    return at is not None and not any(t.text == "," for t in verb.doc[at : timex.start])


def follows(timex: Timex, noun: Token) -> bool:
    """Whether a date stands right after a noun's phrase, a preposition between or not."""
    last = noun.right_edge.i
    gap = timex.start - last
    return gap == 1 or (gap == 2 and noun.doc[last + 1].pos_ in {"ADP", "PUNCT", "ADV"})


def runs_on(timex: Timex, noun: Token, verb: Token) -> bool:
    """Whether a date stands between a noun and a verb right after it that has no subject, as the noun must be it."""
    if noun.dep_ != "pobj" or verb.tag_ != "VBD" or verb.i != timex.end or not noun.i < timex.start:
        return False
    alone = not any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children)
    return alone and not any(t.pos_ in {"VERB", "AUX"} for t in noun.doc[noun.i : verb.i])


def long_ago(timex: Timex, noun: Token, verb: Token) -> bool:
    """Whether a month or a year that stands after what is talked of is its own: the news itself is told by days."""
    if timex.first is None or timex.last is None or (timex.last - timex.first).days < 27 or not 0 < timex.start - noun.i < 16:
        return False
    between = noun.doc[noun.i + 1 : timex.start]
    own = noun.dep_ == "dobj" and noun.head == verb and verb.tag_ in {"VBD", "VBZ", "VBP", "VBG"}
    return own and not any(t.pos_ in {"VERB", "AUX", "SCONJ", "CCONJ"} or t.text in {";", ":"} for t in between)


def is_edge(timex: Timex, trigger: Token) -> bool:
    """ "before the end of next week" is a date in that week, "as early as Monday" is Monday."""
    if (
        timex.start >= 2
        and trigger.doc[timex.start - 1].lower_ == "as"
        and trigger.doc[timex.start - 2].lower_ in {"soon", "early", "late", "recently"}
    ):
        return True
    if timex.first is None or timex.last is None or (timex.last - timex.first).days > 31:
        return False  # "before the end of the year" may be any day
    return trigger.doc[timex.start : timex.end].text.lower().startswith(("the end of", "the close of"))


def in_dateline(timex: Timex, trigger: Token) -> bool:
    """Whether a date belongs to a dateline: "GENEVA, March 3 (Reuters) -"."""
    (start, end), doc = bounds(trigger), trigger.doc
    before = [t for t in doc[start : timex.start] if not t.is_punct and not t.is_space]
    if len(before) > 6 or any(not (t.text[0].isupper() or t.lower_ in {"of", "the", "and"}) for t in before):
        return False
    after = doc[timex.end : min(timex.end + 8, end)]
    if not len(after) or after[0].lower_ not in {"(", "--", "–", "—", "-", "/", ":"}:
        return False
    return after[0].lower_ in _DASHES or any(t.lower_ in _DASHES for t in after)


COME_OF = {"agree", "sign", "announce", "reach", "strike", "seal", "initial", "conclude", "emerge", "pledge"}
"""What is done as talks end, on their last day."""


def is_bound(verb: Token) -> bool:
    """ "Was on her way to Lima on Sunday for a summit", which is not that day's."""
    return verb.lemma_ == "be" and any(p.lower_ == "way" for c in verb.children if c.lower_ == "on" for p in c.children)


def trails(timex: Timex, verb: Token | None, on: Token) -> bool:
    """Whether a month or a year at the end of a sentence, which the parser hung on the main verb, is that of its last relative clause."""
    if verb is None or timex.first is None or timex.last is None or (timex.last - timex.first).days < 27:
        return False
    if verb.dep_ != "relcl" or not verb.i < timex.start or on == verb or on not in list(verb.ancestors):
        return False
    return on.i < verb.i and not any(t.pos_ in {"VERB", "AUX"} for t in verb.doc[verb.i + 1 : timex.start])


_SITTINGS = {"meeting", "talk", "summit", "round", "session", "conversation", "call", "discussion", "negotiation", "contact", "encounter"}
_SEEN = {"meet", "speak", "talk", "see", "sit"}


def not_since(verb: Token) -> bool:
    """ "Have not met since June 21": on that day they did."""
    helpers = {c.lower_ for c in verb.children if c.dep_ in {"aux", "neg"}}
    held = verb.lemma_ in {"hold", "have"} and any(c.dep_ == "dobj" and c.lemma_ in _SITTINGS for c in verb.children)
    if not (held or verb.lemma_ in _SEEN) or not helpers & {"have", "has", "had", "'ve"} or not helpers & {"not", "n't", "never"}:
        return False
    return any(p.ent_type_ == "DATE" for c in verb.children if c.lower_ == "since" and c.dep_ == "prep" for p in c.children)


def not_for_years(verb: Token) -> bool:
    """ "No official had met him in three years": how long ago they last did, and no report that somebody didn't."""
    if not any(c.dep_ == "aux" and c.lower_ in {"have", "has", "had", "'ve", "'d"} for c in verb.children):
        return False
    lasting = (p for c in verb.children if c.dep_ == "prep" and c.lower_ in {"in", "for"} for p in c.children)
    return any(p.ent_type_ in {"DATE", "TIME"} and p.tag_ in {"NNS", "NN"} and p.lemma_ in _MEASURED for p in lasting)


_MEASURED = {"year", "month", "week", "decade", "day", "generation"}


def meanwhile(verb: Token) -> bool:
    """ "Agreed on Tuesday to restore ties as they met in Lima": at the same time."""
    return any(c.dep_ == "mark" and c.lower_ == "as" for c in verb.children)


def marked(verb: Token) -> bool:
    """Whether a clause has a conjunction of its own: "after they met", "if they meet"."""
    return any(c.dep_ == "mark" or (c.dep_ == "advmod" and c.lower_ in {"when", "while", "once"}) for c in verb.children)
