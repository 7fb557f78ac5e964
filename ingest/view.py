"""A Doc as the rules read it: words with their attributes, children and sentences, read once and kept.

spaCy makes a token anew each time that one is asked for, each of its strings as well, and a sentence by going through all its words; a rule
asks several dozen times for every word. A `Word` is a `Token`, so rules take either: what it leads to is of the view, and what it doesn't
know itself it asks spaCy. A view is of a parse that changes no more: `graphkit_tree`, the last room that changes it, drops an older one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import wraps
from itertools import pairwise
from operator import attrgetter
from typing import Any, cast

from spacy.tokens import Doc, Token

__all__ = ["Places", "Stretch", "View", "Word", "drop", "view", "viewed"]

Places = dict[str, list[int]]
"""A string -> the numbers of the words that have it, in text order."""

_KEY = "graphkit_view"
_STRINGS = ("ORTH", "LOWER", "LEMMA", "POS", "TAG", "DEP", "ENT_TYPE")


class Word(Token):
    """A token that knows its strings, its head, its children and its sentence."""

    __slots__ = ("children", "dep_", "doc", "ent_type_", "head", "i", "lemma_", "lower_", "pos_", "sent", "tag_", "text")

    doc: View  # type: ignore[assignment]  # rules know it as the Doc that it looks like
    head: Word
    children: list[Word]  # type: ignore[assignment]  # spaCy's goes by, this one stays
    sent: Stretch  # type: ignore[assignment]
    text: str
    lower_: str
    lemma_: str
    pos_: str
    tag_: str
    dep_: str
    ent_type_: str

    @property
    def lefts(self) -> Iterator[Word]:
        """The children before the word."""
        return iter([c for c in self.children if c.i < self.i])

    @property
    def rights(self) -> Iterator[Word]:
        """The children after the word."""
        return iter([c for c in self.children if c.i > self.i])

    @property
    def subtree(self) -> Iterator[Word]:
        """The word and all that hangs on it at whatever depth, in the order of the tree."""
        found: list[Word] = []
        _under(self, found)
        return iter(found)

    @property
    def ancestors(self) -> Iterator[Word]:
        """The head, the head's head, and so on."""
        word = self
        while word.head is not word:
            word = word.head
            yield word

    def is_ancestor(self, descendant: Token) -> bool:
        """Whether a word hangs on this one, at whatever depth."""
        return any(a.i == self.i for a in descendant.ancestors)

    @property
    def conjuncts(self) -> tuple[Word, ...]:  # type: ignore[override]  # the stub has a tuple of one
        """All that is coordinated with the word, as it hangs together."""
        first = self
        while first.dep_ == "conj" and first.head is not first:
            first = first.head
        found = [first]
        for word in found:
            found += [c for c in word.children if c.dep_ == "conj" and c.i > word.i]
        return tuple(w for w in found if w is not self)

    @property
    def left_edge(self) -> Word:
        """The first word of all that hangs on this one."""
        at: int = _left_edge(self).i
        return self.doc.words[at]

    @property
    def right_edge(self) -> Word:
        """The last word of all that hangs on this one."""
        at: int = _right_edge(self).i
        return self.doc.words[at]

    def nbor(self, i: int = 1) -> Word:
        """The word so many places on; IndexError where the text has none."""
        at = self.i + i
        if at < 0:
            raise IndexError(at)
        return self.doc.words[at]


_left_edge = Token.left_edge.__get__
_right_edge = Token.right_edge.__get__


def _under(word: Word, found: list[Word]) -> None:
    own = word.i
    waits = True
    for child in word.children:
        if waits and child.i > own:
            found.append(word)
            waits = False
        if child.children:
            _under(child, found)
        else:
            found.append(child)
    if waits:
        found.append(word)


class Stretch(list[Word]):
    """Words [start, end) of a view: what a Span is of a Doc."""

    __slots__ = ("doc", "end", "label_", "start")

    doc: View
    start: int
    end: int
    label_: str

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Stretch) and (self.start, self.end, self.label_) == (other.start, other.end, other.label_)

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:  # type: ignore[override]  # a list has none
        return hash((self.start, self.end, self.label_))

    def __getitem__(self, key: int | slice) -> Any:  # type: ignore[override]
        if isinstance(key, slice):
            start, end, _ = key.indices(len(self))
            return _stretch(self.doc, self.start + start, self.start + max(start, end))
        return list.__getitem__(self, key)

    def __getattr__(self, name: str) -> Any:
        """What a Span has besides."""
        return getattr(self.doc.base[self.start : self.end], name)

    @property
    def text(self) -> str:
        """The text of the words, without what follows the last one."""
        return self.doc.text[self[0].idx : self.end_char] if self else ""

    @property
    def start_char(self) -> int:
        """The first character."""
        first: Word = self[0]
        return first.idx

    @property
    def end_char(self) -> int:
        """Where the last word ends."""
        last: Word = self[-1]
        return last.idx + len(last)

    @property
    def root(self) -> Word:
        """The word that the others hang on; of several, the first of the highest ones, a mark where there is nothing else."""
        found, best = None, 0
        for word in self:
            head = word.head
            if head is word:
                return word
            if not self.start <= head.i < self.end:
                mark = (word.is_space or word.is_punct) and not word.children
                depth = len(self.doc) if mark else sum(1 for _ in word.ancestors)
                if found is None or depth < best:
                    found, best = word, depth
        return found or self.doc.words[self.start]


class View(list[Word]):
    """A Doc's words, in order, with what else rules ask a Doc for. Two views are the same where they are one."""

    __slots__ = ("_", "_places", "base", "ents", "sents", "text", "user_data", "vocab", "words")

    words: list[Word]
    sents: list[Stretch]
    ents: list[Stretch]

    def __init__(self, doc: Doc) -> None:
        vocab = doc.vocab
        super().__init__([Word(vocab, doc, i) for i in range(len(doc))])
        self.base, self.vocab, self.user_data, self._ = doc, vocab, doc.user_data, doc._
        self.words = list(self)
        """The same list, without what a view adds: it gives a word more quickly."""
        self._places: dict[str, Places] = {}
        self._fill(self.words)
        self.ents = [_stretch(self, ent.start, ent.end, ent.label_) for ent in doc.ents]

    def _fill(self, words: list[Word]) -> None:
        """Give the words what they know."""
        doc, strings = self.base, self.vocab.strings
        columns = []
        for name in _STRINGS:
            keys = doc.to_array(name).tolist()
            known = {key: strings[key] for key in set(keys)}  # a string is made once, however often it stands in the text
            columns.append(map(known.__getitem__, keys))
        for word, text, lower, lemma, pos, tag, dep, ent in zip(words, *columns, strict=True):
            word.text, word.lower_, word.lemma_, word.pos_, word.tag_, word.dep_, word.ent_type_ = text, lower, lemma, pos, tag, dep, ent
            word.doc, word.children = self, []
        heads = doc.to_array("HEAD").astype("int64").tolist()
        for i, (word, away) in enumerate(zip(words, heads, strict=True)):
            word.i = i
            if away:
                word.head = head = words[i + away]
                head.children.append(word)
            else:
                word.head = word
        self.text = "".join([w.text + " " if space else w.text for w, space in zip(words, doc.to_array("SPACY").tolist(), strict=True)])
        starts = [i for i, start in enumerate(doc.to_array("SENT_START").tolist()) if start == 1 or not i]
        self.sents = [_stretch(self, start, end) for start, end in pairwise([*starts, len(words)])]
        for sent in self.sents:
            for word in sent:
                word.sent = sent

    __eq__ = object.__eq__
    __ne__ = object.__ne__
    __hash__ = object.__hash__  # type: ignore[assignment]

    def __getitem__(self, key: int | slice) -> Any:  # type: ignore[override]
        if key.__class__ is not slice:
            return self.words[key]
        start, end, _ = key.indices(len(self))
        return _stretch(self, start, max(start, end))

    def places(self, attribute: str) -> Places:
        """Where each string of an attribute stands ("lower_", "tag_"), for lemmas lower-cased; made when first asked for."""
        found = self._places.get(attribute)
        if found is None:
            standing: defaultdict[str, list[int]] = defaultdict(list)
            for i, key in enumerate(map(attrgetter(attribute), self.words)):
                standing[key].append(i)
            found = self._places[attribute] = _lowered(standing) if attribute == "lemma_" else dict(standing)
        return found

    def __getattr__(self, name: str) -> Any:
        """What a Doc has besides."""
        return getattr(self.base, name)


def _stretch(of: View, start: int, end: int, label: str = "") -> Stretch:
    found = Stretch(of.words[start:end])
    found.doc, found.start, found.end, found.label_ = of, start, end, label
    return found


def _lowered(places: Places) -> Places:
    found: Places = {}
    for word, some in places.items():
        found.setdefault(word.lower(), []).extend(some)
    return found


def view(doc: Doc) -> View:
    """The view of a Doc, or of itself, made when first asked for."""
    found: View | None = doc.user_data.get(_KEY)
    if found is None:
        found = doc.user_data[_KEY] = View(doc)
    return found


def viewed(read: Callable[[Doc], Doc]) -> Callable[[Doc], Doc]:
    """A component that is given each Doc's view, which looks like the Doc to it, and hands the Doc on."""

    @wraps(read)
    def component(doc: Doc) -> Doc:
        read(cast(Doc, view(doc)))
        return doc

    return component


def drop(doc: Doc) -> None:
    """Forget a Doc's view, since the parse has changed or nothing more is read. Its words, which hold each other, are parted, so that they
    and the Doc go when the Doc is let go, and don't wait for the garbage collector."""
    found: View | None = doc.user_data.pop(_KEY, None)
    if found is not None:
        for word in found.words:
            del word.doc, word.head, word.children, word.sent
        found.sents, found.ents = [], []
