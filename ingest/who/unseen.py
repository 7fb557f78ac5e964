"""Names of persons that the model left alone or cut: by an office beside them, by what they do, by a list of leaders, by a surname."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from spacy.tokens import Token

from ingest.below import having, tagged
from ingest.lexicon import words
from ingest.who.leaders import is_leader
from ingest.who.namelike import Judge, Stretch, human_deeds, in_name, speech_verbs
from ingest.who.words import CALENDAR, capitalised, is_office_word, is_title_modifier

__all__ = ["SUBJECTS", "Unseen"]

SUBJECTS = frozenset({"affairs", "policy", "rights", "resources", "security", "elect", "relations"})
"""Words that end the title before a name."""
_NO_NAMES = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL", "MONEY", "PERCENT", "QUANTITY"})


class Unseen(Judge):
    """Looks for names where the model saw none, in what was found so far."""

    def unseen(self) -> Iterator[Stretch]:
        """Runs of capitals that the model left alone and that an office in apposition shows to be a name."""
        doc = self.doc
        for comma in having(doc, (",",)):
            if comma.i < 2:
                continue
            start = comma.i
            while start > 0 and in_name(doc[start - 1]) and doc[start - 1].ent_type_ not in _NO_NAMES and start - 1 not in self.hit_at:
                if doc[start - 1].tag_ not in ("NNP", "HYPH") or is_office_word(doc[start - 1]) or doc[start - 1].lower_ in CALENDAR:
                    break
                start -= 1
            while start < comma.i and (doc[start].text == "-" or doc[start].lower_ in ("elect", "designate")):
                start += 1
            if start < comma.i and doc[start].ent_iob_ != "I" and self.mistaken(start, comma.i):
                yield start, comma.i
        for token in tagged(doc, "NNP"):  # "Aung San Suu Kyi set foot in"
            if token.dep_ in ("dobj", "pobj") and token.ent_type_ == "" and token.head.i < token.i:
                start = token.left_edge.i
                while start < token.i and (not capitalised(doc[start]) or doc[start - 1].tag_ != "POS"):
                    start += 1
                titles = any(is_office_word(t) for t in doc[start : token.i + 1])
                if start < token.i and not titles and self.mistaken(start, token.i + 1):
                    yield start, token.i + 1  # "met India's Ana Silva"
            if token.dep_ == "nsubj" and token.ent_type_ == "" and token.head.lemma_ in human_deeds():
                start = token.i
                while start and doc[start - 1].head == token and doc[start - 1].ent_type_ == "" and doc[start - 1].tag_ == "NNP":
                    start -= 1
                titles = any(is_office_word(t) for t in doc[start : token.i + 1])
                if not titles and token.head.lemma_ not in speech_verbs() and self.may_be_name(start, token.i + 1):
                    yield start, token.i + 1

    def with_first_names(self) -> Iterator[Stretch]:
        """ "Secretary for Refugees and Human Rights | Ana Silva" where the text elsewhere has "Secretary Silva"."""
        singles = {self.doc[s].text for s, e in self.found.values() if e - s == 1 and s not in self.headings}
        taken = {i for s, e in self.found.values() for i in range(s, e)}
        things = words("org_nouns") | SUBJECTS
        for token in having(self.doc, {s.lower() for s in singles}):
            if not token.i or token.text not in singles:
                continue
            first = token.nbor(-1)
            if token.i in taken or first.i in taken or first.i in self.hit_at or not capitalised(first):
                continue
            if first.i and first.nbor(-1).lower_ in ("of", "for"):
                continue  # "Envoy for | Climate | Silva"
            if first.tag_ == "NNP" and not (is_office_word(first) or is_title_modifier(first) or first.lower_ in things):
                yield first.i, token.i + 1

    def leaders(self) -> Iterator[Stretch]:
        """First and family names of world leaders that the model cut in two or took for places."""
        taken = {i for s, e in self.found.values() for i in range(s, e)}
        for first, last in pairwise(tagged(self.doc, "NNP")):
            if last.i != first.i + 1 or (first.ent_type_ == "PERSON" and last.ent_iob_ == "I"):
                continue
            if first.i in taken or last.i in taken or first.i in self.hit_at or not (capitalised(first) and capitalised(last)):
                continue
            longer = (
                last.i + 1 < len(self.doc) and last.nbor().tag_ == "NNP" and last.nbor().ent_iob_ != "B" and not last.nbor().is_sent_start
            )
            if not longer and is_leader(first.text, last.text) and not self._goes_before(first):
                yield first.i, last.i + 1

    def _goes_before(self, first: Token) -> bool:
        """Whether a word of the same name stands before: "Le Thi | Thu Hang"."""
        before = first.nbor(-1) if first.i and not first.is_sent_start else None
        if before is None or before.tag_ != "NNP" or before.i in self.hit_at or not capitalised(before):
            return False
        things = words("no_organizations") | words("portfolios") | words("org_nouns")
        return not (is_office_word(before) or is_title_modifier(before) or before.lower_ in things)
