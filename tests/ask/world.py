"""A small invented world for the saved queries: four articles of three outlets about two neighbours and a go-between."""

from __future__ import annotations

from typing import Any

from graphkit.model import Extraction
from tests.samples import Draft

PEOPLE = {
    "Ida Holm": ("Norland", "foreign minister"),
    "Omar Reyes": ("Sudland", "envoy"),
    "Lin Okoro": ("Eastria", "mediator"),
    "Pia Brandt": ("Norland", "president"),
}
PLACES = {"Harborough": "Eastria", "Lakeview": "Norland", "Marport": "Sudland"}


class Cast:
    """The people and places of one article; made as they are asked for, so that an article names only its own."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.ids: dict[str, str] = {}

    def __call__(self, name: str) -> str:
        if name not in self.ids:
            if name in PEOPLE:
                self.ids[name] = self.draft.entity("Person", name, name.split()[-1], country=self(PEOPLE[name][0]))
            elif name in PLACES:
                self.ids[name] = self.draft.entity("Place", name, country=self(PLACES[name]))
            else:
                self.ids[name] = self.draft.entity("Document" if "plan" in name else "Country", name)
        return self.ids[name]

    def room(self, *people: str, parties: bool = True, **roles: Any) -> list[tuple[str, Any, str | None]]:
        """Attendees with their sides, the parties, and further roles (host="Eastria")."""
        sides = list(dict.fromkeys(PEOPLE[p][0] for p in people))
        found: list[tuple[str, Any, str | None]] = [(self(p), "attendee", self(PEOPLE[p][0])) for p in people]
        found += [(self(s), "party", None) for s in sides if parties and s not in roles.values()]
        return found + [(self(name), role, None) for role, name in roles.items()]


def world() -> list[Extraction]:
    """The articles, oldest first."""
    return [spring(), may(), herald(), gazette()]


def spring() -> Extraction:
    """The first round is over, the second is announced, one meeting was called off; a plan is on the table."""
    d = Draft(
        "courier-april",
        "Ida Holm of Norland met Sudland's envoy Omar Reyes in Harborough on April 10, with Lin Okoro of Eastria as mediator.",
        "The two are to meet again in Lakeview on May 1.",
        "Talks in Marport on April 14 were called off.",
        "Norland rejected Sudland's 20-point border plan.",
        '"It is a beginning," Holm told Okoro of the border plan.',
        "The plan became a 12-point plan.",
        publisher="Courier",
        published="2031-04-20",
        title="",
    )
    c = Cast(d)
    d.office(c("Ida Holm"), "foreign minister", c("Norland"), "Ida Holm of Norland")
    d.office(c("Omar Reyes"), "envoy", c("Sudland"), "envoy")
    c.ids["plan"] = d.entity("Document", "20-point border plan", "border plan", points=20)
    c.ids["later"] = d.entity("Document", "12-point plan", points=12)
    first = d.event(
        "Meeting",
        "met Sudland's envoy Omar Reyes in Harborough",
        c.room("Ida Holm", "Omar Reyes", "Lin Okoro", host="Eastria", mediator="Eastria"),
        when=("2031-04-10", "2031-04-10"),
        place=c("Harborough"),
        plover="CONSULT",
    )
    d.event(
        "Meeting",
        "to meet again in Lakeview on May 1",
        c.room("Ida Holm", "Omar Reyes"),
        status="planned",
        when=("2031-05-01", "2031-05-01"),
        place=c("Lakeview"),
        follows=first,
        plover="CONSULT",
    )
    d.event(
        "Meeting",
        "Talks in Marport on April 14 were called off",
        c.room("Pia Brandt", "Omar Reyes"),
        status="cancelled",
        when=("2031-04-14", "2031-04-14"),
        place=c("Marport"),
        plover="CONSULT",
    )
    source = [(c("Norland"), "source", None), (c("Sudland"), "target", None)]
    d.event("Reject", "rejected", source, plover="REJECT", topics=["border plan"], when=("2031-04-12", "2031-04-12"))
    said = [(c("Ida Holm"), "speaker", c("Norland")), (c("Lin Okoro"), "addressee", None)]
    d.event("Statement", '"It is a beginning," Holm', said, quotes=["It is a beginning,"], topics=["border plan"])
    d.triple(c("plan"), "REVISED_INTO", c("later"), "became a 12-point plan")
    return d.done()


def may() -> Extraction:
    """The second round was held; a visit is planned, and a call is told of."""
    d = Draft(
        "courier-may",
        "Ida Holm of Norland met Sudland's envoy Omar Reyes in Lakeview on May 1.",
        "Holm is to travel to Marport on May 6.",
        "Holm phoned Lin Okoro of Eastria on May 2.",
        "President Pia Brandt, a former governor of Harborough, is to receive Okoro on May 20.",
        publisher="Courier",
        published="2031-05-02",
        title="",
    )
    c = Cast(d)
    d.office(c("Ida Holm"), "foreign minister", c("Norland"), "Ida Holm of Norland")
    d.office(c("Pia Brandt"), "president", c("Norland"), "President")
    d.office(c("Pia Brandt"), "governor", c("Norland"), "former governor", former=True)
    d.event(
        "Meeting",
        "met Sudland's envoy Omar Reyes in Lakeview",
        c.room("Ida Holm", "Omar Reyes"),
        when=("2031-05-01", "2031-05-01"),
        place=c("Lakeview"),
        plover="CONSULT",
    )
    visitor = [(c("Ida Holm"), "visitor", c("Norland"))]
    day = ("2031-05-06", "2031-05-06")
    d.event("Visit", "to travel to Marport", visitor, status="planned", when=day, place=c("Marport"), plover="CONSULT")
    d.event("Call", "phoned Lin Okoro", c.room("Ida Holm", "Lin Okoro"), when=("2031-05-02", "2031-05-02"), plover="CONSULT")
    d.event(
        "Meeting",
        "to receive Okoro on May 20",
        c.room("Pia Brandt", "Lin Okoro", host="Pia Brandt"),
        status="planned",
        when=("2031-05-20", "2031-05-20"),
        plover="CONSULT",
    )
    return d.done()


def herald() -> Extraction:
    """Another outlet has the Lakeview meeting, and quotes the other side."""
    d = Draft(
        "herald-may",
        "Omar Reyes, the envoy of Sudland, met Ida Holm of Norland in Lakeview on Thursday, May 1.",
        '"We agreed on nothing," Reyes said.',
        "Sudland accused Norland of delay.",
        publisher="Herald",
        published="2031-05-02",
        title="",
    )
    c = Cast(d)
    d.office(c("Omar Reyes"), "envoy", c("Sudland"), "envoy of Sudland")
    d.event(
        "Meeting",
        "met Ida Holm of Norland in Lakeview",
        c.room("Omar Reyes", "Ida Holm"),
        when=("2031-05-01", "2031-05-01"),
        place=c("Lakeview"),
        plover="CONSULT",
    )
    d.event("Statement", '"We agreed on nothing,"', [(c("Omar Reyes"), "speaker", c("Sudland"))], quotes=["We agreed on nothing,"])
    d.event("Accuse", "accused", [(c("Sudland"), "source", None), (c("Norland"), "target", None)], plover="ACCUSE")
    return d.done()


def gazette() -> Extraction:
    """A third outlet denies the Lakeview meeting."""
    d = Draft(
        "gazette-may",
        "Ida Holm never met Omar Reyes in Lakeview on May 1, Sudland says.",
        publisher="Gazette",
        published="2031-05-03",
        title="",
    )
    c = Cast(d)
    d.event(
        "Meeting",
        "never met Omar Reyes in Lakeview",
        c.room("Ida Holm", "Omar Reyes"),
        status="denied",
        when=("2031-05-01", "2031-05-01"),
        place=c("Lakeview"),
        plover="CONSULT",
    )
    return d.done()
