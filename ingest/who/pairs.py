"""Two who are spoken of together: "the two sides", "both countries", "the two ministers"."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter

from spacy.tokens import Token

from ingest.below import bearing, having
from ingest.notes import EntityNote
from ingest.who import groups
from ingest.who.gazetteer import lookup
from ingest.who.registry import Registry
from ingest.who.several import Several, heads_of_lists, number_of
from ingest.who.words import fold

_PERSONS = frozenset({"leader", "minister", "president", "official", "diplomat", "negotiator", "envoy", "man", "woman", "secretary",
                      "premier", "counterpart", "adviser", "advisor", "representative", "statesman", "general", "politician",
                      "commander", "chief", "foe", "protagonist"})  # fmt: skip
_LOOSE = frozenset({"leader", "man", "woman", "general", "politician", "foe", "protagonist"})
"""Nouns for persons that no title need hold."""
_AIDES = frozenset(
    {"aide", "adviser", "advisor", "spokesman", "spokeswoman", "spokesperson", "assistant", "ambassador", "envoy", "negotiator"}
)
_SPONSORS = frozenset({"sponsor", "mediate", "broker", "host", "facilitate", "organize", "organise", "convene", "back", "oversee",
                       "chair", "co-chair", "co-host"})  # fmt: skip
_POLITIES = frozenset({"side", "party", "country", "nation", "state", "government", "neighbor", "neighbour", "ally", "rival", "power",
                       "capital", "delegation", "team", "people"})  # fmt: skip
_STATES = frozenset({"country", "nation", "state", "government", "capital", "neighbor", "neighbour"})
_SIDE_BY_SIDE = frozenset({"capital", "neighbor", "neighbour"})
"""What two states are that somebody else deals with, too: whoever met one of their leaders is none of them."""
_POWERS = frozenset({"army", "military", "government", "junta", "regime", "authority"})
_WHERE = frozenset({"in", "at", "to", "from", "near", "into", "over", "through", "on", "for", "of", "about"})


class Pairs:
    """The pairs of parties and of persons that the text names together, where they stand, and which comes most often."""

    def __init__(self, registry: Registry) -> None:
        self.registry = registry
        self.several = Several(registry)
        self.parties: list[tuple[int, tuple[str, str]]] = []
        self.persons: list[tuple[int, tuple[str, str]]] = []
        self.listed: list[tuple[int, tuple[str, str]]] = []
        """The states that one breath names: "Chad and Niger"."""
        for token in heads_of_lists(registry.doc):
            self._coordinated([token, *token.conjuncts])
        for mention in registry.notes.mentions:
            if len(mention.entities) == 2 and mention.form in ("adjective", "nominal"):
                self._note(mention.root, [registry.notes.entities[e] for e in mention.entities])
        self._hyphened()
        self._met()
        self.parties.sort()
        self.persons.sort()
        self.usual = self._usual()

    def _coordinated(self, tokens: list[Token]) -> None:
        head = min(tokens, key=lambda t: t.i)
        states = [e for t in tokens for e in self.registry.notes.entities_at(t)]
        if len(states) == len(tokens) == 2 and all(e.type == "Country" for e in states):
            self.listed.append((max(t.i for t in tokens), (states[0].id, states[1].id)))
        if head.dep_ == "pobj" and head.head.lower_ in _WHERE and head.head.lower_ not in ("of", "for"):
            return  # "to Cairo and Amman"
        if head.dep_ == "pobj" and head.head.lower_ == "by" and head.head.head.lemma_ in _SPONSORS:
            return  # "sponsored by Oslo and Cairo", who are no sides of it
        found: list[EntityNote] = []
        for token in tokens:
            named = self.registry.notes.entities_at(token)
            if not named and token.lemma_.lower() in _POWERS:  # "the Chadian army and the rebel Front"
                named = groups.owners_of(self.registry, token)
            found += [e for e in named if e not in found]
        self._note(max(t.i for t in tokens), found)

    def _hyphened(self) -> None:
        """ "US-Russia talks", "the Israeli-Palestinian conflict"."""
        doc = self.registry.doc
        for token in having(doc, ("-", "–", "/")):
            if 0 < token.i < len(doc) - 1:
                left, right = self.registry.at(token.i - 1), self.registry.at(token.i + 1)
                if left is not None and right is not None:
                    self._note(token.i + 1, [left, right])

    def _met(self) -> None:
        """ "Salem met Novak", "Novak held talks with Salem": the subject and whom it deals with."""
        notes = self.registry.notes
        for token in bearing(self.registry.doc, "nsubj"):
            if token.conjuncts:
                continue
            partners = [
                c for c in token.head.children if c.dep_ == "dobj" and token.head.lemma_ in ("meet", "tell", "call", "visit", "host")
            ]
            nouns = [token.head, *(c for c in token.head.children if c.dep_ == "dobj")]
            partners += [
                o for n in nouns for p in n.children if p.dep_ == "prep" and p.lower_ == "with" for o in p.children if o.dep_ == "pobj"
            ]
            for partner in partners:
                if not partner.conjuncts:
                    self._note(partner.i, [*notes.entities_at(token), *notes.entities_at(partner)])

    def _note(self, at: int, entities: list[EntityNote]) -> None:
        if all(e.type == "Person" for e in entities) and len(entities) == 2:
            self.persons.append((at, (entities[0].id, entities[1].id)))
        parties: list[str] = []
        for entity in entities:
            party = self.registry.notes.party_of(entity)
            if party is None:
                return
            if party.id not in parties:
                parties.append(party.id)
            if party.type == "Organization" and self._sort(party) in ("igo", "media", "company", "ngo"):
                return
        if len(parties) == 2:
            self.parties.append((at, (parties[0], parties[1])))

    def _holds(self, person: str, lemma: str) -> bool:
        return any(lemma in fold(o.title).replace("-", " ").split() for o in self.registry.notes.entities[person].offices)

    def _may_lead(self, person: str) -> bool:
        """Whether nobody can say that somebody leads nothing: he has no office here, or one that is not an aide's."""
        titles = [set(fold(o.title).replace("-", " ").split()) for o in self.registry.notes.entities[person].offices]
        return not titles or any(not words & _AIDES for words in titles)

    def _sort(self, party: EntityNote) -> str:
        entry = lookup(party.name)
        return entry.sort if entry is not None else ""

    def _usual(self) -> tuple[str, str] | None:
        """The pair of parties that the article is about: named together more often than any other, the first one counting twice."""
        counts: Counter[frozenset[str]] = Counter(frozenset(pair) for _, pair in self.parties)
        if self.parties:
            counts[frozenset(self.parties[0][1])] += 1  # the one that the article begins with
        ranked = counts.most_common(2)
        if not ranked or ranked[0][1] < 2 or (len(ranked) > 1 and ranked[1][1] == ranked[0][1]):
            return None
        return next(pair for _, pair in self.parties if frozenset(pair) == ranked[0][0])

    def meant(self, noun: Token, lemma: str, lefts: set[str]) -> list[EntityNote] | None:
        """Whom "the two sides", "the four states" and the like stand for; None where the noun counts nobody, [] where it can't be said who
        they are."""
        if (count := number_of(noun, lefts)) is not None and (noun.tag_ == "CD" or lemma in _PERSONS | _POLITIES or noun.tag_ == "NN"):
            if noun.tag_ == "CD" and count == 2 and (men := self._two_men(noun)):
                return men
            persons = lemma in _PERSONS and bool(self.several.meant(noun.i, count, persons=True))
            return self.several.meant(noun.i, count, persons=persons)
        if lemma == "head" and any(c.lower_ == "of" and c.right_edge.lower_ in ("state", "government") for c in noun.rights):
            lemma = "leader"  # "the two heads of state"
        both = "both" in lefts or ("two" in lefts and bool(lefts & {"the", "these", "those", "our", "their"}))
        plain = noun.tag_ in ("NNS", "NNPS") and lemma in ("side", "party") and "the" in lefts and len(lefts) == 1
        if not (both or plain) or lemma not in _PERSONS | _POLITIES or noun.tag_ not in ("NNS", "NNPS"):
            return None
        known = self.parties if lemma in _POLITIES else self.persons
        if lemma in _POLITIES and any(c.dep_ == "compound" and c.pos_ == "NOUN" for c in noun.lefts):
            return []  # "the two guarantor countries"
        if lemma == "leader":
            known = [p for p in known if all(self._may_lead(e) for e in p[1])]
        if lemma in _PERSONS - _LOOSE - {"official", "diplomat", "counterpart"}:
            known = [p for p in known if all(self._holds(e, lemma) for e in p[1])]
        if lemma in _STATES:
            known = [p for p in known if all(self.registry.notes.entities[e].type == "Country" for e in p[1])]
        if lemma in _SIDE_BY_SIDE and (told := [p for p in self.listed if p[0] < noun.i]):
            return [self.registry.notes.entities[id_] for id_ in told[-1][1]]
        stop = bisect_left(known, noun.i, key=lambda p: p[0])
        floor = self._floor(noun)
        near = known[stop - 1][1] if stop and known[stop - 1][0] >= floor else None
        if near is None and lemma in _POLITIES and self.usual is not None and self.parties[0][0] < noun.i:
            near = self.usual
        if near is None and lemma not in _PERSONS - _LOOSE:
            near = self._two_named(noun, lemma in _POLITIES)
        return [self.registry.notes.entities[id_] for id_ in near] if near is not None else []

    def _two_men(self, noun: Token) -> list[EntityNote]:
        """ "The two met for hours": the two persons whom the sentence before put together."""
        stop = bisect_left(self.persons, noun.i, key=lambda p: p[0])
        if not stop or self.persons[stop - 1][0] < self._floor(noun):
            return []
        return [self.registry.notes.entities[id_] for id_ in self.persons[stop - 1][1]]

    def _floor(self, noun: Token) -> int:
        """How far back the nearest pair may stand: to the begin of the sentence before."""
        start: int = noun.sent.start
        return self.registry.doc[start - 1].sent.start if start else 0

    def _two_named(self, noun: Token, polities: bool) -> tuple[str, str] | None:
        """The only two in the sentence so far, or in the one before."""
        sent = noun.sent
        between = noun.dep_ == "pobj" and noun.head.lower_ == "between" and noun.head.head.pos_ == "VERB"
        spans = [] if between else [(sent.start, noun.i)]  # "the envoys shuttled between the two sides" are none of these
        if sent.start > 0:
            before = self.registry.doc[sent.start - 1].sent
            spans.append((before.start, before.end))
        for start, end in spans:
            found: list[str] = []
            for i in range(start, end):
                entity = self.registry.at(i)
                prep = self.registry.doc[i].head
                if polities and self.registry.doc[i].dep_ == "pobj" and prep.lower_ in ("in", "at", "to", "near", "into"):
                    continue  # where it happens
                party = self.registry.notes.party_of(entity) if entity is not None and polities else entity
                if party is not None and party.type in (("Country", "Organization") if polities else ("Person",)) and party.id not in found:
                    found.append(party.id)
            if len(found) == 2:
                return found[0], found[1]
            if found:
                return None
        return None
