"""Offices that a verb gives: "X is the UN envoy to Sudan", "X was appointed ambassador", "X, who heads the delegation"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from ingest.below import bounds, of_lemma
from ingest.lexicon import words
from ingest.notes import EntityNote
from ingest.who import groups, titles
from ingest.who.registry import Registry
from ingest.who.titles import Title

_BE = frozenset({"be", "become", "remain"})
NAMING = frozenset({"appoint", "name", "elect", "nominate", "swear", "reappoint", "reelect", "choose", "confirm", "install",
                    "anoint", "crown", "proclaim", "designate"})  # fmt: skip
_LEAVES = frozenset({"step", "stand", "resign", "quit", "retire", "depart"})
_TITLES = {"head": "head", "chair": "chair", "command": "commander"}
_CHAIRED = {"chair": "chair", "co-chair": "co-chair", "cochair": "co-chair", "head": "head", "command": "commander", "lead": "leader",
            "found": "founder", "co-found": "co-founder", "cofound": "co-founder"}  # fmt: skip
_MISSIONS = frozenset({"operation", "mission", "force", "office"})
_OPENS = frozenset({"NN", "NNP", "JJ", "PRP$", "DT"})
_REMOVED = frozenset({"dismiss", "sack", "fire", "remove", "oust", "replace", "depose", "suspend"})
_DEFINITE = frozenset({"the", "his", "her", "its", "their"})


_TOLD_BY = _BE | NAMING | _TITLES.keys() | _LEAVES | _REMOVED | {"lead", "serve", "double"}
"""The verbs by which somebody is said to hold an office."""


def found(registry: Registry) -> Iterator[tuple[EntityNote, Title]]:
    """Each person and the office that a predicate says that he or she holds, or is given."""
    for verb in of_lemma(registry.doc, _TOLD_BY):
        if verb.pos_ not in ("VERB", "AUX"):
            continue
        person = _subject(registry, verb)
        if person is None:
            continue
        if verb.lemma_ in ("become", "remain") and (verb.tag_ == "VBG" or any(c.tag_ == "MD" for c in verb.children)):
            continue  # "would become first minister"
        if verb.lemma_ in _BE and not any(c.dep_ == "neg" for c in verb.children):
            for child in verb.children:
                if child.dep_ != "attr":
                    continue
                if verb.lemma_ == "become" or _definite(registry, child):
                    ended = verb.tag_ == "VBD" and any(t.lower_ in ("until", "till") for t in verb.subtree if t.i > child.i)
                    for title in _parse(registry, child):
                        title.former = title.former or ended
                        yield person, title
                elif not any(c.dep_ == "det" for c in child.lefts):  # "who was ambassador in Oslo till 2016"
                    for title in _parse(registry, child):
                        title.former = title.former or (verb.tag_ == "VBD" and verb.dep_ == "relcl")
                        yield person, title
                else:  # "is a senior fellow of the Institute"
                    yield from ((person, t) for t in _parse(registry, child) if t.of is not None and t.of.type == "Organization")
        elif verb.lemma_ in NAMING and verb.tag_ == "VBN":
            for child in verb.children:
                if child.dep_ in ("oprd", "attr", "dobj"):
                    yield from ((person, t) for t in _parse(registry, child))
                elif child.dep_ == "prep" and child.lower_ == "as":
                    yield from ((person, t) for o in child.children if o.dep_ == "pobj" for t in _parse(registry, o))
        elif verb.lemma_ == "lead" and verb.dep_ == "relcl" and verb.tag_ in ("VBZ", "VBP"):
            for led in (c for c in verb.children if c.dep_ == "dobj"):
                read = _headed if led.lemma_ in ("delegation", "team") else _led
                yield from ((person, t) for t in [read(registry, verb, led)] if t is not None)
        elif verb.lemma_ in ("head", "lead") and verb.dep_ == "relcl" and verb.tag_ == "VBD":
            teams = [c for c in verb.children if c.dep_ == "dobj" and c.lemma_ in ("delegation", "team")]
            yield from ((person, t) for c in teams if (t := _headed(registry, verb, c)) is not None)  # for the talks told of
        elif verb.lemma_ in _TITLES and verb.tag_ in ("VBZ", "VBP"):
            yield from ((person, t) for c in verb.children if c.dep_ == "dobj" and (t := _headed(registry, verb, c)) is not None)
        elif verb.lemma_ in _LEAVES or (verb.lemma_ in _REMOVED and verb.tag_ == "VBN"):  # "who stepped down as minister in May"
            for prep in verb.children:
                if prep.dep_ == "prep" and prep.lower_ == "as":
                    for title in (t for o in prep.children if o.dep_ == "pobj" for t in _parse(registry, o)):
                        title.former = verb.tag_ in ("VBD", "VBN")
                        yield person, title
        elif verb.lemma_ in ("serve", "double"):  # "who doubles as the party's treasurer"
            past = verb.tag_ == "VBD" or any(c.lower_ == "had" for c in verb.children)
            for prep in verb.children:
                if prep.dep_ == "prep" and prep.lower_ == "as":
                    for title in (t for o in prep.children if o.dep_ == "pobj" for t in _parse(registry, o)):
                        title.former = title.former or past
                        yield person, title


def given(registry: Registry) -> Iterator[tuple[EntityNote, Title]]:
    """Each person and the office that somebody else gives: "the king named Omar Salem his envoy"; "his deputy is Omar Salem"."""
    doc = registry.doc
    for verb in of_lemma(doc, NAMING | _CHAIRED.keys() | {"be"}):
        if (
            verb.lemma_ in NAMING
            and verb.tag_ in ("VBD", "VBN", "VBZ", "VB")
            and not any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children)
        ):
            mention = next((registry.name_at[i] for i in range(verb.i + 1, min(verb.i + 8, len(doc))) if i in registry.name_at), None)
            person = registry.at(mention.start) if mention is not None else None
            if mention is None or person is None or person.type != "Person" or any(doc[i].is_punct for i in range(verb.i, mention.start)):
                continue
            start = mention.end + (mention.end < len(doc) and doc[mention.end].lower_ == "as")
            if start < len(doc) and (start > mention.end or doc[start].tag_ in _OPENS):
                yield from ((person, t) for t in _until(registry, start))
        elif verb.lemma_ in _CHAIRED and verb.tag_ == "VBN":
            body = _body(registry, _suffering(verb))
            agents = [o for c in verb.children if c.dep_ == "agent" for o in c.children if o.dep_ == "pobj"]
            people = [e for o in agents for t in (o, *o.conjuncts) if (e := registry.at(t)) is not None and e.type == "Person"]
            if body is not None and body.type == "Organization":
                name = _CHAIRED[verb.lemma_]
                if name == "leader" and _follows_mission(registry, _suffering(verb)):
                    name = "head"
                if verb.i > 1 and registry.doc[verb.i - 1].text == "-" and registry.doc[verb.i - 2].lower_ == "co":
                    name = f"co-{name}"
                yield from ((p, Title(name, body, False, verb.i, verb.i + 1, verb.i)) for p in people)
        elif verb.lemma_ == "be" and verb.tag_ in ("VBZ", "VBD"):
            person = next((e for c in verb.children if c.dep_ == "attr" and (e := registry.at(c)) is not None), None)
            noun = next((c for c in verb.children if c.dep_ == "nsubj"), None)
            if (
                person is None
                or person.type != "Person"
                or noun is None
                or noun.i > verb.i
                or registry.at(noun) is not None
                or not _definite(registry, noun)
            ):
                continue
            yield from ((person, t) for t in _parse(registry, noun))


def _suffering(verb: Token) -> Token:
    """What is chaired: the noun before "chaired by", or its subject."""
    subject = next((c for c in verb.children if c.dep_ == "nsubjpass"), verb.head)
    return verb.head if subject.lower_ in ("which", "that") and verb.dep_ == "relcl" else subject  # "the agency, which is headed by X"


def _body(registry: Registry, noun: Token) -> EntityNote | None:
    """The body that a noun is, or that it is in apposition to: "the Red Front, an armed | group | led by Omar Salem"."""
    found = registry.at(noun)
    if found is None and noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.tag_ == "NNS" and noun.head.head.pos_ == "NOUN":
        noun = noun.head.head  # "the Front, an alliance of four | militias | led by X"
    if found is not None and (found.type == "Organization" or noun.dep_ == "compound"):
        return found
    if noun.lemma_ in _MISSIONS:
        owners = [e for e in groups.owners_of(registry, noun) if e.type == "Organization"]
        return owners[0] if len(owners) == 1 else None
    if noun.lemma_ not in words("org_nouns") | words("body_kinds"):
        return None
    if noun.dep_ == "appos":
        return registry.at(noun.head)
    return next((e for c in noun.rights if c.dep_ == "appos" and c.i <= noun.i + 2 and (e := registry.at(c)) is not None), None)


def _follows_mission(registry: Registry, noun: Token) -> bool:
    """Whether what is led is a mission, which has a head and no leader."""
    return noun.lemma_.lower() in _MISSIONS or any(t.lower_ in _MISSIONS for t in registry.doc[max(0, noun.i - 4) : noun.i + 1])


def _until(registry: Registry, start: int) -> list[Title]:
    """The titles that begin at `start`, up to the next stop or verb."""
    doc = registry.doc
    end = start
    sent_end = bounds(doc[start])[1]
    while (
        end < sent_end and not (doc[end].is_punct and doc[end].text != "-") and doc[end].tag_ not in ("VBD", "VBZ", "VBP", "MD", "TO", "WP")
    ):
        if doc[end].ent_type_ in ("DATE", "TIME") or doc[end].lower_ in ("after", "before", "on", "with", "by", "last", "this"):
            break
        end += 1
    return [t for t in titles.parse(registry, start, end) if not t.plural] if end > start else []


def _subject(registry: Registry, verb: Token) -> EntityNote | None:
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass"):
            who = verb.head if child.lower_ == "who" and verb.dep_ == "relcl" else child
            entity = registry.at(who)
            if who is not child and entity is None and who.dep_ == "appos" and _now(verb):
                entity = registry.at(who.head)  # "Ana Silva, a lawyer who heads the board"
            return entity if entity is not None and entity.type == "Person" else None
    if verb.dep_ == "conj" and verb.head.pos_ in ("VERB", "AUX") and verb.head.i < verb.i:
        return _subject(registry, verb.head)  # "who led the team and | was appointed | minister"
    return None


def _now(verb: Token) -> bool:
    return verb.tag_ == "VBZ" or (verb.tag_ == "VBN" and any(c.lower_ == "has" for c in verb.children))


def _definite(registry: Registry, noun: Token) -> bool:
    """Whether the phrase says which office: "the envoy", "Ukraine's envoy", not "a minister"."""
    return any(c.lower_ in _DEFINITE or c.dep_ == "poss" for c in noun.lefts) or any(
        registry.at(c) is not None for c in noun.lefts if c.dep_ in ("compound", "amod", "nmod")
    )


def _parse(registry: Registry, noun: Token) -> list[Title]:
    start, end = noun.left_edge.i, noun.i + 1
    limit = noun.right_edge.i + 1
    doc = registry.doc
    if any((e := registry.at(i)) is not None and e.type == "Person" and doc[i + 1].tag_ != "POS" for i in range(start, noun.i)):
        return []  # "named Ana Silva his envoy", taken for one noun
    while (
        end < limit
        and doc[end].text not in (",", ";", "(", "–", "—")
        and (doc[end].tag_ not in ("VBD", "VBZ", "VBP", "WP", "WDT", "VBN", "VBG") or doc[end].dep_ == "amod")
    ):
        if doc[end].dep_ == "prep" and doc[end].lower_ not in ("of", "for", "to", "at"):
            break
        if doc[end].lower_ == "to" and doc[end].dep_ == "aux":
            break  # "the first president to visit"
        end += 1
    return [t for t in titles.parse(registry, start, end) if not t.plural]


def _headed(registry: Registry, verb: Token, noun: Token) -> Title | None:
    """ "X, who heads the Yemeni delegation": head of delegation, of Yemen; of an organisation with a name, its head."""
    entity = registry.at(noun)
    if entity is not None:
        title = _TITLES.get(verb.lemma_, "head")
        return Title(title, entity, False, verb.i, noun.i + 1, verb.i) if entity.type == "Organization" else None
    the_body = noun.lemma_ in words("body_kinds") | {"commission", "council", "committee", "union", "body", "board", "panel"}
    if the_body and any(c.lower_ == "the" for c in noun.lefts) and not any(c.dep_ in ("amod", "compound") for c in noun.lefts):
        title = "leader" if verb.lemma_ == "lead" else _TITLES.get(verb.lemma_, "head")
        return Title(title, None, False, verb.i, noun.i + 1, verb.i, noun)  # "who chairs the bloc"
    if verb.lemma_ == "command" or noun.tag_ in ("NNS", "NNPS") or noun.lemma_ not in words("group_nouns") | words("org_nouns") | _MISSIONS:
        return None
    owners = groups.owners_of(registry, noun)
    title = f"{'leader' if verb.lemma_ == 'lead' else _TITLES.get(verb.lemma_, 'head')} of {noun.text}"
    return Title(title, owners[0] if len(owners) == 1 else None, False, verb.i, noun.i + 1, verb.i)


def _by_name(registry: Registry, noun: Token) -> EntityNote | None:
    """ "An alliance of gangs called | Red Front |", "a group known as the Red Front"."""
    for verb in (c for n in (noun, *(o for p in noun.rights if p.dep_ == "prep" for o in p.children)) for c in n.rights):
        if verb.lemma_ in ("call", "name", "know", "dub") and verb.tag_ == "VBN":
            found = next((e for t in verb.subtree if (e := registry.at(t)) is not None), None)
            return found if found is not None and found.type == "Organization" else None
    return None


def _led(registry: Registry, verb: Token, noun: Token) -> Title | None:
    """ "X, who leads the larger wing of the Front": leader of the Front; of what has no name, nobody's."""
    entity = registry.at(noun) or _by_name(registry, noun)
    owners = [entity] if entity is not None else groups.owners_of(registry, noun)
    if len(owners) != 1 or owners[0].type not in ("Organization", "Country"):
        return None
    return Title("leader", owners[0], False, verb.i, noun.i + 1, verb.i)
