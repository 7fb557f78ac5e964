"""Where a journey leads: the destinations that a verb or noun of going names."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from ingest.below import bounds
from ingest.happened.people import People
from ingest.happened.places import named_before, object_place, places_at
from ingest.lexicon import table, values, words
from ingest.notes import EntityNote, Notes, conjuncts
from ingest.when import when_of
from ingest.when.tense import tense
from ingest.who.places import country_of

Journey = tuple[People, list[EntityNote]]
"""Who goes, and where to."""


@cache
def journey_nouns() -> dict[str, tuple[str, ...]]:
    """Noun of going somewhere -> the prepositions that lead to where."""
    return {row["noun"]: values(row["prepositions"]) for row in table("travel_nouns")}


def late_goal(verb: Token, frames: tuple[str, ...], notes: Notes) -> list[EntityNote]:
    """A destination that the parser hung elsewhere: "will travel on March 23 to Tunis"."""
    for token in verb.doc[verb.i + 1 : bounds(verb)[1]]:
        if token.text == "," and token.i + 1 < len(verb.doc) and verb.doc[token.i + 1].lower_ in frames:
            continue  # "sent his envoy, Ana Silva, to Lima"
        if token.text == "," and any(
            notes.entities[e].type == "Person" for m in notes.mentions if m.start == token.i + 1 for e in m.entities
        ):
            continue
        if token.dep_ == "mark" and token.lower_ == "for" and "for" in frames and (goal := places_at(token.nbor(), notes)):
            return goal  # "departs today for Brussels to inform the allies"
        if token.pos_ in {"VERB", "AUX", "PRON", "SCONJ"} or token.text in {";", ","}:
            break
        if token.dep_ == "prep" and token.lower_ in frames and token.head != verb:
            found = [e for p in token.children if p.dep_ == "pobj" for t in _places_in(p, notes) for e in places_at(t, notes)]
            if found:
                return _no_containers(found)
    return []


def destinations(head: Token, frames: tuple[str, ...], notes: Notes) -> list[EntityNote]:
    found: list[EntityNote] = []
    further = [c for p in head.children if p.dep_ == "prep" for c in p.children if c.dep_ == "conj" and c.pos_ == "ADP"]
    for child in [*head.children, *further]:  # "flew to Moscow and then to Berlin"
        near = child.dep_ in {"npadvmod", "advmod"} and child.tag_ == "NNP" and child.i == head.i + 1  # "visited Lima earlier this month"
        if "dobj" in frames and (child.dep_ == "dobj" or near):
            found += [p for t in _places_in(child, notes) for p in places_at(t, notes)]
            if not found and not near:  # "visited the camps at Melk"
                port = head.lemma_ == "visit" and child.lemma_ in words("site_nouns")
                inside = {"of", *_WITHIN} if port else _WITHIN  # "visit the port of Tunis"
                inner = [c for c in child.children if c.dep_ == "prep" and c.lower_ in inside]
                found += [
                    e for c in inner for p in c.children if p.dep_ == "pobj" for t in _places_in(p, notes) for e in places_at(t, notes)
                ]
                found = found or [e for c in inner if (e := object_place(c, notes))]
        elif child.dep_ in {"prep", "prt", "dative", "conj"} and child.lower_ in frames:
            for p in child.children:
                if p.dep_ == "pobj":
                    found += _town_of(p, notes) or [e for t in _places_in(p, notes) for e in places_at(t, notes)]
                if p.lower_ == "which" and head.dep_ == "relcl":
                    found += places_at(head.head, notes)  # "the village, to which she had been driven"
            if not found and (e := object_place(child, notes)):
                found.append(e)
        elif child.lower_ == "there" and head.lower_.removesuffix("s") in journey_nouns():  # "made nine trips there"
            found += [e for e in [named_before(child, notes, countries=True)] if e is not None]
        elif child.dep_ == "advmod" and child.lower_ in _ONWARD:  # "heads next to Paris", "flew home to Lima"
            found += destinations(child, frames, notes)
        elif child.dep_ == "prep" and child.lower_ == "with":  # "with stops in Albania and Kosovo"
            for p in child.children:
                if p.lemma_ in {"stop", "stopover", "visit"} and head.lower_ not in journey_nouns():
                    found += destinations(p, ("in", "to", "at"), notes)
    return list(dict.fromkeys(found)) if len(found) < 2 else _no_containers(found)


def _town_of(port: Token, notes: Notes) -> list[EntityNote]:
    """The town in which one lands at an airport: "landed at Eisenhower Airport in Lima" is a journey to Lima."""
    if port.lemma_.lower() not in {"airport", "airfield", "airbase"}:
        return []
    inside = [p for c in port.children if c.lower_ in _WITHIN for p in c.children if p.dep_ == "pobj"]
    beside = [p for c in port.head.head.children if c.lower_ == "in" and c.i == port.right_edge.i + 1 for p in c.children]
    return [e for p in (*inside, *beside) for t in _places_in(p, notes) for e in places_at(t, notes)][:1]


_WITHIN = {"in", "at", "near", "outside"}
_ONWARD = frozenset(
    {"next", "on", "onward", "onwards", "straight", "directly", "back", "home", "over", "down", "up", "first", "then", "off"}
)


def _places_in(token: Token, notes: Notes) -> list[Token]:
    """A destination and those coordinated with it; the country that only places a city ("Baku, Azerbaijan") is left to `_no_containers`."""
    found = conjuncts(token)
    for t in list(found):
        inside = [e for e in notes.entities_at(t) if e.type == "Place"]
        apart = [c for c in t.children if c.dep_ == "appos" and c not in found and places_at(c, notes)]
        found += [c for c in apart if not (inside and any(e.type == "Country" for e in notes.entities_at(c)))]  # "Deauville, France"
    if not places_at(token, notes):
        return sorted(found, key=lambda t: t.i)
    last = notes.mention_at(max(found, key=lambda t: t.i))
    end = last.end if last else max(t.i for t in found) + 1
    for t in token.doc[end : bounds(token)[1]]:  # a list that the parser broke off: "Egypt, the Republic of the Congo, Uganda and Ethiopia"
        if t.i < end or t.text in {",", "and", "the", "&"} or (t.text == ";" and _goes_on(t, notes)):
            continue
        mention = notes.mention_at(t)
        if mention is None:
            starts = next((m for m in notes.mentions if m.start == t.i and m.entities), None)
            if starts is not None and starts.root < starts.end and places_at(token.doc[starts.root], notes):
                continue
            break
        if not places_at(t, notes) or mention.form != "name" or t.dep_ in {"nsubj", "nsubjpass", "poss", "compound", "amod"}:
            break
        found.append(t)
        end = mention.end
    return sorted(set(found), key=lambda t: t.i)


def _goes_on(semicolon: Token, notes: Notes) -> bool:
    """Whether a place follows: "Amman, Jordan; Cairo, Egypt; and Tunis"."""
    following = [t for t in semicolon.doc[semicolon.i + 1 : semicolon.i + 3] if t.lower_ not in {"and", "the"}]
    return bool(following and places_at(following[0], notes))


def _no_containers(found: list[EntityNote]) -> list[EntityNote]:
    """Without the countries in which another of the destinations lies."""
    inside = {e.country for e in found if e.type == "Place"}
    return [e for e in dict.fromkeys(found) if e.id not in inside]


VEHICLES = {"train", "plane", "flight", "helicopter", "ferry", "bus", "boat", "ship", "jet", "aircraft", "airliner", "motorcade", "convoy",
            "limousine", "car", "airplane", "aeroplane", "yacht"}  # fmt: skip
"""What one travels by: it goes for whoever owns it."""
_ARRIVES = {"arrive", "land"}
_IN = {"fly", "jet", "come", "get", "roll", "blow", "drive"}
_HOME = {"fly", "go", "head", "return", "travel", "come", "leave"}


def unsaid(verb: Token, who: People, notes: Notes) -> list[EntityNote]:
    """Where a journey leads that names no goal: home ("flew home"), or where the reporter stands ("arrived on Monday", "flew in")."""
    adverbs = {c.lower_ for c in verb.children if (c.dep_ in {"prt", "advmod", "npadvmod"} or _only_times(c)) and c.i > verb.i}
    bound = any(p.lower_ == "home" for c in verb.children if c.lower_ == "for" for p in c.children)  # "leaves for home on Monday"
    if "home" in adverbs or "homeward" in adverbs or bound:
        told = verb.lemma_ in _HOME and verb.dep_ != "pcomp" and when_of(verb, notes) is not None  # no mere "went home before the coffee"
        homes = {p.country for p in who.persons} if told else set()
        found = [notes.entities[h] for h in homes if h is not None] if len(homes) == 1 else []
        return [home for home in found if home.type == "Country"]
    if verb.dep_ == "relcl" and any(c.lower_ == "where" for c in verb.children) and verb.lemma_ in _HOME | _ARRIVES | _IN:
        return places_at(verb.head, notes)  # "in Lviv, where he had arrived by train"
    if "there" in adverbs and verb.lemma_ in _HOME | _ARRIVES | _IN:
        there = named_before(verb, notes, countries=True)
        return [there] if there is not None else []
    if (met := _met_where(verb, notes)) is not None:
        return [met]
    comes = verb.lemma_ in _ARRIVES or (verb.lemma_ in _IN and adverbs & {"in", "here"}) or (verb.lemma_ == "touch" and "down" in adverbs)
    if comes and (aim := _aim(verb, notes)) is not None:
        return [aim]
    scene = scene_of(verb, notes)
    if scene is None or any(c.dep_ in {"dobj", "xcomp", "ccomp"} for c in verb.children) or adverbs & {"there", "back", "away", "off"}:
        return []
    places = {"in", "at", "to", "into", "on", "before", *(("with",) if verb.lemma_ != "fly" else ())}
    for prep in (c for c in verb.children if c.dep_ == "prep" and c.lower_ in places):
        if any(
            p.ent_type_ not in {"DATE", "TIME"}
            and p.lower_ not in _HOURS
            and not _only_times(prep)
            and not (prep.lower_ == "on" and _carries(p))
            for p in prep.children
        ):
            return []
    bare = {c.dep_ for c in verb.children} <= {"nsubj", "aux", "prep", "punct", "npadvmod", "cc", "conj", "mark"}
    bare = bare and all(any(p.ent_type_ == "DATE" for p in c.children) for c in verb.children if c.dep_ == "prep")
    if verb.lemma_ == "come" and bare and tense(verb) == "past" and when_of(verb, notes) is not None and scene.country is not None:
        return [scene] if who.persons and scene.country not in {p.country for p in who.persons} else []  # "the minister came on Sunday"
    if verb.lemma_ in {"turn", "show"} and "up" in adverbs:
        return [scene]
    home = scene.country is not None and scene.country in {p.country for p in who.persons}
    return [scene] if comes and not home else []  # who flies in has come from abroad


_SETS_OUT = {"travel", "fly", "go", "come", "drive", "journey", "return"}
_SEES = {"meet", "see", "visit", "join", "consult", "confer", "hold"}


def _met_where(verb: Token, notes: Notes) -> EntityNote | None:
    """Where somebody is met to whom one goes: "travelled to see his rival in Lima"."""
    if verb.lemma_ not in _SETS_OUT or any(c.dep_ in {"dobj", "prt"} or c.lower_ in {"to", "into", "home", "back"} for c in verb.children):
        return None
    for purpose in (c for c in verb.children if c.dep_ in {"advcl", "xcomp"} and c.tag_ == "VB" and c.lemma_ in _SEES):
        seen = [purpose, *(c for c in purpose.children if c.dep_ == "dobj")]
        preps = [c for t in seen for c in t.children if c.dep_ == "prep" and c.lower_ in {"in", "at"} and c.i > purpose.i]
        if found := next((e for c in preps if (e := object_place(c, notes))), None):
            return found
    return None


def _aim(verb: Token, notes: Notes) -> EntityNote | None:
    """Where somebody who came in is to do something: "flew in to stand by the king in Lima", "arrived for a summit in Lima"."""
    purposes = [c for c in verb.children if c.dep_ in {"advcl", "xcomp"} and c.tag_ == "VB" and c.i > verb.i]
    purposes += [p for c in verb.children if c.lower_ == "for" and c.i > verb.i for p in c.children if p.dep_ == "pobj"]
    for purpose in purposes:
        for prep in purpose.subtree:
            if prep.i > purpose.i and prep.dep_ == "prep" and prep.lower_ == "in" and (found := object_place(prep, notes)):
                return found
    return None


def scene_of(token: Token, notes: Notes) -> EntityNote | None:
    """Where the reporter stands: the dateline's place, else the one city that the title and the first sentence name."""
    if notes.scene is not None:
        return notes.entities[notes.scene]
    if not notes.article.title:
        return None
    sents = iter(token.doc.sents)
    next(sents)
    first = next(sents, None)
    end = first.end if first is not None else 0
    named = {e for m in notes.mentions if m.start < end and m.form == "name" for e in m.entities if notes.entities[e].type == "Place"}
    cities = [e for e in named if country_of(notes.entities[e].name) is not None]
    return notes.entities[cities[0]] if len(cities) == 1 else None


def _only_times(prep: Token) -> bool:
    """ "Had flown in that morning": the parser took a particle for a preposition."""
    times = [t for t in prep.children if t.lower_ in _DAYPARTS]
    ago = any(t.pos_ == "ADV" and t.lower_ in {"earlier", "later", "before"} for t in prep.doc[prep.i + 1 : prep.i + 4])
    if ago and prep.dep_ == "prep" and prep.lower_ == "in" and any(t.lemma_ in {"hour", "minute", "day"} for t in prep.children):
        return True  # "flew in hours earlier"
    return prep.dep_ == "prep" and prep.lower_ == "in" and any(c.lower_ in {"that", "this", "last"} for t in times for c in t.children)


_DAYPARTS = {"morning", "afternoon", "evening", "night"}
_HOURS = {
    "morning",
    "afternoon",
    "evening",
    "sunrise",
    "dawn",
    "daybreak",
    "noon",
    "midday",
    "lunchtime",
    "dusk",
    "sunset",
    "nightfall",
    "night",
    "midnight",
}


def _carries(token: Token) -> bool:
    """What one comes on: "flew in on a special plane", "on Air Force One", "on a surprise visit"."""
    return token.lemma_.lower() in VEHICLES | {"visit", "trip", "tour", "mission"} or any(
        t.lower_ in {"air", "force"} for t in token.subtree
    )
