"""How much speaks for each state's having an office whose own phrase doesn't say whose it is."""

from __future__ import annotations

import math
import re
from bisect import bisect_left

from ingest.below import having, spelt
from ingest.notes import EntityNote, Office
from ingest.who import leaders
from ingest.who.embassies import posts_of, seats_of
from ingest.who.homes import home_of
from ingest.who.nearby import company, destinations, envoys_goals, faced, faced_by, fronted, stands_in, tells_of, theme
from ingest.who.receiving import guest_of, receiving, state_of
from ingest.who.registry import Registry
from ingest.who.sightings import Sightings, spent
from ingest.who.statehood import may_have, states_with

LEADING = re.compile(
    r"president|prime minister|premier|chancellor|king|queen|prince|emir|sultan|foreign|secretary|leader|chief|minister|general"
)
_SENT = re.compile(r"envoy|special representative|ambassador-")
_ABOUT = frozenset({"in", "to", "from", "against", "with", "on", "of", "between"})
"""What stands before a state that something is about, rather than one that speaks."""
_OWN = 3.0
"""How much it counts that its holder has another office of the state."""
_USUAL = 0.8
"""How much it counts that one thinks of the state first where the title is heard."""
_FACED = 1.0
"""How much it counts against a state that the holder meets its officials, or says what it should do."""
_UNNAMED = 0.5
"""How much it counts against a state that the article names but a place or a body in it."""
_TELLS = 3.0
"""How much it counts that the holder tells of what the state does: "the spokesman said Peru would sign"."""
_THEME = 0.6
"""How much it counts that the sentence before is about what a state, or an official of it, did or said."""
_SCENE = 0.4
"""How much it counts that the article is written in the state."""
_POSTED = 1.0
"""How much it counts for an ambassador's state that it has an embassy, and against one that there is an embassy in it."""
_OFTEN = 0.7
"""How much it counts that the article names a state often."""


class Weigher:
    """Weighs the states of one article against each other."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self.sightings = Sightings.of(registry)
        self.holders: dict[tuple[str, frozenset[str]], str] = {}
        self.bound_for = destinations(registry)
        self.marked = {registry.notes.entities[o.of].name for o, _, _ in registry.titles if o.of is not None}
        self.home = home_of(registry, self.sightings)
        self.spent = spent(registry)
        self.senders, self.posts = posts_of(registry)
        self.native = self._native()
        self.breaks = [t.i for t in having(registry.doc, [word for word in spelt(registry.doc) if "\n" in word])]

    def _where(self, office: Office) -> str | None:
        """The state where an ambassador meets somebody in this sentence: no one is ambassador in his own."""
        doc = self.registry.doc
        for i in range(office.end, doc[office.start].sent.end - 1):
            place = self.registry.at(i + 1) if doc[i].lower_ == "in" else None
            if place is not None and place.id in self.registry.lies_in:
                return self.registry.lies_in[place.id]
        return None

    def _native(self) -> str | None:
        """The state named most of which no office is said expressly, where several officials stand without a state: they are its own."""
        bare = {p.id for o, p, owner in self.registry.titles if o.of is None and owner is None}
        if self.home is not None or len(bare) < 3:
            return None
        most = sorted(self.sightings.counts.items(), key=lambda c: -c[1])[:3]
        ranked = [(n, s) for s, n in most if s not in self.marked]
        return ranked[0][1] if ranked and ranked[0][0] > 2 else None

    def weights(self, office: Office, person: EntityNote) -> dict[str, float]:
        """State -> how much speaks for its having this office here: its nearness, its frequency, and that nobody else holds it."""
        doc = self.registry.doc
        sent = doc[office.start].sent
        before = max(doc[sent.start - 1].sent.start if sent.start else 0, len(self.registry.headings) and min(self.breaks, default=0))
        mark = bisect_left(self.breaks, office.start)
        paragraph = self.breaks[mark - 1] if mark else 0
        found: dict[str, float] = {}
        for state, count in self.sightings.counts.items():
            found[state] = _OFTEN * math.log1p(count)
        for token, state, named in self.sightings.between(0, sent.end):
            if sent.start <= token < office.start:
                weight = 3 + 1 / (1 + (office.start - token) / 8)
            elif token >= sent.start:
                weight = _TELLS if tells_of(doc[token], doc[office.start]) else 0.8
            elif token >= before:
                weight = 2.2 if token >= paragraph else 1.8
            elif token >= paragraph:
                weight = 1.5 + 0.5 / (1 + (office.start - token) / 20)
            else:
                weight = 0.9
            if office.end < token < office.end + 8 and stands_in(doc, token):
                weight = 3.0  # "Presidential spokesman Ana Silva, in Lima, said"
            if token < sent.start and token in self.spent:
                weight *= 0.6
            if not named:
                weight *= 0.85
            if named and doc[token].dep_ == "pobj" and doc[token].head.lower_ in _ABOUT - {"of"}:
                weight *= 0.8
            elif doc[token].dep_ == "dobj" and token < sent.start:
                weight *= 0.85  # "would ask London"
            if token < office.start and doc[token].dep_ == "nsubj" and token >= sent.start:
                weight += 0.7
            elif sent.start > 0 and token == self.sightings.tokens[0]:
                weight += 0.3
            found[state] = max(found.get(state, 0.0), weight + _OFTEN * math.log1p(self.sightings.counts[state]))
        for other in person.offices:
            if other.of is not None and (held := self.registry.notes.entities[other.of]).name in found and held.type == "Country":
                found[held.name] += _OWN
        usual = states_with(office.title, usual=True)
        if usual and usual[0] in found:
            found[usual[0]] += _USUAL
        about = theme(self.registry, self.sightings, sent)
        if about in found:
            found[about] += _THEME
        home = self.home.name if self.home is not None else None
        if home is not None:
            found[home] = found.get(home, 0.0) + (3.0 if " " not in person.name else 1.5 if _SENT.search(office.title.lower()) else -0.5)
            found[home] = max(found[home], 1.3)
        scene = self.registry.lies_in.get(self.registry.notes.scene or "")
        if scene in found:
            found[scene] += _SCENE
        if self.native is not None:
            found[self.native] = found.get(self.native, 0.0) + 0.5
        published = self.registry.notes.published
        led = leaders.parties_of(person.name, published.year if published else None, former=office.former)
        if led and (" " in person.name or len(led) == 1) and LEADING.search(office.title.lower()):
            found = {s: w + (len(led) == 1) for s, w in found.items() if s in led}  # a leader whom one knows is of no state but his own
        for state in found.keys() - {s for s, named in zip(self.sightings.states, self.sightings.named, strict=True) if named}:
            if state != home and not any(s == state for _, s, _ in self.sightings.between(sent.start, office.start)):
                found[state] -= _UNNAMED
        for state in faced(doc, self.sightings, office):
            found[state] = found.get(state, 0.0) - _FACED
        for state in fronted(doc, self.sightings, office):
            found[state] = found.get(state, 0.0) - 2 * _FACED
        if (guest := faced_by(self.registry, office)) in found:
            found[guest] -= 2 * _FACED
        if (fellow := company(self.registry, office)) in found:
            found[fellow] += _TELLS
        if (host := receiving(self.registry, office)) in found:
            found[host] += _TELLS
        if "ambassador" in office.title.lower() and "at-large" not in office.title.lower():
            for state in list(found):
                found[state] += _POSTED * (min(self.senders.get(state, 0), 2) - min(self.posts.get(state, 0), 2))
            found.pop(seats_of(self.registry, office) or "", None)
            found.pop(self._where(office) or "", None)
        visit = guest_of(self.registry, office)
        if visit is not None and guest is None and (caller := state_of(self.registry, visit[1])) in found:
            found[caller] -= 2 * _FACED
        barred = {s for _, s, _ in self.sightings.between(office.start, office.end)} | self.bound_for.get(person.id, set())
        barred |= envoys_goals(self.registry, office)
        for state in list(found):
            if not may_have(state, office.title) or state in barred:
                del found[state]
            elif state in self.marked and sent.start > 0:
                found[state] -= 0.3  # the article says whose officials these are
        return found
