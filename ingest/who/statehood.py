"""Which states can have an office of a given title: by their constitution, and by titles that few states use."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ingest.lexicon import table, values
from ingest.who.gazetteer import office_letters
from ingest.who.words import fold

_LEADERS = (("prime minister", "M"), ("premier", "M"), ("president", "P"), ("king", "K"), ("queen", "K"), ("emir", "K"), ("sultan", "K"),
            ("crown prince", "K"), ("chancellor", "C"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Peculiar:
    wanted: frozenset[str]
    barred: frozenset[str]
    states: tuple[str, ...]
    only: bool

    def fits(self, words: frozenset[str], *, charged: bool) -> bool:
        """Whether the words of a title are these; `charged` where it says after "for" what its holder has charge of."""
        barred = self.barred & words or (charged and "for" in self.barred)
        return self.wanted <= words and not barred and (len(self.wanted) > 1 or words <= self.wanted)


@cache
def _peculiar() -> tuple[_Peculiar, ...]:
    rows = []
    for row in table("office_countries"):
        parts = row["words"].split()
        wanted = frozenset(p for p in parts if not p.startswith("!"))
        barred = frozenset(p[1:] for p in parts if p.startswith("!"))
        rows.append(_Peculiar(wanted, barred, values(row["countries"]), row["only"] == "only"))
    return tuple(rows)


_SHORT = {"pm": ("prime", "minister"), "fm": ("foreign", "minister"), "vp": ("vice", "president"), "veep": ("vice", "president")}
"""What headlines make of titles."""


@cache
def title_words(title: str) -> frozenset[str]:
    """The words of a title that tell it from another.

    >>> title_words("PM") == title_words("Prime Minister")
    True
    """
    # a state secretary, as Sweden has them, is no secretary of state
    plain = fold(title).replace("-", " ").replace("state secretary", "state_secretary")
    return frozenset(w for word in plain.split() for w in _SHORT.get(word, (word,))) - {"of", "the", "for", "to", "and"}


_FOR_NOW = frozenset({"acting", "interim"})
_SEVERAL = frozenset({"deputy", "vice", "assistant", "junior", "state"})
_MANY = frozenset({"senator", "sen", "congressman", "congresswoman", "representative", "rep", "lawmaker", "legislator", "mp", "diplomat",
                   "official", "adviser", "advisor", "officer", "aide"})  # fmt: skip


@cache
def held_by_one(title: frozenset[str]) -> float:
    """How surely a state has but one who holds an office of this title, by the title's words: 1, 0 or, for one of a few deputies, between.

    >>> [held_by_one(title_words(t)) for t in ("Senator", "Deputy Foreign Minister", "Finance Minister")]
    [0.0, 0.3, 1.0]
    """
    if not _MANY.isdisjoint(w.rstrip(".") for w in title):
        return 0.0
    return 0.3 if "minister" in title and not _SEVERAL.isdisjoint(title) else 1.0


@cache
def states_with(title: str, *, usual: bool = False) -> tuple[str, ...] | None:
    """The states that alone have an office of this title (or, `usual`, that one thinks of first); None where any state may.

    >>> states_with("Secretary of State")[0]
    'United States'
    """
    words = title_words(title) - _FOR_NOW
    charged = "secretary of state for " in fold(title)
    return next((p.states for p in _peculiar() if (p.only or usual) and p.fits(words, charged=charged)), None)


@cache
def may_have(state: str, title: str) -> bool:
    """Whether a state can have an office of this title: no president of the United Kingdom, no prime minister of the United States."""
    lower = fold(title)
    letters = office_letters().get(state, "")
    if "vice" not in lower and "deputy" not in lower:
        for words, letter in _LEADERS:
            if words in lower:
                return not letters or letter in letters or (letter == "C" and state in (states_with(title) or ()))
    if ("minister" in lower or "ministry" in lower) and state == "United States":
        return False
    states = states_with(title)
    return states is None or state in states
