"""Who was there, by sentences beside the one that tells of the talks: teams, company, mediators, hosts, and the opening's two sides.

The articles are our own, published on Wednesday, 15 May 2024. Each: text, then attendees, parties, hosts and mediators of its first event.
"""

from __future__ import annotations

import pytest

from graphkit.model import Article
from ingest import extract

TALKS = "Talks between Peru and Jordan opened in Rome on Monday. "
BOTH = {"Peru", "Jordan"}
THERE: list[tuple[str, set[str], set[str], set[str], set[str]]] = [
    (
        TALKS + "The Peruvian side was represented by Foreign Minister Ana Silva; the Jordanian side by Defense Minister Omar Haddad "
        "and the head of the National Security Office, Rana Qasim.",
        {"Ana Silva", "Omar Haddad", "Rana Qasim"},
        BOTH,
        set(),
        set(),
    ),
    (TALKS + "Also attending were army chiefs Luis Vega and Rana Qasim.", {"Luis Vega", "Rana Qasim"}, BOTH, set(), set()),
    (TALKS + "Ana Silva of Peru was flanked by army chief Luis Vega.", set(), BOTH, set(), set()),  # of no talks that she is known to be at
    (TALKS + "Jordan sent a team led by General Omar Haddad.", {"Omar Haddad"}, BOTH, set(), set()),
    (TALKS + "Jordan sent a shipment of medicine.", set(), BOTH, set(), set()),
    (TALKS + "Jordan did not send General Omar Haddad.", set(), BOTH, set(), set()),
    (TALKS + "Norway is mediating.", set(), BOTH, set(), {"Norway"}),
    (TALKS + "Norway is acting as an intermediary.", set(), BOTH, set(), {"Norway"}),
    (TALKS + "Norway has offered to mediate.", set(), BOTH, set(), set()),
    (TALKS + "Norway could mediate.", set(), BOTH, set(), set()),
    (TALKS + "Norway is not mediating.", set(), BOTH, set(), set()),
    (TALKS + "Norway has been mediating since March.", set(), BOTH, set(), set()),
    (TALKS + "Kenyan and Norwegian mediators said that the mood was good.", set(), BOTH, set(), {"Kenya", "Norway"}),
    (TALKS + "Jordanian mediators are in Chad.", set(), BOTH, set(), set()),
    (TALKS + "Norway is hosting the talks.", set(), BOTH, {"Norway"}, set()),
    (TALKS + "Norway and Kenya are co-hosting the talks.", set(), BOTH, {"Norway", "Kenya"}, set()),
    (TALKS + "Kenya is attending as an observer.", set(), BOTH | {"Kenya"}, set(), set()),
    (TALKS + "Kenyan envoy Ana Vega chaired the sessions.", {"Ana Vega"}, BOTH | {"Kenya"}, set(), {"Ana Vega"}),
    (TALKS + "Peruvian envoy Ana Vega chaired the sessions.", {"Ana Vega"}, BOTH, set(), set()),
    ("U.S.-led talks between Peru and Jordan opened in Rome on Monday.", set(), BOTH, set(), {"United States"}),
    ("African Union-led talks between Peru and Jordan opened in Rome on Monday.", set(), BOTH, set(), {"African Union"}),
    (
        "Peru and Jordan have agreed to a truce, a spokeswoman said. The talks in Rome lasted two days.",
        set(),
        BOTH,
        set(),
        set(),
    ),
    (
        "Peruvian President Ana Silva and Jordanian Prime Minister Omar Haddad agreed on a truce. The meeting in Rome lasted two hours.",
        {"Ana Silva", "Omar Haddad"},
        BOTH,
        set(),
        set(),
    ),
    (
        "Peru has signed a border accord with Jordan. A second round of talks is due to open in Rome on June 3.",
        set(),
        BOTH,
        set(),
        set(),
    ),
    (
        "Peru and Jordan have agreed to a truce. The talks lasted two days and were attended by the ambassadors of Norway and Kenya.",
        set(),
        BOTH | {"Norway", "Kenya"},
        set(),
        set(),
    ),
    ("Talks in Rome to end the war between Peru and Jordan broke down on Monday.", set(), BOTH, set(), set()),
    ("Talks in Rome on the price of cocoa began on Monday as the war between Peru, Chad and Jordan went on.", set(), set(), set(), set()),
    ("At talks in Rome on Monday, Peru rejected a Jordanian proposal.", set(), BOTH, set(), set()),
    ("At a summit in Rome on Monday, Peru rejected a Jordanian proposal.", set(), {"Peru"}, set(), set()),
    ("Peru and Jordan held talks in Rome. The talks took place on Monday.", set(), BOTH, set(), set()),
    ("Peru and Jordan condemned the raid. A round of talks is due to open in Rome on June 3.", set(), set(), set(), set()),
    ("Peru and Jordan have agreed to a truce. A conference on malaria opened in Rome on Monday.", set(), set(), set(), set()),
    (
        "Peruvian Foreign Minister Ana Silva met Jordan's prime minister, Omar Haddad, in his office on Monday.",
        {"Ana Silva", "Omar Haddad"},
        BOTH,
        {"Omar Haddad"},
        set(),
    ),
    (
        "Peruvian Foreign Minister Ana Silva met Jordan's prime minister, Omar Haddad, in Oslo at the invitation of Norwegian Prime "
        "Minister Dag Lund.",
        {"Ana Silva", "Omar Haddad", "Dag Lund"},
        BOTH,
        {"Dag Lund"},
        set(),
    ),
    (
        "Accompanied by General Luis Vega, Peruvian President Ana Silva held talks with Jordanian Prime Minister Omar Haddad on Monday.",
        {"Ana Silva", "Omar Haddad", "Luis Vega"},
        BOTH,
        set(),
        set(),
    ),
    (
        "A Peruvian delegation led by Senator Ana Silva met Jordanian Prime Minister Omar Haddad in Amman on Monday. "
        "The delegation, which included the president of the Lima Trade Board, Luis Vega, arrived on Sunday.",
        {"Ana Silva", "Omar Haddad", "Luis Vega"},
        BOTH,
        set(),
        set(),
    ),
    (TALKS + "U.S. Secretary of State Ann Lee said after the talks that she was sad.", set(), BOTH, set(), set()),
    (TALKS + "Peruvian Foreign Minister Ana Silva said after the talks that she was sad.", {"Ana Silva"}, BOTH, set(), set()),
    (TALKS + "Peruvian spokeswoman Ana Silva said after the talks that all was well.", set(), BOTH, set(), set()),
    (TALKS + "Peruvian Foreign Minister Ana Silva walked out of the talks.", {"Ana Silva"}, BOTH, set(), set()),
    (TALKS + "Peruvian Foreign Minister Ana Silva walked out of the shop.", set(), BOTH, set(), set()),
    (TALKS + "The host, Norwegian Prime Minister Dag Lund, was glad.", {"Dag Lund"}, BOTH, {"Dag Lund"}, set()),
    (TALKS + "The host of the show, Dag Lund, was glad.", set(), BOTH, set(), set()),
    (TALKS + "Norway and Kenya were represented as well.", set(), BOTH | {"Norway", "Kenya"}, set(), set()),
    (TALKS + "Norway and Kenya were not represented.", set(), BOTH, set(), set()),
    ("Peru and Jordan met in Rome in May under the auspices of Norwegian envoy Kari Dahl.", {"Kari Dahl"}, BOTH, set(), {"Kari Dahl"}),
    ("Peru and Jordan met in Rome on Monday with the help of Norway.", set(), BOTH, set(), {"Norway"}),
    ("Peru and Jordan met in Rome on Monday with the help of Jordan.", set(), BOTH, set(), set()),
    ("Talks between Peru and Jordan opened in Rome on Monday, with Norway as mediator.", set(), BOTH, set(), {"Norway"}),
    ("Talks between Peru and Jordan opened in Rome on Monday, with Norway as an observer.", set(), BOTH | {"Norway"}, set(), set()),
    (
        "Kari Dahl of Norway acted as an intermediary at talks between Peru and Jordan in Oslo on Monday.",
        {"Kari Dahl"},
        BOTH,
        set(),
        {"Kari Dahl"},
    ),
    ("At Norway's invitation, Peru and Jordan held talks in Oslo on Monday.", set(), BOTH, {"Norway"}, set()),
    (
        "The indirect talks between Peru and Jordan in Oslo, in which Norwegian envoy Kari Dahl passes messages, resumed on Monday.",
        {"Kari Dahl"},
        BOTH,
        set(),
        {"Kari Dahl"},
    ),
    (TALKS + "Norway is the mediator.", set(), BOTH, set(), {"Norway"}),
    ("Peru, Jordan and Yonhap held talks in Rome on Monday.", set(), BOTH, set(), set()),
    (TALKS + "Shuttling between them was Norwegian envoy Kari Dahl.", {"Kari Dahl"}, BOTH, set(), {"Kari Dahl"}),
    (TALKS + "Norwegian envoy Kari Dahl shuttled between the rooms of the villa.", {"Kari Dahl"}, BOTH, set(), {"Kari Dahl"}),
    (TALKS + "Norwegian envoy Kari Dahl shuttled between Lima and Quito.", set(), BOTH, set(), set()),
    (TALKS + "Norway brokered the deal.", set(), BOTH, set(), {"Norway"}),
    (TALKS + "Norway brokered a similar deal.", set(), BOTH, set(), set()),
    (
        "Peru and Jordan signed a truce in Rome on Monday. The deal, brokered by Norway, is to take effect on Friday.",
        set(),
        BOTH,
        set(),
        {"Norway"},
    ),
    ("Peru called off talks with Jordan in Rome on Monday. Norwegian facilitators were stunned.", set(), BOTH, set(), {"Norway"}),
    ("Peru and Jordan will hold talks in Rome on Friday with Norway as go-between.", set(), BOTH, set(), {"Norway"}),
    (
        "The meeting of Peru and Jordan in Rome on Monday was chaired by Norway's Kari Dahl.",
        {"Kari Dahl"},
        BOTH | {"Norway"},
        set(),
        {"Kari Dahl"},
    ),
    (TALKS + "Norway is not the mediator.", set(), BOTH, set(), set()),
    (TALKS + "Foreign Minister Ana Silva was there for Peru.", {"Ana Silva"}, BOTH, set(), set()),
    (
        TALKS + "The negotiators are led by Ana Silva for Peru and by Omar Haddad for Jordan.",
        {"Ana Silva", "Omar Haddad"},
        BOTH,
        set(),
        set(),
    ),
    (
        "Luis Vega of the rebel Front for Change met Peruvian Foreign Minister Ana Silva in Lima on Monday.",
        {"Luis Vega", "Ana Silva"},
        {"Front for Change", "Peru"},
        set(),
        set(),
    ),
    (
        "Haddad's National Front is small. Peruvian Foreign Minister Ana Silva met Omar Haddad in Lima on Monday.",
        {"Omar Haddad", "Ana Silva"},
        {"National Front", "Peru"},
        set(),
        set(),
    ),
    (
        "European Commission Vice President Ana Silva met Jordanian Foreign Minister Omar Haddad for the EU in Amman on Monday.",
        {"Ana Silva", "Omar Haddad"},
        {"EU", "Jordan"},
        set(),
        set(),
    ),
    (
        "Peru and Jordan held talks in Rome on Monday, chaired by Norway's Kari Dahl.",
        {"Kari Dahl"},
        BOTH | {"Norway"},
        set(),
        {"Kari Dahl"},
    ),
    (
        "Norwegian Foreign Minister Kari Dahl arranged two secret meetings between Peru and Jordan in Oslo in March.",
        {"Kari Dahl"},
        BOTH,
        set(),
        {"Kari Dahl"},
    ),
    (
        "A meeting between Peru and Jordan that the African Union had scheduled in Rome was called off.",
        set(),
        BOTH,
        set(),
        {"African Union"},
    ),
    ("A meeting between Peru and Jordan that Jordan had scheduled in Rome was called off.", set(), BOTH, set(), set()),
    ("Talks that Norway and Kenya sponsored in Rome led to a truce in May of last year.", set(), set(), set(), {"Norway", "Kenya"}),
    (
        "Ana Silva of Peru met Omar Haddad of Jordan over a lunch that Kari Dahl of Norway hosted.",
        {"Ana Silva", "Omar Haddad", "Kari Dahl"},
        BOTH,
        {"Kari Dahl"},
        set(),
    ),
    (
        "Delegations led by the Peruvian adviser Ana Silva and by Omar Haddad of Jordan opened discussions in Rome on Monday.",
        {"Ana Silva", "Omar Haddad"},
        BOTH,
        set(),
        set(),
    ),
    (
        "The European Union and two of its member states -- France and Spain -- took part in the meeting in Rome on Monday.",
        set(),
        {"European Union", "France", "Spain"},
        set(),
        set(),
    ),
    (
        "In Rome on Monday, Ana Silva, Peru's foreign minister, represented her country at talks with Jordan.",
        {"Ana Silva"},
        BOTH,
        set(),
        set(),
    ),
    (TALKS + "Among those present were Ana Silva of Peru and Omar Haddad.", {"Ana Silva", "Omar Haddad"}, BOTH, set(), set()),
    (TALKS + "Among those killed were Ana Silva of Peru and Omar Haddad.", set(), BOTH, set(), set()),
    (
        "Peruvian President Ana Silva, Jordanian King Omar Haddad and Norwegian Prime Minister Kari Dahl unveiled the plan on Monday. "
        "The three met in Rome in April.",
        {"Ana Silva", "Omar Haddad", "Kari Dahl"},
        BOTH | {"Norway"},
        set(),
        set(),
    ),
    (
        "The presidents of Peru and Jordan have ended two days of talks outside Rome. Ana Silva and Omar Haddad left by separate gates. "
        "A spokesman said little. The two men met three times.",
        {"Ana Silva", "Omar Haddad"},
        BOTH,
        set(),
        set(),
    ),
]


@pytest.mark.parametrize(("text", "attendees", "parties", "hosts", "mediators"), THERE, ids=[t[0][-60:] for t in THERE])
def test_who_was_there(text: str, attendees: set[str], parties: set[str], hosts: set[str], mediators: set[str]) -> None:
    found = extract(Article(id="t", title="", published="2024-05-15", text=text))
    names = {e.id: e.name for e in found.entities}
    meetings = [e for e in found.events if e.type == "Meeting"]
    told = [{p.role: set() for p in e.participants} for e in meetings]
    for roles, event in zip(told, meetings, strict=True):
        for part in event.participants:
            roles[part.role].add(names[part.entity])
    first = told[0] if told else {}
    assert first.get("attendee", set()) == attendees, told
    assert first.get("party", set()) == parties, told
    assert first.get("host", set()) == hosts, told
    assert first.get("mediator", set()) == mediators, told
