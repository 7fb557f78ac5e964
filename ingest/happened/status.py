"""Modality: the status that a sentence gives to what it tells.

A verb has its status from its tense, modals and negation; an infinitive, gerund or complement clause from the word that governs it
("agreed to meet", "denied having met"); a noun from its adjectives, its relative clause, and from the verb or noun that governs it
("a planned summit", "called off the talks", "a call for talks"). The words are in the lexicon `status_words.tsv`. A date settles what is
left open: what lies ahead of the publication date has not happened.
"""

from __future__ import annotations

from functools import cache
from typing import Literal, cast

from spacy.tokens import Token

from graphkit.vocabulary import Status
from ingest.happened.polarity import is_hypothetical, is_negated
from ingest.lexicon import table, words
from ingest.notes import Notes
from ingest.when import when_of
from ingest.when.tense import auxiliaries, stems, tense

__all__ = ["is_hypothetical", "is_negated", "status_of"]

_Effect = Literal["occurred", "ongoing", "planned", "proposed", "claimed", "denied", "cancelled", "same", "none"]
_DEEP = 8
_RELATIVE_PARTS = {"nsubj", "nsubjpass", "dobj", "pobj"}
_WHEN = {"before", "after", "when", "once", "until", "till", "as"}
_OVER: set[Status] = {"occurred", "ongoing"}


@cache
def _effects(kind: str) -> dict[str, _Effect]:
    return {row["word"]: cast(_Effect, row["status"]) for row in table("status_words") if row["class"] == kind}


def _effect(token: Token, kind: str, suffix: str = "") -> _Effect | None:
    """What a word of the lexicon makes of what it governs; None where it isn't there."""
    table_ = _effects(kind)
    return next((table_[key] for stem in stems(token) if (key := stem + suffix) in table_), None)


def status_of(trigger: Token, notes: Notes) -> Status | None:
    """The status of the event that this verb or noun announces; None where the clause asserts no occurrence ("if they met")."""
    if is_hypothetical(trigger):
        return None
    reader = _Reader(notes)
    found = reader.arranged(trigger) or (reader.verb(trigger) if trigger.pos_ in {"VERB", "AUX"} else reader.noun(trigger))
    if notes.published is not None and (found in _OVER or (found == "planned" and _ahead_of(trigger))):
        when = when_of(trigger, notes)
        if when is not None and when.first is not None and when.last is not None:
            if when.first > notes.published and tense(trigger) != "past":
                return "planned"
            if found == "planned" and when.last < notes.published:
                return "occurred"  # "arrived ahead of Sunday's summit", told on Monday
    return found


def _ahead_of(noun: Token) -> bool:
    return noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lower_ == "ahead"


class _Reader:
    """Reads status off the tree; `notes` tell the title from the text."""

    def __init__(self, notes: Notes) -> None:
        self.titled = bool(notes.article.title)

    def in_title(self, token: Token) -> bool:
        """Whether a token stands in the article's title."""
        return self.titled and token.sent.start == 0

    def arranged(self, trigger: Token) -> Status | None:
        """The status where the trigger itself says that something is arranged: "is due in Lima", "is expected at the talks"."""
        if _effects("adjective").get(trigger.lower_) != "planned" or trigger.tag_ not in {"JJ", "VBN", "IN"}:
            return None
        copula = trigger.head if trigger.dep_ in {"acomp", "oprd"} else trigger
        if not any(c.dep_ in {"nsubj", "nsubjpass"} for c in copula.children) or any(c.dep_ == "xcomp" for c in trigger.children):
            return None
        return self._govern(trigger, "planned", 0)

    # verbs

    def verb(self, verb: Token, depth: int = 0) -> Status | None:
        """The status of what a verb tells."""
        if depth > _DEEP:
            return None
        if self._disowned(verb):
            return "denied"
        own = self._own(verb, depth)
        if own is None or verb.dep_ not in {"ccomp", "csubj", "csubjpass"}:
            return own
        # "denied that they had met", "hopes that they will meet": reports leave the inner status, others change it
        effect = _effect(verb.head, "verb")
        if effect in {"denied", "none"} or (
            effect in {"proposed", "cancelled"} and tense(verb) in {"none", "modal", "infinitive", "present"}
        ):
            return self._govern(verb.head, cast(_Effect, effect), depth)
        return own

    def _disowned(self, verb: Token) -> bool:
        """Whether a clause is the content of a report that is denied: "denied a report that he had spoken with ..."."""
        if verb.dep_ not in {"acl", "relcl", "ccomp"} or verb.head.lemma_ not in words("reports"):
            return False
        report = verb.head
        above = report.head
        denied = {"deny", "dismiss", "reject", "refute", "dispute", "contradict"}
        if any(t.lower_ in words("untrue") for c in above.children for t in (c, *c.children)) and not is_negated(above):
            return True  # "described as untrue a report that ...", "the report that ... is false"
        return above.pos_ == "VERB" and report.dep_ in {"dobj", "nsubjpass", "dative"} and above.lemma_ in denied and not is_negated(above)

    def _own(self, verb: Token, depth: int) -> Status | None:
        negated = is_negated(verb)
        kind = tense(verb)
        helpers = auxiliaries(verb)
        if kind == "future":
            return "cancelled" if negated else "planned"
        if kind == "modal":
            return self._modal(verb, helpers, negated)
        if kind == "past":
            return "denied" if negated else "occurred"
        if kind == "present":
            if negated:
                return "denied"
            if verb.lemma_ == "be" and any(c.dep_ == "acomp" and _effects("adjective").get(c.lower_) == "planned" for c in verb.children):
                return "planned"
            if verb.dep_ == "advcl" and any(c.lower_ in _WHEN and c.dep_ in {"mark", "advmod"} for c in verb.children):
                main = self.verb(verb.head, depth + 1) if verb.head.pos_ in {"VERB", "AUX"} else None
                if main in {"planned", "proposed"}:
                    return "planned"  # "before he travels to Lima, the president will ..."
            progressive = verb.tag_ == "VBG" and any(h.lemma_ == "be" for h in helpers)
            return "ongoing" if progressive and not self.in_title(verb) else "occurred"
        return self._dependent(verb, kind, depth)

    def _modal(self, verb: Token, helpers: list[Token], negated: bool) -> Status | None:
        words = {h.lower_ for h in helpers}
        if any(h.lower_ in {"have", "'ve"} for h in helpers):
            return "occurred" if words & {"must"} else None  # "would have met"
        if words & {"would", "'d"}:
            reported = verb.dep_ in {"ccomp", "relcl", "conj", "advcl", "parataxis"} or verb.head == verb
            if negated:
                return "cancelled"
            return "planned" if reported and tense(verb.head) in {"past", "none"} and verb.head != verb else "proposed"
        if words & {"could", "ca", "can"} and negated:
            return "denied"
        return None if negated else "proposed"

    def _dependent(self, verb: Token, kind: str, depth: int) -> Status | None:
        """An infinitive, gerund, participle: what governs it tells."""
        head = verb.head
        if is_negated(verb):
            return "denied" if kind == "none" else "cancelled"
        if head == verb or verb.dep_ == "ROOT":
            if kind == "infinitive" or any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children):
                return "planned"  # a headline: "Ministers to meet in Oslo"
            return (
                "occurred" if verb.tag_ in {"VBN", "VBG"} else "proposed" if verb.tag_ == "VB" and not self.in_title(verb) else "occurred"
            )
        if verb.dep_ in {"acl", "relcl"} and verb.tag_ == "VBN":
            return "planned" if _effects("adjective").get(verb.lower_) == "planned" else "occurred"
        if head.pos_ in {"NOUN", "PROPN", "PRON"}:
            effect = _effect(head, "noun") if kind == "infinitive" or verb.tag_ == "VBG" else None
            if verb.dep_ in {"acl", "relcl"} and effect is not None:
                return self._govern(head, effect, depth)
            if kind == "infinitive":
                return "planned"
            return self.up(head, depth)
        if head.pos_ == "ADJ":
            effect = _effects("adjective").get(head.lower_, "none" if kind == "infinitive" else "same")
            return self._govern(head, effect, depth)
        if verb.dep_ == "pcomp" or head.pos_ in {"ADP", "SCONJ"}:
            return self._after_preposition(head, depth)
        if head.pos_ in {"VERB", "AUX"}:
            return self._after_verb(verb, head, kind, depth)
        return self.up(head, depth)

    def _after_preposition(self, prep: Token, depth: int) -> Status | None:
        if prep.lower_ in {"without", "instead"} or (prep.lower_ == "of" and prep.head.lower_ == "instead"):
            return "denied"
        above = prep.head
        effect = _phrase_effect(above, prep)
        if effect is not None:
            return self._govern(above, effect, depth)
        if above.pos_ == "NOUN" and (effect := _effect(above, "noun")) is not None:
            return self._govern(above, effect, depth)
        over = self.up(above, depth)
        if prep.lower_ in {"before"} and over in _OVER:
            return "occurred"
        return over

    def _after_verb(self, verb: Token, head: Token, kind: str, depth: int) -> Status | None:
        effect = _effect(head, "verb")
        if kind == "infinitive" and head.lemma_ == "be":
            unreal = any(c.dep_ == "aux" and c.lower_ == "have" for c in verb.children)  # "was to have met"
            return "cancelled" if unreal or is_negated(head) else "planned"  # "is to meet"
        if verb.dep_ in {"xcomp", "ccomp", "dobj", "csubj", "csubjpass", "nsubj"}:
            adjective = _effects("adjective").get(head.lower_) if head.tag_ in {"VBN", "JJ"} else None
            particle = any(c.dep_ == "prt" for c in head.children)
            effect = (
                (_effect_with_particle(head) if particle else None)
                or adjective
                or effect
                or ("same" if kind == "none" or verb.dep_ == "xcomp" else "none")
            )
            if head.lemma_ in {"begin", "start", "continue", "stop", "cease", "finish"}:
                effect = "same"
            return self._govern(head, effect, depth)
        if (
            verb.dep_ == "advcl"
            and kind == "infinitive"
            and effect in {"planned", "proposed", "cancelled"}
            and verb.i > head.i
            and head.lemma_ not in {"be", "set"}
        ):
            return self._govern(head, effect, depth)
        return self.verb(head, depth + 1)

    def up(self, token: Token, depth: int) -> Status | None:
        """The status of the nearest verb above a token; what stands under none has occurred."""
        if token.pos_ in {"VERB", "AUX"}:
            return self.verb(token, depth + 1)
        above = next((a for a in token.ancestors if a.pos_ in {"VERB", "AUX"}), None)
        return self.verb(above, depth + 1) if above is not None else "occurred"

    def _govern(self, governor: Token, effect: _Effect, depth: int) -> Status | None:
        """What a governing word of this effect makes of the event, in its own modality."""
        if effect == "none":
            return None
        own: Status | None = "occurred"
        if governor.pos_ in {"VERB", "AUX"}:
            own = self.verb(governor, depth + 1)
        elif governor.pos_ == "ADJ" or governor.pos_ == "NOUN":
            verb = next((a for a in governor.ancestors if a.pos_ in {"VERB", "AUX"}), None)
            if governor.pos_ == "ADJ" and verb is not None:
                own = self.verb(verb, depth + 1)
            elif is_negated(governor):
                own = "denied"
            elif governor.pos_ == "NOUN":
                own = self._fate(governor)
        if effect == "same":
            return own
        if own is None:
            return None
        if own == "denied" and effect == "planned" and not is_negated(governor):
            return "denied"  # a denied report of a plan
        if own in {"denied", "cancelled"}:  # "did not agree to meet", "has not ruled out talks"
            return {"planned": "cancelled", "proposed": "cancelled", "cancelled": "proposed", "denied": "occurred"}.get(effect, own)  # type: ignore[return-value]
        if own == "proposed" and effect == "planned":
            return "proposed"
        if own in {"planned", "proposed"} and effect == "denied":
            return "denied"
        return effect  # type: ignore[return-value]  # "same" and "none" are gone

    def _fate(self, noun: Token) -> Status | None:
        """What becomes of an offer, plan or call: "turned down an offer of talks", "the plan was dropped"."""
        verb = noun.head
        if verb.pos_ != "VERB" or noun.dep_ not in {"dobj", "nsubjpass"}:
            return "occurred"
        if _effect_with_particle(verb) in {"cancelled", "denied"} and verb.lemma_ not in {"suspend", "delay", "postpone"}:
            return "cancelled" if self.verb(verb) in {"occurred", "ongoing"} else "occurred"
        return "occurred"

    # nouns

    def noun(self, noun: Token, depth: int = 0) -> Status | None:
        """The status of the event that a noun names."""
        if depth > _DEEP:
            return None
        if any(c.dep_ == "det" and c.lower_ in {"no", "neither"} for c in noun.children):
            verb = noun.head
            # "no talks are scheduled": there is no event to tell of
            return (
                None if verb.pos_ == "VERB" and verb.lemma_ != "be" and _effect_with_particle(verb) in {"planned", "proposed"} else "denied"
            )
        if self.in_title(noun) and not any(t.pos_ in {"VERB", "AUX"} for t in noun.sent):
            return self._heading(noun)
        first = noun
        while first.dep_ == "conj" and first.head.pos_ in {"NOUN", "PROPN"}:
            first = first.head
        by_head = self._by_head(first, depth)
        by_word = self._by_modifier(noun)
        if by_word is None:
            return by_head
        # "the planned talks were held", "a meeting scheduled for Friday was called off", "the suspended talks could resume": the verb has
        # the last word where it tells of the event's own fate
        realised = (
            first.head.pos_ in {"VERB", "AUX"}
            and first.dep_ in {"nsubj", "nsubjpass", "dobj"}
            and first.head.lemma_ in words("realising_verbs")
        )
        if by_word in {"planned", "cancelled"} and by_head == "denied":
            return "cancelled"  # "the talks planned for June were never held"
        if realised or by_head in {"cancelled", "denied"} or (by_head in {"proposed", "planned"} and by_word == "cancelled"):
            return by_head
        return by_word

    def _by_head(self, noun: Token, depth: int) -> Status | None:
        """The status that comes from what governs a noun."""
        head = noun.head
        if head == noun:
            return "occurred"
        if noun.dep_ in {"nsubj", "nsubjpass", "csubj"}:
            return self._as_subject(noun, head, depth)
        if noun.dep_ in {"dobj", "attr", "oprd", "dative"} and head.pos_ in {"VERB", "AUX"}:
            return self._as_object(head, depth)
        if noun.dep_ == "pobj":
            return self._as_prepositional(head, depth)
        if noun.dep_ in {"compound", "nmod", "amod", "poss"} and head.pos_ in {"NOUN", "PROPN"}:
            effect = _effect(head, "noun")
            if noun.dep_ == "poss" and effect is None:
                return self.up(head, depth)
            return self._govern(head, effect, depth) if effect not in {None, "same"} else self.noun(head, depth + 1)  # type: ignore[arg-type]
        if noun.dep_ == "appos":
            return self.noun(head, depth + 1)
        return self.up(head, depth)

    def _by_modifier(self, noun: Token) -> Status | None:
        for child in noun.children:
            if child.dep_ in {"amod", "acl", "compound", "advmod"}:
                effect = _effects("adjective").get(child.lower_)
                if effect not in {None, "same", "none"} and not (child.dep_ == "acl" and child.tag_ == "VBG"):
                    return cast(Status, effect)
            if child.dep_ == "relcl" and child.pos_ in {"VERB", "AUX"}:
                relative = next((c for c in child.subtree if c.lower_ in {"which", "that"} and c.dep_ in _RELATIVE_PARTS), None)
                inner = next((c for c in child.children if c.dep_ == "xcomp"), None)
                if relative is not None and relative.dep_ in {"nsubj", "nsubjpass"} and relative.head == child:
                    found = self._as_subject(noun, child, 0)
                elif inner is not None and child.lemma_ == "be":
                    found = self.verb(inner)  # "talks which Peru was to have hosted"
                else:
                    continue
                if found not in {None, "occurred", "ongoing"}:
                    return found
        return None

    def _heading(self, noun: Token) -> Status:
        """A title without a verb, such as "Readout of the minister's call with ...": the first verb of the text tells."""
        for sent in noun.doc.sents:
            root = sent.root
            if sent.start > 0 and root.pos_ in {"VERB", "AUX"}:
                return "planned" if self.verb(root) == "planned" else "occurred"
        return "occurred"

    def _as_subject(self, noun: Token, verb: Token, depth: int) -> Status | None:
        """ "talks were called off", "the summit is scheduled for May", "the meeting did not take place"."""
        passive = noun.dep_ == "nsubjpass" or any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children)
        if passive:
            effect = _effect_with_particle(verb)
            if effect == "planned" and _ends(verb):
                return "occurred"
            if effect in {"planned", "proposed", "cancelled", "denied"} and verb.lemma_ not in {"welcome", "confirm", "announce"}:
                return self._govern(verb, cast(_Effect, effect), depth)
        complement = next((c for c in verb.children if c.dep_ in {"acomp", "oprd"}), None)
        if verb.lemma_ in {"be", "remain", "become", "seem", "look"} and complement is not None:
            effect = _effects("adjective").get(complement.lower_)
            if effect == "planned" and _ends(complement):
                return "occurred"
            if effect not in {None, "same", "ongoing"}:
                return self._govern(complement, cast(_Effect, effect), depth) if effect != "none" else None
            if complement.lower_ in {"off"}:
                return "cancelled"
        own = self.verb(verb, depth)
        # "the talks did not produce a deal" were held all the same
        return "occurred" if own == "denied" and verb.lemma_ not in words("realising_verbs") else own

    def _as_object(self, verb: Token, depth: int) -> Status | None:
        """ "held talks", "called off the visit", "seeks a meeting"."""
        effect = _effect_with_particle(verb)
        if verb.lemma_ in words("plain_with_object") and not any(c.dep_ == "prt" for c in verb.children):
            effect = "same"  # "started talks", "accepted the visit": as governors of an infinitive these tell otherwise
        if effect is None or effect == "same":
            own = self.verb(verb, depth)
            # who "did not attend the summit" doesn't deny it
            return "occurred" if own == "denied" and verb.lemma_ not in words("realising_verbs") else own
        return self._govern(verb, effect, depth)

    def _as_prepositional(self, prep: Token, depth: int) -> Status | None:
        above = prep.head
        effect = _phrase_effect(above, prep)
        if effect is None and above.pos_ == "NOUN":
            effect = _effect(above, "noun")
            if effect is None:
                return self.noun(above, depth + 1)
        if effect is not None and effect != "same":
            return self._govern(above, effect, depth)
        if above.pos_ in {"ADP", "ADV"} and above.lower_ in {"ahead", "prior", "advance"}:
            return "planned"
        if prep.lower_ == "before":
            return "occurred" if self.up(above, depth) in _OVER and _past_clause(above) else "planned"
        if prep.lower_ in {"after", "following", "since", "during"}:
            return "planned" if prep.lower_ == "during" and self.up(above, depth) == "planned" else "occurred"
        if prep.lower_ == "without":
            return "denied"
        own = self.up(above, depth)
        if own == "denied" and not (prep.lower_ == "for" and above.lemma_ in words("event_carriers")):
            return "occurred"
        return own


def _past_clause(token: Token) -> bool:
    """Whether the nearest verb above is in the past."""
    verb = token if token.pos_ in {"VERB", "AUX"} else next((a for a in token.ancestors if a.pos_ in {"VERB", "AUX"}), None)
    return verb is not None and tense(verb) == "past"


def _ends(word: Token) -> bool:
    """ "the round is due to end on Sunday": what is to come is its end."""
    return any(c.dep_ == "xcomp" and c.lemma_ in {"end", "conclude", "continue", "last", "close", "finish"} for c in word.children)


def _effect_with_particle(verb: Token) -> _Effect | None:
    """The effect of a verb, with its particle where it has one: "call off" isn't "call"."""
    particle = next((c.lower_ for c in verb.children if c.dep_ == "prt"), None)
    phrasal = _effect(verb, "verb", f" {particle}") if particle else None
    return phrasal or _effect(verb, "verb")


def _phrase_effect(above: Token, prep: Token) -> _Effect | None:
    """The effect of a verb with its preposition: "called for talks", "pulled out of the summit"."""
    if above.pos_ in {"ADP", "ADV", "PART"} and above.dep_ in {"prep", "advmod", "prt"}:
        return _effect(above.head, "verb", f" {above.lower_} {prep.lower_}")
    particle = next(
        (
            f"{c.lower_} "
            for c in above.children
            if c.dep_ in {"prt", "advmod"} and c.i < prep.i and c.lower_ in {"up", "forward", "away", "out"}
        ),
        "",
    )
    return _effect(above, "verb", f" {particle}{prep.lower_}")
