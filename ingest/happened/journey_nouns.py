"""Journeys that nouns tell of: "his visit to Lima", "on her way to Quito", "a tour of the Gulf"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from ingest.happened.arguments import after, is_passive, subjects, undergoers
from ingest.happened.effects import effect_with_particle
from ingest.happened.goals import Journey, destinations, journey_nouns, scene_of
from ingest.happened.noun_triggers import noun_occasion
from ingest.happened.people import People
from ingest.happened.whereabouts import travellers
from ingest.notes import EntityNote, Notes

_MAKES = {"wind", "wound", "weigh", "consider", "mull", "contemplate", "round", "resume", "make", "pay", "begin", "start", "conclude",
          "undertake", "end", "plan", "cancel", "postpone", "complete", "finish", "have", "take", "cut", "wrap", "announce", "schedule",
          "continue", "embark", "open", "kick"}  # fmt: skip
_ANSWERS = {"accept", "decline", "reject", "refuse", "turn", "have", "receive", "get"}
_OBJECT = {"dobj", "oprd"}
_ASIDE = {"advcl", "advmod", "acl", "acomp"}
_TURNS = {"begin", "start", "open", "kick", "launch", "end", "wrap", "wind", "wound", "conclude", "round"}
"""What one does to a tour where it begins or ends."""
_GETS = {"get", "receive", "enjoy", "earn", "win", "give", "accord"}
_TIMES = {"end", "start", "beginning", "day", "eve", "leg", "stop", "course", "conclusion", "close", "part", "stage", "outset", "ahead",
          "hour", "moment", "week", "middle", "time"}  # fmt: skip


def by_noun(noun: Token, notes: Notes) -> Iterator[Journey]:
    """The travellers and destinations that a noun tells of."""
    lower = noun.lower_
    lemma = lower if lower in journey_nouns() else lower.removesuffix("s")
    prepositions = journey_nouns().get(lemma)
    beside = _beside(noun, lemma, prepositions, notes)
    if beside is not None:
        yield beside
        return
    if lemma == "invitation" and not (noun.dep_ in _OBJECT and noun.head.lemma_ in _ANSWERS):
        return
    if prepositions is None or noun.dep_ == "compound" or (lemma == "way" and not _on_the_way(noun, notes)):
        return
    if lemma in {"welcome", "reception"} and not (noun.dep_ in _OBJECT and noun.head.lemma_ in _GETS):
        return
    verb = noun.head if noun.dep_ in _OBJECT else noun.head.head if noun.dep_ == "pobj" and noun.head.head.pos_ in {"VERB", "AUX"} else None
    makes = _MAKES | (_ANSWERS if lemma == "invitation" else set())
    made = verb is not None and (verb.lemma_ in makes or (noun.dep_ in _OBJECT and _off_or_on(verb)))
    to = _goals(noun, prepositions, notes)
    if not to and verb is not None and (made or lemma in {"welcome", "reception"}):
        turns = ("in",) if verb.lemma_ in _TURNS else ()  # "kicked off a tour of the Gulf in Doha"
        to = destinations(verb, (*prepositions, *turns), notes) or destinations(noun, turns, notes)
    owners = [c for c in noun.children if c.dep_ == "poss"]
    who = travellers(owners, notes)
    if not who.named:
        who = travellers(after(noun, *({"by", "of"} - set(prepositions))), notes)
    if not who.named and verb is not None and (made or noun.dep_ == "pobj" or lemma in {"welcome", "reception"}):
        kept = is_passive(verb)  # "was refused entry to Chad", "is set for a visit"
        who = travellers(undergoers(verb) if kept else subjects(verb), notes)
    if noun.dep_ == "pobj" and verb is not None and verb.lemma_ in {"accompany", "join"} and not is_passive(verb):
        who.add(travellers(undergoers(verb), notes))  # "is accompanying the king on his trip to Lima"
    told = next((c for c in noun.children if c.dep_ == "relcl" and c.lemma_ in _MAKES and subjects(c)), None)
    if told is not None and not who.named:  # "the visit that the king paid to Lima"
        who, to = travellers(subjects(told), notes), to or destinations(told, prepositions, notes)
    if not to and who.named and verb is not None and noun.dep_ in _OBJECT and verb.lemma_ in _LETS:
        to = [p for s in subjects(verb) for p in notes.entities_at(s) if p.type == "Country"]  # "Chad blocked a visit by the envoy"
    if not who.named and noun.dep_ == "pobj" and verb is not None and verb.lemma_ in {"send", "dispatch"} and not is_passive(verb):
        who = travellers(undergoers(verb), notes)  # "sent her envoy on a tour of Chad and Mali"
    if not who.named and (clause := _clause_of(noun)) is not None:
        who = travellers(subjects(clause), notes)
    if not who.named and noun.dep_ == "pobj" and noun.head.lower_ in {"from", "after"} and (fresh := noun.head.head).dep_ in _ASIDE:
        who = travellers(subjects(fresh.head), notes)  # "fresh from a visit to Lima, the envoy said"
        if not who.named and fresh.head.pos_ in {"PROPN", "NOUN"}:
            who = travellers([fresh.head], notes)  # "the envoy, just back from a visit to Lima, said"
    if not to and lemma in _HERE and (scene := scene_of(noun, notes)) is not None and not _leads_elsewhere(noun, who, notes):
        home = {p.country for p in who.persons}
        to = [scene] if None not in home and scene.country not in home else []  # "began a two-day visit on Friday"
    if who.named and to:
        yield who, to


_LETS = {"block", "reject", "refuse", "cancel", "turn", "welcome", "host", "receive", "veto", "prevent", "oppose", "bar", "await"}
"""What a state does to somebody's visit to it."""
_HERE = {"visit", "stay", "stopover", "arrival"}


def _leads_elsewhere(noun: Token, who: People, notes: Notes) -> bool:
    """Whether a visit without a goal may be one that was told of before, or names whom one visits."""
    goal = any(c.lower_ in {"to", "in", "at", "from", "with"} and c.dep_ == "prep" for c in noun.children)
    known = {v for e in notes.events if e.type == "Visit" for v in e.ids("visitor")}
    return goal or any(c.dep_ == "compound" for c in noun.children) or bool(known & {p.id for p in who.persons})


def _beside(noun: Token, lemma: str, prepositions: tuple[str, ...] | None, notes: Notes) -> Journey | None:
    """A phrase beside a person: "the envoy, in Oslo for a two-day visit, said", "en route to Lima", "on a visit to Lima"."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in {"for", "en", "on"}:
        return None
    who, to = People(), list[EntityNote]()
    above = noun.head.head
    if noun.head.lower_ == "for" and (prepositions or noun_occasion(noun)) and above.pos_ in {"NOUN", "PROPN"}:
        who, to = travellers([above], notes), destinations(above, ("in", "at"), notes)
    if not (who.persons and to) and lemma == "route" and noun.head.lower_ == "en":
        who = travellers([above] if above.pos_ in {"NOUN", "PROPN"} else subjects(above), notes)
        to = destinations(noun, ("to",), notes) or destinations(noun.head, ("to",), notes)
    aside = noun.head.lower_ == "on" and above.pos_ in {"NOUN", "PROPN"} and not any(c.dep_ == "poss" for c in noun.children)
    if not (who.persons and to) and prepositions and aside:
        who, to = travellers([above], notes), destinations(noun, prepositions, notes)
    return (who, to) if who.persons and to else None


def _goals(noun: Token, prepositions: tuple[str, ...], notes: Notes) -> list[EntityNote]:
    """Where a journey leads: "a visit to Lima", "the arrival of the envoy in Lima", "a visit by the king to the president at Lima"."""
    wide = [p for p in after(noun, *prepositions) if p.lemma_ in _WIDE]
    if listed := [e for p in wide for i in after(p, "including") for e in destinations(i.head.head, ("including",), notes)]:
        return list(dict.fromkeys(listed))  # "a tour of African states including Chad and Mali"
    if found := destinations(noun, prepositions, notes):
        return found
    inner = [p for p in after(noun, "of", "by", *prepositions) if any(e.type == "Person" for e in notes.entities_at(p))]
    wider = (*prepositions, "in", "at") if "to" in prepositions else prepositions
    return [e for p in inner for e in destinations(p, wider, notes)][:1]


_WIDE = {"state", "country", "nation", "capital", "city", "region"}
"""What a tour leads to where the stops are listed after it."""


def _clause_of(noun: Token) -> Token | None:
    """The verb of a clause that a journey times: "ahead of his trip to Lima, she said", "at the end of a visit to Lima"."""
    if noun.dep_ != "pobj" or any(c.dep_ == "poss" and c.lower_ not in {"his", "her", "their", "its"} for c in noun.children):
        return None
    above = noun.head
    for _ in range(5):
        if above.pos_ in {"VERB", "AUX"}:
            return above
        if not (above.pos_ in {"ADP", "SCONJ"} or above.lemma_ in _TIMES or above.ent_type_ == "DATE") or above.head == above:
            return None
        above = above.head
    return None


def _off_or_on(verb: Token) -> bool:
    """Whether a verb tells of its subject's own plans: "scrapped a trip", "called off a visit", "arranged a stop"."""
    return effect_with_particle(verb) in {"planned", "cancelled", "denied"} and verb.lemma_ not in {
        "oppose",
        "announce",
        "confirm",
        "reject",
        "rebuff",
    }


def _on_the_way(noun: Token, notes: Notes) -> bool:
    """ "on his way to Doha", "made her way to Doha", none of "a way to peace"; "their" may be anybody's."""
    above = noun.head.head
    others = noun.head.lower_ == "on" and above.pos_ == "VERB" and any(c.dep_ == "dobj" for c in above.children)
    if others and any(c.lower_ == "their" for c in noun.children):
        return False  # "arrested the negotiators on their way to Lima"
    owned = any(c.dep_ == "poss" and (c.lower_ != "their" or notes.entities_at(c)) for c in noun.children)
    return (noun.head.lower_ == "on" or noun.head.lemma_ == "make") and owned
