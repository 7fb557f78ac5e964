"""Who a speaker is: from the noun phrase before "said" to entities of the article."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from ingest.happened.arguments import after
from ingest.happened.speech import is_speech_noun, owners_of
from ingest.notes import EntityNote, Notes

SPEAKING = frozenset({"Person", "Country", "Organization", "Group"})
_PARTITIVE = frozenset(
    {"one", "some", "many", "most", "several", "all", "both", "each", "none", "half", "part", "member", "majority", "number"}
)


def who(tokens: Iterable[Token], notes: Notes) -> list[EntityNote]:
    """The entities that these noun phrases stand for and that can speak, each once; [] where none is known."""
    found: dict[str, EntityNote] = {}
    for token in tokens:
        for entity in _of(token, notes, 3):
            found.setdefault(entity.id, entity)
    return list(found.values())


def _of(token: Token, notes: Notes, depth: int) -> list[EntityNote]:
    direct = [e for e in notes.entities_at(token) if e.type in SPEAKING]
    if direct and direct[0].type != "Person" and depth:
        # "Norway's minister, Kari Nordmann, said": the person and not what stands for her
        named = [e for c in token.children if c.dep_ == "appos" for e in notes.entities_at(c) if e.type == "Person"]
        direct = named[:1] or direct
    if direct or not depth:
        return direct
    inner: list[Token] = []
    if is_speech_noun(token):
        inner = owners_of(token) or after(token, "of")
    elif token.lower_ in _PARTITIVE:  # "one of the envoys", "both of them"
        inner = after(token, "of")
    elif token.dep_ == "appos":  # a name that hangs on a title, or the other way round
        inner = [token.head]
    inner = inner or [c for c in token.children if c.dep_ == "appos"]
    return [e for t in inner for e in _of(t, notes, depth - 1)]


def side_of(speaker: EntityNote, notes: Notes) -> str | None:
    """Whom a speaker speaks for, as an entity id, where that is another than the speaker."""
    party = notes.party_of(speaker)
    return party.id if party is not None and party is not speaker else None
