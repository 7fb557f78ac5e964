"""Meetings and calls: "talks in Florida", "the meeting" and "Sunday's session" are one where place, time and people agree.

Mentions come in text order. One that refers back ("the talks") looks for the event that it fits best; one that tells of something new
("a meeting", "met") founds an event, unless an event with the same people is told already. At the end events that say too little go.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from ingest.below import bounds
from ingest.happened.attendance import is_held
from ingest.happened.noun_triggers import noun_occasion
from ingest.happened.occasions import manner
from ingest.happened.people import People
from ingest.happened.same_event.conference import at_conference
from ingest.happened.same_event.context import aside, from_journeys, when_told, where_told
from ingest.happened.same_event.lead import opponents
from ingest.happened.same_event.likeness import is_old, kinds_agree, likeness
from ingest.happened.same_event.mergers import merges
from ingest.happened.same_event.order import follow_rounds, said_to_follow
from ingest.happened.same_event.scene import same_scene
from ingest.happened.same_event.sides import inherit_sides, take_over
from ingest.happened.same_event.telling import NOT, Cluster, Mention, dated, thirds
from ingest.happened.same_event.whose import give_sides
from ingest.happened.trigger import Occasion
from ingest.happened.verb_triggers import verb_occasion
from ingest.notes import EventNote, Notes, notes_of


@merges("Meeting", "Call")
def gather(events: list[EventNote], doc: Doc) -> list[EventNote]:
    """The events that these mentions come to; mentions that say too little to be one are dropped."""
    notes = notes_of(doc)
    index = {s.start: n for n, s in enumerate(doc.sents)}
    clusters: list[Cluster] = []
    late: list[Mention] = []
    lead = opponents(doc, notes) if events else People()
    for event in (e for told in events for e in _each(told, clusters, doc, notes, index)):
        mention = _mention(event, doc, notes, index)
        if event.joins is not None:
            late.append(mention)
            continue
        if event.echoes and not _brought(event):
            take_over(mention, clusters, doc, notes)
        aside(mention, clusters)
        home = _home(mention, clusters, notes)
        if home is not None:
            home.take(mention)
        elif _stands(mention):
            clusters.append(cluster := Cluster([]))
            cluster.take(mention)
            inherit_sides(mention, cluster, clusters[:-1], lead, notes)
        elif mention.persons and mention.manner == "known" and mention.occasion.is_noun:
            event.joins = []  # "the envoy chaired the session": it adds somebody to what is told
            late.append(mention)
    where_told(clusters, notes)
    for cluster in clusters:
        give_sides(cluster, doc, notes)
    clusters = [c for c in clusters if _worth(c)]
    for mention in late:
        if not _met_here(mention, clusters):
            _join(mention, clusters, notes)
    at_conference(clusters, doc, notes)
    from_journeys(clusters, notes, doc)
    when_told(clusters, notes, doc)
    same_scene(clusters, doc, notes)
    said_to_follow(clusters, doc)
    follow_rounds(clusters)
    return [c.event(notes) for c in clusters]


def _each(event: EventNote, clusters: list[Cluster], doc: Doc, notes: Notes, index: dict[int, int]) -> list[EventNote]:
    """ "Rang both leaders": a call with each of the two whom the text has told of."""
    if event.echoes != "each":
        return [event]
    two = EventNote(event.type, event.trigger, event.status, event.proofs, echoes="persons")
    take_over(_mention(two, doc, notes, index), clusters, doc, notes)
    met = [p for p in two.parts if p.role == "attendee"] or [p for p in two.parts if p.role == "party"]
    found = []
    for part in (p for p in met if p.entity not in event.ids("attendee", "party")):
        copy = replace(event, parts=[replace(p, proofs=list(p.proofs)) for p in event.parts], proofs=list(event.proofs), echoes=None)
        copy.add(part.entity, part.role, side=part.side)
        if part.side is not None:
            copy.add(part.side, "party")
        found.append(copy)
    return found or [replace(event, echoes=None)]


def _brought(event: EventNote) -> set[str]:
    """Those whom a mention names, but for who brought them together."""
    return set(event.ids("attendee", "party")) - thirds(event)


def _mention(event: EventNote, doc: Doc, notes: Notes, index: dict[int, int]) -> Mention:
    token = doc[event.trigger]
    occasion = noun_occasion(token) or verb_occasion(token) or Occasion(token, token, "either", "link")
    sentence = index.get(bounds(token)[0], 0)
    persons = set(event.ids("attendee"))
    parties = set(event.ids("party", "host", "mediator")) - persons
    parties |= {p.side for p in event.parts if p.role in {"host", "mediator"} and p.side}
    return Mention(event, occasion, manner(occasion), bool(notes.article.title) and sentence == 0, sentence, persons, parties)


def _home(mention: Mention, clusters: list[Cluster], notes: Notes) -> Cluster | None:
    if (held := _met_for(mention, clusters) or _summed_up(mention, clusters)) is not None:
        return held
    best: tuple[float, int] | None = None
    for n, cluster in enumerate(clusters):
        value = likeness(mention, cluster, notes)
        if value is not None and (best is None or (value, n) > best):
            best = value, n
    return clusters[best[1]] if best else None


def _met_for(mention: Mention, clusters: list[Cluster]) -> Cluster | None:
    """ "Met by video for the third round of talks", "met in talks mediated by Oman": the talks are what the verb has told of."""
    top = mention.occasion.top
    if not mention.occasion.is_noun or top.dep_ != "pobj" or top.head.lower_ not in {"for", "in", "at"}:
        return None
    if top.head.lower_ == "at" and top.lower_ not in {"assembly", "congress", "council"}:
        return None  # "will brief the ministers at the Council"
    if top.head.lower_ == "in" and (mention.occasion.sort != "process" or mention.manner not in {"bare", "new"}):
        return None
    for cluster in clusters:
        if any(m.event.trigger == top.head.head.i and not m.occasion.is_noun for m in cluster.mentions):
            return cluster if not mention.parties or not cluster.parties or mention.parties & cluster.parties else None
    return None


_NTH = {"first", "second", "third", "fourth", "fifth", "latest", "last"}


def _summed_up(mention: Mention, clusters: list[Cluster]) -> Cluster | None:
    """ "The two met in Lima, their first encounter in years": what the sentence has just told of, in other words."""
    noun, top = mention.occasion.token, mention.occasion.top
    edge = top.left_edge.i
    apart = edge > 0 and noun.doc[edge - 1].text in {",", "–", "—", "-"}
    if not mention.occasion.is_noun or not apart or top.dep_ in {"nsubj", "nsubjpass", "pobj"}:
        return None
    if not {c.lower_ for n in mention.occasion.nouns for c in n.children} & _NTH:
        return None
    last = clusters[-1] if clusters else None
    told = last is not None and last.mentions[-1].sentence == mention.sentence and last.mentions[-1].event.trigger < edge
    return last if last is not None and told and kinds_agree(mention, last) else None


def _join(mention: Mention, clusters: list[Cluster], notes: Notes) -> None:
    """Give those who "joined" or "led the delegation" to the event where their company or their side is."""
    joins = set(mention.event.joins or ())
    to_come = mention.to_come
    leads = not mention.persons and bool(thirds(mention.event))
    clusters = [c for c in clusters if leads or c.status not in NOT or mention.event.status in NOT]
    if mention.occasion.is_noun and mention.occasion.sort != "link":
        clusters = [c for c in clusters if kinds_agree(mention, c)]
    if not mention.persons and thirds(mention.event):
        fits = [c for c in clusters if _mediates(mention, c)]
    elif joins:
        fits = [c for c in clusters if joins & c.persons and c.to_come == to_come and abs(_gap(mention, c)) <= 3]
    elif told := _just_told(mention, clusters, notes):
        fits = [told]
    else:
        fits = _of_their_side(mention, [c for c in clusters if c.to_come == to_come and c.talked_of])
    beside = mention.persons or not thirds(mention.event)
    if not fits and not joins and beside and not _spoke_after(mention):  # "also took part": in what was told just before
        far = 1 if mention.occasion.token.lemma_ in {"lead", "head"} else 2
        meetings = [c for c in clusters if c.to_come == to_come and not c.is_call]
        near = sorted(((_gap(mention, c), c) for c in meetings), key=lambda g: (g[1].talked_of, -g[0]))
        told_of = [c for gap, c in near if c.talked_of and len(c.mentions) > 1 and 0 <= gap <= 2 * far]
        fits = [c for gap, c in near if 0 <= gap <= far][-1:] or told_of[-1:]
    if fits:
        best = max(
            fits,
            key=lambda c: (len(c.mentions) if not joins else -abs(_gap(mention, c)), -c.mentions[0].sentence),
        )
        best.take(mention)


def _of_their_side(mention: Mention, told: list[Cluster]) -> list[Cluster]:
    """The gatherings at which their side is; where those are far from here, or told later, rather what was told just before."""
    fits = [c for c in told if mention.parties & c.parties] if mention.parties else told if len(told) == 1 else []
    if not _spoke_after(mention) and not any(0 <= _gap(mention, c) <= 6 for c in fits):
        fits = [c for c in told if 0 <= _gap(mention, c) <= 2] or fits
    return [c for c in fits if _gap(mention, c) >= 0] or fits


def _spoke_after(mention: Mention) -> bool:
    """Whether somebody only says something after talks, which may be those of others."""
    top = mention.occasion.top
    return mention.occasion.is_noun and top.dep_ == "pobj" and top.head.lower_ in {"after", "following"}


_TAKES_PART = {"take", "participate", "attend", "represent"}


def _just_told(mention: Mention, clusters: list[Cluster], notes: Notes) -> Cluster | None:
    """The news that the sentences just before tell of, where one says who "took part", of whatever side."""
    if mention.occasion.token.lemma_ not in _TAKES_PART:
        return None
    near = [c for c in clusters if c.talked_of and c.to_come == mention.to_come and 0 <= _gap(mention, c) <= 2]
    near = [c for c in near if not is_old(c, notes)]
    return max(near, key=lambda c: (len(c.mentions), -_gap(mention, c)), default=None)


def _mediates(mention: Mention, cluster: Cluster) -> bool:
    """Whether those who are said to mediate can do so here: it is between two others at least, and nobody sits there for them."""
    between = {i for m in cluster.mentions for p in m.event.parts if p.role in {"party", "attendee"} for i in (p.entity, p.side)}
    talks = cluster.talked_of or any(m.occasion.sort == "sign" for m in cluster.mentions)
    near = talks and cluster.to_come == mention.to_come and 0 <= _gap(mention, cluster) <= 3
    return near and len(between & cluster.parties) > 1 and not between & (thirds(mention.event) - {None})


def _met_here(mention: Mention, clusters: list[Cluster]) -> bool:
    """Whether the sentence tells of a meeting of its own of whom it calls negotiator: "the negotiator, Omar Haddad, met the envoy"."""
    if mention.occasion.sort != "link" or mention.occasion.token.pos_ not in {"NOUN", "PROPN"}:
        return False
    here = {p for c in clusters for m in c.mentions if m.sentence == mention.sentence and not m.event.joins for p in m.persons}
    return bool(mention.persons) and mention.persons <= here


def _gap(mention: Mention, cluster: Cluster) -> int:
    """How many sentences after the last word on an event before it a mention stands; negative where the event is only told of later."""
    gaps = [mention.sentence - m.sentence for m in cluster.mentions]
    return min((g for g in gaps if g >= 0), default=max(gaps))


def _stands(m: Mention) -> bool:
    """Whether a mention by itself can be an event."""
    event, sort = m.event, m.occasion.sort
    if sort in {"shared", "linker"}:
        somewhere = sort == "shared" and bool(m.persons or m.parties or m.signing) and (event.place or dated(event.when))
        if sort == "linker" and len(m.persons) < 2 and not (event.place or dated(event.when) or is_held(m.occasion)):
            return False  # "its engagement with the Fund": no one occasion
        return len(m.parties) >= 2 or len(m.persons) >= 2 or bool(somewhere)
    if m.manner == "known" and not (event.place or dated(event.when)):
        return len(m.parties) >= 2 or len(m.persons) >= 2
    if sort == "process" and not (event.place or dated(event.when)) and m.manner in {"known", "bare"} and not is_held(m.occasion):
        asked_for = m.to_come and m.occasion.token.lower_ in {"talks", "negotiations"} and m.occasion.token.dep_ != "conj"
        return (len(m.parties) >= 2 or len(m.persons) >= 2) and (
            m.title or not m.to_come or asked_for
        )  # "accession negotiations", "dialogue": no one occasion
    another = m.manner == "other" and (dated(event.when) or m.to_come)
    told = m.occasion.is_noun and dated(event.when) and event.status != "denied" and (is_held(m.occasion) or m.manner == "new")
    return bool(m.persons or m.parties or event.place or another or told)


def _worth(c: Cluster) -> bool:
    """Whether an event says enough to be one: two sides, or one with a place or a day."""
    sides = len(c.parties) + (0 if c.parties else len(c.persons))
    if sides >= 2 or len(c.persons) >= 2:
        return True
    if sides and any(_is_convention(m) for m in c.mentions):
        return True
    if sides and c.persons and c.status in NOT and c.talked_of:
        return True  # "a planned meeting with the envoy was cancelled"
    if sides and all(m.manner == "new" and m.occasion.kind != "either" for m in c.mentions):
        return True  # "met a delegation of farmers"
    return bool(sides and (c.places or c.dates)) or bool(c.places and (c.dates or any(_is_convention(m) for m in c.mentions)))


_CONVENTIONS = {"summit", "conference", "forum", "cop"}


def _is_convention(m: Mention) -> bool:
    """Whether the mention names a gathering of many that a place or one body is enough to tell: "the climate summit in Glasgow"."""
    return m.occasion.is_noun and m.occasion.token.lemma_.lower() in _CONVENTIONS and m.manner != "new"
