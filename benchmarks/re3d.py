"""Recall of the names in re3d (Dstl's annotated texts about Iraq and Syria): persons, organisations, locations.

    python benchmarks/re3d.py [--pipeline NAME] [--misses]

What counts as a name: a gold entity of type Person, Organisation or Location, of confidence 1, whose words all begin with a capital or a
digit, small words ("of", "and", "al-") and a leading article apart, pronouns excluded: "U.S. Central Command" and "Foreign Secretary
Boris Johnson" are names, "the camp", "U.S. forces" and "We" are none. re3d marks every mention; a name counts once a document.

What counts as recalled: an entity that the article names has it as its name or an alias, or a resolved mention covers exactly these
words, after both are normalised: case, accents, quotes, possessive and leading "the" are dropped. Of "Istanbul, Turkey", which re3d marks
as one location, both parts have to be recalled. The type is not compared, since re3d calls a government a location in one place and an
organisation in the next.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from graphkit.model import Article
from ingest import pipeline as pipes
from ingest.notes import notes_of

DATA = Path(__file__).resolve().parents[2] / "shared" / "bench" / "re3d"
TYPES = ("Person", "Organisation", "Location")
_SMALL = frozenset({"of", "and", "the", "for", "in", "on", "to", "de", "al", "el", "bin", "ibn", "von", "van", "&", "at", "against"})


_PRONOUNS = frozenset({"I", "We", "He", "She", "They", "You", "Our", "My", "Us", "It"})


def normal(text: str) -> str:
    """The form in which two names are compared.

    >>> normal("the U.S.’s Central Command")
    'u s central command'
    """
    text = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)).casefold()
    text = re.sub(r"['’]s\b", "", text)
    return re.sub(r"^the ", "", " ".join(re.sub(r"[^\w\s]", " ", text).split()))


def is_name(value: str) -> bool:
    """Whether a gold value is a name and no description."""
    words = re.sub(r"^(?:the|The) ", "", value).split()
    return (
        bool(words)
        and value not in _PRONOUNS
        and all(w[0].isupper() or w[0].isdigit() or w.lower().split("-")[0] in _SMALL for w in words)
        and words[0][0].isupper()
    )


def documents() -> Iterator[tuple[str, Article, set[tuple[str, str]]]]:
    """Source, article, and the (type, name) pairs of its gold."""
    for folder in sorted(p for p in DATA.iterdir() if p.is_dir()):
        gold: dict[str, set[tuple[str, str]]] = {}
        for line in (folder / "entities.json").read_text(encoding="utf-8").splitlines():
            entity = json.loads(line)
            if entity["type"] in TYPES and entity["confidence"] == 1 and is_name(entity["value"]):
                gold.setdefault(entity["documentId"], set()).add((entity["type"], entity["value"]))
        for line in (folder / "documents.json").read_text(encoding="utf-8").splitlines():
            record = json.loads(line)
            yield folder.name, Article(id=record["_id"], text=record["text"]), gold.get(record["_id"], set())


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--pipeline", help="an installed spaCy pipeline")
    parser.add_argument("--misses", action="store_true", help="print each name that was missed")
    args = parser.parse_args()
    if not DATA.is_dir():
        print(f"{DATA} isn't there: the public data lie beside the checkout, in shared/bench", file=sys.stderr)
        return 2
    nlp = pipes.load(args.pipeline)
    total: Counter[str] = Counter()
    found: Counter[str] = Counter()
    missed: Counter[tuple[str, str]] = Counter()
    for _, article, gold in documents():
        doc = nlp(pipes.make_doc(nlp, article))
        notes = notes_of(doc)
        ours = {normal(n) for e in notes.entities.values() if e.keep for n in (e.name, *e.aliases)}
        ours |= {normal(doc[m.start : m.end].text) for m in notes.mentions if m.entities}
        for type_, value in gold:
            total[type_] += 1
            if all(normal(part) in ours for part in (value.split(",") if type_ == "Location" else [value])):
                found[type_] += 1
            else:
                missed[type_, value] += 1
    if args.misses:
        for (type_, value), n in missed.most_common():
            print(f"{n:4} {type_:14}{value}")
    for type_ in TYPES:
        print(f"{type_:14}{found[type_] / total[type_]:7.3f}   {found[type_]} of {total[type_]}")
    print(f"{'all':14}{sum(found.values()) / sum(total.values()):7.3f}   {sum(found.values())} of {sum(total.values())}")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
