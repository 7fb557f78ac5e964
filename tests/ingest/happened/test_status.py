"""The status and the day of the event that a sentence announces, through the whole pipeline; `*` stands before the trigger.

The sentences are our own; the publication date is Wednesday, 3 December 2025.
"""

from __future__ import annotations

from functools import cache

import pytest
from spacy.tokens import Token

from graphkit.model import Article
from ingest import pipeline
from ingest.happened.status import status_of
from ingest.notes import Notes, notes_of
from ingest.when import when_of

TOLD: list[tuple[str, str | None, str | None]] = [
    ("The ministers *met in Oslo on Sunday.", "occurred", "2025-11-30"),
    ("The ministers will *meet in Oslo on Sunday.", "planned", "2025-12-07"),
    ("The ministers are to *meet in Oslo on Friday.", "planned", "2025-12-05"),
    ("The envoy is due to *meet the president on Friday.", "planned", "2025-12-05"),
    ("The envoy is expected to *meet the president next week.", "planned", "2025-W50"),
    ("The envoy agreed to *meet the president.", "planned", None),
    ("The envoy agreed on Monday to *meet the president.", "planned", None),
    ("The envoy refused to *meet the president.", "cancelled", None),
    ("The envoy declined to *meet the president.", "cancelled", None),
    ("The envoy did not *meet the president.", "denied", None),
    ("The envoy never *met the president.", "denied", None),
    ("The president denied having *met the envoy.", "denied", None),
    ("The president denied that he had *met the envoy.", "denied", None),
    ("If they *met, the war would end.", None, None),
    ("They might *meet in January.", "proposed", "2026-01"),
    ("The minister called for *talks with Iran.", "proposed", None),
    ("The minister called off *talks with Iran.", "cancelled", None),
    ("The *talks were called off on Tuesday.", "cancelled", "2025-12-02"),
    ("The *talks were postponed.", "cancelled", None),
    ("The *talks are scheduled for Friday.", "planned", "2025-12-05"),
    ("A *meeting scheduled for Friday was announced.", "planned", "2025-12-05"),
    ("The planned *summit will bring together leaders.", "planned", None),
    ("After *talks in Geneva, the two agreed on a draft.", "occurred", None),
    ("The minister arrived ahead of the *summit.", "planned", None),
    ("They will hold a *meeting on Thursday.", "planned", "2025-12-04"),
    ("They held *talks on Monday.", "occurred", "2025-12-01"),
    ("The *meeting, which was held in Vienna on Monday, lasted three hours.", "occurred", "2025-12-01"),
    ("The *meeting, which will be held in Vienna on Friday, was requested by Iran.", "planned", "2025-12-05"),
    ("Sunday's *meeting included the foreign minister.", "occurred", "2025-11-30"),
    ("The minister said they would *meet on Friday.", "planned", "2025-12-05"),
    ("The minister said on Monday that they had *met in Rome.", "occurred", None),
    ("The minister said on Monday that they had *met in Rome on Sunday.", "occurred", "2025-11-30"),
    ("The president invited the chancellor to *visit Kyiv.", "proposed", None),
    ("The president is ready to *meet the chancellor.", "proposed", None),
    ("The two sides failed to *agree on a text.", "denied", None),
    ("The president hopes to *meet the chancellor in May.", "proposed", "2026-05"),
    ("Lavrov is *meeting Rubio in Geneva today.", "ongoing", "2025-12-03"),
    ("Lavrov is *meeting Rubio in Geneva on Friday.", "planned", "2025-12-05"),
    ("The leaders *meet on Friday in Geneva.", "planned", "2025-12-05"),
    ("Will the leaders *meet on Friday?", None, "2025-12-05"),
    ("On May 4, she will travel to Tbilisi, where she will *meet the president.", "planned", "2026-05-04"),
    ("He flew to Oslo on Monday to *meet the king.", "occurred", "2025-12-01"),
    ("He will fly to Oslo on Friday to *meet the king.", "planned", "2025-12-05"),
    ("The plan to *meet in Oslo was dropped.", "cancelled", None),
    ("His offer to *meet the president was rejected.", "cancelled", None),
    ("There was no *meeting between the two.", "denied", None),
    ("No *meeting is planned.", None, None),
    ("They may hold *talks next month.", "proposed", "2026-01"),
    ("A proposal for *talks was rejected.", "cancelled", None),
    ("He visited Kabul on Monday, *meeting the president.", "occurred", "2025-12-01"),
    ("The government ruled out *talks with the rebels.", "cancelled", None),
    ("The government has not ruled out *talks with the rebels.", "proposed", None),
    ("He attended the Nov. 3 *summit in Seoul.", "occurred", "2025-11-03"),
    ("The Nov. 3 *summit ended without a deal.", "occurred", "2025-11-03"),
    ("He discussed Friday's attack when they *met in Rome.", "occurred", None),
    ("A third round of *talks will take place in Doha on Dec. 10.", "planned", "2025-12-10"),
    ("The president told reporters on Sunday that he would *meet the premier.", "planned", None),
    ("They could have *met earlier.", None, None),
    ("The minister wants to *meet his counterpart.", "proposed", None),
    ("The minister is preparing to *meet his counterpart.", "planned", None),
    ("He arrived in Moscow on Tuesday for *talks with Putin.", "occurred", "2025-12-02"),
    ("He cancelled his *visit to Ankara.", "cancelled", None),
    ("The *summit is set for January 15.", "planned", "2026-01-15"),
    ("Talks resumed on Tuesday and the sides *met again on Wednesday.", "occurred", "2025-12-03"),
    ("A second *round planned for July was called off.", "cancelled", "2025-07"),
    ("The planned *talks were held on Sunday.", "occurred", "2025-11-30"),
    ("Suspended *talks could resume on Friday.", "proposed", "2025-12-05"),
    ("The minister denied a report that he had *spoken with the rebels.", "denied", None),
    ("The ministry denied a report that its minister was preparing to *fly to Tunis.", "denied", None),
    ("The *talks, which Peru was to have hosted, were never held.", "cancelled", None),
    ("The president was to have *visited Lima on Monday.", "cancelled", "2025-12-01"),
    ("His *visit to Riyadh in May preceded the rupture.", "occurred", "2025-05"),
    ("A *meeting of the commission scheduled for Dec. 27 in Lima has been postponed.", "cancelled", "2025-12-27"),
    ("The fifth round of the *talks, which had opened on Thursday, had been due to end Sunday.", "occurred", "2025-11-27"),
    ("The fifth *round of the talks, which had opened on Thursday, had been due to end Sunday.", "occurred", "2025-11-27"),
    ("He turned down an offer of *talks.", "cancelled", None),
    ("A spokesman did not rule out that *talks could resume next week.", "proposed", "2025-W50"),
    ("I am happy to *welcome you to Lima.", "occurred", None),
    ("Officials will *reconvene in Cairo before the end of next week.", "planned", "2025-W50"),
    ("The two will *meet in Brussels on December 15, on the sidelines of the Eastern Partnership summit.", "planned", "2025-12-15"),
    ("The two will meet in Brussels on December 15, on the sidelines of the Eastern Partnership *summit.", "planned", "2025-12-15"),
    ("He is to receive the leaders in Brussels on December 15, on the sidelines of the regional *summit.", "planned", "2025-12-15"),
    ("Representatives *met in the aftermath of the Nov. 13 attacks.", "occurred", None),
    ("The minister called on the premier on Sunday, a day after he had *met the king in Rome.", "occurred", "2025-11-29"),
    ("The delegation *met the president on Saturday, one day after the sides signed an accord.", "occurred", "2025-11-29"),
    ("The delegation met the president on Saturday, one day after the sides *signed an accord.", "occurred", "2025-11-28"),
    ("He flew to Lima on Monday, two days after *talks in Quito.", "occurred", "2025-11-29"),
    ("He *spoke to the king by phone two days after a meeting on Nov. 20.", "occurred", "2025-11-22"),
    ("The *meeting in the capital was not on the program.", "occurred", None),
    ("The *talks did not produce a deal.", "occurred", None),
    ("The *talks did not take place.", "denied", None),
    ("The minister did not attend the *summit.", "occurred", None),
    ("No new *talks have been scheduled.", None, None),
    ("There were no direct *talks between the two sides.", "denied", None),
    ("The minister described as untrue a report that the president would *visit Lima in January.", "denied", "2026-01"),
    ("The pope is due in Lima on Monday, before he *travels to Quito.", "planned", None),
    ("The *talks planned for June were never held.", "cancelled", "2025-06"),
    ("They *met over the weekend.", "occurred", "2025-W48-WE"),
    ("They will *meet over the weekend.", "planned", "2025-W49-WE"),
    ("The *summit opens on Friday in Lima.", "planned", "2025-12-05"),
    ("On Tuesday, the minister said the two had *met.", "occurred", None),
    ("Speaking on Tuesday, the minister said *talks in Rome had failed.", "occurred", None),
    ("The foreign minister, who *met his counterpart on Monday, said on Tuesday that they had agreed.", "occurred", "2025-12-01"),
    ("The two leaders held a phone *call late on Tuesday.", "occurred", "2025-12-02"),
    ("A day before the *summit, the two leaders met in Rome.", "occurred", None),
    ("The president is *visiting Japan this week.", "ongoing", "2025-W49"),
    ("The president will be *visiting Japan next week.", "planned", "2025-W50"),
    ("The president has been *meeting donors since Monday.", "occurred", None),
    ("The minister is *due in Lima on Friday.", "planned", "2025-12-05"),
    ("The minister is *expected in Lima on Friday.", "planned", "2025-12-05"),
    ("The minister arrived ahead of Sunday's *summit.", "planned", "2025-12-07"),
    ("The minister had arrived in Rome ahead of the *summit on Nov. 30.", "occurred", "2025-11-30"),
    ("The minister arrives in Rome before the *summit.", "planned", None),
    ("In their first *meeting since the standoff began four months ago, the ministers agreed on a truce.", "occurred", None),
    (
        "He raised the matter with the king on Sunday, two days before his trip to Lima, where he *met the president.",
        "occurred",
        "2025-12-02",
    ),
    ("The accord was signed in Lima on Friday at a *ceremony attended by the president.", "occurred", "2025-11-28"),
    ("The king is to *receive the leaders on the eve of the summit, which opens on Monday.", "planned", "2025-12-07"),
    ("We look forward to a further *meeting of the committee to be held in Lima.", "planned", None),
    ("A *round which the envoy had convened in September never got off the ground.", "denied", "2025-09"),
    ("The minister met Prime Minister Theresa May and will *visit Rome on Friday.", "planned", "2025-12-05"),
    (
        "In their first *meeting since the standoff began four months ago, the ministers agreed late on Thursday that "
        "troops should withdraw.",
        "occurred",
        None,
    ),
    ("The first *session is expected in Lima before the end of the year.", "planned", None),
]

HEADLINES: list[tuple[str, str | None]] = [
    ("Rubio to *meet Lavrov in Geneva", "planned"),
    ("Rubio *meets Lavrov in Geneva", "occurred"),
]


@cache
def read(sentence: str, title: bool = False) -> tuple[Token, Notes]:
    """The token after the star, and the notes of its article."""
    text = sentence.replace("*", "")
    article = Article(id="a", title=text if title else "", text="Nothing more is known." if title else text, published="2025-12-03")
    nlp = pipeline.load()
    doc = nlp(pipeline.make_doc(nlp, article))
    return next(t for t in doc if t.idx == sentence.index("*")), notes_of(doc)


@pytest.mark.parametrize(("sentence", "status", "when"), TOLD)
def test_status_and_day_of_what_a_sentence_tells(sentence: str, status: str | None, when: str | None) -> None:
    trigger, notes = read(sentence)
    assert status_of(trigger, notes) == status
    found = when_of(trigger, notes)
    assert (found.value if found else None) == when


@pytest.mark.parametrize(("sentence", "status"), HEADLINES)
def test_status_of_headlines(sentence: str, status: str | None) -> None:
    assert status_of(*read(sentence, title=True)) == status
