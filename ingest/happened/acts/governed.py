"""What a governing word leaves untold: "agreed to release", "called for strikes on"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from ingest.happened.acts.frames import Frame
from ingest.happened.acts.slots import has_to, own

_MEANWHILE = {"after", "since", "by", "despite", "while", "when", "because", "following", "although", "though"}
"""What tells of something else than what is promised, refused or asked for: "offered talks after bombing the port"."""


def governed(frame: Frame, trigger: Token, found_objects: list[Token]) -> Iterator[Token]:
    """The verbs and nouns that a governing word leaves untold: "agreed to release", "called for strikes on"."""
    if "governs" not in frame.flags:
        return
    heads = [c for c in trigger.children if c.dep_ in ("xcomp", "ccomp", "acl", "advcl") and (c.dep_ != "advcl" or has_to(c))]
    for prep in (c for c in own(trigger, "prep", "advmod", "prt", "dative") if c.lower_ not in _MEANWHILE):
        heads += own(prep, "pcomp", "pobj")
    for obj in found_objects:
        heads.append(obj)
        heads += own(obj, "acl", "ccomp")
        heads += [p for prep in own(obj, "prep") if prep.lower_ in ("for", "of") for p in own(prep, "pobj", "pcomp")]
    yield from _spine(heads)


def _spine(heads: list[Token]) -> Iterator[Token]:
    stack, seen = list(heads), set()
    while stack:
        token = stack.pop()
        if token.i in seen:
            continue
        seen.add(token.i)
        yield token
        inner = (c for c in token.children if c.dep_ in ("xcomp", "ccomp", "conj", "dobj", "advcl", "pcomp"))
        stack += [c for c in inner if c.dep_ != "advcl" or not any(m.lower_ in _MEANWHILE for m in c.children)]
        stack += [g for c in token.children if c.dep_ == "prep" and c.lower_ not in _MEANWHILE for g in c.children if g.dep_ == "pcomp"]
