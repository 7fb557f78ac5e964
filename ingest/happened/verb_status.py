"""The status of what a verb tells: tense, modals, negation, and for infinitives, gerunds and complement clauses the word that governs."""

from __future__ import annotations

from typing import cast

from spacy.tokens import Token

from graphkit.vocabulary import Status
from ingest.below import bounds
from ingest.happened.effects import Effect, effect_of, effect_with_particle, effects, phrase_effect
from ingest.happened.polarity import is_negated
from ingest.lexicon import words
from ingest.notes import Notes
from ingest.when.nearness import not_for_years, not_since
from ingest.when.tense import auxiliaries, tense

DEEP = 8
"""How far a status is followed up the tree."""
OVER: frozenset[Status] = frozenset({"occurred", "ongoing"})
_CHANCES = {"time", "chance", "opportunity", "occasion"}
_LEAVE = {"visa", "permission", "permit", "leave", "clearance", "authorization", "authorisation", "request", "right"}
_FIRST = {"first", "last", "second", "third", "only", "latest"}
_CALLS = {"describe", "dismiss", "brand", "call", "denounce", "reject", "label"}
_BEHESTS = {"invitation", "request", "behest"}
_WHEN = {"before", "after", "when", "once", "until", "till", "as"}


class VerbReader:
    """Reads the status of verbs off the tree; `notes` tell the title from the text."""

    def __init__(self, notes: Notes) -> None:
        self.titled = bool(notes.article.title)

    def in_title(self, token: Token) -> bool:
        """Whether a token stands in the article's title."""
        return self.titled and bounds(token)[0] == 0

    def verb(self, verb: Token, depth: int = 0) -> Status | None:
        """The status of what a verb tells."""
        if depth > DEEP:
            return None
        if self._disowned(verb):
            return "denied"
        own = self._own(verb, depth)
        if own == "planned" and any(c.dep_ == "advcl" and _conditional(c) for c in verb.children):
            own = "proposed"  # "would meet the king if invited"
        if own is None or verb.dep_ not in {"ccomp", "csubj", "csubjpass"}:
            return own
        # "denied that they had met", "hopes that they will meet": reports leave the inner status, others change it
        effect = effect_of(verb.head, "verb")
        if effect in {"denied", "none"} or (
            effect in {"proposed", "cancelled"} and tense(verb) in {"none", "modal", "infinitive", "present"}
        ):
            return self.govern(verb.head, cast(Effect, effect), depth)
        return own

    def _disowned(self, verb: Token) -> bool:
        """Whether a clause is the content of a report that is denied: "denied a report that he had spoken with ..."."""
        if verb.dep_ == "ccomp" and verb.head.lemma_ in _CALLS:  # "described as untrue a report by the paper that he would come"
            between = [t.lower_ for t in verb.doc[verb.head.i + 1 : verb.i]]
            return any(w in words("untrue") for w in between) and any(w.removesuffix("s") in words("reports") for w in between)
        if verb.dep_ not in {"acl", "relcl", "ccomp"} or verb.head.lemma_ not in words("reports"):
            return False
        return self.refuted(verb.head)

    def refuted(self, report: Token) -> bool:
        """Whether the text takes a report back: "there is no truth to a report", "reports of a summit are false"."""
        above = report.head
        if report.dep_ == "pobj" and above.lower_ in {"to", "in"} and above.head.lemma_ in {"truth", "substance"}:
            return is_negated(above.head)  # "there is no truth to a report that ..."
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
        if negated and any(c.lower_ == "yet" for c in verb.children):
            return None  # "has not yet met": neither denied nor planned
        if kind == "past":
            if negated and not_since(verb):
                return "occurred"
            if negated and not_for_years(verb):
                return None
            if not negated and _is_due(verb) and not any(h.lower_ in {"had", "'d"} for h in helpers):
                return "planned"  # "was due in Lima at the weekend"
            return "denied" if negated else "occurred"
        if kind == "present":
            if negated:
                return "denied"
            if _is_due(verb):
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
            # "Chad and Mali accuse Niger": a plain form with a subject of its own is the present, which the tagger took for an infinitive
            asked = verb.tag_ == "VB" and not self.in_title(verb) and not any(c.dep_ == "nsubj" and c.i < verb.i for c in verb.children)
            return "proposed" if asked else "occurred"
        if verb.dep_ in {"acl", "relcl"} and verb.tag_ == "VBN" and kind != "infinitive":
            return "planned" if effects("adjective").get(verb.lower_) == "planned" else "occurred"
        if head.pos_ in {"NOUN", "PROPN", "PRON"}:
            effect = effect_of(head, "noun") if kind == "infinitive" or verb.tag_ == "VBG" else None
            if verb.dep_ == "acl" and head.lemma_ in _BEHESTS and head.dep_ == "pobj" and head.head.lower_ == "at":
                return self.up(head.head, depth)  # "left for Lima at the king's invitation to hold talks"
            if verb.dep_ in {"acl", "relcl"} and effect is not None:
                return self.govern(head, effect, depth)
            peers = (head, *(c for c in head.children if c.dep_ == "appos"))
            ranked = any(c.lower_ in _FIRST for n in peers for c in n.children)
            ranked = ranked or any(
                t.tag_ in {"JJS", "RBS"} for c in head.lefts for t in c.subtree
            )  # "the highest-ranking official to visit"
            if kind == "infinitive" and ranked and verb.dep_ in {"acl", "relcl"}:
                return self.up(head, depth)  # "became the first minister to visit"
            if kind == "infinitive" and head.lemma_ in _LEAVE and head.dep_ == "dobj" and head.head.lemma_ in {"refuse", "deny"}:
                return "cancelled"  # "was denied a visa to travel"
            if kind == "infinitive" and head.lemma_ in _CHANCES and head.dep_ == "dobj":
                return self.up(head, depth)  # "found time to receive"
            if kind == "infinitive":
                return "planned"
            return self.up(head, depth)
        if head.pos_ == "ADJ":
            if head.lower_ == "due" and head.head.pos_ == "AUX" and any(c.lower_ == "had" for c in head.head.children):
                return "cancelled"  # "had been due to call on the king"
            effect = effects("adjective").get(head.lower_, "none" if kind == "infinitive" else "same")
            return self.govern(head, effect, depth)
        if verb.dep_ == "pcomp" or head.pos_ in {"ADP", "SCONJ"}:
            return self._after_preposition(head, depth)
        if head.pos_ in {"VERB", "AUX"}:
            return self._after_verb(verb, head, kind, depth)
        return self.up(head, depth)

    def _after_preposition(self, prep: Token, depth: int) -> Status | None:
        if prep.lower_ in {"without", "instead"} or (prep.lower_ == "of" and prep.head.lower_ == "instead"):
            return "denied"
        above = prep.head
        effect = phrase_effect(above, prep)
        if effect is not None:
            return self.govern(above, effect, depth)
        if above.pos_ == "NOUN" and (effect := effect_of(above, "noun")) is not None:
            return self.govern(above, effect, depth)
        if above.pos_ == "ADJ" and (effect := effects("adjective").get(above.lower_)) is not None:
            return self.govern(above, effect, depth)  # "is open to meeting"
        over = self.up(above, depth)
        if prep.lower_ in {"before"} and over in OVER:
            return "occurred"
        return over

    def _after_verb(self, verb: Token, head: Token, kind: str, depth: int) -> Status | None:
        effect = effect_of(head, "verb")
        yet = any(c.lower_ == "yet" for c in (*head.children, *verb.children))
        if kind == "infinitive" and yet and head.lemma_ in {"have", "be", "remain"}:
            return None  # "have yet to meet"
        if kind == "infinitive" and head.lower_ == "going" and verb.dep_ == "xcomp" and any(c.lemma_ == "be" for c in head.children):
            return "cancelled" if is_negated(head) else "planned"  # "is going to meet"
        if kind == "infinitive" and head.lemma_ == "be":
            unreal = any(c.dep_ == "aux" and c.lower_ == "have" for c in verb.children)  # "was to have met"
            return "cancelled" if unreal or is_negated(head) else "planned"  # "is to meet"
        if verb.dep_ in {"xcomp", "ccomp", "dobj", "csubj", "csubjpass", "nsubj"}:
            adjective = effects("adjective").get(head.lower_) if head.tag_ in {"VBN", "JJ"} else None
            particle = any(c.dep_ == "prt" for c in head.children)
            effect = (
                (effect_with_particle(head) if particle else None)
                or adjective
                or effect
                or ("same" if kind == "none" or verb.dep_ == "xcomp" else "none")
            )
            if head.lemma_ in {"begin", "start", "continue", "stop", "cease", "finish"}:
                effect = "same"
            return self.govern(head, effect, depth)
        if (
            verb.dep_ == "advcl"
            and kind == "infinitive"
            and effect in {"planned", "proposed", "cancelled"}
            and verb.i > head.i
            and head.lemma_ not in {"be", "set"}
        ):
            return self.govern(head, effect, depth)
        return self.verb(head, depth + 1)

    def up(self, token: Token, depth: int) -> Status | None:
        """The status of the nearest verb above a token; what stands under none has occurred."""
        if token.pos_ in {"VERB", "AUX"}:
            return self.verb(token, depth + 1)
        above = next((a for a in token.ancestors if a.pos_ in {"VERB", "AUX"}), None)
        return self.verb(above, depth + 1) if above is not None else "occurred"

    def govern(self, governor: Token, effect: Effect, depth: int) -> Status | None:
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
        if own == "planned" and effect == "proposed" and governor.pos_ == "NOUN":
            return "planned"
        if own in {"planned", "proposed"} and effect == "denied":
            return "denied"
        return effect  # "same" and "none" are gone

    def _fate(self, noun: Token) -> Status | None:
        """What becomes of an offer, plan or call: "turned down an offer of talks", "the plan was dropped"."""
        verb = noun.head
        if verb.lemma_ == "accept" and noun.dep_ in {"dobj", "nsubjpass"}:
            return "planned" if self.verb(verb) in OVER else self.verb(verb)  # "accepted an invitation to visit"
        if verb.pos_ != "VERB" or noun.dep_ not in {"dobj", "nsubjpass"}:
            return "occurred"
        if effect_with_particle(verb) in {"cancelled", "denied"} and verb.lemma_ not in {"suspend", "delay", "postpone"}:
            return "cancelled" if self.verb(verb) in {"occurred", "ongoing"} else "occurred"
        return "occurred"


def _is_due(verb: Token) -> bool:
    """ "Is due in Lima", "was expected in Lima"."""
    if verb.lemma_ in {"expect", "await", "schedule"}:
        return any(c.dep_ == "auxpass" for c in verb.children)
    return verb.lemma_ == "be" and any(c.dep_ == "acomp" and effects("adjective").get(c.lower_) == "planned" for c in verb.children)


def _conditional(clause: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ in {"if", "unless", "provided", "providing"} for c in clause.children)
