"""Whose "the government", "the army", "the rebels" are, where their own phrase doesn't say so.

A noun for those who rule takes up the last one of its kind that had an owner ("the Chadian government ... the government"), else it is of
the state that faces an armed group in the article, else of the state where the article is written and of which it speaks most. Rebels are
the one armed group named shortly before them, else the article's only one.
"""

from __future__ import annotations

import re
from collections import Counter

from spacy.tokens import Doc, Token

from ingest.below import bounds, either, having, of_lemma
from ingest.happened.acts.frames import classes, frames_of
from ingest.happened.acts.lands import land_of
from ingest.happened.acts.sides import is_outsider, led_by
from ingest.notes import EntityNote, Mention, Notes
from ingest.who.gazetteer import lookup

_PRONOUNS = frozenset({"its", "it", "their", "they"})
_LOCAL = frozenset({"police", "authority", "authorities"})
"""Those who are at work where the article is written, whichever government it last spoke of."""
_CALLED = frozenset({"administration", "government", "regime", "cabinet"})
_TROOPS = frozenset({"forces", "troops", "soldiers", "army", "warplanes"})
_ORGAN = re.compile(
    r"(the )?(Treasury|Senate|House( of Representatives)?|Congress|Supreme Court|Constitutional Court|Cabinet|"
    r"National Security Council|State Committee|Central Bank|Home Office|Foreign Office|Presidency|Election Commission|"
    r"(Foreign|Interior|Defen[cs]e|Finance|Trade|Justice) Ministry|(State|Defen[cs]e|Commerce|Justice) Department|"
    r"(Ministry|Department) (of|for) (Foreign|External|Defen[cs]e|the Interior|Internal|Finance|Trade|Justice|State)\b.*)",
    re.IGNORECASE,
)
"""Organs that every state has."""
_ARMED = re.compile(r"\b(Liberation (Army|Front|Forces)|Fighters|Brigades?|Rebels?|Jihad|Mujahide+n|Insurgents?|Guerrillas?|Militia)\b")
"""What a name says of those who bear arms."""
_LEADS_REBELS = re.compile(r"\b(rebel|insurgent|guerrilla|militia|separatist)\b.*\b(leader|chief|commander|head)\b", re.IGNORECASE)
_REACH = 150
"""How many tokens before bare rulers those with an owner may have been named."""
_DATELINE = 12
"""How many tokens a dateline may have."""
_LIMIT = 60
"""How many tokens before rebels their group may have been named."""


def resolve(doc: Doc, notes: Notes) -> None:
    """Give the article's bare nouns for rulers and rebels their mentions, where it is clear whose they are."""
    _surnames(doc, notes)
    _lead(doc, notes)
    organs(doc, notes)
    ruling = classes()["rulers"]
    armed = armed_groups(doc, notes)
    state = state_of(doc, notes, {e.id for e in armed.values()})
    bodies = _bodies(notes)
    owned: tuple[int, str] | None = None
    rulers = ruling | _CALLED | bodies.keys() | classes()["armed"]
    for token in either(doc, lemmas=rulers, words=_TROOPS | {"it", "its"}):
        if token.lower_ in ("it", "its") and token.is_sent_start and not notes.entities_at(token):
            _it(token, notes)
        if token.pos_ not in ("NOUN", "PROPN"):
            continue
        lemma = token.lemma_.lower()
        if lemma in _CALLED and (led := _called_after(token, notes)) is not None:
            notes.add_mention(Mention(token.left_edge.i, token.i + 1, token.i, "nominal", (led,)))
        known = notes.entities_at(token)
        if lemma in ruling and len(known) == 1 and known[0].type == "Country":
            owned = token.i, known[0].id
        elif (lemma in ruling or _of_government(token)) and _is_bare(token, notes):
            taken_up = owned[1] if owned is not None and token.i - owned[0] < _REACH and lemma not in _LOCAL else None
            of = _in_capital(token, notes) or taken_up or state
            if of is None:
                continue
            owned = (token.i, of) if taken_up == of else owned
            notes.add_mention(Mention(token.left_edge.i, token.i + 1, token.i, "nominal", (of,)))
            _taken_up(token, of, notes)
        elif lemma in bodies and not known and token.tag_ in ("NN", "NNP") and _is_bare(token, notes):
            before = [b for b in bodies[lemma] if b[0] < token.i]
            named = max(before)[1] if before else None
            if named is not None:
                notes.add_mention(Mention(token.left_edge.i, token.i + 1, token.i, "nominal", (named,)))
        elif lemma in classes()["armed"] and token.tag_ == "NNS" and not known and armed and _names_no_group(token, notes):
            near = {e.id for start, e in armed.items() if token.i - _LIMIT <= start < token.i}
            near = near or {e.id for start, e in armed.items() if start < token.i + _LIMIT}
            found = next(iter(near)) if len(near) == 1 else None
            if found is not None:
                notes.add_mention(Mention(token.left_edge.i, token.i + 1, token.i, "nominal", (found,)))


def _surnames(doc: Doc, notes: Notes) -> None:
    """Give a surname its person where the tagger took it for a common noun, as it does names that end in -s."""
    known: dict[str, set[str]] = {}
    for entity in notes.entities.values():
        if entity.type == "Person" and len(entity.name.split()) > 1:
            known.setdefault(entity.name.split()[-1], set()).add(entity.id)
    for token in having(doc, {surname.lower() for surname in known}):
        if token.tag_ in ("NNS", "NNPS", "NN") and len(known.get(token.text, ())) == 1 and notes.mention_at(token) is None:
            notes.add_mention(Mention(token.i, token.i + 1, token.i, "name", tuple(known[token.text])))


def _lead(doc: Doc, notes: Notes) -> None:
    """Let those act for a party who have it: "Silva's Progress Party", "Silva of the Progress Party"."""
    for mention in notes.mentions:
        body = notes.entities[mention.entities[0]] if len(mention.entities) == 1 and mention.form == "name" else None
        if body is None or body.type != "Organization" or body.country:
            continue
        root = doc[mention.root]
        owners = [c for c in root.children if c.dep_ == "poss"]
        for person in (e for t in owners for e in notes.entities_at(t) if e.type == "Person" and is_outsider(e)):
            person.country = body.id


def organs(doc: Doc, notes: Notes) -> None:
    """Give a state's organ that is named without it ("the Treasury", "the Supreme Court") the state named last before it."""
    for entity in notes.entities.values():
        if entity.type != "Organization" or entity.country or not _ORGAN.fullmatch(entity.name):
            continue
        first = next((m for m in notes.mentions if m.entities == (entity.id,)), None)
        if first is None:
            continue
        start = bounds(doc[first.start])[0]
        start = bounds(doc[start - 1])[0] if start else 0
        before = [e for i in range(start, first.start) for e in notes.entities_at(i)]
        if first.end + 1 < len(doc) and doc[first.end].lower_ == "of":
            before += notes.entities_at(doc[first.end + 1])  # "the Ministry of Foreign Affairs of Peru"
        states = [e for e in before if e.type == "Country"]
        if states:
            entity.country = states[-1].id


def _called_after(token: Token, notes: Notes) -> str | None:
    """The state whose government is called after the one who leads it: "the Obama administration"."""
    if any(e.type == "Country" for e in notes.entities_at(token)):
        return None
    names = [c for c in token.children if c.dep_ in ("compound", "poss", "nmod") and c.pos_ == "PROPN" and c.text[:1].isupper()]
    if len(names) != 1 or any(e.type in ("Country", "Place") for e in notes.entities_at(names[0])):
        return None
    state = led_by(names[0].text, notes)
    return state.id if state is not None else None


def _bodies(notes: Notes) -> dict[str, list[tuple[int, str]]]:
    """The noun by which an organization may be called for short ("the council") -> where those are named that end or begin with it."""
    found: dict[str, list[tuple[int, str]]] = {}
    for mention in notes.mentions:
        if mention.form != "name" or len(mention.entities) != 1:
            continue
        entity = notes.entities[mention.entities[0]]
        words = entity.name.split()
        if entity.type == "Organization" and len(words) > 1:
            for word in {w.lower() for w in words} & classes()["body"]:
                found.setdefault(word, []).append((mention.start, entity.id))
    return found


def _is_bare(token: Token, notes: Notes) -> bool:
    """Whether nothing in the phrase says whose it is: "the government", "government forces", "the federal army"."""
    if token.dep_ in ("compound", "amod", "nmod") or notes.entities_at(token):
        return False
    needs_no_article = token.lower_ in ("police", "authorities", "rebels", "insurgents") or _of_government(token)
    definite = any(c.lower_ == "the" for c in token.children) or (
        needs_no_article and not any(c.dep_ in ("det", "poss") for c in token.children)
    )
    if not definite or any(notes.entities_at(c) or c.ent_type_ in ("NORP", "GPE", "ORG") for c in token.children if c.i < token.i):
        return False
    owners = [p for c in token.children if c.dep_ == "prep" and c.lower_ in ("of", "from", "for") for p in c.children]
    return not any(p.dep_ == "pobj" for p in owners)  # but "accused the junta of holding"


def _names_no_group(token: Token, notes: Notes) -> bool:
    """Whether rebels are "the rebels" or "Islamist rebels in Peru", and not "rebels of the Front", "Peruvian rebels", "some rebels"."""
    if _is_bare(token, notes):
        return True
    if token.dep_ in ("compound", "amod", "nmod") or any(c.dep_ in ("det", "poss", "nummod") for c in token.children):
        return False
    if any(notes.entities_at(c) or c.ent_type_ in ("NORP", "GPE", "ORG") for c in token.children if c.i < token.i):
        return False
    return all(c.lower_ in ("in", "across", "near") for c in token.children if c.dep_ in ("prep", "acl", "relcl", "appos"))


def _of_government(token: Token) -> bool:
    """Whether troops are called those of the government, which then needs no article: "government forces"."""
    ruled = ("government", "state", "federal", "regime")
    return token.lower_ in _TROOPS and any(c.dep_ == "compound" and c.lower_ in ruled for c in token.children)


def _in_capital(token: Token, notes: Notes) -> str | None:
    """The state whose "the trade ministry in Oslo" is."""
    beside = [t for t in token.doc[token.i + 1 : token.i + 2] if t.lower_ == "in"]  # which the parser may hang on the verb
    for prep in (*token.children, *beside):
        if prep.dep_ == "prep" and prep.lower_ == "in":
            for at in prep.children:
                for entity in notes.entities_at(at):
                    land = entity if entity.type == "Country" else land_of(entity, notes) if entity.type == "Place" else None
                    if land is not None:
                        return land.id
    return None


def armed_groups(doc: Doc, notes: Notes) -> dict[int, EntityNote]:
    """Where the article names its armed groups."""
    groups: set[str] = set()
    for entity in notes.entities.values():
        if entity.type == "Organization" and entity.keep:
            entry = lookup(entity.name)
            if (entry is not None and entry.sort == "armed") or (entry is None and _ARMED.search(entity.name)):
                groups.add(entity.id)
    for mention in notes.mentions:  # "the United Front, a rebel group", "the rebels of the United Front"
        if mention.form != "name" or len(mention.entities) != 1:
            continue
        entity = notes.entities[mention.entities[0]]
        if entity.type != "Organization" or lookup(entity.name) is not None:
            continue
        near = [*doc[mention.root].children, doc[mention.root].head]
        if any(_says_armed(t) for t in near if abs(t.i - mention.root) < 12):
            groups.add(entity.id)
    groups = groups or _leaders_of_rebels(notes)
    return {m.start: notes.entities[m.entities[0]] for m in notes.mentions if len(m.entities) == 1 and m.entities[0] in groups}


def _leaders_of_rebels(notes: Notes) -> set[str]:
    """Who leads rebels whom nothing names but him: "rebel leader Juan Moreau"."""
    people = (e for e in notes.entities.values() if e.type == "Person" and notes.party_of(e) is None)
    found = {e.id for e in people if any(_LEADS_REBELS.search(o.title) and not o.former for o in e.offices)}
    return found if len(found) == 1 else set()


def _says_armed(token: Token) -> bool:
    words = classes()["armed"]
    return token.lemma_.lower() in words or any(c.lemma_.lower() in words for c in token.children if c.dep_ in ("amod", "compound"))


def _written_in(doc: Doc, notes: Notes) -> EntityNote | None:
    """The country in a dateline of a town that nobody knows: "SAN TOMAS, Peru -"."""
    start = next((t.i for t in doc if t.idx > len(notes.article.title or "")), 0) if notes.article.title else 0
    for token in doc[start : start + _DATELINE]:
        if token.text in ("-", "–", "—", "--"):
            named = [e for t in doc[start : token.i] for e in notes.entities_at(t) if e.type == "Country"]
            return named[-1] if named and doc[start].is_upper else None
    return None


def _only_ruled(doc: Doc, notes: Notes) -> str | None:
    """The one state of whose government or army the article speaks with its name."""
    known = [notes.entities_at(t) for t in of_lemma(doc, classes()["rulers"]) if t.pos_ in ("NOUN", "PROPN")]
    states = {e[0].id for e in known if len(e) == 1 and e[0].type == "Country"}
    return next(iter(states)) if len(states) == 1 else None


def state_of(doc: Doc, notes: Notes, armed: set[str]) -> str | None:
    """The state whose government the article speaks of without naming it."""
    counts: Counter[str] = Counter()
    for mention in notes.mentions:
        for id_ in mention.entities:
            if notes.entities[id_].type == "Country" and mention.form != "pronoun":
                counts[id_] += 1
    ranked = counts.most_common(2)
    if not ranked:
        return None
    place = notes.entities.get(notes.scene or "")
    land = place if place is not None and place.type == "Country" else land_of(place, notes) if place is not None else None
    land = land or _written_in(doc, notes)
    if land is not None and counts[land.id] * 2 >= ranked[0][1]:
        return land.id
    if (ruled := _only_ruled(doc, notes)) is not None:
        return ruled
    faced: Counter[str] = Counter()
    for event in notes.events:
        sides = event.ids("party") if event.type in ("Meeting", "Call") else []
        facing = [s for s in sides if notes.entities[s].type == "Country"]
        if len(facing) == 1 and armed & set(sides):
            faced[facing[0]] += len(event.proofs)
    if faced:
        return faced.most_common(1)[0][0]
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1] else None


def _it(token: Token, notes: Notes) -> None:
    """ "Lima cut the duties. It has since lifted the ban": who did the one does the other."""
    verb = token.head if token.dep_ in ("nsubj", "nsubjpass") else token.head.head
    if token.i == 0 or not (frames_of(verb) or token.dep_ == "poss"):
        return
    before = token.doc[token.i - 1].sent
    told = [t for t in before if t.dep_ == "nsubj" and t.head.dep_ == "ROOT"]
    sides = [e.id for t in told for e in notes.entities_at(t) if e.type in ("Country", "Organization")]
    if len(sides) == 1:
        notes.add_mention(Mention(token.i, token.i + 1, token.i, "pronoun", (sides[0],)))


def _taken_up(subject: Token, of: str, notes: Notes) -> None:
    """A pronoun at the begin of the next sentence is whoever stood as the subject before: "The army refused. Its chief said"."""
    if subject.dep_ != "nsubj" or subject.sent.end >= len(subject.doc):
        return
    first = subject.doc[subject.sent.end]
    if first.lower_ in _PRONOUNS and not notes.entities_at(first):
        notes.add_mention(Mention(first.i, first.i + 1, first.i, "pronoun", (of,)))
