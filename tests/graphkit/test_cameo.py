"""CAMEO roots of PLOVER types."""

from __future__ import annotations

from graphkit.vocabulary import ACT_TYPES, CAMEO_ROOTS, cameo_root, plover_code


def test_every_coded_type_has_a_root() -> None:
    assert {plover_code(t) for t in ACT_TYPES} | {"CONSULT"} == set(CAMEO_ROOTS)


def test_modes_of_violence_and_inquiry_have_roots_of_their_own() -> None:
    assert [cameo_root("ASSAULT", m) for m in ("torture", "massacre", "firearms", None)] == ["18", "20", "19", "19"]
    assert cameo_root("ACCUSE", "investigate") == "09"
    assert cameo_root("ACCUSE", "allege") == "11"
    assert cameo_root(None) is None
