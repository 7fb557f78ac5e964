"""For whom people act: the side of a person, the countries and bodies that officials stand for."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from ingest.happened.attribution import report_of
from ingest.lexicon import table, values
from ingest.notes import EntityNote, Notes, conjuncts


def side_of(entity: EntityNote, notes: Notes) -> EntityNote | None:
    """The party for which an entity takes part: a body of one state's government sits there for the state."""
    party = notes.party_of(entity)
    if party is not None and party.type == "Organization" and (whole := _whole(party, notes)) is not None:
        return whole
    if party is not None and party.type == "Organization" and party.country:
        state = notes.entities[party.country]
        return state if state.type == "Country" else party
    return party


@cache
def wholes() -> dict[str, set[str]]:
    """Body -> the names of the bloc whose executive it is, for which its people speak."""
    names = {row["name"]: {row["name"], *values(row["aliases"])} for row in table("organizations")}
    return {row["organ"]: names[row["whole"]] for row in table("organs")}


def _whole(organ: EntityNote, notes: Notes) -> EntityNote | None:
    """The bloc for which its commission or secretariat takes part, where the article names it."""
    names = wholes().get(organ.name, set())
    return next((e for e in notes.entities.values() if e.name in names and e.type == "Organization" and e.keep), None) if names else None


def of_whom(token: Token, notes: Notes) -> list[EntityNote]:
    """The countries and organizations that officials act for: "Israeli and Egyptian officials", "leaders of Chad and Niger"."""
    found: list[EntityNote] = []
    inner: list[Token] = []
    for child in token.children:
        if child.dep_ in {"amod", "compound", "nmod", "poss"} and child.i < token.i:
            inner += [*conjuncts(child), *(g for g in child.subtree if g.dep_ in {"compound", "amod", "nmod", "conj"})]
        elif child.dep_ in {"acl", "relcl"} and child.lemma_ == "represent":  # "delegations representing Chad and Mali"
            inner += [n for o in child.children if o.dep_ == "dobj" for n in _nested(o)]
        elif child.lower_ in {"of", "from", "for"} and child.dep_ == "prep":
            inner += [n for p in child.children if p.dep_ == "pobj" for n in _nested(p)]
        elif child.lower_ == "general" and child.i > token.i:  # "the directors general of the two ministries"
            inner += below_of(child)
    if not inner and token.tag_ == "NNS" and token.i + 1 < len(token.doc) and token.nbor().lower_ == "from":
        # hung higher: "the minister and envoys from Chad"
        inner += [n for p in token.nbor().children if p.dep_ == "pobj" for n in _nested(p)]
    for t in sorted(set(inner), key=lambda t: t.i):
        for entity in notes.entities_at(t):
            governs = token.lemma_.lower() in _OF_ONE
            side = side_of(entity, notes) if entity.type in {"Country", "Organization"} or governs else None
            if side is not None and side not in found:
                found.append(side)
    return found


def speaks(pronoun: Token, notes: Notes) -> EntityNote | None:
    """Whom an unresolved pronoun stands for in what unnamed officials say: "Chad's premier said he was ready to meet the envoy"."""
    report = report_of(pronoun, notes) if pronoun.lower_ in {"he", "she", "they", "we"} else None
    speaker = notes.entities.get(report.speaker or "") if report is not None else None
    return speaker if speaker is not None and speaker.type == "Group" else None


_OF_ONE = {"government", "administration", "regime", "cabinet", "aide", "adviser", "advisor", "team", "staff", "representative",
           "negotiator", "lieutenant", "emissary", "delegation"}  # fmt: skip
"""What one person has who act for the same side."""


def below_of(noun: Token) -> list[Token]:
    """The nouns that "of" hangs on a noun, and what hangs on them."""
    return [t for c in noun.children if c.lower_ == "of" for p in c.children if p.dep_ == "pobj" for t in _nested(p)]


_OF_STATES = {"group", "bloc", "grouping", "club", "country", "nation", "state", "member", "power", "army", "military", "government",
              "ministry", "parliament", "police"}  # fmt: skip


def _nested(token: Token) -> list[Token]:
    """The noun, its conjuncts and appositions, and what "of" hangs on them: "the governments of A, B and C"."""
    found: list[Token] = []
    todo = [token]
    while todo and len(found) < 40:
        t = todo.pop()
        if t in found:
            continue
        found.append(t)
        todo += [c for c in t.children if c.dep_ in {"conj", "appos"}]
        if t.lemma_.lower() in _OF_STATES:  # "leaders of the BRICS countries", "commanders of the Chadian and Malian armies"
            todo += [c for c in t.children if c.dep_ in {"compound", "nmod", "amod"}]
        todo += [p for c in t.children if c.lower_ == "of" for p in c.children if p.dep_ == "pobj"]
    return found


RULERS = frozenset({"president", "leader", "king", "chancellor", "premier", "emir", "prince", "sultan", "ruler", "taoiseach"})
"""Words of the titles of those whom "the leaders of" several countries are; a prime minister's is asked for as a whole."""


def holders(noun: Token, countries: list[EntityNote], notes: Notes) -> list[EntityNote]:
    """The persons whom "the presidents of Chad and Niger" are: of each country the only one of the article with that office.

    [] where the article names none of them, or the phrase isn't definite ("Chadian and Nigerien officials").
    """
    if noun.lemma_.lower() not in _CHIEFS or not any(c.lower_ in {"the", "these", "both"} for c in noun.children):
        return []
    asked = {c.lower_ for c in noun.children if c.dep_ in {"amod", "compound"} and c.lower_ in _PORTFOLIOS} | {noun.lemma_.lower()}
    found: list[EntityNote] = []
    for country in countries:
        named = [p for p in notes.entities.values() if p.type == "Person" and side_of(p, notes) is country and _has_office(p, asked)]
        found += named if len(named) == 1 else []
    return found if len(countries) > 1 else []


_CHIEFS = {"leader", "president", "premier", "minister", "king", "chancellor"}
_PORTFOLIOS = {"foreign", "defense", "defence", "interior", "finance", "prime", "trade", "energy", "vice", "deputy"}


def _has_office(person: EntityNote, asked: set[str]) -> bool:
    for office in person.offices:
        words = set(office.title.lower().replace("-", " ").split())
        if office.former or (words & {"vice", "deputy", "first"} and not words & asked & {"vice", "deputy"}):
            continue
        if asked == {"leader"}:
            if words & RULERS or {"prime", "minister"} <= words:
                return True
        elif asked <= words or (asked == {"foreign", "minister"} and "secretary" in words and words & {"state", "foreign"}):
            return True
    return False
