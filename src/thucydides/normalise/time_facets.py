"""From a TIMEX3 to a facet: the interval [start, end) in UTC, the EDTF value, precision and role.

Days and coarser are given as UTC days, whatever the zone: a zone shifts them by less than their own width. A clock time
is exact where a zone is known; where none is, the interval is the whole day (an unknown zone is an interval).
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Literal

from thucydides.lang.calendar import (
    CITY_ZONES,
    PART_HOURS,
    SEASON_MONTH,
    ZONES,
    month_bounds,
    season_bounds,
    valid_date,
    week_bounds,
)
from thucydides.model.claim import TimeFacet
from thucydides.normalise.time_anchor import day_of

if TYPE_CHECKING:
    from thucydides.normalise.time import Timex

Days = tuple[date, date]
_CLOCK = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)Z?")
_PART = re.compile(r"(\d{4}-\d\d-\d\d)T([A-Z]{2})")
_SPAN = re.compile(r"P(T?)(\d+|X)([DWMYH])")
_ROLES: dict[str, Literal["as-of", "deadline"]] = {"until": "deadline", "till": "deadline", "deadline": "deadline"}
_UNIT_DAYS = {"D": 1, "W": 7, "M": 30, "Y": 365}


def days_of(value: str) -> tuple[Days, str] | None:
    """Return the first and last day that a TIMEX3 date covers, with its precision; None where it names none."""
    if "/" in value:
        ends = [days_of(part) for part in value.split("/", 1)]
        return ((ends[0][0][0], ends[1][0][1]), "days") if ends[0] and ends[1] else None
    if m := re.fullmatch(r"(\d{4})-(\d\d)-(\d\d)", value):
        day = valid_date(int(m[1]), int(m[2]), int(m[3]))
        return ((day, day), "day") if day else None
    if m := re.fullmatch(r"(\d{4})-W(\d\d)(-WE)?", value):
        week = week_bounds(int(m[1]), int(m[2]))
        if week is None:
            return None
        return ((week[1] - timedelta(1), week[1]), "days") if m[3] else (week, "week")
    return _longer(value)


def _longer(value: str) -> tuple[Days, str] | None:
    if m := re.fullmatch(r"(\d{4})-(\d\d)", value):
        return (month_bounds(int(m[1]), int(m[2])), "month") if 1 <= int(m[2]) <= 12 and int(m[1]) else None
    if m := re.fullmatch(r"(\d{4})-Q([1-4])", value):
        first = 3 * int(m[2]) - 2
        return (date(int(m[1]), first, 1), month_bounds(int(m[1]), first + 2)[1]), "quarter"
    if (m := re.fullmatch(r"(\d{4})-([A-Z]{2})", value)) and m[2] in SEASON_MONTH:
        return season_bounds(int(m[1]), m[2]), "season"
    if m := re.fullmatch(r"\d{2,4}", value):
        width = 10 ** (4 - len(value))
        first_year = int(value) * width
        if first_year < 1:
            return None
        return (date(first_year, 1, 1), date(first_year + width - 1, 12, 31)), {1: "year", 10: "decade"}.get(
            width, "century"
        )
    return None


def facet_of(timex: Timex, published: str, zone: str) -> TimeFacet:
    """Return the facet of a timex: interval and EDTF where it resolves, '' where it does not."""
    start, end, precision, edtf = _interval(timex, published, zone)
    role = _role(timex)
    if timex.before[-1:] == ("since",) and end and (day := day_of(published)):
        end = max(end, _stamp(day + timedelta(1)))
    kind: Literal["DATE", "TIME", "DURATION", "SET"] = timex.type  # type: ignore[assignment]
    anchor: Literal["explicit", "document", "narrative", "none"] = timex.anchor  # type: ignore[assignment]
    return TimeFacet(timex.span, kind, timex.value, edtf, start, end, timex.mod, precision, anchor, role)


def _role(timex: Timex) -> Literal["event", "as-of", "deadline", "mentioned"]:
    if timex.before == ("as", "of"):
        return "as-of"
    if timex.type == "SET":
        return "mentioned"
    return _ROLES.get(timex.before[-1] if timex.before else "", "event")


def _interval(timex: Timex, published: str, zone: str) -> tuple[str, str, str, str]:
    """Return (start, end, precision, edtf)."""
    if timex.type == "DURATION":
        return _window(timex, published)
    if m := _CLOCK.fullmatch(timex.value):
        return _moment(timex, m, zone)
    if (m := _PART.fullmatch(timex.value)) and m[2] in PART_HOURS:
        return _part(m)
    found = days_of(timex.value) if timex.type != "SET" else None
    if found is None:
        return "", "", "", ""
    (first, last), precision = _edge(found, timex, published)
    return _stamp(first), _after(last), precision, _edtf(timex.value, first, last, precision)


def _edge(found: tuple[Days, str], timex: Timex, published: str) -> tuple[Days, str]:
    """Cut "earlier this month" at the document's day; an early, mid or late period is its third."""
    (first, last), precision = found
    if not timex.mod or precision in ("day", "days", "part-of-day"):
        return found
    day = day_of(published)
    if timex.mod == "START" and timex.anchor == "document" and day and first <= day < last:
        return (first, day), "days"
    third = max((last - first).days // 3, 1)
    if timex.mod == "START":
        return (first, first + timedelta(third)), precision
    if timex.mod == "END":
        return (last - timedelta(third), last), precision
    return ((first + timedelta(third), last - timedelta(third)), precision) if timex.mod == "MID" else found


def _edtf(value: str, first: date, last: date, precision: str) -> str:
    if first == last:
        return first.isoformat()
    whole = days_of(value)
    if whole and whole[0] == (first, last) and re.fullmatch(r"\d{4}(-\d\d)?", value):
        return value
    return f"{first.isoformat()}/{last.isoformat()}"


def _stamp(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _after(day: date) -> str:
    return _stamp(day + timedelta(1)) if day < date.max else ""


def _part(m: re.Match[str]) -> tuple[str, str, str, str]:
    day = day_of(m[1])
    if day is None:
        return "", "", "", ""
    midnight = datetime(day.year, day.month, day.day, tzinfo=UTC)
    ends = [_iso(midnight + timedelta(hours=hour)) for hour in PART_HOURS[m[2]]]
    return ends[0], ends[1], "part-of-day", ""


def _moment(timex: Timex, m: re.Match[str], zone: str) -> tuple[str, str, str, str]:
    day = day_of(m[1])
    if day is None:
        return "", "", "", ""
    local = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(hours=int(m[2]), minutes=int(m[3]))
    precision = "minute" if m[3] != "00" else "hour"
    aware = _in_zone(local.replace(tzinfo=None), timex.zone or zone)
    edtf = f"{m[1]}T{m[2]}:{m[3]}:00" if int(m[2]) < 24 else (day + timedelta(1)).isoformat()
    if aware is None:
        return _stamp(day), _after(day), precision, edtf
    width = timedelta(minutes=1) if precision == "minute" else timedelta(hours=1)
    return _iso(aware), _iso(aware + width), precision, edtf + ("Z" if timex.value.endswith("Z") else "")


def _in_zone(local: datetime, zone: str) -> datetime | None:
    """Return the moment in UTC; None when the zone is not known."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    if zone in ZONES:
        return local.replace(tzinfo=timezone(timedelta(minutes=ZONES[zone]))).astimezone(UTC)
    name = CITY_ZONES.get(zone, zone)
    if not name or name == "local":
        return None
    try:
        return local.replace(tzinfo=ZoneInfo(name)).astimezone(UTC)
    except (ZoneInfoNotFoundError, ValueError):
        return None


def _iso(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _window(timex: Timex, published: str) -> tuple[str, str, str, str]:
    """Place "the past 24 hours" before the document's date (its own day included), "the next two weeks" after it."""
    day, m = day_of(published), _SPAN.fullmatch(timex.value)
    if day is None or m is None or timex.anchor != "document":
        return "", "", "", ""
    count = 3 if m[2] == "X" else int(m[2])
    days = (count + 23) // 24 if m[3] == "H" and m[2] != "X" else 1 if m[3] == "H" else count * _UNIT_DAYS[m[3]]
    try:
        first, last = (day, day + timedelta(days)) if timex.ahead else (day - timedelta(days), day)
    except OverflowError:
        return "", "", "", ""
    return _stamp(first), _after(last), "days", f"{first.isoformat()}/{last.isoformat()}"
