"""The status of the event that a noun names: its adjectives, its relative clause, and the verb or noun that governs it."""

from __future__ import annotations

from itertools import pairwise
from typing import cast

from spacy.tokens import Token

from graphkit.vocabulary import Status
from ingest.happened.effects import Effect, effect_of, effect_with_particle, effects, only_ends, phrase_effect
from ingest.happened.polarity import is_negated
from ingest.happened.verb_status import DEEP, OVER, VerbReader
from ingest.lexicon import words
from ingest.when.carriers import beside_verb
from ingest.when.tense import tense

_SETTLES = {"confirm", "schedule", "arrange", "fix", "finalise", "finalize", "announce", "agree", "set", "decide"}
_RELATIVE_PARTS = {"nsubj", "nsubjpass", "dobj", "pobj"}


CLOSING = {"end", "conclude", "close", "finish", "wrap"}
_CLOSES = {"end", "close", "conclusion"}
_PUT_FORWARD = {"propose", "suggest", "offer", "plan", "schedule"}


_COMES_OF_IT = {"result", "outcome", "conclusion", "finding"}


def _drops_journey(verb: Token) -> bool:
    return any(c.dep_ in {"dobj", "nsubjpass"} and c.lemma_ in {"trip", "visit", "journey", "tour", "flight"} for c in verb.children)


class NounReader(VerbReader):
    """Reads the status of nouns, and of the verbs that govern them."""

    def arranged(self, trigger: Token) -> Status | None:
        """The status where the trigger itself says that something is arranged: "is due in Lima", "is expected at the talks"."""
        if effects("adjective").get(trigger.lower_) != "planned" or trigger.tag_ not in {"JJ", "VBN", "IN"}:
            return None
        copula = trigger.head if trigger.dep_ in {"acomp", "oprd"} else trigger
        if not any(c.dep_ in {"nsubj", "nsubjpass"} for c in copula.children) or any(c.dep_ == "xcomp" for c in trigger.children):
            return None
        return self.govern(trigger, "planned", 0)

    def noun(self, noun: Token, depth: int = 0) -> Status | None:
        """The status of the event that a noun names."""
        if depth > DEEP:
            return None
        if any(c.dep_ == "det" and c.lower_ in {"no", "neither"} for c in noun.children):
            verb = noun.head
            # "no talks are scheduled": there is no event to tell of
            return (
                None if verb.pos_ == "VERB" and verb.lemma_ != "be" and effect_with_particle(verb) in {"planned", "proposed"} else "denied"
            )
        if self.in_title(noun) and not any(t.pos_ in {"VERB", "AUX"} for t in noun.sent):
            return self._heading(noun)
        first = noun
        while first.dep_ == "conj" and first.head.pos_ in {"NOUN", "PROPN"}:
            first = first.head
        beside = beside_verb(first)
        by_head = self.verb(beside, depth + 1) if beside is not None else self._by_head(first, depth)
        if self.in_title(noun) and any(c.dep_ in {"xcomp", "acl", "relcl"} and tense(c) == "infinitive" for c in noun.children):
            return "planned"  # a headline: "Lima talks to resume"
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
        if by_word in {"planned", "proposed", "cancelled"} and by_head == "denied":
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
            effect = effect_of(head, "noun")
            if noun.dep_ == "poss" and effect is None:
                return self.up(head, depth)
            return self.govern(head, effect, depth) if effect not in {None, "same"} else self.noun(head, depth + 1)
        if noun.dep_ == "appos":
            return self.noun(head, depth + 1)
        return self.up(head, depth)

    def _by_modifier(self, noun: Token) -> Status | None:
        for child in noun.children:
            if child.dep_ in {"acl", "relcl"} and tense(child) == "infinitive" and any(c.dep_ == "auxpass" for c in child.children):
                return "planned"  # "a meeting to be held in Lima"
            if child.dep_ in {"amod", "acl", "compound", "advmod"}:
                effect = effects("adjective").get(child.lower_)
                if effect not in {None, "same", "none"} and not (child.dep_ == "acl" and child.tag_ == "VBG"):
                    return cast(Status, effect)
            if child.dep_ == "relcl" and child.pos_ in {"VERB", "AUX"}:
                relative = next((c for c in child.subtree if c.lower_ in {"which", "that"} and c.dep_ in _RELATIVE_PARTS), None)
                inner = next((c for c in child.children if c.dep_ == "xcomp"), None)
                if relative is not None and relative.dep_ in {"nsubj", "nsubjpass"} and relative.head == child:
                    found = self._as_subject(noun, child, 0)
                elif relative is not None and relative.dep_ == "dobj" and child.lemma_ in _PUT_FORWARD:
                    found = cast(Status, effect_with_particle(child))  # "a meeting that the king had proposed"
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
            effect = effect_with_particle(verb)
            if effect == "planned" and only_ends(verb):
                return "occurred"
            if effect in {"planned", "proposed", "cancelled", "denied"} and verb.lemma_ not in {"welcome", "confirm", "announce"}:
                return self.govern(verb, cast(Effect, effect), depth)
        elif verb.lemma_ == "fall" and effect_with_particle(verb) == "cancelled" and tense(verb) == "past":
            return "cancelled"  # "the meeting fell through"
        if verb.lemma_ == "be" and tense(verb) == "present" and not is_negated(verb) and _under_way(verb):
            return "ongoing"
        standing = _standing(verb) if verb.lemma_ in {"be", "remain", "stay"} else None
        if standing is not None:
            return standing if not is_negated(verb) else None
        complement = next((c for c in verb.children if c.dep_ in {"acomp", "oprd"}), None)
        if verb.lemma_ in {"be", "remain", "become", "seem", "look"} and complement is not None:
            effect = effects("adjective").get(complement.lower_)
            if effect == "planned" and only_ends(complement):
                return "occurred"
            if effect not in {None, "same", "ongoing"}:
                return self.govern(complement, cast(Effect, effect), depth) if effect != "none" else None
            if complement.lower_ in {"off"}:
                return "cancelled"
        if verb.lemma_ == "be" and any(c.lower_ == "off" and not any(True for _ in c.children) for c in verb.children):
            return "cancelled"  # "the meeting is off"
        forced = next((c for c in verb.children if c.dep_ == "xcomp"), None) if verb.lemma_ in {"have", "need", "be", "remain"} else None
        if forced is not None and any(c.lower_ == "yet" for v in (verb, forced) for c in v.children) and forced.lemma_ in _SETTLES:
            return "proposed"  # "the visit has yet to be confirmed"
        if forced is not None and any(c.dep_ == "auxpass" for c in forced.children):
            effect = effect_with_particle(forced)  # "the meeting had to be dropped"
            if effect in {"planned", "proposed", "cancelled"}:
                return self.govern(forced, cast(Effect, effect), depth)
        own = self.verb(verb, depth)
        if own == "planned" and verb.lemma_ in CLOSING and any(c.lower_ in {"the", "this"} for c in noun.children):
            return "ongoing"  # "the six-day conference, which ends on Sunday"
        # "the talks did not produce a deal" were held all the same
        return "occurred" if own == "denied" and not realises(verb) else own

    def _as_object(self, verb: Token, depth: int) -> Status | None:
        """ "held talks", "called off the visit", "seeks a meeting"."""
        if verb.dep_ == "csubj" and verb.tag_ == "VBG" and verb.head.lemma_ == "be":
            return self.verb(verb.head, depth + 1)  # "attending the talks were the ministers"
        effect = effect_with_particle(verb)
        given = any(c.dep_ in {"dative", "nsubjpass"} for c in verb.children)
        barred = any(c.dep_ == "dobj" and c.lemma_ in {"entry", "access", "visit"} for c in verb.children)
        if verb.lemma_ == "deny" and (barred or given):
            effect = "cancelled"  # "was denied entry"
        if verb.lemma_ in words("plain_with_object") and not any(c.dep_ == "prt" for c in verb.children):
            effect = "same"  # "started talks", "accepted the visit": as governors of an infinitive these tell otherwise
        if effect is None or effect == "same":
            own = self.verb(verb, depth)
            # who "did not attend the summit" doesn't deny it
            return "occurred" if own == "denied" and not realises(verb) else own
        return self.govern(verb, effect, depth)

    def _as_prepositional(self, prep: Token, depth: int) -> Status | None:
        above = prep.head
        if above.lemma_ in words("reports") and self.refuted(above):
            return "denied"
        if prep.lower_ in {"of", "about", "on"} and (above.lower_ == "talk" or above.lemma_ in {"speculation", "rumour", "rumor"}):
            return "proposed"  # "there is talk of a summit"
        if prep.lower_ == "for" and _on_the_way(above):
            return "planned"  # "was on her way to Lima for a summit"
        if prep.lower_ == "for" and above.pos_ == "VERB" and effect_with_particle(above) == "cancelled" and _drops_journey(above):
            return self._as_object(above, depth)  # "cancelled a trip to Lima for talks with the king"
        if prep.lower_ == "at" and above.dep_ == "xcomp" and any(c.lemma_ in _CLOSES for c in prep.children):
            return self.verb(above.head)  # "agreed to disarm at the end of three days of talks"
        if prep.lower_ == "by" and above.lemma_ == "follow" and above.tag_ == "VBN" and above.dep_ in {"advcl", "acl"}:
            return self.noun(above.head, depth + 1) if above.head.pos_ == "NOUN" else self.verb(above.head, depth + 1)
        if prep.lower_ == "of" and above.lemma_ in _COMES_OF_IT and (own := self.noun(above, depth + 1)) in {"planned", "proposed"}:
            return "occurred" if above.dep_ in {"dobj", "pobj"} else own  # "will weigh the results of the talks"
        effect = phrase_effect(above, prep)
        if effect is None and prep.lower_ == "for" and above.pos_ in {"VERB", "AUX"}:  # "preparations are under way for talks"
            effect = next((e for c in above.children if c.dep_ == "nsubj" and (e := effect_of(c, "noun")) in {"planned", "proposed"}), None)
        if prep.lower_ == "over" and above.dep_ == "dobj":
            return self.up(above, depth)  # "discussed the plan over dinner"
        if effect is None and above.pos_ == "NOUN":
            if prep.lower_ in {"after", "following"}:
                return "occurred"  # "agreed to a truce after talks"
            held = prep.lower_ in {"at", "during"}
            effect = effect_of(above, "noun") if not held else None  # "did not sign the deal at the talks"
            if held and above.dep_ in {"dobj", "pobj"}:
                own = self.up(above, depth)  # "proposed a truce at a meeting": the meeting was held
                return "occurred" if own == "denied" else own
            if effect is None:
                own = self.noun(above, depth + 1)
                if prep.lower_ == "in" and own == "denied":  # "made no progress in talks"
                    return "occurred" if above.lower_ not in {"point", "sense", "use", "purpose", "value"} else None
                return own
        if effect is None and above.pos_ == "ADJ":
            effect = effects("adjective").get(above.lower_)  # "open to talks"
        if above.lemma_ == "invite" and prep.lower_ == "to" and (bidding := self.verb(above, depth)) in {"cancelled", "denied"}:
            return "planned" if bidding == "cancelled" else None  # "nobody else will be invited to the summit": it is held all the same
        if effect is not None and effect != "same":
            return self.govern(above, effect, depth)
        if above.pos_ in {"ADP", "ADV"} and above.lower_ in {"ahead", "prior", "advance"}:
            return "planned"
        if prep.lower_ in {"toward", "towards"} and above.lemma_ in {"work", "move", "head", "strive", "build", "look"}:
            return "planned"
        if prep.lower_ == "before":
            return "occurred" if self.up(above, depth) in OVER and _past_clause(above) else "planned"
        if prep.lower_ in {"after", "following", "since", "during"}:
            return "planned" if prep.lower_ == "during" and self.up(above, depth) == "planned" else "occurred"
        if prep.lower_ == "without":
            return "denied"
        if prep.lower_ == "at" and any(p.lower_ in _CLOSES for p in prep.children) and above.dep_ == "xcomp" and _past_clause(above.head):
            return "occurred"  # "agreed to merge their armies at the close of talks"
        own = self.up(above, depth)
        if above.lemma_ == "be" and prep.lower_ == "in" and own == "occurred" and tense(above) == "present":
            return "ongoing"  # "the two sides are in talks"
        if own == "denied" and not (prep.lower_ == "for" and above.lemma_ in words("event_carriers")):
            return "occurred"
        return own


def realises(verb: Token) -> bool:
    """Whether a verb tells of an event's own course ("was held", "got off the ground"), so that its negation denies the event."""
    return verb.lemma_ in words("realising_verbs") or (verb.lemma_ == "get" and any(c.lower_ in {"off", "under"} for c in verb.children))


def _standing(verb: Token) -> Status | None:
    """How something stands that is "in the works", "on the cards", "off the table", "under discussion"."""
    for prep in verb.children:
        if prep.dep_ in {"prep", "advmod"} and prep.i > verb.i:
            for p in prep.children:
                found = effects("standing").get(f"{prep.lower_} {p.lower_}") if p.dep_ == "pobj" else None
                if found is not None:
                    return cast(Status, found)
    return None


def _on_the_way(above: Token) -> bool:
    """Whether a "for" phrase hangs on somebody's being on the way."""
    way = above if above.lower_ == "way" else None
    if above.lemma_ == "be":
        way = next((p for c in above.children if c.lower_ == "on" for p in c.children if p.lower_ == "way"), None)
    return way is not None and way.head.lower_ == "on" and way.head.head.lemma_ == "be"


def _under_way(verb: Token) -> bool:
    """ "talks are under way", "are underway", "are in progress"."""
    later = [t.lower_ for t in verb.doc[verb.i + 1 : verb.i + 5]]
    return "underway" in later or any(pair in {("under", "way"), ("in", "progress")} for pair in pairwise(later))


def _past_clause(token: Token) -> bool:
    """Whether the nearest verb above is in the past."""
    verb = token if token.pos_ in {"VERB", "AUX"} else next((a for a in token.ancestors if a.pos_ in {"VERB", "AUX"}), None)
    return verb is not None and tense(verb) == "past"
