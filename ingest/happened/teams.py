"""The teams that sit at talks: which nouns stand for one, who leads it and for whom."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from ingest.below import bounds
from ingest.happened.arguments import agents, is_passive, subjects, undergoers
from ingest.happened.behalf import below_of, of_whom
from ingest.happened.people import People, listed, people_of
from ingest.notes import EntityNote, Notes

TEAMS = {"delegation", "team", "side", "panel"}
LEADS = {"lead", "head"}


def is_team(noun: Token) -> bool:
    """ "The delegation", "members of the Chadian team": whoever it is said to include came with it."""
    lemma = noun.lemma_.lower()
    if lemma in {"member", "rest"}:
        return any(p.lemma_.lower() in TEAMS for c in noun.children if c.lower_ == "of" for p in c.children)
    return lemma in {"delegation", "team"}


def are_teams(nouns: list[Token], notes: Notes) -> bool:
    """Whether what is led is one side of talks: "the Chadians", "the government panel"."""
    return bool(people_of(nouns, notes).parties) or any(n.lemma_.lower() in TEAMS or n.lower_ == "negotiators" for n in nouns)


def _team_before(team: Token) -> Token | None:
    """The word before this one for the same team: "a delegation led by the king met the envoy. The delegation, which included"."""
    return next((t for t in reversed(team.doc[max(0, team.i - 150) : team.i]) if t.lemma_ == team.lemma_), None)


def led_by(team: Token, notes: Notes) -> People:
    """Who leads the team spoken of."""
    before = _team_before(team)
    heads = [v for v in before.subtree if v.dep_ in {"acl", "relcl"} and v.lemma_ in LEADS] if before is not None else []
    return People(people_of([a for v in heads for a in agents(v)], notes).persons)


def acting_for(trigger: Token, notes: Notes) -> EntityNote | None:
    """The one side whose team a clause names: "the Chadian delegation included", "Chad was represented by"."""
    if trigger.lemma_ in {"include", "number", "comprise"}:
        teams = subjects(trigger)
        own = [party for t in teams for party in of_whom(t, notes)]
        teams += [before for t in teams if not own and (before := _team_before(t)) is not None]
    elif trigger.lemma_ in LEADS | {"represent"}:
        teams = undergoers(trigger)
    else:
        return None
    teams += [c for t in teams if t.lower_ in {"one", "ones"} for c in t.children if c.dep_ == "amod"]  # "heading the Chadian one"
    parties = people_of([*teams, *(p for t in teams for p in below_of(t))], notes).parties
    return parties[0] if len(parties) == 1 else None


def gapped(verb: Token, notes: Notes) -> Iterator[tuple[EntityNote | None, People]]:
    """Who led or spoke for the other side, where the verb isn't said again: "Chad was represented by the envoy; the Malian side by"."""
    for by in verb.doc[verb.i + 1 : bounds(verb)[1]] if is_passive(verb) else ():
        side = by.doc[by.i - 1]
        if by.lower_ != "by" or by.dep_ == "agent" or side.head.i == by.i:
            continue
        side = by.doc[by.i - 2] if side.tag_ == "POS" else side  # "and Chad's by the minister"
        parties = people_of([side], notes, without=side.children).parties
        if side.lemma_.lower() in TEAMS | {"one"} or parties:
            persons = People(people_of(listed([p for p in by.children if p.dep_ == "pobj"], notes), notes).persons)
            if persons:
                yield parties[0] if len(parties) == 1 else None, persons


def is_led(noun: Token) -> bool:
    """ "Leading the Chadian side and Minister X the other", where the parser joins the side to the next name."""
    return noun.dep_ == "nmod" and noun.lower_ in TEAMS


def is_head(prep: Token) -> bool:
    """ "At the head of Chad's delegation was the minister"."""
    heads = [p for p in prep.children if p.lower_ == "head"] if prep.lower_ == "at" else []
    return any(p.lemma_.lower() in TEAMS for h in heads for c in h.children if c.lower_ == "of" for p in c.children)


def is_side(prep: Token) -> bool:
    return any(p.lemma_.lower() in TEAMS and p.i < prep.head.i for p in prep.children)
