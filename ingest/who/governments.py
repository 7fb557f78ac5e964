"""Whose "the government" is that no word tells the state of: of the one spoken of as a government before, else of the one that the
article is about, as far as its names and its dateline tell."""

from __future__ import annotations

from collections import Counter

from spacy.tokens import Token

from ingest.below import of_lemma
from ingest.notes import EntityNote, Mention
from ingest.who.registry import Registry

_RULERS = frozenset({"government", "junta", "regime"})
_ANY = frozenset({"central", "federal", "military", "ruling", "interim", "transitional", "civilian"})
"""What a state's one government may be called besides."""
_SCENE = 2
"""What the dateline counts, in names."""
_ONLY = 2
"""How many times as often as any other the state must be named that the article is about."""


def register(registry: Registry) -> None:
    """Give each "the government" that nothing owns the state that it rules; none where that can't be told."""
    found = [t for t in of_lemma(registry.doc, _RULERS) if t.tag_ in ("NN", "NNP") and t.i not in registry.name_at]
    owned = [(t.i, own) for t in found if (own := _states(registry, t))]
    unowned = [t for t in found if registry.notes.mention_at(t) is None and _is_the(registry, t)]
    theme = _theme(registry) if unowned else None
    for token in unowned:
        state = _told_before(token, owned) or theme
        if state is not None:
            registry.notes.add_mention(Mention(token.left_edge.i, token.i + 1, token.i, "nominal", (state.id,)))


def _states(registry: Registry, token: Token) -> list[EntityNote]:
    return [e for e in registry.notes.entities_at(token) if e.type == "Country"]


def _is_the(registry: Registry, token: Token) -> bool:
    """Whether a phrase is "the government", with nothing that would tell it from others of its kind."""
    left = [c for c in token.children if c.i < token.i]
    bare = all(c.lower_ == "the" or c.lower_ in _ANY for c in left) and any(c.lower_ == "the" for c in left)
    told = any(c.dep_ in ("relcl", "acl", "appos") or (c.dep_ == "prep" and c.lower_ in ("of", "from")) for c in token.rights)
    told = told or _in_capital(registry, token)
    return bare and not told and token.dep_ not in ("compound", "nmod", "amod")


def _in_capital(registry: Registry, token: Token) -> bool:
    """Whether it is "the government in Lima", and Peru is a state that the article names."""
    following = token.doc[token.i + 1 : token.i + 3]
    if [t.lower_ for t in following[:1]] != ["in"] or following[-1].tag_ != "NNP":
        return False
    lands = [registry.lies_in.get(e.id) for e in registry.notes.entities_at(following[-1]) if e.type == "Place"]
    return any(land is not None and registry.notes.country(land) is not None for land in lands)


def _told_before(token: Token, owned: list[tuple[int, list[EntityNote]]]) -> EntityNote | None:
    """The state whose government was spoken of last, where that was one state's and no other's was near."""
    before = [states for i, states in owned if i < token.i]
    return before[-1][0] if before and len(before[-1]) == 1 and all(s == before[-1] for s in before[-2:]) else None


def _theme(registry: Registry) -> EntityNote | None:
    """The state that the article names far more often than any other, itself or by its people."""
    notes = registry.notes
    counts: Counter[str] = Counter()
    for mention in notes.mentions:
        for entity in (notes.entities[e] for e in mention.entities):
            if entity.type == "Country" and mention.form in ("name", "adjective"):
                counts[entity.name] += 1
    for entity in notes.entities.values():
        if entity.type == "Person" and entity.country and (state := notes.entities[entity.country]).type == "Country":
            counts[state.name] += 1
    scene = registry.lies_in.get(notes.scene or "")
    if scene is not None and (scene in counts or not counts):  # talks of others' states may be reported from anywhere
        counts[scene] += _SCENE
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < _ONLY * ranked[1][1]):
        return None
    return registry.country(ranked[0][0])
