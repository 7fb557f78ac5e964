"""The tense of a verb, by way of its auxiliaries and of the verbs that it shares them with."""

from __future__ import annotations

from typing import Literal

from spacy.tokens import Token

Tense = Literal["past", "present", "future", "modal", "infinitive", "none"]

_WILL = {"will", "shall", "'ll", "’ll", "wo", "sha"}
_MODAL = {"may", "might", "could", "can", "should", "must", "would", "ca", "ought", "'d", "’d"}


def stems(token: Token) -> list[str]:
    """The forms under which a word list may hold a word: the tagger's lemma, then plainer ones ("hopes" isn't "hop")."""
    word = token.lower_
    found = [token.lemma_.lower(), word]
    for ending, instead in (("s", ""), ("d", ""), ("ed", ""), ("ing", ""), ("ing", "e"), ("ies", "y"), ("ied", "y")):
        if word.endswith(ending):
            found.append(word[: -len(ending)] + instead)
    return found


def auxiliaries(verb: Token) -> list[Token]:
    """Its auxiliaries, "to" included; a coordinated verb without any has those of the verb before it ("will fly and meet")."""
    own = [c for c in verb.children if c.dep_ in {"aux", "auxpass"}]
    if own or verb.dep_ != "conj" or verb.head.pos_ not in {"VERB", "AUX"} or verb.tag_ not in {"VB", "VBN", "VBG"}:
        return own
    if any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children):
        return own
    return auxiliaries(verb.head) if verb.head.i < verb.i else own


def tense(verb: Token) -> Tense:
    """The tense of a verb's own clause. "would" is "modal"; a bare participle or infinitive has "none" or "infinitive" of its own."""
    helpers = auxiliaries(verb)
    words = {h.lower_ for h in helpers}
    if words & _WILL:
        return "future"
    if any(h.lower_ in _MODAL and h.tag_ == "MD" for h in helpers):
        return "modal"
    if "to" in words or any(h.tag_ == "TO" for h in helpers):
        return "infinitive"
    if any(h.tag_ == "VBD" for h in helpers):
        return "past"
    if any(h.lemma_ == "have" and h.tag_ in {"VBZ", "VBP"} for h in helpers):
        return "past"
    if any(h.tag_ in {"VBZ", "VBP"} for h in helpers):
        return "present"
    if verb.tag_ == "VBD" or _is_finite(verb):
        return "past"
    if verb.tag_ in {"VBZ", "VBP"}:
        return "present"
    return "none"


def _is_finite(participle: Token) -> bool:
    """ "The round opened in Oslo on Tuesday", where the tagger took the past tense for a participle: it has a subject and no auxiliary."""
    if participle.tag_ != "VBN" or participle.dep_ not in {"ROOT", "ccomp", "conj"}:
        return False
    labels = [c.dep_ for c in participle.children if c.i < participle.i]
    return "nsubj" in labels and "aux" not in labels and "auxpass" not in labels


def governor(token: Token) -> Token | None:
    """The nearest verb above a token."""
    for above in token.ancestors:
        if above.pos_ in {"VERB", "AUX"}:
            return above
    return None
