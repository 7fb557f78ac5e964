"""Settings: the environment before the file, a file of one's own alone, and no secret in anything that is shown."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from graphkit.errors import StoreError
from graphkit.graph import Graph
from graphkit.settings import load_settings


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = tmp_path / "settings.env"
    monkeypatch.setenv("GRAPHKIT_SETTINGS", str(path))
    return path


def test_the_environment_comes_before_the_file(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file.write_text("GRAPHKIT_URL=bolt://file:7687\nGRAPHKIT_USER=ann\nGRAPHKIT_PASSWORD=hush-hush\n")
    file.chmod(0o600)
    monkeypatch.setenv("GRAPHKIT_URL", "bolt://environment:7687")
    settings = load_settings()
    assert (settings.url, settings.user) == ("bolt://environment:7687", "ann")
    assert settings.password is not None
    assert settings.password.get_secret_value() == "hush-hush"
    assert "hush-hush" not in repr(settings) + str(settings) + settings.model_dump_json()


@pytest.mark.skipif(os.name != "posix", reason="file modes of POSIX")
@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o660])
def test_a_file_that_others_can_read_is_refused(file: Path, mode: int) -> None:
    file.write_text("GRAPHKIT_PASSWORD=hush-hush\n")
    file.chmod(mode)
    with pytest.raises(StoreError, match="chmod 600") as told:
        load_settings()
    assert "hush" not in str(told.value)


def test_a_wrong_value_is_named_and_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GRAPHKIT_TIMEOUT", "hush-hush")
    with pytest.raises(StoreError, match="GRAPHKIT_TIMEOUT") as told:
        load_settings()
    assert "hush" not in str(told.value)
    assert told.value.__cause__ is None


def test_a_password_stays_out_of_errors() -> None:
    with pytest.raises(StoreError) as told:
        Graph.open("bolt://127.0.0.1:1", user="ann", password="hush-hush")
    assert "no store answers" in str(told.value)
    assert "hush" not in str(told.value) + repr(told.value)
    for url in ("nonsense", "http://127.0.0.1:7474", "bolt://", "bolt://ann:hush-hush@127.0.0.1:1", "bolt://127.0.0.1:port"):
        with pytest.raises(StoreError) as told:
            Graph.open(url, user="ann", password="hush-hush")
        assert "\n" not in str(told.value)
        assert "hush" not in str(told.value)
