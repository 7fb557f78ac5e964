"""Pronouns and definite descriptions: "he", "they", "the envoy", "the alliance".

What can't be resolved with confidence is noted without entities, so that no room takes it for somebody.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from spacy.tokens import Span, Token

from ingest.below import below, standing_in
from ingest.lexicon import table, values, words
from ingest.notes import EntityNote, Mention
from ingest.who import groups
from ingest.who.clauses import above, beside, governing, opens, whose_office, whose_visit
from ingest.who.descriptions import Described
from ingest.who.genders import mark_genders
from ingest.who.pairs import Pairs
from ingest.who.registry import Registry
from ingest.who.theirs import THEY, they
from ingest.who.words import FORMER, fold, office_head

Fits = Callable[[EntityNote], bool]

_HE = frozenset({"he", "him", "his", "himself"})
_SHE = frozenset({"she", "her", "hers", "herself"})
_IT = frozenset({"it", "its", "itself"})
_COUNTRY = frozenset({"country", "nation", "kingdom", "republic", "state"})
_BODIES = {"alliance": "igo", "bloc": "igo", "organization": "", "organisation": "", "agency": "", "union": "igo", "group": "armed",
           "movement": "armed", "militia": "armed", "watchdog": "igo", "network": "media",
           "body": "igo"}  # fmt: skip
_NO_BODIES = frozenset({"army", "police", "press", "government", "administration", "times", "cabinet"})
"""Nouns of bodies that every state has, so that "the army" needn't be the one named last."""
_ARMED = frozenset({"rebel", "guerrilla", "guerilla", "insurgent", "separatist", "militant", "secessionist"})
_REACH = 3
"""How many sentences back a pronoun may find what it stands for."""


@cache
def _nationals() -> frozenset[str]:
    """Words for one of a nation: "Finn", "American", none of "French" or "Chinese", who are many."""
    demonyms = {fold(d) for row in table("countries") for d in values(row["demonyms"])}
    return frozenset(d for d in demonyms if not d.endswith(("sh", "ch", "ese", "s")))


def register(registry: Registry) -> None:
    """Resolve the article's pronouns and definite descriptions, in the order of the text."""
    mark_genders(registry)
    Resolver(registry).run()


def _called_by_name(noun: Token) -> Token | None:
    """The name right behind a noun that says what it is of: "the rebel group | LRF | accused"."""
    return next((c for c in noun.rights if c.dep_ == "appos" and c.i == noun.i + 1), None)


class Resolver(Described):
    """Goes through one article once; what a description can mean is looked up in indexes of what was named."""

    def __init__(self, registry: Registry) -> None:
        super().__init__(registry)
        self.sents = list(registry.doc.sents)
        self.pairs = Pairs(registry)

    def run(self) -> None:
        """Resolve everything, from the first sentence to the last."""
        number = 0
        for token in standing_in(self.registry.doc, pos=("PRON", "NOUN", "PROPN", "NUM", "ADJ"), tags=("PRP", "PRP$", "NN", "NNP", "DT")):
            while token.i >= self.sents[number].end:
                number += 1
            self._read(token, self.sents[number], self.sents[max(0, number - _REACH) : number])

    def _read(self, token: Token, sent: Span, back: list[Span]) -> None:
        notes = self.registry.notes
        if token.i in self.registry.name_at:
            if (national := self._national(token, back)) is not None:
                notes.add_mention(Mention(token.i - 1, token.i + 1, token.i, "nominal", (national.id,)))
        elif token.lower_ in ("latter", "former") and (one := self.of_two(token)):
            notes.add_mention(Mention(token.i - 1, token.i + 1, token.i, "nominal", (one[0].id,)))
        elif (pos := token.pos_) == "PRON" or token.tag_ in ("PRP", "PRP$") or token.lower_ == "both":
            if (found := self._pronoun(token, sent, back)) is not None:
                notes.add_mention(Mention(token.i, token.i + 1, token.i, "pronoun", tuple(e.id for e in found)))
        elif pos not in ("NOUN", "PROPN", "NUM") or notes.mention_at(token) is not None:
            return
        elif (found := self._description(token, sent, back)) is not None:
            notes.add_mention(Mention(token.left_edge.i, token.i + 1, token.i, "nominal", tuple(e.id for e in found)))

    # pronouns

    def _pronoun(self, token: Token, sent: Span, back: list[Span]) -> list[EntityNote] | None:
        lower = token.lower_
        if lower in _HE or lower in _SHE:
            wrong = "f" if lower in _HE else "m"
            doer = self._doer(token)
            found = self._one(token, sent, back, lambda e: e.type == "Person" and e.gender != wrong and e is not doer)
            if found is not None and found.gender is None:
                found.gender = "m" if lower in _HE else "f"
            return [found] if found is not None else []
        if lower in _IT:
            return self._it(token, sent, back)
        return they(self.registry, token, sent, back) if lower in THEY or (lower == "both" and token.dep_ == "nsubj") else None

    def _doer(self, token: Token) -> EntityNote | None:
        """Who does to the pronoun what its infinitive tells: "he was ready to meet him", "asked the envoy to meet him" speak of two."""
        verb, doer = governing(token), None
        while verb is not None and doer is None:
            doer = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < token.i), None)
            if doer is not None or verb.dep_ not in ("xcomp", "acomp"):
                break
            verb = verb.head
            doer = next((c for c in verb.children if c.dep_ == "dobj" and c.i < token.i), None)
        found = self.registry.notes.entities_at(doer) if doer is not None else []
        return found[0] if len(found) == 1 else None

    def _it(self, token: Token, sent: Span, back: list[Span]) -> list[EntityNote]:
        """ "It" for a country or body: as an owner, or as somebody who speaks and acts; "it is", "it went" say nothing."""
        if token.dep_ not in ("poss", "nsubj") or (token.dep_ == "nsubj" and token.head.lemma_ not in words("human_verbs")):
            return []
        if token.dep_ == "nsubj" and token.head.lemma_ in ("become", "begin", "feel", "hold", "lead", "live", "appear", "return", "read"):
            return []
        found = self._one(token, sent, back[-1:], lambda e: e.type in ("Country", "Organization"))
        return [found] if found is not None else []

    def _one(self, token: Token, sent: Span, back: list[Span], fits: Fits) -> EntityNote | None:
        """The subject of the same sentence before the pronoun, else of the nearest sentence before that has somebody fitting."""
        barred = beside(token)
        if (met := self._met_there(token, fits) or self._charged(token, fits) or self._visitor(token, fits)) is not None:
            return met
        here = [(t, e) for t, e in self._subjects(sent) if t.i < token.i and fits(e) and t.head.i != barred]
        if here:
            return above(token, here)
        main = next((e for t, e in self._subjects(sent) if t.i > token.i and t.head.dep_ == "ROOT" and fits(e)), None)
        if main is not None and main.type == "Person" and opens(sent):
            return main  # "Before flying to Lima from Quito, where she met the king, the president had"
        others = self._named(sent.start, token.i, fits)
        below = token.dep_ in ("nsubj", "nsubjpass") and token.head.dep_ == "advcl"  # "spoke with the king after he landed"
        if len(others) == 1 and (token.dep_ in ("poss", "pobj", "dobj") or below) and (barred == -1 or self._is_named(others[0], token)):
            return others[0]
        if len(others) == 1 and (owner := whose_office(token)) is not None and others[0] in self.registry.notes.entities_at(owner):
            return others[0]  # "Silva's office said she had spoken with the king"
        if below and barred == -1 and others and not any(e for _, e in self._subjects(sent) if fits(e)):
            return others[-1]  # "we spoke with the king and with the queen after she landed"
        for before in reversed(back):
            subjects = [e for _, e in self._subjects(before) if fits(e)]
            if subjects:
                return subjects[0]
            named = self._named(before.start, before.end, fits)
            if named:
                return named[0] if len(named) == 1 else None
        return None

    def _is_named(self, state: EntityNote, noun: Token) -> bool:
        """Whether "the country" follows a country's own name in the sentence: "Chad's ministry said he would visit the country"."""
        at = [m for i in range(noun.sent.start, noun.i) if (m := self.registry.name_at.get(i)) and m.start == i and state.id in m.entities]
        return noun.pos_ == "NOUN" and any(m.form == "name" for m in at)

    def _met_there(self, token: Token, fits: Fits) -> EntityNote | None:
        """ "Rang the president to assure him": the object of an infinitive is whom the clause over it names, and not its subject."""
        verb = token.head
        purpose = (
            token.dep_ == "dobj" and verb.dep_ in ("advcl", "xcomp") and any(c.lower_ == "to" and c.dep_ == "aux" for c in verb.children)
        )
        if not purpose:
            return None
        objects = [c for c in verb.head.children if c.dep_ in ("dobj", "oprd") and c.i < verb.i]
        objects += [p for c in verb.head.children if c.lower_ == "with" for p in c.children if p.dep_ == "pobj"]
        named = [e for o in objects for e in self.registry.notes.entities_at(o) if fits(e)]
        return named[0] if len(named) == 1 else None

    def _charged(self, token: Token, fits: Fits) -> EntityNote | None:
        """ "Accused the governor of theft, a charge that he denied": who denies it is the accused."""
        verb = token.head
        if token.dep_ != "nsubj" or verb.dep_ != "relcl" or verb.head.lemma_ not in ("charge", "accusation", "allegation", "claim"):
            return None
        above = next((a for a in verb.head.ancestors if a.lemma_ in ("accuse", "charge", "blame", "suspect")), None)
        objects = [c for c in above.children if c.dep_ in ("dobj", "nsubjpass")] if above is not None else []
        return next((e for o in objects for e in self.registry.notes.entities_at(o) if fits(e)), None)

    def _visitor(self, token: Token, fits: Fits) -> EntityNote | None:
        return next((e for o in whose_visit(token) for e in self.registry.notes.entities_at(o) if fits(e)), None)

    def _subjects(self, sent: Span) -> list[tuple[Token, EntityNote]]:
        found = []
        for token in sent:
            if token.dep_ in ("nsubj", "nsubjpass"):
                entities = self.registry.notes.entities_at(token)
                if not entities and (by_name := _called_by_name(token)) is not None:
                    entities = self.registry.notes.entities_at(by_name)
                if token.lower_ == "who" and token.head.dep_ == "relcl":  # "the king, who told him that he would come"
                    entities = self.registry.notes.entities_at(token.head.head)
                if len(entities) == 1:
                    found.append((token, entities[0]))
        return found

    def _named(self, start: int, end: int, fits: Fits) -> list[EntityNote]:
        found: list[EntityNote] = []
        i = start
        while i < end:
            mention = self.registry.name_at.get(i)
            if mention is None:
                i += 1
                continue
            found += [e for e in (self.entities[id_] for id_ in mention.entities) if fits(e) and e not in found]
            i = mention.end
        return found

    # descriptions

    def _description(self, noun: Token, sent: Span, back: list[Span]) -> list[EntityNote] | None:
        """Whom a definite noun phrase stands for; None where the noun is no description of somebody, [] where it can't be said."""
        before = [(label, word) for i, label, word in below(noun) if i < noun.i]
        lefts = {word for _, word in before}
        if noun.i > 1 and noun.nbor(-1).text == "-" and noun.nbor(-2).lower_ == "ex":
            lefts |= {c.lower_ for c in noun.nbor(-2).lefts}  # "the Peruvian ex-president", in three pieces
        lemma = noun.lemma_.lower()
        pair = self.pairs.meant(noun, lemma, lefts)
        if pair is not None:
            return pair
        if noun.pos_ == "NUM":
            return None
        if not lefts & {"the", "this", "that"} and not any(label == "poss" for label, _ in before):
            return None
        if lemma in _ARMED and noun.tag_ == "NNS" and "the" in lefts and not any(c.ent_type_ for c in noun.lefts):
            return self.armed()
        if noun.tag_ in ("NNS", "NNPS") or noun.dep_ in ("compound", "nmod"):
            return None
        if lemma in ("delegation", "team") and lefts == {"the"} and (group := self.group(noun, lemma)):
            return group
        if lemma in _COUNTRY and len(lefts) == 1:
            found = self._one(noun, sent, back[-1:], lambda e: e.type == "Country")
            return [found] if found is not None else []
        if lemma in _BODIES and len(lefts) == 1:
            return self.called(noun, lemma) or self.body(noun, _BODIES[lemma])
        if lemma in words("org_nouns") and lemma not in _NO_BODIES and lefts == {"the"} and (named := self.called(noun, lemma)):
            return named
        if lemma == "pontiff":
            return self.officers.get("pope", [])[:1]
        if lemma == "monarch":
            states = {o.id for o in groups.owners_of(self.registry, noun)}
            rulers = [p for t in ("king", "queen", "sultan", "emir") for p in self.officers.get(t, [])]
            rulers = [p for p in rulers if not states or p.country in states]
            return rulers if len(rulers) == 1 else []
        if not office_head(noun.text.removeprefix("ex-")) and lemma not in words("callings"):
            return None
        return (self.officer(noun) if office_head(noun.text.removeprefix("ex-")) else []) or self._epithet(noun, sent, back)

    def _epithet(self, noun: Token, sent: Span, back: list[Span]) -> list[EntityNote]:
        """ "The former U.N. chief said", "The Austrian diplomat flew on": by what else he is, the one person of the sentence before."""
        if noun.dep_ not in ("nsubj", "nsubjpass") or not back or self._named(sent.start, noun.i, lambda e: e.type == "Person"):
            return []
        lefts = [c for c in noun.lefts if c.dep_ in ("amod", "compound", "nmod", "npadvmod")]
        owners = groups.owners_of(self.registry, noun)
        past = any(fold(c.text) in FORMER for c in lefts)
        guest = any(c.lower_ == "visiting" for c in noun.lefts)
        if not (past or guest or noun.lemma_.lower() in words("callings") or any(c.lower_.endswith("old") for c in lefts)):
            return []
        before = back[-1]
        subjects = [e for _, e in self._subjects(before) if e.type == "Person"]
        named = self._named(before.start, before.end, lambda e: e.type == "Person")
        found = subjects if len(set(map(id, subjects))) == 1 else named
        if len({e.id for e in found}) != 1:
            return []
        states = {o.id for o in owners if o.type == "Country"}
        fits = past or not states or not found[0].country or found[0].country in states
        return found[:1] if fits else []

    def _national(self, token: Token, back: list[Span]) -> EntityNote | None:
        """ "The Finn flew on": one of that nation, the only person of it whom the sentences before name."""
        mention = self.registry.name_at[token.i]
        one = mention.end - mention.start == 1 and token.tag_ in ("NN", "NNP") and token.dep_ in ("nsubj", "nsubjpass")
        if not one or not back or not token.i or token.nbor(-1).lower_ != "the" or fold(token.text) not in _nationals():
            return None
        state = self.entities[mention.entities[0]] if len(mention.entities) == 1 else None
        if state is None or state.type != "Country":
            return None
        found = self._named(back[0].start, back[-1].end, lambda e: e.type == "Person" and e.country == state.id)
        return found[0] if len(found) == 1 else None
