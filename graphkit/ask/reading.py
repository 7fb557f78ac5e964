"""A question as features: concepts, kinds of names, dates, quoted words, and the words that come to nothing."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from itertools import product
from typing import NamedTuple

from graphkit.ask.library import Parameter, SavedQuery
from graphkit.ask.names import nearest
from graphkit.load.ids import fold

__all__ = ["Found", "Lemmas", "Names", "Question", "Span", "kinds_of", "read_example", "read_question"]

Lemmas = Callable[[str], Sequence[tuple[int, int, str]]]
"""(start, end, lemma) of each word of a text."""
_QUOTED = re.compile(r'"([^"]+)"|“([^”]+)”|«([^»]+)»')
_EVENT = re.compile(r"\bevent:[\w-]+")
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_SLOT = re.compile(r"\{(\w+)\}")
_KINDS = {
    "Person": ("person",),
    "Country": ("party", "place"),
    "Organization": ("party",),
    "Group": ("party",),
    "Place": ("place",),
    "Document": ("document",),
    "Outlet": ("outlet",),
}
"""What a name of each type can stand for in a question, the likelier first."""
_TWO_PEOPLE = ("have_met", "same_room", "path_between")
_LONGEST = 6
NOTHING = "-"


class Span(NamedTuple):
    """A date expression of a text: characters [start, end), and its days where it has any."""

    start: int
    end: int
    first: dt.date | None
    last: dt.date | None


@dataclass(frozen=True, slots=True)
class Found:
    """A name in a question: characters [start, end), the graph's own name, and what it can stand for."""

    start: int
    end: int
    name: str
    kinds: tuple[str, ...]


class Names:
    """The graph's names, to be found in a question whatever their case and accents.

    Rows are {name, type, aliases}; a person is also found by the family name alone, where no other word says so.
    """

    def __init__(self, rows: Iterable[dict[str, object]]) -> None:
        self._forms: dict[str, list[tuple[int, str, str]]] = defaultdict(list)
        self.types: dict[str, str] = {}
        self._all: dict[str, list[str]] = {}
        for row in rows:
            name, type_ = str(row["name"]), str(row["type"])
            self.types[name] = type_
            self._all[name] = [name]
            aliases = row.get("aliases")
            forms = {name, *(map(str, aliases) if isinstance(aliases, (list, tuple)) else ())}
            for form in forms:
                self._add(form, 0 if form == name else 1, name, type_)
            if type_ == "Person":
                words = name.split()
                self._add(words[-1], 2, name, type_)
                self._add(words[0], 3, name, type_)

    def _add(self, form: str, rank: int, name: str, type_: str) -> None:
        key = " ".join(_WORD.findall(fold(form)))
        if key:
            self._forms[key].append((rank, name, type_))

    def find(self, text: str) -> Iterator[Found]:
        """The names in a text, the longest first where they overlap, in order."""
        words = [m.span() for m in _WORD.finditer(text)]
        words = [part for start, end in words for part in self._parts(text, start, end)]
        i = 0
        while i < len(words):
            for size in range(min(_LONGEST, len(words) - i), 0, -1):
                key = " ".join(_bare(text[s:e]) for s, e in words[i : i + size])
                found = self._forms.get(key)
                if found and not (size == 1 and key in concepts()):
                    _, name, type_ = min(found)
                    yield Found(words[i][0], words[i + size - 1][1], name, _KINDS.get(type_, ()))
                    i += size - 1
                    break
            i += 1

    def near(self, word: str) -> str | None:
        """The one name that a word misspells."""
        found = nearest(word, self._all, least=0.8)
        return found[0] if len(found) == 1 else None

    def _parts(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """A word, or the parts of a compound of two names ("US-China")."""
        first, dash, _ = text[start:end].partition("-")
        if dash and _bare(text[start:end]) not in self._forms and _bare(first) in self._forms:
            middle = start + len(first)
            return [(start, middle), *self._parts(text, middle + 1, end)]
        return [(start, end)]


def _bare(word: str) -> str:
    return fold(word.removesuffix("'s").removesuffix("’s"))


@dataclass(slots=True)
class Question:
    """What is in a question: `features` counts concepts, stray words and marks such as <date>; `names` are in the order of the text."""

    text: str
    features: Counter[str] = field(default_factory=Counter)
    names: list[Found] = field(default_factory=list)
    dates: list[Span] = field(default_factory=list)
    quoted: str | None = None
    event: str | None = None


@cache
def concepts() -> dict[str, tuple[str, ...]]:
    """Phrase -> the concepts that it comes to."""
    found: dict[str, list[str]] = defaultdict(list)
    text = files("graphkit.ask").joinpath("concepts.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line and not line.startswith(("#", "concept\t")):
            concept, phrases = line.split("\t")
            for phrase in phrases.split("|"):
                found[phrase].append(concept)
    return {phrase: tuple(names) for phrase, names in found.items()}


def read_question(text: str, names: Names, lemmas: Lemmas, dates: Callable[[str], Sequence[Span]]) -> Question:
    """The features of a question."""
    text = text.strip()
    asked = Question(text)
    taken: list[tuple[int, int]] = []
    if found := _QUOTED.search(text):
        asked.quoted = next(g for g in found.groups() if g)
        asked.features["<text>"] += 1
        taken.append(found.span())
    if found := _EVENT.search(text):
        asked.event = found[0]
        asked.features["<event>"] += 1
        taken.append(found.span())
    asked.names = [n for n in names.find(text) if not _within(n.start, n.end, taken)]
    taken += [(n.start, n.end) for n in asked.names]
    for date in dates(text):
        if (date.first or date.last) and not _within(date.start, date.end, taken):
            asked.dates.append(date)
            asked.features["<date>"] = 1
            taken.append((date.start, date.end))
    words = [(s, e, lemma) for s, e, lemma in lemmas(text) if not _within(s, e, taken)]
    asked.features.update(_concepts(text, words))
    for start, end, lemma in words:
        # a slip in a name: a word that means nothing here, and is nearly one of the graph's
        if lemma.lower() in asked.features and end - start >= 5 and (near := names.near(text[start:end])):
            asked.features[lemma.lower()] = 0
            asked.names.append(Found(start, end, near, _KINDS.get(names.types[near], ())))
    asked.names.sort(key=lambda n: n.start)
    asked.features = +asked.features
    return asked


def _within(start: int, end: int, taken: Sequence[tuple[int, int]]) -> bool:
    return any(start < e and s < end for s, e in taken)


def _concepts(text: str, words: Sequence[tuple[int, int, str]]) -> Iterator[str]:
    known = concepts()
    i = 0
    while i < len(words):
        for size in range(min(_LONGEST, len(words) - i), 0, -1):
            if words[i + size - 1][1] - words[i][0] > 60:
                continue
            some = words[i : i + size]
            forms = [{text[s:e].lower(), lemma.lower()} for s, e, lemma in some]
            found = {c for p in product(*forms) for c in known.get(" ".join(p), ())} if size < _LONGEST else set()
            if found:
                yield from sorted(found - {NOTHING})
                i += size - 1
                break
        else:
            word = words[i][2].lower()
            if word.isalpha():
                yield word
        i += 1


def kinds_of(query: SavedQuery, parameter: Parameter) -> tuple[str, ...]:
    """What a parameter of a saved query takes."""
    match parameter.name:
        case "person":
            return ("person",)
        case "party":
            return ("party",)
        case "place":
            return ("place",)
        case "topic":
            return ("document",)
        case "publisher":
            return ("outlet",)
        case "speaker":
            return ("person", "party")
        case "name":
            return ("document",) if query.group == "documents" else ("person", "party")
        case "a" | "b":
            return ("person",) if query.name in _TWO_PEOPLE else ("party",)
    return ()


def read_example(example: str, query: SavedQuery, lemmas: Lemmas) -> list[Counter[str]]:
    """The features of a header's question, once for each kind of name that its parameters take."""
    parameters = {p.name: p for p in query.parameters}
    slots = [s for s in _SLOT.findall(example) if s in parameters]
    plain = _SLOT.sub("it", example)
    base = Counter(_concepts(plain, [w for w in lemmas(plain) if plain[w[0] : w[1]] != "it"]))
    choices = []
    for slot in slots:
        if parameters[slot].type == "date":
            base["<date>"] = 1
        elif slot in ("text", "event"):
            base[f"<{slot}>"] = 1
        else:
            choices.append(kinds_of(query, parameters[slot]) or ("thing",))
    return [base + Counter(f"<{kind}>" for kind in chosen) for chosen in product(*choices)]
