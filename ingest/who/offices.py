"""Offices: the titles that the text gives persons, before the name, after it, or with a comma between."""

from __future__ import annotations

from ingest.notes import EntityNote, Mention, Office
from ingest.who import described, groups, predicates, ranks, titles
from ingest.who.around import counterpart, owned, past_home, sentence_start, skip_home, state_after, styles
from ingest.who.registry import Registry
from ingest.who.titles import RANKS, Title
from ingest.who.words import CALENDAR, capitalised, is_office_word, is_title_modifier, office_head

_INSIDE = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "JJS", "POS", "HYPH", "CD", "VBG", "VBN"})
_SMALL = frozenset({"of", "for", "to", "at", "on", "the", "and", "&", ",", "his", "her", "their", "its", "-", "'s", "then", "whose"})


def register(registry: Registry) -> None:
    """Give every person the offices that stand beside his or her names."""
    for mention in [m for m in registry.notes.mentions if m.form == "name"]:
        person = registry.notes.entities[mention.entities[0]] if len(mention.entities) == 1 else None
        if person is None or person.type != "Person":
            continue
        before = _before(registry, mention) or counterpart(registry, mention)
        state_after(registry, mention, before)
        for title in before:
            _give(registry, person, title)
        _whole(registry, mention, before)
        if before and before[-1].plural:
            _distribute(registry, mention, before[-1])
        for title in _after(registry, mention):
            _give(registry, person, title)
    for person, title in predicates.found(registry):
        _give(registry, person, title)
    for mention in [m for m in registry.notes.mentions if m.form == "name"]:
        person = registry.notes.entities[mention.entities[0]] if len(mention.entities) == 1 else None
        if person is not None and person.type == "Person":
            _ranked(registry, mention, person)


def _ranked(registry: Registry, mention: Mention, person: EntityNote) -> None:
    """A rank before the name is an office too, of whatever state the phrase names."""
    doc = registry.doc
    start = ranks.start_of(doc, mention.start)
    if start == mention.start or not ranks.commissioned(doc, start, mention.start):
        return
    text = registry.text(start, mention.start)
    if any(o.title == text for o in person.offices):
        return
    lead = registry.at(start - 1) if start else None
    of = lead if lead is not None and lead.type in ("Country", "Organization") else None
    person.offices.append(Office(text, of.id if of is not None else None, start, mention.start, False))


def describe(registry: Registry) -> None:
    """Give the offices that descriptions tell, once the other rooms have said whom each person acts for."""
    for person, title in described.found(registry):
        _give(registry, person, title)


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
    i = skip_home(registry, mention.end, people[-1], homes)
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
        i = skip_home(registry, after.end, entity, homes)
    owners = groups.owners_of(registry, doc[title.head])
    split = len(owners) == len(people) > 1
    for n, person in enumerate(people):
        of = homes.get(person.id) or (owners[n] if split else None if homes else title.of)
        if n == 0:
            person.offices[-1].of = of.id if of else None
        else:
            _give(registry, person, Title(title.text, of, title.former, title.start, title.end, title.head, title.owner, True))
    registry.notes.add_mention(Mention(title.start, title.end, title.head, "title", tuple(p.id for p in people)))


def _give(registry: Registry, person: EntityNote, title: Title) -> None:
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
    registry.notes.add_mention(Mention(title.start, title.end, title.head, "title", (person.id,)))
    registry.titles.append((office, person, title.owner))
    for i in {doc[title.start : title.end].root.i, *(i for i in range(title.start, title.head) if office_head(doc[i].text))}:
        if registry.notes.mention_at(i) is None:
            registry.notes.add_mention(Mention(title.start, title.end, i, "title", (person.id,)))


def _before(registry: Registry, mention: Mention) -> list[Title]:
    """The titles in front of a name: "US Secretary of State Ana Silva", "his chief of staff, Jan Novak,"."""
    doc = registry.doc
    end = mention.start
    floor = sentence_start(mention.start, doc)
    while end > floor and styles(doc[end - 1]):
        end -= 1
    if end <= floor:
        return []
    if doc[end - 1].text == ")":  # "High Commissioner for Refugees (UNHCR) Filippo Grandi"
        end = next((i for i in range(end - 2, max(floor, end - 6), -1) if doc[i].text == "("), end)
    if end <= floor:
        return []
    if doc[end - 1].text == ",":
        return _apposed_before(registry, mention, floor, end - 1)
    if doc[end - 1].lower_ in ("and", "of", "for", "to", "at", "on", "the") or doc[end - 1].text in ("&", "/"):
        return []
    start = _reach(registry, floor, end)
    start = _core(registry, start, end)
    found = titles.parse(registry, start, end) if start < end else []
    return [t for t in found if t.text.lower() not in RANKS and not t.text.lower().startswith("retired")]


def _reach(registry: Registry, floor: int, end: int) -> int:
    """How far to the left a title before `end` can go."""
    doc = registry.doc
    i = end
    while i > floor:
        token = doc[i - 1]
        entity = registry.at(i - 1)
        if entity is not None and entity.type == "Person":
            if i < end and doc[i].tag_ == "POS":
                mention = registry.name_at[i - 1]
                return mention.start
            return i
        if token.lower_ in CALENDAR or (token.text == "-" and token.whitespace_ and i > 1 and doc[i - 2].whitespace_):
            return i
        if token.text == "Under" or (token.lower_ == "in" and i > 1 and office_head(doc[i - 2].text) == doc[i - 2].text.lower()):
            i -= 1  # "the agency's head in Accra"
            continue
        if entity is None and token.tag_ not in _INSIDE and token.lower_ not in _SMALL and office_head(token.text) is None:
            return i
        if token.tag_ in ("VBG", "VBN") and not capitalised(token):
            return i
        i -= 1
    return i


def _core(registry: Registry, start: int, end: int) -> int:
    """Where the title begins inside [start, end): words before it that lead up to it are dropped."""
    doc = registry.doc
    if office_head(doc[end - 1].text) and registry.at(end - 1) is None:
        first = end - 1  # the noun phrase of the last head, then what is coordinated with it
        while first > start and doc[first - 1].lower_ not in ("of", "for", "to", "at", "on", "and", "&", ",", "the"):
            first -= 1
        if first - 1 > start and doc[first - 1].lower_ == "the" and doc[first - 2].lower_ == "to":
            outer = _leftward(registry, start, first - 2)  # "National Security Advisor to the Vice President X"
            if outer is not None:
                return outer
        while first > start and doc[first - 1].lower_ in ("and", "&", ","):
            left = _leftward(registry, start, first - 1)
            if left is None:
                break
            first = left
        return first
    while start < end:
        stop = titles.base_end(registry, start, end)
        if any(office_head(doc[i].text) and registry.at(i) is None for i in range(start, stop)):
            return start
        start = stop + 1
    return end


def _leftward(registry: Registry, start: int, end: int) -> int | None:
    """The start of a title that ends at `end` and is coordinated with the one after it; None where that isn't one."""
    doc = registry.doc
    if end > start and doc[end - 1].text == ",":
        end -= 1
    if end <= start:
        return None
    first = end
    best: int | None = None
    while first > start:
        token = doc[first - 1]
        if token.text == "," and best is not None:
            break
        first -= 1
        if office_head(token.text) and registry.at(first) is None:
            best = first
    if best is None or doc[end - 1].lower_ in ("the",):
        return None
    while best > start and doc[best - 1].lower_ not in ("of", "for", "to", "at", "on", "and", "&", ",", "the"):
        best -= 1
    if best > start and doc[best - 1].lower_ in ("the", "his", "her", "a", "an"):
        return None
    lead = registry.at(best - 2) if best - 1 >= start > 0 and doc[best - 1].text == "," else None
    if lead is not None and lead.type == "Person":
        return None  # "Bruno Keller, deputy head of mission, and Swiss president Ueli Frei"
    return best if titles.parse(registry, best, end) else None


def _apposed_before(registry: Registry, mention: Mention, floor: int, end: int) -> list[Title]:
    """ "NATO's secretary-general, Jens Stoltenberg," : a definite title, a comma, a full name and a pause."""
    doc = registry.doc
    single = mention.end - mention.start < 2
    if single and not (mention.start and styles(doc[mention.start - 1])):
        return []
    after = doc[mention.end] if mention.end < len(doc) else None
    if after is not None and not (
        after.is_punct or after.is_space or after.lower_ in ("and", "who", "to", "in", "on", "at") or after.tag_ == "POS"
    ):
        return []
    if doc[end - 1].text == ")":  # "the head of the Bureau of Statistics (BST), Ana Silva"
        end = next((i for i in range(end - 2, max(floor, end - 6), -1) if doc[i].text == "("), end)
    start = _reach(registry, floor, end)
    while start < end:
        stop = titles.base_end(registry, start, end)
        if any(office_head(doc[i].text) and registry.at(i) is None for i in range(start, stop)):
            break
        start = stop + 1
    if start >= end:
        return []
    lead = doc[start]
    possessed = any(doc[i].tag_ == "POS" for i in range(start, end))
    if single and not possessed:
        return []  # "Ruritania's emir, Sheikh Hamad,", but "the crown prince, Sheikh Hamad and Mr. Salem" are three
    owned = (
        lead.lower_ in ("the", "a", "an", "his", "her", "their", "its", "whose")
        or possessed
        or registry.at(start) is not None
        or (start == floor and capitalised(lead))  # "Minister for Trade, Ana Silva, said"
    )
    return titles.parse(registry, start, end) if owned else []


def _after(registry: Registry, mention: Mention) -> list[Title]:
    """ "Omar Salem, Libya's security chief," and "Ana Silva (Secretary of State)"."""
    doc = registry.doc
    i = past_home(registry, mention.end)
    sent = doc[mention.start].sent
    if i + 1 >= sent.end or doc[i].text not in (",", "(", "-", "–", "—"):
        return []
    start = i + 1
    end = start
    while end < sent.end:
        token = doc[end]
        entity = registry.at(end)
        if token.text in (",", ";", "(", ")", ".", ":", "–", "—") or token.is_space:
            break
        somebody = entity is not None and entity.type == "Person" and end > start and not (end + 1 < sent.end and owned(registry, end))
        lead = registry.name_at[end].start - 1 if somebody else end - 1
        while somebody and lead > start and (is_office_word(doc[lead]) or is_title_modifier(doc[lead])):
            lead -= 1
        walked = range(lead + 1, registry.name_at[end].start) if somebody else range(0)
        if somebody and (doc[lead].lower_ not in ("to", "of", "for") or (walked and not any(is_office_word(doc[j]) for j in walked))):
            return []
        if token.lower_ in ("who", "which", "that", "said", "told", "says") or token.tag_ in ("VBD", "VBZ", "VBP", "MD"):
            break
        end += 1
    if end - start < 1 or end - start > 25 or doc[start].lower_ in ("and", "or", "as", "including", "along", "with", "other", "whose"):
        return []
    return [t for t in titles.parse(registry, start, end) if not t.plural]
