"""Who is on a call, by a verb of ringing somebody up; and who calls on whom."""

from __future__ import annotations

from spacy.tokens import Token

from ingest.happened.arguments import after, is_passive, undergoers
from ingest.happened.in_person import tellings
from ingest.happened.people import doers, people_of
from ingest.happened.roll import Attendance, both
from ingest.happened.trigger import Occasion
from ingest.notes import Notes

GUESTS = {
    "delegation",
    "leader",
    "minister",
    "official",
    "negotiator",
    "envoy",
    "team",
    "diplomat",
    "president",
    "counterpart",
    "premier",
    "chief",
    "ambassador",
    "consul",
}
"""Nouns for those who are received or rung for the side that sent them."""
_CALLERS_PURPOSE = {"thank", "discuss", "congratulate", "brief", "convey", "express", "present", "deliver", "talk", "review", "compare",
                    "wish", "coordinate", "co-ordinate", "seek", "check", "confirm", "exchange", "plead", "voice", "extend",
                    "arrange"}  # fmt: skip


def phone(occasion: Occasion, notes: Notes) -> Attendance | None:
    """Who rings whom, or calls on whom: the subject and the object."""
    verb = occasion.token
    if is_passive(verb):
        return None
    if occasion.kind == "meeting":  # "called on the king": the object comes after "on"
        one, other = people_of(doers(verb, notes), notes), people_of(after(verb, "on"), notes)
        purpose = [c for c in verb.children if c.dep_ in {"xcomp", "ccomp", "advcl"} and c.i > verb.i and c.tag_ == "VB"]
        if not (other.persons and one.persons) or any(c.lemma_ not in _CALLERS_PURPOSE for c in purpose):
            return None
        one.add(other)
        return Attendance(one)
    if verb.lemma_ == "call" and any(_is_naming(c) for c in verb.children if c.i > verb.i and not _is_rung(c)):
        return None
    rung = undergoers(verb) or after(verb, "with") or [c for c in verb.children if c.dep_ == "oprd" and c.ent_type_ == "PERSON"]
    one, other = people_of(doers(verb, notes), notes), people_of(rung, notes)
    if one.persons and both(rung, notes):
        return Attendance(one, echoes="each")
    heads = other.persons or (other.parties if any(t.lemma_.lower() in GUESTS for t in rung) else [])
    if not heads or not one.named or set(map(id, one.persons)) & set(map(id, other.persons)):
        return None
    one.add(other)
    return Attendance(one, lists=rung)


def _is_rung(child: Token) -> bool:
    """Whether a name that the parser took for what somebody is called is whom one called: "called Silva on Friday"."""
    return child.dep_ == "oprd" and child.ent_type_ == "PERSON" and not any(c.dep_ == "dobj" for c in child.head.children)


def _is_naming(child: Token) -> bool:
    """Whether what hangs on "call" shows that it names or bids: "called him a liar", "called off", "called him to testify"."""
    if child.dep_ in {"xcomp", "ccomp"} and any(c.lower_ == "to" and c.dep_ == "aux" for c in child.children):
        return child.lemma_ not in _CALLERS_PURPOSE and child.lemma_.lower() not in tellings()
    return child.dep_ in {"oprd", "ccomp", "xcomp", "acomp", "attr"} or (child.dep_ == "prt" and child.lower_ not in {"up", "back"})
