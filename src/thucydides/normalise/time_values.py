"""From a matched expression to its TIMEX3 type, value and MOD. A value of '' says: recognised, not resolvable.

One function a rule name of the grammar. Each takes the tokens of the match and the anchor and returns a reading, or
None where the words turn out to be no temporal expression after all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import NamedTuple

from thucydides.lang.calendar import PARTS_OF_DAY, SEASONS, ZONES, quarter_of, valid_date
from thucydides.normalise.time_anchor import Anchor
from thucydides.normalise.time_tokens import Token

UNIT_OF: dict[str, str] = {
    "day": "D", "week": "W", "month": "M", "year": "Y", "yr": "Y", "decade": "E", "century": "C", "centurie": "C",
    "hour": "H", "hr": "H", "minute": "TM", "min": "TM", "second": "TS", "quarter": "Q", "weekend": "WE",
    "fortnight": "F", "night": "D", "morning": "D", "afternoon": "D", "evening": "D",
}  # fmt: skip
_SETS = {"daily": "P1D", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y", "annually": "P1Y", "annual": "P1Y",
         "nightly": "XXXX-XX-XXTNI", "hourly": "PT1H", "quarterly": "P3M"}  # fmt: skip
_MODS = {"early": "START", "earlier": "START", "beginning": "START", "start": "START", "outset": "START",
         "onset": "START", "late": "END", "later": "END", "end": "END", "close": "END", "mid": "MID", "middle": "MID",
         "midst": "MID"}  # fmt: skip
_AMOUNT = {"nearly": "LESS_THAN", "almost": "LESS_THAN", "about": "APPROX", "around": "APPROX", "over": "MORE_THAN",
           "approximately": "APPROX", "roughly": "APPROX"}  # fmt: skip


class Value(NamedTuple):
    """``type`` DATE, TIME, DURATION or SET; ``value`` '' when it cannot be resolved; ``anchor`` what it hung on."""

    type: str
    value: str
    mod: str = ""
    anchor: str = "explicit"


class Run(NamedTuple):
    """The tokens of a match and where it stands among the document's tokens."""

    tokens: Sequence[Token]
    first: int
    last: int

    def of(self, *kinds: str) -> list[Token]:
        """Return the tokens of these kinds."""
        return [token for token in self.tokens if token.kind in kinds]

    def has(self, *kinds: str) -> bool:
        """Tell whether a token of these kinds is there."""
        return any(token.kind in kinds for token in self.tokens)

    @property
    def mod(self) -> str:
        """Return START, MID or END where an edge word stands."""
        return next((_MODS[token.low] for token in self.tokens if token.low in _MODS), "")

    @property
    def step(self) -> int:
        """Return -1 for last/previous, 1 for next/following, else 0."""
        return -1 if self.has("last") else 1 if self.has("next") else 0


def unit_of(token: Token) -> str:
    """Return the unit's letter: D W M Y E C H TM TS Q WE F."""
    return UNIT_OF.get(token.low.rstrip("s") if token.low != "century" else token.low, UNIT_OF.get(token.low, "D"))


def amount(run: Run) -> float | None:
    """Return the number of units said; None for "several", "days"; 2 for "a couple"."""
    numbers = run.of("dnum", "int", "number", "dec")
    halves = 0.5 if run.has("half") else 0.0
    if numbers:
        return numbers[0].value + halves
    vague = run.of("vague")
    if vague:
        return 2.0 if vague[0].low == "couple" else None
    if run.has("half") and not any(token.kind == "and" for token in run.tokens):
        return 0.5
    return 1.0 + halves if run.has("a") else None


def period(count: float | None, unit: str) -> str:
    """Return an ISO 8601 duration: P2W, PT24H, PXD for a vague number."""
    if unit == "Q":
        return f"P{_plain(count * 3 if count else None)}M"
    if unit == "WE":
        return f"P{_plain(count)}WE"
    if unit == "F":
        return f"P{_plain(count * 2 if count else None)}W"
    if unit in ("H", "TM", "TS"):
        return _clock_period(count, unit[-1])
    if unit == "C":
        return f"P{_plain(count * 100 if count else None)}Y" if count else "PXC"
    if unit == "E":
        return f"P{_plain(count)}E"
    if count == 0.5 and unit == "Y":
        return "P6M"
    return f"P{_plain(count)}{unit}"


def _plain(count: float | None) -> str:
    return "X" if count is None else f"{count:g}" if count < 1e6 else f"{count:.0f}"


def _clock_period(count: float | None, letter: str) -> str:
    if count is not None and count != int(count) and letter == "H":
        whole, minutes = int(count), round((count - int(count)) * 60)
        return f"PT{whole}H{minutes}M" if whole else f"PT{minutes}M"
    return f"PT{_plain(count)}{letter}"


def _amount_mod(run: Run) -> str:
    words = " ".join(token.low for token in run.tokens[:3])
    for start, mod in (("more than", "MORE_THAN"), ("less than", "LESS_THAN"), ("at least", "EQUAL_OR_MORE"),
                       ("at most", "EQUAL_OR_LESS"), ("up to", "EQUAL_OR_LESS")):  # fmt: skip
        if words.startswith(start):
            return mod
    return _AMOUNT.get(run.tokens[0].low, "")


# --- days ------------------------------------------------------------------------------------------------------------


def day_value(run: Run, anchor: Anchor) -> tuple[str, str] | None:
    """Return (value, anchor) of the day that the run names; ('', ...) when impossible or undated; None when no day."""
    explicit = _numeric_day(run) or _month_day(run, anchor)
    if explicit is not None:
        return explicit
    today = run.of("today", "yesterday", "tomorrow")
    if today:
        shift = {"today": 0, "yesterday": -1, "tomorrow": 1}[today[0].kind]
        return anchor.shifted("D", shift, anchor.base), "document"
    names = run.of("weekday")
    if names:
        return _weekday(run, anchor, int(names[0].value)), "document"
    return None


def _weekday(run: Run, anchor: Anchor, number: int) -> str:
    ahead = run.has("next") or (not run.has("last") and anchor.ahead(run.first, run.last))
    if anchor.narrative and anchor.named and not run.has("last", "next", "this"):
        named = anchor.named
        return (named + timedelta((number - named.isoweekday()) % 7)).isoformat()
    day = anchor.weekday(number, ahead=ahead)
    if day is None:
        return ""
    if anchor.day is not None and day == anchor.day and (run.has("last") or run.has("next")):
        day += timedelta(7 * run.step)
    return day.isoformat()


def _numeric_day(run: Run) -> tuple[str, str] | None:
    dotted = run.of("dotted")
    if dotted:
        day, month, year = (int(part) for part in dotted[0].low.split("."))
        return _checked(year + 2000 if year < 100 else year, month, day), "explicit"
    if run.has("slash") and not run.has("month"):
        return _slashed(run)
    if run.has("year") and run.has("dash") and not run.has("month"):
        at = next(i for i, token in enumerate(run.tokens) if token.kind == "year")
        tail = run.tokens[at + 1 : at + 5]
        if [token.kind for token in tail[::2]] == ["dash", "dash"] and len(tail) == 4:
            return _checked(int(run.tokens[at].value), int(tail[1].value), int(tail[3].value)), "explicit"
    return None


def _slashed(run: Run) -> tuple[str, str] | None:
    """Read 10/13/89 month first, 25/12/2023 day first where only that is possible."""
    at = next(i for i, token in enumerate(run.tokens) if token.kind == "slash")
    parts = [int(token.value) for token in run.tokens[at - 1 : at + 4 : 2]]
    if len(parts) < 3:
        return None
    month, day, year = parts
    if month > 12:
        month, day = day, month
    if year < 100:
        year += 2000 if year < 50 else 1900
    return _checked(year, month, day), "explicit"


def _checked(year: int, month: int, day: int) -> str:
    found = valid_date(year, month, day)
    return found.isoformat() if found else ""


def _month_day(run: Run, anchor: Anchor, nth: int = 0) -> tuple[str, str] | None:
    months = [i for i, token in enumerate(run.tokens) if token.kind == "month"]
    if not months:
        return None
    number = _day_beside(run.tokens, months[0])
    if number is None:
        return None
    month = int(run.tokens[months[0]].value)
    years = [token for token in run.tokens[months[0] :] if token.kind == "year"]
    if years:
        return _checked(int(years[0].value), month, number), "explicit"
    ahead = anchor.ahead(run.first, run.last)
    year = anchor.year_for(month, number, ahead=ahead)
    kind = "narrative" if anchor.narrative else "document"
    return (_checked(year, month, number) if year else "", kind)


def _day_beside(tokens: Sequence[Token], at: int) -> int | None:
    """Return the day number next to a month: "May 8", "8 May", "the 8th of May"."""
    for step in (1, 2):
        if at + step < len(tokens) and tokens[at + step].kind in ("dnum", "ord"):
            follows = tokens[at + step + 1].kind if at + step + 1 < len(tokens) else ""
            if follows not in ("ampm", "clock"):
                return int(tokens[at + step].value)
        if at + step < len(tokens) and tokens[at + step].kind != "the":
            break
    for step in (1, 2):
        if at - step >= 0 and tokens[at - step].kind in ("dnum", "ord"):
            return int(tokens[at - step].value)
        if at - step >= 0 and tokens[at - step].kind != "of":
            break
    return None


def _day(run: Run, anchor: Anchor) -> Value | None:
    found = day_value(run, anchor)
    return Value("DATE", found[0], run.mod, found[1]) if found else None


def _day_before(run: Run, anchor: Anchor) -> Value:
    return Value("DATE", anchor.shifted("D", -2 if run.has("yesterday") else 2, anchor.base), "", "document")


def _range(run: Run, anchor: Anchor) -> Value | None:
    months = run.of("month")
    numbers = run.of("dnum", "ord")
    if len(numbers) < 2:
        return None
    years = run.of("year")
    ends = []
    for i in (0, 1):
        month = int(months[min(i, len(months) - 1)].value)
        year = int(years[-1].value) if years else anchor.year_for(month, int(numbers[i].value), ahead=False)
        ends.append(_checked(year, month, int(numbers[i].value)) if year else "")
    value = f"{ends[0]}/{ends[1]}" if all(ends) and ends[0] <= ends[1] else ""
    return Value("DATE", value, "", "explicit" if years else "narrative" if anchor.narrative else "document")


def _night(run: Run, anchor: Anchor) -> Value | None:
    if run.has("weekday"):
        value = _weekday(run, anchor, int(run.of("weekday")[0].value))
        return Value("TIME", f"{value}T{_part(run)}" if value else "", "", "document")
    found = _range(run, anchor)
    if found is None:
        return None
    return Value("TIME", f"{found.value[:10]}T{_part(run)}" if found.value else "", "", found.anchor)


def _part(run: Run) -> str:
    parts = run.of("part")
    if not parts:
        return "MO" if any(token.low == "hours" for token in run.tokens) else "NI"
    return PARTS_OF_DAY[parts[-1].low]


def _part_day(run: Run, anchor: Anchor) -> Value | None:
    mod = "START" if run.has("early") else "END" if run.has("late") else ""
    if run.tokens[-1].low in ("mornings", "evenings", "nights", "afternoons"):
        return _set(run, anchor)
    if run.has("tonight", "overnight"):
        back = -1 if run.has("overnight") and not anchor.ahead(run.first, run.last) else 0
        day, kind = anchor.shifted("D", back, anchor.base), "document"
    elif (found := day_value(run, anchor)) is not None:
        day, kind = found
    elif run.has("this", "last"):
        day, kind = anchor.shifted("D", run.step, anchor.base), "document"
    else:
        return _told_part(run, anchor, mod)
    return Value("TIME", f"{day}T{_part(run)}" if day else "", mod, kind)


def _told_part(run: Run, anchor: Anchor, mod: str) -> Value | None:
    """Read "the next morning", "that night", "the early hours" against the day named last."""
    if not run.has("next", "same", "that", "early", "hour"):
        return None
    base = anchor.named
    day = anchor.shifted("D", run.step, base)
    return Value("TIME", f"{day}T{_part(run)}" if day else "", mod, "narrative")


# --- clock -----------------------------------------------------------------------------------------------------------


def _clock(run: Run, anchor: Anchor) -> Value | None:
    time = _clock_time(run)
    if time is None:
        return None
    day = day_value(run, anchor)
    if day is None:
        base = anchor.named if anchor.last else anchor.base
        day = anchor.shifted("D", 0, base), "narrative" if anchor.last else "document"
    zone = next((token.low for token in run.of("zone")), "")
    utc = "Z" if zone in ZONES and ZONES[zone] == 0 and zone != "bst" else ""
    return Value("TIME", f"{day[0]}T{time}{utc}" if day[0] else "", _amount_mod(run), day[1])


def _clock_time(run: Run) -> str | None:
    noon = run.of("noon")
    if noon:
        return "12:00" if noon[0].low == "noon" else "24:00"
    for i, token in enumerate(run.tokens):
        if token.kind == "stamp":
            hour, minute = int(token.low.split(":")[0]), int(token.low.split(":")[1])
            return _hour(run, hour, minute)
        after = run.tokens[i + 1].kind if i + 1 < len(run.tokens) else ""
        if token.kind in ("int", "year") and len(token.low) == 4 and after in ("zone", "hour"):
            return _hour(run, int(token.value) // 100, int(token.value) % 100)
        if token.kind in ("dnum", "number", "dec") and after in ("ampm", "clock", "in"):
            return _hour(run, int(token.value), round(token.value % 1 * 100))
    return None


def _hour(run: Run, hour: int, minute: int) -> str | None:
    marks = run.of("ampm")
    part = run.of("part")
    late = (marks and marks[0].low.startswith("p")) or (part and PARTS_OF_DAY[part[0].low] in ("AF", "EV"))
    if late and hour < 12:
        hour += 12
    if marks and marks[0].low.startswith("a") and hour == 12:
        hour = 0
    return f"{hour:02d}:{minute:02d}" if hour <= 24 and minute < 60 else None


# --- months, years, seasons, quarters --------------------------------------------------------------------------------


def _year_said(run: Run, anchor: Anchor) -> tuple[int | None, str]:
    years = run.of("year")
    if years:
        return int(years[-1].value), "explicit"
    if run.has("unit") and anchor.base is not None:
        return anchor.base.year + run.step, "document"
    return None, "document"


def _month_year(run: Run, anchor: Anchor) -> Value:
    year, kind = _year_said(run, anchor)
    month = int(run.of("month")[0].value)
    return Value("DATE", f"{year:04d}-{month:02d}" if year else "", run.mod, kind)


def _month(run: Run, anchor: Anchor) -> Value | None:
    month = int(run.of("month")[0].value)
    ahead = run.has("next") or (not run.has("last") and anchor.ahead(run.first, run.last))
    year = anchor.year_for(month, 0, ahead=ahead)
    if year and anchor.day and not anchor.narrative and run.step and month == anchor.day.month:
        year += run.step
    kind = "narrative" if anchor.narrative else "document"
    return Value("DATE", f"{year:04d}-{month:02d}" if year else "", run.mod, kind)


def _season(run: Run, anchor: Anchor) -> Value | None:
    season = SEASONS[run.of("season")[0].low]
    year, kind = _year_said(run, anchor)
    if year is None:
        base = anchor.named if anchor.narrative else anchor.base
        kind = "narrative" if anchor.narrative else "document"
        year = base.year if base else None
        start = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[season]
        if year and base and run.has("last") and start >= base.month - 2:
            year -= 1
        elif year and base and run.has("next") and start <= base.month:
            year += 1
    return Value("DATE", f"{year:04d}-{season}" if year else "", run.mod, kind)


def _year(run: Run, anchor: Anchor) -> Value | None:
    token = run.of("year")[0]
    if run.has("bc"):
        return Value("DATE", f"BC{int(token.value):04d}", run.mod)
    alone = len(run.tokens) == 1
    if alone and token.value < 1400:
        return None
    if alone and not _looks_like_year(token, run, anchor):
        return None
    return Value("DATE", f"{int(token.value):04d}", run.mod)


def _looks_like_year(token: Token, run: Run, anchor: Anchor) -> bool:
    """Refuse a bare number that counts something ("1900 soldiers"), is money, a unit's number or part of a range."""
    before = anchor.tokens[run.first - 1] if run.first else None
    after = anchor.tokens[run.last] if run.last < len(anchor.tokens) else None
    if before and before.end == token.start and before.text in "$£€#.:@+":
        return False
    if before and before.kind in ("about", "than", "least") and before.low not in ("around", "about"):
        return False
    if after and (after.text in ("%", "°") or (after.kind == "other" and after.low in _COUNTED)):
        return False
    return not (before and before.low in ("no", "number", "flight", "room", "highway", "route"))


_COUNTED = frozenset(
    "people soldiers troops men women civilians children dead killed wounded injured rebels fighters tanks drones "
    "houses homes missiles rockets shells km kilometers kilometres miles meters metres dollars points rounds tons "
    "tonnes gmt utc percent prisoners refugees families buildings vehicles police jobs employees members".split()
)


def _year_bc(run: Run, anchor: Anchor) -> Value:
    return Value("DATE", f"BC{int(run.of('int', 'dnum')[0].value):04d}")


def _decade(run: Run, anchor: Anchor) -> Value:
    value = int(run.of("decade")[0].value)
    return Value("DATE", f"{(value if value > 100 else 1900 + value) // 10:03d}", run.mod)


def _century(run: Run, anchor: Anchor) -> Value | None:
    if unit_of(run.of("unit")[0]) != "C":
        return _rank_unit(run, anchor)
    return Value("DATE", f"{int(run.of('ord')[0].value) - 1:02d}", run.mod)


def _rank_unit(run: Run, anchor: Anchor) -> Value | None:
    return None


def _quarter(run: Run, anchor: Anchor) -> Value | None:
    rank = int(run.of("ord", "second")[0].value) or 2
    if not 1 <= rank <= 4:
        return None
    year, kind = _year_said(run, anchor)
    if year is None:
        base = anchor.base
        year = base.year if base else None
        if base and rank > quarter_of(base.month) and not anchor.ahead(run.first, run.last):
            year = base.year - 1
    return Value("DATE", f"{year:04d}-Q{rank}" if year else "", run.mod, kind)


def _quarter_rel(run: Run, anchor: Anchor) -> Value:
    step = run.step or (-1 if not run.has("this", "current") else 0)
    return Value("DATE", anchor.shifted("Q", step, anchor.base), run.mod, "document")


# --- relative units --------------------------------------------------------------------------------------------------


def _rel(run: Run, anchor: Anchor) -> Value | None:
    token = run.of("weekend", "unit", "day")[-1]
    unit = unit_of(token)
    told = run.has("same", "that") or anchor.narrative or token.kind == "day"
    told = told or any(t.low in ("following", "previous", "preceding") for t in run.tokens)
    base = anchor.named if told and not run.has("this", "current") else anchor.base
    if token.low.endswith("s") and token.kind != "weekend":
        return Value("DURATION", period(None, unit), run.mod, "document")
    step = run.step
    if token.kind == "weekend" and step <= 0:
        step = _weekend_step(run, anchor)
    if unit == "F":
        return Value("DURATION", "P2W", run.mod, "document")
    return Value("DATE", anchor.shifted(unit, step, base), run.mod, "narrative" if told else "document")


def _weekend_step(run: Run, anchor: Anchor) -> int:
    """Return 0 when the weekend is of the document's own week: on Saturday and Sunday, or when one lies ahead."""
    if anchor.day is None or anchor.day.isoweekday() >= 5 and not run.has("last"):
        return 0
    return 0 if anchor.ahead(run.first, run.last) else -1


def _the_rel(run: Run, anchor: Anchor) -> Value | None:
    """Read "the year", "the week": a date of the document only with an edge or "fiscal"; else a duration."""
    token = run.of("unit")[-1]
    unit = unit_of(token)
    if token.low.endswith("s"):
        return Value("DURATION", period(None, unit), "", "none") if run.tokens[0].kind == "unit" else None
    if run.has("fiscal", "full"):
        return Value("DATE", anchor.shifted(unit, 0, anchor.base), run.mod, "document")
    if run.tokens[0].kind != "the" or unit in ("E", "C"):
        return None
    return Value("DATE", anchor.shifted(unit, 0, anchor.base), run.mod, "document")


def _edge_unit(run: Run, anchor: Anchor) -> Value:
    token = run.of("unit", "day")[-1]
    base = anchor.named if anchor.narrative or run.has("that") else anchor.base
    kind = "narrative" if anchor.narrative or run.has("that") else "document"
    return Value("DATE", anchor.shifted(unit_of(token), 0, base), run.mod, kind)


def _span(run: Run, anchor: Anchor) -> Value:
    """Read "the past 24 hours", "the next few days": a duration that ends or begins at the document's date."""
    unit = unit_of(run.of("day", "unit", "hour", "second")[-1])
    count = amount(run)
    if count is None and not run.has("vague") and not run.tokens[-1].low.endswith("s"):
        return Value("DATE", anchor.shifted(unit, run.step, anchor.base), "", "document")
    return Value("DURATION", period(count, unit), "", "document")


def _span_ref(run: Run, anchor: Anchor) -> Value | None:
    if run.tokens[-1].low in ("second", "seconds") or amount(run) is None and not run.tokens[-1].low.endswith("s"):
        return None
    numbers = run.of("number", "dnum", "int")
    count = numbers[-1].value if numbers else None
    return Value("DURATION", period(count, unit_of(run.tokens[-1])), "", "none")


def _ago(run: Run, anchor: Anchor) -> Value | None:
    return _moved(run, anchor, -1, anchor.named if anchor.narrative else anchor.base, "document")


def _offset(run: Run, anchor: Anchor) -> Value | None:
    low = run.tokens[-1].low
    if low in ("before", "after", "afterwards"):
        return Value("DURATION", period(amount(run), _unit_in(run)), _amount_mod(run), "none")
    sign = 1 if low == "later" else -1
    return _moved(run, anchor, sign, anchor.named, "narrative")


def _unit_in(run: Run) -> str:
    return unit_of(run.of("day", "unit", "hour", "second", "part", "quarter")[-1])


def _moved(run: Run, anchor: Anchor, sign: int, base: object, kind: str) -> Value | None:
    from datetime import date

    unit, count = _unit_in(run), amount(run)
    if count is None and not run.has("vague") and not run.tokens[0].low.endswith("s"):
        count = 1.0
    mod = _amount_mod(run)
    day = base if isinstance(base, date) else None
    if count is None:
        return Value("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF", mod, kind)
    if unit in ("H", "TM", "TS"):
        return Value("TIME", "", mod, kind) if day is None else _hours_moved(count, unit, sign, anchor, mod)
    if unit == "W" and count == 1:
        return Value("DATE", anchor.shifted("D", 7 * sign, day), mod, kind)
    if unit == "F":
        unit, count = "W", 2 * count
    if count != int(count):
        unit, count = ("M", count * 12) if unit == "Y" else (unit, round(count))
    if unit in ("E", "C"):
        unit, count = "Y", count * (10 if unit == "E" else 100)
    return Value("DATE", anchor.shifted(unit, sign * int(count), day), mod, kind)


def _hours_moved(count: float, unit: str, sign: int, anchor: Anchor, mod: str) -> Value:
    """Hours from a date without a clock time: the day stays, the hour is not known."""
    return Value("TIME", f"P{'T' + _plain(count) + unit[-1]}", mod, "document")


# --- durations, sets, references -------------------------------------------------------------------------------------


def _duration(run: Run, anchor: Anchor) -> Value | None:
    units = run.of("day", "unit", "hour", "second")
    after = anchor.tokens[run.last : run.last + 2]
    if [t.kind for t in after[:1]] == ["old"] or [t.kind for t in after] == ["dash", "old"]:
        return None
    if units[-1].kind == "second" and not run.has("number", "dnum", "int"):
        return None
    count, unit = amount(run), unit_of(units[-1])
    if not run.has("vague", "a", "dnum", "int", "number", "dec", "long", "half") and not units[-1].low.endswith("s"):
        return None
    if run.tokens[0].kind == "a" and len(run.tokens) == 2 and _is_rate(run, anchor):
        return Value("SET", period(1, unit), "", "none")
    if run.has("to", "or") or (run.has("dash") and len(run.of("dnum", "int", "number")) > 1):
        count = None
    return Value("DURATION", period(count, unit), _amount_mod(run), "none")


def _is_rate(run: Run, anchor: Anchor) -> bool:
    """Tell "500 shells a day" from "for a day": a plural noun or a number stands before."""
    if not run.first:
        return False
    before = anchor.tokens[run.first - 1]
    return before.kind in ("number", "dnum", "int") or (before.kind == "other" and before.low in ("times", "barrels", "shells", "percent", "once", "twice"))  # fmt: skip


def _duration_bare(run: Run, anchor: Anchor) -> Value | None:
    token = run.tokens[0]
    plural = token.low.endswith("s") and token.low not in ("hrs", "mins", "seconds", "minutes")
    if not plural:
        return None
    return Value("DURATION", period(None, unit_of(token)), "", "none")


def _set(run: Run, anchor: Anchor) -> Value | None:
    if run.has("adverb"):
        return Value("SET", _SETS.get(run.tokens[0].low, "P1D"), "", "none")
    names = run.of("weekday")
    if names:
        part = f"T{_part(run)}" if run.has("part") else ""
        return Value("SET", f"XXXX-WXX-{int(names[0].value)}{part}", "", "none")
    if run.tokens[-1].kind == "second" or run.tokens[-1].kind == "month":
        return None
    if run.tokens[-1].kind == "part":
        return Value("SET", f"XXXX-XX-XXT{_part(run)}", "", "none")
    numbers = run.of("number", "dnum", "ord")
    return Value("SET", period(numbers[0].value if numbers else 1.0, unit_of(run.tokens[-1])), "", "none")


def _war_day(run: Run, anchor: Anchor) -> Value:
    """ "Day 742 of the war": recognised; resolved only where the war's first day is known (it is not, yet)."""
    return Value("DATE", "", "", "none")


def _ref(value: str) -> Callable[[Run, Anchor], Value]:
    return lambda run, anchor: Value("DATE", value, "", "none")


BUILDERS: dict[str, Callable[[Run, Anchor], Value | None]] = {
    "clock": _clock, "night": _night, "partday": _part_day, "range": _range, "day": _day, "monthyear": _month_year,
    "month": _month, "weekday": _day, "day0": _day, "daybefore": _day_before, "season": _season,
    "seasonbare": _season, "year": _year, "yearbc": _year_bc, "decade": _decade, "century": _century,
    "quarter": _quarter, "quarter1": _quarter_rel, "rel": _rel, "therel": _the_rel, "edgeunit": _edge_unit,
    "span": _span, "spanref": _span_ref, "ago": _ago, "offset": _offset, "duration": _duration,
    "durationbare": _duration_bare, "set": _set, "present": _ref("PRESENT_REF"), "past": _ref("PAST_REF"),
    "ahead": _ref("FUTURE_REF"), "war": _war_day,
}  # fmt: skip
REFERENCE = re.compile(r"(?:PAST|PRESENT|FUTURE)_REF")
