"""Plain text and Markdown become articles."""

import textwrap

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.read.markdown import markdown_draft
from ingest.read.text import text_draft

BODY = (
    "Foreign Minister Ana Silva of Brazil met her French counterpart in Lima on Monday. The two spoke for three hours about fishing "
    "rights, and agreed to meet again in the spring, in a city that neither of them would name."
)


def test_title_text_and_trailing_date_without_a_last_newline():
    draft = text_draft(f"Ministers meet in Lima\n{BODY}\n| 2024-05-07 08:55:24", "a.txt")
    assert (draft.title, draft.text, draft.published) == ("Ministers meet in Lima", BODY, "2024-05-07")


def test_leading_date_line_before_the_title():
    draft = text_draft(f"Tuesday, 7 May 2024\n\nMinisters meet in Lima\n\n{BODY}\n", "a.txt")
    assert (draft.title, draft.text, draft.published) == ("Ministers meet in Lima", BODY, "2024-05-07")


def test_the_publication_counts_and_not_the_update():
    draft = text_draft(f"Ministers meet\nUpdated: 9 May 2024\nPublished: 7 May 2024\n{BODY}", "a.txt")
    assert draft.published == "2024-05-07"
    assert draft.text == BODY


def test_a_date_in_the_middle_stays_text():
    middle = "\n".join([BODY] * 5 + ["1 May 2024"] + [BODY] * 5)
    draft = text_draft(f"Title\n{middle}", "a.txt")
    assert draft.published is None
    assert "1 May 2024" in draft.text


def test_a_first_sentence_is_no_title():
    assert text_draft(f"{BODY}\n{BODY}", "a.txt").title == ""
    assert text_draft(BODY, "a.txt").title == ""


@pytest.mark.parametrize("width", [50, 72, 100])
def test_a_wrapped_text_is_unwrapped(width):
    wrapped = f"Ministers meet in Lima\n\n{textwrap.fill(BODY, width)}\n\n{textwrap.fill(BODY, width)}"
    draft = text_draft(wrapped, "a.txt")
    assert draft.title == "Ministers meet in Lima"
    assert draft.text == f"{BODY}\n{BODY}"


def test_short_paragraphs_of_one_line_stay_apart():
    lines = ["Ministers met in Lima.", "They spoke for three hours about fishing rights.", "No date was set.", "France was content."]
    assert text_draft("\n".join(lines), "a.txt").text == "\n".join(lines)


def test_windows_line_ends():
    assert text_draft(f"Title here\r\n\r\n{BODY}\r\n", "a.txt").text == BODY


MARKDOWN = """---
title: "Ministers meet"
date: 2024-05-07
source: Lima Post
---

# Ministers meet

The **two** [ministers](http://x.org/y) met
in *Lima*.

![photo](a.png)

> A quotation.

```
code
```
- one
- two
"""


def test_markdown_loses_its_markup():
    draft = markdown_draft(MARKDOWN, "a.md")
    assert (draft.title, draft.published, draft.publisher) == ("Ministers meet", "2024-05-07", "Lima Post")
    assert draft.text == "The two ministers met in Lima.\nA quotation.\none\ntwo"


def test_markdown_without_front_matter():
    draft = markdown_draft(f"# Ministers meet\n\n*7 May 2024*\n\n{BODY}\n", "a.md")
    assert (draft.title, draft.published, draft.text) == ("Ministers meet", "2024-05-07", BODY)


@settings(deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_read(text):
    for draft in (text_draft(text, "a.txt"), markdown_draft("# " + text, "a.md")):
        assert draft.published is None or len(draft.published) == 10


@settings(deadline=None)
@given(st.lists(st.text(alphabet="abc .,\n", max_size=80), max_size=12))
def test_no_word_is_lost_in_unwrapping(lines):
    text = "\n".join(lines)
    draft = text_draft(text, "a.txt")
    assert f"{draft.title} {draft.text}".split() == text.split()
