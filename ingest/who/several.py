"""Three or more who are spoken of by their number: "the four states", "the quartet", "the six"."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from ingest.below import bearing
from ingest.notes import EntityNote
from ingest.when.words import CARDINALS
from ingest.who.registry import Registry

__all__ = ["Several", "heads_of_lists", "number_of"]

NUMBERS = {w: n for word, n in CARDINALS.items() if n in range(3, 9) for w in (word, str(n))}
_CALLED = {"trio": 3, "troika": 3, "quartet": 4, "quintet": 5}
_DEFINITE = frozenset({"the", "these", "those", "all", "our", "their"})


def number_of(token: Token, lefts: set[str]) -> int | None:
    """How many a phrase counts: of "the four states" with its noun's words before it, of "the four" and "the quartet" by themselves."""
    if not lefts & _DEFINITE:
        return None
    if token.lower_ in _CALLED:
        return _CALLED[token.lower_]
    if token.tag_ == "CD":
        alone = token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj", "agent", "poss", "ROOT")
        return NUMBERS.get(token.lower_) if alone and not any(c.dep_ == "prep" and c.lower_ == "of" for c in token.children) else None
    return next((NUMBERS[w] for w in lefts if w in NUMBERS), None)


def heads_of_lists(doc: Doc) -> list[Token]:
    """The first of each coordination, in text order."""
    heads = sorted({token.head.i for token in bearing(doc, "conj")})
    return [doc[i] for i in heads if doc[i].dep_ != "conj"]


class Several:
    """The lists of three or more parties, and of persons, that the text gives, and where they end."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self._lists: list[tuple[int, bool, tuple[str, ...]]] = []
        notes = registry.notes
        for token in heads_of_lists(registry.doc):
            tokens = [token, *token.conjuncts]
            if len(tokens) < 3:
                continue
            named = [notes.entities_at(t) for t in tokens]
            if not all(len(found) == 1 for found in named):
                continue
            entities = [found[0] for found in named]
            at = max(t.i for t in tokens)
            if all(e.type == "Person" for e in entities):
                self._add(at, True, [e.id for e in entities])
            parties = [notes.party_of(e) for e in entities]
            if all(p is not None for p in parties):
                self._add(at, False, [p.id for p in parties if p is not None])

    def _add(self, at: int, persons: bool, ids: list[str]) -> None:
        if len(set(ids)) == len(ids):
            self._lists.append((at, persons, tuple(ids)))

    def meant(self, at: int, count: int, *, persons: bool) -> list[EntityNote]:
        """The list of so many that ends nearest before a token, else the article's only one of that length; [] where it can't be said."""
        fits = [(end, ids) for end, of_persons, ids in self._lists if len(ids) == count and of_persons == persons]
        before = [ids for end, ids in fits if end < at]
        chosen = before[-1] if before else fits[0][1] if len({frozenset(ids) for _, ids in fits}) == 1 else ()
        return [self.registry.notes.entities[i] for i in chosen]
