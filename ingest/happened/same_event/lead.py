"""Between whom the article's talks are, where it only says with its opening words who came to terms: "Chad and Mali have agreed"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from spacy.tokens import Doc, Span, Token

from ingest.happened.arguments import after, is_passive
from ingest.happened.behalf import side_of
from ingest.happened.people import People, doers, people_of
from ingest.happened.signings import pacts
from ingest.notes import EntityNote, Notes

_TERMS = {"agree", "sign", "initial", "ink", "reach", "clinch", "seal", "strike", "conclude", "settle", "resolve", "undertake"}
_ENDS = {"trade", "negotiate", "reconcile"}


def opponents(doc: Doc, notes: Notes) -> People:
    """The two sides, or few more, that the text's first sentences, else its headline, say to have come to terms; empty where none are."""
    sents = list(islice(doc.sents, 4))
    told = [*sents[1:], sents[0]] if notes.article.title and sents else sents[:3]
    for sent in told:
        for found in _together(sent, notes):
            if len(_sides(found, notes)) in {2, 3}:
                return found
    return People()


def _together(sent: Span, notes: Notes) -> Iterator[People]:
    for token in sent:
        lemma = token.lemma_.lower()
        if token.pos_ in {"VERB", "AUX"} and lemma in _TERMS | _ENDS:
            found = people_of(doers(token, notes), notes)
            found.add(people_of(_partners(token), notes))
            yield found
        elif token.pos_ == "NOUN" and lemma in pacts():
            yield people_of(after(token, "between"), notes)


def _partners(verb: Token) -> list[Token]:
    """With whom one comes to terms: "has agreed a truce with the rebels", "signed an accord with Mali"."""
    signed = [] if is_passive(verb) else [c for c in verb.children if c.dep_ == "dobj" and c.lemma_.lower() in pacts()]
    return [t for token in (verb, *signed) for t in after(token, "with")] if signed else []


def _sides(people: People, notes: Notes) -> list[EntityNote]:
    """The sides that these people stand for."""
    sides = list(people.parties)
    sides += [s for p in people.persons if (s := side_of(p, notes)) is not None and s not in sides]
    return sides
