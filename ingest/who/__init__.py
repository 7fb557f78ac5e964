"""Who is who: names, offices, polities, groups, coreference. Writes `Notes.entities` and `Notes.mentions`."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from ingest.notes import notes_of
from ingest.view import viewed
from ingest.who import cities, coreference, gazetteer, governments, groups, names, offices, standing
from ingest.who.registry import Registry


@Language.component("graphkit_who")
@viewed
def who(doc: Doc) -> Doc:
    """Find everybody and everything that the article names, and give each its mentions."""
    registry = Registry(doc, notes_of(doc), gazetteer.find(doc))
    names.register(registry)
    offices.register(registry)
    settler = standing.Settler(registry)
    settler.settle()
    groups.register(registry)
    governments.register(registry)
    coreference.register(registry)
    groups.officers(registry)
    settler.owned()
    offices.describe(registry)
    cities.towns(doc, registry.notes)
    return doc
