"""Whom an office is of where its own phrase doesn't say: the list it stands in, its sentence, the article; and whom a person acts for."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from functools import cache

from ingest.lexicon import table, values
from ingest.notes import EntityNote, Office
from ingest.who.gazetteer import office_letters
from ingest.who.registry import Registry
from ingest.who.words import fold

_LEADERS = (("prime minister", "M"), ("premier", "M"), ("president", "P"), ("king", "K"), ("queen", "K"), ("emir", "K"), ("sultan", "K"),
            ("crown prince", "K"), ("chancellor", "C"))  # fmt: skip


@cache
def _peculiar() -> tuple[tuple[frozenset[str], frozenset[str], tuple[str, ...]], ...]:
    rows = []
    for row in table("office_countries"):
        parts = row["words"].split()
        wanted = frozenset(p for p in parts if not p.startswith("!"))
        barred = frozenset(p[1:] for p in parts if p.startswith("!"))
        rows.append((wanted, barred, values(row["countries"])))
    return tuple(rows)


def title_words(title: str) -> frozenset[str]:
    """The words of a title that tell it from another."""
    return frozenset(fold(title).replace("-", " ").split()) - {"of", "the", "for", "to", "and"}


def states_with(title: str) -> tuple[str, ...] | None:
    """The states that have an office of this title, the usual one first; None where any state may.

    >>> states_with("Secretary of State")[0]
    'United States'
    """
    words = title_words(title)
    for wanted, barred, states in _peculiar():
        if wanted <= words and not barred & words:
            return states if len(wanted) > 1 or words <= wanted else None
    return None


def may_have(state: str, title: str) -> bool:
    """Whether a state can have an office of this title: no president of the United Kingdom, no prime minister of the United States."""
    lower = fold(title)
    letters = office_letters().get(state, "")
    if "vice" not in lower and "deputy" not in lower:
        for words, letter in _LEADERS:
            if words in lower:
                return not letters or letter in letters
    if "minister" in lower and state == "United States":
        return False
    states = states_with(title)
    return states is None or state in states


@dataclass(slots=True)
class _Sightings:
    """Where the article names states, or places that lie in one, in the order of the text."""

    tokens: list[int]
    states: list[str]

    @classmethod
    def of(cls, registry: Registry) -> _Sightings:
        seen: list[tuple[int, str]] = []
        entities = registry.notes.entities
        for mention in registry.notes.mentions:
            for id_ in mention.entities:
                entity = entities[id_]
                if entity.type == "Place" and id_ in registry.lies_in:
                    seen.append((mention.start, registry.lies_in[id_]))
                elif entity.type == "Country" and mention.form in ("name", "adjective"):
                    seen.append((mention.start, entity.name))
        seen.sort()
        return cls([t for t, _ in seen], [e for _, e in seen])

    def before(self, token: int, floor: int) -> list[str]:
        """The states named from token `floor` to this one, the nearest first."""
        return self.states[bisect_left(self.tokens, floor) : bisect_left(self.tokens, token)][::-1]


def settle(registry: Registry) -> None:
    """Say whom each office is of as far as the article tells, join what is said twice, and give each person the party acted for."""
    _spread(registry)
    sightings = _Sightings.of(registry)
    home = _home(registry)
    for office, person, owner in sorted(registry.titles, key=lambda t: t[0].start):
        if office.of is None and owner is None:
            state = _implied(registry, office, person, sightings, home)
            office.of = state.id if state else None
            _spread_one(person, office)
    for person in {p.id: p for _, p, _ in registry.titles}.values():
        person.offices = _joined(person.offices)
        person.country = _acts_for(registry, person)


def _spread(registry: Registry) -> None:
    for office, person, _ in registry.titles:
        if office.of is not None:
            _spread_one(person, office)


def _spread_one(person: EntityNote, office: Office) -> None:
    """An office of the same title elsewhere in the article is of the same party."""
    words = title_words(office.title)
    for other in person.offices:
        if other.of is None and office.of is not None and title_words(other.title) <= words:
            other.of = office.of


def _home(registry: Registry) -> EntityNote | None:
    """The state whose officials the article names without their country ("Secretary of State Blinken"); None where it has none."""
    for office, _, _ in registry.titles:
        states = states_with(office.title)
        if office.of is None and states and len(title_words(office.title)) > 1:
            found = registry.by_key.get(("Country", states[0]))
            if found is not None:
                return found
    return None


def _implied(registry: Registry, office: Office, person: EntityNote, sightings: _Sightings, home: EntityNote | None) -> EntityNote | None:
    doc = registry.doc
    states = states_with(office.title)
    if states and len(states) == 1:
        return registry.by_key.get(("Country", states[0]))
    neighbour = _neighbour(registry, office)
    if neighbour is not None and may_have(neighbour.name, office.title):
        return neighbour
    single = " " not in person.name
    if home is not None and single and may_have(home.name, office.title):
        return home
    sent = doc[office.start].sent
    away = home.name if home is not None else ""
    near = next((s for s in sightings.before(office.start, sent.start) if may_have(s, office.title) and s != away), None)
    if near is not None:
        return registry.country(near)
    if home is not None and may_have(home.name, office.title):
        return home
    far = next((s for s in sightings.before(office.start, 0) if may_have(s, office.title)), None)
    return registry.country(far) if far is not None else None


def _neighbour(registry: Registry, office: Office) -> EntityNote | None:
    """The state of the person named just before in the same list: "Israeli President X, Prime Minister Y"."""
    doc = registry.doc
    i = office.start - 1
    while i > 0 and doc[i].lower_ in (",", "and", ";", "the", "&"):
        i -= 1
    if i >= office.start - 1:
        return None
    before = registry.at(i)
    if before is None or before.type != "Person":
        return None
    ids = [o.of for o in before.offices if o.of and o.end <= office.start and o.start >= doc[i].sent.start]
    found = registry.notes.entities[ids[-1]] if ids else None
    return found if found is not None and found.type == "Country" else None


def _joined(offices: list[Office]) -> list[Office]:
    """Each office once, in its fullest form."""
    kept: list[Office] = []
    for office in sorted(offices, key=lambda o: -len(title_words(o.title))):
        words = title_words(office.title)
        same = next((k for k in kept if words <= title_words(k.title) and (k.of == office.of or office.of is None or k.of is None)), None)
        if same is None:
            kept.append(office)
        else:
            same.former = same.former or office.former
            if same.of is None:
                same.of = office.of
    return sorted(kept, key=lambda o: o.start)


def _acts_for(registry: Registry, person: EntityNote) -> str | None:
    """The party of the person's current office: a state for a body of that state, through the person served where it is one's aide."""
    entities = registry.notes.entities
    for office in sorted(person.offices, key=lambda o: o.former):
        seen = {person.id}
        of = office.of
        while of is not None and entities[of].type == "Person" and of not in seen:
            seen.add(of)
            inner = [o.of for o in entities[of].offices if o.of]
            of = entities[of].country or (inner[0] if inner else None)
        if of is not None and entities[of].type in ("Country", "Organization"):
            return entities[of].country if entities[of].type == "Organization" and entities[of].country else of
    return None
