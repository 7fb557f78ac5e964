"""From a noun phrase to the parties that it names: a country, an organization or an armed group, with the person who acts for it."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc, Token

from ingest.below import of_lemma
from ingest.happened.acts.frames import classes, hostile_nouns
from ingest.happened.acts.ground import holders
from ingest.happened.acts.lands import is_capital, land_of
from ingest.happened.acts.lists import rest_of_list
from ingest.happened.acts.phrases import are_apposed, blamed_for, in_office, listed, stands_beside
from ingest.happened.acts.sides import Side, is_media, persons, sides_of
from ingest.notes import EntityNote, Notes, conjuncts

__all__ = ["Side", "inside", "is_media", "named", "only_where", "owners", "parties", "persons", "sides_of", "speaking_for"]

_LED = frozenset({"led", "brokered", "mediated", "facilitated", "sponsored", "hosted", "drafted", "coordinated", "proposed", "imposed"})
_TIED = frozenset({"affiliated", "linked", "aligned"})
_DEEP = 4
_BACK = 150
"""How many tokens back a noun is looked for that is taken up again."""
_NEARBY = 50
_OWNERS = ("by", "from", "of", "between", "among")
_APART = ("nsubj", "nsubjpass", "relcl", "npadvmod", "mark")
"""What stands in a clause or phrase and tells of something else than it."""
_PLACES = ("of", "in", "from", "near", "on", "at", "inside", "across", "between", "for")


def parties(tokens: Iterable[Token], notes: Notes, *, victim: bool = False) -> list[Side]:
    """The parties that these noun phrases name, each once, in order."""
    found: list[Side] = []
    end = notes.dateline[2] if notes.dateline is not None else 0
    tokens = [t for token in tokens for t in (token, *rest_of_list(token, notes)) if t.idx >= end or t.idx < (notes.dateline or (0,))[0]]
    if victim and (held := [h for t in tokens for h in holders(t)]):
        tokens = held
    for token in tokens:
        for side in named(token, notes, victim=victim):
            if all(side.party != f.party for f in found):
                found.append(side)
    people = [s for s in found if notes.entities[s.party].type == "Person"]
    public = [s for s in found if s not in people]
    # "detained two Peruvians, Ana Silva and Luis Vega": it is done to those who are named
    if public and people and not victim:
        return [s for s in found if s in public or stands_beside(s, tokens, notes)]
    return (people or public) if victim and are_apposed(tokens) else public or people


def speaking_for(speaker: str | None, doc: Doc, notes: Notes) -> list[Side]:
    """The parties for which somebody speaks; of a person without office the body after his name ("Silva of Amnesty International")."""
    if speaker is None:
        return []
    found = sides_of(notes.entities[speaker], notes)
    if len(found) == 1 and notes.entities[found[0].party].type == "Person":
        names = [m for m in notes.mentions if m.form == "name" and m.entities == (speaker,)]
        bodies = [s for m in names for s in named(doc[m.root], notes) if notes.entities[s.party].type != "Person"]
        return bodies[:1] or found
    return found


def named(token: Token, notes: Notes, *, victim: bool = False, depth: int = 0) -> list[Side]:
    """The parties of one noun phrase: the one that its head names, else its owner ("Russia's proposal", "Israeli soldiers").

    With `victim`, also the country where it lies ("cities in Ukraine").
    """
    found = [s for entity in notes.entities_at(token) for s in sides_of(entity, notes, victim=victim)]
    if len(found) == 1 and depth < _DEEP and len(several := _of_several(token, notes, depth)) > 1:
        return several
    if len(found) == 1 and notes.entities[found[0].party].type == "Person":  # "Peru's Silva", of whom the text tells no office
        owned = [e for c in token.children if c.dep_ == "poss" for e in notes.entities_at(c) if e.type in ("Country", "Organization")]
        owned = [e for e in owned if not is_media(e)]
        of = [p for c in token.children if c.lower_ in ("of", "from") and c.dep_ == "prep" for p in c.children if p.dep_ == "pobj"]
        owned += [e for t in of for e in notes.entities_at(t) if e.type == "Organization"]  # "Silva of Amnesty International"
        homes = [s for e in owned for s in sides_of(e, notes)]
        found = [Side(homes[0].party, found[0].person)] if len(homes) == 1 else found
    found = [in_office(s, token, notes) for s in found]
    if found and token.tag_ in ("NNS", "NNPS") and depth <= _DEEP and _is_people(found, notes):
        found = _at_home(token, found, notes, depth)
    if not found and token.lower_ == "one" and depth == 0:  # "one of its leaders, Ana Silva"
        names = [
            c for p in token.children if p.lower_ == "of" for t in p.children for c in (*t.children, *token.children) if c.dep_ == "appos"
        ]
        found = [s for c in names for e in notes.entities_at(c) if e.type == "Person" for s in sides_of(e, notes)]
    mention = notes.mention_at(token)
    if found or depth > _DEEP or (mention is not None and not victim and not (mention.entities == () and _is_his(token))):
        return found
    if token.dep_ == "appos" and token.head.pos_ in ("PROPN", "NOUN") and depth == 0:  # "X, the bank that Washington accuses"
        found = [s for entity in notes.entities_at(token.head) for s in sides_of(entity, notes, victim=victim)]
    return found or owners(token, notes, victim=victim, depth=depth)


def _of_several(token: Token, notes: Notes, depth: int) -> list[Side]:
    """The parties whose leaders or governments a plural names: "the Governments of Peru and Chile"."""
    if token.tag_ not in ("NNS", "NNPS") or token.lemma_.lower() not in classes()["side"] | classes()["rulers"]:
        return []
    of = [p for c in token.children if c.dep_ == "prep" and c.lower_ == "of" for p in c.children if p.dep_ == "pobj"]
    found = {s.party: s for t in of for one in conjuncts(t) for s in named(one, notes, depth=depth + 1)}
    return list(found.values())


def _is_his(token: Token) -> bool:
    """Whether a noun tells whose it is by a pronoun alone: "his country", of which no other name is given."""
    return any(c.dep_ == "poss" and c.pos_ == "PRON" for c in token.children)


def _is_people(found: list[Side], notes: Notes) -> bool:
    return len(found) == 1 and found[0].person is None and notes.entities[found[0].party].type == "Country"


def _at_home(people: Token, found: list[Side], notes: Notes, depth: int) -> list[Side]:
    """Whose a people in another country are: "Bosnian Serbs" are Bosnia's, "ethnic Albanians in Macedonia" are Macedonia's.

    `found` where it is a country's own people; nobody where the text doesn't say in which country an ethnic group lives.
    """
    before = [c for c in people.children if c.dep_ in ("amod", "compound", "nmod") and c.i < people.i]
    for child in before:
        other = [s for e in notes.entities_at(child) if e.type == "Country" for s in sides_of(e, notes)]
        if other and other[0].party != found[0].party:
            return other
    if not any(c.lower_ == "ethnic" for c in before):
        return found
    near = [*people.children, *(people.head.children if people.dep_ == "nsubj" else ())]
    near += [c for verb in people.children if verb.dep_ == "acl" for c in verb.children]  # "operating in"
    where = [o for c in near if c.dep_ == "prep" and c.lower_ in ("in", "of", "from") for o in c.children if o.dep_ == "pobj"]
    return [s for t in where for s in named(t, notes, victim=True, depth=depth + 1)]


def _second_name(child: Token, notes: Notes) -> bool:
    """Whether a modifier only says which people of a country it is: "Serb" of "Bosnian Serb leaders"."""
    before = child.doc[child.i - 1] if child.i else child
    if before is child or before.head not in (child, child.head) or not any(e.type == "Country" for e in notes.entities_at(child)):
        return False
    return before.lower_ == "ethnic" or (
        before.dep_ in ("amod", "compound", "nmod")
        and any(e.type == "Country" for e in notes.entities_at(before))
        and not set(map(_key, notes.entities_at(before))) & set(map(_key, notes.entities_at(child)))
    )


def _key(entity: EntityNote) -> str:
    return entity.id


def owners(token: Token, notes: Notes, *, victim: bool = False, depth: int = 0) -> list[Side]:
    """The parties in a noun phrase's modifiers, the closest kind first: possessor, adjective, compound, "by", "of", apposition."""
    found: list[Side] = []
    lemma = token.lemma_.lower()
    if victim and lemma in ("border", "frontier", "boundary"):  # "on the border with Peru" is nearer to Peru than whose border it is
        beyond = [p for c in token.children if c.dep_ == "prep" and c.lower_ == "with" for p in c.children if p.dep_ == "pobj"]
        found = [s for t in beyond for s in named(t, notes, victim=True, depth=depth + 1)] if depth < _DEEP else []
        if found:
            return found
    kinds_tried = (("amod", "nmod", "compound"),) if lemma in classes()["relational"] else (("poss",), ("amod", "nmod", "compound"))
    for kinds in kinds_tried:
        for child in token.children:
            if child.dep_ in kinds and child.i < token.i and not _second_name(child, notes):
                for one in conjuncts(child) if child.dep_ != "compound" else [child]:
                    found += _modifier(one, notes, victim=victim, depth=depth)
        if found:
            return found
    if any(c.lower_ == "there" and c.i == token.i + 1 for c in token.children) and (land := _last_land(token, notes)):
        return land  # "the authorities there"
    if lemma in classes()["local"]:
        for child in token.children:
            where = [child] if child.dep_ == "compound" else []
            if child.dep_ == "prep" and child.lower_ in ("in", "throughout", "across", "of"):
                where = [one for c in child.children if c.dep_ == "pobj" for one in conjuncts(c)]
            found += [s for t in where for s in (named(t, notes, victim=True, depth=depth + 1) if depth < _DEEP else [])]
        if found:
            return found
    for child in token.children:
        if child.dep_ == "amod" and child.lower_ in _TIED and child.i > 1 and child.nbor(-1).text == "-":
            found += [s for e in notes.entities_at(child.nbor(-2)) for s in sides_of(e, notes)]  # "Front-affiliated gunmen"
        if child.dep_ in ("acl", "amod", "relcl") and child.lemma_.lower() in classes()["allegiance"]:
            bound = [p for c in child.children if c.dep_ == "prep" and c.lower_ in ("to", "with") for p in c.children if p.dep_ == "pobj"]
            found += [s for t in bound for s in (named(t, notes, depth=depth + 1) if depth < _DEEP else [])]
    if found:
        return found
    with_whom = ("with",) if lemma in classes()["agreement"] else ()  # "pulled out of its pact with Peru"
    inside_of = ("of", "between", "for") if lemma in classes()["armed"] else (*_PLACES, *with_whom)  # rebels in Peru are not Peru
    of_is_victim = (lemma in hostile_nouns() or lemma in classes()["fate"]) and not victim
    for prep_words in (inside_of,) if victim else (_OWNERS,):
        for child in token.children:
            if child.dep_ in ("prep", "agent") and child.lower_ in prep_words and not (of_is_victim and child.lower_ == "of"):
                for obj in child.children:
                    if obj.dep_ == "pobj":
                        for one in [*conjuncts(obj), *listed(token)]:
                            found += named(one, notes, victim=victim, depth=depth + 1)
                if found:
                    return found
    for child in token.children:
        if child.dep_ == "appos":
            for one in conjuncts(child):
                found += [s for e in notes.entities_at(one) for s in sides_of(e, notes, victim=victim)]
    if not found and depth == 0:
        found = _doers_of(token, notes)
    return found or (_named_before(token, notes, victim=victim, depth=depth) if depth == 0 else [])


def _last_land(token: Token, notes: Notes) -> list[Side]:
    """The country named last before a word, within a sentence or two."""
    for i in range(token.i - 1, max(-1, token.i - _NEARBY), -1):
        if lands := [e for e in notes.entities_at(i) if e.type == "Country"]:
            return [Side(lands[0].id)]
    return []


def _doers_of(noun: Token, notes: Notes) -> list[Side]:
    """Whose a thing is that somebody did: "the ban that Chad has imposed", "a raid ordered by Chad"."""
    deep = [c for p in noun.children if p.dep_ == "prep" for t in p.children for c in t.children]
    for clause in (c for c in (*noun.children, *deep) if c.dep_ == "acl" and c.tag_ == "VBN" and c.lemma_ in classes()["doing"]):
        by = [p for c in clause.children if c.dep_ == "agent" for p in c.children if p.dep_ == "pobj"]
        if found := [s for t in by for one in conjuncts(t) for s in named(one, notes, depth=1)]:
            return found  # "a raid carried out by Chad", "a strike at the port ordered by Silva"
    for clause in noun.children:
        done = [c for c in clause.children if c.dep_ == "dobj"]
        if clause.dep_ == "relcl" and clause.lemma_ in classes()["doing"] and all(c.lower_ in ("that", "which") for c in done):
            return [s for c in clause.children if c.dep_ == "nsubj" and c.lower_ not in ("that", "which") for s in named(c, notes, depth=1)]
    return []


def _named_before(token: Token, notes: Notes, *, victim: bool, depth: int) -> list[Side]:
    """Whose "the launches" are, where the same noun stood shortly before with its owner: "the DPRK's missile launches"."""
    if token.pos_ != "NOUN" or not any(c.lower_ in ("the", "this", "these", "that", "those") and c.dep_ == "det" for c in token.children):
        return []
    same = [t for t in of_lemma(token.doc, (token.lemma_.lower(),)) if token.i - _BACK < t.i < token.i and t.lemma_ == token.lemma_]
    return owners(same[-1], notes, victim=victim, depth=depth + 1) if same else []


def _modifier(token: Token, notes: Notes, *, victim: bool, depth: int) -> list[Side]:
    """The parties of a possessor, an adjective or a name before a noun."""
    if token.dep_ == "poss" and token.lower_ in ("its", "their", "his", "her"):
        thanked = blamed_for(token)
        if thanked is not None:
            return named(thanked, notes, victim=victim, depth=depth + 1)
    if token.lower_ == "whose":  # "Peru, whose president has called"
        clause = next((t for t in token.ancestors if t.dep_ == "relcl"), None)
        return named(clause.head, notes, victim=victim, depth=depth + 1) if clause is not None else []
    if token.i > 1 and token.nbor(-1).text == "-" and token.nbor(-2).lower_ in ("anti", "pro", "non"):
        return []  # an "anti-Syria journalist" is not Syria's
    found = [s for e in notes.entities_at(token) for s in sides_of(e, notes, victim=victim)]
    if not found and token.head.lemma_.lower() in classes()["stance"]:  # "rejects Caracas demand"
        capitals = [land_of(e, notes) for e in notes.entities_at(token) if e.type == "Place" and is_capital(e.name)]
        found = [Side(land.id) for land in capitals if land is not None]
    found = [s for s in found if notes.entities[s.party].type != "Person"]  # "Noboa's government" is not Noboa
    if not found and token.dep_ == "amod" and token.lower_ in _LED:  # "UN-led efforts"
        found = [s for c in token.children for e in notes.entities_at(c) for s in sides_of(e, notes)]
    if not found and token.dep_ == "poss" and depth < _DEEP:
        return owners(token, notes, victim=victim, depth=depth + 1)
    if not found and token.dep_ == "compound" and depth < _DEEP and notes.mention_at(token) is None:  # "US gunship attacks"
        return [s for s in owners(token, notes, victim=victim, depth=depth + 1) if notes.entities[s.party].type == "Country"]
    return found


def _listed_countries(node: Token, notes: Notes, *, victim: bool) -> list[Side]:
    """The parties of a noun phrase; of a country also the countries coordinated with it ("ties with Chad and Mali")."""
    found = named(node, notes, victim=victim)
    if not found or any(notes.entities[s.party].type != "Country" for s in found):
        return found
    return [s for s in parties(conjuncts(node), notes, victim=victim) if notes.entities[s.party].type == "Country"]


def _is_purpose(clause: Token) -> bool:
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in clause.children)


def inside(token: Token, notes: Notes, *, victim: bool = False, but: Iterable[Side] = ()) -> list[Side]:
    """The first parties that a clause or phrase names anywhere, its head's own arguments before deeper ones, `but` these."""
    given = {s.party for s in but}
    level = [token]
    for _ in range(_DEEP + 2):
        following: list[Token] = []
        for node in level:
            found = _listed_countries(node, notes, victim=victim) if node.pos_ in ("NOUN", "PROPN", "PRON") else []
            found = [s for s in found if s.party not in given]
            if found:
                return found
            following += [c for c in node.children if c.dep_ not in _APART and not only_where(c) and (c.dep_ != "advcl" or _is_purpose(c))]
        level = following
    return []


def only_where(prep: Token) -> bool:
    """Whether a phrase only says where fighters are: "rebels in Peru" are not Peru."""
    return prep.dep_ == "prep" and prep.lower_ in ("in", "across", "near", "from") and prep.head.lemma_.lower() in classes()["armed"]
