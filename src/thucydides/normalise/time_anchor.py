"""What relative words hang on: the document's date, the last date named, and whether the clause looks back or ahead.

Reports look back: a weekday or month without a year is the last one, unless its clause speaks of the future ("will",
"is due", "by Friday"). In a narrative (many full years far from the document's date) a date without a year takes the
year named last. Nothing here is guessed without an anchor: with no document date the answers are None.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from statistics import median

from thucydides.lang.calendar import add_months, iso_week, quarter_of, valid_date
from thucydides.lang.numbers import word_set
from thucydides.normalise.time_tokens import Token

_AHEAD = word_set(
    "will 'll ’ll won't won’t shall due scheduled plans planned plan expected expects upcoming deadline by until "
    "intends tomorrow might may could would slated set next ahead going"
)
_STRONG = word_set("will 'll ’ll won't won’t shall due scheduled upcoming slated")
_BACK = word_set("was were had did been since ago last began came went took left fell killed hit struck wrote")
_SAID = word_set("said told reported announced added warned claimed stated wrote planned scheduled expected")
_STOP = frozenset(".!?;")
# Words looked at on each side; news value F1 varies by 0.3 over 4-20 and 2-14 (tbaq, meantime).
_BEFORE, _AFTER = 8, 3
_YEAR_GAP = 2
# Years before 1 or after 9999 have no ISO form of four digits.
_SANE = re.compile(r"[0-9]{2,4}(?![0-9])")
_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


def day_of(value: str) -> date | None:
    """Return the day a stated EDTF value begins with; None where it names no day."""
    found = _DATE.match(value)
    if not found or not found[3]:
        return None
    return valid_date(int(found[1]), int(found[2]), int(found[3]))


class Anchor:
    """The state of one reading pass over one document: its date, the date named last, its tokens.

    ``day`` is None when the document is undated. ``last`` is the latest resolved value of the text before this point.
    """

    def __init__(self, published: str, tokens: Sequence[Token]) -> None:
        """Take the publication date as EDTF ('' : unknown) and the tokens of the whole text."""
        day = day_of(published)
        # A document date within a century of the calendar's ends is a typing error and anchors nothing.
        self.day = day if day and 100 < day.year < 9900 else None
        self.hour_known = "T" in published
        self.tokens = tokens
        self.last = ""
        self.narrative = self._is_narrative()

    def _is_narrative(self) -> bool:
        years = [int(token.value) for token in self.tokens if token.kind == "year" and token.value >= 1400]
        if len(years) < 8:
            return False
        return self.day is None or abs(self.day.year - median(years)) >= _YEAR_GAP

    @property
    def base(self) -> date | None:
        """Return the day that deictic words hang on: the document's; in an undated text none."""
        return self.day

    @property
    def named(self) -> date | None:
        """Return the first day of the value named last in the text, else the document's day."""
        found = _DATE.match(self.last)
        if not found:
            return None if self.narrative else self.day
        return valid_date(int(found[1]), int(found[2] or 1), int(found[3] or 1))

    def ahead(self, first: int, last: int) -> bool:
        """Tell whether the clause around tokens ``first..last`` speaks of the future."""
        for i in range(first - 1, max(-1, first - _BEFORE - 1), -1):
            word = self.tokens[i].low
            if word in _STOP or word in _BACK or self._is_past(i):
                break
            if word in _AHEAD:
                return True
        for i in range(last, min(len(self.tokens), last + _AFTER)):
            word = self.tokens[i].low
            if word in _STOP or word in _BACK or self._is_past(i):
                return False
            if word in _STRONG:
                return True
        return False

    def _is_past(self, i: int) -> bool:
        token = self.tokens[i]
        if token.low in _SAID:
            return False
        return token.kind == "other" and token.low.endswith("ed") and token.text.islower() and len(token.low) > 4

    def weekday(self, number: int, *, ahead: bool) -> date | None:
        """Return the last such weekday up to the document's day (or the next one after it)."""
        if self.day is None:
            return None
        back = (self.day.isoweekday() - number) % 7
        return self.day + timedelta((7 - back) % 7) if ahead and back else self.day - timedelta(back)

    def year_for(self, month: int, day: int, *, ahead: bool) -> int | None:
        """Return the year that a month (and day) without a year belongs to."""
        if self.narrative:
            named = self.named
            return named.year if named else None
        if self.day is None:
            return None
        year = self.day.year
        gap = (month - self.day.month) * 30 + (day - self.day.day if day else 0)
        if ahead:
            return year + 1 if gap < -90 else year
        # A date a little ahead is one of this year although no word says so ("the 24 June vote").
        return year - 1 if gap > (60 if day else 0) else year

    def shifted(self, unit: str, count: int, base: date | None) -> str:
        """Return the TIMEX3 value ``count`` units away from ``base``, as fine as the unit is."""
        if base is None:
            return ""
        try:
            value = _shift(unit, count, base)
        except (OverflowError, ValueError):
            return ""
        return value if _SANE.match(value) else ""


def _shift(unit: str, count: int, base: date) -> str:
    if unit == "D":
        return (base + timedelta(count)).isoformat()
    if unit in ("W", "WE"):
        return iso_week(base + timedelta(7 * count)) + ("-WE" if unit == "WE" else "")
    if unit == "M":
        year, month = add_months(base.year, base.month, count)
        return f"{year:04d}-{month:02d}"
    if unit == "Q":
        year, month = add_months(base.year, base.month, 3 * count)
        return f"{year:04d}-Q{quarter_of(month)}"
    if unit == "E":
        return f"{base.year // 10 + count:03d}"
    if unit == "C":
        return f"{base.year // 100 + count:02d}"
    return f"{base.year + count:04d}" if 0 < base.year + count < 10000 else ""
