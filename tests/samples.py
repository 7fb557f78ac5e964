"""Extractions made by hand, of our own writing: what the tests of stores load, without spaCy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from graphkit.model import Article, Entity, Event, Evidence, Extraction, Participant, Position, Sentence, Triple


class Draft:
    """An extraction in the making: sentences first, then entities and events that stand on them."""

    def __init__(self, id: str, *sentences: str, publisher: str = "Courier", published: str | None = "2031-05-02", **more: Any) -> None:
        self.sentences: list[Sentence] = []
        at = 0
        for i, text in enumerate(sentences):
            self.sentences.append(Sentence(index=i, start=at, end=at + len(text), text=text))
            at += len(text) + 1
        self.article = Article(id=id, publisher=publisher, published=published, sentences=self.sentences, **more)
        self.entities: list[Entity] = []
        self.events: list[Event] = []
        self.triples: list[Triple] = []

    def proof(self, text: str, status: Any = "occurred", by: str | None = None) -> Evidence:
        """The evidence that the first occurrence of the text is."""
        for s in self.sentences:
            if text in s.text:
                start = s.start + s.text.index(text)
                return Evidence(sentence=s.index, start=start, end=start + len(text), text=text, status=status, attributed_to=by)
        raise AssertionError(f"no sentence has {text!r}")

    def entity(self, type: Any, name: str, *aliases: str, country: str | None = None, points: int | None = None) -> str:
        """A new entity; its local id."""
        id = f"e{len(self.entities) + 1}"
        self.entities.append(Entity(id=id, type=type, name=name, aliases=list(aliases), country=country, points=points))
        return id

    def office(self, entity: str, title: str, of: str | None, text: str, *, former: bool = False) -> None:
        """Give a person an office."""
        person = next(e for e in self.entities if e.id == entity)
        person.positions.append(Position(title=title, of=of, former=former, evidence=self.proof(text)))

    def event(
        self,
        type: Any,
        text: str,
        parts: Sequence[tuple[str, Any, str | None]] = (),
        *,
        status: Any = "occurred",
        when: tuple[str, str] | None = None,
        **more: Any,
    ) -> str:
        """A new event on one piece of evidence; parts are (entity, role, side)."""
        id = f"v{len(self.events) + 1}"
        start, end = when or (None, None)
        self.events.append(
            Event(
                id=id,
                type=type,
                status=status,
                start=start,
                end=end,
                participants=[Participant(entity=e, role=r, side=s, evidence=[0]) for e, r, s in parts],
                evidence=[self.proof(text, status)],
                **more,
            )
        )
        return id

    def triple(self, subject: str, predicate: Any, object: str, text: str, *, event: str | None = None, status: Any = "occurred") -> None:
        """A new triple."""
        proof = self.proof(text, status)
        self.triples.append(Triple(subject=subject, predicate=predicate, object=object, status=status, event=event, evidence=proof))

    def done(self) -> Extraction:
        """The extraction."""
        return Extraction(article=self.article, entities=self.entities, events=self.events, triples=self.triples)


def talks(
    id: str = "courier-1", *, publisher: str = "Courier", published: str = "2031-05-02", status: Any = "occurred", day: str = "2031-05-01"
) -> Extraction:
    """Norland's Foreign Minister Ida Holm and Sudland's envoy Omar Reyes hold talks in Lakeview; Holm is to go to Marport."""
    d = Draft(
        id,
        "Foreign Minister Ida Holm of Norland met Sudland's envoy Omar Reyes in Lakeview on Thursday.",
        '"We are closer than before," Holm said.',
        "Norland rejected Sudland's border plan.",
        "Holm will travel to Marport next week.",
        publisher=publisher,
        published=published,
        title="",
    )
    norland, sudland = d.entity("Country", "Norland"), d.entity("Country", "Sudland")
    holm = d.entity("Person", "Ida Holm", "Holm", country=norland)
    reyes = d.entity("Person", "Omar Reyes", country=sudland)
    lakeview, marport = d.entity("Place", "Lakeview", country=norland), d.entity("Place", "Marport", country=sudland)
    plan = d.entity("Document", "border plan")
    d.office(holm, "Foreign Minister", norland, "Foreign Minister")
    d.office(reyes, "envoy", sudland, "envoy")
    meeting = d.event(
        "Meeting",
        "met Sudland's envoy Omar Reyes in Lakeview",
        [(holm, "attendee", norland), (reyes, "attendee", sudland), (norland, "party", None), (sudland, "party", None)],
        status=status,
        when=(day, day),
        plover="CONSULT",
        mode="meet",
        place=lakeview,
        topics=["border plan", "prisoners"],
    )
    d.event("Statement", "We are closer than before", [(holm, "speaker", norland)], quotes=["We are closer than before,"], follows=meeting)
    reject = d.event("Reject", "rejected", [(norland, "source", None), (sudland, "target", None)], plover="REJECT")
    visit = d.event(
        "Visit",
        "will travel to Marport",
        [(holm, "visitor", norland)],
        status="planned",
        when=("2031-05-05", "2031-05-11"),
        plover="CONSULT",
        place=marport,
    )
    d.triple(holm, "MET" if status == "occurred" else "TO_MEET", reyes, "met", event=meeting, status=status)
    d.triple(norland, "REJECT", sudland, "rejected", event=reject)
    d.triple(holm, "TRAVELS_TO", marport, "will travel to Marport", event=visit, status="planned")
    d.triple(holm, "REPRESENTS", norland, "Foreign Minister")
    d.triple(reyes, "REPRESENTS", sudland, "envoy")
    assert plan
    return d.done()


def synthetic(number: int, *, people: int = 400, size: int = 6) -> Extraction:
    """The number-th of a run of made-up articles: `size` people (an even number) of ten countries meet in pairs and speak."""
    countries = [f"Country {chr(65 + i)}" for i in range(10)]

    def person(i: int) -> tuple[str, str]:
        return f"{GIVEN[i % len(GIVEN)]} {FAMILY[(i * 7 + i // len(GIVEN)) % len(FAMILY)]}", countries[i % 10]

    picked = [(number * 13 + k * 37) % people for k in range(size)]
    day = f"2031-{1 + number % 12:02}-{1 + number % 28:02}"
    sentences = [
        f"{person(a)[0]} of {person(a)[1]} met {person(b)[0]} of {person(b)[1]} in Town {number % 50}."
        for a, b in zip(picked[::2], picked[1::2], strict=True)
    ]
    sentences += [f'{person(a)[0]} said: "Item {number} is open."' for a in picked]
    d = Draft(f"made-{number:05}", *sentences, publisher=f"Paper {number % 7}", published=day)
    ids = {c: d.entity("Country", c) for c in countries}
    town = d.entity("Place", f"Town {number % 50}", country=ids[countries[number % 10]])
    who = {a: d.entity("Person", person(a)[0], country=ids[person(a)[1]]) for a in dict.fromkeys(picked)}
    for a in dict.fromkeys(picked):
        d.office(who[a], "envoy", ids[person(a)[1]], person(a)[1])
        d.triple(who[a], "REPRESENTS", ids[person(a)[1]], person(a)[1])
    for a, b in zip(picked[::2], picked[1::2], strict=True):
        sides = [(who[a], "attendee", ids[person(a)[1]]), (who[b], "attendee", ids[person(b)[1]])]
        text = f"met {person(b)[0]}"
        meeting = d.event("Meeting", text, sides, when=(day, day), place=town, plover="CONSULT")
        d.triple(who[a], "MET", who[b], text, event=meeting)
    for a in picked:
        d.event("Statement", f'{person(a)[0]} said: "Item', [(who[a], "speaker", None)], quotes=[f"Item {number} is open."])
    return d.done()


GIVEN = ["Ada", "Bela", "Cora", "Dino", "Emil", "Fadi", "Gita", "Hugo", "Inge", "Jana", "Kofi", "Lena", "Milo", "Nora", "Otto", "Pia"]
FAMILY = [
    "Abara", "Brandt", "Castel", "Drummond", "Eklund", "Ferraz", "Gruber", "Halvorsen", "Ibarra", "Jansen", "Kovacs", "Lindqvist",
    "Moreau", "Nakano", "Okafor", "Petrov", "Quinn", "Rahman", "Soares", "Takala", "Ustinov", "Varga", "Weiss", "Xu", "Yilmaz", "Zeman",
]  # fmt: skip
