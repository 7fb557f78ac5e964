"""Papers in a text: the noun phrases that stand for a proposal, draft, plan, agreement or resolution, and what each says of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from ingest import lexicon
from ingest.below import either
from ingest.happened.arguments import after
from ingest.notes import EntityNote, Notes
from ingest.when.words import CARDINALS

REVISED = frozenset(
    {
        *("revised", "amended", "updated", "reworked", "modified", "redrafted", "trimmed", "shortened", "expanded", "rewritten", "edited"),
        *("watered-down", "pared-down", "slimmed-down", "toned-down"),
    }
)
FIRST = frozenset({"original", "initial", "earlier", "previous", "first"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "his", "her", "their", "both"})
_UNITS = {word: n for word, n in CARDINALS.items() if n < 20}
_TENS = {word: n for word, n in CARDINALS.items() if n in range(20, 100, 10)}
_IN_NAMES = frozenset({"of", "on", "for", "the", "to", "in"})


@dataclass(slots=True, eq=False)
class Paper:
    """One mention of a paper: tokens [start, end) around `root`.

    `names` are the words of a proper name in lower case ("minsk", "1701"), `kinds` those that say what it is about, `owners` the entity
    ids of whoever put it forward. `definite`: "the draft", which may lean on an earlier mention.
    """

    root: Token
    start: int
    end: int
    family: str
    names: frozenset[str]
    kinds: frozenset[str]
    owners: frozenset[str]
    points: int | None
    definite: bool
    revised: bool
    first: bool

    @property
    def specific(self) -> bool:
        """Whether the phrase alone says which paper it is."""
        return bool(self.names or self.points or self.owners or self.kinds)


@cache
def _nouns() -> dict[str, tuple[str, bool]]:
    return {row["noun"]: (row["family"], row["kinds"] == "yes") for row in lexicon.table("document_nouns")}


def papers(doc: Doc, notes: Notes) -> Iterator[Paper]:
    """Every mention of a paper, in text order; "it" and its like are left to `versions`."""
    nouns = _nouns()
    for token in either(doc, lemmas=nouns, words=nouns):
        known = nouns.get(token.lemma_.lower()) or nouns.get(token.lower_)
        if known is None or token.pos_ not in {"NOUN", "PROPN"} or token.dep_ in {"compound", "amod", "nmod"}:
            continue
        mention = notes.mention_at(token)
        if mention is not None and mention.entities and not _is_paper_taken_for_body(mention.entities, token, notes):
            continue
        paper = _paper(token, *known, notes)
        if paper is not None:
            yield paper


def _is_paper_taken_for_body(ids: tuple[str, ...], token: Token, notes: Notes) -> bool:
    """Whether the names room took a treaty's or accord's name for an organization or a place."""
    return all(
        notes.entities[i].type in ("Organization", "Place") and notes.entities[i].name.split()[-1].lower() == token.lower_ for i in ids
    )


def _paper(root: Token, family: str, by_kind: bool, notes: Notes) -> Paper | None:
    lefts = _before(root)
    start = lefts[0].i if lefts else root.i
    end, names = _name(root, lefts, notes)
    words = {t.lower_ for t in lefts}
    kinds = frozenset(words & lexicon.words("document_kinds")) if by_kind or family == "act" else frozenset()
    points, _ = points_of(lefts)
    if points is None:
        for numbered in after(root, "of", "with"):
            if numbered.lemma_ == "point":
                points = number(list(numbered.lefts))
                end = max(end, numbered.i + 1) if points else end
    owners = frozenset(e.id for e in _owners(root, lefts, notes))
    if family == "pact" and len(owners) < 2:
        owners = frozenset()  # "Lima's agreement" is its consent
    determiner = lefts[0].lower_ if lefts else ""
    paper = Paper(
        root, start, end, family, names, kinds, owners, points,
        determiner in _DEFINITE, bool(words & REVISED), bool(words & FIRST),
    )  # fmt: skip
    if root.tag_ in {"NNS", "NNPS"} and not (names and family == "pact"):
        return None  # "proposals", "agreements": no one paper
    if family == "act" and kinds == {"joint"} and root.lemma_ == "statement":
        return paper
    if root.lemma_.lower() == "statement" or (family == "paper" and owners and not (points or names)):
        return paper if paper.definite and not paper.specific else None
    return paper if paper.specific or paper.definite or paper.revised else None


def _before(root: Token) -> list[Token]:
    """The words of the noun phrase before its head, in order, without those of a clause or an apposition."""
    found: list[Token] = []
    for child in root.lefts:
        if child.dep_ in {"det", "amod", "compound", "nmod", "nummod", "poss", "punct", "predet", "npadvmod"}:
            found += list(child.subtree)
    found = [t for t in found if t.i < root.i]
    kept: list[Token] = []
    for token in reversed(found):
        if (kept and token.i != kept[-1].i - 1) or (not kept and token.i != root.i - 1):
            break
        kept.append(token)
    kept.reverse()
    while kept and (kept[0].is_punct or kept[0].is_space or kept[0].is_quote):
        kept.pop(0)
    return kept


def _name(root: Token, lefts: list[Token], notes: Notes) -> tuple[int, frozenset[str]]:
    """Where the phrase ends and the words that make it a name: "Minsk agreements", "Resolution 1701", "Treaty of Lisbon"."""
    end = root.i + 1
    names: set[str] = set()
    for token in lefts:
        proper = token.pos_ == "PROPN" and token.dep_ in {"compound", "nmod", "amod"} and token.head == root
        place = any(e.type == "Place" for e in notes.entities_at(token)) and token.dep_ == "compound"
        owner = any(e.type in ("Country", "Person", "Group") for e in notes.entities_at(token))
        if (proper or place) and not owner and token.text[:1].isupper() and token.lower_ not in lexicon.words("document_kinds"):
            names.add(token.lower_)
    if end < len(root.doc) and root.doc[end].like_num and root.doc[end].head == root and root.text[:1].isupper():
        names.add(root.doc[end].text)
        end += 1
    if root.text[:1].isupper() and not root.is_sent_start:
        while end + 1 < len(root.doc) and root.doc[end].lower_ in {"of", "on", "for"} and root.doc[end].head.i >= root.i:
            stop = end
            while stop < len(root.doc) and (root.doc[stop].lower_ in _IN_NAMES or root.doc[stop].pos_ == "PROPN"):
                stop += 1
            while stop > end and root.doc[stop - 1].lower_ in _IN_NAMES:
                stop -= 1
            if stop <= end:
                break
            names |= {t.lower_ for t in root.doc[end:stop] if t.lower_ not in _IN_NAMES}
            end = stop
    return end, frozenset(names)


def _owners(root: Token, lefts: list[Token], notes: Notes) -> list[EntityNote]:
    """Whoever put it forward: "Lima's plan", "the Peruvian plan", "a plan by Lima"; each as the party it acts for, else itself."""
    heads = [t for t in lefts if t.dep_ in {"poss", "amod", "compound", "nmod"} and t.pos_ != "PRON"] + after(root, "by", "from")
    named = [e for t in heads for e in notes.entities_at(t) if e.type in ("Person", "Country", "Organization", "Group")]
    return [notes.party_of(e) or e for e in named]


def points_of(tokens: list[Token]) -> tuple[int | None, int]:
    """The number of points that words before a noun give ("a 28-point", "twenty eight point"), and where "point" stands.

    None and -1 where they give none.
    """
    for n, token in enumerate(tokens):
        if token.lower_ in {"point", "points", "-point"}:
            return number([t for t in tokens[:n] if t.text != "-"]), token.i
        head, _, unit = token.lower_.rpartition("-")
        if unit == "point" and head:
            return _value(head.split("-")), token.i
    return None, -1


def number(tokens: list[Token]) -> int | None:
    """The whole number that the last of these words spell: 28, "twenty eight", "nineteen"; None where they spell none."""
    words = [w for t in tokens for w in t.lower_.split("-") if w]
    return _value(words[-2:]) if len(words) > 1 and words[-2] in _TENS else _value(words[-1:])


def _value(words: list[str]) -> int | None:
    if len(words) == 1 and words[0].isdecimal() and len(words[0]) < 4:
        return int(words[0])
    if len(words) == 1:
        return _UNITS.get(words[0]) or _TENS.get(words[0])
    if len(words) == 2 and words[0] in _TENS and words[1] in _UNITS:
        return _TENS[words[0]] + _UNITS[words[1]]
    return None
