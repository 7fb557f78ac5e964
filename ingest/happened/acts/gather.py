"""One act told several times is one event: tellings of one type between the same parties on days that agree are gathered."""

from __future__ import annotations

from graphkit.vocabulary import NOT_SO, NOT_YET, Status
from ingest.notes import EventNote

_Key = tuple[str, str, frozenset[str], frozenset[str]]
_RANK: dict[Status, int] = {"occurred": 0, "ongoing": 1, "claimed": 2, "denied": 3, "planned": 4, "proposed": 5, "cancelled": 6}


def gather(tellings: list[EventNote]) -> list[EventNote]:
    """The events that these tellings come to, in the order of their first telling."""
    events: list[EventNote] = []
    alike: dict[_Key, list[EventNote]] = {}
    for telling in tellings:
        candidates = alike.setdefault(_key(telling), [])
        same = next((e for e in candidates if _days_agree(e, telling)), None)
        if same is None:
            events.append(telling)
            candidates.append(telling)
        else:
            _join(same, telling)
    return events


def _key(event: EventNote) -> _Key:
    return event.type, _when(event.status), frozenset(event.ids("source")), frozenset(event.ids("target"))


def _days_agree(one: EventNote, other: EventNote) -> bool:
    return one.when is None or other.when is None or one.when.overlaps(other.when) is not False


def _when(status: Status) -> str:
    """Done (also claimed and denied: reports of one act that contradict each other are one event), or still to come, or called off."""
    if status in NOT_YET:
        return "to come"
    return "off" if status in NOT_SO and status != "denied" else "done"


def _join(event: EventNote, telling: EventNote) -> None:
    known = {(p.start, p.end, p.status, p.attributed_to): n for n, p in enumerate(event.proofs)}
    numbers: list[int] = []
    for proof in telling.proofs:
        key = (proof.start, proof.end, proof.status, proof.attributed_to)
        if key not in known:
            known[key] = len(event.proofs)
            event.proofs.append(proof)
        numbers.append(known[key])
    for part in telling.parts:
        for n in part.proofs:
            event.add(part.entity, part.role, side=part.side, proof=numbers[n])
    event.when = event.when or telling.when
    event.mode = event.mode or telling.mode
    event.place = event.place or telling.place
    event.topics += [t for t in telling.topics if t not in event.topics]
    event.status = min((p.status for p in event.proofs), key=lambda s: _RANK[s])
