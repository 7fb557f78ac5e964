"""The titles in front of a name: "US Secretary of State Ana Silva", "his chief of staff, Jan Novak,"."""

from __future__ import annotations

from spacy.tokens import Doc

from ingest.notes import Mention
from ingest.who import titles
from ingest.who.around import at_home, interim, sentence_start, several_end, styles, told_of_another
from ingest.who.complements import base_end
from ingest.who.leftward import core_of, has_head, reach_of
from ingest.who.registry import Registry
from ingest.who.titles import RANKS, Title
from ingest.who.words import MODIFIERS, SUFFIXES, capitalised, office_head

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


def titles_before(registry: Registry, mention: Mention) -> list[Title]:
    """The titles in front of a name: "US Secretary of State Ana Silva", "his chief of staff, Jan Novak,"."""
    doc = registry.doc
    end = mention.start
    floor = sentence_start(mention.start, doc)
    while end > floor and (styles(doc[end - 1]) or interim(doc, end)):
        end -= 1
    if end <= floor:
        return []
    if doc[end - 1].text == ")":  # "High Commissioner for Refugees (UNHCR) Peter Novak"
        end = next((i for i in range(end - 2, max(floor, end - 6), -1) if doc[i].text == "("), end)
        while end > floor and styles(doc[end - 1]):
            end -= 1  # "the mediator, | Gen. (Rtd) | Ana Silva"
    if end <= floor:
        return []
    if doc[end - 1].text == ",":
        return _apposed_before(registry, mention, floor, end - 1)
    if doc[end - 1].text in ("(", "["):
        return _glossed(registry, mention, floor, end - 1)
    home = registry.name_at.get(end - 1) if end < mention.start else None
    if home is not None and home.start - 1 > floor and doc[home.start - 1].text == "," and home.form == "adjective":
        return _apposed_before(registry, mention, floor, home.start - 1)  # "the force's commander, Indian Lt. Gen. Vikram Rao"
    if doc[end - 1].text == ":" or (doc[end - 1].text in ("-", "–", "—") and doc[end - 2].whitespace_):
        return [t for t in _apposed_before(registry, mention, floor, end - 1) if t.plural]  # "the ministers of the three: X of Ruritania"
    if doc[end - 1].tag_ == "POS" or _breaks(registry, floor, end):
        return []
    if doc[end - 1].lower_ in ("and", "of", "for", "to", "at", "on", "in", "with", "by", "from", "the") or doc[end - 1].text in ("&", "/"):
        return []
    reach = reach_of(registry, floor, end)
    charged = _charged(registry, reach, end)
    start = _after_others(mention, doc, core_of(registry, reach, end), end) if charged is None else charged
    if doc[start].lower_ in SUFFIXES and start + 2 < end and doc[start + 1].lower_ in ("and", ","):
        start += 2  # "President Omar Salem, | Jr. and | Chairman Ana Silva"
    cut = end - 1 if _posted(registry, start, end) or charged is not None else end
    found = [t for a, b in ((start, cut), (cut, end)) if a < b for t in titles.parse(registry, a, b)]
    found = [t for t in found if not t.plural or t is found[-1]]  # "members and Prime Minister Ana Silva"
    if found and doc[found[0].start - 1].text == ",":
        found = [*_outer(registry, mention, floor, found[0].start - 1), *found]
    return [t for t in found if t.text.lower() not in RANKS and not t.text.lower().startswith("retired")]


def _introduced(registry: Registry, name: Mention) -> bool:
    """Whether a name stands after a title and a comma, so that the next title is another's: "the premier, | Ana |, the speaker, X"."""
    person = registry.notes.entities[name.entities[0]]
    return any(
        o.start < name.start <= o.end + 12 and registry.doc[name.start - 1].text == "," and o.end < name.start for o in person.offices
    )


def _glossed(registry: Registry, mention: Mention, floor: int, end: int) -> list[Title]:
    """ "In the words of the secretary general (Omar Salem)": a definite title whose holder's name a bracket adds."""
    doc = registry.doc
    headed = office_head(doc[end - 1].text) is not None or registry.at(end - 1) is not None
    if not headed or doc[mention.end : mention.end + 1].text not in (")", "]"):
        return []
    start = reach_of(registry, floor, end)
    start = next((i for i in range(end - 1, start - 1, -1) if doc[i].lower_ in ("the", "his", "her", "their", "our", "my")), start)
    return [t for t in titles.parse(registry, start, end) if not t.plural]


def _after_others(mention: Mention, doc: Doc, start: int, end: int) -> int:
    """Where the title begins once officials of another phrase are left out: "had told Malian ministers, | President | Omar Salem"."""
    for i in range(end - 1, start, -1):
        several = doc[i - 1].tag_ in ("NNS", "NNPS") and office_head(doc[i - 1].text) not in (None, doc[i - 1].text)
        if doc[i].text == "," and (several or _is_met(mention, doc, start)):
            return i + 1
    return start


def _is_met(mention: Mention, doc: Doc, start: int) -> bool:
    """Whether somebody else is met where a phrase begins: "after talks with the | Malian president, Minister Omar Salem said"."""
    first = start - (doc[start - 1].lower_ == "the")
    acts = doc[mention.root].dep_ == "nsubj" and doc[mention.end : mention.end + 1].text != ","
    return acts and first > 0 and doc[first - 1].lower_ in ("with", "to")


def _charged(registry: Registry, start: int, end: int) -> int | None:
    """Where a title begins after whose charge an ambassador's follows: "Envoy for Water | Ambassador Ana Silva"; None where none does."""
    doc = registry.doc
    if doc[end - 1].text != "Ambassador":
        return None
    prep = next((i for i in range(end - 3, start, -1) if doc[i].lower_ in ("for", "to", "on") and office_head(doc[i - 1].text)), None)
    if prep is None or has_head(registry, prep, end - 1) or any(doc[i].is_punct for i in range(prep, end)):
        return None
    return core_of(registry, start, prep)


def _posted(registry: Registry, start: int, end: int) -> bool:
    """Whether a title of its own follows the body to which somebody is sent: "representative to the | UN | Ambassador Ana Silva"."""
    body = registry.name_at.get(end - 2)
    if body is None or office_head(registry.doc[end - 1].text) is None or body.start - 2 <= start or body.form != "name":
        return False
    i = body.start - 1
    i -= registry.doc[i].lower_ == "the"
    return registry.doc[i].lower_ in ("to", "at") and has_head(registry, start, i)


def _breaks(registry: Registry, floor: int, end: int) -> bool:
    """Whether ", and" parts a name with a noun that is no office from a title before: "the leader of the Front, and | Dutch national X"."""
    doc = registry.doc
    for i in range(end - 1, max(floor, end - 6), -1):
        if office_head(doc[i].text):
            return False
        if doc[i].lower_ == "and" and doc[i - 1].text == ",":
            return not all(capitalised(t) for t in doc[i + 1 : end])
    return False


def _outer(registry: Registry, mention: Mention, floor: int, end: int, *, single: bool = False) -> list[Title]:
    """ "The Chadian leader, | President Omar Salem, said": a definite title before the one that stands before the name."""
    doc = registry.doc
    after = doc[mention.end] if mention.end < len(doc) else None
    if after is not None and after.lower_ == "and" and not single:
        return []  # "with the speaker, President Salem and others"
    found: list[Title] = []
    for i in range(end - 1, max(floor, end - 30) - 1, -1):
        token, entity = doc[i], registry.at(i)
        if token.tag_ in _FINITE or token.text == "," or (entity is not None and entity.type == "Person" and doc[i + 1].tag_ != "POS"):
            break
        definite = token.lower_ in ("the", "his", "her", "their", "its") or (i == floor and entity is not None)
        listed = i and doc[i - 1].lower_ in ("and", ",", "or") and not single
        if definite and _is_met(mention, doc, i):
            break
        if definite and not listed and (read := titles.parse(registry, i, end)):
            found = [t for t in read if not t.plural]
        if token.tag_ == "PRP$":
            break
    return found


def _apposed_before(registry: Registry, mention: Mention, floor: int, end: int) -> list[Title]:
    """ "NATO's secretary-general, Peter Novak," : a definite title, a comma, a full name and a pause."""
    doc = registry.doc
    single = mention.end - mention.start < 2
    if single and not (mention.start and styles(doc[mention.start - 1])):
        return []
    after = doc[mention.end] if mention.end < len(doc) else None
    if after is not None and not (
        (after.lower_ == "of" and (several_end(registry, end) or at_home(registry, mention.end)))
        or after.is_punct
        or after.is_space
        or after.lower_ in ("and", "who", "to", "in", "on", "at")
        or after.tag_ == "POS"
    ):
        return []
    if doc[end - 1].text == ")":  # "the head of the Bureau of Statistics (BST), Ana Silva"
        end = next((i for i in range(end - 2, max(floor, end - 6), -1) if doc[i].text == "("), end)
    start = reach_of(registry, floor, end)
    if told_of_another(registry, start, end):
        return []
    while start < end:
        stop = base_end(registry, start, end)
        if any(office_head(doc[i].text) and registry.at(i) is None for i in range(start, stop)):
            break
        start = stop + 1
    teller = registry.at(start - 1) if 0 < start < end and doc[start].text == "," and doc[start + 1].lower_ != "and" else None
    if teller is not None and teller.type == "Person" and not _introduced(registry, registry.name_at[start - 1]):
        return []  # "Ana Silva, the speaker of the house, Omar Salem, her aide"
    while start < end and (doc[start].text == "," or doc[start].lower_ in ("and", "but", "so")):
        start += 1
    for i in range(end - 2, start, -1):  # "the prime minister and the army chief, Gen. Omar Salem": they are two
        state = registry.at(i + 1)
        opens = doc[i + 1].lower_ in ("the", "his", "her", "its", "their") or (state is not None and state.type == "Country")
        if doc[i].lower_ == "and" and opens and has_head(registry, start, i):
            if not has_head(registry, i, end) and doc[i + 1].lower_ != "the":
                return []  # "the chief negotiator, and his Peruvian counterpart, Ana Silva"
            start = i + 1 if has_head(registry, i, end) else start
            break
    for cut in range(end - 2, start, -1):
        if doc[cut].text == "," and (doc[cut + 1].tag_ == "PRP$" or doc[cut + 1].lower_ == "the"):
            if titles.parse(registry, cut + 1, end):
                start = cut + 1  # "head of its bloc, | its leader |, Ana Silva, having stayed"
            break
    if start >= end:
        return _outer(registry, mention, floor, end, single=True)
    lead = doc[start]
    first = next((i for i in range(start, end) if office_head(doc[i].text)), end)
    possessed = any(doc[i].tag_ == "POS" for i in range(start, first + 1))
    if single and not possessed:
        return []  # "Ruritania's emir, Sheikh Hamad,", but "the crown prince, Sheikh Hamad and Mr. Salem" are three
    owned = (
        lead.lower_ in ("the", "a", "an", "his", "her", "their", "its", "our", "my", "whose", "another")
        or possessed
        or (lead.tag_ == "CD" and several_end(registry, end))
        or (start > floor and doc[start - 1].lower_ in ("a", "an"))
        or registry.at(start) is not None
        or (start == floor and capitalised(lead))  # "Minister for Trade, Ana Silva, said"
        or (lead.lower_ in MODIFIERS and not single)  # "met with acting Prime Minister of Niger, Ana Silva"
    )
    if owned:
        return titles.parse(registry, start, end)
    inner = next((i for i in range(end - 2, start, -1) if doc[i].lower_ == "the"), end)  # "a spokesman for | the rebels' leader, X"
    return titles.parse(registry, inner, end) if any(doc[i].tag_ == "POS" for i in range(inner, end)) else []
