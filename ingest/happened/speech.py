"""Cues: the words by which a text says that somebody says something ("said", "according to", "in her words", "the demand").

A cue is found from the syntax alone; whose words stand in quotation marks is decided in `quoting`, who the speaker is in `speakers`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cache
from typing import Literal, cast

from spacy.tokens import Doc, Token

from ingest import lexicon
from ingest.below import either
from ingest.happened.arguments import after, is_passive, subjects, undergoers

_NOMINAL = frozenset({"PROPN", "NOUN", "PRON"})
NO_CONTENT = frozenset({"nsubj", "nsubjpass", "csubj", "mark", "advcl", "npadvmod", "aux"})
"""Ways of hanging on a verb of saying that make no content of what is said."""
_NO_INFINITIVE = frozenset({"continue", "go", "sound", "ask", "talk", "speak", "conclude", "request", "demand", "tell", "write", "make"})
"""Verbs of saying whose infinitive is no report: "continues to hold", "told them to go"."""
_ASKING = frozenset({"whether", "if", "what", "when", "how", "why", "who", "which", "where"})
Stance = Literal["claimed", "factive", "denied"]
Kind = Literal["say", "call", "act", "think"]
CONTENT = frozenset({"ccomp", "xcomp"})
"""How a clause hangs on the verb that reports it."""


@dataclass(slots=True, eq=False)
class Cue:
    """A word that reports speech. `kinds` are those of its frames that the sentence allows, best first.

    `speakers` and `addressees` are head tokens of noun phrases, `content` the heads of the clauses that are reported.
    """

    token: Token
    kinds: tuple[Kind, ...]
    speakers: list[Token] = field(default_factory=list)
    addressees: list[Token] = field(default_factory=list)
    content: list[Token] = field(default_factory=list)
    stance: Stance = "claimed"
    main: bool = True
    """Not in quotation marks, and not itself reported by another verb of saying."""

    @property
    def kind(self) -> Kind:
        return self.kinds[0]

    @property
    def left(self) -> int:
        """Where the cue begins with its speaker: "the minister said" at "the", "said the minister" at "said"."""
        return min([self.token.i, *(t.left_edge.i for t in self.speakers)])


@dataclass(frozen=True, slots=True)
class _Frame:
    kind: Kind
    to: str
    stance: Stance
    needs: frozenset[str]


@cache
def _frames() -> dict[str, tuple[_Frame, ...]]:
    found: defaultdict[str, list[_Frame]] = defaultdict(list)
    for row in lexicon.table("speech_verbs"):
        kind, stance = cast(Kind, row["kind"]), cast(Stance, row["stance"] or "claimed")
        found[row["verb"]].append(_Frame(kind, row["to"], stance, frozenset(lexicon.values(row["with"]))))
    return {verb: tuple(frames) for verb, frames in found.items()}


Quoted = Callable[[int], object]
"""Says of a token number in which quotation it stands; None for none."""


def cues(doc: Doc, quoted: Quoted) -> list[Cue]:
    """Every cue of an article, in text order."""
    told = either(doc, lemmas=_frames().keys() | lexicon.words("speech_nouns"), words=("according", "per", "attributable"))
    return [cue for token in told if (cue := cue_at(token, quoted)) is not None]


def cue_at(token: Token, quoted: Quoted) -> Cue | None:
    """The cue that this word is, None where it is none. A speaker stands in the same quotation as the cue, or both in none."""
    lower, pos = token.lower_, token.pos_
    if lower == "according" or (lower == "per" and token.dep_ == "prep"):
        told = after(token, "to") if lower == "according" else [c for c in token.children if c.dep_ == "pobj"]
        told = _quoted_by(told) or told
        return Cue(token, ("say",), told, content=[token.head] if token.head != token else []) if told else None
    if lower == "attributable":  # "The following is attributable to Spokesperson Diaz:"
        told = after(token, "to")
        return Cue(token, ("say",), told) if told else None
    if pos in {"VERB", "AUX"} or token.tag_.startswith("VB"):
        return _verb(token, quoted)
    if pos in {"NOUN", "PROPN"} and is_speech_noun(token):
        owners = owners_of(token)
        return Cue(token, ("act",), owners) if owners else None
    return None


def _quoted_by(sources: list[Token]) -> list[Token]:
    """Whom the source itself quotes: "according to the agency, citing the ministry"."""
    if not sources:
        return []
    last = sources[-1].right_edge
    for token in last.doc[sources[0].i + 1 : last.i + 4]:
        if token.lower_ in {"quoting", "citing"}:
            return [c for c in token.children if c.dep_ in {"dobj", "pobj"}]
    return []


def is_speech_noun(token: Token) -> bool:
    """Whether a noun names words spoken or written."""
    return token.lemma_.lower() in lexicon.words("speech_nouns")


def owners_of(noun: Token) -> list[Token]:
    """Whose words a speech noun names: "Lima's call", "the call by Lima", "a statement from the ministry", "a Peruvian statement"."""
    owned = [c for c in noun.children if c.dep_ == "poss"]
    owned = owned or after(noun, "by", "from")
    if not owned and noun.lemma_.lower() in {"word", "view", "opinion", "phrase"}:
        owned = after(noun, "of")
    return owned or [
        c for c in noun.children if c.dep_ in {"compound", "amod"} and (c.pos_ == "PROPN" or c.ent_type_ in {"GPE", "NORP", "ORG"})
    ]


def _verb(token: Token, quoted: Quoted) -> Cue | None:
    frames = [f for f in _frames().get(token.lemma_.lower(), ()) if _goes_with(token, f.needs)]
    if not frames or token.dep_ in {"amod", "compound", "aux", "auxpass"}:
        return None
    content = [c for c in token.children if c.dep_ == "ccomp" or (c.dep_ == "xcomp" and token.lemma_.lower() not in _NO_INFINITIVE)]
    if any(c.dep_ == "neg" for c in token.children) and any(w.lower_ in _ASKING and w.i > token.i for c in content for w in c.children):
        return None  # "did not say whether"
    kinds = tuple(dict.fromkeys(f.kind for f in sorted(frames, key=lambda f: (not f.needs, _rank(f, token, content)))))
    frame = next(f for f in frames if f.kind == kinds[0])
    speakers = _speakers(token, quoted)
    if any(f.to == "object" for f in frames):
        told = [o for o in undergoers(token) if o not in speakers and o not in content]
    else:
        told = after(token, "to") if frame.to == "to" else []
    return Cue(token, kinds, speakers, told, content, frame.stance)


def _rank(frame: _Frame, token: Token, content: list[Token]) -> int:
    """Which frame the sentence shows: a clause or nothing at all after it speaks for "say", an object for the others."""
    if frame.kind == "call":
        return 0 if any(c.dep_ == "oprd" for c in token.children) else 3
    has_object = any(c.dep_ in {"dobj", "prep"} for c in token.children)
    if frame.kind == "say":
        return 1 if content or not has_object or frame.to == "object" else 2
    return 1 if has_object and not content else 2


def _goes_with(token: Token, needs: frozenset[str]) -> bool:
    if not needs:
        return True
    told = [*token.children, *(c for o in token.children if o.dep_ == "dobj" for c in o.children)]  # "described the remark as"
    return any(c.lower_ in needs and c.i > token.i for c in told)


def _speakers(verb: Token, quoted: Quoted) -> list[Token]:
    """Who says it. "X was quoted as saying" and "quoted X as saying": X."""
    if verb.dep_ == "pcomp" and verb.head.lower_ == "as" and verb.head.head.lemma_ in {"quote", "cite", "report"}:
        reporter = verb.head.head
        quoted_persons = undergoers(reporter)
        if quoted_persons:
            return quoted_persons
    relays = verb.lemma_ in {"quote", "cite", "paraphrase"} and any(c.lower_ == "as" and c.dep_ == "prep" for c in verb.children)
    if relays and not is_passive(verb) and (voices := undergoers(verb)):
        return voices  # "the agency quoted Ana Silva as saying"
    if verb.dep_ == "acl" and any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children):
        return _who_governs(verb)
    here = quoted(verb.i)
    found = [t for t in subjects(verb) if quoted(t.i) is here]
    own = [t for t in found if t.head == verb and t.dep_ == "nsubj"]
    if len(own) > 1:  # a subject too many is one of the clause that follows
        found = [t for t in found if t.i < verb.i] or own[:1]
    if found or is_passive(verb):
        return found
    # "said the minister" that the parser took for an object
    behind = [
        c
        for c in verb.children
        if c.dep_ in {"dobj", "attr", "npadvmod", "oprd", "nsubj"} and c.i > verb.i and c.pos_ in _NOMINAL and quoted(c.i) is here
    ]
    behind = behind or _in_what_is_said(verb, quoted)
    at_start = all(c.dep_ in CONTENT or c.is_punct or quoted(c.i) is not here for c in verb.lefts)
    after_quote = not verb.is_sent_start and any(quoted(i) is not here for i in range(max(0, verb.i - 3), verb.i))
    says = any(f.kind == "say" and f.to != "object" for f in _frames()[verb.lemma_.lower()])
    if behind and at_start and verb.tag_ != "VBG" and (says or after_quote):
        return behind[:1]
    return _right_before(verb) if verb.tag_ in {"VBD", "VBZ", "VBP"} and verb.dep_ != "conj" else []


def _in_what_is_said(verb: Token, quoted: Quoted) -> list[Token]:
    """The speaker right behind the verb that the parser took into the quotation: "“Her word,” said Silva, “is law.”"."""
    here = quoted(verb.i)
    clauses = (c for c in verb.children if c.dep_ in CONTENT and c.i > verb.i and quoted(c.i) is not here)
    found = (t for c in clauses for t in c.children if t.dep_ == "nsubj" and quoted(t.i) is here)
    return [t for t in found if t.left_edge.i == verb.i + 1][:1]


def _right_before(verb: Token) -> list[Token]:
    """The noun right before a finite verb that the parser gave no subject."""
    token = verb
    while not token.is_sent_start and token.i:
        token = token.nbor(-1)
        if token.pos_ not in {"ADV", "AUX"}:
            return [token] if token.pos_ in _NOMINAL else []
    return []


def _who_governs(infinitive: Token) -> list[Token]:
    """Whose infinitive it is behind a noun: "stepped before reporters to say", "has plans to say", "the first envoy to say"."""
    noun = infinitive.head
    while noun.dep_ in {"pobj", "prep", "dobj", "conj"}:
        noun = noun.head
    return subjects(noun) if noun.pos_ in {"VERB", "AUX"} else [infinitive.head]
