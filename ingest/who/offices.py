"""Offices: the titles that the text gives persons, before the name, after it, or with a comma between."""

from __future__ import annotations

from spacy.tokens import Doc

from ingest.notes import EntityNote, Mention, Office
from ingest.who import both, described, foretold, groups, plurals, predicates, ranks, successions, titles
from ingest.who.apposed import titles_after
from ingest.who.around import sentence_start, skip_home, state_after, styles
from ingest.who.before import titles_before
from ingest.who.counterparts import counterpart
from ingest.who.held import joined
from ingest.who.registry import Registry
from ingest.who.serving import led_before
from ingest.who.sightings import home_beside
from ingest.who.titles import Title
from ingest.who.words import capitalised, office_head

_ERRANDS = frozenset({"head of delegation", "head of team", "leader of delegation", "leader of team"})
_SHORT = {"sen": "senator", "rep": "representative", "gov": "governor", "amb": "ambassador"}


def register(registry: Registry) -> None:
    """Give every person the offices that stand beside his or her names."""
    for mention in [m for m in registry.notes.mentions if m.form == "name"]:
        person = registry.notes.entities[mention.entities[0]] if len(mention.entities) == 1 else None
        if person is None or person.type != "Person":
            continue
        before = titles_before(registry, mention)
        state_after(registry, mention, before)
        for title in before:
            _give(registry, person, title)
        _whole(registry, mention, before)
        if before and before[-1].plural:
            _distribute(registry, mention, before[-1])
        for title in titles_after(registry, mention):
            if not (before and _next_ones(registry, mention, title)):
                _give(registry, person, title)
        _both(registry, mention)
    told = [*predicates.found(registry), *predicates.given(registry), *successions.found(registry)]
    for person, title in sorted(told, key=lambda t: t[1].text in _ERRANDS):
        if title.text not in _ERRANDS or not person.offices:  # the minister who led the delegation is no head by office
            _give(registry, person, title)
    for person, title in foretold.found(registry):
        _give(registry, person, title)
    _equals(registry)
    for person, title in plurals.found(registry):
        _give(registry, person, title)
    for mention in [m for m in registry.notes.mentions if m.form == "name"]:
        person = registry.notes.entities[mention.entities[0]] if len(mention.entities) == 1 else None
        if person is not None and person.type == "Person":
            _ranked(registry, mention, person)
            _seated(registry, mention, person)


def _next_ones(registry: Registry, mention: Mention, title: Title) -> bool:
    """Whether a title after a name is the next one's in a list: "the premier, Ana Silva, | the speaker of the house |, Omar Salem"."""
    doc = registry.doc
    end = next((i for i in range(title.end, min(title.end + 8, len(doc) - 1)) if doc[i].text == ","), None)
    if doc[mention.start - 1].text != "," or end is None or doc[title.start - 1].lower_ != "the":
        return False
    follower = registry.at(end + 1)
    return follower is not None and follower.type == "Person"


def _equals(registry: Registry) -> None:
    """Give counterparts, predecessors and successors the offices that the others have by now."""
    for mention in [m for m in registry.notes.mentions if m.form == "name"]:
        person = registry.notes.entities[mention.entities[0]] if len(mention.entities) == 1 else None
        if person is None or person.type != "Person":
            continue
        for title in counterpart(registry, mention):
            if not person.offices or title.former:
                _give(registry, person, title, named=title.start != mention.start)
                if title.plural:
                    _distribute(registry, mention, title)


def _ranked(registry: Registry, mention: Mention, person: EntityNote) -> None:
    """A rank before the name is an office too, of whatever state the phrase names."""
    doc = registry.doc
    start = ranks.start_of(doc, mention.start)
    if start == mention.start or not ranks.commissioned(doc, start, mention.start):
        return
    text = registry.text(start, mention.start)
    if any(o.title == text for o in person.offices):
        return
    lead = registry.at(start - 1 - (doc[start - 1].tag_ == "POS")) if start > 1 else None  # "Chad's General Omar Salem"
    of = lead if lead is not None and lead.type in ("Country", "Organization") else home_beside(registry, mention)
    person.offices.append(Office(text, of.id if of is not None else None, start, mention.start, False))


def _seated(registry: Registry, mention: Mention, person: EntityNote) -> None:
    """ "Sen. Ana Silva", "Kansas Rep. Ana Silva": a seat or office that news shortens."""
    doc = registry.doc
    i = mention.start - 1
    if i < 0:
        return
    i -= doc[i].text == "."
    short = doc[i].lower_.rstrip(".")
    if i < 0 or short not in _SHORT or not capitalised(doc[i]) or doc[i].is_sent_start is None:
        return
    lead = registry.at(i - 1) if i else None
    of = lead if lead is not None and lead.type == "Country" else None
    if not any(_SHORT[short] in o.title.lower() or o.title.lower().startswith(short) for o in person.offices):
        office = Office(registry.text(i, mention.start), of.id if of is not None else None, i, mention.start, False)
        person.offices.append(office)
        if short in ("sen", "rep"):
            registry.titles.append((office, person, None))


def describe(registry: Registry) -> None:
    """Give the offices that descriptions tell, once the other rooms have said whom each person acts for."""
    for person, title in described.found(registry):
        _give(registry, person, title)
    for person, title in list(plurals.found(registry)):
        if not person.offices:
            _give(registry, person, title)
    for person, title in list(both.found(registry)):
        _give(registry, person, title, named=False)
    _equals(registry)
    for person, title in list(successions.heirs(registry)):
        _give(registry, person, title, named=False)
        if title.of is not None and person.country is None:
            person.country = title.of.country or title.of.id
    for person in {p.id: p for _, p, _ in registry.titles}.values():
        person.offices = joined(person.offices)


def _whole(registry: Registry, mention: Mention, before: list[Title]) -> None:
    """The name with its titles and form of address is a mention too: "US Secretary of State Ana Silva", "Mr Salem"."""
    doc = registry.doc
    floor = sentence_start(mention.start, doc)
    start = mention.start
    while start > floor and styles(doc[start - 1]):
        start -= 1
    rank = ranks.start_of(doc, mention.start)
    if rank < mention.start:
        start = min(start, rank)
        served = _served(registry, start, floor)
        if served < start:
            registry.notes.add_mention(Mention(served, mention.end, mention.root, "title", mention.entities))
    titles_start = min((t.start for t in before if t.end >= start - 1 and t.start < start), default=start)
    while titles_start < start and doc[titles_start].lower_ in ("the", "a", "and", ","):
        titles_start += 1
    if start and doc[start - 1].text == ",":
        titles_start = start  # "the commanding general, | Lt. Gen. Ana Silva"
    if titles_start < mention.start:
        registry.notes.add_mention(Mention(titles_start, mention.end, mention.root, "title", mention.entities))


def _served(registry: Registry, start: int, floor: int) -> int:
    """Where the service and its state before a rank begin: "U.S. Army | General Ana Silva"."""
    at = ranks.service_start(registry.doc, start, floor)
    if (lead := registry.name_at.get(at)) is not None and registry.notes.entities[lead.entities[0]].type == "Organization":
        at = min(at, lead.start)
    if (state := registry.at(at - 1) if at > floor else None) is not None and state.type == "Country" and at < start:
        at = registry.name_at[at - 1].start
    return at


def _distribute(registry: Registry, mention: Mention, title: Title) -> None:
    """A title in the plural goes to each of the names after it: "Foreign Ministers X and Y"; with two owners, to each the office of one."""
    doc = registry.doc
    people = [registry.notes.entities[mention.entities[0]]]
    homes: dict[str, EntityNote] = {}
    i, end = skip_home(registry, mention.end, people[-1], homes), mention.end
    limit = doc[mention.start].sent.end
    while i < limit:
        step = next((j for j in range(i, min(i + 4, limit)) if j in registry.name_at), None)
        if doc[i].lower_ not in (",", "and", "&") or step is None or any(office_head(doc[j].text) for j in range(i, step)):
            break
        after = registry.name_at[step]
        entity = registry.notes.entities[after.entities[0]] if len(after.entities) == 1 else None
        if entity is not None and entity.type == "Country" and after.end + 1 < limit and doc[after.end].text == ",":
            home, after = entity, registry.name_at.get(after.end + 1, after)  # "the presidents of Peru, X, | and Chile, Y |"
            entity = registry.notes.entities[after.entities[0]] if len(after.entities) == 1 else None
            if entity is not None and entity.type == "Person" and title.of is not None:
                homes[entity.id] = home
                homes.setdefault(people[0].id, title.of)
        if entity is None or entity.type != "Person":
            break
        people.append(entity)
        i, end = skip_home(registry, after.end, entity, homes), after.end
    owners = groups.owners_of(registry, doc[title.head])
    listed = _parties(registry, title.head + 1, mention.start)
    if not owners and not listed and title.start and doc[title.start - 1].text == ",":
        floor = max(doc[title.start].sent.start, title.start - 12)
        lead = next((j for j in range(title.start - 2, floor, -1) if doc[j].lower_ == "of"), title.start)
        listed = _parties(registry, lead, title.start - 1)  # "the leaders of Peru and Chile, Presidents X and Y"
    if len(listed) == len(people) or len(listed) > len(owners):
        owners = listed
    own = set(homes) <= {people[-1].id} and any(t.lower_ == "of" for t in doc[end : end + 2])
    if own and len(behind := _states_behind(registry, end, limit)) == len(people) > 1:
        owners, homes = behind, {}  # "Presidents X and Y of Chad and Mali"
    if not owners and not homes and (team := led_before(doc, title.start)) is not None:
        owners = groups.owners_of(registry, team)  # "delegations from Peru and Kenya, led by Ministers X and Y"
    split = len(owners) == len(people) > 1
    if len(owners) > 1 and not split and title.of is not None and title.of.type == "Country":
        title.of = None  # of three ministers of two states nobody can say which are whose
    for n, person in enumerate(people):
        of = homes.get(person.id) or (owners[n] if split else None if homes else title.of)
        if n == 0:
            person.offices[-1].of = of.id if of else None
        else:
            _give(registry, person, Title(title.text, of, title.former, title.start, title.end, title.head, title.owner, True))
    registry.notes.add_mention(Mention(title.start, title.end, title.head, "title", tuple(p.id for p in people)))


def _states_behind(registry: Registry, i: int, limit: int) -> list[EntityNote]:
    """The states of a list that begins at token i, as far as it goes."""
    end = i
    while end < limit and (registry.doc[end].lower_ in ("of", ",", "and", "the") or registry.at(end) is not None):
        end += 1
    return _parties(registry, i, end)


def _parties(registry: Registry, start: int, end: int) -> list[EntityNote]:
    """The states that are listed after "of" at tokens [start, end): "of Ruritania, Freedonia and Sylvania"."""
    doc = registry.doc
    found: list[EntityNote] = []
    i = start
    while i < end:
        entity = registry.at(i)
        if entity is not None and entity.type == "Country":
            found.append(entity)
            i = registry.name_at[i].end
        elif doc[i].lower_ in ("of", "from", ",", "and", "the", "-", "–", "—", ":"):
            i += 1
        else:
            return []
    return found


def _give(registry: Registry, person: EntityNote, title: Title, *, named: bool = True) -> None:
    """Give a person an office; where it is `named` there, its words stand for the person, too."""
    if title.of is person:
        return
    doc = registry.doc
    if title.weak:
        if title.of is not None and person.country is None and title.of.type in ("Country", "Organization"):
            person.country = title.of.country or title.of.id
        registry.notes.add_mention(Mention(title.start, title.end, title.head, "title", (person.id,)))
        return
    office = Office(title.text, title.of.id if title.of else None, title.start, title.end, title.former)
    person.offices.append(office)
    if not named:
        registry.titles.append((office, person, None))
        return
    before = registry.notes.mention_at(title.head)
    shared = title.plural and before is not None and before.form == "title" and (before.start, before.end) == (title.start, title.end)
    others = before.entities if before is not None and shared else ()  # "the ministers of Peru and Chad, Ana Silva and Omar Salem"
    holders = (*(e for e in others if e != person.id), person.id)
    registry.notes.add_mention(Mention(title.start, title.end, title.head, "title", holders))
    registry.titles.append((office, person, title.owner))
    for i in {doc[title.start : title.end].root.i, *(i for i in range(title.start, title.head) if office_head(doc[i].text))}:
        if registry.notes.mention_at(i) is None:
            registry.notes.add_mention(Mention(title.start, title.end, i, "title", (person.id,)))


def _listing(doc: Doc, start: int, end: int) -> bool:
    """Whether a plural opens a list of others: "Ana Silva and Omar Salem, | ministers Peter Novak and ..."."""
    return any(t.ent_type_ == "PERSON" for t in doc[start:end]) or doc[end : end + 1].text == ":"


def _both(registry: Registry, mention: Mention) -> None:
    """ "Ana Silva and Omar Salem, both former presidents, said", "..., the presidents of Chad and Mali,": an office of each."""
    doc = registry.doc
    i = mention.end
    if i + 2 >= len(doc) or doc[i].text != ",":
        return
    end = next(
        (j for j in range(i + 2, min(len(doc), i + 14)) if doc[j].lower_ == "respectively" or (doc[j].is_punct and doc[j].text != "-")), i
    )
    people: list[EntityNote] = []
    j = mention.start
    while (held := registry.name_at.get(j)) is not None and (person := registry.at(j)) is not None and person.type == "Person":
        people.append(person)
        j = held.start - 1
        while j > 0 and doc[j].lower_ in ("and", ","):
            j -= 1
    first = i + 1 + (doc[i + 1].lower_ in ("both", "all"))
    found = titles.parse(registry, first, end) if end > first and len(people) > 1 and not _listing(doc, first, end) else []
    people.reverse()
    for title in (t for t in found if t.plural):
        owners = _parties(registry, title.head + 1, end) or groups.owners_of(registry, doc[title.head])
        for n, person in enumerate(people):
            of = owners[n] if len(owners) == len(people) else title.of if len(owners) < 2 else None
            _give(registry, person, Title(title.text, of, title.former, title.start, title.end, title.head, title.owner, True))
