"""The lexicon of acts is whole: every row can be read, and no row hides behind one that always fits first."""

from __future__ import annotations

import pytest

from graphkit.vocabulary import ACT_TYPES
from ingest import lexicon
from ingest.happened.acts import frames


def test_every_type_of_act_has_words() -> None:
    assert set(ACT_TYPES) | {"Appointment", "Resignation", "Investigation"} == {f.type for rows in frames.frames().values() for f in rows}


def test_no_row_stands_behind_one_that_takes_everything() -> None:
    hidden = []
    for key, rows in frames.frames().items():
        for n, row in enumerate(rows[:-1]):
            if not row.needs and (set(row.target) >= {t for later in rows[n + 1 :] for t in later.target}):
                hidden.append(key)
    assert hidden == []


def test_an_unknown_class_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    frames.frames.cache_clear()
    row = {"words": "zap", "kind": "v", "with": "obj:@nowhere", "type": "Assault", "mode": "", "source": "", "target": "obj", "flags": ""}
    monkeypatch.setattr(frames, "table", lambda name: (row,) if name == "acts" else lexicon.table(name))
    with pytest.raises(ValueError, match="@nowhere"):
        frames.frames()
    frames.frames.cache_clear()
