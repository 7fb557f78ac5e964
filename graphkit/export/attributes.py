"""The attributes that exports carry, each with one declared type: readers such as Gephi refuse a column of mixed types.

What isn't here stays in the store. Lists are written as one text with "; " between the values.
"""

from __future__ import annotations

import re
from typing import Literal

from graphkit.export.graph import Value

AttributeType = Literal["string", "int", "double", "boolean"]

NODE_ATTRIBUTES: dict[str, AttributeType] = {
    "label": "string", "kind": "string", "name": "string", "aliases": "string", "iso3": "string", "points": "int",
    "type": "string", "plover": "string", "mode": "string", "status": "string", "start": "string", "end": "string",
    "date_text": "string", "quotes": "string", "topics": "string", "positions": "string",
    "latitude": "double", "longitude": "double",
}  # fmt: skip
EDGE_ATTRIBUTES: dict[str, AttributeType] = {
    "label": "string", "role": "string", "side": "string", "title": "string", "former": "boolean", "status": "string",
    "event": "string", "start": "string", "end": "string", "articles": "string", "weight": "double",
}  # fmt: skip

# what XML 1.0 can't hold, and lone surrogates, which UTF-8 can't
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def clean(text: str) -> str:
    """The text with a replacement character for everything that XML can't hold."""
    return _UNWRITABLE.sub("\ufffd", text)


def typed(value: Value, type_: AttributeType) -> str | int | float | bool | None:
    """The value in its declared type; None where it has none or doesn't fit.

    >>> typed(["a", "b"], "string"), typed(3, "double"), typed("x", "int")
    ('a; b', 3.0, None)
    """
    if value is None:
        return None
    if type_ == "string":
        return clean("; ".join(map(str, value)) if isinstance(value, list) else str(value))
    if type_ == "boolean":
        return value if isinstance(value, bool) else None
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    return int(value) if type_ == "int" else float(value)
