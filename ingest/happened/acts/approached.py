"""Who is told something by way of another verb: "rang the king to urge restraint", "accused Lima of lies and demanded that it pay"."""

from __future__ import annotations

from spacy.tokens import Token

from ingest.happened.acts.frames import classes
from ingest.happened.acts.slots import has_to, own
from ingest.happened.arguments import after, undergoers

_TELLING = frozenset({"tell", "inform", "assure", "remind"})
_SUBJECTS = frozenset({"it", "they", "he", "she"})


def approached(trigger: Token) -> list[Token]:
    """Whom somebody calls, meets or goes to in order to do it, where the infinitive itself names nobody."""
    said = [p for c in own(trigger, "prep") if c.lower_ in ("in", "during", "by", "through") for p in own(c, "pobj")]
    if told := [t for p in said if p.lemma_ in classes()["utterance"] for t in after(p, "to", "with")]:
        return told  # "in a letter to Lima, Quito asked for help"
    verb = trigger
    while verb.dep_ == "conj" and verb.head.pos_ == "VERB" and not own(verb, "nsubj", "nsubjpass"):
        verb = verb.head
    above = verb.head
    if verb.dep_ == "ccomp" and above.lemma_ in _TELLING and above.i < verb.i:
        return undergoers(above)  # "told Lima that it wanted the crew freed"
    if verb.dep_ not in ("advcl", "xcomp") or not (has_to(verb) or verb.tag_ == "VBG") or above.pos_ != "VERB" or above.i > verb.i:
        return []
    lemma = above.lemma_.lower()
    if lemma in classes()["contact"]:
        found = [t for t in undergoers(above) if t.ent_type_ not in ("DATE", "TIME")]
        return found or after(above, "with", "to", "by", "on")
    return after(above, "to") if lemma in ("fly", "travel", "go", "come", "rush", "head") else []


def taken_up(subjects: list[Token], trigger: Token) -> list[Token]:
    """For whom the pronoun in what is demanded stands: the object of the verb before, which the demand adds to."""
    if [t.lower_ for t in subjects if t.lower_ in _SUBJECTS] != [t.lower_ for t in subjects] or not subjects:
        return []
    above = trigger.head
    return undergoers(above) if trigger.dep_ == "conj" and above.pos_ == "VERB" and above.i < trigger.i else []
