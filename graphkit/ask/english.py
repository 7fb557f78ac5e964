"""A question in plain English to a saved query with its parameters: by the queries' own example questions, offline and without an LLM.

A question is reduced to features: the concepts that its words come to (`concepts.tsv`), the kinds of names in it (a person, a party, a
place, a document), dates and quoted words; words that come to nothing stay as themselves and count against every query. The examples in the
queries' headers are reduced in the same way, and the nearest one wins. Where the nearest is not near, or two queries are as near, the
answer is not sure and names the three nearest.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from graphkit.ask import library
from graphkit.ask.fill import Filled, fill
from graphkit.ask.reading import Lemmas, Names, Question, Span, read_example, read_question

__all__ = ["Guess", "Names", "Reader", "Span", "Understanding"]

SURE = 0.6
"""The likeness from which an answer may be sure."""
MARGIN = 0.04
"""How far the best query must be before the next one."""
COVERED = 0.7
"""The share of a question that the example must have: what else it asks for ("the most") would go unanswered."""
_SLOT, _DATE, _STRAY = 1.2, 0.3, 2.5
"""Weights of a kind of name, of a date (most queries take them), and of a word that comes to nothing (other topics have them)."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A saved query that may answer the question: its name, the parameters as they were understood, how near it is (0 to 1)."""

    query: str
    parameters: dict[str, str]
    likeness: float
    missing: tuple[str, ...] = ()
    """Required parameters that the question doesn't give."""


@dataclass(frozen=True, slots=True)
class Understanding:
    """What a question comes to: the nearest saved queries, the best first, and whether the first one is surely meant."""

    question: str
    guesses: list[Guess] = field(default_factory=list)
    sure: bool = False

    @property
    def best(self) -> Guess | None:
        """The nearest query; None where none is anywhere near."""
        return self.guesses[0] if self.guesses else None


class Reader:
    """Understands questions to one graph.

    `names` are those of the graph; `lemmas` gives (start, end, lemma) of each word of a text and `dates` its date expressions: both come
    from the reading of articles, which this package doesn't import.
    """

    def __init__(self, names: Names, lemmas: Lemmas, dates: Callable[[str], Sequence[Span]]) -> None:
        self.names = names
        self.lemmas = lemmas
        self.dates = dates
        self._examples = {q.name: [b for e in q.questions for b in read_example(e, q, lemmas)] for q in library.all_queries().values()}
        self._rarity = _rarity(self._examples)

    def understand(self, question: str) -> Understanding:
        """The saved query that answers the question, and its parameters."""
        asked = read_question(question, self.names, self.lemmas, self.dates)
        found: list[Guess] = []
        covered: dict[str, float] = {}
        for query in library.all_queries().values():
            filled = fill(query, asked)
            near, covered[query.name] = max(self._likeness(asked, example) for example in self._examples[query.name])
            found.append(Guess(query.name, filled.values, round(near * _fitting(filled), 3), filled.missing))
        ranked = [g for g in sorted(found, key=lambda g: -g.likeness)[:3] if g.likeness > 0]
        lead = ranked[0].likeness - ranked[1].likeness if len(ranked) > 1 else 1.0
        foreign = any(f.islower() and f not in self._rarity for f in asked.features)
        clear = bool(ranked) and ranked[0].likeness >= SURE and lead >= MARGIN and not ranked[0].missing and not foreign
        return Understanding(question, ranked, clear and covered[ranked[0].query] >= COVERED)

    def _weight(self, feature: str) -> float:
        if feature.startswith("<"):
            return _DATE if feature == "<date>" else _SLOT
        return self._rarity.get(feature, _STRAY)

    def _likeness(self, asked: Question, example: Counter[str]) -> tuple[float, float]:
        """Cosine of the two bags of features, and the share of the question's weight that the example has.

        A name counts as what the example has, where it can be that.
        """
        mine = Counter(asked.features)
        for name in asked.names:
            kinds = [f"<{k}>" for k in name.kinds] or ["<thing>"]
            mine[next((k for k in kinds if example[k] > mine[k]), kinds[0])] += 1
        shared = sum(self._weight(f) ** 2 * min(n, example[f]) for f, n in mine.items())
        sizes = [math.sqrt(sum(self._weight(f) ** 2 * n for f, n in bag.items())) for bag in (mine, example)]
        return (shared / (sizes[0] * sizes[1]), shared / sizes[0] ** 2) if all(sizes) else (0.0, 0.0)


def _fitting(filled: Filled) -> float:
    """What is left of a likeness where names of the question find no parameter, or parameters no name."""
    return 0.7 ** len(filled.missing) * 0.8**filled.left


def _rarity(examples: Mapping[str, list[Counter[str]]]) -> dict[str, float]:
    """How much each feature tells one query from another: the fewer have it, the more."""
    used = Counter(f for bags in examples.values() for f in {f for bag in bags for f in bag})
    return {f: 0.5 + math.log(len(examples) / n) / 2 for f, n in used.items()}
