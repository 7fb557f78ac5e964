"""What several articles' claims about one event come to together: type, status with its history, dates, independent outlets."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from graphkit.load.claims import Claims
from graphkit.load.sketch import overlap
from graphkit.model import Event
from graphkit.vocabulary import NOT_SO, NOT_YET

__all__ = ["COPY", "Together", "independent", "together"]

COPY = 0.6
"""Share of the shorter text from which two articles count as one source."""
HAPPENED = ("occurred", "ongoing")


@dataclass(frozen=True, slots=True)
class Together:
    """One event as its articles tell it."""

    type: str
    plover: str | None
    mode: str | None
    status: str
    history: list[str]
    """"DAY status" in the order of publication, each change once; "?" for a day that isn't known."""
    start: str | None
    end: str | None
    date_text: str | None
    _clusters: dict[str, str] = field(repr=False)

    def outlets(self, articles: Iterable[str]) -> int:
        """How many independent outlets these articles come from."""
        return len({self._clusters[a] for a in articles})


def together(claims: Sequence[tuple[Claims, str]]) -> Together:
    """The facts of an event from its claims, which are in the order of publication."""
    events = [c.events[base] for c, base in claims]
    first = events[0]
    if len(events) == 1:  # as most are
        start, end, date_text = _dates(claims, events)
        c = claims[0][0]
        history = [f"{c.published or '?'} {first.status}"]
        return Together(first.type, first.plover, first.mode or None, first.status, history, start, end, date_text, {c.article: c.article})
    history = []
    status = ""
    for (c, _), event in zip(claims, events, strict=True):
        status = next_status(status, event.status)
        if not history or history[-1].split(" ", 1)[1] != status:
            history.append(f"{c.published or '?'} {status}")
    start, end, date_text = _dates(claims, events)
    return Together(
        type=_most([e.type for e in events]),
        plover=first.plover,
        mode=next((e.mode for e in events if e.mode), None),
        status=status,
        history=history,
        start=start,
        end=end,
        date_text=date_text,
        _clusters=independent({c.article: c for c, _ in claims}.values()),
    )


def next_status(before: str, says: str) -> str:
    """The status after one more article. What has happened stays so: later talk of the plan, a claim or a denial doesn't undo it."""
    if before in HAPPENED and says not in HAPPENED:
        return before
    if before and says == "proposed" and before in NOT_SO | {"planned"}:
        return before
    if before in NOT_YET | NOT_SO | {"claimed", ""} or says in HAPPENED:
        return says
    return before


def _most(values: Sequence[str]) -> str:
    return max(dict.fromkeys(values), key=values.count)


def _dates(claims: Sequence[tuple[Claims, str]], events: Sequence[Event]) -> tuple[str | None, str | None, str | None]:
    """The days that most articles give; of those, the narrowest span, then the first."""
    if len(events) == 1:
        only = events[0]
        return (only.start, only.end, only.date_text) if only.start and only.end else (None, None, only.date_text or None)
    support: dict[tuple[str, str], set[str]] = {}
    for (c, _), e in zip(claims, events, strict=True):
        if e.start and e.end:
            support.setdefault((e.start, e.end), set()).add(c.article)
    if not support:
        return None, None, next((e.date_text for e in events if e.date_text), None)

    def weight(span: tuple[str, str]) -> tuple[int, str, str]:
        # a wider span ("this week") supports every narrower one within it
        backers = {a for other, articles in support.items() if other[0] <= span[0] and span[1] <= other[1] for a in articles}
        return -len(backers), span[1], span[0]

    start, end = min(sorted(support, key=lambda s: (s[1] > s[0], s)), key=lambda s: (weight(s)[0], _length(s), s))
    return start, end, next((e.date_text for e in events if (e.start, e.end) == (start, end)), None)


def _length(span: tuple[str, str]) -> int:
    import datetime as dt

    try:
        return (dt.date.fromisoformat(span[1]) - dt.date.fromisoformat(span[0])).days
    except ValueError:
        return 10**6


def independent(articles: Iterable[Claims]) -> dict[str, str]:
    """The source that each article counts for: one of a publisher, and one of near copies, is all of them (the first one's id)."""
    ordered = sorted(articles, key=lambda c: c.order)
    source: dict[str, str] = {}
    for i, c in enumerate(ordered):
        publisher = (c.extraction.article.publisher or "").casefold()
        for earlier in ordered[:i]:
            same = publisher and publisher == (earlier.extraction.article.publisher or "").casefold()
            if same or overlap(c.sketch, earlier.sketch) >= COPY:
                source[c.article] = source[earlier.article]
                break
        else:
            source[c.article] = c.article
    return source
