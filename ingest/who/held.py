"""What the offices of a person come to: each once, those of no state, and the party that the person acts for."""

from __future__ import annotations

import re
from functools import cache

from ingest.lexicon import table
from ingest.notes import EntityNote, Office
from ingest.who.gazetteer import lookup
from ingest.who.registry import Registry
from ingest.who.statehood import title_words

_UNDER_NO_STATE = re.compile(
    r"\b(rebel|guerrilla|militia|separatist|insurgent|warlord|gang|cartel|militant|jihadist|clan|maoist|islamist)s?\b"
)


_OF_EVERY_STATE = re.compile(
    r"\b(armed forces|army|navy|air force|police|intelligence|security|general staff|delegation|diplomacy|military|cabinet|parliament"
    r"|(?:presidential|republican|national|royal|border|coast) guard)\b"
)
_OFFICERS = frozenset({"general", "gen", "marshal", "admiral", "adm", "colonel", "col", "brigadier", "brig", "commodore", "captain", "capt",
                       "major", "maj", "lieutenant", "lt"})  # fmt: skip
_GO_BETWEEN = re.compile(r"\b(mediator|facilitator)\b")
_OF_PLACE = re.compile(r"\b(governor|mayor)\b.* of (?!.*\bbank)")
_LOCAL = re.compile(r".*\bmayor|(?:(?:acting|deputy|provincial|regional|state|vice) )*governor")
_CLERGY = frozenset(
    {"catholicos", "primate", "archbishop", "bishop", "cardinal", "patriarch", "imam", "pope", "rabbi", "mufti", "ayatollah"}
)


_OF_NO_STATE = re.compile(r"high representative$|rapporteur|(?:under|assistant)[- ]secretary[- ]general")
"""Offices that only bodies of states have."""


def is_cleric(title: str) -> bool:
    """Whether a title is of a church or a mosque: "Pope", "Archbishop"."""
    return title.lower().split()[-1] in _CLERGY


def stateless(title: str) -> bool:
    """Whether no state can have this office where none is named with it."""
    lower = title.lower()
    if _OF_PLACE.search(lower) or _LOCAL.fullmatch(lower) or is_cleric(title):
        return True
    return _civil(title) or under_no_state(title) or _OF_NO_STATE.search(lower) is not None


_STATE_BODIES = frozenset({"ministry", "bureau", "department", "committee", "agency", "service", "directorate", "parliament", "assembly",
                           "senate", "court", "cabinet", "administration", "secretariat", "commission"})  # fmt: skip


_BETWEEN_STATES = frozenset({"joint", "border", "mixed", "bilateral", "international", "regional", "intergovernmental", "interstate",
                             "boundary", "european", "african", "arab", "pan-african", "inter-american", "standing"})  # fmt: skip


def may_be_states(body: EntityNote) -> bool:
    """Whether a body without a state is by its name a state's, and none that the lexicon knows: "State Committee for Tourism"."""
    if body.type != "Organization" or body.country is not None or body.name in _organizations() - _of_any_state():
        return False
    words = body.name.split()
    owned = any((entry := lookup(" ".join(words[:n]))) is not None and entry.kind == "Organization" for n in range(1, len(words)))
    lower = {w.lower() for w in words}
    if words[0] in ("Bureau", "Department", "Ministry", "Directorate"):
        return not owned  # "Bureau of European Affairs"
    return not (owned or _STATE_BODIES.isdisjoint(lower)) and _BETWEEN_STATES.isdisjoint(lower)


@cache
def _of_any_state() -> frozenset[str]:
    """The bodies of the lexicon that many states have, or that this article hasn't given to the one that has it: "National Assembly"."""
    return frozenset(row["name"] for row in table("organizations") if row["kind"] == "body")


def mediates(title: str) -> bool:
    """Whether an office is of somebody between the parties: "chief mediator"."""
    return _GO_BETWEEN.search(title.lower()) is not None


def commands(title: str) -> bool:
    """Whether a title is a high officer's rank: "Lt. Gen.", "Field Marshal"."""
    return title.lower().split()[-1].rstrip(".") in _OFFICERS


def _civil(title: str) -> bool:
    """Whether a title says that it is of some body, though none that we know: "director of the institute"."""
    head, _, rest = title.partition(" of ") if " of " in title else title.partition(" at ")
    return (
        bool(rest)
        and not _OF_EVERY_STATE.search(rest.lower())
        and head.split()[-1].lower()
        in (
            "director",
            "head",
            "chairman",
            "chairwoman",
            "founder",
            "executive",
            "manager",
            "president",
            "professor",
        )
    )


def under_no_state(title: str) -> bool:
    """Whether the title is one of those who fight a state."""
    return _UNDER_NO_STATE.search(title.lower()) is not None


def is_armed(body: EntityNote) -> bool:
    """Whether the lexicon knows a body as one under arms."""
    return any((entry := lookup(form)) is not None and entry.sort == "armed" for form in (body.name, *body.aliases))


def joined(offices: list[Office]) -> list[Office]:
    """Each office once, in its fullest form; "rebel chief" says nothing of the leader of a front that is named."""
    kept: list[Office] = []
    if not all(under_no_state(o.title) for o in offices):
        offices = [o for o in offices if not under_no_state(o.title) or o.former]
    for office in sorted(offices, key=lambda o: (-len(title_words(o.title)), o.title.isupper())):  # "PM" is a prime minister
        words = title_words(office.title)
        same = next((k for k in kept if words <= title_words(k.title) and (k.of == office.of or office.of is None or k.of is None)), None)
        if same is None:
            kept.append(office)
        else:
            same.former = same.former or office.former
            if same.of is None:
                same.of = office.of
    return sorted(kept, key=lambda o: o.start)


def acts_for(registry: Registry, person: EntityNote) -> str | None:
    """The party of the person's current office: a state for a body of that state, through the person served where it is one's aide."""
    entities = registry.notes.entities
    unknown: str | None = None
    for office in sorted(person.offices, key=lambda o: o.former):
        seen = {person.id}
        of = office.of
        while of is not None and entities[of].type == "Person" and of not in seen:
            seen.add(of)
            inner = [o.of for o in entities[of].offices if o.of]
            of = entities[of].country or (inner[0] if inner else None)
        if of is None or entities[of].type not in ("Country", "Organization") or (unknown is not None and office.former):
            continue
        if entities[of].type == "Country" and under_no_state(office.title):
            continue  # "Chad rebel chief", who fights that state
        if entities[of].type == "Country" or entities[of].country or entities[of].name in _organizations():
            return entities[of].country if entities[of].type == "Organization" and entities[of].country else of
        unknown = unknown or of  # the director of some commission, who is also a state's minister
    return unknown


@cache
def _organizations() -> frozenset[str]:
    """The organizations that the lexicon knows: an envoy of one acts for it, whatever else he is."""
    return frozenset(row["name"] for row in table("organizations"))
