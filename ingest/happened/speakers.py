"""Who a speaker is: from the noun phrase before "said" to entities of the article."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from ingest import lexicon
from ingest.below import bounds
from ingest.happened.arguments import after, subjects
from ingest.happened.speech import Cue, Quoted, is_speech_noun, owners_of
from ingest.notes import EntityNote, Mention, Notes
from ingest.who.gazetteer import lookup

SPEAKING = frozenset({"Person", "Country", "Organization", "Group"})
_PARTITIVE = frozenset(
    {"one", "some", "many", "most", "several", "all", "both", "each", "none", "half", "part", "member", "majority", "number"}
)
_MOUTHPIECES = frozenset({"spokesman", "spokeswoman", "spokesperson"})
_BODIES = frozenset(
    {"ministry", "department", "presidency", "office", "embassy", "army", "military", "government", "parliament", "cabinet", "mission"}
)
_PRONOUNS: dict[str, tuple[frozenset[str], str | None]] = {
    "he": (frozenset({"Person"}), "m"),
    "she": (frozenset({"Person"}), "f"),
    "it": (frozenset({"Organization", "Country"}), None),
}
_OFFICIALS = frozenset(
    {"official", "source", "negotiator", "delegation", "side", "delegate", "team", "press", "agency", "daily", "newspaper"}
)
"""Of whom a country has many, and words that stand for a country's people."""
_ANONYMOUS = frozenset(
    {"official", "diplomat", "source", "spokesman", "spokeswoman", "spokesperson", "aide", "adviser", "advisor", "negotiator"}
)
"""Who is spoken of again by his calling alone."""
_AGAIN = 120
"""Tokens from one verb of saying to the next within which "he said" goes on from it."""
_BETWEEN = frozenset({"ADV", "AUX", "PUNCT", "PART"})


class Voices:
    """Resolves the speakers of an article's cues; remembers what it has made up on the way (an unnamed spokesman becomes a Group)."""

    def __init__(self, notes: Notes, quoted: Quoted) -> None:
        self.notes, self._quoted = notes, quoted
        self._known: dict[int, list[EntityNote]] = {}
        self._last: tuple[Cue, EntityNote] | None = None
        self._ending = {m.end - 1: m for m in notes.mentions}

    def of(self, cue: Cue) -> list[EntityNote]:
        """The entities that speak at a cue, [] where the article leaves that open."""
        place = cue.token.i
        if place not in self._known:
            found = self._of(cue)
            self._known[place] = found
            if cue.main and cue.kind == "say" and len(found) == 1 and found[0].type in ("Person", "Organization", "Country"):
                self._last = cue, found[0]
        return self._known[place]

    def _of(self, cue: Cue) -> list[EntityNote]:
        if not cue.speakers:
            return []
        # "the ministry said through its spokesman Jan Kowalski"
        voice = [e for e in who(after(cue.token, "through", "via"), self.notes) if e.type == "Person"]
        found = voice or self._same_official(cue) or who(cue.speakers, self.notes) or [e for t in cue.speakers for e in self._issuers(t)]
        if any(t.tag_ in {"PRP", "WP"} for t in cue.speakers):
            again = self._again(cue.speakers[0], known=bool(found)) if len(cue.speakers) == 1 else None
            return [again] if again is not None else found
        if cue.kind == "say" and len(cue.speakers) == 1 and (meant := self._one_of(cue.speakers[0], found)):
            return [meant]
        borrowed = cue.token.tag_ in {"VBD", "VBZ", "VBP"} and all(t.head != cue.token for t in cue.speakers)
        if borrowed and (beside := self._beside(cue)):
            return beside
        if found:
            return found
        for token in cue.speakers:
            made = self._surname(token) or self._unnamed(token) or (self._unknown_person(token) if cue.kind == "say" else None)
            if made is not None:
                found.append(made)
        return found or self._opening(cue)

    def _again(self, pronoun: Token, *, known: bool) -> EntityNote | None:
        """Who spoke just before, in the same paragraph, where "she said" goes on from that.

        `known`: the names room has an answer, which only a person of the sentence right before sets aside.
        """
        wanted = _PRONOUNS.get(pronoun.lower_)
        if wanted is None or self._last is None:
            return None
        cue, speaker = self._last
        types, gender = wanted
        if speaker.type not in types or (known and speaker.type != "Person") or speaker.gender not in (None, gender):
            return None
        between = pronoun.doc[cue.token.i : pronoun.i]
        breaks = sum("\n" in t.text for t in between)
        told = cue.token.sent
        apart = any(not self._quoted(t.i) and not t.is_punct for t in pronoun.doc[told.end : bounds(pronoun)[0]])
        if known and (apart or cue.token != told.root):
            return None
        sure = speaker.gender is not None and not known
        if len(between) > _AGAIN or breaks > sure or cue.token.is_ancestor(pronoun):
            return None
        return speaker

    def _same_official(self, cue: Cue) -> list[EntityNote]:
        """Whoever was told of as "a Chadian official" shortly before "the official said"."""
        token = cue.speakers[0]
        alone = all(c.lower_ == "the" for c in token.children) and any(True for _ in token.children)
        if len(cue.speakers) != 1 or token.tag_ != "NN" or token.lemma_.lower() not in _ANONYMOUS or not alone:
            return []
        for i in range(token.i - 1, max(0, token.i - _AGAIN), -1):
            other = token.doc[i]
            if other.lemma_ == token.lemma_ and other.tag_ == "NN" and any(c.lower_ in ("a", "an", "one") for c in other.children):
                return who([other], self.notes)
        return []

    def _one_of(self, token: Token, found: list[EntityNote]) -> EntityNote | None:
        """The person last told of, whom "the Norwegian" or "the Dutch diplomat" takes up, where the text knows nobody of that country.

        Only where it stands by itself with its article, and so for somebody known; None where a person's other country is known.
        """
        definite = any(c.lower_ == "the" for c in token.children) and not any(c.dep_ in ("prep", "relcl", "appos") for c in token.children)
        alone = token.tag_ in ("NN", "NNP", "JJ") and token.lemma_.lower() not in _MOUTHPIECES | _BODIES | _OFFICIALS
        if not definite or not alone or len(found) != 1 or found[0].type not in ("Country", "Group"):
            return None
        country = found[0].id if found[0].type == "Country" else found[0].country
        if token.tag_ == "NNP" and token.text in self.notes.entities[country or found[0].id].name.split():
            return None  # "the Vatican said"
        if any(e.type == "Person" and e.country == country for e in self.notes.entities.values()):
            return None
        for i in range(bounds(token)[0] - 1, max(0, token.i - _AGAIN), -1):
            if token.doc[i].dep_ == "nsubj":
                for entity in self.notes.entities_at(i):
                    home = self.notes.entities[entity.country] if entity.country else None
                    if entity.type == "Person":
                        return entity if home is None or home.type != "Country" else None
        return None

    def _issuers(self, token: Token) -> list[EntityNote]:
        """Whose paper it is that "the statement said" speaks of: that of the sentence in which it was named last."""
        if not is_speech_noun(token):
            return []
        start = bounds(token)[0]
        for other in reversed(token.doc[max(0, start - _AGAIN) : start]):
            if other.lemma_ == token.lemma_ and other.pos_ == token.pos_:
                verb = other.head
                while verb.pos_ in {"ADP", "NOUN"} and verb.head != verb:
                    verb = verb.head
                if found := who(owners_of(other), self.notes) or who(subjects(verb), self.notes):
                    return found
        return []

    def _surname(self, token: Token) -> EntityNote | None:
        """The one person of the article who has this word in the name."""
        if not token.text[:1].isupper() or token.left_edge != token or self._is_role(token):
            return None
        owners = [e for e in self.notes.entities.values() if e.type == "Person" and token.text in e.name.split()]
        return owners[0] if len(owners) == 1 else None

    def _unnamed(self, token: Token) -> EntityNote | None:
        """A spokesman or a ministry without a name: a Group that acts for whom its words name, a spokesman else for whom
        the text just told of."""
        lemma = token.lemma_.lower()
        if lemma not in _MOUTHPIECES | _BODIES:
            return None
        owners = [
            e for t in token.subtree if t != token for e in self.notes.entities_at(t) if e.type in ("Country", "Organization", "Place")
        ]
        side = next((c for e in owners if (c := e.country if e.type == "Place" else e.id)), None)
        if side is None and lemma in _BODIES and (body := self._named_so(token)) is not None:
            return body
        if side is None and lemma in _MOUTHPIECES:
            side = self._just_told_of(token)
        if side is None:
            return None
        phrase = [t for t in token.lefts if t.dep_ in {"amod", "compound", "poss", "nmod"}]
        name = token.doc[min([token.i, *(t.left_edge.i for t in phrase)]) : token.i + 1].text
        made = self.notes.new_entity("Group", name)
        made.country, made.keep = side, False
        self.notes.add_mention(Mention(token.left_edge.i, token.i + 1, token.i, "nominal", (made.id,)))
        return made

    def _named_so(self, token: Token) -> EntityNote | None:
        """The body named last whose name ends in a word: "the department" after "the State Department"."""
        if not any(c.lower_ == "the" for c in token.children):
            return None
        for mention in reversed([m for m in self.notes.mentions if token.i - _AGAIN < m.start < token.i and m.form == "name"]):
            entity = self.notes.entities[mention.entities[0]] if len(mention.entities) == 1 else None
            if entity is not None and entity.type == "Organization" and entity.name.lower().split()[-1] == token.lower_:
                return entity
        return None

    def _just_told_of(self, token: Token) -> str | None:
        """The organization or country that was a subject last before a token, in its paragraph."""
        for i in range(token.i - 1, max(0, token.i - _AGAIN), -1):
            if "\n" in token.doc[i].text:
                break
            if token.doc[i].dep_ in {"nsubj", "nsubjpass", "poss"}:
                for entity in self.notes.entities_at(i):
                    if entity.type in ("Organization", "Country"):
                        return entity.id
        return None

    def _unknown_person(self, token: Token) -> EntityNote | None:
        """A name that says something and that nobody has taken for one."""
        words = [token]
        while not words[0].is_sent_start and words[0].i and words[0].nbor(-1).pos_ == "PROPN" and words[0].nbor(-1).dep_ == "compound":
            words.insert(0, words[0].nbor(-1))
        if len(words) < 2 or not all(t.pos_ == "PROPN" and t.text[:1].isupper() for t in words) or self._is_role(token):
            return None
        if any(self.notes.mention_at(t) for t in words) or token.ent_type_ not in {"", "PERSON"}:
            return None
        made = self.notes.new_entity("Person", token.doc[words[0].i : token.i + 1].text)
        self.notes.add_mention(Mention(words[0].i, token.i + 1, token.i, "name", (made.id,)))
        return made

    def _beside(self, cue: Cue) -> list[EntityNote]:
        """Whoever is named right before the verb, where the parser hung it elsewhere: "whose aide, Ana Silva, dismissed it"."""
        i = cue.token.i - 1
        while i > cue.token.i - 6 and i > 0 and cue.token.doc[i].pos_ in _BETWEEN:
            i -= 1
        mention = self._ending.get(i)
        return self._speaking(mention) if mention is not None and mention.form in ("name", "title") else []

    def _opening(self, cue: Cue) -> list[EntityNote]:
        """Whoever opens the sentence, where what the parser took for the speaker can't speak:
        "Silva, asked about the text, smiled and said"."""
        press = lexicon.words("press_nouns") | {"agency", "daily"}
        if any(self._is_role(t) or t.pos_ == "PROPN" or t.lemma_.lower() in press for t in cue.speakers):
            return []  # "the news agency reported" is nobody's of the sentence
        start = bounds(cue.token)[0]
        first = next((t for t in cue.token.doc[start : start + 12] if t.dep_ == "nsubj" and t.left_edge.i == start), None)
        mention = self.notes.mention_at(first) if first is not None and first.i < cue.token.i else None
        return self._speaking(mention) if mention is not None and mention.form in ("name", "title") else []

    def _speaking(self, mention: Mention) -> list[EntityNote]:
        return [e for i in mention.entities if (e := self.notes.entities[i]).type in SPEAKING]

    def _is_role(self, token: Token) -> bool:
        lemma = token.lemma_.lower()
        return lemma in lexicon.words("group_nouns") or lemma in _MOUTHPIECES | _BODIES


def who(tokens: Iterable[Token], notes: Notes) -> list[EntityNote]:
    """The entities that these noun phrases stand for and that can speak, each once; [] where none is known."""
    found: dict[str, EntityNote] = {}
    for token in tokens:
        for entity in _of(token, notes, 3):
            found.setdefault(entity.id, entity)
    return list(found.values())


def _of(token: Token, notes: Notes, depth: int) -> list[EntityNote]:
    direct = [e for n in notes.entities_at(token) if (e := _government(n, notes)).type in SPEAKING]
    if direct and depth and (direct[0].type != "Person" or token.pos_ == "NOUN"):
        # "Norway's minister, Kari Nordmann, said": the person and not what stands for her
        named = [e for c in token.children if c.dep_ == "appos" for e in notes.entities_at(c) if e.type == "Person"]
        direct = named[:1] or direct
    if direct or not depth:
        return direct
    inner: list[Token] = []
    if is_speech_noun(token):
        inner = owners_of(token) or after(token, "of")
    elif token.lower_ in _PARTITIVE:  # "one of the envoys", "both of them"
        inner = after(token, "of")
    elif token.lemma_.lower() in _BODIES and any(c.dep_ == "poss" and c.pos_ == "PRON" for c in token.children):
        heads = [e for c in token.children if c.dep_ == "poss" for e in notes.entities_at(c)]
        return [p for e in heads if (p := notes.party_of(e) or e).type in SPEAKING]  # "her office praised"
    elif token.dep_ == "appos":  # a name that hangs on a title, or the other way round
        inner = [token.head]
    inner = inner or [c for c in token.children if c.dep_ == "appos"]
    return [e for t in inner for e in _of(t, notes, depth - 1)]


def _government(entity: EntityNote, notes: Notes) -> EntityNote:
    """The Country whose seat of government a Place is: "a statement from" a presidential palace is the state's."""
    seat = lookup(entity.name) if entity.type == "Place" else None
    return (notes.country(seat.name) if seat is not None and seat.how == "seat" else None) or entity


def side_of(speaker: EntityNote, notes: Notes) -> str | None:
    """Whom a speaker speaks for, as an entity id, where that is another than the speaker."""
    party = notes.party_of(speaker)
    return party.id if party is not None and party is not speaker else None
