"""The other side that a sentence leaves unsaid: of the talks that are told of, or of the act that is answered.

"The government refused" answers the demand before it; "they agreed to stay in touch" is said to whoever sat across the table.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from weakref import WeakKeyDictionary

from spacy.tokens import Token

from ingest.below import bounds
from ingest.happened.acts import slots
from ingest.happened.acts.act import Act
from ingest.happened.acts.frames import classes
from ingest.happened.acts.parties import Side, parties, sides_of
from ingest.notes import EventNote, Notes

_TALKS = 20
"""How many tellings of talks back the other side is looked for."""
_TABLES: WeakKeyDictionary[Notes, list[tuple[int, int, EventNote]]] = WeakKeyDictionary()
_NEAR = 3
"""How many sentences back an act may lie that is answered without being named."""
_ANSWERED = {
    "Reject": {"Request", "Accuse", "Threaten", "Sanction", "Agree"},
    "Concede": {"Request", "Threaten", "Sanction", "Coerce"},
    "Agree": {"Request", "Agree"},
}
_OPENING = 60
"""Talks told of within so many tokens are what the article is about."""
_TAKEN_UP = 150
"""How many tokens back the verb may stand whose deed a noun takes up."""
_FEW = 2
"""More than these an unresolved "they" doesn't take in."""
_HOLDING = {"accuse", "suspect", "charge", "convict", "hold", "capture", "seize", "take", "detain", "kidnap", "abduct"}
_NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_DEEDS = {"Assault", "Coerce", "Sanction", "Mobilize", "Threaten"}
_LED = {
    "Sanction": {
        "sanction",
        "measure",
        "ban",
        "order",
        "embargo",
        "restriction",
        "tariff",
        "expulsion",
        "closure",
        "move",
        "decision",
        "step",
    },
    "Assault": {
        "attack",
        "raid",
        "strike",
        "bombing",
        "shelling",
        "killing",
        "assault",
        "invasion",
        "operation",
        "violence",
        "move",
        "action",
    },
    "Coerce": {"arrest", "detention", "seizure", "crackdown", "move", "action", "step", "decision"},
}
"""What the nouns may be for the deed that the article is about."""
_WORST = ("Assault", "Coerce", "Sanction", "Mobilize", "Threaten")
"""The deeds of an article's lead in the order in which a condemnation is of them."""
_SAID = {
    word: kind
    for kind, words in {
        "Request": ("demand", "request", "appeal", "condition"),
        "Accuse": ("charge", "accusation", "allegation", "criticism"),
        "Threaten": ("threat", "ultimatum", "warning"),
        "Reject": ("refusal", "rejection"),
    }.items()
    for word in words
}
"""What somebody said, by the noun that takes it up again: "called that demand excessive"."""
HOSTILE = {"Accuse", "Assault", "Threaten", "Coerce", "Sanction", "Reject", "Request", "Mobilize"}


def _talks(notes: Notes, before: int) -> Iterator[EventNote]:
    """The talks told of before a token, the nearest telling first, at most `_TALKS` tellings back."""
    table = _TABLES.get(notes)
    if table is None:
        tellings = [(p.start, n, e) for n, e in enumerate(notes.events) if e.type in ("Meeting", "Call") for p in e.proofs]
        table = _TABLES[notes] = sorted(tellings, key=lambda t: t[:2])
    at = bisect_left(table, before, key=lambda t: t[0])
    for _, _, event in reversed(table[max(0, at - _TALKS) : at]):
        yield event


def counterparts(trigger: Token, sources: list[str], notes: Notes) -> list[Side]:
    """The party that faces the sources in the nearest talks told of before the trigger's end of sentence.

    Empty where there are no such talks, or where more than two sides sat there and it is open which is meant.
    """
    for event in [*_opening(notes, trigger.i), *_talks(notes, bounds(trigger)[1])]:
        sides = event.ids("party")
        others = [p for p in sides if p not in sources]
        if others and len(others) < len(sides):
            return [Side(p) for p in others] if len(others) == 1 else []
    return []


def _opening(notes: Notes, before: int) -> list[EventNote]:
    """The talks of two parties that the article opens with, which it is about, unless the sentence itself tells of others."""
    first = [e for e in notes.events if e.type in ("Meeting", "Call") and e.proofs[0].start < min(before, _OPENING)]
    if any(len(e.ids("party")) > 2 for e in first):
        return []
    return [e for e in first if len(e.ids("party")) == 2][:1]


def at_the_table(token: Token, notes: Notes) -> list[Side]:
    """The parties for which an unresolved plural stands ("the three officials", "they"): those of the nearest talks told of before it.

    Empty where the number that the text gives is not that of the parties.
    """
    if not is_side(token) or notes.entities_at(token):
        return []
    table = [*_opening(notes, token.i), *_talks(notes, token.i + 1)]
    sides = next((e.ids("party") for e in table if len(e.ids("party")) > 1), [])
    if not sides:
        return []
    if token.lower_ == "they" and len(sides) > _FEW:
        return []
    said = _NUMBERS.get(token.lower_) or next((_NUMBERS[c.lower_] for c in token.children if c.lower_ in _NUMBERS), None)
    if said is not None and said != len(sides) and not token.conjuncts:
        return []
    return [Side(p) for p in sides]


def sole_other(act: Act, notes: Notes, victim: bool) -> list[Side]:
    """The one other party that the act's own clause names after its word, wherever it stands there; [] where there are several."""
    given = {s.party for s in act.sources}
    found: dict[str, Side] = {}
    for token in _own_clause(act.trigger, notes):
        if token.i > act.trigger.i:
            for entity in notes.entities_at(token):
                for side in sides_of(entity, notes, victim=victim):
                    if side.party not in given and notes.entities[side.party].type in ("Country", "Organization"):
                        found[side.party] = Side(side.party)
    return list(found.values()) if len(found) == 1 else []


def _own_clause(trigger: Token, notes: Notes) -> Iterator[Token]:
    """What hangs on a word without what is told of it in clauses of their own ("hostages held by the rebels")."""
    stack = [trigger]
    while stack:
        token = stack.pop()
        yield token
        stack += [
            c for c in token.children if c.dep_ != "relcl" and not (c.dep_ == "acl" and c.lemma_ in _HOLDING) and not _is_apart(c, notes)
        ]


def _is_apart(clause: Token, notes: Notes) -> bool:
    """Whether a clause tells of something else that another party does: "as Lima moved its tanks"."""
    return clause.dep_ == "advcl" and not slots.has_to(clause) and any(notes.entities_at(c) for c in clause.children if c.dep_ == "nsubj")


def main_table(tokens: list[Token], found: list[Side], notes: Notes) -> list[Side]:
    """The two parties of the talks that the article opens with, for a "they" that takes in one of them and an outsider.

    "They reviewed the front and agreed to meet" is said of those whose call the article tells of, whoever else was just named.
    """
    if [t.lower_ for t in tokens] != ["they"] or len(found) != 2:
        return []
    opening = [e for e in notes.events if e.type in ("Meeting", "Call") and e.proofs[0].start < _OPENING and len(e.ids("party")) == 2]
    if not opening:
        return []
    sides = min(opening, key=lambda e: e.proofs[0].start).ids("party")
    shared = {s.party for s in found} & set(sides)
    return [Side(p) for p in sides] if len(shared) == 1 else []


def is_side(token: Token) -> bool:
    if token.lower_ in _NUMBERS and token.lower_ != "both":
        return token.dep_ in ("nsubj", "dobj", "pobj") and any(c.lower_ == "the" for c in token.children)
    if token.lower_ in ("they", "both"):
        return token.dep_ not in ("det", "cc", "preconj")
    return token.tag_ == "NNS" and token.lemma_.lower() in classes()["side"] and any(c.dep_ in ("det", "nummod") for c in token.children)


def coordinated(act: Act, before: list[Act]) -> list[Side]:
    """The target of the act that this one is coordinated with: "she will thank Kosovo and encourage reforms"."""
    given = {s.party for s in act.sources}
    if act.trigger.dep_ != "conj" or act.frame.type not in ("Request", "Support", "Accuse", "Aid", "Cooperate"):
        return []
    for earlier in reversed(before):
        if earlier.trigger.i < bounds(act.trigger)[0]:
            break
        if earlier.trigger in act.trigger.conjuncts and given == {s.party for s in earlier.sources}:
            return [t for t in earlier.targets if t.party not in given]
    return []


def answered(act: Act, before: list[Act]) -> list[Side]:
    """Whose act a rebuff, a concession or an assent answers: the nearest one before it whose target is the source."""
    kinds = _ANSWERED.get(act.frame.type, set())
    given = {s.party for s in act.sources}
    for earlier in near(act, before):
        if earlier.frame.type in kinds and given <= {t.party for t in earlier.targets}:
            return [s for s in earlier.sources if s.party not in given]
    return []


def blamed(act: Act, before: list[Act], notes: Notes) -> list[Side]:
    """Whose the deed is that somebody condemns without saying whose: the doer of the last hostile act told of ("condemned the raid")."""
    given = {s.party for s in act.sources}
    told = [c for c in act.trigger.children if c.dep_ == "nsubj"] if "verdict" in act.frame.flags else slots.objects(act.trigger)
    told = told or slots.at_preposition(act.trigger, [], "at", "by", "over", "about", "of", "with")
    known = [o for o in told if any(c.lower_ in ("the", "this", "these", "that", "those") for c in o.children)]
    kinds: set[str] = set()
    for noun in known:
        lemma = noun.lemma_.lower()
        kinds |= _DEEDS if lemma in classes()["deed"] else set()
        kinds |= {_SAID[lemma]} if lemma in _SAID else set()
    for earlier in near(act, before):
        if earlier.frame.type in kinds:
            return [Side(s.party) for s in earlier.sources if s.party not in given]
    kinds = {kind for noun in known for kind, words in _LED.items() if noun.lemma_.lower() in words}
    lead = [a for a in before if a.trigger.i < _OPENING and a.frame.type in kinds and not given & {s.party for s in a.sources}]
    if lead and (worst := min(lead, key=lambda a: _WORST.index(a.frame.type))).sources:  # what the article is about
        return [Side(s.party) for s in worst.sources]
    for noun in known:
        if found := doers_of_known(noun, given, notes):
            return found
    return []


def doers_of_known(noun: Token, given: set[str], notes: Notes) -> list[Side]:
    """Who did what a noun takes up again: "suspended flights ... the suspension": the subject of a verb that begins alike."""
    lemma = noun.lemma_.lower()
    doc = noun.doc
    for i in range(noun.i - 1, max(-1, noun.i - _TAKEN_UP), -1):
        other = doc[i]
        if other.pos_ == "VERB" and _alike(other.lemma_.lower(), lemma):
            found = [s for s in parties(slots.doers(other), notes) if s.party not in given]
        elif other.lemma_ == noun.lemma_ and other.pos_ == "NOUN":
            found = [s for s in parties([other], notes) if s.party not in given]
        else:
            continue
        if found:
            return [Side(s.party) for s in found]
    return []


def _alike(verb: str, noun: str) -> bool:
    """Whether a noun is made of a verb, as far as the letters tell: "expulsion" of "expel", "decision" of "decide"."""
    same = next((n for n, (a, b) in enumerate(zip(verb, noun, strict=False)) if a != b), min(len(verb), len(noun)))
    return same >= max(4, min(len(verb), 7) - 2) or (same == 3 and len(verb) == 5 and noun.endswith(("ion", "ure")))


def opponents(act: Act, before: list[Act]) -> list[Side]:
    """Whom a hostile act is aimed at where only one other party has been at odds with the source in the sentences before."""
    if act.frame.type not in HOSTILE or (act.frame.type == "Accuse" and slots.objects(act.trigger)):
        return []
    given = {s.party for s in act.sources}
    found: dict[str, Side] = {}
    for earlier in near(act, before):
        if earlier.frame.type not in HOSTILE:
            continue
        ends = [*earlier.sources, *earlier.targets]
        if given & {s.party for s in ends}:
            found.update({s.party: Side(s.party) for s in ends if s.party not in given})
    return list(found.values()) if len(found) == 1 else []


def near(act: Act, before: list[Act]) -> list[Act]:
    """The earlier acts of this sentence and the few before it, the nearest first."""
    start, steps = act.trigger.sent, 0
    doc = act.trigger.doc
    first = start.start
    while steps < _NEAR and first > 0:
        first, steps = bounds(doc[first - 1])[0], steps + 1
    near: list[Act] = []
    for earlier in reversed(before):
        if earlier.trigger.i < first:
            break
        if earlier.trigger.i < act.trigger.i:
            near.append(earlier)
    return near
