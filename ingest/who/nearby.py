"""What stands near an office whose state isn't said: the list that it is in, what is told before, where its holder travels."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Doc, Span, Token

from ingest.below import having
from ingest.lexicon import words
from ingest.notes import EntityNote, Mention, Office
from ingest.who import groups
from ingest.who.people import gender_of
from ingest.who.registry import Registry
from ingest.who.sightings import Sightings
from ingest.who.statehood import title_words
from ingest.who.words import office_head

_GOVERNS = frozenset({"minister", "president", "premier"})
_BETWEEN = frozenset({",", "and", ";", "the", "&", "'s", "’s", "acting", "outgoing", "interim"})
_MEETS = frozenset({"meet", "receive", "host", "greet", "welcome", "phone", "telephone", "call", "ring", "summon", "accuse", "blame"})
_TALKS = frozenset({"hold", "speak", "talk", "sit", "confer", "visit", "see"})
_TELLS = frozenset(
    {"talk", "meeting", "call", "tell", "relay", "convey", "explain", "assure", "inform", "brief", "address", "promise", "warn"}
)
"""What is done with the people of another party than one's own; nouns too ("in talks with Malian ministers")."""
_OWN = frozenset({"will", "would", "has", "had", "have", "can", "could"})
"""What goes with the deeds of one's own state, as "should" and "must" do with another's."""
_COMPANY = frozenset({"team", "delegation", "group", "official", "party", "entourage", "member", "leader", "commander", "figure"})
_FORCES = frozenset({"army", "military", "navy", "government", "cabinet"})
__all__ = [
    "beside_equal",
    "company",
    "destinations",
    "envoys_goals",
    "faced",
    "faced_by",
    "fronted",
    "held_at",
    "included",
    "neighbour",
    "of_people",
    "stands_in",
    "tells_of",
    "theme",
]


def destinations(registry: Registry) -> dict[str, set[str]]:
    """Person -> the states to which the article says that he or she travels: nobody travels to his own."""
    found: dict[str, set[str]] = {}
    for prep in having(registry.doc, ("to",)):
        if prep.head.lemma_.lower() not in ("travel", "trip", "visit", "go", "fly", "return", "journey"):
            continue
        trip = prep.head
        who = [c for c in trip.children if c.dep_ in ("nsubj", "poss", "compound")]
        if trip.dep_ == "conj":
            who += [c for c in trip.head.children if c.dep_ == "nsubj"]
        people = [p.id for w in who for t in (w, *w.conjuncts) if (p := registry.at(t)) is not None and p.type == "Person"]
        goals = {e.name for o in prep.children for t in (o, *o.conjuncts) if (e := registry.at(t)) is not None and e.type == "Country"}
        goals |= _listed_after(registry, prep.i + 1)
        if trip.lemma_.lower() != "return":  # one returns to one's own capital
            towns = [e for o in prep.children for t in (o, *o.conjuncts) if (e := registry.at(t)) is not None and e.type == "Place"]
            goals |= {registry.lies_in[e.id] for e in towns if e.id in registry.lies_in}
        for person in people:
            found.setdefault(person, set()).update(goals)
    return found


def _listed_after(registry: Registry, i: int) -> set[str]:
    """The states of a list that begins at token i, however the parser joins them: "to Peru, the Gambia, and Chad"."""
    found: set[str] = set()
    while i < len(registry.doc) and (i in registry.name_at or registry.doc[i].lower_ in (",", "and", "the")):
        entity = registry.at(i)
        if entity is not None and entity.type == "Country" and registry.name_at[i].form == "name":
            found.add(entity.name)
        elif entity is not None:
            break
        i = registry.name_at[i].end if entity is not None else i + 1
    return found


def beside_equal(registry: Registry, office: Office) -> EntityNote | None:
    """The state of the word before the office that says whose equal its holder is: "his Swedish counterpart, state secretary X"."""
    doc = registry.doc
    i = office.start - 2
    if i < 1 or doc[office.start - 1].text != "," or doc[i].lower_ not in ("counterpart", "number", "colleague"):
        return None
    owners = groups.owners_of(registry, doc[i])
    return owners[0] if len(owners) == 1 and owners[0].type == "Country" else None


def envoys_goals(registry: Registry, office: Office) -> set[str]:
    """The states to which somebody's envoy is sent: "President Silva's | special envoy to Chad | said" is of no president of Chad."""
    doc = registry.doc
    held = registry.name_at.get(office.end)
    i = held.end if held is not None else len(doc)
    if i >= len(doc) or doc[i].tag_ != "POS":
        return set()
    prep = next((t for t in doc[i + 1 : i + 6] if t.lower_ in ("to", "for")), None)
    goal = registry.at(prep.i + 1 + (prep.nbor().lower_ == "the")) if prep is not None and office_head(prep.nbor(-1).text) else None
    return {goal.name} if goal is not None and goal.type == "Country" else set()


def held_at(registry: Registry, office: Office) -> Mention | None:
    """The name of the office's holder beside its title: "President | Omar Salem |", "the president, | Omar Salem |"."""
    doc = registry.doc
    here = registry.name_at.get(office.end)
    if here is None and office.end + 1 < len(doc) and doc[office.end].text == ",":
        here = registry.name_at.get(office.end + 1)
    if here is None or registry.notes.entities[here.entities[0]].type != "Person":
        return None
    return here


def included(registry: Registry, office: Office) -> EntityNote | None:
    """The party of the group in which the holder is counted: "M23 fighters, including | army chief Omar Salem |"."""
    doc = registry.doc
    i = office.start - 1
    while i > 0 and doc[i].lower_ in ("the", "its", "their", "acting", "former"):
        i -= 1
    if i < 1 or doc[i].lower_ not in ("including", "included", "includes") or doc[office.start].is_sent_start:
        return None
    floor = doc[i].sent.start
    for j in range(i - 1, max(floor, i - 9) - 1, -1):
        if doc[j].pos_ == "NOUN" and doc[j].lemma_.lower() in words("group_nouns") | _COMPANY:
            owners = groups.owners_of(registry, doc[j])
            return owners[0] if len(owners) == 1 else None
    return None


def stands_in(doc: Doc, place: int) -> bool:
    """Whether a place stands between commas after a name: "Ana Silva, | in Lima |, said"."""
    return doc[place - 1].lower_ == "in" and doc[place - 2].text == "," and place + 1 < len(doc) and doc[place + 1].text == ","


def tells_of(state: Token, office: Token) -> bool:
    """Whether the holder of the office says what the state does, will do or has done: "the spokesman said Peru would sign"."""
    verb = state.head
    if state.dep_ != "nsubj" or verb.dep_ != "ccomp" or verb.head.i < office.i or not any(c.lower_ in _OWN for c in verb.children):
        return False
    return any(c.dep_ == "nsubj" and c.left_edge.i <= office.i < verb.head.i for c in verb.head.children)


def faced(doc: Doc, sightings: Sightings, office: Office) -> set[str]:
    """The states of those whom the office's holder meets or admonishes in its sentence, but for those named before it."""
    sent = doc[office.start].sent
    own = {s for _, s, _ in sightings.between(sent.start, office.start)}
    return {s for i, s, _ in sightings.between(office.end, sent.end) if _faces(doc[i], doc[office.start])} - own


def fronted(doc: Doc, sightings: Sightings, office: Office) -> set[str]:
    """The states that stand before the office only in what its holder said to their people, or did with them.

    "In talks with Malian ministers, | President Omar Salem | asked for help", "As he had told Malian reporters, ...".
    """
    sent = doc[office.start].sent
    before = sightings.between(sent.start, office.start)
    if not before or doc[office.end : office.end + 3].text.endswith(","):
        return set()
    theirs = {s for i, s, _ in before if _is_told(doc[i], office.start)}
    return theirs - {s for i, s, _ in before if not _is_told(doc[i], office.start)}


def _is_told(state: Token, end: int) -> bool:
    """Whether a state's people are met or told something in a phrase that ends with a comma before `end`."""
    noun = state
    while noun.dep_ in ("amod", "compound", "poss", "nmod") and noun.head.i > noun.i:
        noun = noun.head
    if noun is state or noun.i >= end - 1 or noun.dep_ not in ("pobj", "dobj", "dative"):
        return False
    if noun.lemma_.lower() not in words("official_nouns") and office_head(noun.text) is None:
        return False  # a president may meet rebels and reporters of his own country
    verb = noun.head
    if noun.dep_ == "pobj":
        if verb.lower_ not in ("to", "with"):
            return False
        verb = verb.head
    told = verb.lemma_.lower() in _MEETS | _TALKS | _TELLS
    return told and verb.i < end and any(t.text == "," for t in state.doc[noun.i : end])


def faced_by(registry: Registry, office: Office) -> str | None:
    """The state of whoever meets the office's holder in its sentence: "Peru's envoy met | Foreign Minister Omar Salem |"."""
    doc = registry.doc
    held = held_at(registry, office)
    if held is None:
        return None
    for verb in doc[held.root].ancestors:
        if verb.tag_[:2] != "VB" or verb.i > office.start:
            continue
        if verb.lemma_ not in _MEETS | _TALKS:
            return None
        return _state_of(registry, next((c for c in verb.children if c.dep_ == "nsubj"), None))
    return None


def company(registry: Registry, office: Office) -> str | None:
    """The state of whoever the office's holder goes along with: "Peru's president, accompanied by | Foreign Minister Omar Salem |"."""
    held = held_at(registry, office)
    if held is None:
        return None
    token = registry.doc[held.root]
    while token.dep_ in ("conj", "appos") and token.head.i < token.i:
        token = token.head
    verb = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "by" else token.head
    joined = verb.lemma_ == "join" and token.dep_ == "pobj"  # "he was joined by Counselor Ana Silva"
    if not (joined or verb.lemma_ in ("accompany", "flank")) or token.dep_ not in ("pobj", "dobj", "nsubj"):
        return None
    if verb.dep_ == "acl" and token.dep_ == "pobj":
        return _state_of(registry, verb.head)
    other = ("nsubjpass",) if token.dep_ == "pobj" else ("nsubj",) if token.dep_ == "dobj" else ("dobj",)
    return _state_of(registry, next((c for c in verb.children if c.dep_ in other), None))


def _state_of(registry: Registry, token: Token | None) -> str | None:
    """The state of the person at a token, or of the first who does something in the sentence before where it is "he" or "she"."""
    if token is not None and token.lower_ in ("he", "she") and token.sent.start:
        before = registry.doc[token.sent.start - 1].sent
        named = [t for t in before if t.i in registry.name_at and registry.name_at[t.i].root == t.i]
        wrong = "f" if token.lower_ == "he" else "m"
        named = [t for t in named if (e := registry.at(t)) is not None and e.type == "Person" and gender_of(e.name) != wrong]
        token = next((t for t in named if t.dep_ in ("nsubj", "nsubjpass")), named[0] if named else None)
    who = registry.at(token) if token is not None else None
    if who is None or who.type != "Person":
        return None
    of = next((o.of for o in who.offices if o.of is not None and not o.former), who.country)
    state = registry.notes.entities[of] if of is not None else None
    return state.name if state is not None and state.type == "Country" else None


def _faces(state: Token, office: Token) -> bool:
    """Whether the holder of the office meets somebody of the state, or says what it should do: "the minister met Peru's envoy"."""
    for verb in state.ancestors:
        if verb.pos_ != "VERB" and verb.tag_[:2] != "VB":
            continue
        if state.dep_ == "nsubj" and state.head == verb and verb.dep_ == "ccomp":
            duty = any(c.lower_ in ("should", "must", "ought") for c in verb.children)
            return duty and verb.head.i > office.i and any(c.dep_ == "nsubj" and c.left_edge.i <= office.i for c in verb.head.children)
        subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        goals = [c for c in verb.children if c.dep_ == "dobj"]
        with_ = [p for n in (verb, *goals) for c in n.children if c.lower_ == "with" for p in c.children if p.dep_ == "pobj"]
        goals = [*(goals if verb.lemma_ in _MEETS else ()), *(with_ if verb.lemma_ in _MEETS | _TALKS else ())]
        if subject is None or not subject.left_edge.i <= office.i <= subject.i:
            return False
        return any(goal.left_edge.i <= state.i <= goal.right_edge.i for goal in goals)
    return False


def theme(registry: Registry, sightings: Sightings, sent: Span) -> str | None:
    """The state that the sentence before tells of: its subject, or whom its subject acts for; past one that goes on with "he"."""
    doc = registry.doc
    for _ in range(2):
        if not sent.start or "\n" in doc[sent.start - 1].text or doc[sent.start - 1].i in registry.headings:
            return None
        sent = doc[sent.start - 1].sent
        subject = next((t for t in sent.root.children if t.dep_ in ("nsubj", "nsubjpass")), None)
        if subject is None:
            return None
        seen = sightings.between(subject.left_edge.i, subject.i + 1)
        if seen:
            return seen[-1][1]
        who = registry.at(subject)
        if who is not None and who.type == "Person":
            of = next((o.of for o in who.offices if o.of is not None and not o.former), None)
            state = registry.notes.entities[of] if of is not None else None
            return state.name if state is not None and state.type == "Country" else None
        if subject.tag_ != "PRP":
            return None
    return None


def neighbour(registry: Registry, office: Office, holders: Mapping[tuple[str, frozenset[str]], str]) -> EntityNote | None:
    """The state of the person named just before in the same list: "Israeli President X, Prime Minister Y"."""
    doc = registry.doc
    i = office.start - 1
    while i > 0 and (doc[i].lower_ in _BETWEEN or (doc[i].lower_ in _FORCES and doc[i + 1].tag_ == "POS")):
        i -= 1
    if i < 0 or i >= office.start - 1:
        return None
    before = registry.at(i)
    if before is None or before.type != "Person":
        return None
    ids = [o.of for o in before.offices if o.of and o.end <= office.start and o.start >= doc[i].sent.start]
    found = registry.notes.entities[ids[-1]] if ids else None
    if found is not None and found.type == "Organization" and found.country:
        found = registry.notes.entities[found.country]
    taken = found is not None and (found.name, title_words(office.title)) in holders
    if found is None or taken:
        return None
    rules = found.type == "Country" or any(o.of == found.id and not _GOVERNS.isdisjoint(title_words(o.title)) for o in before.offices)
    return found if rules else None  # a body whose people are ministers governs


def of_people(registry: Registry, office: Office) -> bool:
    """Whether the title names a people or movement that no lexicon knows: "Basque leader"."""
    span = registry.doc[office.start : office.end]
    for token in span[1:]:
        held = registry.at(token)
        if held is not None and held.type == "Place" and token.nbor(-1).lower_ == "of":
            return True  # "president of Tatarstan"
    return any(t.ent_type_ == "NORP" and t.i not in registry.name_at and t.text in office.title for t in span)
