"""One word read as one of its frames: the doers, those it is done to, and whether that is enough to tell."""

from __future__ import annotations

from collections.abc import Callable

from spacy.tokens import Token

from ingest.happened.acts import others, slots, unnamed
from ingest.happened.acts.act import Act
from ingest.happened.acts.approached import taken_up
from ingest.happened.acts.frames import Frame, classes, frames_of
from ingest.happened.acts.kinds import (
    DEEDS,
    DEEP_PLACES,
    DESCRIBED,
    ELSE,
    FACELESS_TYPES,
    INWARD_TYPES,
    JOINT_TYPES,
    MANY,
    MUTUAL_TYPES,
    PLAIN,
    RULING_TYPES,
    TOLD,
    VICTIM_TYPES,
)
from ingest.happened.acts.needs import fitting
from ingest.happened.acts.parties import Side, inside, is_media, named, owners, parties, persons, sides_of
from ingest.happened.acts.places import tokens_at
from ingest.happened.acts.referred import referred, seats, whoever_says
from ingest.happened.acts.table import at_the_table, counterparts, is_side, main_table
from ingest.happened.arguments import is_passive
from ingest.notes import Notes

_TWO = 2


def read(token: Token, notes: Notes) -> Act | None:
    """The first of the token's frames that fits: one with a target before one without."""
    if not frames_of(token):
        return None
    objects = slots.objects(token)
    alone: Act | None = None
    for frame in fitting(token, objects):
        act = _Reading(frame, token, objects, notes).act()
        if act is not None and act.targets:
            return act
        if act is not None and (alone is None or (alone.tentative and not act.tentative)):
            alone = act
    return alone


class _Reading:
    """One frame read at one token."""

    def __init__(self, frame: Frame, token: Token, objects: list[Token], notes: Notes) -> None:
        self.frame, self.token, self.objects, self.notes = frame, token, objects, notes
        self.victim = frame.type in VICTIM_TYPES
        if frame.target == ("subj",) and len(objects) > 1:  # "drew sanctions from Lima and a rebuke from Quito"
            wanted = {w for either in frame.needs for need in either if need.what == "obj" for w in need.words}
            self.objects = [o for o in objects if o.lemma_.lower() in wanted] or objects

    def act(self) -> Act | None:
        """The frame with its parties; None where one that it needs is missing."""
        frame = self.frame
        if "persons" in frame.flags:
            return self._office()
        sources = next(filter(None, map(self.source, frame.source)), [])
        if not sources:
            sources, anonymous = self._unnamed()
            if not sources and not anonymous:
                return None
        if len(sources) > 1 and slots.each_other(self.token, self.objects):
            return Act(frame, self.token, sources, sources, self.used(), reciprocal=True)
        if frame.type == "Request" and sources and all(is_media(self.notes.entities[s.party]) for s in sources):
            return None  # a reporter's question
        given = {s.party for s in sources}
        inward = own = False
        let_go = frame.type == "Request" and others.freed(self.token)
        for name in self._places():
            if name == "where" and any(o.tag_ == "NNS" and o.lemma_.lower() in classes()["armed"] for o in self.objects):
                continue  # rebels in Peru are not Peru
            if let_go and name in ("own", "obj", "for", "in"):  # those whose release is asked for aren't asked
                continue
            if name == "each":
                if frame.type == "Retreat" and len(sources) > _TWO:
                    break  # "the four announced a truce", which needn't be among themselves
                if len(sources) > 1 and "turns" in frame.flags and (third := self._promised(sources)):
                    return Act(frame, self.token, sources, third, self.used())
                if 1 < len(sources) <= MANY:
                    return Act(frame, self.token, sources, sources, self.used(), reciprocal=True)
                continue
            if name == "talk" and self._by_both(sources):
                break
            if name == "talk" and own:  # "urged its own president": whom it asks is told
                continue
            reached = self.target(name, sources)
            targets = [s for s in reached if s.party not in given]
            if targets:
                ours = name == "talk" and frame.type == "Agree" and any(t.lower_ == "we" for t in self._tokens("subj"))  # "we agreed"
                return Act(frame, self.token, sources, targets, self.used(), reciprocal="both" in frame.flags or ours)
            left = [s for s in sources if s.party not in {r.party for r in reached}]
            if reached and left and name in PLAIN and not frame.flags & {"both", "solo"} and "each" not in frame.target:
                return Act(frame, self.token, left, reached, self.used())  # "Silva and Moreau met, and called on Lima to"
            inward = inward or bool(reached)
            own = own or (name == "obj" and bool(reached))
        if not inward and self._by_both(sources):
            return Act(frame, self.token, sources, sources, self.used(), reciprocal=True)  # "both sides are to pull back their guns"
        inward = (inward and frame.mode != "expel") or self._at_home(given)  # "recalled its ambassador" is done abroad
        inward = inward and not (frame.type == "Accuse" and any(o.lemma_.lower() in classes()["blow"] for o in self.objects))
        alone = "solo" in frame.flags or (inward and frame.type in INWARD_TYPES) or (frame.type in DEEDS and self._placed())
        if sources and all(self.notes.entities[s.party].type in ("Country", "Organization") for s in sources):
            return Act(frame, self.token, sources, [], self.used(), inward=inward, tentative=not alone)
        if sources and "obj" in frame.target and not self.victim:
            return Act(frame, self.token, sources, [], self.used(), tentative=True)  # of a thing whose owner was told
        return None

    def _promised(self, sources: list[Side]) -> list[Side]:
        """The one country to which several promise something: "undertook to respect the borders of Peru"."""
        clause = slots.clause_of(self.token)
        objects = slots.objects(clause) if clause is not None and slots.has_to(clause) else []
        found = [s for o in objects for s in inside(o, self.notes, but=sources)]
        return found if len(found) == 1 and self.notes.entities[found[0].party].type == "Country" else []

    def _places(self) -> list[str]:
        """The places of the frame in which the other party may stand, in order."""
        names = [*self.frame.target, *ELSE.get(self.frame.type, ())]
        if self.frame.type in TOLD and self.frame.kind == "v":
            names.insert(names.index("talk") if "talk" in names else len(names), "approached")
        return names

    def _by_both(self, sources: list[Side]) -> bool:
        """Whether two sides do it of whom the text speaks as both, and so do it to each other."""
        return len(sources) == _TWO and self.frame.type in MUTUAL_TYPES and any(map(is_side, self._tokens("subj")))

    def _unnamed(self) -> tuple[list[Side], bool]:
        """The country of doers whom nothing names, and whether the act is told without them where that isn't known either."""
        frame, notes = self.frame, self.notes
        anonymous = "anon" in frame.flags
        if frame.type == "Coerce" and (freed := others.releasers(self.token)):
            return parties(freed, notes), anonymous
        if frame.source[0] != "subj":
            return [], anonymous
        tokens = next(filter(None, map(self._tokens, (n for n in frame.source if n in ("subj", "state")))), [])
        people, ruling = unnamed.are_people(tokens, notes), unnamed.are_officials(tokens, notes)
        sources = unnamed.home(tokens, notes) if (people or ruling) and frame.type in INWARD_TYPES else []
        if not sources and ((ruling and frame.type in RULING_TYPES) or (people and frame.type == "Protest")):
            sources = unnamed.scene(self.token, self.objects, unnamed.chiefs(tokens, notes), notes)
        if not sources and ruling:
            sources = unnamed.chiefs(tokens, notes)
        return sources, anonymous or (people and frame.type in FACELESS_TYPES and not unnamed.is_background(self.token))

    def _at_home(self, given: set[str]) -> bool:
        """Whether it is done to somebody who is named by a part of the source's own country: "Sudan accused Darfur rebels"."""
        if self.victim or self.frame.type not in INWARD_TYPES or "obj" not in self.frame.target:
            return False
        return any(s.party in given for s in parties(self._tokens("obj"), self.notes, victim=True))

    def _placed(self) -> bool:
        """Whether the text gives the place of a deed, whose country it doesn't name: "shelled Juba", "killed two in Tel Aviv"."""
        if self.frame.kind != "v":
            return False
        named_in = [c for o in self.objects for c in o.children if c.dep_ in ("appos", "prep")]
        at = [*self.objects, *named_in, *(p for c in named_in for p in c.children), *slots.whereabouts(self.token)]
        told_of = [c for o in self.objects for c in o.children if c.dep_ == "acl" and c.tag_ == "VBG"]  # "cables leading into Lima"
        at += [p for c in told_of for prep in c.children if prep.dep_ == "prep" for p in prep.children]
        return any(e.type == "Place" for t in at for e in self.notes.entities_at(t))

    def used(self) -> list[Token]:
        """The objects that only complete the frame's word ("sanctions" of "imposed sanctions")."""
        if any(need.what == "verdict" for either in self.frame.needs for need in either):
            said = [*self.objects[1:], *slots.own(self.token, "oprd", "attr", "ccomp", "advcl")]
            return [t for one in said for t in one.subtree if t.pos_ in ("NOUN", "PROPN") and t.i > self.token.i]
        if not any(need.what == "obj" and need.words for either in self.frame.needs for need in either):
            return []
        return [
            o
            for o in self.objects
            if o.pos_ != "VERB" and self.notes.mention_at(o) is None and (self.frame.type != "Sanction" or not self._other_owner(o))
        ]

    def _other_owner(self, noun: Token) -> bool:
        """Whether a noun names a deed of somebody else's ("joined the EU's sanctions on", not "tore up its treaty with")."""
        before = [c for c in noun.children if c.dep_ in ("poss", "compound", "amod") and self.notes.entities_at(c)]
        ours = {s.party for s in parties(slots.doers(self.token), self.notes)}
        return any(s.party not in ours for s in parties(before, self.notes))

    def source(self, name: str) -> list[Side]:
        """The parties in a place of the frame, as doers."""
        found = self._sides(name, victim=name == "there", sources=[])
        if name in ("subj", "state") and self.frame.type in JOINT_TYPES:
            if self.frame.type == "Agree" and (main := main_table(self._tokens(name), found, self.notes)):
                return main
            told = [
                t
                for verb in (self.token, *self.token.conjuncts)
                for t in slots.objects(verb) + slots.at_preposition(verb, [], "on", "upon")
            ]
            asked = {s.party for s in parties(told, self.notes)}
            together = [s for t in self._tokens(name) for s in at_the_table(t, self.notes, asked)]
            found += [s for s in together if s.party not in {f.party for f in found}]
        return found

    def target(self, name: str, sources: list[Side]) -> list[Side]:
        """The parties in a place of the frame, as those it is done to."""
        found = self._sides(name, victim=self.victim, sources=sources)
        given = {s.party for s in sources}
        if self.frame.type in ("Request", "Threaten", "Reject") or name == "approached":  # what is told to the press is asked of nobody
            found = [s for s in found if not is_media(self.notes.entities[s.party])]
        if not found and self.frame.type in TOLD and name in ("obj", "on", "to", "comp", "forto"):  # "called on both sides to"
            sides = [s for t in self._tokens(name) if t.lower_ != "they" for s in at_the_table(t, self.notes)]
            found = sides if given.isdisjoint(s.party for s in sides) else []
        if name in DESCRIBED and given.issuperset(s.party for s in found):
            tokens = self._tokens(name)
            found = referred(tokens, sources, self.notes, its=self.victim) or found
            if not found and self.frame.type in TOLD:
                found = seats([t for t in tokens if name in PLAIN or name == "from"], self.notes)
            if name == "comp" and given.issuperset(s.party for s in found):
                found = parties(taken_up(tokens, self.token), self.notes) or found
            if name in ("obj", "own") and self.victim and given.issuperset(s.party for s in found):
                found = whoever_says(tokens, self.token, sources, self.notes) or found
        return found

    def _sides(self, name: str, *, victim: bool, sources: list[Side]) -> list[Side]:
        places: dict[str, Callable[[], list[Side]]] = {
            "own": lambda: (
                self._owner() if self.frame.kind == "n" else [s for o in self.objects for s in owners(o, self.notes, victim=victim)]
            ),
            "in": lambda: self._inside(victim or self.frame.type == "Threaten", sources),
            "deep": lambda: self._deep(victim),
            "direct": lambda: self._direct(),
            "town": lambda: self._direct(places=True),
            "cause": lambda: unnamed.cause(self.token, self.notes, sources),
            "scene": lambda: unnamed.here(self.token, self.notes),
            "talk": lambda: counterparts(self.token, [s.party for s in sources], self.notes),
        }
        if name in places:
            return places[name]()
        tokens = self._tokens(name)
        menaced = self.frame.type == "Threaten" and name == "obj"
        found = parties(tokens, self.notes, victim=victim or menaced or name in ("here", "there", "harmed"))
        own = {s.party for s in found} <= {s.party for s in sources}
        if own and victim and name in ("obj", "own") and self._strikes_those_told():  # "were killed when Lima ambushed their convoy"
            found = parties(slots.objects(self.token.head), self.notes, victim=True)
        if not found and name in DEEP_PLACES and (victim or self.frame.type == "Threaten"):
            # "tariffs on 200 billion dollars' worth of Chinese goods"
            found = next(filter(None, (inside(t, self.notes, victim=True) for t in tokens)), [])
        if not found and name == "for" and self.frame.type == "Request" and self.token.lemma_ == "call":  # "called for elections in Peru"
            found = next(filter(None, (inside(t, self.notes, victim=True, but=sources) for t in tokens)), [])
        if not found and name == "from" and self.frame.type == "Sanction":  # "barred banks from lending to"
            found = next(filter(None, (inside(t, self.notes, victim=True, but=sources) for t in tokens if t.dep_ == "pcomp")), [])
        if not found and name == "for" and self.frame.type == "Mobilize":  # "for a war against Iraq"
            found = parties([p for t in tokens for p in slots.at_preposition(t, [], "against", "on", "with")], self.notes, victim=True)
        if not found and name == "to" and self.frame.type == "Support":  # "commitment to ensuring that Ukraine's sovereignty"
            found = next(filter(None, (inside(t, self.notes) for t in tokens if t.dep_ == "pcomp")), [])
        return found

    def _strikes_those_told(self) -> bool:
        """Whether it is done to what those own to whom the clause above it is done."""
        theirs = any(c.dep_ == "poss" and c.lower_ in ("their", "its", "his", "her") for o in self.objects for c in o.children)
        return theirs and self.token.dep_ == "advcl" and is_passive(self.token.head)

    def _direct(self, *, places: bool = False) -> list[Side]:
        """The parties that the objects themselves are, and not their owners: "suspended Mali", not "suspended Mali's budget"."""
        things = [e for o in self.objects for e in self.notes.entities_at(o) if not places or e.type == "Place"]
        found = [s for e in things for s in sides_of(e, self.notes, victim=self.victim)]
        return list({s.party: s for s in found}.values())

    def _tokens(self, name: str) -> list[Token]:
        return tokens_at(name, self.token, self.objects, self.frame, self.notes)

    def _owner(self) -> list[Side]:
        """Whose act a noun names: its possessor, adjective or name before it, else its "by" or "from"."""
        before = [c for c in self.token.children if c.dep_ in ("poss", "amod", "compound", "nmod") and c.i < self.token.i]
        found = [s for c in before for s in named(c, self.notes)]
        return found or parties(slots.at_preposition(self.token, [], "by", *(() if "from" in self.frame.target else ("from",))), self.notes)

    def _inside(self, victim: bool, sources: list[Side]) -> list[Side]:
        clause = slots.clause_of(self.token)
        said = [c for o in self.objects for c in o.children if c.dep_ in ("acl", "ccomp") or (c.dep_ == "relcl" and slots.has_to(c))]
        roots = (
            [clause] if clause is not None else said or [*slots.at_preposition(self.token, self.objects, "to", "in", "at"), *self.objects]
        )
        return [s for root in roots for s in inside(root, self.notes, victim=victim, but=sources)]

    def _deep(self, victim: bool) -> list[Side]:
        """Whose things a noun's preposition names in what is said of them: "attacks on two tankers of Russia's fleet"."""
        things = slots.at_preposition(self.token, [], "on", "against", "at", "of")
        roots = [*things, *(c for c in self.token.children if c.dep_ in ("acl", "relcl")), *(c for t in things for c in t.children)]
        return next(filter(None, (inside(r, self.notes, victim=victim) for r in roots)), [])

    def _office(self) -> Act | None:
        """An appointment, a resignation or an investigation: persons count as themselves."""
        frame, token, notes = self.frame, self.token, self.notes
        if frame.type == "Resignation":
            places = [t for name in frame.source for t in self._person_places(name)]
            leaving = persons(places, notes)
            return Act(frame, token, leaving[:1], [], []) if leaving else None
        sources = next(filter(None, map(self.source, frame.source)), [])
        inquiry = frame.type == "Investigation"
        for name in frame.target:
            places = self._person_places(name)
            targets = persons(places, notes) or (parties(places, notes) if inquiry else [])
            targets = targets or ([s for t in places for s in inside(t, notes)] if inquiry else [])
            targets = [t for t in targets if t.party not in {s.party for s in sources}]
            if targets:
                return Act(frame, token, sources, targets, [])
        return Act(frame, token, sources, [], []) if inquiry and sources and frame.kind == "v" else None

    def _person_places(self, name: str) -> list[Token]:
        return [c for c in self.token.children if c.dep_ == "poss"] if name == "own" else self._tokens(name)
