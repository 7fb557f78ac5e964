"""What follows an office's head, and whose that makes the office: "of the Nile Bank", "for Trade", "of its commission"."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from ingest.lexicon import words
from ingest.notes import EntityNote
from ingest.who.gazetteer import lookup
from ingest.who.registry import Registry
from ingest.who.serving import boss_in, rules_there
from ingest.who.words import is_office_word, is_title_modifier, office_head

__all__ = ["ARTICLES", "PREPOSITIONS", "base_end", "complements", "covering_end", "text_of"]

PREPOSITIONS = frozenset({"of", "for", "to", "at", "in", "on", "with", "from", "under", "by"})
ARTICLES = frozenset({"the", "a", "an", "this", "that", "our", "my", "your"})
_RULE = frozenset(
    {"interim", "transitional", "caretaker", "provisional", "government", "cabinet", "administration", "regime", "republic", "state"}
)
_MISSION = frozenset({"mission", "agency", "force", "office", "body", "operation"})
_POSTED = frozenset({"head", "chief", "director", "coordinator"})
"""Heads of a body's branch: "the agency's head in Ruritania"."""
_SENT = frozenset({"commander", "envoy", "representative", "coordinator", "emissary", "rapporteur"})
"""Heads of those whose charge is the country that they are sent to."""
_AT_HOME = frozenset({"minister", "secretary", "spokesman", "spokeswoman", "spokesperson", "official", "director", "adviser", "advisor"})
"""Heads of those who work in their own capital."""
_EVERY_STATES = frozenset({"government", "administration", "army", "police", "cabinet", "forces", "parliament", "senate", "press", "times",
                           "court", "guard", "service", "services", "team", "taskforce", "office"})  # fmt: skip
"""Nouns of bodies that stay in the title: "governor of the bank"."""
_PARTY = ("Country", "Organization")
_PARTIES = frozenset({"body", "rebels", "guerrillas", "insurgents", "separatists", "militants", "movement", "group", "alliance", "bloc",
                      "coalition", "organisation", "organization", "agency", "union", "militia", "watchdog", "republic", "country",
                      "kingdom", "nation", "enclave", "force", "mission", "operation"})  # fmt: skip
"""Nouns that with "the" stand for a body named before."""


@cache
def _kinds() -> frozenset[str]:
    """Nouns that say before its name what a body is."""
    return _PARTIES | words("body_kinds") | words("org_nouns")


@cache
def _bodies() -> frozenset[str]:
    """Nouns that stand for one body told of before."""
    return _PARTIES | (words("org_nouns") - words("group_nouns") - _EVERY_STATES)


def base_end(registry: Registry, start: int, end: int) -> int:
    """Where the noun phrase that begins at `start` reaches its first preposition."""
    i = start
    while i < end:
        token = registry.doc[i]
        if i in registry.name_at:
            i = max(i + 1, registry.name_at[i].end)
            continue
        if token.text == "(" and i + 3 < end and registry.doc[i + 2].text == ")" and office_head(registry.doc[end - 1].text):
            i += 3  # "Trade Council | (TC) | chairman"
            continue
        if (token.lower_ in PREPOSITIONS and not _is_under(token)) or token.text in (",", ":", "("):
            return i
        i += 1
    return end


def _is_under(token: Token) -> bool:
    """Whether "under" is of a title: "Under Secretary", "under-secretary-general", "an under secretary"."""
    if token.lower_ != "under" or token.i + 1 >= len(token.doc):
        return False
    return token.text == "Under" or token.nbor().text == "-" or token.nbor().lower_ == "secretary"


def _past_adjectives(registry: Registry, first: int, stop: int) -> int:
    """Past the small words that describe a body: "of the | opposition-led | National Assembly"."""
    doc = registry.doc
    for j in range(first, stop - 1):  # "of | West African bloc | ECOWAS"
        named = registry.name_at.get(j + 1) if doc[j].text.islower() and doc[j].lower_ in _kinds() else None
        if named is not None and named.end >= stop and registry.notes.entities[named.entities[0]].type == "Organization":
            return j + 1
    i = first
    if i + 3 < stop and doc[i + 1].text == "-" and doc[i + 2].tag_ in ("VBN", "JJ") and not doc[i].whitespace_:
        i += 3  # "of | Lima-based | Andean Oil"
    while i < stop and (doc[i].text == "-" or (doc[i].text.islower() and doc[i].tag_ in _ADJECTIVAL) or doc[i].tag_ == "POS"):
        i += 1
    entity = registry.at(i) if i < stop else None
    if entity is None or entity.type not in _PARTY:
        return first
    rest = doc[registry.name_at[i].end : stop]
    return i if all(t.text.islower() and t.tag_ in ("NN", "NNS") for t in rest) else first  # "of the rival | Front wing"


def _listed(registry: Registry, i: int, stop: int) -> bool:
    """Whether tokens [i, stop) go on with more parties: "of Ruritania | and the Red Front |"."""
    doc = registry.doc
    seen = False
    while i < stop:
        entity = registry.at(i)
        if entity is not None and entity.type in ("Country", "Organization"):
            i, seen = registry.name_at[i].end, True
        elif doc[i].lower_ in ("and", "&", ",", "the"):
            i += 1
        else:
            return False
    return seen


def complements(
    registry: Registry, start: int, end: int, *, head: str, several: bool = False, owned: bool = False
) -> tuple[str, EntityNote | None, Token | None]:
    """What of "of X for Y" stays in the title, whom the office is of where X is somebody with offices, else the noun that owns it."""
    doc = registry.doc
    kept: list[int] = []
    of: EntityNote | None = None
    owner: Token | None = None
    voice = head.startswith("spokes")
    i = start
    while i < end:
        prep = doc[i]
        if prep.text == "," and i + 1 < end and doc[i + 1].lower_ in ("whose", "who", "which"):
            break
        if prep.text == "," and i + 1 < end and doc[i + 1].lower_ in ("the", "a", "an", "his", "her"):
            break  # "its premier, | the socialist Ana Silva"
        if prep.lower_ == "to" and i == start and i + 1 < end and doc[i + 1].tag_ == "VB":
            break  # "the first foreign minister | to visit Lima"
        if several and of is not None and prep.lower_ in (",", "and") and _listed(registry, i, end):
            break  # "the foreign ministers of Ruritania, | Freedonia and Sylvania"
        if prep.text == "(":
            i = next((j + 1 for j in range(i, end) if doc[j].text == ")"), end)
            continue
        stop = base_end(registry, i + 1, end)
        first = i + 1
        while first < stop and doc[first].lower_ in ARTICLES:
            first += 1
        named = first
        while named < stop and (
            is_office_word(doc[named])
            or is_title_modifier(doc[named])
            or doc[named].tag_ == "POS"
            or (doc[named].text == "-" and not doc[named].whitespace_)
            or _party(registry, named)
        ):
            named += 1
        if named > first and named < stop and (somebody := registry.at(named)) is not None and somebody.type == "Person":
            first = named  # "adviser to Prime Minister X" is X's
        held = registry.at(first)
        described = held is not None and registry.name_at[first].form == "adjective" and doc[stop - 2].lower_ in _PARTIES
        if prep.lower_ in ("of", "for", "at") and (held is None or described or (held.type == "Place" and doc[first + 1].text == "-")):
            first = _past_adjectives(registry, first, stop)
        if prep.text == "under":
            i = stop
            continue  # "prime minister under the deal"
        if prep.lower_ in ("in", "on") and first < stop and doc[first].ent_type_ == "DATE":
            i = stop
            continue  # "president in October"
        if prep.lower_ == "in" and any(t.lower_ in ("term", "government", "administration", "cabinet") for t in doc[first:stop]):
            i = stop
            continue  # "adviser in her first term"
        if of is None and owner is None and prep.lower_ in ("of", "for") and (whose := _owner_in(registry, first, stop)) is not None:
            owner = doc[whose]
            first = whose + 1 + (owner.tag_ != "PRP$")
            body = registry.at(first) if first < stop and owner.tag_ == "PRP$" else None
            if body is not None and body.type == "Organization" and registry.name_at[first].end >= stop:
                of, owner, i = body, None, stop  # "president of its | National Assembly |"
                continue
            if first < stop:
                kept += [i, *range(first, stop)]  # "chair of its | commission", but "spokesman | for the rebels"
            i = stop
            continue
        posted = owned and head in _POSTED_TO and prep.lower_ in ("at", "to")
        if posted and (body := registry.at(first)) is not None and body.type == "Organization":
            kept += range(i, stop)  # "the Front's representative | at the United Nations |"
            i = stop
            continue
        if of is None and owner is None and not owned and (whose := boss_in(registry, head, prep.i, first, stop)) is not None:
            owner, i = doc[whose], stop  # "aide to the | president |"
            continue
        entity = registry.at(first) if first < stop else None
        reach = covering_end(registry, first) if entity is not None else first
        if entity is not None and reach < stop and doc[reach].tag_ in ("VBN", "VBG") and doc[reach].text.islower():
            stop = end = reach  # "spokesman for the 5th Brigade | based in the north"
        seat = lookup(entity.name) if prep.lower_ == "in" and entity is not None and entity.type == "Place" and reach >= stop else None
        if seat is not None and seat.how == "capital" and of is None and head in _AT_HOME:
            of, i = registry.country(seat.country), stop  # "the foreign ministry's spokesman in Lima"
            continue
        if (
            prep.lower_ == "in"
            and of is None
            and not owned
            and entity is not None
            and entity.type == "Country"
            and reach >= stop
            and rules_there(registry, kept)
        ):
            of, i = entity, stop  # "leader of the junta | in Mali |"
            continue
        if (
            prep.lower_ == "in"
            and (head in _POSTED or of is not None or ((owned or owner is not None) and head not in _SENT))
            and entity is not None
            and entity.type in ("Country", "Place")
            and reach >= stop
        ):
            i = stop
            continue
        if (
            entity is not None
            and entity.type == "Country"
            and reach + 1 < stop
            and doc[reach].text == "-"
            and doc[reach + 1].lower_ == "led"
        ):
            of, i = of or entity, stop  # "commander of the Kenyan-led mission"
            continue
        if entity is not None and entity.type == "Country" and reach < stop and all(t.lower_ in _RULE for t in doc[reach:stop]):
            of, i = of or entity, stop  # "foreign minister of the Libyan interim government"
            continue
        if entity is not None and entity.type in _PARTY and prep.lower_ == "of" and reach + 1 < stop and doc[reach].lower_ in _MISSION:
            body = registry.at(reach + 1)  # "head of the UN mission | MINUSMA |"
            if body is not None and body.type == "Organization" and registry.name_at[reach + 1].end >= stop:
                of, i = of or body, stop
                continue
        inner = reach + 1 + (reach + 1 < stop and doc[reach + 1].lower_ == "own")  # "of Chad's own Security Council"
        held = registry.at(inner) if entity is not None and inner < stop and doc[reach].tag_ == "POS" else None
        if held is not None and held.type == "Organization" and registry.name_at[inner].end >= stop:
            of = of or held  # "minister of Taipei's Mainland Affairs Council"
        elif entity is not None and reach < stop and doc[reach].tag_ == "POS":
            of = of or entity
            if entity.type != "Person" or not voice or doc[stop - 1].lower_ not in _TEAMS:
                kept += [i, *range(reach + 1, stop)]  # "head of Russia's wealth fund", but "spokesman for Silva's | campaign"
        elif several and entity is not None and entity.type in ("Country", "Organization") and _listed(registry, reach, stop):
            of = of or entity  # "the presidents of Ruritania and Freedonia"
        elif (
            entity is not None
            and reach >= stop
            and (
                _owns(prep.lower_, entity)
                or (voice and prep.lower_ == "for")
                or _advises(head, prep, entity)
                or _works_for(head, prep, entity, owned=owned)
            )
        ):
            of = of or entity
        elif entity is not None and entity.type in _PARTY and (prep.lower_ in ("of", "at") or voice) and reach < stop:
            of = of or entity
            if entity.type == "Organization" and all(t.lower_ in words("body_kinds") for t in doc[reach:stop]):
                i = stop
                continue  # "leader of the Red Front | party |"
            kept += [i, *range(reach, stop)]  # "leader of the Syrian opposition", "spokesman for the Iranian foreign ministry"
        elif prep.lower_ == "of" and entity is not None and entity.type == "Place" and reach >= stop:
            pass  # "governor of Texas"
        elif several and prep.lower_ == "of" and doc[first:stop].text.islower() and doc[first:stop][0].tag_ == "CD" and first > i + 1:
            pass  # "the foreign ministers of the three guarantor powers"
        else:
            kept += range(i, stop)
        i = stop if stop > i else i + 1
    return (" " + text_of(registry, kept, -1) if kept else ""), of, owner


_ADJECTIVAL = frozenset({"JJ", "JJR", "JJS", "NN", "NNP", "VBN", "VBG", "RB"})
_TEAMS = frozenset({"government", "administration", "office", "campaign", "team", "camp", "cabinet", "delegation", "party", "entourage"})
_POSTED_TO = frozenset({"representative", "ambassador", "envoy", "observer", "delegate"})


def _advises(head: str, prep: Token, entity: EntityNote) -> bool:
    """ "Adviser to the Red Front", who is the front's."""
    return prep.lower_ == "to" and entity.type == "Organization" and head in ("adviser", "advisor", "consultant", "counsel", "lawyer")


_CHARGED = frozenset({"envoy", "rapporteur", "minister", "secretary", "ambassador", "coordinator", "commissioner", "emissary"})
"""Heads after which "for" tells what they have charge of."""


def _works_for(head: str, prep: Token, entity: EntityNote, *, owned: bool) -> bool:
    """ "Deputy chief of staff for the Red Front", "a negotiator for the guerrillas", who is its own."""
    return prep.lower_ == "for" and entity.type == "Organization" and not owned and head not in _CHARGED


def _owner_in(registry: Registry, first: int, stop: int) -> int | None:
    """The token that owns what an office is of where no name does: "of | its | commission", "of the | movement |'s", "for the | rebels"."""
    doc = registry.doc
    if first >= stop or registry.at(first) is not None:
        return None
    if doc[first].tag_ == "PRP$":
        return first
    cut = next((j for j in range(first + 1, stop) if doc[j].tag_ == "POS"), None)
    if cut is not None:
        return cut - 1 if registry.at(cut - 1) is None else None
    last = stop - 1
    plain = all(t.text.islower() and t.tag_ in ("JJ", "VBN") for t in doc[first:last]) and doc[first - 1].lower_ in ("the", "this")
    return last if plain and doc[last].lower_ in _bodies() else None


def _party(registry: Registry, i: int) -> bool:
    entity = registry.at(i)
    return entity is not None and entity.type in _PARTY


def _owns(prep: str, entity: EntityNote) -> bool:
    if entity.type == "Person":
        return prep in ("of", "to")
    if entity.type == "Organization":
        bureau = prep == "for" and entity.name.startswith(("Bureau", "Office", "Department"))  # "Assistant Secretary for the Bureau of"
        return prep in ("of", "at", "with", "in") or bureau
    return entity.type == "Country" and prep == "of"


def covering_end(registry: Registry, i: int) -> int:
    mention = registry.name_at.get(i)
    return mention.end if mention else i + 1


def text_of(registry: Registry, kept: list[int], head: int) -> str:
    """The kept words as the article has them, the head in the singular."""
    doc = registry.doc
    out = ""
    for n, i in enumerate(kept):
        word = registry.text(i, i + 1)
        if i == head:
            word = office_head(word) or word
        space = " " if n and (doc[i - 1].whitespace_ or kept[n - 1] != i - 1) else ""
        out += space + word
    return out.strip(" -,")
