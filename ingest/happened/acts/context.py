"""The other side that a sentence leaves unsaid: of the talks that are told of, or of the act that is answered.

"The government refused" answers the demand before it; "they agreed to stay in touch" is said to whoever sat across the table.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from ingest.below import bounds
from ingest.happened.acts import slots
from ingest.happened.acts.act import Act
from ingest.happened.acts.frames import classes
from ingest.happened.acts.parties import Side, only_where, parties, sides_of
from ingest.happened.acts.table import OPENING
from ingest.notes import Notes

_CLOSE = 9
"""Within how many tokens after an act's word the one other party is named to whom it can only be done."""
_NEAR = 3
"""How many sentences back an act may lie that is answered without being named."""
_ANSWERED = {
    "Reject": {"Request", "Accuse", "Threaten", "Sanction", "Agree"},
    "Concede": {"Request", "Threaten", "Sanction", "Coerce"},
    "Agree": {"Request", "Agree"},
}
_TAKEN_UP = 150
"""How many tokens back the verb may stand whose deed a noun takes up."""
_HOLDING = {
    "imprison",
    "jail",
    "arrest",
    "accuse",
    "suspect",
    "charge",
    "convict",
    "hold",
    "capture",
    "seize",
    "take",
    "detain",
    "kidnap",
    "abduct",
}
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
_QUOTES = frozenset({'"', "“", "'", "‘", "``"})
_BLUNT = {"Mobilize", "Sanction", "Threaten", "Coerce"}
HOSTILE = {"Accuse", "Assault", "Threaten", "Coerce", "Sanction", "Reject", "Request", "Mobilize"}


def sole_other(act: Act, notes: Notes, victim: bool) -> list[Side]:
    """The one other party that the act's own clause names after its word, wherever it stands there; [] where there are several."""
    given = {s.party for s in act.sources}
    if victim and any(o.tag_ == "NNS" and o.lemma_.lower() in classes()["armed"] for o in slots.objects(act.trigger)):
        return []  # "bombed rebels in Peru"
    found: dict[str, Side] = {}
    for token in _own_clause(act.trigger, notes):
        if token.i > act.trigger.i:
            for entity in notes.entities_at(token):
                for side in sides_of(entity, notes, victim=victim):
                    if side.party not in given and notes.entities[side.party].type in ("Country", "Organization"):
                        found[side.party] = Side(side.party)
    if len(found) != 1:
        return []
    return list(found.values()) if act.frame.type == "Sanction" or _alone_in_sentence(act, set(found), notes) else []


def _alone_in_sentence(act: Act, other: set[str], notes: Notes) -> bool:
    """Whether a sentence names no third party, and the other one near the act's word, so that it can only be done to that one."""
    given = {s.party for s in act.sources}
    first = -1
    for token in act.trigger.sent:
        for entity in notes.entities_at(token):
            here = {s.party for s in sides_of(entity, notes, victim=True)} - given
            if here - other:
                return False
            if here and token.i > act.trigger.i and first < 0:
                first = token.i
    return 0 <= first - act.trigger.i <= _CLOSE


def _own_clause(trigger: Token, notes: Notes) -> Iterator[Token]:
    """What hangs on a word without what is told of it in clauses of their own ("hostages held by the rebels")."""
    stack = [trigger]
    while stack:
        token = stack.pop()
        yield token
        held = (
            c for c in token.children if c.dep_ != "relcl" and c.lower_ != "according" and not (c.dep_ == "acl" and c.lemma_ in _HOLDING)
        )
        stack += [c for c in held if not (_is_apart(c, notes) or only_where(c))]


def _is_apart(clause: Token, notes: Notes) -> bool:
    """Whether a clause tells of something else that another party does: "as Lima moved its tanks"."""
    if clause.dep_ == "conj" and clause.pos_ in ("VERB", "AUX"):
        return True  # "rejected the charge and said that Lima took orders from Oslo"
    return clause.dep_ == "advcl" and not slots.has_to(clause) and any(notes.entities_at(c) for c in clause.children if c.dep_ == "nsubj")


def coordinated(act: Act, before: list[Act]) -> list[Side]:
    """The target of the act that this one is coordinated with: "she will thank Kosovo and encourage reforms"."""
    given = {s.party for s in act.sources}
    if act.trigger.dep_ != "conj" or act.frame.type not in {"Request", "Support", "Accuse", "Aid", "Cooperate"} | _BLUNT:
        return []
    for earlier in reversed(before):
        if earlier.trigger.i < bounds(act.trigger)[0]:
            break
        alike = act.frame.type not in _BLUNT or earlier.frame.type in HOSTILE  # "expelled its envoys and moved tanks to the border"
        if earlier.trigger in act.trigger.conjuncts and alike and given == {s.party for s in earlier.sources}:
            return [t for t in earlier.targets if t.party not in given]
    return []


def spoken_of(act: Act, before: list[Act]) -> list[Side]:
    """To whom an act was done of which the other half of the sentence thinks otherwise: "Oslo backed the raid but Lima criticised it"."""
    objects = slots.objects(act.trigger)
    if [o.lower_ for o in objects] not in (["it"], ["them"], ["this"]) or act.frame.type not in ("Accuse", "Support", "Reject"):
        return []
    given = {s.party for s in act.sources}
    for earlier in reversed(before):
        if earlier.trigger.i < act.trigger.sent.start:
            break
        if earlier.trigger in act.trigger.conjuncts and earlier.frame.type in ("Accuse", "Support", "Reject"):
            return [t for t in earlier.targets if t.party not in given]
    return []


def holder(act: Act, before: list[Act], notes: Notes) -> list[Side]:
    """Who holds those whose release somebody asks for: of whom that is told, else whoever was last told to have taken somebody of his."""
    given = {s.party for s in act.sources}
    held = [t for t in act.trigger.subtree if t.lemma_ in _HOLDING and t.dep_ in ("acl", "relcl") and t.i > act.trigger.i]
    by = [s for t in held for s in parties(slots.doers(t) or slots.at_preposition(t, [], "in", "by"), notes, victim=True)]
    if by := [Side(s.party) for s in by if s.party not in given]:
        return by
    for earlier in reversed(before):
        if earlier.frame.type == "Coerce" and earlier.sources and not given & {s.party for s in earlier.sources}:
            return [Side(s.party) for s in earlier.sources]
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
        if lemma in classes()["deed"]:
            kinds |= {kind for kind, words in _LED.items() if lemma in words} or _DEEDS
        kinds |= {_SAID[lemma]} if lemma in _SAID else set()
    named = is_in_own_words(act.trigger, told)
    if named:
        kinds |= _DEEDS
    backed = {t.party for a in near(act, before) if a.frame.type == "Support" and given & {s.party for s in a.sources} for t in a.targets}
    for earlier in near(act, before):
        if act.frame.type == "Support" and earlier.frame.type in kinds and given & {s.party for s in earlier.sources}:
            return []  # "defended the decision", which was its own
        if backed & {s.party for s in earlier.sources}:
            continue  # whom one stands by in the same breath one doesn't condemn
        if earlier.frame.type in kinds:
            return [Side(s.party) for s in earlier.sources if s.party not in given]
    kinds = {kind for noun in known for kind, words in _LED.items() if noun.lemma_.lower() in words} or (_DEEDS if named else set())
    lead = [a for a in before if a.trigger.i < OPENING and a.frame.type in kinds and not given & {s.party for s in a.sources}]
    if lead := [a for a in lead if a.sources]:  # what the article is about
        return [Side(s.party) for s in min(lead, key=lambda a: _WORST.index(a.frame.type)).sources]
    for noun in known:
        if found := doers_of_known(noun, given, notes):
            return found
    return []


def is_in_own_words(trigger: Token, told: list[Token]) -> bool:
    """Whether a deed is called by words that are no name for it: "condemned what it called a mockery", "denounced 'the theft'"."""
    if any(c.dep_ in ("ccomp", "dobj") and trigger.doc[c.left_edge.i].lower_ == "what" for c in trigger.children):
        return True
    return any(t.left_edge.i > trigger.i and t.doc[t.left_edge.i - 1].text in _QUOTES for t in told)


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


def opposed(act: Act, notes: Notes) -> list[Side]:
    """Whose deed a refusal is of that takes it up by its noun: "Lima will leave the pact ... Oslo opposed the withdrawal"."""
    given = {s.party for s in act.sources}
    for noun in slots.objects(act.trigger):
        if any(c.lower_ in ("the", "this", "that") for c in noun.children) and (found := doers_of_known(noun, given, notes)):
            return found
    return []


def _alike(verb: str, noun: str) -> bool:
    """Whether a noun is made of a verb, as far as the letters tell: "expulsion" of "expel", "decision" of "decide"."""
    same = next((n for n, (a, b) in enumerate(zip(verb, noun, strict=False)) if a != b), min(len(verb), len(noun)))
    return same >= max(4, min(len(verb), 7) - 2) or (same == 3 and len(verb) == 5 and noun.endswith(("ion", "ure")))


def opponents(act: Act, before: list[Act], notes: Notes) -> list[Side]:
    """Whom a hostile act is aimed at where only one other party has been at odds with the source in the sentences before."""
    if act.frame.type not in HOSTILE - {"Request", "Reject"} or of_anybody(act):
        return []
    if act.frame.type == "Accuse" and slots.objects(act.trigger):
        return []
    given = {s.party for s in act.sources}
    found: dict[str, Side] = {}
    for earlier in near(act, before):
        if earlier.frame.type not in HOSTILE or earlier.trigger in act.trigger.ancestors:
            continue  # whoever condemns a deed needn't have suffered it
        ends = [*earlier.sources, *earlier.targets]
        if given & {s.party for s in ends}:
            found.update({s.party: Side(s.party) for s in ends if s.party not in given})
    found = {i: s for i, s in found.items() if notes.entities[i].type != "Person"}
    return list(found.values()) if len(found) == 1 else []


def of_anybody(act: Act) -> bool:
    """Whether it is done to people of whom nothing is told, most likely at home: "the police arrested 40 people"."""
    return act.frame.type == "Coerce" and any(o.lemma_.lower() in classes()["people"] for o in slots.objects(act.trigger))


def followed(act: Act, before: list[Act]) -> list[Side]:
    """To whom others have just done the same: "Lima cut its ties with Quito. Oslo recalled its ambassador"."""
    given = {s.party for s in act.sources}
    for earlier in reversed(before):
        if earlier.trigger.i >= act.trigger.i:
            continue
        sent = act.trigger.sent
        if earlier.trigger.i < (sent.doc[sent.start - 1].sent.start if sent.start else 0):
            break
        if earlier.frame.type == act.frame.type and earlier.targets and not given & {s.party for s in (*earlier.sources, *earlier.targets)}:
            return [Side(s.party) for s in earlier.targets] if len(earlier.targets) == 1 else []
    return []


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
