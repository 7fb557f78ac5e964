"""Bad input: each gives an article or one clear line that names the input; no traceback, no hang, no lost neighbour."""

import io
import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graphkit.errors import InputError
from graphkit.model import Article
from ingest.read import count, read_path
from ingest.read.check import LONGEST_ARTICLE, checked
from ingest.read.draft import Draft
from ingest.read.records import read_lines

SENTENCE = (
    "The foreign ministers of the two countries met in Lima on Monday, and they said that the talks had been useful to both of them. "
)
TEXT = SENTENCE * 3
DEEP = "[" * 200_000
GERMAN = "Die Außenminister der beiden Länder trafen sich am Montag in Lima und sprachen drei Stunden lang über Fischereirechte. " * 4
SPANISH = "Los ministros de Exteriores de los dos países se reunieron el lunes en Lima y hablaron durante tres horas sobre la pesca. " * 4
INDONESIAN = (
    "Para menteri luar negeri kedua negara bertemu pada hari Senin di Lima dan berbicara selama tiga jam tentang hak perikanan. " * 4
)
RUSSIAN = "Министры иностранных дел двух стран встретились в понедельник в Лиме и три часа говорили о рыболовстве. " * 4
ARABIC = "التقى وزيرا خارجية البلدين يوم الاثنين في ليما وتحدثا لمدة ثلاث ساعات عن حقوق الصيد. " * 4
CHINESE = "两国外长周一在利马会晤，就捕鱼权问题谈了三个小时。" * 8


def record(**changes):
    return json.dumps({"id": "a", "title": "Ministers meet", "text": TEXT, "published": "2024-05-07", **changes})


# name -> bytes -> None where it must give an article, else a part of the line that it must give
FILES = {
    # empty or no text
    "empty.txt": (b"", "no text"),
    "empty.md": (b"", "no text"),
    "empty.html": (b"", "no article"),
    "empty.json": (b"", "not JSON"),
    "blank.txt": (b" \n\t\n\r\n", "no text"),
    "bom-only.txt": (b"\xef\xbb\xbf", "no text"),
    "nbsp.txt": ("\u00a0\u00a0\n".encode(), "no text"),
    "only-date.txt": (b"2024-05-07\n", None),
    "only-front-matter.md": (b"---\ntitle: x\n---\n", "no text"),
    "only-code.md": (b"```\nx = 1\n```\n", "no text"),
    # encodings
    "utf8.txt": ("Zoë Müller’s café — “talks”. ".encode() + TEXT.encode(), None),
    "utf8-bom.txt": (b"\xef\xbb\xbf" + TEXT.encode(), None),
    "utf16.txt": (TEXT.encode("utf-16"), None),
    "utf16-le-no-bom.txt": (TEXT.encode("utf-16-le"), None),
    "utf16-be-no-bom.txt": (TEXT.encode("utf-16-be"), None),
    "utf32.txt": (TEXT.encode("utf-32"), None),
    "utf16-cut.txt": (TEXT.encode("utf-16")[:-1], "breaks off"),
    "latin1.txt": (("Zoë Müller. " + TEXT).encode("latin-1"), None),
    "cp1252.txt": (("“Talks” — " + TEXT).encode("cp1252"), None),
    "bad-utf8.txt": (TEXT.encode() + b"\xff\xfe\xfd", None),
    "utf7.txt": (("+AGE- " + TEXT).encode(), None),
    "bad-utf8.json": (record().encode().replace(b"Lima", b"Li\xffma"), None),
    "utf16.json": (record().encode("utf-16"), None),
    # binary
    "zeros.txt": (b"\0" * 5000, "binary"),
    "png.txt": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)) * 20, "binary"),
    "zip.txt": (b"PK\x03\x04" + bytes(range(256)) * 40, "binary"),
    "elf": (b"\x7fELF" + bytes(range(256)) * 20, "binary"),
    "pdf.txt": (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" + bytes(range(1, 256)) * 20, "binary"),
    "random.html": (bytes((i * 7919) % 256 for i in range(5000)), ""),
    "binary.json": (bytes(range(256)), "binary"),
    # control characters and marks
    "nul.txt": (TEXT.encode().replace(b"Lima", b"Li\0ma"), None),
    "nul.json": (record(text=TEXT.replace("Lima", "Li\0ma")).encode(), None),
    "controls.txt": (TEXT.encode().replace(b" ", b"\x07 ", 3), None),
    "escapes.json": (record(text="\x1b[31mRed\x1b[0m " + TEXT).encode(), None),
    "bidi.txt": (("\u202e\u2066Ana\u2069 " + TEXT).encode(), None),
    "rtl-marks.json": (record(text=TEXT.replace("Lima", "\u200fLima\u200f")).encode(), None),
    "zero-width.txt": (TEXT.replace("Lima", "Li\u200bma").encode(), None),
    "surrogate.json": (b'{"text": "\\ud800 ' + TEXT.encode() + b'"}', None),
    "surrogate-title.json": (b'{"title": "\\udfff\\udfff", "text": "' + TEXT.encode() + b'"}', None),
    "surrogate-id.json": (b'{"id": "\\ud83d", "text": "' + TEXT.encode() + b'"}', None),
    "noncharacters.json": (record(text="\uffff\ufffe" + TEXT).encode(), None),
    "emoji.txt": (("🕊🇺🇦 " + TEXT).encode(), None),
    "combining.txt": (("e" + "\u0301" * 500 + " " + TEXT).encode(), None),
    "line-separators.txt": (TEXT.replace(". ", ".\u2028").encode(), None),
    "form-feeds.txt": (TEXT.replace(". ", ".\f").encode(), None),
    "old-mac.txt": (TEXT.replace(". ", ".\r").encode(), None),
    # size and shape
    "one-line-5MB.txt": (SENTENCE.encode() * 40_000, "too long"),
    "one-word.txt": (b"a" * 900_000, "no prose"),
    "quotes-1M.txt": (b'"' * 1_000_000, "no prose"),
    "curly-quotes.txt": ("“".encode() * 300_000, "no prose"),
    "spaced-quotes.txt": (b'" ' * 3_000, None),
    "dots.txt": (b"." * 5_000, "no prose"),
    "parens.txt": (b"(" * 100_000, "no prose"),
    "newlines.txt": (b"\n" * 900_000 + TEXT.encode(), None),
    "spaces.txt": (b" " * 900_000 + TEXT.encode(), None),
    "title-100kB.txt": (b"the minister said " * 6_000 + b"\n" + TEXT.encode(), None),
    "title-100kB.json": (record(title="A long title and more of it " * 3_600).encode(), None),
    "title-lines.json": (record(title="Ministers\nmeet\r\nin Lima").encode(), None),
    "long-id.json": (record(id="x" * 100_000).encode(), "id has 100,000"),
    "long-publisher.json": (record(publisher="x " * 100_000).encode(), "publisher has"),
    "long-url.json": (record(id=None, url="http://a.org/" + "x" * 100_000).encode(), None),
    "one-letter.txt": (b"a", None),
    "two-words.txt": (b"Talks continue", None),
    "brackets.md": (b"[" * 60_000 + b" " + TEXT.encode(), "no prose"),
    "brackets-spaced.md": (b"[ " * 20_000 + TEXT.encode(), None),
    "stars.md": (b"*a of _the " * 20_000 + TEXT.encode(), None),
    "deep-quotes.md": (b"> " * 3_000 + TEXT.encode(), None),
    "deep-list.md": (b"\n".join(b"  " * n + b"- a" for n in range(300)) + b"\n\n" + TEXT.encode(), None),
    # JSON
    "not-json.json": (b"The ministers met.", "not JSON"),
    "half.json": (record().encode()[:-20], "not JSON"),
    "deep.json": (DEEP.encode(), "nested too deeply"),
    "deep-in-text.json": (('{"text": ' + "[" * 500 + "]" * 500 + "}").encode(), "must be a string"),
    "null.json": (b"null", "must be a JSON object"),
    "number.json": (b"42", "must be a JSON object"),
    "huge-number.json": (b"9" * 6_000, "not JSON"),
    "nan.json": (b"NaN", "must be a JSON object"),
    "string.json": (b'"text"', "must be a JSON object"),
    "empty-list.json": (b"[]", "empty"),
    "empty-object.json": (b"{}", 'no "text"'),
    "list-of-lists.json": (b"[[]]", "record 1"),
    "other-keys.json": (b'{"body": "x", "headline": "y"}', 'no "text" (it has body, headline)'),
    "text-null.json": (record(text=None).encode(), "not null"),
    "text-number.json": (record(text=5).encode(), "not a number"),
    "text-list.json": (record(text=["a"]).encode(), "not a list"),
    "text-bool.json": (record(text=True).encode(), "not true or false"),
    "title-list.json": (record(title=["a"]).encode(), '"title" must be a string'),
    "title-null.json": (record(title=None).encode(), None),
    "id-number.json": (record(id=17).encode(), None),
    "id-float.json": (record(id=1.5).encode(), '"id" must be a string'),
    "id-bool.json": (record(id=True).encode(), '"id" must be a string'),
    "id-blank.json": (record(id="  ").encode(), None),
    "url-object.json": (record(url={}).encode(), '"url" must be a string'),
    "url-broken.json": (record(id=None, url="http://[::1/x").encode(), None),
    "extra-keys.json": (record(entities=[1], weird={"a": []}).encode(), None),
    "twice-the-key.json": (b'{"text": "x", "text": "' + TEXT.encode() + b'"}', None),
    "names.json": (record(title='O\'Brien `x` "y" MATCH (n) DETACH DELETE n //', publisher="'; DROP").encode(), None),
    "backslashes.json": (record(text="C:\\x\\u0000 " + TEXT).encode(), None),
    # dates
    "year-9999.json": (record(published="9999-12-31").encode(), "not a publication date"),
    "year-0.json": (record(published="0000-01-01").encode(), "not a publication date"),
    "month-13.json": (record(published="2024-13-01").encode(), "not a publication date"),
    "feb-30.json": (record(published="2024-02-30").encode(), "not a publication date"),
    "date-words.json": (record(published="yesterday").encode(), "not a publication date"),
    "date-number.json": (record(published=20240507).encode(), '"published" must be a string'),
    "date-empty.json": (record(published="").encode(), None),
    "date-long.json": (record(published="1" * 100_000).encode(), "not a publication date"),
    "year-9999.txt": (TEXT.encode() + b"\n9999-12-31", None),
    "bad-date.md": (b"---\ndate: soon\n---\n" + TEXT.encode(), "not a publication date"),
    # languages
    "german.txt": (GERMAN.encode(), "does not look like English"),
    "spanish.txt": (SPANISH.encode(), "does not look like English"),
    "indonesian.txt": (INDONESIAN.encode(), "does not look like English"),
    "russian.txt": (RUSSIAN.encode(), "not written in Latin letters"),
    "arabic.txt": (ARABIC.encode(), "not written in Latin letters"),
    "chinese.txt": (CHINESE.encode(), "not written in Latin letters"),
    "names-abroad.txt": (("Łukasz Żółć, Nguyễn Văn Đức and Þórður Ægisson " + TEXT).encode(), None),
    # HTML
    "page.html": (f"<html><head><title>Ministers meet</title></head><body><article><p>{TEXT}</p></article></body></html>".encode(), None),
    "unclosed.html": (f"<html><body><article><p>{TEXT}<p>{TEXT}<div><b>".encode(), None),
    "no-text.html": (b"<html><body></body></html>", "no article"),
    "script-only.html": (b"<html><body><script>alert(1)</script></body></html>", "no article"),
    "plain.html": (b"no markup at all", "no article"),
    "deep.html": (b"<div>" * 20_000 + TEXT.encode() + b"</div>" * 20_000, ""),
    "attributes.html": (b"<p " + b"a=b " * 50_000 + b">" + TEXT.encode() + b"</p>", ""),
    "entities.html": (b"<article><p>&bogus;&#0;&#x110000;&amp; " + TEXT.encode() + b"</p></article>", ""),
    "xml-bomb.xhtml": (
        b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><html><body><p>&b; ' + TEXT.encode() + b"</p></body></html>",
        "",
    ),
    "charset.html": (
        ('<html><head><meta charset="iso-8859-1"></head><body><article><p>Zoë ' + TEXT + "</p></article></body></html>").encode("latin-1"),
        None,
    ),
    # kinds
    "paper.pdf": (b"%PDF-1.7", ".pdf files can't be read"),
    "paper.docx": (b"PK", ".docx files can't be read"),
    "no-ending": (TEXT.encode(), None),
    "UPPER.TXT": (TEXT.encode(), None),
}


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_gives_an_article_or_one_line(name, tmp_path):
    data, expected = FILES[name]
    path = tmp_path / name
    path.write_bytes(data)
    began = time.perf_counter()
    errors = []
    articles = list(read_path(path, on_error=errors.append))
    assert time.perf_counter() - began < 10
    assert len(articles) + len(errors) == 1
    for error in errors:
        assert str(path) in str(error)
        assert "\n" not in str(error)
        assert len(str(error)) < 400 + len(str(path))
    if expected is None:
        assert not errors
    elif expected:
        assert expected in str(errors[0])
    for article in articles:
        Article.model_validate(article.model_dump())
        article.full_text.encode("utf-8")
        assert article.title == article.title.replace("\n", "")
        assert not any(c < " " and c != "\n" for c in article.full_text)


def test_there_are_a_hundred_of_them():
    assert len(FILES) > 100


def test_a_folder_gives_all_that_can_be_used_and_names_the_rest(tmp_path):
    for name, (data, _) in FILES.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / ".hidden.txt").write_text(TEXT)
    (tmp_path / "deeper" / "still").mkdir(parents=True)
    (tmp_path / "deeper" / "still" / "good.txt").write_text(TEXT)
    errors = []
    articles = list(read_path(tmp_path, on_error=errors.append))
    good = sum(expected is None for _, expected in FILES.values())
    assert len(articles) >= good - 2  # files without a known ending are passed over in a folder
    assert len({str(e) for e in errors}) == len(errors) >= 50
    assert count([tmp_path]) == len(articles) + len(errors)


def test_a_huge_file_is_refused_without_being_read_whole(tmp_path):
    path = tmp_path / "huge.txt"
    with path.open("wb") as f:
        f.seek(50_000_000)
        f.write(b"x")
    with pytest.raises(InputError, match="larger than 8 MB"):
        list(read_path(path))


@pytest.mark.parametrize("path", ["missing.txt", "", "a\0b", "x" * 5000, "missing/deeper/x.json"])
def test_a_path_that_is_none(path, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(InputError):
        list(read_path(path))


def test_a_folder_without_articles(tmp_path):
    with pytest.raises(InputError, match="no article in this folder"):
        list(read_path(tmp_path))


def test_jsonl_names_the_line_and_goes_on(tmp_path):
    path = tmp_path / "a.jsonl"
    path.write_text("\n".join([record(id="1"), "{broken", "", record(id="2"), "[]", record(id="3", text=""), record(id="4")]))
    errors = []
    assert [a.id for a in read_path(path, on_error=errors.append)] == ["1", "2", "4"]
    assert [str(e).split(": ")[0] for e in errors] == [f"{path}, line 2", f"{path}, line 5", f"{path}, line 6"]
    with pytest.raises(InputError, match="line 2"):
        list(read_path(path))


def test_a_line_of_50_MB_is_passed_over_and_the_next_one_read():
    stream = io.BytesIO(record(id="1").encode() + b"\n" + b"x" * 50_000_000 + b"\n" + record(id="2").encode())
    errors = []
    assert [d.id for d in read_lines(stream, "standard input", errors.append)] == ["1", "2"]
    assert "line 2: longer than 16 MB" in str(errors[0])


def test_offsets_count_in_the_text_that_the_record_gave():
    text = " \t\r\n" + TEXT.replace("Lima", "Li\0ma\u200f").replace("useful", "use\ud800ful") + "\r\n "
    article = checked(Draft("x", text, title="A\ttitle\nhere"))
    assert len(article.full_text) == len("A title here") + 1 + len(text)
    assert article.text.index("countries") == text.index("countries")


def test_published_from_the_command_line_holds_where_there_is_none(tmp_path, caplog):
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text(TEXT + "\n2024-05-07")
    assert [a.published for a in read_path(tmp_path, published="6 May 2024", publisher="Us")] == ["2024-05-06", "2024-05-07"]
    assert not caplog.records
    list(read_path(tmp_path / "a.txt"))
    assert "no publication date" in caplog.text
    with pytest.raises(InputError, match="--published: 'soon'"):
        list(read_path(tmp_path, published="soon"))


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ({"id": "x"}, {"id": "x", "text": TEXT + SENTENCE}, True),
        ({"url": "https://www.a.org/x/?utm_source=y#z"}, {"url": "http://a.org/x", "text": TEXT + SENTENCE, "title": "Other"}, True),
        ({"url": "https://a.org/x"}, {"url": "https://a.org/y"}, False),
        ({"title": "T", "published": "2024-05-07"}, {"title": "T", "published": "2024-05-07", "text": TEXT + SENTENCE}, True),
        ({"title": "T", "published": "2024-05-07"}, {"title": "T", "published": "2024-05-08"}, False),
        ({"title": "T", "published": "2024-05-07", "publisher": "A"}, {"title": "T", "published": "2024-05-07", "publisher": "B"}, False),
        ({"title": "T"}, {"title": "T"}, True),
        ({"title": "T"}, {"title": "T", "text": TEXT + SENTENCE}, False),
    ],
)
def test_a_corrected_article_keeps_its_id_and_another_has_its_own(first, second, same):
    ids = [checked(Draft("x", **{"text": TEXT, **fields})).id for fields in (first, second)]
    assert (ids[0] == ids[1]) is same


def test_the_longest_article_is_read():
    text = (SENTENCE * 10_000)[:LONGEST_ARTICLE]
    assert checked(Draft("x", text)).text == text
    with pytest.raises(InputError, match="1,000,001 characters are too long"):
        checked(Draft("x", text + "."))


@settings(deadline=None)
@given(st.binary(max_size=300), st.sampled_from([".txt", ".md", ".json", ".jsonl", ".html", ".jsonl.gz"]))
def test_any_bytes_give_articles_or_lines(tmp_path_factory, data, ending):
    path = tmp_path_factory.mktemp("any") / f"a{ending}"
    path.write_bytes(data)
    errors = []
    for article in read_path(path, on_error=errors.append):
        assert article.text.strip()
    assert all(str(path) in str(e) for e in errors)


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["id", "text", "title", "url", "published", "x"]), inner, max_size=5)
    ),
    max_leaves=10,
)


@given(JSON)
def test_any_json_gives_articles_or_lines(value):
    errors = []
    for draft in read_lines(io.BytesIO(json.dumps(value).encode()), "standard input", errors.append):
        assert isinstance(draft.text, str)
    assert all(str(e).startswith("standard input, line 1: ") for e in errors)
