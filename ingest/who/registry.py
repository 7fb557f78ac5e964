"""What the rooms of `who` share while they read one article: the known forms, who stands at which token, and the entities by key."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from graphkit.vocabulary import EntityType
from ingest.notes import EntityNote, Form, Mention, Notes, Office
from ingest.who.gazetteer import Entry, Hit

_OTHERS: dict[str, tuple[str, ...]] = {"Foreign Office": ("Pakistan", "Germany", "Bangladesh")}
_MANY_HAVE = {name: _OTHERS.get(name, ()) for name in ("Foreign Office", "Senate", "House of Representatives", "Congress", "Home Office",
                                                       "Department of Justice", "Department of Energy", "Department of Commerce",
                                                       "Cabinet Office")}  # fmt: skip
"""Bodies that the lexicon gives one state and that others have, too, with those that come to mind next."""


class Registry:
    """The entities of one article by what they stand for, and the names at its tokens."""

    def __init__(self, doc: Doc, notes: Notes, hits: list[Hit]) -> None:
        self.doc = doc
        self.tokens = list(doc)
        """The tokens as a list: a Doc makes them anew each time that one goes through it."""
        self.notes = notes
        self.hits = hits
        self.hit_at: dict[int, Hit] = {i: h for h in hits for i in range(h.start, h.end)}
        self.by_key: dict[tuple[str, str], EntityNote] = {}
        self.name_at: dict[int, Mention] = {}
        """Token -> the mention by name that covers it."""
        self.headings: frozenset[int] = frozenset()
        """The tokens of headlines, where capitals say nothing."""
        self.misplaced: frozenset[tuple[int, int]] = frozenset()
        """What the model took for persons and the syntax shows to be places."""
        self.lies_in: dict[str, str] = {}
        """A Place's id -> the usual English name of the country where it lies, which the article need not name."""
        self.short: dict[str, EntityNote] = {}
        """Abbreviations and short forms that the article has given for an organisation: "(HNP)", "the Observatory"."""
        self.titles: list[tuple[Office, EntityNote, Token | None]] = []
        """Every office given, whom to, and the pronoun or noun that owns it where no name does."""

    def entity(self, kind: EntityType, key: str, name: str | None = None) -> EntityNote:
        """The entity of this kind and key; a fresh one is called `name` (default: the key)."""
        found = self.by_key.get((kind, key))
        if found is None:
            found = self.by_key[kind, key] = self.notes.new_entity(kind, name or key)
        return found

    def country(self, name: str) -> EntityNote:
        """The Country of this usual English name."""
        return self.entity("Country", name)

    def known(self, entry: Entry) -> EntityNote:
        """The entity that a lexicon's entry stands for; a state's body brings its state along, as something that isn't named itself."""
        found = self.entity(entry.kind, entry.name)
        owner = self._owner(entry) if entry.kind == "Organization" and found.country is None else ""
        if owner:
            fresh = ("Country", owner) not in self.by_key
            state = self.country(owner)
            if fresh:
                state.keep = False
            found.country = state.id
        return found

    def _owner(self, entry: Entry) -> str:
        """The state that a body is of: "the Foreign Office" of an article that names Pakistan and never Britain is Pakistan's."""
        if entry.name not in _MANY_HAVE:
            return entry.country
        named = {n for h in self.hits if h.entry.kind != "Organization" for n in (h.entry.name, h.entry.country)}
        return next((state for state in (entry.country, *_MANY_HAVE[entry.name]) if state in named), "")

    def name(self, start: int, end: int, form: Form, *entities: EntityNote, alias: str | None = None) -> Mention:
        """Note that tokens [start, end) name these entities; every token of the name answers for them."""
        text = alias or self.text(start, end)
        for entity in entities:
            if form == "adjective" and entity.type == "Place":  # "European" alone names no place
                entity.keep = entity.keep and any(entity.id in m.entities for m in self.notes.mentions)
            else:
                entity.keep = entity.keep or entity.type != "Group"
            if alias != "" and text != entity.name and text not in entity.aliases:
                entity.aliases.append(text)
        root = self.root(start, end).i
        mention = Mention(start, end, root, form, tuple(e.id for e in entities))
        self.notes.add_mention(mention)
        for i in range(start, end):
            self.name_at[i] = mention
        return mention

    def text(self, start: int, end: int) -> str:
        """The article's own words at tokens [start, end), with its own quote marks."""
        return self.notes.text[self.doc[start].idx : self.doc[end - 1].idx + len(self.doc[end - 1])]

    def root(self, start: int, end: int) -> Token:
        """The token of the stretch that the rest of the sentence hangs on."""
        return self.tokens[start] if end == start + 1 else self.doc[start:end].root

    def at(self, token: Token | int) -> EntityNote | None:
        """The one entity that a name covering this token stands for."""
        mention = self.name_at.get(token if isinstance(token, int) else token.i)
        return self.notes.entities[mention.entities[0]] if mention and len(mention.entities) == 1 else None
