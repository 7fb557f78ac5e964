"""The status of a journey: what setting out, inviting and being due make of it, beyond the status of its verb or noun."""

from __future__ import annotations

from spacy.tokens import Token

from graphkit.vocabulary import Status
from ingest.happened.arguments import subjects, undergoers
from ingest.happened.people import people_of
from ingest.happened.polarity import is_negated
from ingest.happened.status import status_of
from ingest.notes import Notes
from ingest.when import when_of
from ingest.when.tense import tense

_SETS_OUT = {"head", "leave", "fly", "travel", "depart", "go", "return", "proceed", "continue"}
_TO_COME = _SETS_OUT | {"arrive", "come", "send", "dispatch", "jet", "make", "take", "visit"}
_ANSWERS: dict[str, Status] = {"accept": "planned", "decline": "cancelled", "refuse": "cancelled", "reject": "cancelled"}


def outlook(token: Token, notes: Notes) -> Status | None:
    """The status of a journey. "Before he travels to Dhaka" lies as far ahead as its main clause; an invitation is a proposal."""
    status = status_of(token, notes)
    if token.dep_ == "prep" and status in {"planned", "proposed"} and not _lies_ahead(token, notes):
        return "occurred"  # "the premier, now in London, will fly home"
    if token.lemma_ == "be" and status == "denied" and tense(token) == "past" and token.dep_ == "relcl":
        return None  # "who was not in Lima" had no journey to deny
    if token.lemma_ in {"stop", "stopover", "layover"} and token.dep_ == "pobj" and token.head.lower_ in {"after", "before", "following"}:
        main = next((a for a in token.ancestors if a.pos_ in {"VERB", "AUX"}), None)
        if main is not None and status_of(main, notes) == "planned":
            return "planned"  # "will be in Quito on Monday after a stop in Lima"
    goals = {c.lower_ for c in token.children if c.dep_ == "prep"}
    if token.lower_ == "return" and status in {"planned", "proposed"} and "from" in goals and "to" not in goals:
        return "occurred"  # "will be received upon her return from Lima"
    sent = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "on" else None
    if sent is not None and sent.lemma_ in {"send", "dispatch"} and _is_leaving(sent):
        return "planned"  # "is sending her on a tour of Chad and Mali"
    if token.lemma_ == "invite":
        if is_negated(token):
            return None  # who isn't invited has no journey to deny
        return (_answered(token, notes) or "proposed") if status in {"occurred", "ongoing", "planned"} else status
    if status == "proposed" and (invite := _invited(token)) is not None:
        return _answered(invite, notes) or "proposed"
    if status in {"occurred", "ongoing"} and token.lower_ == "invitation" and token.head.lemma_ in {"have", "receive", "get"}:
        return "proposed"
    if status in {"ongoing", "denied"} and _is_leaving(token):
        return "planned" if status == "ongoing" else "cancelled"
    return _of_what_occurred(token, notes) if status == "occurred" else status


def _invited(token: Token) -> Token | None:
    """The invitation to do it: "invited her to visit Lima", "to pay a visit to Lima"."""
    verb = token.head if token.dep_ == "dobj" else token
    return verb.head if verb.dep_ == "xcomp" and verb.head.lemma_ == "invite" else None


def _of_what_occurred(token: Token, notes: Notes) -> Status | None:
    """What a journey told like a fact is where the words around say that it lies ahead, or came to nothing."""
    if token.lemma_ == "be":
        legs = [s for s in subjects(token) if s.lemma_ in {"stop", "destination", "leg"}]
        stops = any(c.lower_ in {"next", "final", "last"} for s in legs for c in s.children)
        if stops and tense(token) == "present":
            return "planned"  # "her next stop is Amman"
    if _had_been_due(token):
        return "cancelled"  # "had been due in Lima on Monday"
    if token.dep_ == "appos" and token.pos_ == "NOUN" and (verb := next((a for a in token.ancestors if a.pos_ in {"VERB", "AUX"}), None)):
        plan = next((c for c in verb.children if c.dep_ == "xcomp"), verb)
        return status_of(plan, notes)  # "in Doha, the last leg of his journey, he wants to meet"
    if token.lemma_ in {"take", "include", "cover", "begin", "start", "end"} and token.dep_ == "relcl" and token.tag_ == "VBZ":
        main = next((t for t in token.ancestors if t.pos_ in {"VERB", "AUX"}), None)
        return status_of(main, notes) if main is not None else "occurred"  # "leaves on a tour that takes her to Lima"
    if token.lemma_ in {"head", "leave", "depart"} and token.tag_ in {"VBZ", "VBP"} and notes.article.title and not token.sent.start:
        return "planned"  # a headline: "Minister heads for Lima"
    if token.lemma_ in _SETS_OUT and token.tag_ in {"VBZ", "VBP"} and _told_now(token, notes):
        return "planned"  # "from here she flies to Lima"
    if token.lemma_ in {"come", "arrive", "visit", "land"} and token.tag_ in {"VBZ", "VBP"} and _lies_ahead(token, notes):
        return "planned"  # "come to Lima at the end of the week"
    if token.pos_ == "NOUN" and (verb := _over(token)) is not None and verb.tag_ in {"VBZ", "VBP"} and _told_now(verb, notes):
        return "planned"  # "leaves for a five-day trip to Europe", "closes her trip in Lima"
    if token.lower_ in {"route", "bound"}:
        return "planned"
    if token.lower_ == "way" and token.head.lower_ == "on" and token.head.head.lemma_ == "be":
        return "planned"  # who is on the way has not arrived
    if token.lower_ == "way" and (clause := _where_clause(token)) is not None:
        return status_of(clause, notes)  # "stopped on his way to Lima, where he will meet"
    if token.dep_ == "pcomp" and token.head.lower_ == "before" and token.head.head.pos_ == "VERB":
        return status_of(token.head.head, notes)  # "travels to Lima on Friday before returning to Quito"
    if token.tag_ in {"VBZ", "VBP"} and token.dep_ == "advcl" and any(c.dep_ in {"mark", "advmod"} for c in token.children):
        above = status_of(token.head, notes)
        if above in {"planned", "proposed"}:
            return above
    return "occurred"


def _is_leaving(verb: Token) -> bool:
    """ "Is leaving for Lima", "is sending her to Lima": who is to set out, in the present progressive, isn't there yet."""
    if verb.tag_ != "VBG" or tense(verb) != "present":
        return False
    return verb.lemma_ in _TO_COME and (verb.lemma_ != "visit" or is_negated(verb))


def _had_been_due(token: Token) -> bool:
    """ "Had been due in Lima", "had been expected in Lima": the tense says that it came to nothing."""
    due = token.lemma_ in {"expect", "await"} or (
        token.lemma_ == "be" and any(c.dep_ in {"acomp", "xcomp"} and c.lower_ == "due" for c in token.children)
    )
    return due and any(c.dep_ == "aux" and c.lower_ in {"had", "'d"} for c in token.children) and token.dep_ not in {"ccomp", "relcl"}


def _answered(invite: Token, notes: Notes) -> Status | None:
    """What the guest made of an invitation, in the same sentence or the next one: "invited her to Lima; she accepted"."""
    guests = people_of(undergoers(invite), notes).persons
    end = invite.sent.end
    last = invite.doc[end].sent.end if end < len(invite.doc) else end
    for verb in invite.doc[invite.i + 1 : last]:
        answer = _ANSWERS.get(verb.lemma_) if verb.pos_ == "VERB" and tense(verb) == "past" and not is_negated(verb) else None
        if answer is None or any(c.dep_ == "dobj" and c.lower_ not in {"it", "invitation", "offer"} for c in verb.children):
            continue
        who = subjects(verb)
        if any(p in guests for p in people_of(who, notes).persons) or any(t.lower_ in {"he", "she", "who"} for t in who):
            return answer
    return None


def _where_clause(way: Token) -> Token | None:
    """What is to be done where the way leads."""
    goals = [p for c in way.children if c.lower_ == "to" for p in c.children if p.dep_ == "pobj"]
    clauses = [v for p in goals for v in p.children if v.dep_ == "relcl" and any(c.lower_ == "where" for c in v.children)]
    return clauses[0] if clauses else None


def _over(noun: Token) -> Token | None:
    """The verb that sets out on a journey, or tells how it begins and ends."""
    if noun.dep_ == "dobj" and noun.head.lemma_ in {"close", "end", "begin", "start", "open", "conclude", "finish", "wrap"}:
        return noun.head
    above = noun.head.head
    if noun.dep_ == "pobj" and noun.head.lower_ == "with" and above.pos_ == "NOUN":
        return _over(above)  # "leaves for a trip to Europe, with stops in Latvia"
    if noun.dep_ == "pobj" and noun.head.lower_ == "with" and above.lemma_ in _SETS_OUT:
        return above
    return above if noun.dep_ == "pobj" and noun.head.lower_ in {"for", "on"} and above.lemma_ in _SETS_OUT | {"set", "embark"} else None


def _lies_ahead(token: Token, notes: Notes) -> bool:
    """Whether the days of a journey are not over."""
    when = when_of(token, notes)
    return when is not None and when.last is not None and notes.published is not None and when.last >= notes.published


def _told_now(verb: Token, notes: Notes) -> bool:
    """Whether the present of a journey is no past one's: it is no headline's and has no day that is over."""
    if notes.article.title and not verb.sent.start:
        return False
    when = when_of(verb, notes)
    return notes.published is None or when is None or when.last is None or when.last >= notes.published
