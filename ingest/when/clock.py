"""Reading times of the day."""

from __future__ import annotations

from ingest.when.days import DayReader
from ingest.when.reader import Read
from ingest.when.readings import Clock

_ZONES = {"gmt", "utc", "est", "edt", "cet", "cest", "et", "bst", "pst", "pdt", "msk"}


class ClockReader(DayReader):
    """Times of the day."""

    def clock(self, i: int) -> Read | None:
        """ "18:00 UTC", "0800 UTC", "6:40 p.m. (GMT +8)", "3 pm", "10 o'clock"."""
        hour = self.n(i)
        if hour is None or (self.w(i - 1) in {"$", "€", "£"} and self.joined(i)):
            return None
        k, minute = i + 1, 0
        colon = (
            self.w(k) in {":", "."}
            and self.joined(k)
            and self.joined(k + 1)
            and self.n(k + 1) is not None
            and len(self.atoms[k + 1].text) == 2
        )
        if colon and hour < 25 and (self.n(k + 1) or 0) < 60:
            dotted = self.w(k) == "."
            minute, k = self.n(k + 1) or 0, k + 2
            if dotted and not self._half(k):
                return None
        elif len(self.atoms[i].text) == 4 and self.w(k) in _ZONES and hour % 100 < 60 and hour < 2400:
            hour, minute = divmod(hour, 100)
        elif not (self._half(k) and hour <= 12):
            return None
        if half := self._half(k):
            hour, k = (hour % 12 + (12 if half[1] == "p" else 0)), half[0]
        if self.w(k) == "local" and self.w(k + 1) == "time":
            k += 2
        zone = ""
        if self.w(k) in _ZONES:
            zone = "Z" if self.w(k) in {"utc", "gmt"} else ""
            k += 1
        elif self.w(k) == "(" and self.w(k + 1) in _ZONES:
            close = next((j for j in range(k + 2, k + 6) if self.w(j) == ")"), None)
            k = close + 1 if close else k
        day = self.clock_day(k)
        return (day[0] if day else k), Clock(f"{hour:02d}:{minute:02d}{zone}", day[1] if day else None)

    def clock_day(self, i: int) -> Read | None:
        """The day right after a time of day: "16:00 UTC today"."""
        return None

    def _half(self, i: int) -> tuple[int, str] | None:
        """am/pm and the atom after it."""
        if self.w(i) in {"am", "pm"}:
            return i + 1, self.w(i)[0]
        if self.w(i) in {"a", "p"} and self.w(i + 1) == "." and self.w(i + 2) == "m":
            return self.dot(i + 3), self.w(i)
        return None
