"""Every name of the article gets its entity: persons first, then what the lexicons know, then what only the model saw."""

from __future__ import annotations

from collections import Counter

from spacy.tokens import Token

from ingest.below import having, tagged
from ingest.lexicon import table, words
from ingest.notes import EntityNote
from ingest.who import bodies, dateline, factions, homes, organizations, people, persons, places, polity, sites
from ingest.who.gazetteer import Hit, lookup
from ingest.who.registry import Registry
from ingest.who.words import PARTICLES, capitalised, fold, office_head

_AUTHORITIES = {"Palestine": "Palestinian Authority"}
"""A people's government that is an organisation of its own."""


def register(registry: Registry) -> None:
    """Name the persons, countries, organisations and places of the article."""
    dateline.register(registry)
    _persons(registry)
    organizations.press(registry)
    bodies.parties(registry)
    organizations.longer(registry)
    bodies.introduced(registry)
    bodies.headed(registry)
    bodies.called(registry)
    factions.factions(registry)
    factions.partisans(registry)
    sites.lodgings(registry)
    sites.quarters(registry)
    places.longer(registry)
    bodies.units(registry)
    bodies.platform(registry)
    _known(registry)
    _halves(registry)
    sites.with_nouns(registry)
    sites.listed(registry)
    organizations.others(registry)
    bodies.bare(registry)
    places.others(registry)
    sites.listed(registry)
    places.locate(registry)


def _persons(registry: Registry) -> None:
    doc = registry.doc
    finder = persons.Finder(doc, registry.hits)
    registry.headings = finder.headings
    gathered = people.gather(doc, finder.spans())
    registry.misplaced = frozenset(finder.places)
    surnames: dict[str, people.Named] = {}
    for person in gathered:
        for surname in person.surnames:
            surnames.setdefault(people.plain(surname), person)
    others = [(people.plain(w), p) for p in gathered for w in p.words[:-1] if len(p.words) > 1 and len(w) > 2 and w not in PARTICLES]
    often = Counter(word for word, _ in others)
    given = {word: p for word, p in others if often[word] == 1}
    taken = {i for p in gathered for s, e in p.seen for i in range(s, e)}
    proper = {t.i: t for t in (*tagged(doc, "NNP", "NNPS"), *filter(_is_he_a_name, having(doc, ("he",))))}
    for _, token in sorted(proper.items()):
        if token.i in taken or not capitalised(token):
            continue
        named = surnames.get(people.plain(fold(token.text)))
        if named is None and _stands_alone(token):  # Thais, Icelanders and Ethiopians go by their given names
            named = given.get(people.plain(fold(token.text)))
        whole = named is not None and (len(named.words) > 1 or _stands_alone(token))
        if named and whole and token.i not in registry.hit_at and not _inside_longer(token):
            named.seen.append((token.i, token.i + 1))
    for person in gathered:
        twin = ("Person", person.text) in registry.by_key
        entity = registry.entity("Person", f"{person.text} of {person.realm}" if twin else person.text, person.text)
        for start, end in sorted(person.seen):
            registry.name(start, end, "name", entity)
            ruler = people.ruler_form(doc, (start, end))
            if ruler is not None and ruler not in entity.aliases:
                entity.aliases.append(ruler)


def _is_he_a_name(token: Token) -> bool:
    """ "Met He on Saturday": the family name, which within a sentence has a capital."""
    before = token.doc[token.i - 1] if token.i else None
    return token.text == "He" and before is not None and not token.is_sent_start and (before.is_alpha or before.text == ",")


def _stands_alone(token: Token) -> bool:
    """Whether a capitalised word is a noun phrase by itself, with nothing capitalised beside it."""
    beside = [token.doc[i] for i in (token.i - 1, token.i + 1) if 0 <= i < len(token.doc)]
    return token.dep_ in ("nsubj", "nsubjpass", "poss", "pobj", "dobj", "conj") and not any(
        t.tag_ in ("NNP", "NNPS") and capitalised(t) for t in beside
    )


def _inside_longer(token: Token) -> bool:
    """Whether the token is a part of a longer capitalised name: "Kerry" in "Kerry Foundation"."""
    after = token.nbor() if token.i + 1 < len(token.doc) else None
    return bool(after is not None and capitalised(after) and after.ent_type_ in ("ORG", "FAC") and token.ent_type_ in ("ORG", "FAC"))


def _known(registry: Registry) -> None:
    hits = [h for h in registry.hits if places.free(registry, h.start, h.end)]
    shared: dict[int, list[Hit]] = {}
    for hit in hits:
        shared.setdefault(hit.start, []).append(hit)
    for start, here in shared.items():
        if len(here) > 1:  # "U.S.-Russia" in one token
            entities = [registry.known(h.entry) for h in here]
            for h, entity in zip(here, entities, strict=True):
                if h.text != entity.name and h.text not in entity.aliases:
                    entity.aliases.append(h.text)
            registry.name(start, here[0].end, "adjective", *entities, alias="")
        else:
            _one(registry, here[0])


def _halves(registry: Registry) -> None:
    """ "The North", "the South", "both Koreas", where the article has the state."""
    states = {s.name: s for (kind, _), s in registry.by_key.items() if kind == "Country"}
    doc = registry.doc
    for token in having(doc, ("north", "south", "koreas", "sudans")):
        if not capitalised(token) or token.i in registry.name_at:
            continue
        after = doc[token.i + 1] if token.i + 1 < len(doc) else None
        if token.lower_ in ("koreas", "sudans"):
            pair = [states[n] for n in ("North Korea", "South Korea", "Sudan", "South Sudan") if n in states and token.text[:-1] in n]
            if len(pair) == 2:
                registry.name(token.i, token.i + 1, "name", *pair, alias="")
        elif token.i and doc[token.i - 1].lower_ in ("the", "both") and not (after is not None and after.tag_ in ("NNP", "NNPS")):
            found = [
                s for n, s in states.items() if n.startswith(token.text + " ") and n.split()[1] in ("Korea", "Sudan", "Vietnam", "Yemen")
            ]
            if len(found) == 1:
                registry.name(token.i, token.i + 1, "name", found[0])
        elif after is not None and after.lower_ == "and" and token.i + 3 < len(doc):
            whole = f"{token.text} {doc[token.i + 3].text}"  # "North and South Korea"
            if doc[token.i + 2].text in ("North", "South") and lookup(whole) is not None:
                registry.name(token.i, token.i + 1, "name", registry.country(whole))


def _one(registry: Registry, hit: Hit) -> None:
    entry = hit.entry
    short = registry.short.get(hit.text)
    if short is not None:
        registry.name(hit.start, hit.end, "name", short)
    elif entry.how in ("capital", "seat"):
        after = registry.doc[hit.end] if hit.end < len(registry.doc) else None
        if (
            after is not None
            and after.tag_ == "NNP"
            and after.lower_ in words("site_nouns")
            and hit.end not in registry.headings
            and entry.how == "capital"
        ):
            return  # "Berlin Wall"
        root = registry.root(hit.start, hit.end)
        if polity.stands_for_government(hit, root):
            registry.name(hit.start, hit.end, "name", _bloc_at(registry, hit) or registry.country(entry.country))
        else:
            places.known(registry, hit, root)
    elif entry.kind == "Place":
        if not _mere_word(registry, hit):
            places.known(registry, hit, registry.root(hit.start, hit.end))
    elif entry.kind == "Country":
        registry.name(hit.start, hit.end, "adjective" if entry.how == "adjective" else "name", _polity(registry, hit))
    elif (body := _office_of(registry, hit)) is not None:
        _organization(registry, body)
    elif _abbreviates_title(registry, hit):
        return
    elif (state := _state_of_portfolio(registry, hit)) is not None:
        registry.name(state.start, state.end, "name", registry.country(state.entry.name))
    elif not _mere_word(registry, hit):
        _organization(registry, hit)


def _bloc_at(registry: Registry, hit: Hit) -> EntityNote | None:
    """The bloc for which its seat stands where the state of that city isn't named itself: "Brussels called on Minsk"."""
    bloc = next((row["bloc"] for row in table("bloc_seats") if row["city"] == hit.text), None)
    own = any(h.entry.kind == "Country" and h.entry.name == hit.entry.country and h.entry.how != "capital" for h in registry.hits)
    entry = lookup(bloc) if bloc is not None and not own else None
    return registry.known(entry) if entry is not None else None


def _polity(registry: Registry, hit: Hit) -> EntityNote:
    """The Country of a form; "Palestinian" is the Authority's where the article names that."""
    authority = _AUTHORITIES.get(hit.entry.name)
    if authority and hit.entry.how in ("adjective", "people") and any(h.entry.name == authority for h in registry.hits):
        return registry.entity("Organization", authority)
    return registry.country(hit.entry.name)


def _office_of(registry: Registry, hit: Hit) -> Hit | None:
    """The body alone where its office's name is somebody's title: "UN | High Commissioner for Refugees Ana Silva"."""
    doc = registry.doc
    if not any(t.lower_ == "commissioner" for t in doc[hit.start : hit.end]):
        return None
    after = hit.end
    if after + 2 < len(doc) and doc[after].text in ("(", ","):
        after = after + 3 if doc[after].text == "(" and doc[after + 2].text == ")" else after + 1
    before = hit.start - 1 - (doc[hit.start - 1].lower_ == "the")
    held = (before > 0 and doc[before].text == "," and _person_at(registry, before - 1)) or _person_at(registry, after)
    if not held:
        return None
    for end in range(hit.end - 1, hit.start, -1):
        text = registry.text(hit.start, end)
        if (entry := lookup(text)) is not None and entry.kind == "Organization":
            return Hit(hit.start, end, text, entry)
    return None


def _abbreviates_title(registry: Registry, hit: Hit) -> bool:
    """Whether a bracket gives the initials of a title and no body's: "National Security Advisor | (NSA) | Ana Silva"."""
    doc = registry.doc
    i = hit.start - 1
    if i < 1 or doc[i].text != "(" or office_head(doc[i - 1].text) is None or not hit.text.isupper():
        return False
    letters = "".join(t.text[0] for t in doc[max(0, i - 6) : i] if capitalised(t))
    return letters.endswith(hit.text)


def _state_of_portfolio(registry: Registry, hit: Hit) -> Hit | None:
    """The state alone where a body's last word is a minister's charge: "US | Treasury Secretary Ana Silva"."""
    doc, last = registry.doc, hit.end - 1
    if last == hit.start or hit.end >= len(doc) or doc[hit.end].lower_ not in ("secretary", "minister", "undersecretary"):
        return None
    text = registry.text(hit.start, last)
    entry = lookup(text) if doc[last].lower_ in words("portfolios") else None
    return Hit(hit.start, last, text, entry) if entry is not None and entry.kind == "Country" else None


def _person_at(registry: Registry, i: int) -> bool:
    found = registry.at(i)
    return found is not None and found.type == "Person"


def _organization(registry: Registry, hit: Hit) -> None:
    doc = registry.doc
    end = hit.end
    if (
        end + 1 < len(doc)
        and doc[end].text == "-"
        and not doc[end - 1].whitespace_
        and capitalised(doc[end + 1])
        and end + 1 not in registry.hit_at
    ):
        whole = registry.text(hit.start, end + 2)  # "SPLM-North" is another than the SPLM
        registry.name(hit.start, end + 2, "name", registry.entity("Organization", fold(whole), whole))
        return
    fresh = ("Organization", hit.entry.name) not in registry.by_key
    entity = registry.known(hit.entry)
    if hit.entry.sort == "body":
        homes.give_state(registry, entity, hit.start, hit.end)
    if fresh:
        entity.name = hit.text
    elif len(hit.text) > len(entity.name):
        entity.aliases.append(entity.name)
        entity.name = hit.text
        entity.aliases = [a for a in entity.aliases if a != hit.text]
    station = hit.entry.sort == "media" and end < len(doc) and doc[end].text in organizations.STATIONS
    registry.name(hit.start, hit.end + station, "name", entity, alias=hit.text)  # "Rossiya-24 | TV |"
    organizations.remember(registry, entity, hit.start, hit.end)


def _mere_word(registry: Registry, hit: Hit) -> bool:
    """Whether a known form is here an ordinary word or part of something else: "IS" in a headline, "Gulf" in "Gulf War"."""
    doc = registry.doc
    first = doc[hit.start]
    if hit.text in ("IS", "WHO", "PA", "E3", "AES") and first.tag_ not in ("NNP", "NNPS"):
        return True
    if hit.text in ("West", "Gulf", "North", "South", "Quad", "Contact Group", "Quartet"):
        return hit.start == 0 or doc[hit.start - 1].lower_ != "the"
    euro = hit.entry.kind == "Place" and hit.start > 1 and doc[hit.start - 1].text == "-"  # "Euro-Atlantic"
    return euro and hit.start - 2 not in registry.hit_at
