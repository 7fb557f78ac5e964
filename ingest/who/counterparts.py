"""Offices told by another's: "his Iranian counterpart X", "X, his predecessor", "her counterparts from Peru, X, and Chile, Y"."""

from __future__ import annotations

import re

from spacy.tokens import Token

from ingest.below import bounds
from ingest.notes import EntityNote, Mention, Office
from ingest.who import groups
from ingest.who.around import styles
from ingest.who.ranks import is_rank_word
from ingest.who.registry import Registry
from ingest.who.sightings import home_beside
from ingest.who.statehood import may_have, states_with
from ingest.who.titles import Title
from ingest.who.words import office_head

__all__ = ["counterpart"]

_EQUALS = frozenset({"counterpart", "counterparts", "number", "numbers", "colleague", "colleagues"})
_BEFORE, _AFTER = frozenset({"predecessor"}), frozenset({"successor"})
_FROM = frozenset({"from", "in", "of", "at"})
_FARTHEST = 60
"""How many tokens before its sentence the person may be named whose office it is."""
_HALVES = {"southern": "South", "northern": "North"}
_ABROAD = {"secretary of state": "foreign minister", "foreign secretary": "foreign minister", "secretary of defense": "defense minister",
           "defense secretary": "defense minister", "defence secretary": "defence minister",
           "external affairs minister": "foreign minister"}  # fmt: skip
"""What an office that only one state calls so is called in others."""


def counterpart(registry: Registry, mention: Mention) -> list[Title]:
    """The office that a name has by a word such as "counterpart" beside it, before it or in apposition after it."""
    found = _before(registry, mention) or _after(registry, mention) or _listed(registry, mention) or _mirrored(registry, mention)
    return [found] if found is not None else []


def _before(registry: Registry, mention: Mention) -> Title | None:
    doc = registry.doc
    i = mention.start - 1
    floor = bounds(doc[mention.start])[0]
    while i > floor and (doc[i].text in (",", ".") or styles(doc[i]) or is_rank_word(doc[i].text)):
        i -= 1
    if doc[i].text == ")" and i - 2 > floor and doc[i - 2].text == "(":
        i -= 3  # "his counterpart in the Red Front | (RF) |, X"
    home = registry.at(i) if i > floor else None
    if home is not None and home.type in ("Country", "Organization"):  # "his counterpart in the Front, X"
        i = registry.name_at[i].start - 1
        i -= doc[i].lower_ == "the"
        if i <= floor or doc[i].lower_ not in _FROM:
            return None
        i -= 1
    return _read(registry, doc[i], home, mention.start) if i > floor else None


def _after(registry: Registry, mention: Mention) -> Title | None:
    """ "Omar Salem, his Libyan counterpart, said"."""
    doc = registry.doc
    i = mention.end + 1
    if (
        i >= len(doc)
        or doc[mention.end].text != ","
        or not (doc[i].tag_ == "PRP$" or registry.at(i) is not None or doc[i + 1 : i + 2].text == "latter")
    ):
        return None
    for j in range(i + 1, min(i + 5, len(doc))):
        if doc[j].lower_ in _EQUALS | _BEFORE | _AFTER:
            home = registry.at(j + 2 + (doc[j + 2].lower_ == "the")) if j + 3 < len(doc) and doc[j + 1].lower_ in _FROM else None
            closed = home is not None or (j + 1 < len(doc) and doc[j + 1].is_punct)
            return _read(registry, doc[j], home, mention.start) if closed else None
        if doc[j].is_punct:
            return None
    return None


def _listed(registry: Registry, mention: Mention) -> Title | None:
    """ "Peru's foreign minister, Ana Silva, and | Omar Salem of Chad |": of a list of such ministers, the one without a title."""
    home = home_beside(registry, mention)
    person = registry.at(mention.start)
    if home is None or person is None or person.offices:
        return None
    beside = [
        e for t in registry.doc[mention.root].conjuncts if (e := registry.at(t)) is not None and e.type == "Person" and e is not person
    ]
    held = [o for e in beside for o in e.offices[:1] if not o.former and o.of not in (None, home.id)]
    alike = [o for o in held if _MINISTERS.search(o.title.lower())]
    alike = alike or ([o for o in held if o.title.lower() in ("president", "prime minister")] if len(beside) > 1 else [])
    if not alike or len(held) < len(beside) or len({_kind(o.title) for o in alike}) > 1:
        return None
    title = _abroad(alike[-1], home)
    return Title(title, home, False, mention.start, mention.end, mention.root) if title is not None else None


def _mirrored(registry: Registry, mention: Mention) -> Title | None:
    """ "Ana Silva of Peru met her counterpart, the Chadian foreign minister, Omar Salem": whose counterpart is one has the office, too."""
    person, doc = registry.at(mention.start), registry.doc
    home = home_beside(registry, mention)
    if home is None and person is not None and person.country is not None:
        home = registry.notes.entities[person.country]
    if home is None or home.type != "Country" or person is None or person.offices:
        return None
    floor, end = bounds(doc[mention.start])
    if any((e := registry.at(i)) is not None and e.type == "Person" for i in range(floor, mention.start)):
        return None
    noun = next((i for i in range(mention.end, end) if doc[i].lower_ == "counterpart"), end)
    if noun + 1 >= end or not any(t.tag_ == "PRP$" for t in doc[max(mention.end, noun - 3) : noun]):
        return None
    if any((e := registry.at(i)) is not None and e.type == "Person" for i in range(mention.end, noun)):
        return None
    other = next((e for i in range(noun + 1, min(end, noun + 12)) if (e := registry.at(i)) is not None and e.type == "Person"), None)
    office = next((o for o in other.offices if not o.former and o.of not in (None, home.id)), None) if other is not None else None
    title = _abroad(office, home) if office is not None and _MIRRORED.search(office.title.lower()) else None
    return Title(title, home, False, mention.start, mention.end, mention.root) if title is not None else None


_MIRRORED = re.compile(r"^(?:\w+ )?(?:minister|secretary)$|^president$|^prime minister$|^premier$|^secretary of (?:state|defen[cs]e)$")
_MINISTERS = re.compile(
    r"^(?:foreign|defen[cs]e|finance|trade|interior|energy|oil) (?:minister|secretary)$|^secretary of (?:state|defen[cs]e)$"
)


def _kind(title: str) -> str:
    """What ministers of several states have charge of, by whatever title: "Secretary of State" and "foreign minister" are of one kind."""
    lower = title.lower()
    return (
        "foreign"
        if lower in ("secretary of state", "foreign secretary")
        else lower.replace("secretary of ", "").split()[0].replace("ce", "se")
    )


def _read(registry: Registry, noun: Token, home: EntityNote | None, name: int) -> Title | None:
    """The title that "counterpart" and the like stand for; None where the noun is another or nobody can be meant."""
    doc = registry.doc
    word = noun.lower_
    if word not in _EQUALS | _BEFORE | _AFTER or (word.startswith("number") and (not noun.i or doc[noun.i - 1].lower_ != "opposite")):
        return None
    lead = noun.i - 1 - word.startswith("number")
    if word in _BEFORE | _AFTER and doc[lead].tag_ == "POS" and office_head(doc[lead - 1].text) and registry.at(lead - 1) is None:
        return Title(doc[lead - 1].text, None, word in _BEFORE, lead - 1, noun.i + 1, noun.i)  # "the premier's predecessor"
    boss = _boss(registry, noun, lead, name)
    if boss is None:
        return None
    office = next((o for o in boss.offices if not o.former), boss.offices[0])
    if word in _BEFORE | _AFTER:
        of = registry.notes.entities[office.of] if office.of is not None else None
        return Title(office.title, of, word in _BEFORE, noun.i, noun.i + 1, noun.i)
    of_body = office.of is not None and registry.notes.entities[office.of].type == "Organization"
    beside = registry.at(lead)  # "his United Nations counterpart"
    owners = [e for e in groups.owners_of(registry, noun) if e.type == "Country" or e in (home, beside) or of_body]
    home = home or (owners[0] if len(owners) == 1 else None) or _half(registry, doc[lead], boss)
    plural = word.endswith("s")
    if home is None and not (plural and owners) and (word.startswith("colleague") or doc[lead].tag_ != "PRP$" or len(owners) > 1):
        return None  # "his southern counterpart" is of somebody whom the article may not name
    brief = doc[lead].lower_ if doc[lead].lower_ in ("defence", "defense", "foreign", "finance", "trade", "interior", "energy") else None
    title = _abroad(office, home)
    if brief is not None and "minister" in office.title.lower():  # "the foreign minister and his defence counterpart", of one state
        title = f"{brief} minister"
        home = home or registry.notes.entities.get(office.of or "")
    return Title(title, home, False, noun.i, noun.i + 1, noun.i, plural=plural) if title is not None else None


def _abroad(office: Office, home: EntityNote | None) -> str | None:
    """What the office is called in another state; None where that can't be said."""
    title = office.title
    if home is not None and home.type == "Country" and may_have(home.name, title):
        return title
    if home is not None and home.name == "United States" and title.lower().endswith(" minister"):
        name = title[: -len("minister")].strip().replace("efence", "efense")  # where ministers are secretaries
        return "Secretary of State" if name.lower() == "foreign" else f"{name} Secretary" if name.lower() != "prime" else None
    other = _ABROAD.get(title.lower())
    if other is not None and home is None:
        return title if len(states_with(title) or ()) > 1 else None
    if other is not None:
        return other if home is not None and home.type == "Country" and may_have(home.name, other) else None
    if home is not None and home.type == "Country" and not may_have(home.name, title):
        return None  # no president of the United Kingdom
    states = states_with(title)
    return None if states is not None and len(states) == 1 else title


def _half(registry: Registry, word: Token, boss: EntityNote) -> EntityNote | None:
    """ "His southern counterpart", of somebody in the north of what are two states."""
    half = _HALVES.get(word.lower_)
    if half is None:
        return None
    own = next((e.name for o in boss.offices if o.of and (e := registry.notes.entities[o.of]).type == "Country"), "")
    twins = (f"{half} {own.split()[-1]}", own.split()[-1] if own.startswith(("South ", "North ")) else "") if own else ()
    for name in twins:
        if name != own and ("Country", name) in registry.by_key:
            return registry.by_key["Country", name]
    named = [e for (kind, name), e in registry.by_key.items() if kind == "Country" and name.startswith(half + " ")]
    return named[0] if len(named) == 1 else None


def _joined_to(registry: Registry, name: int) -> EntityNote | None:
    """The person to whose name "and" joins this one right before it."""
    doc = registry.doc
    before = registry.name_at.get(name - 2) if name > 1 and doc[name - 1].lower_ in ("and", "&") else None
    if before is None:  # "a message from President Silva to | his Ugandan counterpart X"
        to = next((i for i in range(name - 1, max(name - 6, 0), -1) if doc[i].lower_ == "to" and doc[i + 1].tag_ == "PRP$"), 0)
        sender = registry.name_at.get(to - 1) if to else None
        before = sender if sender is not None and doc[sender.root].dep_ == "pobj" and doc[sender.root].head.lower_ == "from" else None
    found = registry.at(before.start) if before is not None else None
    return found if found is not None and found.type == "Person" else None


def _boss(registry: Registry, noun: Token, lead: int, name: int) -> EntityNote | None:
    """Whose counterpart: a name with "'s", else who is named first in the sentence, else last before it, with an office."""
    doc = registry.doc
    floor: int = bounds(noun)[0]
    own_word = next((t for t in doc[max(floor, lead - 2) : lead + 1] if t.tag_ == "PRP$"), None)
    meant = registry.notes.entities_at(own_word) if own_word is not None else []
    if len(meant) == 1 and meant[0].offices:
        return meant[0]  # once pronouns are resolved
    for i in range(lead, max(floor, lead - 4), -1):
        if doc[i].tag_ == "POS" and (owner := registry.at(i - 1)) is not None and owner.type == "Person":
            return owner if owner.offices else None
    own = registry.at(name)
    if own_word is not None and (first := _joined_to(registry, name)) is not None and first.offices:
        return first  # "a dinner of President Silva and Salem, her counterpart"
    doing = [
        i for i in range(floor, noun.i) if doc[i].dep_ in ("nsubj", "nsubjpass") and i in registry.name_at and registry.at(i) is not own
    ]
    here = [e for j in range(floor, noun.i) if (e := registry.at(j)) is not None and e is not own and e.offices]
    if not here and floor and any(t.lower_ in ("he", "she", "his") for t in doc[floor : noun.i]):
        before = doc[floor - 1].sent  # "He also met his counterpart": who did something in the sentence before
        doing = [t.i for t in before if t.dep_ in ("nsubj", "nsubjpass") and t.i in registry.name_at][:1]
    reach = [*reversed(doing), *range(floor, noun.i), *range(floor - 1, max(-1, floor - _FARTHEST), -1)]
    named = (registry.at(j) for j in reach if j in registry.name_at)
    found = next((e for e in named if e is not None and e is not own and e.offices), None)
    return found if found is not None and found.type == "Person" else None
