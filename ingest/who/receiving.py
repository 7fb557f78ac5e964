"""Whose officer receives a guest: "the Peruvian envoy met | Minister X | in Oslo", "flew to Lima, where | President X | received him"."""

from __future__ import annotations

from spacy.tokens import Token

from ingest.below import bounds
from ingest.notes import EntityNote, Office
from ingest.who import groups
from ingest.who.gazetteer import lookup
from ingest.who.nearby import held_at
from ingest.who.registry import Registry
from ingest.who.sightings import home_beside

__all__ = ["guest_of", "receiving"]

_CALLS_ON = frozenset({"meet", "visit", "see", "tell", "brief", "hand", "deliver", "present", "thank", "ask", "urge", "assure", "call",
                       "hold", "speak", "talk", "confer", "join", "sit", "pay", "discuss", "inform", "press", "warn"})  # fmt: skip
"""What a guest does to his hosts."""
_RECEIVES = frozenset({"receive", "greet", "welcome", "host", "meet", "summon", "invite", "brief", "tell", "assure"})
_GOES = frozenset({"travel", "fly", "go", "head", "arrive", "come", "depart", "leave", "drive", "return", "journey"})
"""What one does to meet somebody where he is at home."""
_WHERE = frozenset({"in", "at", "to", "for"})


def guest_of(registry: Registry, office: Office) -> tuple[Token, Token] | None:
    """The verb and the guest, where the holder of the office is met or visited in its sentence; None where nobody comes to him."""
    held = held_at(registry, office)
    if held is None:
        return None
    doc = registry.doc
    root = doc[held.root]
    while root.dep_ in ("conj", "appos", "compound", "nmod") and root.head.i < office.start:
        root = root.head
    if root.dep_ == "pobj" and root.head.lower_ not in ("with", "to", "on", "by"):
        return None  # "handed over the masks through Ambassador X"
    for verb in doc[held.root].ancestors:
        if verb.tag_[:2] != "VB" or verb.lemma_ == "be":
            continue
        passive = verb.lemma_ in _RECEIVES and any(
            c.dep_ == "agent" and c.left_edge.i <= office.start <= c.right_edge.i for c in verb.children
        )
        label = "nsubjpass" if passive else "nsubj"
        guest = next((c for c in verb.children if c.dep_ == label), None)
        if guest is None and verb.dep_ in ("conj", "xcomp", "advcl"):
            guest = next((c for c in verb.head.children if c.dep_ in ("nsubj", "nsubjpass")), None)
        calls = verb.lemma_ in _CALLS_ON or (verb.lemma_ in _GOES and root.head.lower_ == "with" and root.head.head.pos_ == "NOUN")
        if guest is None or guest.left_edge.i <= held.root <= guest.right_edge.i or not (passive or calls):
            return None
        return verb, guest
    return None


def receiving(registry: Registry, office: Office) -> str | None:
    """The state in whose capital a guest from elsewhere meets the office's holder, or to which the guest is sent."""
    found = guest_of(registry, office)
    if found is None:
        return None
    verb, guest = found
    home = state_of(registry, guest)
    if (sent := _sent_to(registry, guest)) is not None:
        return sent if sent != home else None
    town = _town(registry, verb, office) or _goal(registry, verb)
    return town if home is not None and town != home else None


def state_of(registry: Registry, token: Token) -> str | None:
    """The state of whoever stands at a token: named, in apposition to it, or told by its adjective ("a Polish envoy")."""
    who = _person(registry, token)
    if who is None and token.lower_ in ("he", "she"):
        above = (c for verb in token.head.ancestors for c in verb.children if c.dep_ in ("nsubj", "nsubjpass") and c.i < token.i)
        token = next((c for c in above if _person(registry, c) is not None), token)
        who = _person(registry, token)
    if who is not None:
        of = next((o.of for o in who.offices if o.of is not None and not o.former), who.country)
        state = registry.notes.entities[of] if of is not None else None
        if state is None and (name := registry.name_at.get(token.i)) is not None:
            state = home_beside(registry, name)
        return state.name if state is not None and state.type == "Country" else None
    owners = groups.owners_of(registry, token)
    return owners[0].name if len(owners) == 1 and owners[0].type == "Country" else None


def _person(registry: Registry, token: Token) -> EntityNote | None:
    for one in (token, *(c for c in token.children if c.dep_ == "appos")):
        entity = registry.at(one)
        if entity is not None and entity.type == "Person":
            return entity
    return None


def _sent_to(registry: Registry, guest: Token) -> str | None:
    """To which state a guest is ambassador."""
    who = _person(registry, guest)
    for office in who.offices if who is not None else ():
        if "ambassador" in office.title.lower() and not office.former:
            for i in range(office.start, office.end):
                state = registry.at(i)
                if (
                    state is not None
                    and state.type == "Country"
                    and state.id != office.of
                    and registry.doc[i - 1].lower_ in ("to", "in", "the")
                ):
                    return state.name
    return None


def _town(registry: Registry, verb: Token, office: Office) -> str | None:
    """The state of the capital where the verb puts the meeting: after "in", or that the clause hangs on with "where"."""
    doc = registry.doc
    if any(c.lower_ == "where" for c in verb.children) and verb.dep_ in ("relcl", "advcl", "acl"):
        for i in range(verb.left_edge.i - 1, max(bounds(verb)[0], verb.left_edge.i - 6), -1):
            if (state := _capital(registry, i)) is not None:
                return state
    stop = bounds(doc[office.end])[1]
    for i in range(office.end + 1, min(stop, office.end + 14)):
        if doc[i].lower_ in _WHERE - {"to", "for"} and i + 1 < len(doc) and (state := _capital(registry, i + 1)) is not None:
            return state
        if doc[i].tag_ in ("VBD", "VBZ", "VBP", "MD"):
            return None
    return None


def _goal(registry: Registry, verb: Token) -> str | None:
    """The state of the capital to which one goes to meet somebody: "flew to Kabul for talks with", "flew to Kabul to meet"."""
    going = verb if verb.lemma_ in _GOES else verb.head if verb.dep_ in ("xcomp", "advcl", "conj") and verb.head.lemma_ in _GOES else None
    if going is None:
        return None
    goals = [p for c in going.children if c.dep_ == "prep" and c.lower_ in ("to", "in", "for") for p in c.children if p.dep_ == "pobj"]
    return next((state for p in goals if (state := _capital(registry, p.i)) is not None), None)


def _capital(registry: Registry, i: int) -> str | None:
    place = registry.at(i)
    entry = lookup(place.name) if place is not None and place.type == "Place" else None
    return entry.country if entry is not None and entry.how == "capital" else None
