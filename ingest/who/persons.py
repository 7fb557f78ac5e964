"""Persons: the stretches of tokens that name one, and which of them are the same person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from ingest.who.gazetteer import Hit
from ingest.who.words import CALENDAR, HONORIFICS, PARTICLES, RULERS, SUFFIXES, capitalised, fold, is_office_word

Stretch = tuple[int, int]


def spans(doc: Doc, hits: list[Hit]) -> list[Stretch]:
    """Tokens [start, end) of each name of a person with more evidence than its own looks: the model's, or a title before it."""
    hit_at = {i: h for h in hits for i in range(h.start, h.end)}
    found: dict[int, Stretch] = {}

    def put(stretch: Stretch | None) -> None:
        if stretch:
            for start, end in _parted(doc, stretch):
                old = found.get(start)
                if old is None or old[1] < end:
                    found[start] = (start, end)

    for ent in doc.ents:
        if ent.label_ == "PERSON":
            put(_trimmed(doc, ent.start, ent.end, hit_at))
    for token in doc[:-1]:
        if is_office_word(token):
            put(_after_title(doc, token, hit_at))
    kept: list[Stretch] = []
    for start, end in sorted(found.values(), key=lambda s: (s[0], -s[1])):
        if kept and start < kept[-1][1]:
            continue
        kept.append((start, end))
    return kept


def _parted(doc: Doc, stretch: Stretch) -> Iterable[Stretch]:
    """A stretch in which the model joined two names ("Trump and Putin") gives both."""
    start = stretch[0]
    for i in range(*stretch):
        if doc[i].lower_ in {"and", "&", "/"}:
            if start < i:
                yield start, i
            start = i + 1
    if start < stretch[1]:
        yield start, stretch[1]


def _name_token(token: Token) -> bool:
    return capitalised(token) or token.lower_ in PARTICLES or token.text == "-" or token.lower_ in SUFFIXES


def _trimmed(doc: Doc, start: int, end: int, hit_at: dict[int, Hit]) -> Stretch | None:
    """What is left of the model's span without titles, nationality, possessive and words that no name has."""
    while end > start and (
        doc[end - 1].tag_ == "POS" or doc[end - 1].is_punct or (not capitalised(doc[end - 1]) and not _tail(doc, end - 1))
    ):
        end -= 1
    while start < end:
        token = doc[start]
        hit = hit_at.get(start)
        if is_office_word(token) or not _name_token(token) or token.text == "-":
            start += 1
        elif hit and hit.end < end and hit.entry.how in ("adjective", "abbreviation"):
            start = hit.end
        else:
            break
    for i in range(start, end):
        if doc[i].tag_ == "POS":
            end = i
            break
    while end > start and is_office_word(doc[end - 1]) and doc[end - 1].ent_type_ != "PERSON":
        end -= 1
    while end < len(doc) and _runs_on(doc, end, hit_at):
        end += 1
    if start >= end or doc[end - 1].text == "-":
        return None
    hit = hit_at.get(start)
    if hit and hit.start <= start and hit.end >= end:
        return None
    if end - start == 1 and (doc[start].lower_ in CALENDAR or len(doc[start]) < 2):
        return None
    return start, end


def _tail(doc: Doc, i: int) -> bool:
    """Whether a lower-case token ends a name after a hyphen: "un" of "Jong-un"."""
    return i > 0 and doc[i - 1].text == "-" and not doc[i - 1].whitespace_


def _runs_on(doc: Doc, i: int, hit_at: dict[int, Hit]) -> bool:
    token = doc[i]
    if token.is_sent_start or token.tag_ == "POS":
        return False
    if token.text == "-":
        return (
            not token.whitespace_
            and not doc[i - 1].whitespace_
            and i + 1 < len(doc)
            and doc[i + 1].text[:1].isalpha()
            and i + 1 not in hit_at
        )
    if doc[i - 1].text == "-" and not doc[i - 1].whitespace_:
        return token.text[:1].isalpha()
    return (
        capitalised(token)
        and token.tag_ == "NNP"
        and token.ent_type_ in ("", "PERSON")
        and i not in hit_at
        and not is_office_word(token)
        and token.lower_ not in CALENDAR
        and not heading(token)
    )


def heading(token: Token) -> bool:
    """Whether the token's sentence is set like a headline, with a capital on nearly every word."""
    sent = token.sent
    letters = [t for t in sent if t.is_alpha and len(t) > 3]
    return len(letters) >= 3 and sum(t.text[0].isupper() for t in letters) >= 0.8 * len(letters)


def _after_title(doc: Doc, title: Token, hit_at: dict[int, Hit]) -> Stretch | None:
    """The name that follows a title, read off its capitals."""
    start = title.i + 1
    first = doc[start]
    if first.text == "." and title.lower_ in HONORIFICS:
        start += 1
        first = doc[start] if start < len(doc) else title
    if (
        not capitalised(first)
        or first.is_sent_start
        or is_office_word(first)
        or first.lower_ in CALENDAR
        or first.tag_ not in ("NNP", "NNPS")
    ):
        return None
    if start in hit_at and first.ent_type_ != "PERSON":
        return None
    if first.ent_type_ in ("ORG", "GPE", "LOC", "FAC", "NORP", "DATE", "EVENT") and title.lower_ not in HONORIFICS:
        ent = next(e for e in doc.ents if e.start <= start < e.end)
        if ent.start < start or len(ent) > 2 or not capitalised(title) or any(i in hit_at for i in range(ent.start, ent.end)):
            return None
    end = start + 1
    in_heading = heading(title)
    while end < len(doc) and end - start < 6:
        token = doc[end]
        if in_heading and token.ent_type_ != "PERSON":
            break
        if (token.lower_ in PARTICLES and end + 1 < len(doc) and (doc[end + 1].text == "-" or capitalised(doc[end + 1]))) or _runs_on(
            doc, end, hit_at
        ):
            end += 1
        else:
            break
    return start, end


@dataclass(slots=True, eq=False)
class Named:
    """A person in the making: the forms of the name as folded words, and where each was seen."""

    words: list[str]
    text: str
    seen: list[Stretch] = field(default_factory=list)
    forms: list[str] = field(default_factory=list)

    @property
    def surnames(self) -> set[str]:
        """The words that may stand alone for the person as a family name."""
        core = [w for w in self.words if w not in SUFFIXES]
        return {core[-1], core[-1].removeprefix("al-").removeprefix("el-")} if core else set()


def name_words(doc: Doc, stretch: Stretch) -> list[str]:
    """The words of a name, hyphened ones joined: ["kim", "jong-un"]."""
    text = doc[stretch[0] : stretch[1]].text
    return [fold(w.strip(",")) for w in text.split()]


def gather(doc: Doc, stretches: list[Stretch]) -> list[Named]:
    """The persons of an article: full names first, then single words joined to them, then what is left."""
    people: list[Named] = []
    by_last: dict[str, list[Named]] = {}
    by_first: dict[str, list[Named]] = {}
    singles: list[Stretch] = []
    for stretch in sorted(stretches, key=lambda s: s[0]):
        parts = name_words(doc, stretch)
        if len([p for p in parts if p not in SUFFIXES]) < 2:
            singles.append(stretch)
            continue
        same = next((p for p in _candidates(parts, by_last) if _same(p.words, parts)), None)
        if same is None:
            same = Named(parts, doc[stretch[0] : stretch[1]].text)
            people.append(same)
            by_first.setdefault(parts[0], []).append(same)
            for surname in same.surnames:
                by_last.setdefault(surname, []).append(same)
        _see(same, doc, stretch)
    for stretch in singles:
        word = name_words(doc, stretch)[0]
        owners = by_last.get(word) or by_last.get(word.removeprefix("al-")) or by_first.get(word)
        if owners:
            person = _nearest(owners, stretch)
        else:
            person = Named([word], doc[stretch[0] : stretch[1]].text)
            people.append(person)
            by_last[word] = [person]
        _see(person, doc, stretch)
    return people


def _candidates(parts: list[str], by_last: dict[str, list[Named]]) -> list[Named]:
    core = [p for p in parts if p not in SUFFIXES]
    return by_last.get(core[-1], []) or by_last.get(core[-1].removeprefix("al-"), [])


def _same(one: list[str], other: list[str]) -> bool:
    """Whether two full names with one family name can be one person's: the same or a shortened first name."""
    a, b = one[0].rstrip("."), other[0].rstrip(".")
    return a == b or a.startswith(b[:3]) or b.startswith(a[:3]) or (len(a) == 1 and b.startswith(a)) or (len(b) == 1 and a.startswith(b))


def _nearest(owners: list[Named], stretch: Stretch) -> Named:
    """Of several persons with that name, the one last seen before this place."""
    return max(owners, key=lambda p: max((s[0] for s in p.seen if s[0] <= stretch[0]), default=-1))


def _see(person: Named, doc: Doc, stretch: Stretch) -> None:
    text = doc[stretch[0] : stretch[1]].text
    person.seen.append(stretch)
    if text not in person.forms:
        person.forms.append(text)
    if len(text.split()) > len(person.text.split()):
        person.text = text
        person.words = name_words(doc, stretch)


def ruler_form(doc: Doc, stretch: Stretch) -> str | None:
    """The name with the ruler's title that stands before it: "King Abdullah II"."""
    start = stretch[0]
    if start and fold(doc[start - 1].text) in RULERS and capitalised(doc[start - 1]) and not doc[start].is_sent_start:
        return doc[start - 1 : stretch[1]].text
    return None
