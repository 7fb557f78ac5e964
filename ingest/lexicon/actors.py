"""The codes of actors for event tables, drawn from our lexicons: `python -m ingest.lexicon.actors > graphkit/export/actors.tsv`.

The graph's package knows no text and so has this table of its own; a test holds it against the lexicons.
"""

from __future__ import annotations

from ingest.lexicon import table

_SECTORS = {
    "igo": "IGO",
    "ngo": "NGO",
    "armed": "REB",
    "party": "PTY",
    "government": "GOV",
    "body": "GOV",
    "company": "BUS",
    "media": "MED",
}


def _sector(row: dict[str, str]) -> str:
    """An armed body of a state is its military; the others are rebels."""
    return "MIL" if row["kind"] == "armed" and row["country"] else _SECTORS[row["kind"]]


def page() -> str:
    """The table as text: name, ISO 3166-1 alpha-3, PLOVER sector."""
    states = {row["name"]: row["iso3"] for row in table("countries")}
    lines = [
        "# Actors: name, ISO 3166-1 alpha-3 (an organisation's state's), PLOVER sector. Written by python -m ingest.lexicon.actors.",
        "name\tiso3\tsector",
    ]
    lines += [f"{name}\t{iso3}\tGOV" for name, iso3 in sorted(states.items())]
    found = {row["name"]: (states.get(row["country"], ""), _sector(row)) for row in table("organizations")}
    lines += [f"{name}\t{iso3}\t{sector}" for name, (iso3, sector) in sorted(found.items()) if name not in states]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    print(page(), end="")
