"""Whom an office is of where its own phrase doesn't say: the list it stands in, its sentence, the article; and whom a person acts for."""

from __future__ import annotations

import math
import re
from bisect import bisect_left

from ingest.below import having, spelt
from ingest.notes import EntityNote, Office
from ingest.who import leaders
from ingest.who.held import acts_for, commands, joined, may_be_states, mediates, stateless
from ingest.who.homes import home_of, led_by
from ingest.who.international import body_of
from ingest.who.nearby import (
    beside_equal,
    company,
    destinations,
    envoys_goals,
    faced,
    faced_by,
    neighbour,
    of_people,
    stands_in,
    tells_of,
    theme,
)
from ingest.who.owning import owner_of
from ingest.who.registry import Registry
from ingest.who.sightings import Sightings, home_beside, spent
from ingest.who.statehood import held_by_one, may_have, states_with, title_words
from ingest.who.titles import PARTISAN

_LEADING = re.compile(
    r"president|prime minister|premier|chancellor|king|queen|prince|emir|sultan|foreign|secretary|leader|chief|minister|general"
)
_OF_STATE = re.compile(r"minister|premier|^president|chancellor|ambassador|secretary of state")
_SERVES = re.compile(r"minister|premier|chancellor|ambassador|vice president|army|secretary of state|defen[cs]e")
_SENT = re.compile(r"envoy|special representative|ambassador-")
_UNTOLD = frozenset({"his", "her", "whose", "body", "bloc", "group", "movement", "alliance", "coalition", "rebels", "militia", "union"})
"""Owners of an office that, where nobody can say who is meant, are no state."""
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
_OFTEN = 0.7
"""How much it counts that the article names a state often."""
_ENOUGH = 1.25
"""The least weight of evidence on which an office is given to a state."""


class Settler:
    """Gives each office of one article the party it is of, as far as the article tells."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self.sightings = Sightings.of(registry)
        self.holders: dict[tuple[str, frozenset[str]], str] = {}
        self.bound_for = destinations(registry)
        self.marked = {registry.notes.entities[o.of].name for o, _, _ in registry.titles if o.of is not None}
        self.home = home_of(registry, self.sightings)
        self.spent = spent(registry)
        self.native = self._native()
        self.breaks = [t.i for t in having(registry.doc, [word for word in spelt(registry.doc) if "\n" in word])]

    def settle(self) -> None:
        """Settle the offices, join what is said twice, and give each person the party acted for."""
        titles = self.registry.titles
        for office, person, _ in titles:
            if office.of is not None:
                self._settled(office, person)
                self._serves(office, person)
        waiting = [(o, p) for o, p, owner in sorted(titles, key=lambda t: t[0].start) if o.of is None and owner is None]
        for office, person in waiting:
            state = self._led(office, person) or self._told(office) if office.of is None else None
            if state is not None:
                office.of = state.id
                self._settled(office, person)
        self._weigh([(o, p) for o, p in waiting if o.of is None])
        self._bodies()
        self._conclude()

    def _bodies(self) -> None:
        """Give the bodies of some state, whose names don't tell of which, the state for which their officers stand."""
        for office, person, _ in self.registry.titles:
            body = self.registry.notes.entities[office.of] if office.of is not None else None
            if body is None or not may_be_states(body):
                continue
            other = next((o.of for o in person.offices if o.of and self.registry.notes.entities[o.of].type == "Country"), None)
            alone = states_with(office.title) or ()
            weights = sorted(((w, s) for s, w in self._weights(office, person).items()), reverse=True)
            if other is not None:
                body.country = other
            elif len(alone) == 1:
                body.country = self.registry.country(alone[0]).id
            elif weights and weights[0][0] >= _ENOUGH:
                body.country = self.registry.country(weights[0][1]).id

    def owned(self) -> None:
        """Settle the offices that a pronoun or a noun owns ("his chief of staff", "the country's president"), once these are resolved."""
        left: list[tuple[Office, EntityNote]] = []
        for office, person, owner in self.registry.titles:
            if office.of is not None or owner is None:
                continue
            boss = owner_of(self.registry, owner, person)
            if boss is not None:
                office.of = boss.id
                if boss.type == "Person" and boss.country and (owner.pos_ == "NOUN" or _OF_STATE.search(office.title.lower())):
                    office.of = boss.country  # "the president's chief of staff" serves the state, and so does "his prime minister"
                self._settled(office, person)
            elif owner.lower_ not in _UNTOLD and title_words(office.title).isdisjoint(("aide", "deputy")):
                left.append((office, person))
        self._weigh(left)
        self._conclude()
        self._known()

    def _serves(self, office: Office, person: EntityNote) -> None:
        """ "Silva's foreign minister" is her state's, so that nobody else in the article has that office there."""
        boss = self.registry.notes.entities[office.of or ""]
        if boss.type == "Person" and _SERVES.search(office.title.lower()) and (party := acts_for(self.registry, boss)) is not None:
            self.holders.setdefault((self.registry.notes.entities[party].name, title_words(office.title)), person.id)

    def _known(self) -> None:
        """Give a party to those without any office: the state whose the text calls them, or that one known leader of the name led."""
        for mention in self.registry.notes.mentions:
            whose = self.registry.at(mention.start) if mention.form == "name" else None
            if whose is not None and whose.type == "Person" and whose.country is None:
                home = home_beside(self.registry, mention)
                whose.country = home.id if home is not None else None
        for person in self.registry.notes.entities.values():
            if person.type == "Person" and person.country is None and not person.offices:
                found = led_by(self.registry, person, former=False)
                person.country = found.id if found is not None else None

    def _conclude(self) -> None:
        for person in {p.id: p for _, p, _ in self.registry.titles}.values():
            person.offices = joined(person.offices)
            person.country = acts_for(self.registry, person) or person.country
            for office in person.offices:
                if office.of is None and commands(office.title):
                    office.of = person.country  # the general is of whom the chief of staff is of

    def _settled(self, office: Office, person: EntityNote) -> None:
        """Remember who holds the office; the same title elsewhere in the article is of the same party."""
        words = title_words(office.title)
        if office.of is not None and not office.former:
            self.holders.setdefault((self.registry.notes.entities[office.of].name, words), person.id)
        for other in person.offices:
            if other.of is None and title_words(other.title) <= words:
                other.of = office.of

    def _native(self) -> str | None:
        """The state named most of which no office is said expressly, where several officials stand without a state: they are its own."""
        bare = {p.id for o, p, owner in self.registry.titles if o.of is None and owner is None}
        if self.home is not None or len(bare) < 3:
            return None
        most = sorted(self.sightings.counts.items(), key=lambda c: -c[1])[:3]
        ranked = [(n, s) for s, n in most if s not in self.marked]
        return ranked[0][1] if ranked and ranked[0][0] > 2 else None

    def _led(self, office: Office, person: EntityNote) -> EntityNote | None:
        """The one party of the article that somebody of this name leads or has led; a surname alone needs a leader's title."""
        if " " not in person.name and not _LEADING.search(office.title.lower()):
            return None
        found = led_by(self.registry, person, former=office.former)
        return found if found is not None and may_have(found.name, office.title) else None

    def _told(self, office: Office) -> EntityNote | None:
        """The state that the title itself or the list that it stands in tells."""
        doc = self.registry.doc
        partisan = any(t.text in ("Republican", "Democrat") for t in doc[office.end : office.end + 10])
        if partisan or any(t.text in PARTISAN for t in doc[office.start : office.end]):
            return self.registry.country("United States")  # "Senator Ana Silva, Republican of Kansas"
        if self.home is not None and office.start > 1 and doc[office.start - 2 : office.start].text == "attributable to":
            return self.home  # "The following is attributable to Spokesperson X"
        states = states_with(office.title)
        if states and len(states) == 1:
            if len(title_words(office.title)) > 1:
                return self.registry.country(states[0])  # also where the article needn't name it: "Secretary of State Blinken"
            return self.registry.by_key.get(("Country", states[0]))
        if (body := body_of(self.registry, office)) is not None:
            return body
        if (home := beside_equal(self.registry, office)) is not None and may_have(home.name, office.title):
            return home
        usual = states_with(office.title, usual=True)
        if usual and self.home is not None and usual[0] == self.home.name:
            sent = self.registry.doc[office.start].sent
            free = (usual[0], title_words(office.title)) not in self.holders
            if self._beside_foreign(office):
                return self.home
            if free and not any(s != usual[0] for _, s, _ in self.sightings.between(sent.start, office.start)):
                return self.home
        beside = neighbour(self.registry, office, self.holders)
        return beside if beside is not None and may_have(beside.name, office.title) else None

    def _beside_foreign(self, office: Office) -> bool:
        """Whether the officer of another state, which is told, follows: "Secretary of Defense Ana Silva and Peruvian Secretary of"."""
        doc, name = self.registry.doc, self.registry.name_at.get(office.end)
        if name is None or name.end + 1 >= len(doc) or doc[name.end].lower_ != "and":
            return False
        hit = self.registry.hit_at.get(name.end + 1)
        return hit is not None and hit.entry.kind == "Country" and self.home is not None and hit.entry.name != self.home.name

    def _weigh(self, waiting: list[tuple[Office, EntityNote]]) -> None:
        """Give the other offices to the states that most speaks for, the clearest first, since a state has one president."""
        weights: dict[tuple[str, frozenset[str]], dict[str, float]] = {}
        offices: dict[tuple[str, frozenset[str]], list[tuple[Office, EntityNote]]] = {}
        for office, person in waiting:
            if stateless(office.title) or mediates(office.title) or of_people(self.registry, office):
                continue
            key = person.id, title_words(office.title)
            offices.setdefault(key, []).append((office, person))
            sums = weights.setdefault(key, {})
            for state, weight in self._weights(office, person).items():
                old = sums.get(state, 0.0)
                sums[state] = max(old, weight) + 0.2 * min(old, weight)
        while weights:
            best: tuple[float, tuple[str, frozenset[str]], str | None] | None = None
            for key, states in weights.items():
                past = all(o.former for o, _ in offices[key])
                ranked = sorted(((w - (0.0 if past else self._taken(s, key)), s) for s, w in states.items()), reverse=True)
                top = ranked[0] if ranked else (0.0, "")
                margin = top[0] - (ranked[1][0] if len(ranked) > 1 else 0.0)
                if best is None or margin > best[0]:
                    best = margin, key, top[1] if top[0] >= _ENOUGH else None
            if best is None:
                return
            del weights[best[1]]
            if best[2] is not None:
                for office, person in offices[best[1]]:
                    office.of = self.registry.country(best[2]).id
                    self._settled(office, person)

    def _taken(self, state: str, key: tuple[str, frozenset[str]]) -> float:
        """What speaks against a state whose office of this title somebody else holds in the article."""
        return 4.0 * held_by_one(key[1]) if self.holders.get((state, key[1]), key[0]) != key[0] else 0.0

    def _weights(self, office: Office, person: EntityNote) -> dict[str, float]:
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
        if led and (" " in person.name or len(led) == 1) and _LEADING.search(office.title.lower()):
            found = {s: w + (len(led) == 1) for s, w in found.items() if s in led}  # a leader whom one knows is of no state but his own
        for state in found.keys() - {s for s, named in zip(self.sightings.states, self.sightings.named, strict=True) if named}:
            if state != home and not any(s == state for _, s, _ in self.sightings.between(sent.start, office.start)):
                found[state] -= _UNNAMED
        for state in faced(doc, self.sightings, office):
            found[state] = found.get(state, 0.0) - _FACED
        if (guest := faced_by(self.registry, office)) in found:
            found[guest] -= 2 * _FACED
        if (fellow := company(self.registry, office)) in found:
            found[fellow] += _TELLS
        barred = {s for _, s, _ in self.sightings.between(office.start, office.end)} | self.bound_for.get(person.id, set())
        barred |= envoys_goals(self.registry, office)
        for state in list(found):
            if not may_have(state, office.title) or state in barred:
                del found[state]
            elif state in self.marked and sent.start > 0:
                found[state] -= 0.3  # the article says whose officials these are
        return found
