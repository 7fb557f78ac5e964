"""What the syntax of a pronoun's sentence says of whom it can stand for, and the words of a title."""

from __future__ import annotations

from spacy.tokens import Span, Token

from ingest.notes import EntityNote
from ingest.who.words import fold


def title_parts(title: str) -> list[str]:
    """The words of a title, folded."""
    return fold(title).replace("-", " ").split()


def beside(token: Token) -> int:
    """The verb whose subject an object pronoun can't be: "Ellwood met him"; -1 for a possessive or a subject."""
    if token.dep_ in ("dobj", "dative"):
        return token.head.i
    if token.dep_ == "pobj":
        return token.head.head.i
    return -1


def governing(token: Token) -> Token | None:
    """The infinitive whose object a pronoun is, also after a preposition: "to meet him", "to sit down with him"."""
    verb = token.head if token.dep_ in ("dobj", "dative") else token.head.head if token.dep_ == "pobj" else None
    return verb if verb is not None and verb.tag_ == "VB" else None


def above(token: Token, subjects: list[tuple[Token, EntityNote]]) -> EntityNote:
    """The subject of the nearest clause that the pronoun's clause hangs on, else the last one before it."""
    above = {a.i for a in token.ancestors}
    governing = [e for t, e in subjects if t.head.i in above or t.i in above]
    return governing[-1] if governing else subjects[-1][1]


def opens(sent: Span) -> bool:
    """Whether a pronoun stands in a clause or phrase before the sentence's subject that hangs on its main verb."""
    first = next((t for t in sent if not t.is_space and not t.is_punct), None)
    return first is not None and first.lower_ in {
        "before",
        "after",
        "while",
        "when",
        "since",
        "despite",
        "upon",
        "on",
        "in",
        "as",
        "having",
    }


def whose_office(pronoun: Token) -> Token | None:
    """Whose office says what the pronoun stands in: "Silva's office said she"."""
    clause = pronoun.head
    if pronoun.dep_ != "nsubj" or clause.dep_ != "ccomp":
        return None
    says = next((c for c in clause.head.children if c.dep_ == "nsubj"), None)
    if says is None or says.lemma_ not in ("office", "ministry", "government", "campaign", "team", "cabinet", "entourage", "party"):
        return None
    return next((c for c in says.children if c.dep_ == "poss"), None)


def whose_visit(pronoun: Token) -> list[Token]:
    """Whose visit it is where the pronoun will be: "Silva's visit to Lima, where | she | will meet the king"."""
    where = pronoun.nbor(-1) if pronoun.i else pronoun
    if pronoun.dep_ != "nsubj" or where.lower_ != "where":
        return []
    before = pronoun.doc[max(pronoun.sent.start, where.i - 15) : where.i]
    visits = [t for t in before if t.lemma_.lower() in ("visit", "trip", "journey", "tour", "arrival")]
    return [c for t in visits[-1:] for c in t.children if c.dep_ == "poss"]
