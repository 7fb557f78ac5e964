"""The words that every room shares: types, statuses, roles, PLOVER codes, predicates.

They are those of the contract and of PLOVER (Open Event Data Alliance). Adding an event type is one line here.
"""

from __future__ import annotations

from typing import Literal, get_args

EntityType = Literal["Person", "Country", "Organization", "Place", "Group", "Document"]

ConsultType = Literal["Meeting", "Call", "Visit"]
ActType = Literal[
    "Agree", "Support", "Concede", "Cooperate", "Aid", "Retreat", "Request", "Accuse", "Reject",
    "Threaten", "Sanction", "Mobilize", "Coerce", "Assault", "Protest",
]  # fmt: skip
EventType = Literal[
    "Meeting", "Call", "Visit", "Statement",
    "Agree", "Support", "Concede", "Cooperate", "Aid", "Retreat", "Request", "Accuse", "Reject",
    "Threaten", "Sanction", "Mobilize", "Coerce", "Assault", "Protest",
    "Appointment", "Resignation", "Investigation",
]  # fmt: skip

Status = Literal["occurred", "ongoing", "planned", "proposed", "claimed", "denied", "cancelled"]
Role = Literal["attendee", "party", "host", "mediator", "visitor", "speaker", "addressee", "source", "target", "actor"]

ENTITY_TYPES: tuple[EntityType, ...] = get_args(EntityType)
EVENT_TYPES: tuple[EventType, ...] = get_args(EventType)
CONSULT_TYPES: tuple[str, ...] = get_args(ConsultType)
ACT_TYPES: tuple[str, ...] = get_args(ActType)
STATUSES: tuple[Status, ...] = get_args(Status)
ROLES: tuple[Role, ...] = get_args(Role)

NOT_YET: frozenset[str] = frozenset({"planned", "proposed"})
"""Statuses of what has not happened: an EXPECTED_AT edge stands in the place of ATTENDED."""
NOT_SO: frozenset[str] = frozenset({"denied", "cancelled"})
"""Statuses of what did not or will not happen: a NOT_AT edge stands in the place of ATTENDED."""

ROLE_EDGES: dict[str, str] = {
    "attendee": "ATTENDED", "party": "PARTY_TO", "host": "HOSTED", "mediator": "MEDIATED", "visitor": "VISITED",
    "speaker": "SAID", "addressee": "ADDRESSED_BY", "source": "SOURCE_OF", "target": "TARGET_OF", "actor": "ACTED_IN",
}  # fmt: skip
"""Relationship type from an Entity to an Event, for each role."""
PRESENCE_ROLES: frozenset[str] = frozenset({"attendee", "party", "host", "mediator", "visitor"})
"""Roles whose edge becomes EXPECTED_AT or NOT_AT when the event has not happened."""

Predicate = Literal[
    "MET", "TO_MEET", "SPOKE_WITH", "TRAVELS_TO", "HOSTS", "REPRESENTS", "REVISED_INTO",
    "AGREE", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT", "PROTEST",
]  # fmt: skip
PREDICATES: tuple[Predicate, ...] = get_args(Predicate)
SYMMETRIC_PREDICATES: frozenset[str] = frozenset({"MET", "TO_MEET", "SPOKE_WITH"})
"""Stored once, from the end whose id sorts first."""


def plover_code(event_type: str) -> str | None:
    """The PLOVER event type of one of our event types; None where PLOVER has none.

    >>> plover_code("Meeting"), plover_code("Reject"), plover_code("Statement")
    ('CONSULT', 'REJECT', None)
    """
    if event_type in CONSULT_TYPES:
        return "CONSULT"
    return event_type.upper() if event_type in ACT_TYPES else None


CAMEO_ROOTS: dict[str, str] = {
    "AGREE": "03", "CONSULT": "04", "SUPPORT": "05", "COOPERATE": "06", "AID": "07", "CONCEDE": "08", "RETREAT": "08", "REQUEST": "10",
    "ACCUSE": "11", "REJECT": "12", "THREATEN": "13", "PROTEST": "14", "MOBILIZE": "15", "SANCTION": "16", "COERCE": "17", "ASSAULT": "19",
}  # fmt: skip
"""PLOVER event type -> CAMEO root code, after PLOVER's conversion table of 2021; ASSAULT is 18, 19 or 20 by its mode, see `cameo_root`."""
_CAMEO_BY_MODE: dict[tuple[str, str], str] = {
    ("ASSAULT", mode): root
    for root, modes in {
        "18": ("abduct", "beat", "sexual", "torture", "suicide-attack", "explosives", "assassinate"),
        "20": ("massacre", "cleansing", "unconventional"),
    }.items()
    for mode in modes
} | {("ACCUSE", "investigate"): "09"}


def cameo_root(plover: str | None, mode: str | None = None) -> str | None:
    """The two-digit CAMEO root code of a PLOVER event type with its mode; None where there is none.

    >>> cameo_root("REJECT"), cameo_root("ASSAULT", "abduct"), cameo_root("ASSAULT"), cameo_root(None)
    ('12', '18', '19', None)
    """
    if plover is None:
        return None
    return _CAMEO_BY_MODE.get((plover, mode or ""), CAMEO_ROOTS.get(plover))
