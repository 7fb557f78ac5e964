"""Who is there, by a noun that announces a meeting or call: its own phrase, what is said of it, and the verb over it."""

from __future__ import annotations

from spacy.tokens import Token

from ingest.happened.arguments import after, is_passive
from ingest.happened.attribution import report_of
from ingest.happened.behalf import side_of
from ingest.happened.company import company, inviters
from ingest.happened.noun_triggers import PARTS_OF, noun_occasion
from ingest.happened.over_nouns import governed
from ingest.happened.people import People, doers, listed, people_of, those_of
from ingest.happened.places import clause_verb
from ingest.happened.roll import WITH, Attendance, both, echo, further_with, in_presence_of, late_with, third
from ingest.happened.said_of import adjective, said_of
from ingest.happened.trigger import Occasion, is_press, journey_verbs
from ingest.notes import Notes


def at_noun(occasion: Occasion, notes: Notes) -> Attendance:
    """Who is there, as far as the noun's sentence tells."""
    found = Attendance()
    for noun in occasion.nouns:
        _own_phrase(noun, occasion.kind, found, notes)
        said_of(noun, found, notes)
    governed(occasion, found, notes)
    if occasion.token.lower_ in {"assembly", "congress", "council"}:
        found.people.add(people_of([occasion.token], notes))  # "at the General Assembly"
    if not found.people.named and any(c.dep_ == "poss" and c.lower_ == "their" for n in occasion.nouns for c in n.children):
        clause = clause_verb(occasion.token)
        if clause is not None:
            found.people.add(those_of(clause, notes))  # "speaking alongside the king after their talks"
    if not found.people and not found.lists:
        found.people.add(_who_spoke_after(occasion, notes))
    if not found.people.named and not found.lists and occasion.kind == "meeting":
        found.people.add(_foes(occasion, notes))
    if not found.people:
        owners = [c for n in occasion.nouns for c in n.children if c.dep_ == "poss"]
        between = [p for n in occasion.nouns for p in after(n, "between", "of")]
        top = occasion.top
        holders = doers(top.head, notes) if top.dep_ == "dobj" and top.head.lemma_ in {"hold", "have", "conduct"} else []
        around = {"at", "during"} if occasion.kind != "call" else {"by", "in", "on", "via", "over", "during"}
        if top.dep_ == "pobj" and top.head.lower_ in around and (clause := clause_verb(top)) is not None:
            holders = doers(clause, notes)  # "they agreed at a meeting in Oslo to ..."
        found.echoes = echo(owners, notes) or echo(between, notes) or echo(holders, notes)
        if found.echoes is None and _first_since(top):
            found.echoes = "persons"
    found.people.add(_who_speaks_of(occasion, found, notes))
    found.people.add(_gone_there(occasion, notes))
    found.people.add(_among_others(occasion, notes))
    if found.people.named:
        _beside(occasion, found, notes)
    if found.people.persons and both([t for n in (*occasion.nouns, occasion.top.head) for t in after(n, "with")], notes):
        found.echoes = "each"  # "had separate calls with both leaders"
    if not found.lists:
        late = late_with(occasion.token, notes)
        found.people.add(people_of(late, notes))
        found.lists += late
    more = [t for t in further_with(occasion.token, notes) if t not in found.lists] if found.lists else []
    found.people.add(people_of(more, notes))
    found.lists += more
    return found


def _beside(occasion: Occasion, found: Attendance, notes: Notes) -> None:
    """Who came along with those who are there, before whom they sat, and who invited them."""
    verb = clause_verb(occasion.token)
    if verb is not None and any(p in found.people.persons for p in people_of(doers(verb, notes), notes).persons):
        found.people.add(company(verb, notes))
    clause = [occasion.token, *([verb] if verb is not None else [])]
    found.people.add(people_of([t for o in clause for t in in_presence_of(o)], notes))
    third(people_of([t for o in clause for t in inviters(o)], notes), "host", found)


def _who_spoke_after(occasion: Occasion, notes: Notes) -> People:
    """ "The presidents of Chad and Niger have agreed to talk on, the former said after talks": the two whom one of them speaks of."""
    top = occasion.top
    if top.dep_ != "pobj" or top.head.lower_ not in {"after", "following", "at", "during"}:
        return People()
    verb = top.head.head
    speaker = people_of(doers(verb, notes), notes).persons if verb.pos_ == "VERB" else []
    for clause in (c for c in verb.children if c.dep_ in {"ccomp", "parataxis"} and len(speaker) == 1):
        both = people_of(doers(clause, notes), notes)
        sides = {s.id for p in both.persons if (s := side_of(p, notes))}
        if speaker[0] in both.persons and len(both.persons) == len(sides) == 2:
            return People(list(both.persons))
        if speaker[0] not in both.persons and clause.lemma_ in _AGREES and len(both.persons) + len(both.parties) > 1:
            return both  # "the king and his rival have agreed to share power, the mediator said after four days of talks"
    return People()


_AGREES = {"agree", "sign", "reach", "accept", "fail", "settle", "conclude", "strike", "clinch", "make"}


def _who_speaks_of(occasion: Occasion, found: Attendance, notes: Notes) -> People:
    """ "Chad's foreign minister said the talks with Niger had been frank": the other side is the speaker's."""
    report = report_of(occasion.token, notes)
    speaker = notes.entities.get(report.speaker or "") if report is not None else None
    speaker = speaker if speaker is None or speaker.type != "Organization" else None  # an agency tells of others' talks
    side = side_of(speaker, notes) if speaker is not None else None
    theirs = found.people.sides(notes)
    if not found.lists or speaker is None or side is None or side.id in theirs or len(theirs) != 1 or len(found.people.persons) > 1:
        return People()
    if any(c.dep_ in {"poss", "compound", "nmod"} and notes.entities_at(c) for n in occasion.nouns for c in n.children):
        return People()  # "the Lima talks with Niger", "their talks with Niger"
    return People(persons=[speaker] if speaker.type == "Person" and found.people.persons else [], parties=[side])


_STRIFE = {"war", "conflict", "dispute", "fighting", "standoff", "stand-off", "row", "tension", "hostility", "feud", "crisis", "rift"}


def _foes(occasion: Occasion, notes: Notes) -> People:
    """ "Talks in Oslo to end the war between Chad and Mali": those who have something to end."""
    ends = next((t.i for t in occasion.token.subtree if t.dep_ == "relcl"), len(occasion.token.doc))
    below = [t for t in occasion.token.subtree if occasion.token.i < t.i < ends and t.lemma_.lower() in _STRIFE]
    below = [t for t in below if not any(a.dep_ == "relcl" for a in t.ancestors)]
    foes = People(parties=people_of([t for strife in below for t in after(strife, "between")], notes).parties)
    return foes if len(foes.parties) > 1 else People()


def _gone_there(occasion: Occasion, notes: Notes) -> People:
    """ "The presidents headed to Lima, where the bloc opened a summit": who goes where it is held."""
    verb = clause_verb(occasion.token)
    if verb is None or verb.dep_ != "relcl" or not any(c.lower_ == "where" for c in verb.children) or verb.head.dep_ != "pobj":
        return People()
    journey = verb.head.head.head
    if journey.pos_ != "VERB" or journey.lemma_ not in journey_verbs() or verb.head.head.lower_ not in {"to", "for", "in", "into"}:
        return People()
    return People(people_of(doers(journey, notes), notes).persons)


def _among_others(occasion: Occasion, notes: Notes) -> People:
    """ "Wrapped up two days of meetings in Lima, including a lunch with the king": who had the others had this one."""
    top = occasion.top
    if top.dep_ != "pobj" or top.head.lower_ != "including":
        return People()
    outer = top.head.head
    held = [outer, *(c for c in outer.children if c.dep_ == "dobj")] if outer.pos_ == "VERB" else [outer]
    if not any(noun_occasion(t) or t.lemma_.lower() in PARTS_OF for t in held):
        return People()
    verb = outer if outer.pos_ == "VERB" else clause_verb(outer)
    return People(people_of(doers(verb, notes), notes).persons) if verb is not None else People()


def _first_since(top: Token) -> bool:
    """ "their first meeting since a summit in Oslo", "the first time they had met since": the same people were there."""
    if top.dep_ != "pobj" or top.head.lower_ != "since":
        return False
    before = list(top.doc[max(top.sent.start, top.head.i - 8) : top.head.i])
    return any(t.lower_ == "first" for t in before) and any(t.lower_ in {"met", "meeting", "talks", "encounter", "summit"} for t in before)


def _own_phrase(noun: Token, kind: str, found: Attendance, notes: Notes) -> None:
    """What hangs on the noun itself: "Iran's nuclear talks with the EU", "the Russia-Ukraine negotiations", "a meeting of the Quad"."""
    for child in noun.children:
        if child.i < noun.i and child.dep_ == "amod" and child.lower_ in _SPONSORED:  # "UN-sponsored talks", "Egyptian-mediated talks"
            by = [t for t in child.children if t.dep_ == "npadvmod" and t.i < child.i]
            third(people_of(by, notes) or adjective(by, notes), _SPONSORED[child.lower_], found)
        elif child.i < noun.i and (role := _sponsors(child, notes)):
            third(people_of([child], notes), role, found)
        elif child.i < noun.i and child.dep_ in {"poss", "compound", "nmod", "amod"}:
            tokens = [child, *(t for t in child.subtree if t.dep_ in {"compound", "amod", "nmod", "conj", "cc"} and child.dep_ != "poss")]
            left = people_of(tokens if child.dep_ != "poss" else [child], notes)
            if child.dep_ != "poss":
                left.persons = left.persons if len(left.persons) > 1 else []
            found.people.add(left)
        elif child.dep_ == "prep" and (
            child.lower_ in WITH
            or (kind == "call" and child.lower_ in {"from", "to"})
            or (kind == "meeting" and noun.lemma_ == "call" and child.lower_ in {"on", "upon"})
        ):
            given = [t for t in after(noun, child.lower_) if not is_press(t)]
            given = [o for t in given for o in (after(t, "of") if t.lemma_ in {"participation", "attendance", "presence"} else [t])]
            given = listed(given, notes)
            found.people.add(people_of(given, notes))
            found.lists += given
        elif child.dep_ == "appos" and child.i > noun.i and noun_occasion(child) is None:
            found.people.add(people_of([child], notes))
        elif child.lower_ == "by" and child.dep_ == "prep" and noun.dep_ == "pobj" and is_passive(noun.head.head):
            found.people.add(people_of(after(noun, "by"), notes))  # "was represented at the talks by"
        elif noun.lemma_ == "visit" and child.lower_ in {"to", "by", "from"}:  # "a visit by the minister to the king"
            found.people.add(people_of(after(noun, child.lower_), notes))
        elif child.dep_ == "prep" and child.lower_ in {"of", "including"}:
            found.people.add(people_of(listed([t for t in after(noun, child.lower_) if not noun_occasion(t)], notes), notes))


_SPONSORED = {"sponsored": "mediator", "mediated": "mediator", "brokered": "mediator", "facilitated": "mediator", "moderated": "mediator",
              "led": "mediator", "hosted": "host", "convened": "host", "organized": "host", "organised": "host"}  # fmt: skip


def _sponsors(child: Token, notes: Notes) -> str | None:
    """The role that a name gets from what it is hyphened to, where that is no word of its own: "African Union-led", "U.S.-brokered"."""
    if "-" in child.text:
        return _SPONSORED.get(child.lower_.rpartition("-")[2])
    mention = notes.mention_at(child) if child.dep_ in {"compound", "nmod", "amod"} else None
    if mention is None or mention.end + 1 >= len(child.doc) or child.doc[mention.end].text != "-":
        return None
    return _SPONSORED.get(child.doc[mention.end + 1].lower_)
