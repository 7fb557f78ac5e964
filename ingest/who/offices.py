"""Offices: the titles that the text gives persons, and the country, organisation or person that each is of."""

from __future__ import annotations


from ingest.who.registry import Registry


def register(registry: Registry) -> None:
    """Not built yet."""
