"""Days, nights, parts of day and clock times: from the words of a match to its TIMEX3 value."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from thucydides.lang.calendar import PARTS_OF_DAY, ZONES, valid_date
from thucydides.normalise.time_anchor import Anchor
from thucydides.normalise.time_runs import Run, Value, amount_mod
from thucydides.normalise.time_tokens import Token

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


def day(run: Run, anchor: Anchor) -> Value | None:
    """Read a day: its date, or a weekday, "yesterday", "May 8"."""
    found = day_value(run, anchor)
    return Value("DATE", found[0], run.mod, found[1]) if found else None


def day_before(run: Run, anchor: Anchor) -> Value:
    """Read "the day before yesterday"."""
    return Value("DATE", anchor.shifted("D", -2 if run.has("yesterday") else 2, anchor.base), "", "document")


def day_range(run: Run, anchor: Anchor) -> Value | None:
    """Read "3 to 5 March" as START/END."""
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


def night(run: Run, anchor: Anchor) -> Value | None:
    """Read "the night of 3 to 4 March": the night that begins on the first day."""
    if run.has("weekday"):
        value = _weekday(run, anchor, int(run.of("weekday")[0].value))
        return Value("TIME", f"{value}T{part_of(run)}" if value else "", "", "document")
    found = day_range(run, anchor)
    if found is None:
        return None
    return Value("TIME", f"{found.value[:10]}T{part_of(run)}" if found.value else "", "", found.anchor)


def part_of(run: Run) -> str:
    """Return the part of the day named: MO, AF, EV, NI, DA."""
    parts = run.of("part")
    if not parts:
        return "MO" if any(token.low == "hours" for token in run.tokens) else "NI"
    return PARTS_OF_DAY[parts[-1].low]


def part_day(run: Run, anchor: Anchor) -> Value | None:
    """Read "last night", "Tuesday morning", "overnight"."""
    mod = "START" if run.has("early") else "END" if run.has("late") else ""
    if run.tokens[-1].low in ("mornings", "evenings", "nights", "afternoons"):
        return part_set(run)
    if run.has("tonight", "overnight"):
        back = -1 if run.has("overnight") and not anchor.ahead(run.first, run.last) else 0
        day, kind = anchor.shifted("D", back, anchor.base), "document"
    elif (found := day_value(run, anchor)) is not None:
        day, kind = found
    elif run.has("this", "last"):
        day, kind = anchor.shifted("D", run.step, anchor.base), "document"
    else:
        return _told_part(run, anchor, mod)
    return Value("TIME", f"{day}T{part_of(run)}" if day else "", mod, kind)


def _told_part(run: Run, anchor: Anchor, mod: str) -> Value | None:
    """Read "the next morning", "that night", "the early hours" against the day named last."""
    if not run.has("next", "same", "that", "early", "hour"):
        return None
    base = anchor.named
    day = anchor.shifted("D", run.step, base)
    return Value("TIME", f"{day}T{part_of(run)}" if day else "", mod, "narrative")


# --- clock -----------------------------------------------------------------------------------------------------------


def clock(run: Run, anchor: Anchor) -> Value | None:
    """Read a clock time with its day and zone."""
    time = _clock_time(run)
    if time is None:
        return None
    day = day_value(run, anchor)
    if day is None:
        base = anchor.named if anchor.last else anchor.base
        day = anchor.shifted("D", 0, base), "narrative" if anchor.last else "document"
    zone = next((token.low for token in run.of("zone")), "")
    utc = "Z" if zone in ZONES and ZONES[zone] == 0 and zone != "bst" else ""
    return Value("TIME", f"{day[0]}T{time}{utc}" if day[0] else "", amount_mod(run), day[1])


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


def part_set(run: Run) -> Value:
    """Read "Tuesday nights", "mornings": a set."""
    names = run.of("weekday")
    when = f"XXXX-WXX-{int(names[0].value)}" if names else "XXXX-XX-XX"
    return Value("SET", f"{when}T{part_of(run)}", "", "none")
