"""Repairs of the parse: a few constructions of news English that the parsers of spaCy's pipelines get wrong in the same way every time.

The component changes heads and labels only, never sentences, so that every room after it reads one tree.
"""

from __future__ import annotations

from functools import cache

from spacy.language import Language
from spacy.tokens import Doc, Token

from ingest.days_between import helped, stamped, wedged
from ingest.fronted import has_object, its_own, rootless, subject, twice
from ingest.headlines import COME_TOGETHER, apposed, come_together, headline
from ingest.lexicon import table
from ingest.rehung import (
    alone,
    arranged,
    called,
    crown,
    discussed,
    face_to_face,
    holder,
    holding,
    opening,
    relative,
    second,
    side_by_side,
    visitor,
    whom,
)
from ingest.view import drop


@cache
def _joint_words() -> dict[str, str]:
    return {row["form"]: row["lemma"] for row in table("joint_words")}


@Language.component("graphkit_tree")
def tree(doc: Doc) -> Doc:
    """Mends the tree in place."""
    for token in doc:
        dep, tag = token.dep_, token.tag_
        if token.lower_.startswith("co-"):
            token.lemma_ = _joint_words().get(token.lower_, token.lemma_)  # the models' "co-chaire"
        if tag in {"NNS", "VBZ"} and token.head == token:
            headline(token)
        elif tag == "NN" and token.head == token and token.lower_ in COME_TOGETHER:
            come_together(token)
            tag = token.tag_
        if dep in {"dobj", "pobj"}:
            if token.lower_ == "face" and _is_facing(token):
                token.dep_ = dep = "npadvmod"
        elif dep in {"prep", "mark"}:
            if token.lower_ in {"with", "between"}:
                _beheaded(token)
            if token.lower_ == "with":
                discussed(token)
        elif dep == "csubj" and tag == "VBG":
            opening(token)
        elif dep == "ccomp" and token.head.i > token.i:
            alone(token)
            _reported(token)
        elif dep == "ccomp" and token.head.dep_ == "ROOT":
            arranged(token, token.head)
        elif dep == "conj" and token.ent_type_ == "PERSON" and (token.head.ent_type_ == "GPE" or token.head.tag_ == "NNS"):
            holder(token)
        elif dep in {"nmod", "compound"} and token.ent_type_ == "PERSON":
            side_by_side(token)
        elif dep == "oprd":
            called(token)
        elif dep == "csubjpass":
            arranged(token.head, token)
        if tag == "NNS" and dep == "appos":
            apposed(token)
        elif tag == "MD":
            helped(token)
        elif tag == "NN" and dep in {"xcomp", "ccomp", "ROOT", "conj"} and any(c.lower_ == "to" and c.dep_ == "aux" for c in token.lefts):
            token.tag_, token.pos_ = "VB", "VERB"  # "offered to host talks"
        elif dep == "amod" and tag in {"VBN", "VBD"}:
            wedged(token)
        elif dep == "amod" and token.lower_ in {"holding", "having", "conducting"}:
            holding(token)
        elif token.ent_type_ == "DATE" and dep in {"npadvmod", "nsubj"}:
            stamped(token)
        if tag[:2] == "VB" and dep in {"ROOT", "ccomp", "conj", "parataxis"}:
            twice(token)
            subject(token)
            its_own(token)
        if dep == "acl" and tag in {"VBD", "VBN"}:
            whom(token)
            if token.head.dep_ != "ROOT":
                rootless(token)
        if token.dep_ == "acl" and (tag == "VBD" or (tag == "VBN" and token.head.dep_ == "ROOT" and has_object(token))):
            _headless(token)  # "the minister, Ana Silva, accused Chile"
        if dep == "conj" and tag == "VBD":
            _also_said(token)
        if dep == "relcl":
            relative(token)
        elif dep == "conj" and tag in {"VBN", "VBG", "VB"}:
            second(token)
        if dep in {"pobj", "dobj", "npadvmod"} and "-" in token.lower_ and token.lower_ in _FACING_ONE:
            face_to_face(token)
        if dep == "npadvmod" and token.ent_type_ == "PERSON":
            _object(token)
        elif dep == "pcomp" and token.lower_ == "visiting":
            visitor(token)
        elif dep == "pcomp" and tag == "VBG":
            _fronted(token)
        elif tag == "IN" and token.text == "Under":
            _title(token)
        elif dep == "acl" and tag == "VBN" and token.i and token.nbor(-1).text == ",":
            _active(token)
        elif dep == "conj" and tag == "VBD" and token.head.dep_ == "ccomp" and token.i > 1:
            _resumed(token)
        elif tag == "VB" and dep in {"acl", "relcl"} and token.i > 1:
            _purpose(token)
        elif tag == "JJ" and token.lower_ == "brief" and token.i and token.nbor(-1).lower_ == "to":
            _briefing(token)
    drop(doc)
    return doc


def _object(name: Token) -> None:
    """ "She rang Prime Minister Omar Haddad": a person after a verb without an object is that, and no measure."""
    verb = name.head
    if verb.pos_ == "VERB" and verb.i < name.i and not any(c.dep_ in {"dobj", "nsubjpass", "auxpass"} for c in verb.children):
        name.dep_ = "dobj"


def _reported(verb: Token) -> None:
    """ "The king received Ana Silva, the agency said": the object of what is reported, and no second subject of the report."""
    report = verb.head
    subjects = [c for c in report.children if c.dep_ == "nsubj" and c.i > verb.i]
    if len(subjects) != 2 or subjects[1].i > report.i or any(c.dep_ in {"dobj", "prep"} for c in verb.children if c.i > verb.i):
        return
    name, reporter = subjects
    if name.ent_type_ == "PERSON" and name.left_edge.i == verb.i + 1 and name.doc[reporter.left_edge.i - 1].text == ",":
        name.dep_, name.head = "dobj", verb


def _fronted(gerund: Token) -> None:
    """ "After seeing the king, the envoy said": the king is the gerund's object, and only the envoy the subject of the main verb."""
    preposition = gerund.head
    verb = preposition.head
    if preposition.dep_ != "prep" or preposition.i > gerund.i or verb.pos_ not in {"VERB", "AUX"} or verb.i < gerund.i:
        return
    if any(c.dep_ in {"dobj", "prep", "prt", "ccomp", "xcomp"} for c in gerund.children):
        return
    first = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"}), None)
    if first is None or first.left_edge.i != gerund.i + 1:
        return
    second = next((c for c in first.children if c.dep_ in {"appos", "conj"} and c.i > first.i), None)
    if second is None or second.ent_type_ != "PERSON" or gerund.doc[second.left_edge.i - 1].text != ",":
        return
    second.dep_ = first.dep_
    second.head = verb
    first.dep_ = "dobj"
    first.head = gerund


def _headless(verb: Token) -> None:
    """ "Peru, the main ally of Chile, called for calm": what Peru did, though the parser made it the ally's attribute."""
    noun = verb.head
    name = noun.head if noun.dep_ == "appos" else noun
    if name.dep_ != "ROOT" or name.pos_ not in {"PROPN", "NOUN"} or verb.i < name.i or noun.i > verb.i:
        return
    if name.doc[verb.i - 1].text != "," or any(c.dep_ in {"nsubj", "nsubjpass", "agent"} for c in verb.children):
        return
    crown(verb, name)
    name.dep_, name.head = "nsubj", verb


def _also_said(verb: Token) -> None:
    """ "The king said Lima would pay and demanded an apology": who demanded is who said, as the tense tells."""
    inner = verb.head
    said = inner.head
    if inner.dep_ != "ccomp" or said.pos_ != "VERB" or said.tag_ not in {"VBD", "VBZ", "VBP"} or said.i > inner.i:
        return
    helped = any(c.tag_ == "MD" or c.lower_ in {"had", "has", "have"} for c in inner.children if c.dep_ == "aux")
    if not helped or inner.tag_ not in {"VB", "VBN", "VBG"} or any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children):
        return
    for word in list(inner.children):
        if word.dep_ == "cc" and word.i < verb.i:
            word.head = said
    verb.head = said


def _title(under: Token) -> None:
    """ "Will be joined by Under Secretary Silva": a title, and no preposition."""
    following = under.doc[under.i + 1] if under.i + 1 < len(under.doc) else under
    name = next((c for c in under.children if c.dep_ == "pobj"), None)
    if name is None or following.text not in {"Secretary", "Secretaries", "Secretary-General"} or under.head == under:
        return
    above = under.head
    agent = next((c for c in above.children if c.dep_ == "agent" and c.i == under.i - 1), None)
    if agent is not None:
        above = agent
    name.dep_ = "pobj" if above.pos_ == "ADP" else "nsubj" if under.i < above.i else "dobj" if above.pos_ in {"VERB", "AUX"} else "appos"
    name.head = above
    under.dep_ = "compound"
    under.head = name


def _briefing(brief: Token) -> None:
    """ "Is due to brief President Omar Haddad": a verb, and no short president."""
    to = brief.nbor(-1)
    name = brief.head if brief.dep_ == "amod" else next((c for c in brief.children if c.dep_ == "dobj"), None)
    if name is None or name.ent_type_ != "PERSON" or to.head.pos_ not in {"ADJ", "VERB", "AUX"}:
        return
    if brief.dep_ == "amod":
        brief.dep_, brief.head = "xcomp", to.head
        name.dep_, name.head = "dobj", brief
        for preposition in [c for c in name.children if c.dep_ == "prep" and c.i > name.i and c.lower_ != "of"]:
            preposition.head = brief
    brief.tag_, brief.pos_, brief.lemma_ = "VB", "VERB", "brief"
    to.tag_, to.pos_, to.dep_, to.head = "TO", "PART", "aux", brief


_FACING_ONE = {"one-on-one", "face-to-face", "tete-a-tete", "tête-à-tête"}
_JOURNEYS = {"fly", "travel", "go", "come", "return", "drive", "head", "arrive"}


def _purpose(verb: Token) -> None:
    """ "Flew to Lima with the general, the commander there, to meet the king": what the journey is for, and not what the general is."""
    if verb.nbor(-1).lower_ != "to" or verb.nbor(-2).text != ",":
        return
    journey = next((a for a in verb.ancestors if a.pos_ == "VERB"), None)
    if journey is not None and journey.lemma_ in _JOURNEYS and journey.i < verb.i:
        verb.dep_, verb.head = "advcl", journey


_OF_PEOPLE = {"hold", "meet", "visit", "travel", "fly", "leave", "call", "attend", "receive", "host", "arrive", "return"}


def _resumed(verb: Token) -> None:
    """ "She told the king that the border was calm, and held a meeting with the queen": the main clause goes on after a comma."""
    report = verb.head.head
    if (
        verb.lemma_ not in _OF_PEOPLE
        or report.tag_ != "VBD"
        or any(c.dep_ in {"nsubj", "nsubjpass", "auxpass", "aux"} for c in verb.children)
    ):
        return
    before = verb.nbor(-1)
    inner = [c for c in verb.head.children if c.dep_ in {"nsubj", "nsubjpass"}]
    if (
        before.lower_ == "and"
        and before.nbor(-1).text == ","
        and inner
        and not any(s.ent_type_ == "PERSON" or s.pos_ == "PRON" for s in inner)
    ):
        verb.head = report


def _active(participle: Token) -> None:
    """ "Silva, who has been to Lima, called Haddad and warned him": who has an object and stands after a comma does it himself."""
    main = participle.sent.root
    objects = [c for c in participle.children if c.dep_ in {"dobj", "oprd"} and c.ent_type_ == "PERSON" and c.i == participle.i + 1]
    subject = [c for c in main.children if c.dep_ == "nsubj" and c.i < participle.i]
    if not objects or not subject or main.tag_ != "VBD" or main.i < participle.i or any(c.dep_ == "agent" for c in participle.children):
        return
    participle.tag_, participle.dep_, participle.head = "VBD", "conj", main
    objects[0].dep_ = "dobj"


def _is_facing(face: Token) -> bool:
    """ "Met face to face": a manner, and nothing that was met."""
    return [t.lower_ for t in face.doc[face.i + 1 : face.i + 3]] == ["to", "face"]


def _beheaded(preposition: Token) -> None:
    """ "A call with President Ana Silva was the first": whom the call was with, and no second subject of the verb.

    So where the parser took "with" for a conjunction too: "says a meeting with Ana Silva is set for May".
    """
    if any(c.dep_ in {"pobj", "pcomp"} for c in preposition.children) or preposition.i == 0:
        return
    noun = preposition.doc[preposition.i - 1] if preposition.dep_ == "mark" else preposition.head
    verb = preposition.head if preposition.dep_ == "mark" else noun.head
    if preposition.dep_ == "prep" and noun.dep_ not in {"nsubj", "nsubjpass"}:
        return
    name = next((c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"} and c.i > preposition.i), None)
    if name is None or name.ent_type_ != "PERSON" or name.i > verb.i or name.left_edge.i > preposition.i + 1:
        return
    if preposition.dep_ == "mark":
        if verb.head != noun or not any(t.tag_ in _FINITE for t in (verb, *(c for c in verb.children if c.dep_ in {"aux", "auxpass"}))):
            return  # "with Ana Silva absent"
        above, was = noun.head, name.dep_
        if noun.dep_ not in {"dobj", "nsubj", "nsubjpass", "ROOT"} or (noun.dep_ == "dobj" and above.pos_ != "VERB"):
            return
        verb.dep_, verb.head = ("ccomp", above) if noun.dep_ == "dobj" else (noun.dep_, above if above != noun else verb)
        noun.dep_, noun.head = was, verb
        preposition.dep_, preposition.head = "prep", noun
    name.dep_, name.head = "pobj", preposition


_FINITE = {"VBD", "VBZ", "VBP", "MD"}
