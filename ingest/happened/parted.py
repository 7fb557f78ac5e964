"""Who was met, rung or received one after the other, and not together."""

from __future__ import annotations

from spacy.tokens import Token

from ingest.happened.behalf import side_of
from ingest.happened.people import People, people_of
from ingest.happened.roll import Attendance, is_each
from ingest.happened.trigger import Occasion
from ingest.notes import EntityNote, Notes

_JOINTLY = {"joint", "jointly", "together", "conference", "trilateral", "three-way", "video", "group"}
_SEPARATE = {"separate", "separately", "bilateral", "bilaterally", "individual", "individually", "respective", "one-on-one", "two-way",
             "back-to-back", "successive", "consecutive"}  # fmt: skip
_MANY = {"series", "string", "flurry", "succession", "spate", "whirl", "marathon"}
_MARGINS = {"sideline", "margin", "fringe"}


def parted(occasion: Occasion, there: Attendance, notes: Notes, *, apart: list[list[Token]]) -> list[People]:
    """Those who were met or rung one after the other, each with those who met them; [] where all were together."""
    if not apart and len(there.lists) > 1 and (_separate(occasion, there) or _in_the_margins(occasion, there, notes)):
        apart = _by_name(there.lists)
    if len(apart) > 1:
        each = [people_of(tokens, notes, without=[t for t in there.lists if t not in tokens]) for tokens in apart]
    elif len(there.lists) == 1 and _one_each(occasion, there) and len(two := _heads(people_of(there.lists, notes))) == 2:
        each = [People([p]) if p.type == "Person" else People(parties=[p]) for p in two]  # "saw both leaders"
    elif (
        len(there.lists) == 1 and _separate(occasion, there) and not (met := people_of(there.lists, notes)).persons and len(met.parties) > 1
    ):
        each = [People(parties=[p]) for p in met.parties]  # "bilateral meetings with the presidents of Chad and Mali"
    elif occasion.sort == "phone" and occasion.kind == "call" and len(there.lists) == 1 and len(there.people.parties) > 2:
        rung = people_of(there.lists, notes)  # "rang the leaders of Chad and Mali": one call each
        each = [People(parties=[p]) for p in rung.parties] if not rung.persons and len(rung.parties) > 1 else []
    else:
        return []
    others = people_of(there.lists, notes)
    parts: list[People] = []
    told: list[People] = []
    for theirs in each:
        if any(theirs.persons and theirs.persons == p.persons for p in told):
            continue  # "with the head of the agency, Ana Silva": one head too many
        told.append(theirs)
        part = People(
            [p for p in there.people.persons if p not in others.persons], [p for p in there.people.parties if p not in others.parties]
        )
        part.add(theirs)
        parts.append(part)
    return parts


def _by_name(lists: list[Token]) -> list[list[Token]]:
    """Those of a list, an office together with the name that follows it: "her counterpart, Omar Haddad"."""
    found: list[list[Token]] = []
    for token in lists:
        before = found[-1][-1] if found else None
        start = token.left_edge.i
        named = token.ent_type_ == "PERSON" and before is not None and before.ent_type_ != "PERSON"
        between = [t.lower_ for t in token.doc[before.i + 1 : start]] if before is not None else []
        if named and between[-1:] == [","] and "," not in between[:-1] and "and" not in between:
            found[-1].append(token)
        else:
            found.append([token])
    return found


def _heads(people: People) -> list[EntityNote]:
    return people.persons or people.parties


def _one_each(occasion: Occasion, there: Attendance) -> bool:
    return is_each(there.lists[0]) or _separate(occasion, there)


def _separate(occasion: Occasion, there: Attendance) -> bool:
    plural = occasion.token.tag_ in {"NNS", "NNPS"} or not occasion.is_noun
    if plural and _in_turn(occasion.token):
        return True
    if len(there.lists) > 1 and any(
        t.lower_ in {"separately", "then", "later", "afterwards"} for t in occasion.token.doc[there.lists[0].i : there.lists[-1].i]
    ):
        return True  # "a meeting with the rebels and, separately, with the king"
    rings = occasion.sort in {"phone", "tell"} or (not occasion.is_noun and occasion.token.lemma_ in {"speak", "talk"})
    if rings and occasion.kind == "call" and not any(t.lower_ in _JOINTLY for t in occasion.token.sent):
        return True  # one rings one after the other
    if any(n.dep_ == "conj" and n.head == occasion.token for n in there.lists):
        return True  # one on Tuesday, the other before dinner
    if there.lists and occasion.token.doc[there.lists[0].left_edge.i].lower_ == "both" and len(there.lists) > 1:
        return True  # "met both the president and his rival"
    if any(t.lower_ == "both" and (t.dep_ == "preconj" or t.tag_ == "CC") for n in there.lists for t in n.children):
        return True
    if occasion.top.lemma_.lower() in _MANY and occasion.token.tag_ in {"NNS", "NNPS"}:
        return True  # "a series of meetings with the king and the premier"
    return plural and any(c.lower_ in _SEPARATE for c in occasion.token.children)


def _in_the_margins(occasion: Occasion, there: Attendance, notes: Notes) -> bool:
    """ "Met the premiers Ana Silva of Peru and Omar Haddad of Jordan on the margins of the summit": persons of different sides, in turn."""
    verb = occasion.top.head if occasion.is_noun else occasion.token
    hung = [c for t in (occasion.top, verb) for c in t.children if c.lower_ == "on" and c.dep_ == "prep"]
    met = people_of(there.lists, notes)
    sides = {side.id for p in met.persons if (side := side_of(p, notes))}
    ours = [p for p in there.people.persons if p not in met.persons]
    beside = any(p.lemma_ in _MARGINS for c in hung for p in c.children)
    return beside and len(ours) < 2 and len(sides) == len(met.persons) > 1 and not {p.id for p in met.parties} - sides


def _in_turn(token: Token) -> bool:
    """ "One after the other", "one by one", "in turn", "back to back"."""
    near = [t.lower_ for t in token.doc[token.i + 1 : min(token.i + 16, token.sent.end)]]
    phrases = (["one", "after", "the", "other"], ["one", "after", "another"], ["one", "by", "one"], ["in", "turn"])
    return any(near[n : n + len(p)] == p for p in phrases for n in range(len(near)))
