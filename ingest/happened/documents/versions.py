"""Which mentions are one paper, and which paper was revised into which."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from ingest import lexicon
from ingest.below import either
from ingest.happened.arguments import after, is_passive, subjects, undergoers
from ingest.happened.documents.papers import Paper, number
from ingest.notes import EntityNote, Mention, Notes, Proof, Revision

_REACH = 400
"""Tokens back to which "the draft" may lean."""
_OPEN = 60
"""Papers that an article may speak of at one time."""
_HOLDS = frozenset({"have", "contain", "comprise", "list"})
"""What a paper does to its points."""
_SAME = frozenset({"draft", "joint"})
"""Kinds that don't tell two papers apart."""


@dataclass(slots=True, eq=False)
class _File:
    """What is known of one Document so far."""

    entity: EntityNote
    family: str
    names: set[str]
    kinds: set[str]
    owners: set[str]
    first: bool
    revised: bool
    last: int
    nouns: set[str]


class Cabinet:
    """The article's Documents, filled mention by mention in text order."""

    def __init__(self, doc: Doc, notes: Notes) -> None:
        self.doc, self.notes = doc, notes
        self.files: list[_File] = []
        self.recent: list[_File] = []
        """The files that later mentions may belong to, the one spoken of last at the end."""
        self.by_root: dict[int, _File] = {}
        self.loose: dict[int, Paper] = {}
        """Mentions that say too little to be a Document by themselves."""

    def put(self, paper: Paper) -> None:
        """Give a mention its Document: one that is there, a new one where it says enough by itself, or none."""
        known = next((f for f in reversed(self.recent) if self._fits(f, paper)), None)
        if paper.revised and known is not None and not known.revised:
            later = self._open(paper)
            later.owners |= known.owners
            self.revise(known.entity, later.entity, paper.root)
            known = later
        elif known is None:
            if not (paper.specific and self._is_worth(paper)):
                self.loose[paper.root.i] = paper
                return
            known = self._open(paper)
        self._add(known, paper)

    def _fits(self, known: _File, paper: Paper) -> bool:
        if known.names and paper.names:
            return bool(known.names & paper.names) and (known.names <= paper.names or paper.names <= known.names)
        if paper.names and not known.names:
            return False
        if paper.revised and known.revised:
            return not paper.kinds - _SAME or not known.kinds - _SAME or bool(paper.kinds & known.kinds)
        if not _one_family(known, paper):
            return False
        if known.entity.points and paper.points and known.entity.points != paper.points:
            return False
        if known.owners and paper.owners and not known.owners & paper.owners:
            return False
        ours, theirs = paper.kinds - _SAME, known.kinds - _SAME
        if ours and theirs and not ours & theirs:
            return False
        if (paper.first and not known.first and not paper.definite) or (
            known.revised != paper.revised and not paper.revised and paper.specific
        ):
            return False
        if not paper.specific:
            return (paper.definite or paper.revised) and paper.root.i - known.last <= _REACH
        return bool(paper.owners & known.owners or paper.points or ours & theirs or paper.kinds & known.kinds) or (
            paper.definite and not paper.owners
        )

    def _is_worth(self, paper: Paper) -> bool:
        """Whether an indefinite paper is one that there is: "a ceasefire agreement" alone is a wish as often as a paper."""
        return bool(
            paper.names or paper.points or paper.owners or paper.definite or paper.revised or "draft" in paper.kinds
        ) or _is_handled(paper.root)

    def _open(self, paper: Paper) -> _File:
        mention = self.notes.mention_at(paper.root)
        if mention is not None and mention.entities:  # the names room took it for a body
            entity = self.notes.entities[mention.entities[0]]
            entity.type = "Document"
        else:
            entity = self.notes.new_entity("Document", self._text(paper))
        found = _File(entity, paper.family, set(), set(), set(), paper.first, paper.revised, paper.root.i, set())
        self.files.append(found)
        return found

    def _add(self, known: _File, paper: Paper) -> None:
        known.names |= paper.names
        known.kinds |= paper.kinds
        known.owners |= paper.owners
        known.nouns.add(paper.root.lemma_.lower())
        known.last = paper.root.i
        self.recent = [*(f for f in self.recent if f is not known), known][-_OPEN:]
        if paper.family != "paper":
            known.family = paper.family if known.family == "paper" else known.family
        entity = known.entity
        entity.points = entity.points or paper.points
        text = self._text(paper)
        if text != entity.name and text not in entity.aliases:
            if self._fuller(paper, text, entity.name):
                text, entity.name = entity.name, text
            entity.aliases.append(text)
        self.by_root[paper.root.i] = known
        form = "name" if paper.names else "nominal"
        mention = self.notes.mention_at(paper.root)
        if mention is None or not mention.entities:
            self.notes.add_mention(Mention(paper.start, paper.end, paper.root.i, form, (entity.id,)))  # type: ignore[arg-type]

    def _fuller(self, paper: Paper, text: str, name: str) -> bool:
        return paper.specific and len(text) > len(name)

    def _text(self, paper: Paper) -> str:
        """A mention's words without its article."""
        start = paper.start
        while start < paper.root.i and self.doc[start].lower_ in {
            "the",
            "a",
            "an",
            "this",
            "that",
            "its",
            "his",
            "her",
            "their",
            "both",
            "of",
        }:
            start += 1
        first, last = self.doc[start], self.doc[paper.end - 1]
        return " ".join(self.notes.text[first.idx : last.idx + len(last)].split())

    # versions

    def revise(self, earlier: EntityNote, later: EntityNote, at: Token) -> None:
        """Note that one paper became another."""
        if earlier is not later and not any(r.earlier == earlier.id and r.later == later.id for r in self.notes.revisions):
            self.notes.revisions.append(Revision(earlier.id, later.id, Proof(at.sent.start, at.sent.end, "occurred")))

    def find_revisions(self) -> None:
        """Read "the draft has been pared down from 28 points to nineteen" and "the plan has ten points"."""
        revising = lexicon.words("revising_verbs")
        for verb in either(self.doc, lemmas=revising | _HOLDS, words=revising | {f"{verb}d" for verb in revising}):
            if verb.pos_ == "VERB" and _revises(verb):
                self._revision(verb)
            elif verb.lemma_ in _HOLDS:
                for obj in undergoers(verb):
                    if obj.lemma_ == "point" and (count := number(list(obj.lefts))) and (known := self._file_of(subjects(verb))):
                        known.entity.points = known.entity.points or count

    def _file_of(self, tokens: list[Token]) -> _File | None:
        return next((self.by_root[t.i] for t in tokens if t.i in self.by_root), None)

    def _revision(self, verb: Token) -> None:
        revised = self._revised_by(verb)
        what = self._file_of(revised)
        loose = next((self.loose[t.i] for t in revised if t.i in self.loose), None)
        if what is None and loose is None:
            return
        before, now, at = None, None, None
        for preposition in ("from", "to", "into"):
            for obj in after(verb, preposition):
                count = number([*obj.lefts, *([obj] if obj.pos_ == "NUM" else [])])
                pointed = obj.lemma_ == "point" or obj.pos_ == "NUM"
                if count is None or not pointed:
                    continue
                if preposition == "from":
                    before = count
                else:
                    now, at = count, obj
        if now is None or at is None:
            return
        if what is None and loose is not None:
            what = self._open(loose)
            self._add(what, loose)
        if what is None or what.entity.points == now:
            return
        what.entity.points = what.entity.points or before
        later = next((f for f in self.recent if f.entity.points == now and f.family == what.family), None)
        if later is None:
            left, right = at.left_edge, at
            name = self.notes.text[verb.idx : right.idx + len(right)]
            entity = self.notes.new_entity("Document", " ".join(name.split()))
            entity.points = now
            self.notes.add_mention(Mention(left.i, at.i + 1, at.i, "nominal", (entity.id,)))
            later = _File(entity, what.family, set(), set(what.kinds), set(what.owners), False, True, at.i, set(what.nouns))
            self.files.append(later)
            self.recent.append(later)
            self.by_root[at.i] = later
        self.revise(what.entity, later.entity, verb)

    def _revised_by(self, verb: Token) -> list[Token]:
        found = undergoers(verb)
        if not found and not is_passive(verb):
            found = [c for c in verb.children if c.dep_ == "nsubj"]
        # "which have since been pared down": the paper is the clause's head
        return [t.head.head if t.lower_ in {"which", "that"} and t.dep_ in {"nsubj", "nsubjpass"} else t for t in found]


def _revises(verb: Token) -> bool:
    """Whether a verb makes another version; "pared" is one whatever the lemmatiser makes of it."""
    known = lexicon.words("revising_verbs")
    return verb.lemma_.lower() in known or (verb.tag_ in {"VBN", "VBD"} and verb.lower_.removesuffix("d") in known)


def _one_family(known: _File, paper: Paper) -> bool:
    if known.family == paper.family == "act":  # a statement is no communiqué
        return not known.nouns or paper.root.lemma_.lower() in known.nouns
    if "paper" in (known.family, paper.family) or known.family == paper.family:
        return True
    # "a draft accord" is later "the draft" and "the accord"
    return {known.family, paper.family} <= {"draft", "pact", "act"} and (
        "draft" in known.kinds or "draft" in paper.kinds or paper.root.lemma_ == "draft"
    )


def _is_handled(root: Token) -> bool:
    """Whether the clause does something with the paper that it must be there for: sign, present, reject."""
    verb = root.head
    return (
        verb.pos_ == "VERB"
        and verb.tag_ in {"VBD", "VBN", "VBZ", "VBG"}
        and root.dep_ in {"dobj", "nsubjpass"}
        and verb.lemma_.lower() in lexicon.words("handling_verbs")
    )
