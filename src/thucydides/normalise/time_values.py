"""From a matched expression to its TIMEX3 type, value and MOD. A value of '' says: recognised, not resolvable.

One function a rule name of the grammar. Each takes the tokens of the match and the anchor and returns a reading, or
None where the words turn out to be no temporal expression after all.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from thucydides.lang.calendar import SEASONS, quarter_of
from thucydides.lang.numbers import word_set
from thucydides.normalise.time_anchor import Anchor
from thucydides.normalise.time_days import clock, day, day_before, day_range, night, part_day, part_of
from thucydides.normalise.time_runs import Run, Value, amount, amount_mod, period, plain, unit_of
from thucydides.normalise.time_tokens import Token

_SETS = {"daily": "P1D", "weekly": "P1W", "monthly": "P1M", "yearly": "P1Y", "annually": "P1Y", "annual": "P1Y",
         "nightly": "XXXX-XX-XXTNI", "hourly": "PT1H", "quarterly": "P3M"}  # fmt: skip

# --- months, years, seasons, quarters --------------------------------------------------------------------------------


def _year_said(run: Run, anchor: Anchor) -> tuple[int | None, str]:
    years = run.of("year")
    if years:
        return int(years[-1].value), "explicit"
    told = anchor.narrative or run.has("that", "same")
    base = anchor.named if told else anchor.base
    if run.has("unit") and base is not None:
        return base.year + run.step, "narrative" if told else "document"
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


_RATED = word_set("times barrels shells rounds drones attacks percent once twice")
_COUNTED = word_set(
    "people soldiers troops men women civilians children dead killed wounded injured rebels fighters tanks drones "
    "houses homes missiles rockets shells km kilometers kilometres miles meters metres dollars points rounds tons "
    "tonnes gmt utc percent prisoners refugees families buildings vehicles police jobs employees members"
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


def _quarter_rel(run: Run, anchor: Anchor) -> Value | None:
    if run.tokens[-1].low != "quarter" or not run.has("the", "last", "next", "this", "same", "current"):
        return None  # "three quarters of the army"
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
    if anchor.day is None or (anchor.day.isoweekday() >= 5 and not run.has("last")):
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
    if run.tokens[-1].low in ("second", "seconds") or (amount(run) is None and not run.tokens[-1].low.endswith("s")):
        return None
    numbers = run.of("number", "dnum", "int")
    count = numbers[-1].value if numbers else None
    return Value("DURATION", period(count, unit_of(run.tokens[-1])), "", "none")


def _ago(run: Run, anchor: Anchor) -> Value | None:
    return _moved(run, anchor, -1, anchor.named if anchor.narrative else anchor.base, "document")


def _offset(run: Run, anchor: Anchor) -> Value | None:
    low = run.tokens[-1].low
    if low in ("before", "after", "afterwards"):
        return Value("DURATION", period(amount(run), _unit_in(run)), amount_mod(run), "none")
    sign = 1 if low == "later" else -1
    return _moved(run, anchor, sign, anchor.named, "narrative")


def _unit_in(run: Run) -> str:
    return unit_of(run.of("day", "unit", "hour", "second", "part", "quarter")[-1])


def _moved(run: Run, anchor: Anchor, sign: int, base: date | None, kind: str) -> Value | None:
    unit, count = _unit_in(run), amount(run)
    if count is None and not run.has("vague") and not run.tokens[0].low.endswith("s"):
        count = 1.0
    mod = amount_mod(run)
    if count is None:
        return Value("DATE", "PAST_REF" if sign < 0 else "FUTURE_REF", mod, kind)
    if unit in ("H", "TM", "TS"):
        return Value("TIME", "", mod, kind) if base is None else _hours_moved(count, unit, sign, anchor, mod)
    if unit == "W" and count == 1:
        return Value("DATE", anchor.shifted("D", 7 * sign, base), mod, kind)
    if unit == "F":
        unit, count = "W", 2 * count
    if count != int(count):
        unit, count = ("M", count * 12) if unit == "Y" else (unit, round(count))
    if unit in ("E", "C"):
        unit, count = "Y", count * (10 if unit == "E" else 100)
    return Value("DATE", anchor.shifted(unit, sign * int(count), base), mod, kind)


def _hours_moved(count: float, unit: str, sign: int, anchor: Anchor, mod: str) -> Value:
    """Hours from a date without a clock time: the day stays, the hour is not known."""
    return Value("TIME", f"P{'T' + plain(count) + unit[-1]}", mod, "document")


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
    if (
        (run.has("to") and not run.has("up"))
        or run.has("or")
        or (run.has("dash") and len(run.of("dnum", "int", "number")) > 1)
    ):
        count = None
    return Value("DURATION", period(count, unit), amount_mod(run), "none")


def _is_rate(run: Run, anchor: Anchor) -> bool:
    """Tell "500 shells a day" from "for a day": a plural noun or a number stands before."""
    if not run.first:
        return False
    before = anchor.tokens[run.first - 1]
    return before.kind in ("number", "dnum", "int") or (before.kind == "other" and before.low in _RATED)


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
        part = f"T{part_of(run)}" if run.has("part") else ""
        return Value("SET", f"XXXX-WXX-{int(names[0].value)}{part}", "", "none")
    if run.tokens[-1].kind == "second" or run.tokens[-1].kind == "month":
        return None
    if run.tokens[-1].kind == "part":
        return Value("SET", f"XXXX-XX-XXT{part_of(run)}", "", "none")
    numbers = run.of("number", "dnum", "ord")
    return Value("SET", period(numbers[0].value if numbers else 1.0, unit_of(run.tokens[-1])), "", "none")


def _war_day(run: Run, anchor: Anchor) -> Value:
    """ "Day 742 of the war": recognised; resolved only where the war's first day is known (it is not, yet)."""
    return Value("DATE", "", "", "none")


def _ref(value: str) -> Callable[[Run, Anchor], Value]:
    return lambda run, anchor: Value("DATE", value, "", "none")


BUILDERS: dict[str, Callable[[Run, Anchor], Value | None]] = {
    "clock": clock, "night": night, "partday": part_day, "range": day_range, "day": day, "monthyear": _month_year,
    "month": _month, "weekday": day, "day0": day, "daybefore": day_before, "season": _season,
    "seasonbare": _season, "year": _year, "yearbc": _year_bc, "decade": _decade, "century": _century,
    "quarter": _quarter, "quarter1": _quarter_rel, "rel": _rel, "therel": _the_rel, "edgeunit": _edge_unit,
    "span": _span, "spanref": _span_ref, "ago": _ago, "offset": _offset, "duration": _duration,
    "durationbare": _duration_bare, "set": _set, "present": _ref("PRESENT_REF"), "past": _ref("PAST_REF"),
    "ahead": _ref("FUTURE_REF"), "war": _war_day,
}  # fmt: skip
REFERENCE = re.compile(r"(?:PAST|PRESENT|FUTURE)_REF")
