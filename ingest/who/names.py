"""Every name of the article gets its entity: persons first, then what the lexicons know, then what only the model saw."""

from __future__ import annotations

from spacy.tokens import Span, Token

from ingest.who import persons, polity
from ingest.who.gazetteer import Hit
from ingest.who.registry import Registry
from ingest.who.words import CALENDAR, capitalised, fold, is_office_word


def register(registry: Registry) -> None:
    """Name the persons, countries, organisations and places of the article."""
    _persons(registry)
    _organizations(registry)
    _known(registry)
    _others(registry)


def _persons(registry: Registry) -> None:
    doc = registry.doc
    people = persons.gather(doc, persons.spans(doc, registry.hits))
    surnames: dict[str, persons.Named] = {}
    for person in people:
        for surname in person.surnames:
            surnames.setdefault(surname, person)
    taken = {i for p in people for s, e in p.seen for i in range(s, e)}
    for token in doc:
        if token.i in taken or not capitalised(token) or token.tag_ not in ("NNP", "NNPS"):
            continue
        named = surnames.get(fold(token.text))
        if named and token.i not in registry.hit_at and len(named.words) > 1 and not _inside_longer(token):
            named.seen.append((token.i, token.i + 1))
    for person in people:
        entity = registry.entity("Person", person.text)
        for start, end in sorted(person.seen):
            registry.name(start, end, "name", entity)
            if ruler := persons.ruler_form(doc, (start, end)):
                if ruler not in entity.aliases:
                    entity.aliases.append(ruler)


def _inside_longer(token: Token) -> bool:
    """Whether the token is a part of a longer capitalised name: "Kerry" in "Kerry Foundation"."""
    after = token.nbor() if token.i + 1 < len(token.doc) else None
    return bool(after is not None and capitalised(after) and after.ent_type_ in ("ORG", "FAC") and token.ent_type_ in ("ORG", "FAC"))


def _organizations(registry: Registry) -> None:
    """Organisations of several words that the model saw and no lexicon knows."""
    doc = registry.doc
    for ent in doc.ents:
        if ent.label_ != "ORG":
            continue
        start, end = _bare(registry, ent)
        if end - start < 2 or any(i in registry.name_at for i in range(start, end)):
            continue
        inside = [h for h in registry.hits if start <= h.start and h.end <= end]
        if any(h.start == start and h.end == end for h in inside):
            continue
        if not all(
            capitalised(t) or t.lower_ in ("of", "for", "the", "and", "on", "to", "-", "in", "&", "de", "al", "'s") for t in doc[start:end]
        ):
            continue
        if any(is_office_word(t) for t in doc[start:end]) or persons.heading(doc[start]):
            continue
        text = registry.text(start, end)
        registry.name(start, end, "name", registry.entity("Organization", text))


def _bare(registry: Registry, ent: Span) -> tuple[int, int]:
    start, end = ent.start, ent.end
    while start < end and ent.doc[start].lower_ in ("the", "a", "an"):
        start += 1
    while end > start and ent.doc[end - 1].tag_ in ("POS", ",", ".", ":"):
        end -= 1
    return start, end


def _known(registry: Registry) -> None:
    hits = [h for h in registry.hits if not any(i in registry.name_at for i in range(h.start, h.end))]
    shared: dict[int, list[Hit]] = {}
    for hit in hits:
        shared.setdefault(hit.start, []).append(hit)
    for start, here in shared.items():
        hit = here[0]
        if len(here) > 1:  # "U.S.-Russia" in one token
            entities = [registry.known(h.entry) for h in here]
            for h, entity in zip(here, entities, strict=True):
                if h.text != entity.name and h.text not in entity.aliases:
                    entity.aliases.append(h.text)
            registry.name(start, hit.end, "adjective", *entities, alias="")
            continue
        entry = hit.entry
        if entry.how in ("capital", "seat"):
            root = registry.root(hit.start, hit.end)
            if polity.stands_for_government(hit, root):
                registry.name(hit.start, hit.end, "name", registry.country(entry.country))
            else:
                place = registry.entity("Place", hit.text)
                place.country = registry.by_key["Country", entry.country].id if ("Country", entry.country) in registry.by_key else None
                registry.name(hit.start, hit.end, "name", place)
        elif hit.text == "IS" and hit.end < len(registry.doc) and registry.doc[hit.start].pos_ in ("AUX", "VERB"):
            continue
        else:
            form = "adjective" if entry.how == "adjective" else "name"
            entity = registry.known(entry)
            first = not entity.aliases and entry.kind != "Country" and not any(entity.id in m.entities for m in registry.notes.mentions)
            if first and entry.how == "name":
                entity.name = hit.text
            registry.name(hit.start, hit.end, form, entity)  # type: ignore[arg-type]


def _others(registry: Registry) -> None:
    """Places and abbreviated organisations that only the model saw."""
    for ent in registry.doc.ents:
        if ent.label_ not in ("GPE", "LOC", "FAC", "ORG"):
            continue
        start, end = _bare(registry, ent)
        if start >= end or any(i in registry.name_at for i in range(start, end)):
            continue
        tokens = registry.doc[start:end]
        if (
            not all(capitalised(t) or t.text in ("of", "the", "-", "el", "al", "'s", "de", "la") for t in tokens)
            or tokens[0].lower_ in CALENDAR
        ):
            continue
        if any(is_office_word(t) for t in tokens) or persons.heading(tokens[0]):
            continue
        text = registry.text(start, end)
        if ent.label_ == "ORG":
            if (text.isupper() and len(text) > 1) or len(tokens) > 1:
                registry.name(start, end, "name", registry.entity("Organization", text))
        else:
            registry.name(start, end, "name", registry.entity("Place", text))
