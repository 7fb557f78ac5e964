"""He or she: what titles and given names tell of the persons of one article."""

from __future__ import annotations

from ingest.who.people import gender_of
from ingest.who.registry import Registry

_MALE = frozenset({"mr", "mr.", "sir", "lord", "king", "prince", "sultan", "emir", "pope", "spokesman", "chairman", "congressman"})
_FEMALE = frozenset(
    {"ms", "ms.", "mrs", "mrs.", "miss", "madam", "dame", "lady", "queen", "princess", "spokeswoman", "chairwoman", "congresswoman"}
)


def mark_genders(registry: Registry) -> None:
    """Note who is called Mr or Ms, or has a given name of men or women alone."""
    for mention in registry.notes.mentions:
        if mention.form != "name" or mention.start == 0 or len(mention.entities) != 1:
            continue
        entity = registry.notes.entities[mention.entities[0]]
        if entity.type != "Person" or entity.gender:
            continue
        before = registry.doc[mention.start - 1]
        word = before.nbor(-1).lower_ if before.text == "." and before.i else before.lower_
        entity.gender = "m" if word in _MALE else "f" if word in _FEMALE else None
    for entity in registry.notes.entities.values():
        if entity.type == "Person" and entity.gender is None:
            entity.gender = gender_of(entity.name)
