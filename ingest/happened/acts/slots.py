"""Where the parties of an act stand in the syntax: the doer, what it is done to, complements and prepositions."""

from __future__ import annotations

from spacy.tokens import Token

from ingest.below import below, labelled, near
from ingest.happened.acts.frames import classes, frames_of
from ingest.happened.arguments import after, is_passive, subjects, undergoers
from ingest.notes import Notes, conjuncts

_FACTIVE_PREPS = {"for", "of", "over"}
"""Prepositions after which a gerund is done by the object: "thanked Kosovo for providing", "accused Russia of attacking"."""
_COUNTS = {"count", "tally", "estimate", "reckoning", "account", "figure"}
"""By what nothing is done: "were killed, by the UN's count"."""
_HARMING = {"kill", "wound", "injure", "damage", "destroy", "maim", "hurt", "leave", "hit"}
"""What an attack does."""
_PRONOUNS = {"they", "it", "he", "she", "their", "its", "his", "her"}
_INTENDED = {"plan", "proposal", "intention", "vow", "promise", "pledge", "offer", "desire", "wish", "readiness", "willingness"}
_WITH_WHOM = frozenset({"talk", "talks", "negotiation", "bargaining", "discussion", "meeting", "consultation", "conversation", "call"} |
                       {"dispute", "conflict", "war", "row", "standoff", "haggling", "summit"})  # fmt: skip
"""Nouns whose own "with" tells who is on the other side."""
_ASIDE = {"in", "on", "at", "during", "after", "by", "through", "via"}
_WHERE = {"in", "near", "across", "inside", "outside", "around", "throughout", "at", "on", "over"}


def doers(trigger: Token) -> list[Token]:
    """Who does what this verb or adjective tells."""
    if trigger.pos_ == "ADJ" or (trigger.dep_ in ("acomp", "attr", "oprd") and trigger.head.pos_ in ("AUX", "VERB")):
        return subjects(trigger.head) if trigger.head.pos_ in ("AUX", "VERB") else [trigger.head] if trigger.dep_ == "amod" else []
    if trigger.dep_ == "pcomp" and trigger.head.lower_ in _FACTIVE_PREPS and not own(trigger, "nsubj"):
        blamed = above(trigger.head)
        if blamed.pos_ in ("VERB", "AUX"):
            return undergoers(blamed) or subjects(blamed)
    if trigger.dep_ == "conj" and trigger.head.dep_ == "pcomp" and not own(trigger, "nsubj"):
        return doers(trigger.head)
    if trigger.dep_ == "acl" and trigger.tag_ == "VBG" and trigger.head.lemma_ in classes()["paper"]:
        return governing_subjects(trigger.head) or [c for c in trigger.head.children if c.dep_ in ("poss", "amod", "compound")]
    if trigger.dep_ == "ccomp" and trigger.tag_ in ("VBD", "VBZ", "VBP") and not own(trigger, "nsubj", "nsubjpass"):
        misread = [c for c in own(trigger, "npadvmod") if c.i < trigger.i and any(d.dep_ in ("det", "predet", "poss") for d in c.children)]
        if misread:  # "Washington said such a step enjoyed support": the step, which the parser took for a time, and not Washington
            return misread
    if (other := reacted_to(trigger)) is not None:
        return other
    found = [t for t in subjects(trigger) if t.lemma_ not in _COUNTS] or _stray_agent(trigger)
    if trigger.dep_ == "relcl" and trigger.lemma_ in _HARMING and (blow := _blow_above(found)) is not None:
        return [blow]
    if (
        trigger.dep_ == "xcomp"
        and has_to(trigger)
        and not is_passive(trigger)
        and not is_passive(trigger.head)
        and trigger.head.lemma_ not in classes()["control"]
    ):
        return doers(trigger.head)  # "telephoned Kiir to urge restraint"
    if trigger.dep_ == "pcomp" and [t.lower_ for t in found] == ["each"]:  # "broke off talks, with each accusing the other"
        return subjects(trigger.head.head) if trigger.head.head.pos_ in ("VERB", "AUX") else found
    return found


def _stray_agent(trigger: Token) -> list[Token]:
    """The "by" of a passive that the parser hangs on what stands between: "was accused of spying by Lima", "was supplied with arms by"."""
    if not is_passive(trigger) or trigger.pos_ != "VERB":
        return []
    between = [trigger, *(c for p in own(trigger, "prep") for c in own(p, "pobj", "pcomp")), *own(trigger, "dobj", "oprd", "xcomp")]
    by = [p for host in between for p in own(host, "prep", "agent") if p.lower_ == "by"]
    found = [c for p in by for c in own(p, "pobj") if c.ent_type_ not in ("DATE", "TIME", "PERCENT", "QUANTITY", "MONEY", "CARDINAL")]
    return [t for c in found for t in conjuncts(c) if t.lemma_ not in _COUNTS]


def _blow_above(found: list[Token]) -> Token | None:
    """The attack that killed, where those who were attacked seem to: "an attack on a camp of the mission, which killed five"."""
    noun = found[0] if len(found) == 1 else None
    while noun is not None and noun.dep_ == "pobj" and noun.head.dep_ == "prep" and noun.head.lower_ != "by":
        noun = noun.head.head
        if noun.pos_ == "NOUN" and noun.lemma_.lower() in classes()["blow"]:
            return noun
        if noun.pos_ == "VERB":
            return None
    return None


def reacted_to(trigger: Token) -> list[Token] | None:
    """Whose decision or attempt it is of which somebody else speaks: "rejected Niger's decision to scrap the accords"; None elsewhere."""
    noun = trigger.head
    if trigger.dep_ not in ("acl", "relcl") or not has_to(trigger) or noun.dep_ not in ("dobj", "pobj") or noun.pos_ != "NOUN":
        return None
    verb = noun.head if noun.dep_ == "dobj" else noun.head.head
    told = [f for f in frames_of(verb) if f.kind == "v"] if verb.pos_ == "VERB" else []
    if not told or any(f.type not in ("Accuse", "Reject", "Support") for f in told):
        return None
    if noun.lemma_ in _INTENDED:
        return None  # "criticised Lima's plan to supply tanks", which has supplied none yet
    owners_ = [c for c in noun.children if c.dep_ == "poss"] or after(noun, "by", "of", "from")
    return owners_ or [c for c in noun.children if c.dep_ in ("amod", "compound", "nmod") and c.pos_ in ("PROPN", "ADJ") and c.ent_type_]


def above(prep: Token) -> Token:
    """What a preposition hangs on, by way of those that it is coordinated with: "thanked Oslo for hosting and for paying"."""
    while prep.dep_ == "conj" and prep.head.pos_ in ("ADP", "SCONJ"):
        prep = prep.head
    return prep.head


def speaking_doers(trigger: Token, notes: Notes) -> list[Token]:
    """The doers; an unresolved pronoun in what somebody says is whoever says it ("leaders said they would boycott")."""
    return spoken(doers(trigger), notes)


def spoken(found: list[Token], notes: Notes) -> list[Token]:
    """These doers; "they" or "their forces" in what somebody says, where nobody has resolved it, are his who says it."""
    if len(found) != 1:
        return found
    pronouns = [t for t in (found[0], *own(found[0], "poss")) if t.lower_ in _PRONOUNS]
    if pronouns and not notes.entities_at(pronouns[0]):
        verb = found[0].head
        if verb.dep_ == "relcl" and found[0].dep_ == "nsubj":  # "Lima insisted that the islands, which it has recognised, be asked"
            verb = next((t for t in verb.ancestors if t.pos_ in ("VERB", "AUX")), verb)
        if verb.dep_ == "ccomp" and verb.head.pos_ == "VERB" and verb.head.lemma_ in classes()["saying"]:
            return doers(verb.head)
    return found


def states(trigger: Token) -> list[Token]:
    """The subject of a passive that tells a state of mind: "is committed to", "are opposed to"."""
    return undergoers(trigger) if is_passive(trigger) else []


def objects(trigger: Token) -> list[Token]:
    """What it is done to; of a predicate noun or adjective nothing."""
    if trigger.pos_ not in ("VERB", "AUX"):
        return []
    found = [t for t in undergoers(trigger) if t.pos_ != "ADP"] or _so_called(trigger) or _after_terms(trigger)
    if not found and trigger.tag_ == "VBG" and trigger.dep_ == "xcomp":
        return after(trigger, "of")  # "resumed shelling of the port"
    doer = own(trigger, "nsubj")
    if not found and trigger.dep_ == "acl" and doer and has_mark(trigger, "that") and trigger.head.lemma_ in classes()["charge"]:
        return [trigger.head]  # "an allegation that Lima rejected", which the parser reads as what is alleged
    if found or trigger.dep_ != "relcl" or is_passive(trigger) or not doer or doer[0].lower_ in ("who", "which", "that"):
        return found
    return conjuncts(trigger.head)  # "the support (that) Riyadh has provided to"


def _after_terms(trigger: Token) -> list[Token]:
    """What follows "in the strongest terms", which the parser takes for its apposition: "condemned in the strongest terms the raid"."""
    terms = [p for c in own(trigger, "prep") if c.lower_ == "in" for p in own(c, "pobj") if p.lemma_ == "term"]
    return [t for p in terms for t in own(p, "appos")]


def _so_called(trigger: Token) -> list[Token]:
    """The noun in a free relative: "positions" of "bombed what it says are rebel positions", "deal" of "signed what Oslo called a deal"."""
    for clause in own(trigger, "ccomp", "dobj"):
        if any(t.lower_ == "what" for t in trigger.doc[trigger.i + 1 : trigger.i + 2]) and clause.i > trigger.i + 1:
            inner = [clause, *own(clause, "ccomp")]
            return [t for c in inner for t in own(c, "attr", "oprd", "dobj") if t.i > c.i and t.pos_ in ("NOUN", "PROPN")]
    return []


def other_objects(trigger: Token, found: list[Token]) -> list[Token]:
    """The objects; a pronoun in an infinitive of purpose is the object of its governor: "telephoned Abiy to commend him"."""
    if [t.lower_ for t in found] not in (["him"], ["her"], ["them"]):
        return found
    if (trigger.dep_ in ("xcomp", "advcl") and has_to(trigger)) or (
        trigger.dep_ == "conj" and trigger.head.pos_ == "VERB" and not own(trigger, "nsubj", "nsubjpass")
    ):
        return undergoers(trigger.head) or found  # "rang the king and asked him"
    return found


def own(token: Token, *deps: str) -> list[Token]:
    """The children with one of these labels."""
    return labelled(token, deps)


def complement(trigger: Token, *labels: str) -> Token | None:
    """The clause that completes a verb, noun or adjective: "agreed to release", "the demand that Israel ease"."""
    for child in labelled(trigger, labels):
        if child.i > trigger.i and child.pos_ in ("VERB", "AUX", "ADJ", "NOUN"):
            return child
    return None


def clause_of(trigger: Token) -> Token | None:
    """Any complement clause of the trigger, the gerund after "to" or "on" included ("committed to deepening")."""
    labels = ("xcomp", "ccomp", "acl") if trigger.pos_ in ("NOUN", "PROPN") else ("xcomp", "ccomp")
    found = complement(trigger, *labels)
    if found is not None:
        return found
    for prep in own(trigger, "prep", "advmod", "prt"):
        for inner in [prep, *own(prep, "prep")]:
            for child in inner.children:
                if child.dep_ == "pcomp":
                    return child
    return next((c for c in own(trigger, "advcl") if has_to(c)), None)


def has_mark(verb: Token, word: str) -> bool:
    """Whether a clause is opened by this word."""
    return any(m.lower_ == word for m in own(verb, "mark"))


def has_to(verb: Token) -> bool:
    """Whether it is an infinitive with "to"."""
    return any(label == "aux" and word == "to" for _, label, word in below(verb))


def at_preposition(trigger: Token, found_objects: list[Token], *preps: str) -> list[Token]:
    """Objects of these prepositions on the trigger, on its particle ("pushed back against") or on its object ("sanctions on")."""
    if not near(trigger, preps):
        return []
    out = [c for c in own(trigger, "prep") if c.lower_ in ("out", "away", "off")]  # "pull out of"
    hosts = [trigger, *out, *own(trigger, "advmod", "prt"), *found_objects, *(c for o in found_objects for c in own(o, "appos"))]
    if trigger.dep_ == "conj" and trigger.pos_ == "NOUN":
        hosts.append(trigger.head)
    if trigger.pos_ == "VERB":  # "complained in the call about", which the parser hangs on the call
        asides = [p for c in own(trigger, "prep") if c.lower_ in _ASIDE for p in own(c, "pobj")]
        hosts += [p for p in asides if p.lemma_.lower() in classes()["utterance"] or p.ent_type_ in ("DATE", "TIME")]
        hosts += own(trigger, "npadvmod")
    if trigger.pos_ == "NOUN":
        hosts += [c for c in own(trigger, "acl") if c.tag_ == "VBN"]  # "a deal struck in Rome between"
    if trigger.dep_ == "pobj" and trigger.head.lower_ == "under" and trigger.head.dep_ == "prep":
        hosts.append(trigger.head.head)  # "came under fire from", which the parser hangs on the verb
    if trigger.pos_ == "NOUN" and trigger.dep_ in ("nsubj", "nsubjpass") and "between" in preps and trigger.head.pos_ == "VERB":
        hosts.append(trigger.head)  # "fighting broke out between"
    if "by" in preps:
        hosts += [c for o in found_objects for c in own(o, "acl") if c.tag_ == "VBN"]  # "vetoed a text drafted by Lima"
    nouns = [trigger, *found_objects] if trigger.pos_ in ("NOUN", "PROPN") else found_objects
    hosts += [c for n in nouns for p in own(n, "prep") if p.lower_ == "of" for c in own(p, "pobj")]
    found: list[Token] = []
    for host in hosts:
        strays = {p for c in own(host, "prep") if _is_stray(c, hosts) for p in own(c, "pobj") for p in conjuncts(p)}
        found += [t for t in after(host, *preps) if t not in found and t not in strays]
        # "in an attack on", "of strikes on": one step down from the object
        found += [p for prep in own(host, "agent") if prep.lower_ in preps for c in prep.children for p in conjuncts(c) if p not in found]
    return found


def _is_stray(prep: Token, hosts: list[Token]) -> bool:
    """Whether the parser hangs on a verb what belongs to the talks before it: "agreed on a truce after talks with the envoys of"."""
    before = prep.doc[prep.i - 1] if prep.i else prep
    return prep.lower_ == "with" and before.pos_ in ("NOUN", "VERB") and before.lemma_.lower() in _WITH_WHOM and before not in hosts


def responsible(noun: Token) -> list[Token]:
    """Who is said to stand behind a deed: "Kyiv was behind attacks on", "claimed responsibility for the bombing of"."""
    prep = noun.head
    if noun.dep_ == "conj":
        prep = noun.head.head
    if prep.dep_ != "prep" or prep.lower_ not in ("behind", "for", "in"):
        return []
    above = prep.head
    if prep.lower_ == "behind" and above.lemma_ == "be":
        return subjects(above)
    if above.lower_ == "responsible" and above.head.pos_ in ("AUX", "VERB"):
        return subjects(above.head)
    if above.lemma_ in ("responsibility", "credit", "part", "role") and above.dep_ == "dobj":
        return doers(above.head)
    return []


def whereabouts(trigger: Token) -> list[Token]:
    """Where a deed is told to have been done: places after "in", "near", "across" in its clause and those coordinated with it."""
    found: list[Token] = []
    told = {trigger, *trigger.conjuncts, *(c for c in trigger.children if c.dep_ == "advcl" and not has_to(c))}
    for token in trigger.subtree:
        if token.dep_ == "prep" and token.lower_ in _WHERE and _clause_head(token) in told:
            found += [p for c in token.children if c.dep_ == "pobj" for p in conjuncts(c)]
    return found


def _clause_head(token: Token) -> Token:
    head = token.head
    while head.pos_ not in ("VERB", "AUX") and head.head is not head:
        head = head.head
    return head


def each_other(trigger: Token, found_objects: list[Token]) -> bool:
    """Whether it is done to "each other", "one another" or, by each, to "the other"."""
    ends = [*found_objects, *(p for c in trigger.children if c.dep_ in ("prep", "agent", "dative") for p in c.children)]
    ends += [c for o in found_objects for c in own(o, "poss")]  # "sent each other's envoys home"
    return any(t.lower_ in ("other", "another") and any(c.lower_ in ("each", "one", "the") for c in t.children) for t in ends)


def complement_subjects(trigger: Token) -> list[Token]:
    """Who is to do it in a complement clause: "demanded that Israel ease", "asked for Russia to halt"."""
    clause = clause_of(trigger)
    if clause is None:
        return []
    return [t for c in own(clause, "nsubj", "nsubjpass") for t in conjuncts(c)]


def governing_subjects(noun: Token) -> list[Token]:
    """The subject of the verb that governs a noun: "the US" of "the US expressed its support for"."""
    head = noun.head
    if noun.dep_ == "conj":
        head = noun.head.head
    steps = 0
    while head.pos_ in ("ADP", "NOUN", "ADJ") and steps < 3 and head.head is not head:
        head = head.head
        steps += 1
    if noun.dep_ in ("dobj", "pobj", "attr", "conj") and head.pos_ in ("VERB", "AUX") and not is_passive(head):
        return doers(head)
    return []
