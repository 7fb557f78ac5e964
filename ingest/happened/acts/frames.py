"""The lexicon of acts as frames: which word, under which conditions, announces which act, and where its parties stand."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal, cast, get_args

from spacy.tokens import Token

from graphkit.vocabulary import EVENT_TYPES, EventType
from ingest.lexicon import table, values

Kind = Literal["v", "n", "a"]
_MISREAD = {
    "froze": "freeze",
    "frozen": "freeze",
    "unfroze": "unfreeze",
    "hop": "hope",
    "stag": "stage",
    "wag": "wage",
    "rap": "rape",
    "sham": "shame",
    "instal": "install",
    "reappointe": "reappoint",
}
"""Lemmas that spaCy's rules give to "staged", "waged" and the like."""
_NOMINAL = frozenset({"nsubj", "nsubjpass", "pobj", "dobj"})
"""Where an -ing form stands for a noun."""


@dataclass(frozen=True, slots=True)
class Need:
    """A condition: `what` is obj, to, that, ing, noobj, prt or a preposition; `words` are the lemmas that may fill it (none: any)."""

    what: str
    words: frozenset[str]


@dataclass(frozen=True, slots=True)
class Frame:
    """A row of acts.tsv."""

    type: EventType
    mode: str | None
    kind: Kind
    needs: tuple[tuple[Need, ...], ...]
    """All of these, and of each one alternative."""
    source: tuple[str, ...]
    target: tuple[str, ...]
    flags: frozenset[str]


@cache
def classes() -> dict[str, frozenset[str]]:
    """The noun classes of act_objects.tsv."""
    return {row["class"]: frozenset(values(row["words"])) for row in table("act_objects")}


@cache
def frames() -> dict[tuple[Kind, str], tuple[Frame, ...]]:
    """Kind and lemma -> its frames, the special before the general as in the file.

    Raises ValueError, naming the row, for an unknown type, kind or noun class.
    """
    found: dict[tuple[Kind, str], list[Frame]] = {}
    for row in table("acts"):
        if row["type"] not in EVENT_TYPES or row["kind"] not in get_args(Kind):
            raise ValueError(f"acts.tsv: no such type or kind: {row}")
        kind = cast(Kind, row["kind"])
        frame = Frame(
            type=row["type"],
            mode=row["mode"] or None,
            kind=kind,
            needs=tuple(tuple(map(_need, cell.split("/"))) for cell in row["with"].split(";") if cell.strip()),
            source=values(row["source"]) or ("subj" if kind != "n" else "own",),
            target=values(row["target"]),
            flags=frozenset(row["flags"].split(",")) - {""},
        )
        for word in values(row["words"]):
            found.setdefault((kind, word), []).append(frame)
    return {key: tuple(rows) for key, rows in found.items()}


@cache
def hostile_nouns() -> frozenset[str]:
    """Nouns whose "of" names the victim, so that only a possessor, an adjective or "by" names the doer ("the killing of Israelis")."""
    return frozenset(
        word
        for (kind, word), rows in frames().items()
        if kind == "n" and any(r.type in ("Assault", "Coerce") and "of" in r.target for r in rows)
    )


def _need(cell: str) -> Need:
    what, _, words = cell.partition(":")
    if not words:
        return Need(what, frozenset())
    allowed: set[str] = set()
    for word in words.split(","):
        if word.startswith("@"):
            if word[1:] not in classes():
                raise ValueError(f"acts.tsv: no such noun class: {word}")
            allowed |= classes()[word[1:]]
        else:
            allowed.add(word)
    return Need(what, frozenset(allowed))


def frames_of(token: Token) -> tuple[Frame, ...]:
    """The frames that a token may open."""
    kind: Kind
    if token.tag_ == "VBG" and token.dep_ in _NOMINAL and (found := frames().get(("n", token.lower_))):
        return found  # "fighting between", which the tagger takes for a verb
    if token.pos_ == "VERB" or (token.pos_ == "AUX" and token.lemma_ != "be" and token.dep_ not in ("aux", "auxpass")):
        kind = "v"
    elif token.pos_ in ("NOUN", "PROPN"):
        kind = "n"
    elif token.pos_ == "ADJ":
        kind = "a"
    else:
        return ()
    lemma = token.lemma_.lower()
    return frames().get((kind, _MISREAD.get(lemma, lemma) if kind == "v" else lemma), ())
