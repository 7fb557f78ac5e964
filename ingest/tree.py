"""Repairs of the parse: a few constructions of news English that the parsers of spaCy's pipelines get wrong in the same way every time.

The component changes heads and labels only, never sentences, so that every room after it reads one tree.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Token

_PEOPLE = {"PERSON"}


@Language.component("graphkit_tree")
def tree(doc: Doc) -> Doc:
    """Mends the tree in place."""
    for token in doc:
        if token.dep_ == "npadvmod" and token.ent_type_ in _PEOPLE:
            _object(token)
        elif token.dep_ == "pcomp" and token.tag_ == "VBG":
            _fronted(token)
        elif token.text == "Under" and token.tag_ == "IN":
            _title(token)
    return doc


def _object(name: Token) -> None:
    """ "She rang Prime Minister Omar Haddad": a person after a verb without an object is that, and no measure."""
    verb = name.head
    if verb.pos_ == "VERB" and verb.i < name.i and not any(c.dep_ in {"dobj", "nsubjpass", "auxpass"} for c in verb.children):
        name.dep_ = "dobj"


def _fronted(gerund: Token) -> None:
    """ "After seeing the king, the envoy said": the king is the gerund's object, and only the envoy the subject of the main verb."""
    preposition = gerund.head
    verb = preposition.head
    if preposition.dep_ != "prep" or preposition.i > gerund.i or verb.pos_ not in {"VERB", "AUX"} or verb.i < gerund.i:
        return
    if any(c.dep_ in {"dobj", "prep", "prt", "ccomp", "xcomp"} for c in gerund.children):
        return
    first = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if first is None or first.left_edge.i != gerund.i + 1:
        return
    second = next((c for c in first.children if c.dep_ in {"appos", "conj"} and c.i > first.i), None)
    if second is None or second.ent_type_ not in _PEOPLE or gerund.doc[second.left_edge.i - 1].text != ",":
        return
    second.dep_ = first.dep_
    second.head = verb
    first.dep_ = "dobj"
    first.head = gerund


def _title(under: Token) -> None:
    """ "Will be joined by Under Secretary Silva": a title, and no preposition."""
    following = under.doc[under.i + 1] if under.i + 1 < len(under.doc) else under
    name = next((c for c in under.children if c.dep_ == "pobj"), None)
    if name is None or following.text not in {"Secretary", "Secretaries", "Secretary-General"} or under.head == under:
        return
    above = under.head
    agent = next((c for c in above.children if c.dep_ == "agent" and c.i == under.i - 1), None)
    if agent is not None:
        above = agent
    name.dep_ = "pobj" if above.pos_ == "ADP" else "nsubj" if under.i < above.i else "dobj" if above.pos_ in {"VERB", "AUX"} else "appos"
    name.head = above
    under.dep_ = "compound"
    under.head = name
