"""What a person typed against the graph's names."""

from __future__ import annotations

import pytest

from graphkit.ask import library, names
from graphkit.graph import Graph
from tests.work import lines_run


def test_what_names_nothing_gets_the_nearest_names(told: Graph) -> None:
    (unknown,) = told.unknown_names("meetings_of", person="holmm")
    assert (unknown.parameter, unknown.value, unknown.near) == ("person", "holmm", ["Ida Holm"])
    assert str(unknown) == "the graph holds no name like 'holmm'; did you mean Ida Holm?"
    (unknown,) = told.unknown_names("who_attended", place="Harbourough", since="2031")
    assert unknown.near == ["Harborough"]


def test_what_names_something_is_not_unknown(told: Graph) -> None:
    assert told.unknown_names("meetings_of", person="HOLM") == []
    assert told.unknown_names("have_met", a="Holm", b="reyes") == []
    assert told.unknown_names("who_said_what", text="no such words") == []


def test_what_is_near_nothing_gets_no_guess(told: Graph) -> None:
    (unknown,) = told.unknown_names("meetings_of", person="Xyzzy")
    assert str(unknown) == "the graph holds no name like 'Xyzzy'"


def test_a_place_is_no_person(told: Graph) -> None:
    (unknown,) = told.unknown_names("meetings_of", person="Lakeview")
    assert "Lakeview" not in unknown.near


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("umerof", "Rustem Umerov"), ("zelenskiy", "Volodymyr Zelensky"), ("erdogan", "Recep Tayyip Erdoğan"), ("qadafi", "Muammar Gaddafi")],
)
def test_slips_and_romanisations(typed: str, meant: str) -> None:
    known = ["Rustem Umerov", "Volodymyr Zelensky", "Recep Tayyip Erdoğan", "Muammar Gaddafi", "Lake Basin Commission", "Geneva"]
    assert names.nearest(typed, {n: [n] for n in known}) == [meant]


def test_the_work_grows_with_the_names_and_no_faster() -> None:
    def work(count: int) -> int:
        many = {f"{a}{b}{i} Person": [f"{a}{b}{i} Person"] for i in range(count // 4) for a, b in ("ka", "lo", "mi", "nu")}
        return lines_run(lambda: names.nearest("kalomi", many))

    assert work(4000) < 5 * work(1000)


def test_names_that_begin_so(told: Graph) -> None:
    assert names.beginning(told.store.read, "ho", ("Person",)) == ["Ida Holm"]
    assert names.beginning(told.store.read, "lake", ("Place", "Country")) == ["Lakeview"]
    assert len(names.beginning(told.store.read, "", limit=2)) == 2


def test_every_parameter_that_takes_a_name_is_known() -> None:
    """A new query's text parameter is either a name, or one of those that are none."""
    none = {"text", "type", "event", "topic", "act", "publisher"}
    texts = {p.name for q in library.all_queries().values() for p in q.parameters if p.type == "string"}
    assert texts - none == set(names.NAMED)
