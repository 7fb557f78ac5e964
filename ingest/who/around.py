"""What stands around a name and its title: forms of address, where somebody is from."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from ingest.below import bounds
from ingest.notes import EntityNote, Mention
from ingest.who.registry import Registry
from ingest.who.titles import RANKS, Title
from ingest.who.words import HONORIFICS, RULERS, is_office_word, office_head

_RANKED = frozenset({"first", "second"})
"""What makes a lady's an office: "First Lady Ana Silva"."""


def state_after(registry: Registry, mention: Mention, before: list[Title]) -> None:
    """ "President Hakainde Hichilema of Zambia": the state after the name is the office's."""
    doc = registry.doc
    i = mention.end
    if i + 1 >= len(doc) or doc[i].lower_ != "of":
        return
    i += 2 if doc[i + 1].lower_ == "the" else 1
    state = registry.at(i) if i < len(doc) else None
    if state is not None and registry.name_at[i].end < len(doc) and doc[registry.name_at[i].end].tag_ == "POS":
        return  # "assured President Hakainde Hichilema of London's support"
    if state is not None and state.type in ("Country", "Organization"):
        for title in before:
            if title.owner is None or title.owner.tag_ == "PRP$":
                title.of = title.of or state  # "the chairman of the body, Ana Silva of Fiji" is the body's


def skip_home(registry: Registry, i: int, person: EntityNote, homes: dict[str, EntityNote]) -> int:
    """ "Foreign ministers X of Russia and Y of France": past the state that follows a name, which is that person's."""
    doc = registry.doc
    if i + 2 < len(doc) and doc[i].text == "(" and (home := registry.name_at.get(i + 1)) is not None:
        return home.end + 1 if home.end < len(doc) and doc[home.end].text == ")" else i  # "co-chairs X (Russia) and Y (France)"
    if i + 1 < len(doc) and doc[i].lower_ == "of":
        step = i + 2 if doc[i + 1].lower_ == "the" and i + 2 < len(doc) else i + 1
        state = registry.at(step)
        if state is not None and state.type in ("Country", "Organization"):
            homes[person.id] = state
            return registry.name_at[step].end
    return i


def sentence_start(start: int, doc: Doc) -> int:
    """Where the sentence of a name begins; the full stop of "Capt." before it ends none."""
    sent_start: int = bounds(doc[start])[0]
    if start == sent_start and start > 1 and any(t.lower_ in HONORIFICS for t in doc[start - 2 : start]):
        return int(bounds(doc[start - 1])[0])
    return sent_start


def styles(token: Token) -> bool:
    """Whether a token is a form of address between the office and the name: "Dr.", "Sheikh", "Major General"."""
    if token.lower_ in HONORIFICS or (
        token.lower_ in RULERS and token.lower_ not in ("king", "queen", "emir", "sultan", "pope", "emperor")
    ):
        before = token.nbor(-1).lower_ if token.i else ""
        return not ((token.lower_ in ("prince", "princess") and before == "crown") or (token.lower_ == "lady" and before in _RANKED))
    if token.text in (".", "'", "’") and token.i and token.nbor(-1).lower_ in HONORIFICS:
        return True
    if (
        token.text == "-"
        and token.i
        and not token.whitespace_
        and token.nbor(-1).lower_ in HONORIFICS
        and token.nbor().lower_ in HONORIFICS
    ):
        return True  # "Lt-Gen"
    return token.lower_ in RANKS and not (
        token.i
        and (
            token.nbor(-1).text == "-"
            or token.nbor(-1).lower_ in ("secretary", "director", "attorney", "consul", "governor", "inspector", "solicitor")
        )
    )


def past_home(registry: Registry, i: int) -> int:
    """ "Peter Novak of Salem, Oregon, president of ...": past the place where somebody is from."""
    doc = registry.doc
    if i + 2 < len(doc) and doc[i].lower_ in ("of", "from", "in") and (home := registry.name_at.get(i + 1)) is not None:
        i = home.end
        while i + 2 < len(doc) and doc[i].text == "," and (more := registry.name_at.get(i + 1)) is not None and doc[more.end].text == ",":
            i = more.end
    return i


def owned(registry: Registry, i: int) -> bool:
    mention = registry.name_at[i]
    return mention.end < len(registry.doc) and registry.doc[mention.end].tag_ == "POS"


def served(registry: Registry, name: int) -> int | None:
    """Where "of President Ana Silva" begins, if an office of somebody's stands before it; None where none does."""
    doc = registry.doc
    i = name - 1
    while i > 1 and (is_office_word(doc[i]) or styles(doc[i]) or (registry.at(i) is not None and registry.name_at[i].form == "adjective")):
        i -= 1
    return i if i > 0 and doc[i].lower_ in ("of", "for", "to") and office_head(doc[i - 1].text) is not None else None


def interim(doc: Doc, end: int) -> bool:
    """Whether "a.i." (ad interim) ends here: "Chargé d'Affaires | a.i. | Ana Silva"."""
    last = doc[end - 1]
    return last.lower_.rstrip(".") == "a.i" or (last.text == "." and end > 1 and doc[end - 2].lower_ == "a.i")


def several_end(registry: Registry, end: int) -> bool:
    """Whether a title in the plural ends here: "the foreign ministers of the six: | X of Ruritania, Y of Freedonia"."""
    doc = registry.doc
    heads = [t for t in doc[max(0, end - 8) : end] if office_head(t.text)]
    return bool(heads) and office_head(heads[-1].text) != heads[-1].text


def at_home(registry: Registry, i: int) -> bool:
    """Whether "of" and a body or state follow, and then a stop: "the leader of the opposition, X | of the Front |, said"."""
    doc = registry.doc
    i += 2 if doc[i + 1].lower_ == "the" else 1
    home = registry.name_at.get(i)
    return home is not None and home.end < len(doc) and doc[home.end].is_punct


def told_of_another(registry: Registry, start: int, end: int) -> bool:
    """ "Ana Silva, the Peruvian president, | Omar Salem, the king, and ...": a title after a name that has none before it is that one's."""
    doc = registry.doc
    other = registry.name_at.get(start - 1) if start and start < end and doc[start].text == "," else None
    person = registry.notes.entities[other.entities[0]] if other is not None else None
    if other is None or person is None or person.type != "Person" or other.end - other.start < 2:
        return False
    titled = (
        any(o.end == other.start or (o.end < other.start and doc[other.start - 1].text == ",") for o in person.offices)
        or office_head(doc[other.start - 1].text) is not None
    )
    return not titled and doc[start + 1].lower_ in ("the", "a", "an") and not any(t.text == "," for t in doc[start + 1 : end])
