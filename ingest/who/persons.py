"""Persons: the stretches of tokens that name one, by the model's word where it bears looking at, by titles, and by what stands around."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from ingest.below import having, spelt
from ingest.lexicon import words
from ingest.who.evidence import titled
from ingest.who.namelike import THINGS, WITHIN, Stretch, in_name, names_press
from ingest.who.ranks import is_rank_word
from ingest.who.titled import after_colon, after_complement, listed
from ingest.who.unseen import SUBJECTS, Unseen
from ingest.who.words import (
    CALENDAR,
    HONORIFICS,
    PARTICLES,
    RULERS,
    STYLES,
    SUFFIXES,
    capitalised,
    is_office_spelling,
    is_office_word,
    is_title_modifier,
)

_SURNAMES = frozenset({"king", "prince", "pope", "bishop", "judge", "dean", "cardinal", "major", "chancellor", "marshal", "sultan", "emir",
                       "sheikh", "sheik", "field", "lord"})  # fmt: skip
"""Titles that are family names, too."""
_MIDDLE = frozenset({"sheikh", "sheik", "shaikh", "tun", "haji", "hajji", "imam", "syed", "sayed", "khun", "ustad", "fr", "u"})
"""Titles that are first names or parts of names, too: "Hassan Sheikh Omar", "Nyo Tun Salem"."""
_MATTERS = frozenset({"issues", "affairs", "matters"})
_OTHER = frozenset({"ORG", "GPE", "LOC", "FAC", "NORP", "DATE", "EVENT", "LAW", "WORK_OF_ART", "PRODUCT"})


def _is_charge(token: Token) -> bool:
    """Whether a word can end what an office is for: "Representative on Climate | Issues | Ana Silva"."""
    return token.lower_ in words("portfolios") or token.lower_ in _MATTERS


class Finder(Unseen):
    """Looks for the names of persons in one Doc."""

    def spans(self) -> list[Stretch]:
        """Tokens [start, end) of each name, in order, without overlaps; a headline's only where a title or the text bears them out."""
        doc = self.doc
        late: list[Stretch] = []
        titles = {word for word in spelt(doc) if is_office_spelling(word)}
        for token in having(doc, titles | words("relatives")):
            if token.i + 1 < len(doc) and (token.lower_ in titles or self._is_kin(token)):
                first = self._after_title(token) or after_complement(doc, self.hit_at, token) or after_colon(doc, self.hit_at, token)
                self._put(first)
                for more in listed(doc, self.hit_at, token, first) if first and first[0] not in self.headings else ():
                    self._put(more)
        for ent in doc.ents:
            if ent.label_ == "PERSON" and not names_press(doc, ent.end):
                for part in self._parted(ent.start, ent.end):
                    stretch = self._trimmed(*part)
                    if stretch and titled(self.doc, stretch[0]):
                        self._put(stretch)
                    elif stretch:
                        late.append(stretch)
            elif ent.label_ in ("ORG", "GPE", "LOC", "FAC", "WORK_OF_ART", "PRODUCT", "NORP"):
                start = ent.start
                while start < ent.end - 1 and doc[start].lower_ in HONORIFICS:
                    start += 1  # "| Maj Gen | Omar Salem"
                lead = self.hit_at.get(start)
                if (
                    lead
                    and lead.entry.kind == "Country"
                    and lead.end < ent.end
                    and start
                    and doc[start - 1].lower_ in ("of", "to", "in", "for")
                ):
                    start = lead.end  # "Minister of Foreign Affairs of | Peru Elena Quispe |"
                if doc[start].lower_ in words("portfolios") and start and doc[start - 1].lower_ in ("of", "for") and ent.end - start > 2:
                    start += 1  # "Minister of | Economy | Ana Silva"
                if self.mistaken(start, ent.end):
                    self._put((start, ent.end))
        for start, end in (*self.unseen(), *self.leaders()):
            self._put((start, end))
        for start, end in list(self.with_first_names()):
            self._put((start, end))
        told = {w for s, e in self.found.values() for w in self.words_of(s, e)}
        told |= {w for s, e in late if doc[s].i not in self.headings for w in self.words_of(s, e)}
        for stretch in late:
            if self.bears_out(stretch, told):
                self._put(stretch)
        kept: list[Stretch] = []
        for start, end in sorted(self.found.values(), key=lambda s: (s[0], -s[1])):
            if not kept or start >= kept[-1][1]:
                kept.append((start, end))
        return kept

    def _is_kin(self, token: Token) -> bool:
        """Whether a noun says what somebody is to another, so that a name follows: "his rival Ana Silva"."""
        if token.tag_ not in ("NN", "JJ") or token.lower_ not in words("relatives"):
            return False
        return any(c.tag_ in ("PRP$", "POS") for c in self.doc[max(0, token.i - 3) : token.i])

    def _put(self, stretch: Stretch | None) -> None:
        if stretch and not self._is_headlines(*stretch):
            start, end = stretch[0], self._past_particles(stretch[1])
            old = self.found.get(start)
            if old is None or old[1] < end:
                self.found[start] = start, end

    def _is_headlines(self, start: int, end: int) -> bool:
        """Whether a capital that only the headline has is no name: "Envoy | Presses Chad |"."""
        first = self.doc[start]
        if start not in self.headings or (end > start + 1 and end - 1 not in self.hit_at):
            return False
        return not any(t.text == first.text and t.i not in self.headings for t in self.doc)

    def _past_particles(self, end: int) -> int:
        """Where a name ends that goes on with particles: "Ursula | von der Leyen"."""
        doc = self.doc
        last = end
        while last < len(doc) and doc[last].text.islower() and doc[last].lower_ in PARTICLES:
            last += 1
        return last + 1 if end < last < len(doc) and capitalised(doc[last]) else end

    def _parted(self, start: int, end: int) -> Iterator[Stretch]:
        """A span in which the model joined two names ("Trump and Putin") gives both."""
        first = start
        for i in range(start, end):
            if self.doc[i].lower_ in {"and", "&", "/", "–", "—", ":"} or (self.doc[i].text == "," and not self._suffix(i + 1)):
                if first < i:
                    yield first, i
                first = i + 1
        if first < end:
            yield first, end

    def _suffix(self, i: int) -> bool:
        return i < len(self.doc) and self.doc[i].lower_ in SUFFIXES

    def _trimmed(self, start: int, end: int) -> Stretch | None:
        """What is left of the model's span without titles, nationality, possessive and words that no name has."""
        doc = self.doc
        end = next((i for i in range(start, end) if doc[i].tag_ == "POS" or "\n" in doc[i].text), end)
        while end > start and not self._may_end(end - 1):
            end -= 1
        nouns = words("org_nouns") | SUBJECTS
        last_title = max(
            (i for i in range(start, end - 1) if (is_office_word(doc[i]) and not (i > start and self._inner(i))) or doc[i].lower_ in nouns),
            default=None,
        )
        if last_title is not None:
            start = last_title + 1
        charged = next((i for i in range(end - 1, start, -1) if _is_charge(doc[i - 1])), None)
        if charged is not None and start and doc[start - 1].lower_ in ("of", "for", "on", "&", "and"):
            start = charged  # "Adviser for | Water Policy | Ana Silva"
        if (
            doc[start].text == "-"
            and start
            and not doc[start - 1].whitespace_
            and not doc[start].whitespace_
            and capitalised(doc[start - 1])
            and not is_office_word(doc[start - 1])
        ):
            start -= 1  # "Kassym | -Jomart Tokayev"
        while start < end:
            hit = self.hit_at.get(start)
            if (
                not in_name(doc[start])
                or doc[start].lower_ in WITHIN
                or doc[start].text == "-"
                or (is_title_modifier(doc[start]) and end - start > 2)
            ):
                start += 1
            elif hit and hit.end < end and (hit.entry.how in ("adjective", "abbreviation") or end - hit.end > 1):
                start = hit.end
            else:
                break
        while end < len(doc) and self._runs_on(end):
            end += 1
        while start > 0 and (self._leads_in(start - 1, end) or self._leads_over(start, end)):
            start -= 1 if self._leads_in(start - 1, end) else 2  # "Maria do | Valle Ribeiro", "Anne-|Marie Silva"
        if start >= end or doc[end - 1].text == "-":
            return None
        hit = self.hit_at.get(start)
        if hit and hit.start <= start and hit.end >= end:
            return None
        if (
            all(is_office_word(t) or is_title_modifier(t) or is_rank_word(t.text) or t.lower_ in SUFFIXES for t in doc[start:end])
            or doc[end - 1].lower_ in THINGS
        ):
            return None
        if end - start == 1 and (doc[start].lower_ in CALENDAR or len(doc[start]) < 2 or doc[start].tag_ not in ("NNP", "NNPS")):
            return None
        return start, end

    def _inner(self, i: int) -> bool:
        """Whether a style stands within a name: "Hassan | Sheikh | Omar", "Abdul Ghafar | Tengku | Salem"."""
        return self.doc[i].lower_ in _MIDDLE or (
            self.doc[i].lower_ in STYLES
            and i - 1 not in self.hit_at
            and capitalised(self.doc[i - 1])
            and not is_office_word(self.doc[i - 1])
        )

    def _leads_in(self, i: int, end: int) -> bool:
        """Whether the capitalised word before a name is its first part, which the model left out: "Kamal" of "Kamal Dasun de Silva"."""
        token = self.doc[i]
        if token.tag_ == "RB" and token.text.istitle() and i > 0 and token.nbor(-1).text == "," and self.doc[i + 1].ent_type_ == "PERSON":
            return i + 1 == end - 1  # "his aide, | Gergely | Kovacs"
        return (
            token.dep_ == "compound"
            and i < token.head.i < end
            and token.tag_ == "NNP"
            and capitalised(token)
            and (token.ent_type_ in ("", "PERSON", "NORP", "ORG") or (token.ent_type_ == "GPE" and i > 0 and self.doc[i - 1].tag_ == "POS"))
            and token.lower_ not in words("org_nouns") | words("portfolios")
            and token.lower_ not in WITHIN  # "Near Al Hasakah" at a sentence's beginning
            and token.lower_ != "class"
            and i not in self.hit_at
            and not is_office_word(token)
            and not is_title_modifier(token)
            and token.lower_ not in CALENDAR
            and i not in self.headings
            and not token.is_upper
        )

    def _leads_over(self, start: int, end: int) -> bool:
        """Whether a first name and a particle or a hyphen stand before: "Maria do | Valle Ribeiro", "Anne- | Marie Silva"."""
        between = self.doc[start - 1]
        particle = between.text.islower() and between.lower_ in PARTICLES
        joined = between.text == "-" and not between.whitespace_ and not self.doc[start - 2].whitespace_
        return start > 1 and (particle or joined) and self._leads_in(start - 2, end)

    def _may_end(self, i: int) -> bool:
        token = self.doc[i]
        if token.lower_ in SUFFIXES:
            return True
        if token.is_punct and not token.text.endswith("."):
            return False
        if is_office_word(token) and token.lower_ not in _SURNAMES:
            return False
        if is_office_word(token):  # "Martin Luther King", but not "Emir Sheikh" before a name
            after = self.doc[i + 1] if i + 1 < len(self.doc) else None
            return not is_office_word(self.doc[i - 1]) and not (after is not None and after.tag_ == "NNP" and capitalised(after))
        joined = i > 0 and self.doc[i - 1].text == "-" and not self.doc[i - 1].whitespace_
        return capitalised(token) or joined

    def _runs_on(self, i: int) -> bool:
        """Whether the name that ends before token i goes on with it."""
        doc = self.doc
        token = doc[i]
        if token.is_sent_start or token.tag_ == "POS":
            return False
        if token.text == "-":
            apart = token.whitespace_ or doc[i - 1].whitespace_ or i + 1 >= len(doc)
            return not apart and doc[i + 1].text[:1].isalpha() and i + 1 not in self.hit_at and doc[i + 1].lower_ not in ("led", "elect")
        if doc[i - 1].text == "-" and not doc[i - 1].whitespace_:
            return token.text[:1].isalpha()
        if token.text in ("He", "An", "So", "Do", "You", "Long") and doc[i - 1].lower_ in words("family_first") and capitalised(doc[i - 1]):
            return doc[i - 1].tag_ == "NNP"  # "Vice Premier Liu He"
        return (
            capitalised(token)
            and (token.tag_ in ("NNP", "NNPS") or self.mistagged(token) or self.misread(token))
            and token.ent_type_ in ("", "PERSON")
            and i not in self.hit_at
            and (not is_office_word(token) or (self._inner(i) and not is_office_word(doc[i - 1]) and doc[i - 1].text != "."))
            and not is_title_modifier(token)
            and (token.lower_ not in CALENDAR or token.ent_type_ == "PERSON")
            and i not in self.headings
        )

    def _after_title(self, title: Token) -> Stretch | None:
        """The name that follows a title, read off its capitals."""
        doc = self.doc
        start = title.i + 1
        if doc[start].text in (".", "'", "’") and title.lower_ in HONORIFICS and start + 1 < len(doc):
            start += 1
        first = doc[start]
        if (
            (not capitalised(first) and first.lower_ not in ("al", "el"))
            or first.is_sent_start
            or is_office_word(first)
            or first.lower_ in CALENDAR
            or first.lower_ == "extraordinary"
        ):
            return None
        leads = first.dep_ == "compound" and first.head.tag_ == "NNP" and 0 < first.head.i - start < 3 and first.text.istitle()
        if (first.tag_ not in ("NNP", "NNPS") and first.ent_type_ != "PERSON" and not leads) or first.tag_ in ("VBZ", "VBD"):
            return None
        if start in self.hit_at and first.ent_type_ != "PERSON":
            return None
        if first.ent_type_ in _OTHER and title.lower_ not in HONORIFICS:
            ent = next(e for e in doc.ents if e.start <= start < e.end)
            if ent.start <= title.i and title.lower_ in RULERS:
                ent = doc[start : ent.end]  # "Commander of the National Guard | Prince Omar Salem"
            if any(i in self.hit_at for i in range(ent.start, ent.end)) or any(t.lower_ in words("org_nouns") for t in ent):
                return None
            if first.is_upper and len(first) > 1 and len(ent) == 1 and "." not in first.text:
                return None
        end = start + 1
        while end < len(doc) and end - start < 7:
            token = doc[end]
            if start in self.headings and token.ent_type_ != "PERSON" and token.text != "-" and doc[end - 1].text != "-":
                break
            particle = token.lower_ in PARTICLES and end + 1 < len(doc) and (doc[end + 1].text == "-" or capitalised(doc[end + 1]))
            whole = end not in self.hit_at or self._ends_like_a_state(end, title)
            inside = token.ent_type_ == first.ent_type_ and token.ent_iob_ == "I" and capitalised(token) and whole
            month = end == start + 1 and token.lower_ in ("may", "april", "june", "august") and token.tag_ == "NNP"
            month = month and end + 1 < len(doc) and not doc[end + 1].like_num and capitalised(token)  # "Ana May"
            joined = capitalised(token) and token.tag_ == "NNP" and end not in self.hit_at and doc[end + 1 : end + 2].text == "-"
            joined = joined and not token.whitespace_ and title.lower_ in HONORIFICS  # "Dr Ana | Silva-Novak"
            alone = end <= start + 2 and len(first) > 2 and self.stranger(token, first)
            if not (particle or inside or month or joined or alone or self._runs_on(end) or self._ends_like_a_state(end, title)):
                break
            end += 1
        end = next((i for i in range(start + 1, end) if is_office_word(doc[i]) and not self._inner(i)), end)
        if end < len(doc) and is_office_word(doc[end]) and capitalised(doc[end]) and doc[end].sent.start == first.sent.start:
            return None  # "Deputy National Security | Advisor": the capitals are a longer title's
        if (
            names_press(doc, end)
            or all(is_title_modifier(t) for t in doc[start:end])
            or doc[end - 1].lower_ in THINGS | words("unit_nouns")
        ):
            return None
        return start, end

    def _ends_like_a_state(self, i: int, title: Token) -> bool:
        """Whether a name of two words and more ends in what is a people's or state's, too: "Secretary Ana Kumar | Nepali | was there"."""
        doc, hit = self.doc, self.hit_at.get(i)
        if hit is None or hit.start != i or hit.end != i + 1 or hit.entry.kind != "Country" or i - title.i < 3 or i + 1 >= len(doc):
            return False
        after = doc[i + 1]
        names = all(t.tag_ == "NNP" and t.ent_type_ == "PERSON" for t in doc[i - 2 : i])
        return names and doc[i].tag_ == "NNP" and (after.tag_ in ("VBD", "VBZ", "VBP", "MD") or after.text == ",")
