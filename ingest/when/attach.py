"""Which date expression dates the event that a verb or noun announces.

A date hangs on a word by way of prepositions. It dates the trigger where it hangs on the trigger itself or on something inside the
trigger's own phrase; a noun also has the date of the verb that carries it ("talks were held on Sunday", "arrived on Sunday for talks");
a verb without a date of its own has that of the clause that it continues ("flew to Oslo on Sunday to meet ..."). A report's date
("said on Sunday that they had met") stays with the report.
"""

from __future__ import annotations

from spacy.tokens import Token

from ingest.below import bounds
from ingest.lexicon import words
from ingest.notes import Notes, Timex
from ingest.when.carriers import (
    BESIDE,
    MEASURES,
    OTHER_TIME,
    carrier_of,
    continued,
    outer_noun,
    path_to,
    predicate_of,
    shares,
    told_of_time,
)
from ingest.when.counted import counted_from
from ingest.when.nearness import (
    COME_OF,
    ahead_of_other,
    follows,
    goes_with,
    in_dateline,
    is_ahead,
    is_edge,
    long_ago,
    marked,
    not_since,
    runs_on,
    trails,
)

_NO_DATE = {"since", "until", "till", "before", "after", "than", "as", "despite"}
_ATTRIBUTE = {"poss", "compound", "amod", "nmod", "nummod"}
_MEALS = {"breakfast", "lunch", "luncheon", "dinner", "supper", "tea", "coffee", "drink", "meal"}
"""What one settles something over."""
_SITUATING = {"at", "in", "during", "after", "following"}


def when_of(trigger: Token, notes: Notes) -> Timex | None:
    """The date of the event that this verb or noun announces, where its sentence gives one; never a date of another clause."""
    return _attached(trigger, notes) or counted_from(trigger, notes, _attached) or _beside(trigger, notes)


def _beside(trigger: Token, notes: Notes) -> Timex | None:
    """The date of what somebody meets "on the sidelines of": "a meeting on the margins of the summit in Lima at the end of June"."""
    side = next((t for t in trigger.subtree if t.lemma_ in BESIDE and t.i > trigger.i), None) if trigger.pos_ == "VERB" else None
    if trigger.pos_ == "NOUN":
        ahead = trigger.doc[trigger.i + 1 : min(trigger.sent.end, trigger.i + 15)]
        ends = next((t.i for t in ahead if t.pos_ in {"VERB", "AUX"} or t.text == ";"), trigger.sent.end)
        side = next((t for t in ahead if t.lemma_ in BESIDE and t.i < ends), None)
    events = [e for c in side.children if c.lower_ == "of" for e in c.children] if side is not None else []
    return next((w for e in events if (w := _attached(e, notes))), None)


def _attached(trigger: Token, notes: Notes) -> Timex | None:
    start, end = bounds(trigger)
    best: tuple[tuple[int, int, int], Timex] | None = None
    for timex in notes.timexes_in(start, end):
        if timex.first is None or timex.last is None or in_dateline(timex, trigger):
            continue
        rank = _rank(timex, trigger)
        if rank is not None:
            key = (rank, (timex.last - timex.first).days > 1, abs(timex.start - trigger.i) + (0 if timex.start > trigger.i else 2))
            if best is None or key < best[0]:
                best = key, timex
    return best[1] if best else None


def hook(timex: Timex, trigger: Token) -> tuple[Token, list[str], bool]:
    """The word that a date hangs on, the prepositions between, and whether it stands before its noun as an attribute ("Sunday's talks")."""
    root = trigger.doc[timex.start : timex.end].root
    preps: list[str] = []
    attribute = root.dep_ in _ATTRIBUTE
    head = root
    while head.head != head:
        head = head.head
        if head.pos_ in {"ADP", "SCONJ"} or head.dep_ == "prep":
            preps.append(head.lower_)
        elif head.pos_ == "ADV" and head.dep_ == "advmod":  # "late on Tuesday"
            continue
        elif not (head.ent_type_ in {"DATE", "TIME"} and head.pos_ in {"PROPN", "NOUN", "NUM"}):
            break
        else:
            attribute = head.dep_ in _ATTRIBUTE
    return head, preps, attribute


def _rank(timex: Timex, trigger: Token) -> int | None:
    """How surely a date dates the trigger, 0 most; None where it doesn't."""
    if trigger.dep_ == "relcl" and timex.start <= trigger.head.i < timex.end and any(c.lower_ == "when" for c in trigger.children):
        return 0  # "since February, when they met in Lima"
    on, preps, attribute = hook(timex, trigger)
    if on.lemma_ == "follow" and on.tag_ == "VBN" and any(c.dep_ == "agent" for c in on.children) and path_to(trigger, on) is None:
        return None  # "talks in Lima, followed by a meeting in Quito on Friday"
    if preps[:1] == ["since"] and not_since(on) and (on == trigger or (trigger.dep_ == "dobj" and trigger.head == on)):
        return 0
    if _NO_DATE.intersection(preps) and not (preps[0] in {"on", "in", "at"} or is_edge(timex, trigger)):
        return None
    if trigger.pos_ in {"VERB", "AUX"} and ahead_of_other(timex, trigger):
        return None
    if on == trigger:
        return 0
    if on == told_of_time(trigger) or (on.head.lower_ == "due" and on.head.head == trigger):  # "talks due to begin on Monday"
        return 1
    if trigger.dep_ in {"acomp", "oprd"} and trigger.head.pos_ in {"VERB", "AUX"} and on == trigger.head:
        return 1  # "is due on Friday"
    verb = trigger.pos_ in {"VERB", "AUX"}
    rank = _rank_for_verb(timex, trigger, on, attribute) if verb else _rank_for_noun(timex, trigger, on, attribute)
    if rank is None and not attribute and trails(timex, trigger if verb else carrier_of(outer_noun(trigger)), on):
        return 8  # "by the minister, who hosted a meeting in Lima, in the south, in early May"
    return rank


def _rank_for_verb(timex: Timex, verb: Token, on: Token, attribute: bool) -> int | None:
    path = path_to(on, verb)
    if path is not None:
        if len(path) == 1 and path[0].dep_ == "advcl" and path[0].lower_ in {"starting", "beginning"}:
            return 1  # "will meet every month, starting on May 2"
        if any(t.lower_ in OTHER_TIME for t in path) or any(t.pos_ == "VERB" or t.dep_ in {"relcl", "acl", "ccomp", "advcl"} for t in path):
            return None
        if attribute and not (verb.lemma_ in words("event_carriers") and _near(on, verb)):
            return None
        return 1
    for depth, above in enumerate(continued(verb)):
        if not (timex.start > verb.i or shares(verb, above)):
            continue
        if on == above:
            return 3 + depth
        inner = path_to(on, above)
        if (
            inner is not None
            and not attribute
            and verb not in inner
            and all(t.pos_ != "VERB" and t.lower_ not in OTHER_TIME for t in inner)
        ):
            return 4 + depth
    return None


def _near(noun: Token, verb: Token) -> bool:
    """Whether a noun is the verb's own object, or that of a preposition of it: "took part in Sunday's talks"."""
    if noun.head == verb:
        return True
    prep = noun.head
    return prep.pos_ == "ADP" and (prep.head == verb or (prep.head.lower_ == "part" and prep.head.head == verb))


def _rank_for_noun(timex: Timex, noun: Token, on: Token, attribute: bool) -> int | None:
    path = path_to(on, noun)
    if path is not None:
        if any(t.lower_ in OTHER_TIME for t in path):
            return None
        verbs = [t for t in path if t.pos_ in {"VERB", "AUX"}]
        if not verbs:
            return 1 if not attribute or _measured(noun, path) else None
        # "talks held on Sunday", "a meeting of the commission scheduled for Friday", "the summit, which opens on Friday"
        clause = verbs[-1]
        arranged = len(verbs) == 2 and verbs[0].dep_ == "xcomp" and clause.lemma_ in {"be", "expect", "schedule", "set", "plan"}
        plain = (
            (len(verbs) == 1 or arranged)
            and not marked(clause)
            and clause.dep_ in {"acl", "relcl", "xcomp"}
            and all(t.lower_ in {"of", "with", "between", "via", "by", "through"} for t in path if t.pos_ == "ADP")
        )
        return 2 if plain and not attribute and on in (clause, path[0]) else None
    above = outer_noun(noun)
    if on == above:
        return 1
    if above != noun and path_to(on, above) is not None:
        outer = _rank_for_noun(timex, above, on, attribute)  # "a round of talks on Sunday"
        return None if outer is None else max(outer, 2)
    head = above.head
    if above.dep_ in {"nsubj", "nsubjpass"} and on == head and above.i < timex.start < head.i:
        return 2  # "his visit in May preceded the rupture": between the noun and its verb
    if runs_on(timex, above, on):
        return 2  # "after talks with the king in Lima last weekend ended": the parser left the verb without its subject
    verb = carrier_of(above)
    if verb is None:
        if long_ago(timex, above, on):
            return 6  # "credited his meeting with the king in Lima in May with the thaw"
        prep = above.head
        adjacent = above.dep_ == "pobj" and (
            ((prep.lower_ in _SITUATING or is_ahead(prep) or on.lemma_ == "invite") and follows(timex, above))
            or (prep.lower_ in {"at", "during", "in"} and timex.end == prep.i)
            or (prep.lower_ == "at" and timex.end == prep.i - 1 and prep.nbor(-1).text == ",")
        )
        meal = prep.lower_ == "over" and above.lemma_ in _MEALS
        if above.dep_ == "pobj" and (prep.lower_ in {"at", "during"} or meal) and not attribute and not adjacent and goes_with(on, above):
            return 6  # "failed on Wednesday to agree on a text at a conference in Lima"
        if above.dep_ == "pobj" and prep.lower_ in {"after", "following"} and on.lemma_ in COME_OF and not attribute:
            return 7 if timex.start < prep.i and goes_with(on, above) else None  # "agreed on Friday to free them after talks in Lima"
        # "had been prepared at consultations in Lima on July 13", "was signed on Friday at a ceremony": the date is next to the phrase
        return 4 if adjacent and not attribute and on == next((a for a in above.ancestors if a.pos_ in {"VERB", "AUX"}), None) else None
    if on in predicate_of(verb):
        return 3
    inner = path_to(on, verb)
    if inner is not None and not attribute and all(t.pos_ != "VERB" and t.lower_ not in OTHER_TIME for t in inner):
        return 4
    for depth, up in enumerate(continued(verb)):
        if on == up and shares(verb, up):
            return 5 + depth
    return None


def _measured(noun: Token, path: list[Token]) -> bool:
    """Whether an attribute stands with what the noun measures: "the last day of Sunday's talks"."""
    return noun.lemma_ in MEASURES and any(t.lower_ == "of" and t.head == noun for t in path)
