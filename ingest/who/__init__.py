"""Who is who: names, offices, polities, groups, coreference. Writes `Notes.entities` and `Notes.mentions`."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from ingest.notes import EntityNote, Mention, notes_of


@Language.component("graphkit_who")
def who(doc: Doc) -> Doc:
    """A first cut: the model's named entities, gathered by their last word."""
    notes = notes_of(doc)
    kinds = {"PERSON": "Person", "GPE": "Place", "LOC": "Place", "ORG": "Organization", "FAC": "Place", "NORP": "Group"}
    known: dict[tuple[str, str], EntityNote] = {}
    for ent in doc.ents:
        kind = kinds.get(ent.label_)
        if kind is None:
            continue
        name = ent.text.removesuffix("'s").strip()
        key = (kind, name.split()[-1] if kind == "Person" and name.split() else name)
        entity = known.get(key)
        if entity is None:
            entity = known[key] = notes.new_entity(kind, name)  # type: ignore[arg-type]
        if len(name) > len(entity.name):
            entity.aliases.append(entity.name)
            entity.name = name
        elif name != entity.name:
            entity.aliases.append(name)
        notes.add_mention(Mention(ent.start, ent.end, ent.root.i, "name", (entity.id,)))
    return doc
