"""Who else is in a list of parties, however the parser takes it, and beside whom somebody does something."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from ingest.notes import Notes, conjuncts

_SEPARATORS = frozenset({",", "and", "or", "as", "well", "also"})
_ALONG = frozenset({"along", "together", "alongside"})
_JOINED = frozenset({"join", "flank", "accompany"})


def rest_of_list(token: Token, notes: Notes) -> list[Token]:
    """Who else is in a list: those whom the parser took for appositions, and those beside whom somebody does it."""
    return [*_apposed(token, notes), *_people_after(token, notes), *_beside(token), *_run_on(token, notes)]


def _people_after(token: Token, notes: Notes) -> list[Token]:
    """Others in a list whose names and offices the parser hangs on each other: "A, the king of Peru, B, the premier of Chile, and C"."""
    first = {e.id for e in notes.entities_at(token) if e.type == "Person"}
    found: list[Token] = []
    stack = [token] if first or _owned(token, notes) else []
    while stack:
        node = stack.pop()
        for child in (c for c in node.children if c.dep_ in ("appos", "conj") and c.i > token.i and c.pos_ in ("NOUN", "PROPN")):
            named = {e.id for e in notes.entities_at(child) if e.type == "Person"}
            if ((named and not named & first) or _owned(child, notes)) and child not in token.conjuncts:
                found.append(child)
            if child.dep_ == "appos" or node is not token:
                stack.append(child)
    return found


def _run_on(token: Token, notes: Notes) -> list[Token]:
    """The countries that follow one with nothing but commas and "and" between, however they are parsed: "Peru, Chile and, now, Mali"."""
    doc, mention = token.doc, notes.mention_at(token)
    if mention is None or not _is_country(token, notes):
        return []
    found: list[Token] = []
    i, closed = mention.end, False
    while i < len(doc) and (after := _separated(doc, i)) is not None:
        i, last = after
        following = notes.mention_at(doc[i]) if i < len(doc) else None
        name = doc[following.root] if following is not None and following.start <= i else None
        if name is None or following is None or not _is_country(name, notes) or _is_other_subject(name, token):
            break
        found.append(name)
        closed = closed or last
        i = following.end
        if closed:
            break
    known = set(conjuncts(token))
    return [t for t in found if t not in known] if closed else []


def _separated(doc: Doc, i: int) -> tuple[int, bool] | None:
    """Where the next name of a list begins after the separators at a token, and whether it is the last; None where none follows."""
    start, last = i, False
    while i < len(doc) and (doc[i].lower_ in _SEPARATORS):
        last = last or doc[i].lower_ in ("and", "or", "as")
        i += 1
    if i == start:
        return None
    if last and doc[i - 1].text == "," and i < len(doc) and doc[i].pos_ in ("ADP", "ADV"):  # "and, for the first time, Mali"
        comma = next((j for j in range(i, min(i + 6, len(doc))) if doc[j].text == ","), None)
        i = comma + 1 if comma is not None else i
    return (i + 1, last) if i < len(doc) and doc[i].lower_ == "the" else (i, last)


def _owned(name: Token, notes: Notes) -> bool:
    """Whether a name that nobody knows is a state's: "Silva" of "Peru's Silva", whom the tagger took for no person."""
    states = (e for c in name.children if c.dep_ == "poss" for e in notes.entities_at(c))
    return name.tag_ == "NNP" and not notes.entities_at(name) and any(e.type == "Country" for e in states)


def _is_country(token: Token, notes: Notes) -> bool:
    entities = notes.entities_at(token)
    noun = token.tag_ in ("NNP", "NNPS") and not (token.i + 1 < len(token.doc) and token.nbor(1).tag_ == "POS")
    return noun and len(entities) == 1 and entities[0].type == "Country" and token.dep_ not in ("compound", "amod", "poss")


def _is_other_subject(name: Token, first: Token) -> bool:
    """Whether a name does what another clause tells: "after talks with Peru, Chile and Mali left"."""
    one = name.head if name.dep_ == "conj" else name
    if one.dep_ not in ("nsubj", "nsubjpass") or first.dep_ in ("nsubj", "nsubjpass"):
        return False
    return not any(c.lower_ == "to" and c.dep_ == "aux" for c in one.head.children)


def _beside(token: Token) -> list[Token]:
    """With whom somebody does it: "Lima, along with Oslo and Quito, has", "the king, flanked by the queen of Peru,"."""
    hosts = [token, token.head] if token.dep_ in ("nsubj", "nsubjpass") else [token]
    preps = [c for h in hosts for c in h.children if c.dep_ in ("prep", "advmod") and c.lower_ in _ALONG and token.i < c.i]
    preps = [c for c in preps if c.head is token or c.i < token.head.i]
    if token.dep_ == "pobj" and token.head.dep_ == "agent":  # "was signed by Lima, along with Oslo"
        preps += [
            c for c in token.head.head.children if c.dep_ in ("prep", "advmod") and c.lower_ in _ALONG and token.i < c.i < token.i + 5
        ]
    found = [p for c in preps for inner in (c, *c.children) if inner.dep_ == "prep" for p in inner.children if p.dep_ == "pobj"]
    joined = [c for c in token.children if c.dep_ == "acl" and c.lemma_ in _JOINED and c.tag_ == "VBN" and c.i > token.i]
    found += [p for c in joined for a in c.children if a.dep_ == "agent" for p in a.children if p.dep_ == "pobj"]
    return [one for t in found for one in conjuncts(t)]


def _apposed(token: Token, notes: Notes) -> list[Token]:
    """The rest of a list of countries that the parser took for an apposition: "the members Chad, Mali, Niger and Togo"."""
    whole = {e.id for e in notes.entities_at(token)}
    for name in (c for c in token.children if c.dep_ == "appos" and c.i == token.i + 1 + sum(1 for _ in c.lefts)):
        if whole and whole == {e.id for e in notes.entities_at(name)}:
            return conjuncts(name)[1:]  # "Peru's President Ana Silva and the rebel leader", where the name hangs on the title
    if not any(e.type == "Country" for e in notes.entities_at(token)):
        return []
    rest = [one for c in token.children if c.dep_ == "appos" and c.i > token.i and list(c.conjuncts) for one in conjuncts(c)]
    return rest if all(any(e.type == "Country" for e in notes.entities_at(t)) for t in rest) else []
