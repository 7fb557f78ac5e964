"""The nouns that announce a meeting or call: which of them do, where they stand."""

from __future__ import annotations

from functools import cache, lru_cache

from spacy.tokens import Token

from ingest.happened.trigger import Kind, Occasion, by_phone
from ingest.lexicon import table, words

# Heads that only count or part an occasion: "the third round of talks", "the second day of the summit".
PARTS_OF = {
    "round",
    "session",
    "cycle",
    "series",
    "day",
    "set",
    "phase",
    "stage",
    "leg",
    "string",
    "spate",
    "flurry",
    "bout",
    "stretch",
    "week",
    "hour",
    "month",
}
_NOT_A_TALK = {"press", "news", "media", "court", "training", "shareholder", "board", "cabinet", "rally", "classroom", "wake", "roll"}
_BETWEEN_STATES = {"joint", "bilateral", "trilateral", "intergovernmental"}
"""What makes even a cabinet's sitting one with others: "a joint cabinet meeting"."""
_BY_PHONE = {"phone", "telephone", "video", "conference", "secure", "zoom", "virtual", "online"}
_AGES = {"year", "decade", "generation", "century"}
_REMOTE = {"phone", "telephone", "video", "virtual", "online", "remote", "televised"}
_AROUND = {"around", "round", "at", "to", "across"}
_CALL_WITH = {"with", "between", "among"}


@cache
def _nouns() -> dict[str, dict[str, str]]:
    return {row["noun"]: row for row in table("talk_nouns")}


@lru_cache(maxsize=20_000)
def _may_announce(lower: str) -> bool:
    """Whether a word is one of those that can announce an occasion: a look at the word alone, since the rules ask this of every noun."""
    lemma = lower if lower in _nouns() else _singular(lower)
    return lemma in _nouns() or lemma == "event" or lower in _ORDINALS | _LASTING or lower.startswith("cop")


def noun_occasion(token: Token) -> Occasion | None:
    """The occasion that a noun announces."""
    lower = token.lower_
    if not _may_announce(lower):
        return None
    if token.pos_ not in {"NOUN", "PROPN"} and not (token.pos_ == "ADJ" and token.dep_ in {"dobj", "pobj", "nsubj", "nsubjpass"}):
        return None
    if "-" in lower and token.head.pos_ == "VERB" and not any(c.i < token.i for c in token.children):
        return None  # "met one-on-one"
    if lower in _LASTING and _spent_with(token):
        return Occasion(token, token, "meeting", "shared")
    if lower in _ORDINALS and _counts_on(token):
        return Occasion(token, token, "meeting", "occasion")
    lemma = lower if lower in _nouns() else _singular(lower)
    if (token.text.startswith("COP") and token.text[3:].lstrip("-").isdigit()) or token.text == "COP":
        lemma = "summit"  # a Conference of the Parties: "COP 26 in Glasgow"
    if lemma == "event" and _is_convened(token):
        lemma = "conference"
    row = _nouns().get(lemma)
    if (
        row is None
        or (row["plural"] == "only" and lower == lemma)
        or (token.dep_ in {"compound", "nmod", "amod"} and token.head.i > token.i)
    ):
        return None
    if token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lemma_.lower() in _AGES:
        return None  # "years of negotiations": no one occasion
    if lemma == "visit" and not any(
        p.ent_type_ == "PERSON" for c in token.children if c.lower_ in {"to", "with", "from"} for p in c.children if p.dep_ == "pobj"
    ):
        return None  # one meets whom one visits, not where
    if lemma == "contact" and token.dep_ == "pobj" and token.head.lower_ == "in" and token.head.head.lemma_ in {"remain", "stay", "keep"}:
        return None  # "looked forward to remaining in close contact"
    before = {c.lower_ for c in token.children if c.i < token.i and c.dep_ in {"compound", "amod", "nmod"}}
    if (before & _NOT_A_TALK and not before & _BETWEEN_STATES) or _is_name_of_body(token):
        return None
    kind: Kind = row["kind"]  # type: ignore[assignment]  # the lexicon's column holds kinds
    if lemma == "call":
        if before & {"courtesy"} or _is_paid(token):
            kind = "meeting"
        elif not _is_a_call(token, before):
            return None
    elif before & _REMOTE or any(by_phone(v) for v in _told_of(token)):
        kind = "call"
    elif row["sort"] == "table" and not _is_at_table(token, before):
        return None
    inner = next((p for prep in token.children if prep.lower_ == "of" for p in prep.children if p.dep_ == "pobj"), None)
    if lemma in PARTS_OF and inner is not None and noun_occasion(inner):
        return None
    if lemma == "round" and (inner is not None or _is_ballot(token) or _is_shot(token)):
        return None  # "a round of applause", "won the first round", "fired mortar rounds"
    if lemma == "exchange" and inner is not None and inner.lemma_.lower() not in words("views"):
        return None  # "an exchange of fire", "the exchange of prisoners"
    return Occasion(token, _top(token), kind, row["sort"])


def _is_shot(rounds: Token) -> bool:
    """Whether rounds are of ammunition: "artillery rounds", "fired dozens of rounds", "rounds were lobbed"."""
    if any(c.dep_ in {"compound", "amod", "nmod"} and c.lemma_.lower() in words("munitions") for c in rounds.children):
        return True
    governor = rounds.head
    while governor.pos_ in {"ADP", "NOUN", "NUM", "ADJ", "ADV"} and governor.head.i != governor.i:
        governor = governor.head  # "fired hundreds of rounds"
    return governor.pos_ == "VERB" and governor.lemma_.lower() in words("shooting_verbs")


def _is_convened(event: Token) -> bool:
    """ "A pledging event", "a high-level event co-hosted by Chad and Mali"."""
    if any(c.lower_ in {"pledging", "donor", "donors", "ministerial"} for c in event.children):
        return True
    return any(c.dep_ == "acl" and c.lemma_ in {"host", "co-host", "cohost", "convene"} for c in event.children)


_ORDINALS = {"second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"}
_COUNTED = {"round", "meeting", "session", "summit", "encounter", "sitting"}


_LASTING = {"hour", "hours", "minutes"}


def _spent_with(noun: Token) -> bool:
    """ "Left after less than an hour with the president"."""
    if noun.dep_ != "pobj" or noun.head.lower_ not in {"after", "following"}:
        return False
    return any(p.ent_type_ == "PERSON" for c in noun.children if c.lower_ == "with" for p in c.children)


def _counts_on(ordinal: Token) -> bool:
    """Whether an ordinal stands for another of the occasions told of before: "two rounds in May; a third was called off"."""
    if ordinal.dep_ not in {"nsubj", "nsubjpass", "dobj"} or not any(c.lower_ == "a" for c in ordinal.children):
        return False
    before = ordinal.doc[max(0, ordinal.i - 40) : ordinal.i]
    return any(t.pos_ == "NOUN" and _singular(t.lower_) in _COUNTED for t in before)


_BALLOT = {"election", "elections", "vote", "votes", "voting", "voters", "ballot", "ballots", "percent", "runoff", "run-off", "candidate",
           "candidates", "polls", "poll", "presidential", "parliamentary", "electoral", "league", "cup", "match"}  # fmt: skip


def _is_ballot(token: Token) -> bool:
    """A round of an election or a cup, not of talks."""
    near = token.doc[max(token.sent.start, token.i - 12) : min(token.sent.end, token.i + 12)]
    return any(t.lower_ in _BALLOT for t in near) and not any(t.lower_ in {"talks", "negotiations", "consultations"} for t in near)


def _singular(lower: str) -> str:
    if lower.endswith("ies"):
        return lower[:-3] + "y"
    if lower.endswith("es") and lower[:-2] in _nouns():
        return lower[:-2]
    return lower.removesuffix("s")


def _is_a_call(token: Token, before: set[str]) -> bool:
    """A telephone call, and no call for something: it is by phone, with or between people, or the text's own "a call"."""
    if before & _BY_PHONE:
        return True
    after = {c.lower_ for c in token.children if c.dep_ == "prep" and c.i > token.i and not any(p.ent_type_ == "DATE" for p in c.children)}
    if token.dep_ == "dobj" and token.head.lemma_ in _RINGS:
        after |= {c.lower_ for c in token.head.children if c.dep_ in {"prep", "dative"} and c.i > token.i}
    if token.dep_ == "pobj" and token.head.lower_ == "with" and "to" in after:
        return True  # "followed up with a call to the king"
    rung = token.dep_ == "dobj" and token.head.lemma_ in _RINGS and after & {"from", "to"}
    if after & _CALL_WITH or (rung and not after & {"for"}):
        return True
    if after & {"for", "on", "to"}:
        return False
    if token.dep_ == "pobj" and token.head.lower_ in {"in", "during", "on", "after", "following", "before"} and token.lower_ == "call":
        return True
    return (token.dep_ == "dobj" and token.head.lemma_ in {"hold", "have"}) or (token.dep_ in {"nsubj", "nsubjpass"} and _definite(token))


def _is_paid(token: Token) -> bool:
    """ "paid a call on the king": one goes there."""
    return (
        token.dep_ == "dobj"
        and token.head.lemma_ in {"pay", "make"}
        and any(c.lower_ == "on" for c in [*token.children, *token.head.children])
    )


_RINGS = {"take", "receive", "get", "return", "place", "make"}


def _told_of(noun: Token) -> list[Token]:
    """The verbs of which a noun is an argument: those in its relative clauses, and the one over it."""
    found = [c for c in noun.children if c.dep_ in {"acl", "relcl"}]
    return [*found, noun.head] if noun.dep_ in {"dobj", "nsubjpass"} else found


def _is_at_table(token: Token, before: set[str]) -> bool:
    """A table at which people sit: "around the table in Oslo were", "came back to the negotiating table"; none of "under the table"."""
    if token.dep_ != "pobj" or token.head.lower_ not in _AROUND or not _definite(token):
        return False
    if before & {"negotiating", "bargaining", "peace", "conference", "same"}:
        return True
    above = token.head.head
    verb = above.head if above.pos_ == "ADV" else above
    return not before and verb.lemma_ in {"be", "sit", "gather", "seat", "face", "return"}


def _definite(token: Token) -> bool:
    return any(c.lower_ in {"the", "this", "that"} for c in token.children)


def _is_name_of_body(token: Token) -> bool:
    """A capitalised assembly or congress, or a council, is a body that acts, and a sitting only where one goes there or meets beside it."""
    if token.lower_ not in {"assembly", "congress", "council"}:
        return False
    acts = token.text[0].isupper() or token.lower_ == "council"
    return acts and not (token.text[0].isupper() and _is_gone_to(token))


def _is_gone_to(body: Token) -> bool:
    """ "At the General Assembly in September", "on the sidelines of the European Council", "attended the Foreign Affairs Council"."""
    head = body.head
    if body.dep_ == "dobj":
        return head.lemma_ == "attend"
    if body.dep_ != "pobj" or any(c.dep_ in {"prep", "acl", "relcl"} and c.lower_ in {"of", "for"} for c in body.children):
        return False  # "at the Council for Peace"
    beside = head.lower_ == "of" and head.head.lemma_ in {"sideline", "margin", "fringe"}
    told = any(t.ent_type_ in {"DATE", "GPE"} for t in body.doc[body.i + 1 : min(body.i + 7, body.sent.end)])
    return beside or (
        told and head.lower_ == "at" and head.head.pos_ == "VERB" and head.head.lemma_ not in {"work", "be", "aim", "direct", "serve"}
    )


EDGES = {"end", "start", "beginning", "close", "conclusion", "opening", "outset"}


def _top(token: Token) -> Token:
    """The head of the phrase of which the trigger is a part: "round" of "a third round of talks"."""
    while token.dep_ == "pobj" and token.head.lower_ == "of" and token.head.head.lemma_.lower() in PARTS_OF | EDGES:
        token = token.head.head
    return token
