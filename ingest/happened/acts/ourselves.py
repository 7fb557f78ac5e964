"""Who "we" are: whoever is quoted, else whoever puts the text out ("we condemn the attack" in a joint statement)."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from ingest.below import bounds, having, of_lemma
from ingest.happened.acts.parties import parties, sides_of
from ingest.happened.acts.slots import doers
from ingest.notes import Mention, Notes

_FIRST_PERSON = frozenset({"we", "us", "our", "ours", "i", "my", "me"})
_PAPERS = frozenset({"statement", "communique", "communiqué", "declaration", "joint"})


def resolve_quoted(doc: Doc, notes: Notes) -> None:
    """Give every first person in somebody's words its mention."""
    for token in _unresolved(doc, notes):
        if around := notes.reported_around(token.idx):
            notes.add_mention(_mention(token, [min(around, key=lambda r: r.end - r.start).speaker]))


def _unresolved(doc: Doc, notes: Notes) -> list[Token]:
    return [t for t in having(doc, _FIRST_PERSON) if t.pos_ == "PRON" and not notes.entities_at(t)]


def _mention(token: Token, entities: list[str]) -> Mention:
    return Mention(token.i, token.i + 1, token.i, "pronoun", tuple(entities))


def resolve(doc: Doc, notes: Notes) -> None:
    """Give every first person that nobody has resolved its mention."""
    resolve_quoted(doc, notes)
    found = _unresolved(doc, notes)
    if not found:
        return
    writers: list[str] | None = None
    for token in found:
        if token.lower_ in ("i", "my", "me") or _quoted(token, notes):
            continue
        writers = _writers(doc, notes, token) if writers is None else writers
        if writers:
            notes.add_mention(_mention(token, writers))


def _quoted(token: Token, notes: Notes) -> bool:
    """Whether an odd number of quotation marks stands before the token in its sentence: words of somebody unknown."""
    before = notes.text[token.sent.start_char : token.idx]
    return (before.count('"') + before.count("“") - before.count("”")) % 2 == 1


def _writers(doc: Doc, notes: Notes, first: Token | None = None) -> list[str]:
    """The parties that put the text out: those of "released the following statement", those in the title of a statement, else the one
    named just before, else the party of the first person told of."""
    for token in of_lemma(doc, _PAPERS):
        if token.lemma_ in _PAPERS and token.dep_ == "dobj" and any(c.lower_ == "following" for c in token.children):
            found = [s.party for s in parties(doers(token.head), notes)]
            if found:
                return found
    title = doc[0].sent
    if notes.article.title and any(t.lemma_.lower() in _PAPERS for t in title) and any(t.lower_ == "joint" for t in title):
        found = [s.party for m in notes.mentions if m.end <= title.end and m.form != "adjective" for e in m.entities
                 for s in sides_of(notes.entities[e], notes)]  # fmt: skip
        if found:
            return list(dict.fromkeys(found))
    if notes.article.title and (by := [t for t in title if t.lower_ == "by" and t.head.lemma_.lower() in _PAPERS]):
        found = [s.party for s in parties([c for t in by for c in t.children if c.dep_ == "pobj"], notes)]
        if found:
            return found  # "Statement by the Foreign Ministry of Peru"
    if first is not None and bounds(first)[0] > 0:
        told = [t for t in doc[bounds(first)[0] - 1].sent if t.dep_ == "nsubj" and t.head.dep_ == "ROOT"]
        ids = [e.id for t in told for e in notes.entities_at(t) if e.type in ("Country", "Organization")]
        if len(ids) == 1:
            return ids  # "Peru deplores the vote. We ask"
    for mention in sorted(notes.mentions, key=lambda m: m.start):
        for id_ in mention.entities:
            entity = notes.entities[id_]
            if entity.type == "Person" and entity.country:
                return [s.party for s in sides_of(entity, notes)]
    # a ministry's text that names no person: the first country that does something
    for token in doc:
        if token.dep_ == "nsubj" and token.head.dep_ == "ROOT":
            for entity in notes.entities_at(token):
                if entity.type == "Country":
                    return [entity.id]
    return []
