"""The commonest questions as typed methods; each is the saved query of its name, and `Graph` has them all.

A name is matched in part and whatever its case ("umerov"); a day is a `datetime.date` or text as people write it ("2025-12", "1 May 2024").
Rows are dicts; days in them are ISO text, and a cell that an article leaves open is None.
"""

from __future__ import annotations

import datetime as dt
from typing import Any, TypedDict, cast

from graphkit.ask.rows import Rows

__all__ = ["Act", "Attendance", "Evidence", "Expected", "HaveMet", "Journey", "MeetingOf", "Office", "Questions", "Said", "Unkept"]

Day = dt.date | str | None


class Attendance(TypedDict):
    """Somebody in the room: a person and a meeting or call."""

    event: str
    kind: str
    start: str | None
    end: str | None
    place: str | None
    person: str
    side: str | None
    office: str
    status: str
    articles: int


MeetingOf = TypedDict(
    "MeetingOf",
    {
        "person": str,
        "event": str,
        "kind": str,
        "start": str | None,
        "end": str | None,
        "place": str | None,
        "with": list[str],
        "status": str,
    },
)
"""A meeting of one person, with whom."""


class HaveMet(TypedDict):
    """How often two people met."""

    one: str
    other: str
    met: int
    spoke: int
    first: str | None
    last: str | None
    planned: int
    not_held: int


class Expected(TypedDict):
    """A meeting, call or journey to come."""

    event: str
    kind: str
    start: str | None
    end: str | None
    place: str | None
    expected: list[str]
    status: str


class Unkept(Expected):
    """What was announced and never reported as held."""

    last_reported: str | None


class Journey(TypedDict):
    """Who goes where."""

    traveller: str
    destination: str
    start: str | None
    end: str | None
    status: str
    event: str


class Said(TypedDict):
    """A statement with its sentence."""

    speaker: str
    quotes: list[str]
    sentence: str
    told: list[str]
    published: str | None
    publisher: str | None
    article: str
    event: str


class Act(TypedDict):
    """What one party did to another, in PLOVER's types."""

    start: str | None
    end: str | None
    source: str
    act: str
    mode: str | None
    target: str | None
    status: str
    event: str


class Office(TypedDict):
    """An office that articles give somebody."""

    person: str
    title: str
    of: str | None
    former: bool
    first: str | None
    last: str | None
    articles: int


class Evidence(TypedDict):
    """A sentence that an event stands on."""

    event: str
    kind: str
    status: str
    sentence: str
    evidence: str
    attributed_to: str | None
    publisher: str | None
    published: str | None
    article: str
    url: str | None


class Questions:
    """What `Graph` can be asked by a method of its own; every other saved query by `query(name, ...)`.

    The examples ask the small invented world of the project's tests. Each method raises QueryError, in one line, for a value that can't be
    one, and StoreError where the store doesn't answer.
    """

    def query(self, name: str, /, **params: Any) -> Rows[dict[str, Any]]:
        """The rows of a saved query."""
        raise NotImplementedError

    def who_attended(self, *, place: str | None = None, party: str | None = None, since: Day = None, until: Day = None) -> Rows[Attendance]:
        """Who attended which talks, for which side.

        >>> for row in graph.who_attended(place="Lakeview"):
        ...     print(row["start"], row["place"], row["person"], "for", row["side"])
        2031-05-01 Lakeview Ida Holm for Norland
        2031-05-01 Lakeview Omar Reyes for Sudland
        """
        return cast("Rows[Attendance]", self.query("who_attended", place=place, party=party, since=since, until=until))

    def meetings_of(self, person: str, *, since: Day = None, until: Day = None) -> Rows[MeetingOf]:
        """All meetings and calls of one person.

        >>> [(row["start"], row["place"], row["status"]) for row in graph.meetings_of("Okoro")]
        [('2031-05-20', None, 'planned'), ('2031-05-02', None, 'occurred'), ('2031-04-10', 'Harborough', 'occurred')]
        """
        return cast("Rows[MeetingOf]", self.query("meetings_of", person=person, since=since, until=until))

    def have_met(self, a: str, b: str) -> Rows[HaveMet]:
        """Whether two people have met, how often, and when last.

        >>> [(row["met"], row["last"]) for row in graph.have_met("Holm", "Reyes")]
        [(2, '2031-05-01')]
        """
        return cast("Rows[HaveMet]", self.query("have_met", a=a, b=b))

    def planned(self, *, since: Day = None, until: Day = None, name: str | None = None) -> Rows[Expected]:
        """What is planned or proposed: meetings, calls and journeys.

        >>> [(row["start"], row["place"], row["expected"]) for row in graph.planned()]
        [('2031-05-06', 'Marport', ['Ida Holm']), ('2031-05-20', None, ['Eastria', 'Lin Okoro', 'Norland', 'Pia Brandt'])]
        """
        return cast("Rows[Expected]", self.query("planned", since=since, until=until, name=name))

    def never_held(self, *, day: Day = None) -> Rows[Unkept]:
        """What was planned up to a day (default: today) and never reported as held.

        >>> [(row["start"], row["kind"], row["last_reported"]) for row in graph.never_held(day="1 June 2031")]
        [('2031-05-06', 'Visit', '2031-05-02'), ('2031-05-20', 'Meeting', '2031-05-02')]
        """
        return cast("Rows[Unkept]", self.query("never_held", day=day))

    def travel_plans(
        self, *, person: str | None = None, place: str | None = None, since: Day = None, until: Day = None, all: bool = False
    ) -> Rows[Journey]:
        """Who is due where; with `all` also who was there, or didn't go.

        >>> [(row["traveller"], row["destination"], row["status"]) for row in graph.travel_plans()]
        [('Ida Holm', 'Marport', 'planned')]
        """
        return cast("Rows[Journey]", self.query("travel_plans", person=person, place=place, since=since, until=until, all=all))

    def who_said_what(self, *, speaker: str | None = None, text: str | None = None, since: Day = None, until: Day = None) -> Rows[Said]:
        """Who said what, with the sentence and the outlet.

        >>> [(row["speaker"], row["quotes"]) for row in graph.who_said_what(text="beginning")]
        [('Ida Holm', ['It is a beginning,'])]
        """
        return cast("Rows[Said]", self.query("who_said_what", speaker=speaker, text=text, since=since, until=until))

    def acts_between(
        self, a: str | None = None, b: str | None = None, *, type: str | None = None, since: Day = None, until: Day = None
    ) -> Rows[Act]:
        """What two parties did to each other outside their meetings.

        >>> [(row["source"], row["act"], row["target"]) for row in graph.acts_between("Norland", "Sudland")]
        [('Norland', 'Reject', 'Sudland'), ('Sudland', 'Accuse', 'Norland')]
        """
        return cast("Rows[Act]", self.query("acts_between", a=a, b=b, type=type, since=since, until=until))

    def offices(self, *, person: str | None = None, party: str | None = None) -> Rows[Office]:
        """Who holds or held which office, by the days of the articles that say so.

        >>> [(row["title"], row["of"]) for row in graph.offices(person="Reyes")]
        [('envoy', 'Sudland')]
        """
        return cast("Rows[Office]", self.query("offices", person=person, party=party))

    def how_do_we_know(self, event: str | None = None) -> Rows[Evidence]:
        """The sentences that an event stands on, with outlet and day; `event` is its id, from any other question's rows.

        >>> event = graph.who_attended(place="Lakeview")[0]["event"]
        >>> sorted({(row["publisher"], row["status"]) for row in graph.how_do_we_know(event)})
        [('Courier', 'occurred'), ('Courier', 'planned'), ('Gazette', 'denied'), ('Herald', 'occurred')]
        """
        return cast("Rows[Evidence]", self.query("how_do_we_know", event=event))
