"""Who is told of in the lead and named after it: "Norway's foreign minister arrived in Lusaka. ... Kari Holm said"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Span, Token

from ingest.notes import EntityNote, Mention
from ingest.who import groups, titles
from ingest.who.registry import Registry
from ingest.who.titles import Title
from ingest.who.words import office_head

__all__ = ["found"]

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_LEADS = 3
"""In how many of the article's first sentences a description may stand that a name follows up."""
_REACH = 3
"""How many sentences after the description the name may come."""
_ONE = re.compile(r"president|premier|minister|chancellor|secretary|king|queen|emir|sultan|envoy|ambassador|negotiator|chief|ruler|speaker")


def found(registry: Registry) -> Iterator[tuple[EntityNote, Title]]:
    """The persons whom the lead only describes, each with the title of the description."""
    sents = [s for s in registry.doc.sents if s.start not in registry.headings and any(t.is_alpha for t in s)]
    named: set[str] = set()
    for n, sent in enumerate(sents[:_LEADS]):
        read = [(t, title) for t in sent if (title := _description(registry, t)) is not None]
        person = _named_after(registry, sents[n + 1 : n + 1 + _REACH], sent) if len(read) == 1 else None
        if person is None or person.id in named or person.country not in (None, read[0][1].of.id if read[0][1].of else None):
            continue
        named.add(person.id)
        token, title = read[0]
        registry.notes.add_mention(Mention(title.start, title.end, token.i, "nominal", (person.id,)))
        yield person, title


def _description(registry: Registry, token: Token) -> Title | None:
    """The title of a state's one officer who does something in the sentence and isn't named in it."""
    if token.dep_ not in _SUBJECTS or token.tag_ not in ("NN", "NNP") or token.i in registry.name_at or not office_head(token.text):
        return None
    mention = registry.notes.mention_at(token)
    if mention is not None and any(registry.notes.entities[e].type == "Person" for e in mention.entities):
        return None
    owners = groups.owners_of(registry, token)
    if len(owners) != 1 or owners[0].type != "Country":
        return None
    read = titles.parse(registry, token.left_edge.i, token.i + 1)
    if len(read) != 1 or read[0].weak or not _ONE.search(read[0].text.lower()):
        return None
    read[0].of = owners[0]
    return read[0]


def _named_after(registry: Registry, sents: list[Span], lead: Span) -> EntityNote | None:
    """The one person without an office who is named for the first time, in full, as the subject of one of the next sentences."""
    told = {e for m in registry.notes.mentions if m.form == "name" and lead.start <= m.start < lead.end for e in m.entities}
    for sent in sents:
        new: list[EntityNote] = []
        for token in sent:
            mention = registry.notes.mention_at(token)
            who = registry.at(token) if mention is not None and mention.form == "name" and token.dep_ in _SUBJECTS else None
            if mention is None or who is None or who.type != "Person" or who.id in told:
                continue
            if any(not o.former for o in who.offices):
                return None
            if mention.end - mention.start > 1 and not _introduced(token.doc[mention.end : mention.end + 2]):
                new.append(who)
        if new:
            return new[0] if len({e.id for e in new}) == 1 else None
    return None


def _introduced(after: Span) -> bool:
    """Whether words of who it is follow the name: "Ana Silva, | a historian |, said"."""
    return (
        len(after) == 2 and after[0].text == "," and (after[1].tag_ in ("DT", "PRP$", "JJ", "NN") or after[1].ent_type_ in ("NORP", "ORG"))
    )
