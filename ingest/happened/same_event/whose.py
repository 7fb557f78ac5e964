"""Whose meeting that is which no mention gives a side: the two sides whom the text around them tells of, or the body whose leaders meet."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from ingest.happened.acts.sides import is_media
from ingest.happened.behalf import side_of
from ingest.happened.same_event.telling import NOT, Cluster, Mention, dated
from ingest.notes import EntityNote, Notes, conjuncts

_BACK, _ON = 3, 2
"""Sentences before and after a mention in which its sides are looked for."""
_CHIEFS = frozenset({"leader", "head", "minister", "president", "chief"})
_AS_ONE = frozenset({"condemn", "denounce", "deplore", "urge", "welcome", "demand", "back", "support", "praise", "mourn", "warn"})
_DISCUSS = frozenset({"discuss", "debate", "address", "review", "tackle", "consider", "cover"})
_ON_WHAT = frozenset({"on", "about", "over", "regarding", "concerning"})
_PLACED = frozenset({"in", "at", "to", "from", "near", "outside", "into", "around"})


def give_sides(cluster: Cluster, doc: Doc, notes: Notes) -> None:
    """Sides for a sitting that so far names nobody: "A meeting in Lima ended on Monday. Chad and Niger agreed to talk on"."""
    if cluster.parties or cluster.persons or cluster.status in NOT:
        return
    told = next((m for m in cluster.mentions if m.event.place or (dated(m.event.when) and m.manner != "known")), None)
    if told is None or not (told.occasion.sort == "occasion" or told.occasion.top.lemma_.lower() == "round"):
        return  # "talks" that nobody is said to hold may be years of them
    if told.manner == "new" and told.occasion.token.lemma_.lower() in {"conference", "forum", "cop"}:
        return  # "a conference on malaria"
    sides = _body(told, doc, notes) or next((s for sent in _around(doc[told.event.trigger]) if (s := _two(sent, told, notes))), [])
    for side in sides:
        told.event.add(side.id, "party")
        cluster.parties.add(side.id)


def _around(trigger: Token) -> Iterator[Span]:
    """The trigger's sentence, those before it, those after it, and the title."""
    doc, sent = trigger.doc, trigger.sent
    yield sent
    before = sent
    for _ in range(_BACK):
        if before.start == 0:
            break
        before = doc[before.start - 1].sent
        yield before
    for _ in range(_ON):
        if sent.end >= len(doc):
            break
        sent = doc[sent.end].sent
        yield sent
    yield doc[0].sent


def _two(sent: Span, told: Mention, notes: Notes) -> list[EntityNote]:
    """The two sides that a sentence tells of; [] where it tells of more or fewer."""
    found: dict[str, EntityNote] = {}
    if not any(t.pos_ in {"VERB", "AUX"} for t in sent):
        return []  # a dateline
    if any(t.lemma_ in _AS_ONE and any(len(conjuncts(c)) > 1 for c in t.children if c.dep_ == "nsubj") for t in sent):
        return []  # "Chad and Niger condemned the raid": no two sides
    for mention in notes.mentions:
        if not sent.start <= mention.start < sent.end or mention.form not in {"name", "title", "adjective", "nominal"}:
            continue
        root = sent.doc[mention.root]
        if root.dep_ == "pobj" and root.head.lower_ in _PLACED:
            continue  # "in Lima, Peru"
        if _is_topic(root):
            continue
        for entity in (notes.entities[e] for e in mention.entities):
            side = side_of(entity, notes) if entity.type in {"Person", "Country", "Organization", "Group"} else None
            if side is not None and side.id != told.event.place and not is_media(side):
                found[side.id] = side
    return list(found.values()) if len(found) == 2 else []


def _is_topic(token: Token) -> bool:
    """Whether a name stands in what a meeting is about: "met to discuss the conflict between Chad and Mali", "a session on Mali"."""
    for inner in (token, *token.ancestors):
        if inner.dep_ == "pobj" and inner.head.lower_ in _ON_WHAT:
            return True
        if inner.dep_ == "dobj" and inner.head.lemma_ in _DISCUSS:
            return True
        if inner.pos_ in {"VERB", "AUX"}:
            return False
    return False


def _body(told: Mention, doc: Doc, notes: Notes) -> list[EntityNote]:
    """The bloc whose leaders hold a summit that says no more: "EU leaders left Lima on Tuesday. The summit dragged on"."""
    if told.occasion.token.lemma_.lower() != "summit":
        return []
    for mention in notes.mentions:
        root = doc[mention.root]
        heads = [root.head] if root.dep_ in {"compound", "nmod", "poss"} else [root.head.head] if root.dep_ == "pobj" else []
        if any(h.lemma_.lower() in _CHIEFS and h.tag_ in {"NNS", "NNPS"} for h in heads):
            for entity in (notes.entities[e] for e in mention.entities):
                if entity.type == "Organization" and not entity.country:
                    return [entity]
    return []
