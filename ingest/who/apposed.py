"""The titles behind a name: "Omar Salem, Libya's security chief," and "Ana Silva (Secretary of State)"."""

from __future__ import annotations

from spacy.tokens import Token

from ingest.below import bounds
from ingest.notes import Mention
from ingest.who import predicates, titles
from ingest.who.around import owned, past_home, styles
from ingest.who.namelike import speech_verbs
from ingest.who.registry import Registry
from ingest.who.titles import Title
from ingest.who.words import is_office_word, is_title_modifier, office_head

__all__ = ["titles_after"]

_CHARGES = frozenset({"charge", "allege", "claim", "contend", "insist", "maintain"})


def titles_after(registry: Registry, mention: Mention) -> list[Title]:
    """ "Omar Salem, Libya's security chief," and "Ana Silva (Secretary of State)"."""
    doc = registry.doc
    i = past_home(registry, mention.end)
    stop = bounds(doc[mention.start])[1]
    if i + 1 >= stop or doc[i].text not in (",", "(", "-", "–", "—"):
        return []
    start = i + 1
    end = start
    while end < stop:
        token = doc[end]
        entity = registry.at(end)
        follows = registry.at(end + 3) if token.text == "(" and doc[end + 2 : end + 3].text == ")" else None
        if follows is not None and follows.type == "Person":
            return []  # "Ana Silva, National Security Advisor (NSA) Jan Novak": the next one's
        if token.text in (",", ";", "(", ")", ".", ":", "–", "—") or token.is_space or _dash(token):
            break
        somebody = entity is not None and entity.type == "Person" and end > start and not (end + 1 < stop and owned(registry, end))
        lead = registry.name_at[end].start - 1 if somebody else end - 1
        while (
            somebody
            and lead > start
            and (
                is_office_word(doc[lead])
                or (is_title_modifier(doc[lead]) and doc[lead].text != "under")
                or doc[lead].tag_ == "POS"
                or (doc[lead].text == "-" and not doc[lead].whitespace_)
                or _of_state(registry, lead)
            )
        ):
            lead -= 1
        if (
            somebody
            and doc[lead].lower_ in ("under", "during", "until", "since", "when")
            and any(is_office_word(t) for t in doc[start:lead])
        ):
            end = lead
            break  # "Ana Silva, envoy to Chad | under President X"
        walked = range(lead + 1, registry.name_at[end].start) if somebody else range(0)
        if somebody and (
            doc[lead].lower_ not in ("to", "of", "for")
            or (
                walked
                and not any(office_head(doc[j].text) or doc[j].tag_ == "POS" for j in walked)
                and not all(map(styles, doc[walked[0] : walked[-1] + 1]))
            )
        ):
            return []
        if entity is not None and entity.type == "Person" and end == start and not owned(registry, end):
            return []  # the next of a list: "Lavrov of Russia, | Ana Silva |, the minister"
        if end > start and doc[start].lower_ == "the" and _charges(token):
            return []  # "Ana Silva, the minister charged, had lied"
        if token.lower_ in ("who", "which", "that", "said", "told", "says") or token.tag_ in ("VBD", "VBZ", "VBP", "MD"):
            break
        end += 1
    if _opens_clause(registry, mention, end):
        return []
    if start < end and doc[start].tag_ == "VBN" and doc[start].lemma_ in predicates.NAMING:
        start += 1  # "Ana Silva, elected president in May,"
    past = start < end and doc[start].lower_ in ("until", "till")
    while past and start < end and (doc[start].lower_ in ("until", "till", "recently", "now") or doc[start].ent_type_ == "DATE"):
        start += 1  # "Omar Salem, until May Libya's foreign minister"
    if end - start < 1 or end - start > 25 or doc[start].lower_ in ("and", "or", "as", "including", "along", "with", "other", "whose"):
        return []
    found = [t for t in titles.parse(registry, start, end) if not t.plural]
    for title in found:
        title.former = title.former or past
    return found


def _opens_clause(registry: Registry, mention: Mention, end: int) -> bool:
    """Whether the title is of the next one, who does something: "after talks with Luis Mora, | Peru's minister |, Ana Silva, said"."""
    doc = registry.doc
    lead, name = doc[mention.root], registry.name_at.get(end + 1)
    if lead.dep_ != "pobj" or name is None or doc[end].text != "," or (bounds(lead)[0] < lead.head.i - 4):
        return False
    person = registry.notes.entities[name.entities[0]]
    i = name.end + (doc[name.end : name.end + 1].text == ",")
    return person.type == "Person" and name.end - name.start > 1 and i < len(doc) and doc[i].tag_ in ("VBD", "VBZ", "VBP", "MD")


def _dash(token: Token) -> bool:
    """Whether a hyphen stands for a dash: "the party's director - no relation - said"."""
    return token.text == "-" and bool(token.whitespace_) and token.i > 0 and bool(token.nbor(-1).whitespace_)


def _charges(verb: Token) -> bool:
    """Whether a verb of saying comes after "the minister", who says it."""
    if verb.lemma_ not in speech_verbs() | _CHARGES or not verb.text.islower() or verb.nbor(-1).tag_ not in ("NN", "NNP"):
        return False
    closed = verb.i + 1 < len(verb.doc) and verb.nbor().text == ","
    if verb.dep_ == "relcl" and not (closed and verb.tag_ == "VBD" and any(c.dep_ == "nsubj" for c in verb.children)):
        return False
    return verb.tag_ in ("VBD", "VBZ") or (verb.tag_ == "VBN" and closed)


def _of_state(registry: Registry, i: int) -> bool:
    """Whether a token is a country's or body's name or adjective: "a spokesman for | Palestinian | President X"."""
    entity = registry.at(i)
    return entity is not None and entity.type in ("Country", "Organization")
