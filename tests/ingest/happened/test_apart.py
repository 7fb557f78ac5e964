"""Which meetings and calls one sentence tells of: several in one breath, or one. Own sentences, published on Wednesday, 15 May 2024."""

from __future__ import annotations

import pytest

from graphkit.model import Article
from ingest import extract

HEADS = "Peruvian President Ana Silva and Jordanian President Omar Haddad"
MINISTER = "Peruvian Foreign Minister Ana Silva"
TWO = "Ana Silva;Omar Haddad"
OTHER = "Ana Silva;Luis Vega"
APART: list[tuple[str, list[str]]] = [
    (
        "Peruvian envoy Ana Silva and Jordanian envoy Omar Haddad met for the first time in Rome on 14 January, and subsequently in Oslo "
        "on 24 February and 3 May.",
        [f"M {TWO} Rome 2024-01-14", f"M {TWO} Oslo 2024-02-24", f"M {TWO} Oslo 2024-05-03"],
    ),
    (
        f"{HEADS} saw each other a week after the row was settled, and again, informally, in Rome in March 2023 and in Quito in October "
        "last year.",
        [f"M {TWO} Rome 2023-03-01", f"M {TWO} Quito 2023-10-01"],
    ),
    (f"{HEADS} met in Rome in January, March and April.", [f"M {TWO} Rome 2024-0{n}-01" for n in (1, 3, 4)]),
    (f"{HEADS} met in Rome in January and again on May 2.", [f"M {TWO} Rome 2024-01-01", f"M {TWO} Rome 2024-05-02"]),
    (f"{HEADS} met in Rome on Monday and Tuesday.", [f"M {TWO} Rome 2024-05-13"]),
    (f"{HEADS} met twice this year, in Rome in March.", [f"M {TWO} Rome 2024-03-01"]),
    (
        f"{HEADS} met in Rome in May and in Oslo on May 2.",
        [f"M {TWO} Rome 2024-05-01", f"M {TWO} Oslo 2024-05-02"],
    ),
    (
        "Peru and Jordan have held two rounds of talks this year, the first in Oslo in January and the second in Rome in March.",
        ["M Jordan;Peru Oslo 2024-01-01", "M Jordan;Peru Rome 2024-03-01"],
    ),
    (
        "Peru and Jordan held a third round of talks in Rome on Monday, following rounds in Oslo in March and in Quito in April.",
        ["M Jordan;Peru Rome 2024-05-13", "M Jordan;Peru Oslo 2024-03-01", "M Jordan;Peru Quito 2024-04-01"],
    ),
    (f"{HEADS} met in Amman, Jordan, on Monday.", [f"M {TWO} Amman 2024-05-13"]),
    (f"{HEADS} met in Rome several times between January and March.", [f"M {TWO} Rome 2024-01-01"]),
    (
        f"{MINISTER} spoke with Jordan's Omar Haddad by phone last Monday and again this Tuesday.",
        [f"C {TWO} - 2024-05-13", f"C {TWO} - 2024-05-14"],
    ),
    (f"{MINISTER} held talks with both {HEADS[33:]} and General Luis Vega in Rome.", [f"M {TWO} Rome -", f"M {OTHER} Rome -"]),
    (f"{MINISTER} sat down with Jordan's Omar Haddad and then with Chad's Luis Vega one-on-one.", [f"M {TWO} - -", f"M {OTHER} - -"]),
    (
        f"{MINISTER} met with Jordan's Omar Haddad on Monday and with Chadian President Luis Vega before he flew home.",
        [f"M {TWO} - 2024-05-13", f"M {OTHER} - 2024-05-13"],
    ),
    (
        f"{MINISTER} discussed the accord over the phone with Jordanian minister Omar Haddad on Monday and with Chadian President Luis "
        "Vega after he landed in Lima.",
        [f"C {TWO} - 2024-05-13", f"C {OTHER} - 2024-05-13"],
    ),
    (
        f"{MINISTER} held talks in Rome with Jordanian minister Omar Haddad and then with Chadian President Luis Vega.",
        [f"M {TWO} Rome -", f"M {OTHER} Rome -"],
    ),
    (f"{MINISTER} met in Rome with Omar Haddad of Jordan, who came with General Luis Vega.", [f"M {TWO} Rome -"]),
    (
        "Peruvian President Ana Silva was in Rome on 1 March and signed an accord with Jordan's president, Omar Haddad, on fishing.",
        [f"M {TWO} Rome 2024-03-01"],
    ),
    (f"{HEADS} accepted the text in Rome on February 27.", [f"M {TWO} Rome 2024-02-27"]),
    (f"{HEADS} accepted the invitation in Rome on February 27.", []),
    ("Peru's congress and its president accepted the treaty.", []),
    (
        f"{MINISTER} met with Jordanian minister Omar Haddad and Chadian President Luis Vega on the margins of the summit.",
        [f"M {TWO} - -", f"M {OTHER} - -"],
    ),
    (f"{MINISTER} met with Jordanian minister Omar Haddad and Chadian President Luis Vega.", ["M Ana Silva;Luis Vega;Omar Haddad - -"]),
    (
        f"{MINISTER} held bilateral meetings with the presidents of Jordan and Chad in Rome.",
        ["M Ana Silva Rome -", "M Ana Silva Rome -"],
    ),
    (
        f"{MINISTER} had a series of meetings with Jordanian minister Omar Haddad and Chadian President Luis Vega.",
        [f"M {TWO} - -", f"M {OTHER} - -"],
    ),
    (
        "The envoys of Peru and Jordan, Ana Silva and Omar Haddad, held talks in Rome on Monday. It is recalled that the envoys had met in "
        "Oslo on 14 January, with the facilitation of Norway.",
        [f"M {TWO} Rome 2024-05-13", f"M {TWO} Oslo 2024-01-14"],
    ),
    ("The Foreign Affairs Council is expected to take stock of the row in Rome on 22 May.", ["M Foreign Affairs Council Rome 2024-05-22"]),
    (
        "The African Union's Peace and Security Council takes up the report tomorrow in Lima.",
        ["M Peace and Security Council Lima 2024-05-16"],
    ),
    ("The Foreign Affairs Council has taken up a broad range of matters.", []),
    ("EU foreign ministers are to review the sanctions in Brussels on May 22.", ["M EU Brussels 2024-05-22"]),
    ("EU foreign ministers are to review the sanctions.", []),
    ("EU leaders will return to the matter at the European Council in June.", ["M EU;European Council - 2024-06-01"]),
    (f"{MINISTER} attended the UN General Assembly in New York in September.", ["M Ana Silva New York 2023-09-01"]),
    ("Peru called on the UN Security Council in New York on Monday to condemn the raid.", []),
    (
        "Peruvian envoy Ana Silva is to report to the donors, Norway and Japan, in Rome next month.",
        ["M Ana Silva Rome 2024-06-01"],
    ),
    (
        "The leaders of Peru and Jordan will next see each other in Rome on May 22.",
        ["M Jordan;Peru Rome 2024-05-22"],
    ),
    ("The UN Security Council met on Tuesday at the request of Chad.", ["M UN Security Council - 2024-05-14"]),
    (f"{MINISTER} got Jordan's Omar Haddad on the phone on Monday.", [f"C {TWO} - 2024-05-13"]),
    (f"{MINISTER} got Jordan's approval on Monday.", []),
    (f"{MINISTER}, who rang Jordanian President Omar Haddad to compare notes, said the deal was good.", [f"C {TWO} - -"]),
    (f"{MINISTER} telephoned with Jordan's Omar Haddad on Monday.", [f"C {TWO} - 2024-05-13"]),
    (f"{MINISTER} flew in on April 13 and cornered Jordan's Omar Haddad within the hour.", [f"M {TWO} - 2024-04-13"]),
    (f"{MINISTER} cornered the market in tin.", []),
    (f"{MINISTER} drew Jordanian negotiator Omar Haddad aside and spoke with him for 45 minutes.", [f"M {TWO} - -"]),
    (f"{MINISTER} drew a line under the row.", []),
    (f"{HEADS} embraced at the border post in March.", [f"M {TWO} - 2024-03-01"]),
    (f"{HEADS} have embraced reform.", []),
    (
        f"{MINISTER} will travel to Amman on Friday to ask for explanations from Jordanian minister Omar Haddad.",
        [f"M {TWO} Amman 2024-05-17"],
    ),
    (
        f"{MINISTER} will go back to Amman on Friday to settle a date for an inspection with Jordan's Omar Haddad.",
        [f"M {TWO} Amman 2024-05-17"],
    ),
    (f"{MINISTER} will travel to Amman on Friday to rest from the campaign.", []),
    (
        "Ana Silva, Peru's president, was in Amman, where she was briefed by Jordanian Prime Minister Omar Haddad.",
        [f"M {TWO} Amman -"],
    ),
    (f"{MINISTER} told ambassadors of the European Union early on Monday that nothing had moved.", ["M Ana Silva - 2024-05-13"]),
    (f"{MINISTER} told voters on Monday that nothing had moved.", []),
    (
        "Peru's foreign minister, Ana Silva, offered help. Jordan's envoy, Omar Haddad, listened in silence. The two did not meet.",
        [f"M {TWO} - -"],
    ),
    (
        f"{MINISTER} is expected to plead the case next Monday, when the UN Security Council takes up the crisis.",
        ["M UN Security Council - 2024-05-20"],
    ),
    ("Leaders of the EU gather in Brussels on Thursday and Friday.", ["M EU Brussels 2024-05-16"]),
    ("WTO ministers are to approve the accession in Geneva in mid-June.", ["M WTO Geneva 2024-06-01"]),
    ("WTO ministers approve of the accession.", []),
    (
        "It was the fourth round of talks between Peru and Jordan, after those in Geneva, London and Madrid.",
        ["M Jordan;Peru - -", "M Jordan;Peru Geneva -", "M Jordan;Peru London -", "M Jordan;Peru Madrid -"],
    ),
    (
        "Peru and Jordan have met three times since January, in Oslo, Geneva and Rome.",
        ["M Jordan;Peru Oslo -", "M Jordan;Peru Geneva -", "M Jordan;Peru Rome -"],
    ),
    (
        "Earlier rounds between Peru and Jordan were held in Lugano, London and, last March, Rome.",
        ["M Jordan;Peru Lugano -", "M Jordan;Peru London -", "M Jordan;Peru Rome 2024-03-01"],
    ),
    (
        "Peruvian President Ana Silva had a meeting with Jordanian President Omar Haddad and Chadian President Luis Vega in Rome. Vega and "
        "Haddad then held a bilateral meeting.",
        ["M Ana Silva;Luis Vega;Omar Haddad Rome -", "M Luis Vega;Omar Haddad Rome -"],
    ),
    (
        "Peru and Jordan have been at odds over fish, a diplomat told Reuters. Negotiators initialled a framework in Rome on May 2.",
        ["M Jordan;Peru Rome 2024-05-02"],
    ),
]


@pytest.mark.parametrize(("text", "events"), APART, ids=[t[-45:] for t, _ in APART])
def test_apart(text: str, events: list[str]) -> None:
    found = extract(Article(id="a", published="2024-05-15", text=text))
    names = {e.id: e.name for e in found.entities}
    told = []
    for event in found.events:
        if event.type in {"Meeting", "Call"}:
            who = [names[p.entity] for p in event.participants if p.role == "attendee"]
            who = who or [names[p.entity] for p in event.participants if p.role == "party"]
            told.append(f"{event.type[0]} {';'.join(sorted(who))} {names.get(event.place or '', '-')} {event.start or '-'}")
    assert sorted(told) == sorted(events)
