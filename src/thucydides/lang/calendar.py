"""Calendar words and arithmetic: names of months and days, and what a partial date covers.

All functions are pure and take and give :class:`datetime.date`; nothing reads a clock.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

_MONTHS = (
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ],
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"],
)
MONTHS: dict[str, int] = {name: n for names in _MONTHS for n, name in enumerate(names, 1)} | {"sept": 9}
_DAYS = (
    ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"],
    ["mon", "tue", "wed", "thu", "fri", "sat", "sun"],
)
WEEKDAYS: dict[str, int] = {name: n for names in _DAYS for n, name in enumerate(names, 1)} | {"tues": 2, "thurs": 4}
SEASONS: dict[str, str] = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
SEASON_MONTH: dict[str, int] = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
PARTS_OF_DAY: dict[str, str] = {
    "morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "midday": "MI", "dawn": "DA", "dusk": "EV",
    "daybreak": "DA", "nightfall": "NI", "sunrise": "DA", "sunset": "EV", "daytime": "DT", "mornings": "MO",
    "afternoons": "AF", "evenings": "EV", "nights": "NI",
}  # fmt: skip
# Hours [from, to) after the day's midnight; a night runs into the next day. Wide on purpose: words are.
PART_HOURS: dict[str, tuple[int, int]] = {
    "MO": (4, 12), "AF": (12, 18), "EV": (16, 24), "NI": (18, 30), "MI": (11, 14), "DA": (3, 8), "DT": (6, 20),
}  # fmt: skip
# Minutes east of UTC. EET and MSK are named in reports of Eastern Europe; summer time is named apart (EEST).
ZONES: dict[str, int] = {
    "gmt": 0, "utc": 0, "z": 0, "bst": 60, "cet": 60, "cest": 120, "eet": 120, "eest": 180, "msk": 180, "est": -300,
    "edt": -240, "cst": -360, "cdt": -300, "mst": -420, "mdt": -360, "pst": -480, "pdt": -420,
}  # fmt: skip
# "Kyiv time": the IANA zone of a city that reports name clock times by.
CITY_ZONES: dict[str, str] = {
    "kyiv": "Europe/Kyiv", "kiev": "Europe/Kyiv", "moscow": "Europe/Moscow", "london": "Europe/London",
    "jerusalem": "Asia/Jerusalem", "israel": "Asia/Jerusalem", "damascus": "Asia/Damascus", "baghdad": "Asia/Baghdad",
    "tehran": "Asia/Tehran", "kabul": "Asia/Kabul", "eastern": "America/New_York", "khartoum": "Africa/Khartoum",
    "beirut": "Asia/Beirut", "gaza": "Asia/Gaza", "istanbul": "Europe/Istanbul", "ankara": "Europe/Istanbul",
}  # fmt: skip


def valid_date(year: int, month: int, day: int) -> date | None:
    """Return the date, or None where the calendar has no such day (31 February)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def month_bounds(year: int, month: int) -> tuple[date, date]:
    """Return the first and the last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def add_months(year: int, month: int, n: int) -> tuple[int, int]:
    """Return (year, month) ``n`` months later."""
    index = year * 12 + month - 1 + n
    return index // 12, index % 12 + 1


def iso_week(day: date) -> str:
    """Return the ISO 8601 week of a day: ``2024-W19``."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def week_bounds(year: int, week: int) -> tuple[date, date] | None:
    """Return Monday and Sunday of an ISO week; None where the year has no such week."""
    try:
        monday = date.fromisocalendar(year, week, 1)
    except ValueError:
        return None
    return monday, monday + timedelta(6)


def quarter_of(month: int) -> int:
    """Return the quarter (1-4) a month lies in."""
    return (month - 1) // 3 + 1


def season_bounds(year: int, season: str) -> tuple[date, date]:
    """Return the meteorological season (northern half): winter starts in December of ``year``."""
    first = SEASON_MONTH[season]
    last = add_months(year, first, 2)
    return date(year, first, 1), month_bounds(*last)[1]
