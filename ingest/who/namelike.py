"""Whether a stretch of capitals is a person's name, where the model says otherwise or nothing: titles, verbs, what stands around."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc, Token

from ingest.below import having
from ingest.lexicon import table, words
from ingest.who.evidence import made_officer, office_follows, office_precedes, titled
from ingest.who.gazetteer import Hit
from ingest.who.words import PARTICLES, SUFFIXES, capitalised, fold, heading_sentences, is_office_word, is_title_modifier, office_head

Stretch = tuple[int, int]

WITHIN = frozenset({"in", "at", "near", "outside", "inside", "around", "into", "across", "off", "towards", "through"})
_SHIPS = frozenset({"uss", "usns", "uscgc", "hms", "hmas", "hmcs", "rfa", "mv", "ss", "ins", "bns"})
"""What stands before the name of a ship."""
THINGS = frozenset(
    {"accord", "accords", "agreement", "treaty", "act", "war", "plan", "summit", "order", "groups", "doctrine", "resolution"}
)
"""Last words of what is no person, though it may begin with a name."""
_PERSONAL = frozenset({"wife", "husband", "son", "daughter", "brother", "sister", "widow", "mother", "father", "trip", "visit", "stop",
                       "tour",
                       "flight", "motorcade", "plane", "resignation", "inauguration", "funeral", "assassination", "birthday"})  # fmt: skip
"""What only a person has."""


class Judge:
    """Judges the stretches of one Doc."""

    def __init__(self, doc: Doc, hits: list[Hit]) -> None:
        self.doc = doc
        self.hit_at = {i: h for h in hits for i in range(h.start, h.end)}
        self.headings = heading_sentences(doc)
        self.found: dict[int, Stretch] = {}
        self.places: list[Stretch] = []
        """What the model took for persons and the syntax shows to be places."""

    def words_of(self, start: int, end: int) -> Iterator[str]:
        return (self.doc[i].text for i in range(start, end) if capitalised(self.doc[i]))

    def mistaken(self, start: int, end: int) -> bool:
        """Whether what the model took for an organisation or place is a person's name: an office in apposition, or "who", follows it."""
        doc = self.doc
        if self._of_some_state(start, end):
            return True
        if not self.may_be_name(start, end):
            return False
        if titled(self.doc, start) or office_precedes(self.doc, start) or made_officer(self.doc, end) or self._posted(start, end):
            return True
        if end + 2 < len(doc) and doc[end].text == doc[end + 2].text == "," and doc[end + 1].text.isdigit() and len(doc[end + 1]) == 2:
            return True  # "Ana Silva, 41, said"
        root = doc[start:end].root
        if (
            root.dep_ == "pobj"
            and root.head.dep_ == "agent"
            and root.head.head.lemma_ in ("lead", "head", "accompany", "succeed", "replace")
        ):
            return True  # "a team led by Ana de Silva"
        if root.dep_ in ("dobj", "nsubj") and root.head.lemma_ in human_deeds() and self._given(start):
            return True  # "met Omar Salem of Chad"
        if self._of_country(start, root) or (root.dep_ == "poss" and root.head.lemma_ in _PERSONAL):
            return True
        if root.dep_ == "nsubj" and root.head.lemma_ in ("say", "tell", "add", "write", "warn", "call"):
            speech = [c for c in root.head.children if c.dep_ == "ccomp"]
            if any(g.dep_ == "nsubj" and g.lower_ in ("he", "she") for c in speech for g in c.children):
                return True  # "Colombia's Ana Silva said she would"
        if end + 2 >= len(doc) or doc[end].text != ",":
            return False
        return doc[end + 1].lower_ in ("who", "whose") or office_follows(self.doc, end)

    def _posted(self, start: int, end: int) -> bool:
        """Whether an office and the state where its holder is stand before: "the UN coordinator in Chad, | Ana Lootsma |, said"."""
        doc = self.doc
        land = self.hit_at.get(start - 2) if start > 4 and doc[start - 1].text == "," else None
        if land is None or land.entry.kind != "Country" or land.entry.how not in ("name", "abbreviation") or doc[end : end + 1].text != ",":
            return False
        i = land.start - 1 - (doc[land.start - 1].lower_ == "the")
        return i > 0 and doc[i].lower_ in ("in", "to", "for") and office_head(doc[i - 1].text) is not None

    def _given(self, start: int) -> bool:
        """Whether what the model took for a place begins with a given name."""
        first = self.doc[start]
        return first.ent_type_ == "GPE" and any(fold(first.text) in words(names) for names in ("mens_names", "womens_names"))

    def may_be_name(self, start: int, end: int) -> bool:
        """Whether these tokens look like a full name and hold nothing that the lexicons know or that no name has."""
        if not 2 <= end - start <= 5 or start in self.headings or any(i in self.hit_at for i in range(start, end)):
            return False
        tokens = self.doc[start:end]
        if not all(in_name(t) and t.tag_ in ("NNP", "NNPS", "HYPH") for t in tokens) or all(is_title_modifier(t) for t in tokens):
            return False
        if is_office_word(tokens[-1]) and any(is_title_modifier(t) for t in tokens):
            return False  # "the speaker, | National Security Advisor | Ana Silva"
        if tokens[0].text in ("R", "D", "I") and tokens[1].text == "-":
            return False  # "Sen. Ana Silva, | R-Idaho |"
        if tokens[-1].lower_ in words("portfolios") and end < len(self.doc) and is_title_lead(self.doc[end]):
            return False  # "Mr. Omar Salem, | Public Works | Deputy Minister Ana Silva"
        return not any(t.lower_ in words("org_nouns") or t.lower_ in words("site_nouns") for t in tokens)

    def _of_some_state(self, start: int, end: int) -> bool:
        """ "William Delhi of Ruritania": a full name, though it ends like a place, after a comma or "and" and before a state."""
        doc = self.doc
        home = self.hit_at.get(end + 1) if end + 1 < len(doc) and doc[end].lower_ == "of" else None
        if home is None or home.entry.kind != "Country" or home.entry.how not in ("name", "abbreviation") or not 2 <= end - start <= 3:
            return False
        known = self.hit_at.get(end - 1)
        if (
            start in self.hit_at
            or start in self.headings
            or (known is not None and (known.entry.kind != "Place" or known.start != end - 1))
        ):
            return False
        plain = all(capitalised(t) and t.tag_ == "NNP" and not is_office_word(t) for t in doc[start:end])
        nouns = any(t.lower_ in words("org_nouns") or t.lower_ in words("site_nouns") for t in doc[start:end])
        return plain and not nouns and bool(start) and doc[start - 1].lower_ in (",", "and", ":", "with", "by")

    def _of_country(self, start: int, root: Token) -> bool:
        """Whether a country's own does or suffers what only people do: "rang India's Arun Nair", "sat down with Chad's Moussa Abakar"."""
        owner = self.hit_at.get(start - 2) if start >= 2 and self.doc[start - 1].tag_ == "POS" else None
        if owner is None or owner.entry.kind != "Country" or owner.entry.how == "adjective":
            return False
        if root.dep_ == "conj":
            return root.head.ent_type_ == "PERSON" or (root.head.ent_type_ == "" and root.head.i < start and is_office_word(root.head))
        head = root.head.head if root.dep_ == "pobj" and root.head.lower_ in ("with", "by", "between") else root.head
        if root.dep_ == "nsubj":
            return head.lemma_ in human_deeds() and head.lemma_ not in speech_verbs()  # a paper or a firm says and warns, too
        return (root.dep_ in ("dobj", "nsubjpass") or head != root.head) and head.lemma_ in human_deeds()

    def stranger(self, token: Token, first: Token) -> bool:
        """Whether a family name after a title and a first name was taken for a body or place: "premier Ana | Silva/ORG"."""
        if token.tag_ != "NNP" or not token.text.istitle() or token.i in self.hit_at or token.ent_type_ not in ("ORG", "GPE", "PERSON"):
            return False
        after = self.doc[token.i + 1] if token.i + 1 < len(self.doc) else None
        longer = after is not None and (after.ent_iob_ == "I" or (after.tag_ == "NNP" and capitalised(after)))
        things = words("org_nouns") | words("no_organizations") | words("site_nouns") | THINGS
        return (
            not longer
            and first.tag_ == "NNP"
            and first.text.istitle()
            and not (token.lower_ in things or is_office_word(token) or is_title_modifier(token))
        )

    def mistagged(self, token: Token) -> bool:
        """Whether a family name was taken for a noun: "Chad's Ali | Bello/NN | said"."""
        if token.tag_ != "NN" or not token.text.istitle() or token.nbor(-1).ent_type_ != "PERSON":
            return False
        things = words("org_nouns") | words("no_organizations") | words("site_nouns") | words("place_occasions") | THINGS
        return token.lower_ not in things and token.dep_ in ("nsubj", "dobj", "pobj", "poss", "conj", "appos", "nsubjpass")

    def misread(self, token: Token) -> bool:
        """Whether a capital in mid-sentence, right after somebody's first name, was taken for a verb: "Abdi Hirsi | Guled/VBD |, said"."""
        if token.tag_[:2] not in ("VB", "JJ", "RB", "UH") or not token.text.istitle() or len(token) < 3 or token.is_sent_start:
            return False
        before = token.nbor(-1)
        return before.ent_type_ == "PERSON" and before.tag_ == "NNP" and before.text.istitle() and token.i not in self.headings

    def bears_out(self, stretch: Stretch, told: set[str]) -> bool:
        """Whether the model's word that this is a person holds: the syntax speaks for it, or nothing speaks against a full name."""
        doc = self.doc
        start, end = stretch
        if is_body(doc, start, end):
            return False
        single = sum(capitalised(t) for t in doc[start:end]) < 2
        if start in self.headings and not office_follows(self.doc, end):
            others = any(s != start and s not in self.headings for s in self.found)
            return any(w in told for w in self.words_of(start, end)) or (not single and not others and not told)
        root = doc[start:end].root
        if root.dep_ in ("nsubj", "nsubjpass") and root.head.lemma_ in words("human_verbs"):
            return True
        if not single and office_precedes(doc, start):
            return True  # "his chief of staff, Gergely/RB Kovacs, said"
        before = doc[start - 1].lower_ if start else ""
        last = doc[end - 1].lower_
        with_whom = root.dep_ == "pobj" and root.head.lower_ in ("with", "by", "between", "among")
        somewhere = before == "the" or (root.dep_ in ("pobj", "dobj") and not with_whom)
        told_of = office_follows(doc, end) and start not in self.hit_at and (not start or doc[start - 1].tag_ not in ("DT", "JJ"))
        if not told_of and (last in words("org_nouns") or (last in words("site_nouns") and somewhere)):
            return False
        entered = root.dep_ == "dobj" and root.head.lemma_ in ("enter", "reach", "capture", "seize", "shell", "recapture", "retake")
        if before in _SHIPS or doc[start].lower_ in _SHIPS:
            return False
        above = before == "over" and root.dep_ == "pobj" and root.head.head.lemma_ != "win"
        if before in WITHIN or above or entered:
            self.places.append(stretch)
            return False
        odd = [t for t in doc[start:end] if t.tag_ not in ("NNP", "NNPS", "HYPH") and t.lower_ not in PARTICLES and t.lower_ != "un"]
        inside = {t.i for t in odd if start < t.i and t.text.istitle() and len(t) > 2 and t.tag_[:1] == "V"}  # "Padoh | Saw/VBD | Htoo Win"
        if odd and (single or any(capitalised(t) and t.tag_[:1] in "VRID" and t.i not in inside for t in odd)):
            return False
        if before == "the" and root.dep_ != "poss":
            return False
        if not single:
            return True
        owns = end < len(doc) and doc[end].tag_ == "POS"
        if (before == "of" and start > 1 and is_office_word(doc[start - 2]) and not owns) or (
            root.dep_ == "conj" and root.head.ent_type_ != "PERSON"
        ):
            return False
        return root.dep_ in ("poss", "nsubj", "conj", "appos", "dobj", "pobj", "agent") and self._twice(doc[start].text)

    def _twice(self, text: str) -> bool:
        """Whether the model saw a person in this word each time, and more than once."""
        labels = [t.ent_type_ for t in having(self.doc, (text.lower(),)) if t.text == text]
        return len(labels) > 1 and sum(label == "PERSON" for label in labels) > len(labels) / 2


_CALLED = frozenset({"called", "named", "dubbed", "styled", "as", "itself"})
_BEFORE_CALLED = _CALLED | {"known", "calling", "calls", "which", "that", ","}
_SMALL_TAGS = frozenset({"JJ", "JJS", "NN", "NNP", "VBN", "HYPH", "RB", "CD"})


def is_body(doc: Doc, start: int, end: int) -> bool:
    """Whether the words around say that a name is a body's: "X, a Chadian rebel group", "a gang called X", "the group known as X"."""
    kinds = words("body_kinds")
    if start > 1 and doc[start - 1].lower_ in _CALLED | {"as", "itself"}:
        lead = start - 1
        while lead > max(0, start - 4) and doc[lead].lower_ in _CALLED | {
            "as",
            "itself",
            "known",
            "calling",
            "calls",
            "which",
            "that",
            ",",
        }:
            lead -= 1
        if lead < start - 1 - (doc[start - 1].lower_ == "as") and doc[lead].lower_ in kinds and doc[lead].tag_ == "NN":
            return True
    if end + 2 >= len(doc) or doc[end].text != ",":
        return False
    i = end + 1
    if doc[i].lower_ not in ("a", "an", "the", "one"):
        return False
    i += 1
    while i < min(len(doc) - 1, end + 9) and (doc[i].tag_ in _SMALL_TAGS or doc[i].text == "-") and doc[i].lower_ not in kinds:
        i += 1
    return doc[i].lower_ in kinds and doc[i].tag_ == "NN" and doc[i + 1].tag_ not in ("NN", "NNS", "NNP", "POS", "HYPH")


def names_press(doc: Doc, end: int) -> bool:
    """Whether a paper, an agency or a station follows, whose name ends at this token: "the | Tanjug | news agency"."""
    after = doc[end].text if end < len(doc) else ""
    return after in _PRESS or (after == "news" and end + 1 < len(doc) and doc[end + 1].text == "agency")


_PRESS = frozenset({"newspaper", "daily", "weekly", "magazine", "television", "tv", "radio", "channel", "broadcaster"})


@cache
def human_deeds() -> frozenset[str]:
    """Verbs and nouns of what people do with people: meet, ring, tell, talks."""
    lexicons = (("talk_verbs", "verb"), ("telling_verbs", "verb"), ("travel_verbs", "verb"), ("talk_nouns", "noun"))
    return words("human_verbs") | {row[column] for lexicon, column in lexicons for row in table(lexicon)}


@cache
def speech_verbs() -> frozenset[str]:
    """Verbs of saying."""
    return frozenset(row["verb"] for row in table("speech_verbs"))


def is_title_lead(token: Token) -> bool:
    """Whether a word heads an office's title or leads up to its head."""
    return is_office_word(token) or is_title_modifier(token)


def in_name(token: Token) -> bool:
    if token.text in ("Extraordinary", "Plenipotentiary"):
        return False
    return (
        capitalised(token)
        or token.lower_ in PARTICLES
        or token.text == "-"
        or token.lower_ in SUFFIXES
        or (token.i > 0 and token.nbor(-1).text == "-" and not token.nbor(-1).whitespace_)
    )
