"""Where: the most specific place that a clause names for what its verb or noun tells."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from spacy.tokens import Token

from ingest.below import bounds
from ingest.happened.trigger import runs_of
from ingest.happened.unnamed_towns import capital, capital_before, town
from ingest.lexicon import table, values, words
from ingest.notes import EntityNote, Notes

_AT = {"in", "at", "outside", "near", "inside", "aboard", "around"}
_NOWHERE = {"request", "behest", "invitation", "urging", "insistence", "suggestion", "initiative", "expense", "instigation", "prompting"}
"""What is done "at" the request of a state is not done there."""
_HOURS = {"night", "evening", "morning", "afternoon", "hour", "day", "midnight", "dawn"}
_LAND = {"island", "islet", "peninsula", "atoll", "outskirt", "shore", "coast", "bank"}
_BOOKED = {"scheduled", "slated", "booked", "pencilled", "penciled"}
_OCCASIONS = {"meeting", "summit", "talk", "session", "conference", "round", "visit", "trip", "ceremony", "election"}


def place_of(triggers: Iterable[Token], notes: Notes, *, climb: bool = True) -> EntityNote | None:
    """The place of an event: in its own phrase ("the Doha talks", "a meeting in Doha"), else in its clause.

    `climb`: whether the verbs over the trigger tell of the same thing ("flew to Cairo to meet", "where she will meet").
    """
    tokens = list(dict.fromkeys(triggers))
    for token in tokens:
        if (
            token.pos_ in {"NOUN", "PROPN"}
            and any(c.lower_ in {"in", "at"} for c in token.children)
            and (found := _in_children(token, notes))
        ):
            return found  # "the Arab summit in Lima"
        for child in token.children:
            if (
                child.dep_ in {"compound", "nmod", "amod"}
                and child.i < token.i
                and (found := _place_at(child, notes))
                and found.type == "Place"
                and not (token.doc[child.i - 1].text == "-" and notes.entities_at(child.i - 2))  # "the EU-Africa summit"
            ):
                return found
    for token in tokens:
        if found := _in_children(token, notes):
            return found
        for verb in (*token.children, *runs_of(token)):  # "talks held in Oslo", "a meeting which opens in Nairobi"
            if verb.dep_ in {"acl", "relcl"} and verb.i > token.i:
                inner = [c for c in verb.children if c.dep_ == "xcomp"]  # "talks that were due to begin in Lima"
                inner += [x for c in verb.children if c.dep_ == "acomp" for x in c.children if x.dep_ == "xcomp"]
                if found := next((e for v in (verb, *inner) if (e := _in_children(v, notes))), None):
                    return found
            if verb.lower_ == "due" and (found := next((e for v in verb.children if (e := _in_children(v, notes))), None)):
                return found  # "talks due to begin on Monday in Lima"
    if tokens and (found := _in_clause(tokens, notes, climb)):
        return found
    for token in tokens:  # "his summit with the king, to be held in Oslo"
        for verb in token.doc[token.i + 1 : bounds(token)[1]]:
            if verb.lemma_.lower() in _OCCASIONS:
                break
            if (
                verb.tag_ == "VBN"
                and verb.lemma_ in {"hold", "schedule", "convene", "host"}
                and any(c.dep_ == "auxpass" and c.lower_ == "be" for c in verb.children)
            ):
                return _in_children(verb, notes)
    return None


def _in_children(token: Token, notes: Notes) -> EntityNote | None:
    dates = [c for c in token.children if c.dep_ == "npadvmod"]  # "today in Lima, she met"
    dates += [h for c in token.children if c.dep_ == "prep" for h in c.children if h.lemma_ in _HOURS]  # "went into the night in Lima"
    dates += [d for c in token.children if c.lower_ == "on" for d in c.children if d.ent_type_ == "DATE"]
    dates += [c for c in token.children if c.dep_ == "advcl" and c.lower_ in {"starting", "beginning"}]
    dated = [p for d in dates for p in d.children if p.dep_ == "prep"]
    for prep in sorted([*token.children, *dated], key=lambda c: (c.i < token.i, c.i)):
        if prep.dep_ == "prep" and (prep.lower_ in _AT or _on_land(prep)) and (found := object_place(prep, notes)):
            return _further_off(prep, notes) or found
        if prep.lower_ == "on" and prep.dep_ == "prep" and (found := _beside_which(prep, notes)):
            return found
        if prep.lower_ == "here" and prep.dep_ == "advmod" and notes.scene is not None and not notes.reported_around(prep.idx):
            return notes.entities[notes.scene]
        if prep.lower_ == "there" and prep.dep_ == "advmod" and (found := named_before(prep, notes)):
            return found
        if prep.lower_ == "for" and prep.dep_ == "prep" and token.lower_ in words("planned_participles"):
            found = object_place(prep, notes)  # "a meeting planned for Quito", "scheduled for Peru"
            if found is not None and (found.type == "Place" or token.lower_ in _BOOKED):
                return found
    return None


def _further_off(prep: Token, notes: Notes) -> EntityNote | None:
    """The village of "in Petra, near Amman", whose "in" the parser hung on somebody's name."""
    if prep.lower_ not in {"near", "outside"} or prep.doc[prep.i - 1].text != ",":
        return None
    told = [m for m in notes.mentions if m.end == prep.i - 1 and m.form == "name" and prep.doc[m.start - 1].lower_ in {"in", "at"}]
    return next((e for m in told for i in m.entities if (e := notes.entities[i]).type == "Place"), None)


def _beside_which(prep: Token, notes: Notes) -> EntityNote | None:
    """Where that is on whose sidelines people meet: "on the margins of the annual meetings in Lima"."""
    sides = [p for p in prep.children if p.lemma_ in {"sideline", "margin", "fringe"}]
    occasions = [p for side in sides for of in side.children if of.lower_ == "of" for p in of.children if p.dep_ == "pobj"]
    return next((e for o in occasions if (e := place_of([o], notes, climb=False))), None)


def _on_land(prep: Token) -> bool:
    """ "On the island of Kos", "on the banks of the Nile"."""
    return prep.lower_ == "on" and any(p.lemma_.lower() in _LAND for p in prep.children)


def _in_clause(tokens: list[Token], notes: Notes, climb: bool) -> EntityNote | None:
    """A place after the trigger that the parser hung elsewhere, no other verb between; then one at the clause's front; then "where"."""
    for start in tokens:
        for token in start.doc[start.i + 1 : bounds(start)[1]]:
            if (token.pos_ in {"VERB", "AUX"} and token.tag_ != "VBN") or token.lower_ in {";", "who", "which", "that"}:
                break
            if start.pos_ == "VERB" and token.lemma_ in {"talk", "summit"} and _is_subject_matter(token):
                break  # "flew to Quito to brief the king on talks in Lima"
            if (
                (token.lower_ in _AT or _on_land(token))
                and token.dep_ == "prep"
                and not _is_topic(token, start)
                and not _is_made_there(token, start)
                and (found := object_place(token, notes))
            ):
                return found
    verb = clause_verb(tokens[-1]) if climb else None
    for _ in range(5):
        if verb is None:
            break
        if found := _in_children(verb, notes) or _motion_goal(verb, notes):
            return found
        if verb.dep_ == "relcl" and any(c.lower_ == "where" for c in verb.children):
            return _city_before(verb.head, notes)
        if verb.dep_ == "relcl" and any(c.lower_ == "when" for c in verb.children) and verb.head.dep_ in {"pobj", "npadvmod"}:
            verb = clause_verb(verb.head.head)  # "began in Oslo in May, when the two met"
            continue
        if verb.dep_ not in {"xcomp", "conj", "advcl", "pcomp", "acl"} or verb.head == verb:
            break
        verb = clause_verb(verb.head)
    return None


def _is_made_there(prep: Token, start: Token) -> bool:
    """Whether a place is where a thing came from that is spoken of: "met to settle a deal launched in Lima"."""
    made = prep.head
    return made.tag_ == "VBN" and made.dep_ == "acl" and made.head != start and made.head.lemma_.lower() not in _OCCASIONS


def _is_topic(prep: Token, start: Token) -> bool:
    """Whether a place is that of what one talks of: "negotiations on a truce in Gaza"."""
    for above in prep.ancestors:
        if above == start:
            return False
        if above.lower_ in {"on", "about", "over"} and above.dep_ == "prep" and above.head == start and start.pos_ == "NOUN":
            return not any(c.ent_type_ == "DATE" or c.lemma_ in {"sideline", "margin", "fringe"} for c in above.children)
    return False


def _is_subject_matter(noun: Token) -> bool:
    """Whether a noun is what one speaks of: "brief the king on talks", "on six days of talks", none of "on the margins of a summit"."""
    above = noun.head
    while above.lower_ == "of" and above.head.dep_ == "pobj" and above.head.lemma_ not in {"sideline", "margin", "fringe", "occasion"}:
        above = above.head.head
    return noun.dep_ == "pobj" and above.lower_ in {"on", "about"}


def _motion_goal(verb: Token, notes: Notes) -> EntityNote | None:
    """Where one goes in order to meet: "will travel to Cairo to meet with", "visits Lomé to hold talks"."""
    if verb.lemma_ in {"visit", "tour"}:
        return next((e for c in verb.children if c.dep_ == "dobj" and (e := _city_before(c, notes))), None)
    if verb.lemma_ in {"travel", "fly", "go", "head", "return", "come", "invite", "welcome"}:
        for prep in verb.children:
            if prep.lower_ == "to" and prep.dep_ == "prep" and (found := object_place(prep, notes)):
                return found
    return None


def _city_before(token: Token, notes: Notes) -> EntityNote | None:
    """The place at a token; the city where the parser gave "Baku, Azerbaijan" the country as its head."""
    found = _place_at(token, notes)
    if found is not None:
        mention = notes.mention_at(token)
        start = mention.start if mention else token.i
        if start >= 2 and token.doc[start - 1].text == ",":
            before = next((e for e in notes.entities_at(token.doc[start - 2]) if e.type == "Place"), None)
            if before is not None and before.country in ({None, found.id} if found.type == "Country" else {found.country}):
                return before
    return found


def clause_verb(token: Token) -> Token | None:
    """The verb of the clause in which a token stands (the token itself where it is a verb)."""
    seen = 0
    while token.pos_ not in {"VERB", "AUX"}:
        if token.head == token or seen > 12:
            return None
        token = token.head
        seen += 1
    return token


def object_place(prep: Token, notes: Notes) -> EntityNote | None:
    """The place that a preposition introduces: "at the InterContinental in Geneva", "in the Swiss city of Geneva"."""
    for p in prep.children:
        if p.lemma_ not in _NOWHERE and p.dep_ in {"pobj", "pcomp"} and (found := _named_place(p, notes, 0)):
            return found
    return None


def named_before(token: Token, notes: Notes, *, countries: bool = False) -> EntityNote | None:
    """The place named last, in this sentence or the one before: where "there" and "the same city" are; a country where `countries`."""
    first = bounds(token)[0]
    start = bounds(token.doc[first - 1])[0] if first > 0 else 0
    named = [m for m in notes.mentions if start <= m.start < token.i and m.form == "name"]
    named = [m for m in named if token.doc[m.root].dep_ not in {"compound", "nmod", "amod"} or token.doc[m.root].head.i < m.end]
    places = [(m.start, notes.entities[e]) for m in named for e in m.entities if notes.entities[e].type == "Place"]
    if countries and not places:
        gone = [m for m in named if token.doc[m.root].dep_ in {"pobj", "dobj"}]
        places = [(m.start, notes.entities[e]) for m in gone for e in m.entities if notes.entities[e].type == "Country"]
    return max(places, key=lambda p: p[0])[1] if places else None


def _named_place(token: Token, notes: Notes, depth: int) -> EntityNote | None:
    if found := _place_at(token, notes) or capital(token, notes):
        return found
    left = {c.lower_ for c in token.children if c.i < token.i}
    pointing = depth == 0 and not any(c.lower_ == "of" for c in token.children)  # "the town of Lisk" has its own name
    if pointing and token.lower_ == "capital" and left and left <= {"the", "same", "that", "this"}:
        return capital_before(token, notes) or named_before(token, notes)
    if pointing and token.lower_ in {"city", "town"} and left == {"the"}:  # "the same city" is `_town`
        return named_before(token, notes)
    if depth < 3:
        for child in token.children:
            if child.dep_ == "appos" and (found := _place_at(child, notes)):
                return found
        for prep in token.children:
            if prep.dep_ == "prep" and prep.lower_ in _AT | {"of"}:
                for p in prep.children:
                    if p.dep_ == "pobj" and (found := _named_place(p, notes, depth + 1)):
                        return found
    if token.lemma_.lower() in words("site_nouns"):  # "at a Nairobi hotel", "at Lima's airport"
        for child in token.children:
            if (
                child.dep_ in {"compound", "nmod", "poss"}
                and child.i < token.i
                and (found := _place_at(child, notes))
                and found.type == "Place"
            ):
                return found
    return None


def _place_at(token: Token, notes: Notes) -> EntityNote | None:
    return next(iter(places_at(token, notes)), None)


def places_at(token: Token, notes: Notes) -> list[EntityNote]:
    """Every Place or Country that a token stands for."""
    if (seat := capital(token, notes)) is not None:
        return [seat]
    if (named := town(token, notes)) is not None:
        return [named]
    found = notes.entities_at(token)
    if not found and (name := notes.name_from(token)) is not None:
        found = [notes.entities[e] for e in name.entities]
    return [e for e in found if e.type == "Place" or (e.type == "Country" and token.lower_ not in _nationals())]


@cache
def _nationals() -> frozenset[str]:
    """Words for people of a nation, who are no place: "the Frenchman"."""
    people = {d.lower() for row in table("countries") for d in values(row["demonyms"])}
    return frozenset(people - {row["name"].lower() for row in table("countries")})
