"""Where sentences must begin: after a line break, after the title, after a dateline. The parser splits further, but doesn't join across.

Nor does it split within the first words of a paragraph, as it likes to do after a title, which ends without a full stop.
"""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc, Token

from ingest.notes import notes_of
from ingest.who import dateline

_OPENING = 4
"""How many words of a paragraph surely belong together."""
_ENDS = frozenset(".!?:;-–—*/)]")


@Language.component("graphkit_paragraphs")
def paragraphs(doc: Doc) -> Doc:
    """A line break ends a sentence, and the title and the dateline are one each."""
    notes = notes_of(doc)
    notes.dateline = dateline.find(doc.text, len(notes.text) - len(notes.article.text))
    begins = notes.dateline[2] if notes.dateline is not None else -1
    after_break, words = True, 0
    for token in doc:
        if "\n" in token.text:
            token.is_sent_start = False
            after_break = True
        elif after_break or token.idx == begins:
            token.is_sent_start = True
            after_break, words = False, 0 if _ends(token) else 1
        elif 0 < words < _OPENING:
            token.is_sent_start = False
            words = 0 if _ends(token) else words + 1
        elif token.nbor(-1).is_alpha and token.nbor(-1).is_title and token.is_title:
            token.is_sent_start = False  # "the President of the Republic of Peru | Omar Haddad"
        elif token.is_title and token.i > 3 and token.nbor(-1).text == ")" and token.nbor(-3).text == "(" and token.nbor(-2).is_upper:
            token.is_sent_start = False  # "the National Security Advisor (NSA) | Ana Silva"
        elif token.is_title and "a.i" in (token.nbor(-1).lower_.rstrip("."), token.nbor(-2).lower_ if token.i > 1 else ""):
            token.is_sent_start = False  # "Chargé d'Affaires a.i. | Ana Silva"
    return doc


def _ends(token: Token) -> bool:
    """Whether a token may end a sentence, a bullet or a dateline."""
    return token.text[-1] in _ENDS and (len(token.text) == 1 or "." not in token.text[:-1])
