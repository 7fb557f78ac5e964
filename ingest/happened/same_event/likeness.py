"""How well a mention of a meeting fits an event that is told already."""

from __future__ import annotations

import datetime as dt

from ingest.happened.occasions import beside
from ingest.happened.same_event.telling import DONE, NOT, Cluster, Mention, dated, thirds
from ingest.lexicon import words
from ingest.notes import EntityNote, Notes


def likeness(m: Mention, c: Cluster, notes: Notes) -> float | None:
    """A score, higher for a better fit; None where the two don't agree or nothing speaks for their being one."""
    if any(o.event.trigger == m.event.trigger for o in c.mentions):
        return None  # "separate calls with the two": the same words told of another one
    near = max(0.0, 1.0 - 0.15 * (m.sentence - c.mentions[-1].sentence))
    if near > 0.5 and _is_the_signing(m, c) and _status_agrees(m, c):
        return 2 + near
    if not (kinds_agree(m, c) and _status_agrees(m, c) and _places_agree(m, c, notes) and _dates_agree(m, c) and _people_agree(m, c)):
        return None
    if _is_old_beside_news(m, c, notes) or _is_beside(m, c) or _is_smaller(m, c) or _is_no_more(m, c):
        return None
    persons, parties = len(m.persons & c.persons), len(m.parties & c.parties)
    place = bool(m.event.place) and bool(c.places)  # which agree, as was asked above
    date = dated(m.event.when) and bool(c.dates)
    same_word = any(m.occasion.token.lemma_ == o.occasion.token.lemma_ for o in c.mentions)
    talks = m.occasion.is_noun and c.talked_of  # "the talks" are rather a summit than a greeting at the airport
    value = (
        0.6 * talks
        + 1.2 * min(persons, 3)
        + 0.8 * min(parties, 3)
        + 1.2 * place
        + 0.8 * date
        + near
        + 0.5 * same_word
        + 0.2 * min(len(c.mentions), 3)
    )
    if m.manner == "new" and not c.persons and parties and _only_thirds(c) and near > 0.5:
        return value  # "a truce brokered by Oman in talks in Lima", then "at a meeting mediated by the Omani minister"
    if m.occasion.sort == "sign" and parties >= 2:
        return value  # what the talks end with
    unnamed = not c.persons and not c.parties and not c.mentions[0].title
    if unnamed and near > 0.5 and (m.persons or len(m.parties) > 1) and m.event.status in DONE and c.status in DONE and not m.bare:
        return value  # "a round of talks opened in Lima on Monday. The king and his rival shook hands"
    opened = c.mentions[0].title and len(c.mentions) == 1 and m.sentence <= 3
    if not opened and _comes_in_order(m, persons):
        return None
    if m.manner == "other":
        numbered = bool(_ordinals(m) and any(_ordinals(m) & _ordinals(o) for o in c.mentions))
        return value if persons + parties >= 2 and (place or date or numbered or (opened and not _ordinals(c.mentions[0]))) else None
    if m.manner == "known":
        if _names_another(m) and not same_word and not place:
            return None
        if dated(m.event.when) and not c.dates and not same_word and not place and persons + parties < 2:
            return None  # "since its summit of 3 May", where a meeting of the same bloc was told of
        found = m.bare or persons or parties or place or (date and not m.event.place) or _completes(m, c)
        found = found or (attended(m) and (_just_told(m, c) or (talks and near > 0.5)))  # "the talks were attended by the Omani ambassador"
        gathering = same_word and (m.occasion.token.lemma_.lower() in _GATHERINGS or _comes_to(m))
        found = found or (gathering and near > 0.5 and not c.persons and not c.parties)  # "a conference opened in Lima", "the conference"
        return value if found else None
    if opened:
        return value + 1 if persons or parties or place or same_word else None
    if m.bare:
        return None
    whole = m.persons <= c.persons or c.persons <= m.persons
    sides = m.parties <= c.parties or c.parties <= m.parties
    if not whole or (m.persons and not c.persons and not c.parties <= m.parties):
        return None  # two envoys of a round of six countries meet apart from it
    if m.event.place and not c.places and c.persons and not m.persons:
        return None  # "talks in Oslo" of the same sides need not be where the two ministers met
    if _is_next_deed(m, c):
        return None  # "will hold talks with the premier and call on the president"
    if m.manner == "bare":
        return value if (sides and (parties >= 2 or persons >= 2)) or (place and (persons or parties)) else None
    if m.persons - c.persons and m.parties != c.parties:
        return None  # somebody else of another side: they met apart from it
    return value if sides and (persons >= 2 or persons + parties >= 2) else None


_OF_TWO = {"bilateral", "one-on-one", "tete-a-tete", "tête-à-tête", "two-way", "separate", "private", "face-to-face"}
_THEREAFTER = {"then", "later", "afterwards", "afterward", "subsequently", "separately", "alone"}


def _is_smaller(m: Mention, c: Cluster) -> bool:
    """ "The king and the premier then had a bilateral meeting": some of those who had sat together met once more without the others."""
    if m.manner == "known" or len(m.persons) < 2 or not m.persons < c.persons:
        return False
    top, token = m.occasion.top, m.occasion.token
    verb = top.head if m.occasion.is_noun else token
    words = {t.lower_ for n in m.occasion.nouns for t in n.children} if m.occasion.is_noun else set()
    return bool(words & _OF_TWO) or any(t.lower_ in _THEREAFTER for t in verb.children)


def _is_no_more(m: Mention, c: Cluster) -> bool:
    """Whether one clause tells that those did meet and the other, of another day or of none, that they did not: "the two did not meet"."""
    if m.occasion.is_noun or m.event.status != "denied" or c.status not in DONE:
        return False
    return dated(m.event.when)


def _is_beside(m: Mention, c: Cluster) -> bool:
    """Whether the mention is the gathering on whose sidelines the event took place: "met on the margins of the summit"."""
    side = beside(m.occasion)
    return side != m.occasion.token and any(o.occasion.token == side for o in c.mentions)


_GATHERINGS = frozenset({"summit", "conference", "forum"})
_AGAIN = frozenset({"again", "later", "earlier", "then", "separately", "afterwards", "afterward", "subsequently", "previously"})


def _comes_in_order(m: Mention, persons: int) -> bool:
    """Whether a verb tells of one more encounter: "later met", "met again", "separately saw"; "also met" where it is with others."""
    if m.occasion.is_noun or m.occasion.kind == "either" or m.occasion.sort in {"tell", "sign"}:
        return False
    said = {c.lower_ for c in m.occasion.token.children if c.dep_ == "advmod"}
    return bool(said & _AGAIN) or ("also" in said and persons < 2)


def _completes(m: Mention, c: Cluster) -> bool:
    """ "The talks took place on Monday", "the Lima meeting lasted an hour", right after what had no day or no place yet."""
    top = m.occasion.top
    runs = top.dep_ in {"nsubj", "nsubjpass"} and top.head.lemma_ in {"take", "hold", "last", "begin", "start", "open", "end", "close"}
    if not runs or m.persons or m.parties or not 0 < m.sentence - c.mentions[-1].sentence <= 1:
        return False
    return not (m.event.place and c.places) and not (dated(m.event.when) and c.dates)


def _is_next_deed(m: Mention, c: Cluster) -> bool:
    """Whether a verb of the same breath brings in somebody who isn't of what was told before it."""
    last, verb = c.mentions[-1], m.occasion.token
    if m.occasion.is_noun or last.sentence != m.sentence or verb.dep_ != "conj" or not m.persons - c.persons:
        return False
    return last.occasion.token != verb and (last.occasion.token == verb.head or last.occasion.token.head == verb.head)


def _names_another(m: Mention) -> bool:
    """Whether a definite phrase says by itself which gathering it means: "the climate summit", "the Munich conference"."""
    token = m.occasion.token
    if token.lemma_.lower() not in _GATHERINGS:
        return False
    return any(c.dep_ in {"compound", "nmod"} and c.i < token.i for c in token.children)


def _is_the_signing(m: Mention, c: Cluster) -> bool:
    """ "The ceremony" at which was signed what the text has just told of."""
    ceremony = m.manner == "known" and m.occasion.is_noun and m.occasion.token.lemma_ in {"ceremony", "signing"}
    return ceremony and any(o.occasion.sort == "sign" or any(t.lemma_ == "sign" for t in o.occasion.token.subtree) for o in c.mentions)


def _only_thirds(c: Cluster) -> bool:
    """Whether the event so far has hosts and mediators, and nobody whom they brought together."""
    return bool(c.parties) and not any(p.role in {"party", "attendee"} for m in c.mentions for p in m.event.parts)


_ORDINALS = frozenset({"first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"})


def _ordinals(m: Mention) -> set[str]:
    """The numbers that the phrase gives the occasion: "their third summit"."""
    return {c.lower_ for noun in m.occasion.nouns for c in noun.children if c.lower_ in _ORDINALS}


def kinds_agree(m: Mention, c: Cluster) -> bool:
    """Whether none of them is a call and another a meeting; "he briefed her" may be over the telephone."""
    told = [o for o in (*c.mentions, m) if not (o.occasion.sort == "tell" and o.event.place is None)]
    kinds = {o.occasion.kind for o in told}
    return len(kinds - {"either"}) <= 1


def _status_agrees(m: Mention, c: Cluster) -> bool:
    one, other = m.event.status, c.status
    if m.to_come == c.to_come or one in NOT or other in NOT:
        return True
    return m.manner == "known" and not m.to_come and m.bare


def _places_agree(m: Mention, c: Cluster, notes: Notes) -> bool:
    if not m.event.place or not c.places or m.event.place in c.places:
        return True
    one = notes.entities[m.event.place]
    if m.manner == "known" and _just_told(m, c) and _is_building(one) != any(_is_building(notes.entities[p]) for p in c.places):
        return True  # "in Lima", then "at the Presidential Villa"
    return any(one.country == p or notes.entities[p].country == one.id for p in c.places)


def _just_told(m: Mention, c: Cluster) -> bool:
    """Whether the event was told of in this sentence or the one before."""
    return m.sentence - c.mentions[-1].sentence <= 1


def _is_building(place: EntityNote) -> bool:
    """Whether a place is a house that the text doesn't put into any state: it may stand in whatever town is told."""
    last = place.name.split()[-1].lower()
    return place.type == "Place" and not place.country and last in words("site_nouns")


def _dates_agree(m: Mention, c: Cluster) -> bool:
    when = m.event.when
    if when is None or when.first is None or when.last is None or not c.dates:
        return True
    return any(when.overlaps(t) for t in c.dates)


_NEWS_LASTS = dt.timedelta(days=21)


def _is_old_beside_news(m: Mention, c: Cluster, notes: Notes) -> bool:
    """Whether the mention is dated long before the undated news that the article opens with: "since May, when they also met"."""
    when, today = m.event.when, notes.published
    if today is None or when is None or when.last is None or c.dates or c.mentions[0].sentence > 2:
        return False
    return c.status in DONE and when.last < today - _NEWS_LASTS


def is_old(c: Cluster, notes: Notes) -> bool:
    """Whether an event is dated long before the news."""
    days = [t.last for t in c.dates if t.last is not None]
    return bool(days) and notes.published is not None and max(days) < notes.published - _NEWS_LASTS


def _people_agree(m: Mention, c: Cluster) -> bool:
    if m.manner == "known" and m.bare and m.occasion.is_noun and (c.talked_of or _just_told(m, c)):
        return True  # "Oman is hosting the talks"
    signs = m.occasion.sort == "sign" and len(m.parties & c.parties) > 1  # ministers may sign what negotiators have worked out
    if m.persons and c.persons and not m.persons & c.persons and m.manner != "known" and not signs:
        return False
    there = m.manner == "known" and attended(m)
    beside = (_joined(m) and c.talked_of) or (there and (c.talked_of or _just_told(m, c)))  # "met in Lima. The meeting was attended by"
    own = m.parties - thirds(m.event)  # "those talks, mediated by Oman, resumed"
    if own and c.parties and not own & c.parties and not beside:
        return False
    others = len(m.persons) > 1 and len(c.persons) > 1 and not m.persons & c.persons
    if others and m.occasion.is_noun and any(t.lower_ in {"between", "of"} for t in m.occasion.token.subtree):
        return False  # "the recent discussions between the two ministers", where their aides have met
    if m.occasion.sort == "linker" and c.parties:  # "his government's engagement with the Fund" brings nobody to the table
        return m.parties <= c.parties
    if m.manner == "known" and not attended(m) and not (_joined(m) and c.talked_of):
        return not m.parties or not c.parties or m.parties <= c.parties or c.parties <= m.parties
    return True


def _joined(m: Mention) -> bool:
    """Whether the sentence brings somebody to talks that the text has told of: "arrived on Friday to join the talks"."""
    top = m.occasion.top
    known = m.manner == "known" and m.occasion.is_noun and len(m.parties) < 2
    return known and top.dep_ == "dobj" and top.head.lemma_ in {"join", "rejoin", "attend", "observe", "leave", "quit", "enter"}


def _comes_to(m: Mention) -> bool:
    """Whether the clause says who comes to what was told: "ministers will attend the meeting"."""
    top = m.occasion.top
    return top.dep_ == "dobj" and top.head.lemma_ in {"attend", "join"} and not m.event.place and not dated(m.event.when)


_THERE = {"attend", "join", "chair", "co-chair", "observe"}


def attended(m: Mention) -> bool:
    """Whether the sentence only adds who else was there: "the talks were attended by"."""
    top = m.occasion.top
    verbs = [top.head, *(c for c in top.head.children if c.dep_ == "conj")]  # "lasted two hours and were attended by"
    return m.occasion.is_noun and top.dep_ in {"nsubj", "nsubjpass"} and any(v.lemma_ in _THERE and v.tag_ == "VBN" for v in verbs)
