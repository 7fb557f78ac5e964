"""Names that stand in a row and that the parser joined or left out: "with President | Ana Silva | and Omar Haddad", "Sudan, Chad hold"."""

from __future__ import annotations

from spacy.tokens import Token

from ingest.below import bounds
from ingest.notes import Notes


def swallowed(token: Token, notes: Notes) -> list[Token]:
    """Persons whom the parser made a part of the next one's name: "with President | Ana Silva | and Prime Minister Omar Haddad"."""
    if token.left_edge.i > token.i - 3 or token.ent_type_ != "PERSON":
        return []
    found: list[Token] = []
    for child in token.subtree:
        if child.i >= token.i or child.ent_type_ != "PERSON" or child.dep_ not in {"amod", "nmod", "compound"}:
            continue
        mention = notes.mention_at(child)
        if mention is None or mention.form not in {"name", "title"} or mention.end > token.i or child.i != mention.end - 1:
            continue
        between = [t.lower_ for t in token.doc[mention.end : token.i]]
        if between[:1] in (["and"], [","], ["&"]) and any(e.type == "Person" for e in notes.entities_at(child)):
            found.append(child)
    return found


def leftwards(token: Token, notes: Notes) -> list[Token]:
    """Names that a headline strings before the subject: "Sudan, Chad" in "Sudan, Chad hold talks"."""
    found: list[Token] = []
    mention = notes.mention_at(token)
    start = mention.start if mention else token.i
    doc = token.doc
    while start >= 2 and doc[start - 1].text in {",", "and", "&"} and bounds(doc[start - 2])[0] == bounds(token)[0]:
        before = next((m for m in notes.mentions if m.end == start - 1 and m.form != "adjective"), None)
        if before is None or not {notes.entities[e].type for e in before.entities} & {"Country", "Organization", "Person"}:
            break
        if doc[before.root].dep_ in {"pobj", "dobj", "poss"}:
            break
        found.append(doc[before.root])
        start = before.start
    return found
