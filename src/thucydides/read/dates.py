"""Dates as pages and head lines state them: strict, with what was wrong said aloud; never a guess.

``stated`` reads one date out of a line of metadata or a head line. A numeric date that could be read two ways
(03/04/2024) is reported as ambiguous and not read; a date that no calendar has (31 February) as impossible.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from functools import cache

from msgspec import Struct

from thucydides.model.span import Span

# Stems of month names: English, German, French, Spanish, Italian, Portuguese, Polish, Ukrainian, Russian, Arabic.
_MONTHS = {
    1: "january jan januar janvier enero gennaio janeiro stycznia січня січень января январь يناير",
    2: "february feb februar février febrero febbraio fevereiro lutego лютого лютий февраля февраль فبراير",
    3: "march mar märz mars marzo março marca березня березень марта март مارس",
    4: "april apr avril abril aprile kwietnia квітня квітень апреля апрель أبريل ابريل",
    5: "may mai mayo maggio maio maja травня травень мая май مايو",
    6: "june jun juni juin junio giugno junho czerwca червня червень июня июнь يونيو",
    7: "july jul juli juillet julio luglio julho lipca липня липень июля июль يوليو",
    8: "august aug août agosto sierpnia серпня серпень августа август أغسطس اغسطس",
    9: "september sept sep septembre septiembre settembre setembro września вересня вересень сентября сентябрь سبتمبر",
    10: "october oct oktober octobre octubre ottobre outubro października жовтня жовтень октября октябрь أكتوبر",
    11: "november nov novembre noviembre novembro listopada листопада листопад ноября ноябрь نوفمبر",
    12: "december dec dezember décembre diciembre dicembre dezembro grudnia грудня грудень декабря декабрь ديسمبر",
}


class Reading(Struct, frozen=True):
    """A date read from words. ``value``: EDTF, '' when ``problem`` says why not; ``span``: inside the given words."""

    value: str
    span: Span
    zone: str = ""
    problem: str = ""


@cache
def _month_of() -> dict[str, int]:
    return {word: number for number, words in _MONTHS.items() for word in words.split()}


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    month = "(?P<M>" + "|".join(sorted(map(re.escape, _month_of()), key=lambda w: (-len(w), w))) + r")\.?"
    year, day = r"(?P<y>(?:1[89]|20)\d\d)", r"(?P<d>\d{1,2})"
    clock = (
        r"(?:[T ]+(?:at )?(?P<h>[01]?\d|2[0-3]):(?P<min>[0-5]\d)(?::(?P<s>[0-5]\d)(?:\.\d+)?)?"
        r"\s*(?P<z>Z\b|UTC\b|GMT\b|[+-]\d\d:?\d\d)?)?"
    )
    flags = re.IGNORECASE
    return (
        re.compile(rf"(?<![\d/.-]){year}-(?P<m>\d\d)-(?P<d>\d\d)(?![\d-]){clock}", flags),
        re.compile(rf"(?<![\d/.-]){year}[/.](?P<m>\d{{1,2}})[/.](?P<d>\d{{1,2}})(?!\d)", flags),
        re.compile(
            rf"(?<![\d/.-]){day}(?:st|nd|rd|th|er|\.|º)?\s+(?:of\s+|de\s+)?{month},?\s+(?:de\s+)?{year}(?!\d)", flags
        ),
        re.compile(rf"(?<![^\W\d_]){month}\s+{day}(?:st|nd|rd|th)?,?\s+{year}(?!\d)", flags),
        re.compile(rf"(?<![\d/.-])(?P<a>\d{{1,2}})(?P<sep>[./-])(?P<b>\d{{1,2}})(?P=sep){year}(?!\d)", flags),
    )


def stated(words: str) -> Reading | None:
    """Return the first date that ``words`` state in a common form, or ``None`` when there is none."""
    found = [match for pattern in _patterns() if (match := pattern.search(words))]
    return _read(min(found, key=lambda match: match.start())) if found else None


def _read(match: re.Match[str]) -> Reading:
    got, span = match.groupdict(), Span(*match.span())
    if got.get("a"):
        first, second = int(got["a"]), int(got["b"])
        if first <= 12 and second <= 12 and first != second and got["sep"] != ".":
            return Reading("", span, problem=f"ambiguous date {match.group()!r}: day and month cannot be told apart")
        day, month = (first, second) if second <= 12 or got["sep"] == "." else (second, first)
    else:
        day, month = int(got["d"]), _month_of()[got["M"].lower()] if got.get("M") else int(got["m"])
    try:
        value = date(int(got["y"]), month, day).isoformat()
    except ValueError:
        return Reading("", span, problem=f"impossible date {match.group().strip()!r}")
    return _with_clock(value, got, span)


def _with_clock(value: str, got: dict[str, str | None], span: Span) -> Reading:
    if not got.get("h"):
        return Reading(value, span)
    zone = (got.get("z") or "").upper()
    zone = "Z" if zone in ("UTC", "GMT") else zone if ":" in zone or zone in ("", "Z") else f"{zone[:3]}:{zone[3:]}"
    clock = f"{int(got['h'] or 0):02}:{got['min']}:{got.get('s') or '00'}"
    return Reading(f"{value}T{clock}{zone}", span, "UTC" if zone == "Z" else zone)


def alone(words: str) -> Reading | None:
    """Return the date when the line says little else: a date line such as "Published: 12 May 2024, 10:30 GMT"."""
    found = stated(words)
    if found is None:
        return None
    rest = (words[: found.span.start] + " " + words[found.span.end :]).lower()
    rest = re.sub(r"\d{1,2}[:.]\d\d(?:[:.]\d\d)?|[ap]\.?m\.?|[+-]\d\d:?\d\d", " ", rest)
    left = [word for word in re.findall(r"[^\W\d_]+", rest) if word not in _DATE_LINE_WORDS]
    return found if len(left) == 0 else None


_DATE_LINE_WORD_LIST = """
    published publication posted updated last modified date dated on at the of of, gmt utc est edt cet cest eet eest
    msk bst kyiv moscow time local issued first created monday tuesday wednesday thursday friday saturday sunday mon
    tue tues wed thu thur thurs fri sat sun опубліковано оновлено дата о понеділок вівторок середа четвер пятниця п
    ятниця субота неділя опубликовано обновлено в понедельник вторник среда пятница суббота воскресенье года року г
    р veröffentlicht am uhr publié le à publicado el
"""
_DATE_LINE_WORDS = frozenset(_DATE_LINE_WORD_LIST.split())
_UPDATED = re.compile(r"\W*(?:last\s+)?(?:updated|modified|оновлено|обновлено|mis à jour)", re.IGNORECASE)


def is_update(words: str) -> bool:
    """Tell whether a date line speaks of a later change, not of the publication."""
    return bool(_UPDATED.match(words)) and not re.search(r"publi|posted|опубл", words, re.IGNORECASE)


def edtf(words: str) -> Reading | None:
    """Read metadata that a person or page gave as a date: EDTF day, month or year, a date-time, or a stated date."""
    words = words.strip()
    if match := re.fullmatch(r"((?:1[89]|20)\d\d)(?:-(0[1-9]|1[0-2]))?[?~%]?", words):
        return Reading(words, Span(*match.span()))
    if re.fullmatch(r"[\d-]{7,10}/[\d-]{7,10}", words):
        return Reading(words, Span(0, len(words)))
    if match := re.fullmatch(r"((?:1[89]|20)\d\d)(\d\d)(\d\d)", words):
        words = "-".join(match.groups())
    return _rfc822(words) or stated(words)


def _rfc822(words: str) -> Reading | None:
    for form in ("%a, %d %b %Y %H:%M:%S %z", "%d %b %Y %H:%M:%S %z"):
        try:
            moment = datetime.strptime(words.replace("GMT", "+0000"), form)  # noqa: DTZ007  the form reads the zone
        except ValueError:
            continue
        zone = moment.strftime("%z")
        return Reading(moment.isoformat(), Span(0, len(words)), "UTC" if zone == "+0000" else f"{zone[:3]}:{zone[3:]}")
    return None


_IN_URL = re.compile(r"/((?:19|20)\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/._-]|$)|/((?:19|20)\d\d)(\d\d)(\d\d)(?=[/._-]|$)")


def in_address(url: str) -> str:
    """Return the day that an address holds (``/2024/05/12/``), '' when there is none or it is impossible."""
    for match in _IN_URL.finditer(url):
        year, month, day = (int(group) for group in match.groups() if group)
        try:
            return date(year, month, day).isoformat()
        except ValueError:
            continue
    return ""
