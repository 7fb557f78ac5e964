"""A view says of every word and stretch what spaCy says of it."""

from __future__ import annotations

import gc

import pytest
import spacy
from spacy.tokens import Doc, Span, Token

from graphkit.model import Article
from ingest import assemble, below, pipeline
from ingest.view import Stretch, Word, drop, view

TEXT = (
    "President Ana Silva, her aides and the envoys of Chad, Mali and Peru met in Lima on 3 May 2024. “We're “ready”,” she said. "
    "What did the king, who'd flown in, come for? Nobody knows -- the U.S. didn't, either.\n\n"
    "The ministers whom Omar Salem told yesterday about it are to leave  tomorrow: by train, by car, or on foot."
)
STRINGS = ("text", "lower_", "lemma_", "pos_", "tag_", "dep_", "ent_type_", "whitespace_")
WORDS = ("head", "left_edge", "right_edge")
SEVERAL = ("children", "lefts", "rights", "subtree", "ancestors", "conjuncts")


@pytest.fixture(scope="module")
def doc() -> Doc:
    nlp = pipeline.load()
    return nlp(pipeline.make_doc(nlp, Article(id="a", title="Envoys in Lima", text=TEXT, published="2024-05-04")))


def test_a_word_is_its_token(doc: Doc) -> None:
    seen = view(doc)
    assert len(seen) == len(doc) > 70
    for word, token in zip(seen, doc, strict=True):
        assert isinstance(word, Token)
        assert word == token
        assert hash(word) == hash(token)
        for name in (*STRINGS, "i", "idx", "is_sent_start", "is_title", "is_punct"):
            assert getattr(word, name) == getattr(token, name), (token, name)
        for name in WORDS:
            found = getattr(word, name)
            assert isinstance(found, Word)
            assert found == getattr(token, name), (token, name)
        for name in SEVERAL:
            several = list(getattr(word, name))
            assert all(isinstance(w, Word) for w in several)
            assert several == list(getattr(token, name)), (token, name)
        assert (word.sent.start, word.sent.end) == (token.sent.start, token.sent.end)
        assert word.doc is seen
        assert [word.is_ancestor(w) for w in word.sent] == [token.is_ancestor(t) for t in token.sent]
    assert seen[3].nbor(-3) == doc[0]
    assert seen[3].nbor() == doc[4]
    for at, away in ((0, -1), (len(doc) - 1, 1)):
        with pytest.raises(IndexError):
            seen[at].nbor(away)


def test_a_stretch_is_its_span(doc: Doc) -> None:
    seen = view(doc)
    for start in range(-4, len(doc) + 2):
        for end in range(start - 2, start + 9):
            here: Span = doc[start:end]
            found = seen[start:end]
            assert (found.start, found.end, found.text, list(found)) == (here.start, here.end, here.text, list(here))
            if len(here):
                assert found.root == here.root
                assert (found.start_char, found.end_char) == (here.start_char, here.end_char)
                assert found[-1] == here[-1]
                assert list(found[1:3]) == list(here[1:3])
                assert found.sent.start == here.sent.start  # what it doesn't know itself
    assert [(s.start, s.end, s.text) for s in seen.sents] == [(s.start, s.end, s.text) for s in doc.sents]
    assert [(e.start, e.end, e.label_) for e in seen.ents] == [(e.start, e.end, e.label_) for e in doc.ents]
    assert seen.text == doc.text
    assert seen[2:4] == seen[2:4] != seen[2:5]
    assert len({seen[2:4], seen[2:4], seen[3:4]}) == 2
    assert seen.has_annotation("DEP")


def test_where_words_stand(doc: Doc) -> None:
    assert below.having(doc, ("the", "lima")) == [t for t in doc if t.lower_ in ("the", "lima")]
    assert below.of_lemma(doc, ("meet", "silva")) == [t for t in doc if t.lemma_.lower() in ("meet", "silva")]
    both = [t for t in doc if t.pos_ == "VERB" or t.tag_ == "NNS"]
    assert below.standing_in(doc, pos=("VERB",), tags=("NNS",)) == both
    assert below.bearing(doc, "nsubj", "prep") == [t for t in doc if t.dep_ in ("nsubj", "prep")]
    for token in doc:
        assert below.below(token) == [(c.i, c.dep_, c.lower_) for c in token.children]
        assert below.labelled(token, ("conj", "prep")) == [c for c in token.children if c.dep_ in ("conj", "prep")]
        assert below.bounds(token) == (token.sent.start, token.sent.end)
        assert below.near(token, ("king", "chad")) == any(t.lower_ in ("king", "chad") for t in token.sent)


def test_a_view_is_made_once_and_goes_when_the_parse_changes(doc: Doc) -> None:
    seen = view(doc)
    assert view(doc) is seen
    assert view(seen) is seen  # type: ignore[arg-type]  # rules have it for the Doc
    drop(doc)
    assert view(doc) is not seen


def test_nothing_of_a_view_outlives_its_extraction(doc: Doc) -> None:
    nlp = pipeline.load()
    gc.collect()
    before = sum(isinstance(o, Word | Stretch) for o in gc.get_objects())
    gc.disable()
    try:
        read = nlp(pipeline.make_doc(nlp, Article(id="b", title="Envoys in Lima", text=TEXT, published="2024-05-04")))
        assert len(view(read)) > 70
        assemble.extraction(read)
        del read
        assert sum(isinstance(o, Word | Stretch) for o in gc.get_objects()) == before
    finally:
        gc.enable()


def test_an_empty_text_has_a_view() -> None:
    seen = view(Doc(spacy.blank("en").vocab))
    assert (list(seen), list(seen.sents), list(seen.ents), seen.text) == ([], [], [], "")
