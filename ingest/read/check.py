"""A draft becomes an Article that extraction can use, or one clear line says why not.

Characters are replaced one for one and never dropped, so that offsets count in the text as the record gave it.
"""

from __future__ import annotations

import hashlib
import re
from functools import cache
from urllib.parse import parse_qsl, urlencode, urlsplit

from graphkit.errors import InputError
from graphkit.model import Article
from ingest import lexicon
from ingest.read.draft import Draft

LONGEST_ARTICLE = 1_000_000
"""Characters of title and text together: spaCy's own limit, some 150,000 words."""
LONGEST_WORD = 2_000
"""Characters without a space: spaCy's tokenizer takes time in the square of a word's length, and no article has such a word."""
LONGEST_NAME = 300
"""Characters of an id or a publisher."""

_WORD = re.compile(r"[^\W\d_]+")
_RUN = re.compile(rf"\S{{{LONGEST_WORD},}}")
_FEWEST_WORDS = 30
_LEAST_ENGLISH = 0.08
"""Share of these words: 0.25 to 0.45 in English news, under 0.05 in other languages of Latin script, 0 in other scripts."""
_LEAST_LATIN = 0.5


def checked(draft: Draft) -> Article:
    """The Article of a draft: cleaned, found to be English text of a workable size, and with an id.

    Raises InputError, naming the draft's source, where it can't be used.
    """
    title, text = one_line(clean(draft.title)), clean(draft.text)
    if not title.strip():
        title = ""
    if not text.strip():
        raise InputError(f"{draft.source}: there is no text in it")
    check_size(title, text, draft.source)
    if reason := _not_english(text):
        raise InputError(f"{draft.source}: {reason}: only English articles can be read")
    publisher = _name(draft.publisher, "publisher", draft.source)
    url = draft.url.strip() if draft.url and draft.url.strip() else None
    identifier = _name(draft.id, "id", draft.source) or derived_id(title, text, url, publisher, draft.published)
    return Article(id=identifier, title=title, publisher=publisher, url=url, published=draft.published, text=text)


def check_size(title: str, text: str, source: str) -> None:
    """Raise InputError where the article is longer than spaCy can take, or holds something that makes it take for ever."""
    length = len(title) + len(text)
    if length > LONGEST_ARTICLE:
        raise InputError(f"{source}: {length:,} characters are too long for one article (at most {LONGEST_ARTICLE:,}): split it")
    if run := _RUN.search(text) or _RUN.search(title):
        raise InputError(f"{source}: this is no prose: {run.end() - run.start():,} characters without a space: {run[0][:20]!r}...")


@cache
def _replacements() -> dict[int, str]:
    """Control characters, lone surrogates and marks of writing direction: none of them is text, and stores and exports refuse some."""
    table = {c: " " for c in (*range(0x20), 0x7F, *range(0x80, 0xA0)) if c != 0x0A}
    table |= dict.fromkeys((8206, 8207, 1564, *range(8234, 8239), *range(8294, 8298), 65279, 8232, 8233), " ")
    table |= dict.fromkeys((0xFFFE, 0xFFFF), "\ufffd")
    return table


def clean(text: str) -> str:
    """The text with what isn't text replaced, character for character: control characters by spaces, lone surrogates by U+FFFD."""
    text = text.translate(_replacements())
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        text = re.sub(r"[\ud800-\udfff]", "\ufffd", text)
    return text


def one_line(text: str) -> str:
    """The text in one line, same length: a title has no line breaks."""
    return text.replace("\n", " ")


def _name(value: str | None, what: str, source: str) -> str | None:
    """An id or a publisher without the spaces around it."""
    if value is None:
        return None
    value = " ".join(clean(value).split())
    if len(value) > LONGEST_NAME:
        raise InputError(f"{source}: its {what} has {len(value):,} characters (at most {LONGEST_NAME})")
    return value or None


def _not_english(text: str) -> str | None:
    """Why this text can't be English; None where it may be. Cheap: one look at the first words, no model."""
    words = [w.lower() for w in _WORD.findall(text[:20_000])]
    letters = "".join(words)
    if letters:
        latin = sum(c < "\u0250" or "\u1e00" <= c <= "\u1eff" for c in letters)
        if latin < _LEAST_LATIN * len(letters):
            return "it is not written in Latin letters"
    if len(words) >= _FEWEST_WORDS and sum(w in lexicon.words("function_words") for w in words) < _LEAST_ENGLISH * len(words):
        return "it does not look like English"
    return None


# ids


def derived_id(title: str, text: str, url: str | None, publisher: str | None, published: str | None) -> str:
    """An article's id where none is given: from its url, else from publisher, title and published, else from the content.

    The first two stay the same when the article is corrected. `publisher` may be missing; title and date may not, or unlike articles
    would share an id.
    """
    if url:
        host, address = _address(url)
        return f"{_slug(host)}-{_digest(address)}"
    if title and published:
        return f"{published}-{_slug(title)}-{_digest((publisher or '').casefold(), title.casefold(), published)}"
    return f"{_slug(title or text[:200])}-{_digest(title, text)}"


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(" ".join(p.split()) for p in parts).encode()).hexdigest()[:12]


def _slug(text: str) -> str:
    """The first words in small letters and hyphens, so that an id says which article it is."""
    return "-".join(re.findall(r"[a-z0-9.]+", text.lower())[:6])[:48].strip("-.") or "article"


def _address(url: str) -> tuple[str, str]:
    """The host, and the url without what changes from visit to visit: fragment, campaign parameters, the host's case, a closing slash."""
    try:
        parts = urlsplit(url.strip())
        kept = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not k.lower().startswith(("utm_", "fbclid", "gclid"))]
    except ValueError:  # "http://[half an address"
        return "", url.strip()
    host = parts.netloc.lower().removeprefix("www.")
    return host, f"{host}{parts.path.rstrip('/')}" + (f"?{urlencode(kept)}" if kept else "")
