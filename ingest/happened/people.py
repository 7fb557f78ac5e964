"""Who stands in a noun phrase: the named persons, and the countries, organizations and armed groups that it brings along."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from spacy.tokens import Token

from ingest.happened.arguments import after, agents, subjects, undergoers
from ingest.happened.behalf import below_of, holders, of_whom, side_of, speaks
from ingest.happened.strung import leftwards, swallowed
from ingest.lexicon import table, values, words
from ingest.notes import EntityNote, Notes

_INCLUDING = {"including", "like", "alongside"}
_MADE = {"make", "compose", "consist", "comprise"}
_BROUGHT = {"lead", "head", "accompany", "join", "represent", "chair", "co-chair", "co-lead", "compose", "comprise", "include"}


@dataclass(slots=True)
class People:
    """Persons and parties, in the order in which the text names them; `groups` counts unnamed people of no known side, and `officials`
    those of them who serve a government: in whose country they are met, they are its own."""

    persons: list[EntityNote] = field(default_factory=list)
    parties: list[EntityNote] = field(default_factory=list)
    groups: int = 0
    officials: int = 0

    def __bool__(self) -> bool:
        return bool(self.persons or self.parties or self.groups)

    def add(self, other: People) -> None:
        """Take in the other's people."""
        self.persons += [p for p in other.persons if p not in self.persons]
        self.parties += [p for p in other.parties if p not in self.parties]
        self.groups += other.groups
        self.officials += other.officials

    @property
    def named(self) -> bool:
        """Whether anybody here has a name."""
        return bool(self.persons or self.parties)

    def sides(self, notes: Notes) -> set[str]:
        """The ids of those for whom they are here: of the persons' sides and of the parties."""
        return {s.id for p in self.persons if (s := side_of(p, notes))} | {p.id for p in self.parties}


def people_of(tokens: Iterable[Token], notes: Notes, *, without: Iterable[Token] = ()) -> People:
    """Everybody in the noun phrases that these tokens head, coordination included, but for the phrases headed by `without`."""
    found = People()
    seen: set[int] = {t.i for t in without}
    for token in tokens:
        _collect(token, notes, found, seen)
    return found


def is_official(token: Token) -> bool:
    """Whether a noun is for people who sit in meetings for somebody, capitalised at a sentence's start or not."""
    known = words("official_nouns")
    if token.lemma_ == "number":
        return token.i > 0 and token.nbor(-1).lower_ == "opposite"  # "her opposite numbers from Chad and Mali"
    return token.lemma_.lower() in known or token.lower_.removesuffix("s") in known


def listed(tokens: list[Token], notes: Notes) -> list[Token]:
    """These heads, and those that a list goes on with on the page where the parser lost its thread ("A, B, C and other officials")."""
    if not tokens:
        return []
    found = [t for token in tokens for t in (*swallowed(token, notes), token)]
    sent = tokens[-1].sent
    end = max(_name_end(t, notes) for t in tokens)
    comma = False
    for token in sent.doc[end : sent.end]:
        if token.i < end:
            continue
        mention = notes.mention_at(token)
        official = token.pos_ == "NOUN" and is_official(token)
        if token.text in {",", ";", "and", "&"} or token.lower_ in {"well", "including"}:
            comma = True
        elif token.dep_ in {"nsubj", "nsubjpass", "csubj"} or token.lower_ in _STOPS:
            break
        elif (
            mention is not None
            and mention.entities
            and mention.form != "adjective"
            and token.dep_ not in {"poss", "compound", "nmod", "amod"}
        ):
            kinds = {notes.entities[e].type for e in mention.entities}
            if kinds <= {"Place", "Document"} or (comma and kinds == {"Country"}):
                break
            if comma and token not in found and not _owned(token, found, notes):
                found.append(token)
                comma = False
            end = mention.end
        elif official and comma and token.dep_ in {"conj", "appos", "pobj", "dobj"}:
            found.append(token)
            comma = False
        elif (
            token.pos_ in {"VERB", "AUX", "PRON", "SCONJ", "ADV"}
            or (token.pos_ == "ADP" and token.lower_ not in {"of", "for", "to", "as"})
            or any(t.start <= token.i < t.end for t in notes.timexes)
        ):
            break
    return found


def doers(verb: Token, notes: Notes) -> list[Token]:
    """The verb's subjects, with the names of a long list before it that the parser left out."""
    found = subjects(verb)
    if not found:  # "Under Secretary Silva will travel": a title that the parser took for a preposition
        found = [c for c in verb.children if c.i < verb.i and c.dep_ == "prep" and any(e.type == "Person" for e in notes.entities_at(c))]
    found = [t for token in found for t in (*swallowed(token, notes), token)]
    if found and found[0].i < verb.i:
        found = leftwards(found[0], notes) + found
    ahead = [t for t in found if t.i < verb.i and t.pos_ != "PRON"]
    if ahead:
        for token in verb.doc[min(t.i for t in ahead) : verb.i]:
            if token.pos_ in {"VERB", "AUX", "SCONJ"} or token.lower_ in _STOPS:
                break
            if token in found or token.dep_ not in {"conj", "appos", "nsubj", "nsubjpass"}:
                continue
            if any(e.type == "Person" for e in notes.entities_at(token)):
                found.append(token)
    return found


def those_of(verb: Token, notes: Notes) -> People:
    """Whom a clause tells of, where they are two or more: whom "they" stands for in what hangs on it."""
    found = people_of(doers(verb, notes), notes)
    objects = undergoers(verb)
    beside = [*after(verb, *_BESIDE), *(p for c in verb.children if c.lower_ == "next" for p in after(c, "to"))]
    found.add(people_of([*objects, *beside, *(p for o in objects for p in after(o, "with"))], notes))
    several = not found.persons and any(t.tag_ in {"NNS", "NNPS"} and is_official(t) for t in doers(verb, notes))
    return found if len(found.persons) > 1 or several else People()  # "ministers of the bloc will discuss it when they meet"


def those_above(verb: Token, notes: Notes) -> People:
    """Whom "they" or "the two" are in a clause that hangs on one which tells of two: "pressed him to leave when the two met"."""
    while verb.dep_ in {"advcl", "relcl", "xcomp", "ccomp", "conj"}:
        verb = verb.head
        while verb.pos_ not in {"VERB", "AUX"} and verb.head != verb:  # a relative clause hangs on a noun
            verb = verb.head
        if found := those_of(verb, notes):
            return found
    return People()


_BESIDE = ("with", "to", "alongside", "beside")
_STOPS = {"who", "whom", "whose", "which", "that", "where", "when", "while", "after", "before", "as", "because", "but", "said", "("}


def _owned(token: Token, found: list[Token], notes: Notes) -> bool:
    """Whether a name only belongs to a title ("the president of Chad"), the head of which is counted already."""
    if token.dep_ != "pobj" or token.head.lower_ not in {"of", "for", "to"} or token.head.head in found:
        return False
    mention = notes.mention_at(token)  # "Security Advisor of Peru Omar Haddad": the bearer hangs below his own title
    return not (
        mention is not None and any(notes.entities[e].type == "Person" for e in mention.entities) and mention.start > token.head.i + 1
    )


def _name_end(token: Token, notes: Notes) -> int:
    mention = notes.mention_at(token)
    return mention.end if mention else token.i + 1


def _collect(token: Token, notes: Notes, found: People, seen: set[int]) -> None:
    if token.i in seen or len(seen) > 60:
        return
    seen.add(token.i)
    entities = notes.entities_at(token)
    for entity in entities:
        _take(entity, notes, found)
    if token.lower_ == "whom" and not entities and (clause := next((t for t in token.ancestors if t.dep_ == "relcl"), None)) is not None:
        _collect(clause.head, notes, found, seen)  # "the king, with whom she had talked"
        return
    if not entities and (speaker := speaks(token, notes)) is not None:
        _take(speaker, notes, found)
    official = is_official(token) or _is_another_such(token)
    if official and token.tag_ in {"NNS", "NNPS"} and all(e.type != "Person" for e in entities):
        for holder in holders(token, of_whom(token, notes), notes):
            _take(holder, notes, found)
    if official and not entities and token.dep_ == "attr" and token.head.lemma_ == "be":
        for subject in subjects(token.head):  # "she will be the first leader to be welcomed by"
            _collect(subject, notes, found, seen)
    titled = _titled(token, notes) if not entities and official and token.tag_ == "NNP" else None
    if titled is not None:
        _take(titled, notes, found)
    elif not entities and official:
        countries = of_whom(token, notes)
        plural = token.tag_ in {"NNS", "NNPS"}  # "the presidents of Chad and Niger, Ana Silva and Omar Haddad"
        for below in below_of(token) if plural else []:
            for entity in notes.entities_at(below):
                if entity.type == "Person":
                    _take(entity, notes, found)
        found.parties += [c for c in countries if c not in found.parties]
        found.groups += not countries
        found.officials += not countries and token.lemma_.lower() in _LOCAL and token.tag_ in {"NNS", "NN"}
    elif not entities and token.pos_ == "NOUN" and token.ent_type_ == "" and token.lemma_.lower() in {"people", "person", "activist"}:
        found.groups += 1
    for child in token.children:
        if child.dep_ in {"appos", "conj"} and child.pos_ in {"NOUN", "PROPN", "PRON", "ADJ", "NUM"}:
            _collect(child, notes, found, seen)
        elif child.lower_ in _INCLUDING or child.lower_ == "along":
            for p in child.children:
                if p.dep_ in {"pobj", "dobj"}:
                    _collect(p, notes, found, seen)
        elif child.dep_ == "prep" and not entities:
            for p in (*_named_below(child), *(_led_below(child) if official else [])):
                _collect(p, notes, found, seen)
        elif child.dep_ in {"acl", "relcl"} and child.lemma_ in _BROUGHT:
            given = agents(child) or [c for c in child.children if c.dep_ in {"dobj", "attr"} and child.lemma_ == "include"]
            for p in given:
                _collect(p, notes, found, seen)
        if child.dep_ in {"acl", "relcl"} and child.lemma_ in _MADE and child.i > token.i:
            for p in after(child, "of"):  # "a committee made up of the two ministers"
                _collect(p, notes, found, seen)
        elif child.lower_ == "of" and child.dep_ == "prep" and token.pos_ == "NUM":
            for p in (a for state in child.children if state.tag_ == "NNS" for a in state.children if a.dep_ == "appos"):
                _collect(p, notes, found, seen)  # "four of its member states, Chad, Mali"


def _is_another_such(token: Token) -> bool:
    """ "A Chadian team and a Malian one"."""
    return token.lower_ in {"one", "ones"} and token.dep_ == "conj" and is_official(token.head)


def _named_below(prep: Token) -> list[Token]:
    """Whom "including" names that the parser hung lower: "figures from both sides, including the minister"."""
    return [
        p
        for inner in prep.children
        if inner.dep_ == "pobj"
        for including in inner.children
        if including.lower_ in _INCLUDING
        for p in including.children
        if p.dep_ in {"pobj", "dobj"}
    ]


def _led_below(prep: Token) -> list[Token]:
    """By whom those are led of whom a delegation is: "a delegation of ten lawmakers, headed by the senator"."""
    inner = [p for p in prep.children if p.dep_ == "pobj"] if prep.lower_ == "of" else []
    return [a for p in inner for verb in p.children if verb.dep_ == "acl" and verb.lemma_ in {"head", "lead"} for a in agents(verb)]


_LOCAL = {"official", "leader", "authority", "minister", "government", "lawmaker", "governor", "commander"}


def _titled(token: Token, notes: Notes) -> EntityNote | None:
    """The bearer of a title that the parser hung below it: "President of the Republic of Chad Ana Silva"."""
    todo = [p for c in token.children if c.lower_ == "of" for p in c.children if p.dep_ == "pobj"]
    for _ in range(6):
        if not todo:
            return None
        inner = todo.pop(0)
        for entity in notes.entities_at(inner):
            if entity.type == "Person":
                return entity
        todo += [p for c in inner.children if c.lower_ == "of" for p in c.children if p.dep_ == "pobj"]
        todo += [c for c in inner.children if c.dep_ in {"appos", "conj"} and c.i == inner.i + 1]
    return None


def _take(entity: EntityNote, notes: Notes, found: People) -> None:
    if entity.type == "Person" and entity not in found.persons:
        found.persons.append(entity)
    elif entity.type in {"Country", "Organization"} and not _press() & {entity.name, *entity.aliases}:
        side = side_of(entity, notes)
        if side is not None and side not in found.parties:
            found.parties.append(side)
    elif entity.type == "Group":
        party = side_of(entity, notes)
        if party is None:
            found.groups += 1
            found.officials += entity.name.lower().split()[-1].removesuffix("s") in _LOCAL
        elif party not in found.parties:
            found.parties.append(party)
        for member in entity.members:
            _take(notes.entities[member], notes, found)


@cache
def _press() -> frozenset[str]:
    """Papers, broadcasters and agencies, which tell of talks and sit in none."""
    rows = [row for row in table("organizations") if row["kind"] == "media"]
    return frozenset(name for row in rows for name in (row["name"], *values(row["aliases"])))


def is_people(token: Token, notes: Notes) -> bool:
    """Whether a noun phrase stands for people who can sit in a meeting."""
    return bool(people_of([token], notes))
