"""Saved queries: finds the .cypher files of the `queries` package, reads their headers, checks parameters.

A saved query is one file that runs as it is when pasted into Neo4j Browser, with the defaults of its first clause:

    // Who attended which talks
    // One row a person and event: everybody whom an article puts in the room.
    // question: Who attended the talks in Geneva?
    // param place string: part of the name of the place or country where it was held
    // column person string: the person's fullest name
    WITH {place: null} AS param
    MATCH ...

The first comment line is the title, the next ones up to a keyword are the description; a line that is indented further goes on with
the one above it. `param NAME TYPE: meaning` needs its default in that clause; one whose meaning begins with "required" must be given,
its "default" there being an example. When the library runs the file, each default gives way to a parameter ({place: $place}), so that no
value is ever part of a query's text. (Lines such as `:param place => null;` would make the Browser hide the rows.)
"""

from __future__ import annotations

import datetime as dt
import difflib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal, get_args

from graphkit.errors import QueryError

if TYPE_CHECKING:
    from importlib.abc import Traversable

TAKEN = frozenset({"limit", "timeout", "store", "format", "json", "csv", "show", "help"})
ParameterType = Literal["string", "integer", "float", "boolean", "date"]
_HEADER = re.compile(r"(question|param|column):?\s+(.*)")
_TYPED = re.compile(r"(\w+)\s+(\w+):\s+(.+)")
_PARAM = re.compile(r"WITH \{(.*)\} AS param")
_DEFAULT = re.compile(r"(\w+): ('[^']*'|[^,']+)(?:, |$)")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a saved query; `default` is a plain Python value, a date's an ISO day."""

    name: str
    type: ParameterType
    text: str
    default: Any = None
    required: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a saved query's rows."""

    name: str
    type: str
    text: str


@dataclass(frozen=True, slots=True)
class SavedQuery:
    """One question that the graph answers; `cypher` is what runs, `source` the file as it is shipped."""

    name: str
    group: str
    title: str
    description: str
    questions: tuple[str, ...]
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]
    cypher: str
    source: str

    def check(self, given: Mapping[str, Any]) -> dict[str, Any]:
        """All parameters with their values, typed as declared; those not given have their defaults.

        Raises QueryError, naming the right ones, for one that isn't there, is missing or has a wrong value.
        """
        known = {p.name: p for p in self.parameters}
        for name in given:
            if name not in known:
                raise QueryError.unknown_parameter(self.name, name, list(known))
        values: dict[str, Any] = {}
        for parameter in self.parameters:
            value = given.get(parameter.name)
            if value is None and parameter.required:
                raise QueryError.missing_parameter(self.name, parameter.name, parameter.text)
            values[parameter.name] = parameter.default if value is None else _typed(self.name, parameter, value)
        return values


def parse(name: str, group: str, source: str) -> SavedQuery:
    """The saved query that this file's text holds.

    Raises ValueError, naming the query, where the header breaks the form that the module's docstring gives.
    """
    header, body = _split(source.splitlines())
    defaults: dict[str, Any] = {}
    if found := _PARAM.fullmatch(body[0] if body else ""):
        defaults = {m[1]: json.loads(m[2].replace("'", '"')) for m in _DEFAULT.finditer(found[1])}
        body[0] = f"WITH {{{', '.join(f'{d}: ${d}' for d in defaults)}}} AS param"
    cypher = "\n".join(body).strip().removesuffix(";")
    text = [line for kind, line in header if kind == "text"]
    parameters = tuple(_parameter(name, line, defaults) for kind, line in header if kind == "param")
    columns = tuple(Column(*_three(name, line)) for kind, line in header if kind == "column")
    questions = tuple(line for kind, line in header if kind == "question")
    if extra := defaults.keys() - {p.name for p in parameters}:
        raise ValueError(f"{name}: the default of {', '.join(sorted(extra))} has no 'param' line in the header")
    if not (text and text[1:] and questions and columns and cypher):
        raise ValueError(f"{name}: the header needs a title, a description, a question and columns, and a query must follow")
    return SavedQuery(name, group, text[0], " ".join(text[1:]), questions, parameters, columns, cypher, source)


def _split(lines: list[str]) -> tuple[list[tuple[str, str]], list[str]]:
    """The header's entries as (kind, text), and the lines after it."""
    header: list[tuple[str, str]] = []
    at = 0
    for line in lines:
        if not line.startswith("//"):
            break
        at += 1
        text = line.removeprefix("//")
        if text.startswith("   ") and header:
            header[-1] = (header[-1][0], f"{header[-1][1]} {text.strip()}")
        elif found := _HEADER.fullmatch(text.strip()):
            header.append((found[1], found[2]))
        elif text.strip():
            header.append(("text", text.strip()))
    return header, lines[at:]


def _three(name: str, line: str) -> tuple[str, str, str]:
    found = _TYPED.fullmatch(line)
    if not found:
        raise ValueError(f"{name}: {line!r} is not of the form 'NAME TYPE: meaning'")
    return found[1], found[2], found[3]


def _parameter(name: str, line: str, defaults: dict[str, Any]) -> Parameter:
    parameter, type_, text = _three(name, line)
    if type_ not in get_args(ParameterType):
        raise ValueError(f"{name}: parameter {parameter} is of no known type: {type_}")
    if parameter in TAKEN:
        raise ValueError(f"{name}: a parameter can't be called {parameter}, which a store's read or the command line takes itself")
    if parameter not in defaults:
        raise ValueError(f"{name}: parameter {parameter} has no default in a first clause 'WITH {{{parameter}: null}} AS param'")
    required = text.startswith("required")
    return Parameter(parameter, type_, text, None if required else defaults[parameter], required)  # type: ignore[arg-type]


@cache
def all_queries() -> dict[str, SavedQuery]:
    """Every saved query by its name, which is its file's, in the order of groups and names."""
    found: dict[str, SavedQuery] = {}
    folders = [f for f in files("queries").iterdir() if f.is_dir() and not f.name.startswith(("_", "."))]
    for folder in sorted(folders, key=lambda f: f.name):
        for file in sorted(_cypher_files(folder), key=lambda f: f.name):
            name = file.name.removesuffix(".cypher")
            if name in found:
                raise ValueError(f"two saved queries are called {name}")
            found[name] = parse(name, folder.name, file.read_text(encoding="utf-8"))
    return found


def _cypher_files(folder: Traversable) -> list[Traversable]:
    return [f for f in folder.iterdir() if f.name.endswith(".cypher")]


def get(name: str) -> SavedQuery:
    """The saved query of this name; "who-attended" is "who_attended".

    Raises QueryError with the nearest names where there is none.
    """
    queries = all_queries()
    wanted = name.strip().lower().replace("-", "_").removesuffix(".cypher").rpartition("/")[2]
    if wanted not in queries:
        raise QueryError.unknown_query(name, difflib.get_close_matches(wanted, queries, n=3, cutoff=0.4))
    return queries[wanted]


_DAY_FORMS = ("%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%B %d %Y", "%b %d %Y", "%d.%m.%Y", "%Y/%m/%d")
_MONTH_FORMS = ("%Y-%m", "%B %Y", "%b %Y")
_RELATIVE = {"yesterday": -1, "today": 0, "tomorrow": 1}
_PERIOD = re.compile(r"(last|this|next) (week|month|year)")
_STEPS = {"last": -1, "this": 0, "next": 1}


def day(text: str, *, last: bool = False) -> dt.date:
    """A day as people write it: 2025-12-01, 1 Dec 2025, December 2025, 2025, today, next week. Of a period the first day, or the last.

    Raises ValueError where it is none of these.

    >>> day("May 2024"), day("2024", last=True)
    (datetime.date(2024, 5, 1), datetime.date(2024, 12, 31))
    """
    text = " ".join(text.replace(".", ". ").split()) if re.search(r"[A-Za-z]\.", text) else " ".join(text.split())
    text = re.sub(r"(?<=[A-Za-z])\.", "", text)
    text = re.sub(r"(?i)\bsept\b", "Sep", re.sub(r"(?i)(\d)(st|nd|rd|th)\b", r"\1", text))
    if text.lower() in _RELATIVE:
        return dt.date.today() + dt.timedelta(_RELATIVE[text.lower()])
    if found := _PERIOD.fullmatch(text.lower()):
        return _period(dt.date.today(), _STEPS[found[1]], found[2])[last]
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        return dt.date.fromisoformat(text)
    for form in _DAY_FORMS:
        try:
            return dt.datetime.strptime(text, form).date()
        except ValueError:
            continue
    for form in _MONTH_FORMS:
        try:
            first = dt.datetime.strptime(text, form).date()
        except ValueError:
            continue
        following = (first.replace(day=28) + dt.timedelta(4)).replace(day=1)
        return following - dt.timedelta(1) if last else first
    if re.fullmatch(r"[12]\d{3}", text):
        return dt.date(int(text), 12, 31) if last else dt.date(int(text), 1, 1)
    raise ValueError(f"not a date: {text!r}")


def _period(today: dt.date, step: int, unit: str) -> tuple[dt.date, dt.date]:
    """First and last day of a week (from Monday), month or year, so many from today's."""
    if unit == "week":
        monday = today - dt.timedelta(today.weekday()) + dt.timedelta(7 * step)
        return monday, monday + dt.timedelta(6)
    if unit == "year":
        return dt.date(today.year + step, 1, 1), dt.date(today.year + step, 12, 31)
    months = today.year * 12 + today.month - 1 + step
    first = dt.date(months // 12, months % 12 + 1, 1)
    return first, (first + dt.timedelta(31)).replace(day=1) - dt.timedelta(1)


def _typed(query: str, parameter: Parameter, value: Any) -> Any:
    """The value in the parameter's type; text is read as a person would have typed it on a command line."""
    try:
        match parameter.type:
            case "string":
                if not isinstance(value, str):
                    raise ValueError
                return value
            case "integer":
                if isinstance(value, bool) or int(value) != float(value):
                    raise ValueError
                return int(value)
            case "float":
                if isinstance(value, bool):
                    raise ValueError
                return float(value)
            case "boolean":
                if isinstance(value, bool):
                    return value
                return {"true": True, "yes": True, "1": True, "false": False, "no": False, "0": False}[str(value).strip().lower()]
            case "date":
                if isinstance(value, dt.datetime):
                    return value.date().isoformat()
                if isinstance(value, dt.date):
                    return value.isoformat()
                return day(str(value), last=parameter.name in ("until", "to", "before")).isoformat()
    except (ValueError, TypeError, KeyError, OverflowError) as e:
        raise QueryError.wrong_value(query, parameter.name, parameter.type, value) from e
