"""Which names are one person's: full names first, then the single words that belong to them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal

from spacy.tokens import Doc

from graphkit.given_names import fulls
from ingest.lexicon import words
from ingest.who.gazetteer import lookup
from ingest.who.words import PARTICLES, RULERS, STYLES, SUFFIXES, capitalised, fold

Stretch = tuple[int, int]

_ROMAN = re.compile(r"x{0,2}(?:i{1,3}|iv|vi{0,3}|ix|x)")
_THRONES = frozenset({"king", "queen", "emir", "sultan", "emperor"})
_SON_OF = frozenset({"bin", "ibn", "bint"})
_ALIKE = 0.8
"""From this likeness on, two first names or two family names are spellings of one (difflib ratio of the plain spellings)."""


@dataclass(slots=True, eq=False)
class Named:
    """A person in the making: the words of the fullest form, folded, and where the name was seen."""

    words: list[str]
    text: str
    seen: list[Stretch] = field(default_factory=list)
    realm: str | None = None
    """The state that a ruler's title stands with: "Saudi King Abdullah" is another than "Jordan's King Abdullah"."""

    @property
    def surnames(self) -> set[str]:
        """The words that may stand alone for the person as a family name."""
        core = _core(self.words)
        if len(core) > 2 and core[-2] in _SON_OF:  # "Salman" is the father of Mohammed bin Salman
            return {f"{core[-2]} {core[-1]}"}
        found = {core[-1], core[-1].removeprefix("al-").removeprefix("el-")}
        if len(core) > 1 and core[0] in words("family_first"):  # "Wang Yi" comes back as "Wang"
            found.add(core[0])
        if len(core) > 2 and core[-2] in ("al", "el", "van", "de", "von", "da"):
            found.add(f"{core[-2]} {core[-1]}")
        return found


@lru_cache(maxsize=10_000)
def plain(word: str) -> str:
    """A word as transliterations agree on it: "horskyy", "horsky" and "horskiy" are one.

    >>> plain("horskyy") == plain("horskiy")
    True
    """
    out = (
        word.replace("iy", "y")
        .replace("yy", "y")
        .replace("ij", "y")
        .replace("ey", "ei")
        .replace("i", "y")
        .replace("ou", "u")
        .replace("kh", "h")
    )
    out = out.replace("'", "").replace("-", "").replace("dj", "j").replace("q", "k").replace("w", "v")
    return "".join(c for n, c in enumerate(out) if n == 0 or c != out[n - 1])


def _core(parts: list[str]) -> list[str]:
    """The words without "Jr." and "II"; all of them where nothing else is there."""
    return [w for w in parts if w not in SUFFIXES] or parts


def words_of(doc: Doc, stretch: Stretch) -> list[str]:
    """The words of a name, hyphened ones joined: ["kim", "jong-un"]."""
    return [fold(w.strip(",")) for w in doc[stretch[0] : stretch[1]].text.split()]


def gather(doc: Doc, stretches: list[Stretch]) -> list[Named]:
    """The persons of an article: full names first, then single words joined to them, then what is left."""
    people: list[Named] = []
    by_last: dict[str, list[Named]] = {}
    by_first: dict[str, list[Named]] = {}
    singles: list[Stretch] = []
    for stretch in stretches:
        parts = words_of(doc, stretch)
        if len([p for p in parts if p not in SUFFIXES]) < 2 and not _regnal(parts):
            singles.append(stretch)
            continue
        same = next((p for p in _kin(parts, by_last, by_first) if same_person(p.words, parts)), None)
        if same is None and people and _also_known(doc, people, stretch):
            same = people[-1]
        if same is None:
            same = Named(parts, doc[stretch[0] : stretch[1]].text)
            people.append(same)
            by_first.setdefault(plain(parts[0]), []).append(same)
        _see(same, doc, stretch)
        for surname in same.surnames:
            owners = by_last.setdefault(plain(surname), [])
            if same not in owners:
                owners.append(same)
    for stretch in singles:
        for part in _pieces(doc, stretch, by_last):
            word = plain(words_of(doc, part)[0])
            bare = plain(words_of(doc, part)[0].removeprefix("al-"))
            owners = by_last.get(word, []) or by_last.get(bare, []) or by_first.get(word, []) or _by_middle(people, word)
            realm = _realm(doc, part)
            owners = [p for p in owners if realm is None or p.realm in (None, realm)]
            if owners:
                person = _meant(owners, part, doc)
            else:
                person = Named(words_of(doc, part), doc[part[0] : part[1]].text)
                people.append(person)
                by_last.setdefault(word, []).append(person)
            person.realm = person.realm or realm
            _see(person, doc, part)
    return _join_other_names(doc, people)


def _by_middle(people: list[Named], word: str) -> list[Named]:
    """The one person who has the word within a longer name: "Lula" of "Luiz Inacio Lula da Silva"."""
    found = [p for p in people if len(word) > 2 and word not in PARTICLES and word in {plain(w) for w in _core(p.words)[1:-1]}]
    return found if len(found) == 1 else []


def _realm(doc: Doc, stretch: Stretch) -> str | None:
    """The state beside a ruler's title: "Saudi King | Abdullah |", "Jordan's King ...", "King ... of Jordan"."""
    start, end = stretch
    if not start or fold(doc[start - 1].text) not in _THRONES:
        return None
    lead = start - 2 - (start > 1 and doc[start - 2].tag_ == "POS")
    of = end + 1 if end + 1 < len(doc) and doc[end].lower_ == "of" else -1
    for i in (lead, of):
        entry = lookup(doc[i].text) if i >= 0 else None
        if entry is not None and entry.kind == "Country":
            return entry.name
    return None


def _regnal(parts: list[str]) -> bool:
    """Whether a name is one with a number, which is a full name by itself: "Harald V", "Mohammed VI"."""
    return len(parts) == 2 and _ROMAN.fullmatch(parts[1]) is not None and parts[1] != "i"


_NAMED_SO = frozenset({",", "(", "widely", "better", "also", "popularly", "commonly", "known", "as", "alias", "aka", "a.k.a", "a.k.a.",
                       "nicknamed", "born", "formerly", "nom", "de", "guerre"})  # fmt: skip
_ALIASES = ("known as", "a.k.a", "aka ", "alias", "nom de guerre", "born ", "formerly ", "nicknamed ")


def _also_known(doc: Doc, people: list[Named], stretch: Stretch) -> bool:
    """Whether this is another name of the person named just before: "X, better known as Y"."""
    last = max(people[-1].seen, default=None)
    if last is None or not 2 <= stretch[0] - last[1] <= 6:
        return False
    between = doc[last[1] : stretch[0]].text.lower()
    return any(cue in between for cue in _ALIASES)


def _join_other_names(doc: Doc, people: list[Named]) -> list[Named]:
    """Another name in one word belongs to the person named just before it: "Omar Salem, widely known as | Hemti |"."""
    singles = {p.text: p for p in people if len(p.words) == 1}
    gone: set[int] = set()
    for person in [p for p in people if len(p.words) > 1]:
        for _, end in list(person.seen):
            for i in range(end + 2, min(end + 7, len(doc) - 1)):
                name = doc[i]
                if not capitalised(name) or name.tag_ != "NNP" or name.is_sent_start or capitalised(doc[i + 1]):
                    continue
                other = singles.get(name.text)
                said = {t.lower_ for t in doc[end:i]} <= _NAMED_SO and any(cue in doc[end:i].text.lower() + " " for cue in _ALIASES)
                if said and not name.is_upper:
                    person.seen += other.seen if other is not None else [(i, i + 1)]
                    gone.add(id(other))
                break
    return [p for p in people if id(p) not in gone]


def _pieces(doc: Doc, stretch: Stretch, by_last: dict[str, list[Named]]) -> Iterator[Stretch]:
    """ "Bashir-Kiir" is two persons where both family names are known."""
    middle = next((i for i in range(*stretch) if doc[i].text == "-"), None)
    if middle is not None and middle + 1 < stretch[1]:
        ends = (stretch[0], middle), (middle + 1, stretch[1])
        if all(plain(fold(doc[a:b].text)) in by_last for a, b in ends):
            yield from ends
            return
    yield stretch


def _kin(parts: list[str], by_last: dict[str, list[Named]], by_first: dict[str, list[Named]]) -> list[Named]:
    core = _core(parts)
    last = core[-1]
    return by_last.get(plain(last), []) or by_last.get(plain(last.removeprefix("al-")), []) or by_first.get(plain(core[0]), [])


def same_person(one: list[str], other: list[str]) -> bool:
    """Whether two full names can be one person's: like family names, and first names that are alike, shortened or initials."""
    a, b = _core(one), _core(other)
    if not _alike(a[-1].removeprefix("al-"), b[-1].removeprefix("al-")):
        short, long = sorted((a, b), key=len)
        return len(short) < len(long) and short == long[: len(short)] and len(short) > 1  # "Mohammed bin Zayed" and "... Al Nahyan"
    middle, centre = ([w for w in full[1:-1] if len(w.rstrip(".")) > 2] for full in (a, b))
    if middle and centre and not any(_alike(m, c) for m in middle for c in centre if m not in _SON_OF):
        return False  # "Mohammed bin Hamad Al Thani" and "Mohammed bin Abdulrahman Al Thani"
    first, second = a[0].rstrip("."), b[0].rstrip(".")
    if len(first) == 1 or len(second) == 1:
        return first[0] == second[0]
    if _alike(first, second) or (min(len(first), len(second)) > 2 and (first.startswith(second) or second.startswith(first))):
        return True
    if first in b[:-1] or second in a[:-1]:
        return True
    mine, theirs = fulls(first), fulls(second)
    return first in theirs or second in mine or not mine.isdisjoint(theirs)


def _alike(one: str, other: str) -> bool:
    one, other = plain(one), plain(other)
    return one == other or (one[:1] == other[:1] and min(len(one), len(other)) > 3 and SequenceMatcher(None, one, other).ratio() >= _ALIKE)


def _meant(owners: list[Named], stretch: Stretch, doc: Doc) -> Named:
    """Of several persons with that name, whom it stands for.

    It is the one last seen before this place, else the first of all; but where the text calls one of them so already, others that were
    named in full by the way ("accompanied by his wife, Ana Silva") don't take the name over, only one of whom a sentence nearby tells.
    """
    here = stretch[0]
    nearest = max(owners, key=lambda p: _last_seen(p, here))
    called = [p for p in owners if any(end - start == 1 and start < here for start, end in p.seen)]
    if len(owners) < 2 or not called or nearest in called:
        return nearest
    last = max((s for s in nearest.seen if s[0] < here), default=None)
    if last is not None and doc[last[0] : last[1]].root.dep_ in ("nsubj", "nsubjpass") and doc[last[0] : here].text.count(".") < 3:
        return nearest
    return max(called, key=lambda p: _last_seen(p, here))


def _last_seen(person: Named, here: int) -> int:
    return max((s[0] for s in person.seen if s[0] <= here), default=-person.seen[0][0] - 1)


def _see(person: Named, doc: Doc, stretch: Stretch) -> None:
    text = doc[stretch[0] : stretch[1]].text
    person.seen.append(stretch)
    if len(text.split()) > len(person.text.split()):
        person.text = text
        person.words = words_of(doc, stretch)


def ruler_form(doc: Doc, stretch: Stretch) -> str | None:
    """The name with the ruler's title or the style that stands before it: "King Abdullah II", "Mullah Omar", "Datuk Seri Omar Salem"."""
    start = first = stretch[0]
    while (
        first and capitalised(doc[first - 1]) and not doc[first].is_sent_start and fold(doc[first - 1].text) in RULERS | STYLES | {"seri"}
    ):
        first -= 1
    return doc[first : stretch[1]].text if first < start else None


def gender_of(name: str) -> Literal["m", "f"] | None:
    """What a full name's given name tells; nothing where the family name comes first."""
    first, *rest = fold(name).replace("-", " ").split()
    if not rest or first in words("family_first"):
        return None
    return "m" if first in words("mens_names") else "f" if first in words("womens_names") else None
