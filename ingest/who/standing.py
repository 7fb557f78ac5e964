"""Whom an office is of where its own phrase doesn't say: the list it stands in, its sentence, the article; and whom a person acts for."""

from __future__ import annotations

import re

from ingest.notes import EntityNote, Office
from ingest.who.held import acts_for, commands, is_armed, is_cleric, joined, may_be_states, mediates, stateless, under_no_state
from ingest.who.homes import led_by
from ingest.who.international import body_of
from ingest.who.nearby import (
    beside_equal,
    included,
    neighbour,
    of_people,
)
from ingest.who.owning import owner_of
from ingest.who.serving import represents
from ingest.who.sightings import body_beside, home_beside
from ingest.who.statehood import held_by_one, may_have, states_with, title_words
from ingest.who.titles import PARTISAN
from ingest.who.weighing import LEADING, Weigher

_OF_STATE = re.compile(r"minister|premier|^president|chancellor|ambassador|secretary of state")
_SERVES = re.compile(r"minister|premier|chancellor|ambassador|vice president|army|secretary of state|defen[cs]e")
_UNTOLD = frozenset({"his", "her", "whose", "body", "bloc", "group", "movement", "alliance", "coalition", "rebels", "militia", "union",
                     "board", "company", "association", "party", "front", "league", "network", "foundation", "institute", "university",
                     "federation", "club", "church", "committee", "society", "centre", "center", "general",
                     "commissioner", "pope"})  # fmt: skip
"""Owners of an office that, where nobody can say who is meant, are no state."""
_ENOUGH = 1.25
"""The least weight of evidence on which an office is given to a state."""


class Settler(Weigher):
    """Gives each office of one article the party it is of, as far as the article tells."""

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
            if state is not None and not (state.type == "Country" and under_no_state(office.title)):
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
            weights = sorted(((w, s) for s, w in self.weights(office, person).items()), reverse=True)
            if other is not None:
                body.country = other
            elif len(alone) == 1:
                body.country = self.registry.country(alone[0]).id
            elif (beside := neighbour(self.registry, office, self.holders)) is not None and beside.type == "Country":
                body.country = beside.id  # "the Prime Minister of Chad, X, and National Assembly Speaker Y"
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
        self._rebels()
        self._conclude()
        self._known()

    def _rebels(self) -> None:
        """ "The chief rebel negotiator" is of the one armed group that the article names."""
        armed = [e for e in self.registry.notes.entities.values() if e.type == "Organization" and e.keep and is_armed(e)]
        if len(armed) == 1:
            for office, _, owner in self.registry.titles:
                if office.of is None and owner is None and under_no_state(office.title):
                    office.of = armed[0].id

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
                home = home_beside(self.registry, mention) or body_beside(self.registry, mention)
                whose.country = home.id if home is not None else None
        for person in self.registry.notes.entities.values():
            if person.type == "Person" and person.country is None and not person.offices:
                found = led_by(self.registry, person, former=False)
                person.country = found.id if found is not None else None

    def _conclude(self) -> None:
        for person in {p.id: p for _, p, _ in self.registry.titles}.values():
            person.offices = joined(person.offices)
            person.country = acts_for(self.registry, person) or person.country
            if person.country is None and all(is_cleric(o.title) for o in person.offices):
                led = led_by(self.registry, person, former=all(o.former for o in person.offices))
                person.country = led.id if led is not None else None  # the Pope acts for the Holy See
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

    def _led(self, office: Office, person: EntityNote) -> EntityNote | None:
        """The one party of the article that somebody of this name leads or has led; a surname alone needs a leader's title."""
        if " " not in person.name and not LEADING.search(office.title.lower()):
            return None
        found = led_by(self.registry, person, former=office.former)
        return found if found is not None and may_have(found.name, office.title) else None

    def _told(self, office: Office) -> EntityNote | None:
        """The state that the title itself or the list that it stands in tells."""
        doc = self.registry.doc
        partisan = any(
            t.text in ("Republican", "Democrat") or (t.text in ("R", "D") and t.nbor().text == "-")
            for t in doc[office.end : min(office.end + 10, len(doc) - 1)]
        )
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
        if (sender := represents(self.registry, office)) is not None and may_have(sender.name, office.title):
            return sender
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
        if doc[office.start].lower_ == "another" or doc[office.start - 1].lower_ == "another":
            before = [
                o
                for o, _, _ in self.registry.titles
                if o.start < office.start and o.of and title_words(o.title) == title_words(office.title)
            ]
            if before:
                return self.registry.notes.entities[before[-1].of or ""]
        group = included(self.registry, office)
        if group is not None and (group.type != "Country" or may_have(group.name, office.title)):
            return group
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
            for state, weight in self.weights(office, person).items():
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
