"""The models' JSON Schema against the contract: the same keys, the same words, and what extraction prints validates by it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from graphkit.model import Extraction
from graphkit.vocabulary import ENTITY_TYPES, EVENT_TYPES, ROLES, STATUSES
from tests.ask.world import world

CONTRACT = Path(__file__).resolve().parents[3] / "shared" / "contract.md"
SCHEMA = Extraction.model_json_schema(mode="serialization")


def keys(block: str) -> dict[str, list[str]]:
    """The keys that the contract's block gives each object, inner ones by their outer key: {"events": [...], "participants": [...]}."""
    found: dict[str, list[str]] = {}
    for line in re.split(r"\n(?=\S)", re.sub(r"^ {4}(?=\w)", "", block, flags=re.MULTILINE)):
        name, rest = line.split(maxsplit=1)
        while inner := re.search(r"(\w+): \[\{([^{}]*)\}\]|(\w+): \[[^\[\]{}]*\]", rest):
            if inner[1]:
                found[inner[1]] = _names(inner[2])
            rest = rest.replace(inner[0], inner[1] or inner[3])
        found[name] = _names(rest)
    return found


def _names(text: str) -> list[str]:
    text = re.sub(r"\[index[^\]]*\]|\(ISO\)", "", text)
    return [re.match(r"\w+", part.strip())[0] for part in text.strip(" []{}").split(",") if part.strip()]  # type: ignore[index]


def properties(reference: dict[str, Any]) -> set[str]:
    """The keys of the object that a schema refers to, by way of lists and nullables."""
    while "$ref" not in reference:
        reference = reference.get("items") or reference["anyOf"][0]
    return set(SCHEMA["$defs"][reference["$ref"].rsplit("/", 1)[-1]]["properties"])


@pytest.mark.shared
def test_the_schema_has_the_contracts_keys() -> None:
    if not CONTRACT.exists():
        pytest.skip("../shared/contract.md isn't there: the contract lies beside the checkout")
    text = CONTRACT.read_text(encoding="utf-8")
    block = re.search(r"\n\n((?:    .+\n)+)\n- `article.id`", text)
    assert block is not None
    told = keys(block[1])
    assert {"article", "sentences", "entities", "positions", "events", "participants", "content", "evidence", "triples"} <= set(told)
    top = SCHEMA["properties"]
    assert set(top) == {"article", "entities", "events", "triples"}
    for name in top:
        assert set(told[name]) == properties(top[name]), name
    definitions = {"sentences": "Article", "positions": "Entity", "participants": "Event", "content": "Event", "evidence": "Event"}
    for name, owner in definitions.items():
        assert set(told[name]) == properties(SCHEMA["$defs"][owner]["properties"][name]), name


@pytest.mark.shared
def test_the_contract_knows_every_word_of_the_vocabulary() -> None:
    if not CONTRACT.exists():
        pytest.skip("../shared/contract.md isn't there: the contract lies beside the checkout")
    text = CONTRACT.read_text(encoding="utf-8")
    assert [w for w in (*ENTITY_TYPES, *EVENT_TYPES, *STATUSES, *ROLES) if f"`{w}`" not in text] == []


def test_extractions_validate_by_the_schema() -> None:
    validator = jsonschema.Draft202012Validator(SCHEMA)
    for extraction in world():
        validator.validate(json.loads(extraction.model_dump_json()))
    broken = json.loads(world()[0].model_dump_json())
    broken["events"][0]["status"] = "maybe"
    assert not validator.is_valid(broken)
