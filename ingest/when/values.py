"""Resolved dates: a TimeML value with the days that it covers, made from days and units."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from ingest.when import calendar as cal
from ingest.when.readings import Shift


@dataclass(frozen=True, slots=True)
class Resolved:
    """A TimeML value and the days that it covers; `grain` is the unit that the expression names: D, W, WE, MO, Q, Y."""

    value: str
    first: dt.date | None = None
    last: dt.date | None = None
    grain: str = ""


def day_value(day: dt.date, daypart: str = "") -> Resolved:
    return Resolved(day.isoformat() + (f"T{daypart}" if daypart else ""), day, day, "D")


def year_value(number: int) -> Resolved:
    return Resolved(f"{number:04d}", *cal.year(number), "Y")


def unknown(unit: str) -> str:
    return {"D": "XXXX-XX-XX", "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "MO": "XXXX-XX", "Q": "XXXX-QX"}.get(unit, "XXXX")


def moved(base: dt.date, r: Shift) -> Resolved:
    """So many units from a day, in the unit's own precision."""
    if r.unit == "D":
        return day_value(base + dt.timedelta(r.number), r.daypart)
    if r.unit in {"H", "M", "S"}:
        if r.number * {"H": 3600, "M": 60, "S": 1}[r.unit] % 86400 == 0 and r.unit == "H":
            return day_value(base + dt.timedelta(hours=r.number))
        return Resolved(length(abs(r.number), r.unit))
    if r.unit == "W":
        day = base + dt.timedelta(7 * r.number)
        return Resolved(cal.week_value(day), *cal.week(day), "W")
    if r.unit == "WE":
        day = base + dt.timedelta(7 * r.number)
        return Resolved(f"{cal.week_value(day)}-WE", *cal.weekend(day), "WE")
    if r.unit == "MO":
        first, last = cal.month(base.year, base.month + r.number)
        return Resolved(f"{first.year:04d}-{first.month:02d}", first, last, "MO")
    if r.unit == "Q":
        quarters = base.year * 4 + (base.month - 1) // 3 + r.number
        name = f"Q{quarters % 4 + 1}"
        return Resolved(f"{quarters // 4:04d}-{name}", *cal.part(quarters // 4, name), "Q")
    if r.unit in {"10Y", "100Y"}:
        return Resolved(length(float(abs(r.number)), r.unit))
    return year_value(base.year + r.number)


def length(number: float | None, unit: str) -> str:
    """TimeML duration: P3D, PT2H, PXY."""
    amount = "X" if number is None else f"{number:g}"
    if unit in {"H", "M", "S"}:
        return f"PT{amount}{unit}"
    return f"P{amount}{ {'MO': 'M', 'WE': 'WE'}.get(unit, unit) }"
