"""Words of a text as classes of the time grammar (month, weekday, unit, number, ...).

Each word becomes one character, so that a rule of the grammar is an ordinary regular expression over a string that is
about a fifth as long as the text; that is what makes 100,000 characters a second possible in plain Python.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from thucydides.lang.calendar import CITY_ZONES, MONTHS, PARTS_OF_DAY, SEASONS, WEEKDAYS, ZONES
from thucydides.lang.numbers import SCALES, TENS, UNITS, Word, numeric, ordinal, read_number


class Token(NamedTuple):
    """One or more words that act as one; ``value`` is what its class reads from them (a number, a name)."""

    kind: str
    text: str
    low: str
    value: float
    start: int
    end: int


_CLASSES: dict[str, str] = {
    "day": "day days", "unit": "week weeks month months year years decade decades century centuries fortnight yr yrs",
    "hour": "hour hours minute minutes min mins seconds hr hrs", "quarter": "quarter quarters",
    "second": "second", "weekend": "weekend weekends", "part": " ".join(PARTS_OF_DAY),
    "noon": "noon midnight", "season": " ".join(SEASONS), "ampm": "am pm a.m. p.m. a.m p.m",
    "zone": " ".join(ZONES), "last": "last past previous latest preceding", "next": "next coming following upcoming",
    "this": "this", "same": "same", "that": "that", "the": "the", "a": "a an", "of": "of", "in": "in", "on": "on",
    "at": "at", "to": "to through until till", "and": "and", "or": "or", "ago": "ago", "before": "before",
    "earlier": "earlier previously", "later": "later", "after": "after afterwards", "every": "every each per",
    "adverb": "daily weekly monthly yearly nightly hourly",
    "vague": "few several some many couple recent various", "early": "early", "late": "late", "mid": "mid middle midst",
    "end": "end close", "begin": "beginning start outset onset dawning", "today": "today",
    "yesterday": "yesterday", "tomorrow": "tomorrow", "tonight": "tonight", "overnight": "overnight",
    "now": "now currently nowadays", "recently": "recently lately", "soon": "soon", "future": "future",
    "former": "formerly", "fiscal": "fiscal financial", "bc": "bc b.c. bce", "period": "period term",
    "about": "about around approximately roughly nearly almost over", "more": "more less",
    "than": "than", "least": "least most", "up": "up", "half": "half", "time": "time", "local": "local",
    "between": "between", "from": "from", "full": "full entire whole", "old": "old aged", "clock": "o'clock o’clock",
    "hours": "hrs", "just": "just only exactly", "long": "long", "current": "current present", "war": "war invasion",
    "first": "first second third fourth final", "city": " ".join(CITY_ZONES), "ending": "ended ending",
}  # fmt: skip
_MARKS = {",": "comma", "-": "dash", "–": "dash", "—": "dash", "/": "slash", "'": "quote", "’": "quote", "(": "open",
          ")": "close", "'s": "poss", "’s": "poss"}  # fmt: skip
KINDS = (
    "other", "month", "weekday", "year", "dnum", "int", "dec", "stamp", "ord", "decade", "number", "dotted",
    *dict.fromkeys([*_CLASSES, *_MARKS.values()]),
)  # fmt: skip
CODE: dict[str, str] = {kind: chr(0x4E00 + n) for n, kind in enumerate(KINDS)}
_KIND_OF: dict[str, str] = {word: kind for kind, words in _CLASSES.items() for word in words.split()}
_KIND_OF |= _MARKS | {"second": "second", "third": "ord", "fourth": "ord", "first": "ord", "final": "final"}
_NEVER_BARE = frozenset({"mar", "sun", "sat", "may", "march", "jan", "jun", "dec", "wed", "mon", "fri", "nov"})
_CLOCK = re.compile(r"(?:[01]?\d|2[0-4]):[0-5]\d(?::[0-5]\d)?")
_DOTTED = re.compile(r"[0-3]?\d\.[01]?\d\.(?:19|20)?\d\d")


def tokens_of(words: Sequence[Word]) -> list[Token]:
    """Return the tokens of a text; number words are joined into one token ("twenty-four" -> 24)."""
    found: list[Token] = []
    at = 0
    while at < len(words):
        token, at = _token(words, at)
        found.append(token)
    return found


def codes(tokens: Sequence[Token]) -> str:
    """Return one character a token: the string that the grammar's rules run over."""
    other = CODE["other"]
    return "".join(CODE.get(token.kind, other) for token in tokens)


def _token(words: Sequence[Word], at: int) -> tuple[Token, int]:
    word = words[at]
    if numeric(word.low):
        kind, value = _numeric(word)
        if kind in ("int", "dnum", "dec") and at + 1 < len(words) and words[at + 1].low in SCALES:
            return _number(words, at)
        return Token(kind, word.text, word.low, value, word.start, word.end), at + 1
    if word.low in UNITS or word.low in TENS or (word.low in ("a", "half") and _scale_follows(words, at)):
        return _spoken_year(words, at) or _number(words, at)
    kind, value = _named(word)
    return Token(kind, word.text, word.low, value, word.start, word.end), at + 1


def _scale_follows(words: Sequence[Word], at: int) -> bool:
    """Tell "a hundred years" and "half a million" from "a year"."""
    return any(word.low in ("hundred", "thousand", "million", "dozen") for word in words[at + 1 : at + 3])


def _number(words: Sequence[Word], at: int) -> tuple[Token, int]:
    read = read_number(words, at)
    if read is None:
        return Token("other", words[at].text, words[at].low, 0, words[at].start, words[at].end), at + 1
    end = words[read.end - 1].end
    return Token("number", words[at].text, words[at].low, read.value, words[at].start, end), read.end


def _spoken_year(words: Sequence[Word], at: int) -> tuple[Token, int] | None:
    """Read "nineteen ninety-six" and "nineteen ninety"."""
    if words[at].low not in ("nineteen", "eighteen", "twenty") or at + 1 >= len(words):
        return None
    if (words[at + 1].low not in TENS and words[at].low == "twenty") or words[at + 1].low not in TENS | UNITS:
        return None
    read = read_number(words, at + 1)
    if read is None or not 10 <= read.value <= 99:
        return None
    century = {"eighteen": 1800, "nineteen": 1900, "twenty": 2000}[words[at].low]
    last = words[read.end - 1]
    return Token("year", words[at].text, words[at].low, century + read.value, words[at].start, last.end), read.end


def _numeric(word: Word) -> tuple[str, float]:
    low = word.low
    if low.isdigit():
        if len(low) > 9:
            return "other", 0
        n = int(low)
        if len(low) == 4 and 1000 <= n <= 2100:
            return "year", n
        return ("dnum" if n <= 31 and len(low) <= 2 else "int"), n
    rank = ordinal(low)
    if rank is not None:
        return "ord", rank
    if low.endswith("s"):
        return "decade", int(low[:-1])
    if _CLOCK.fullmatch(low):
        return "stamp", 0
    if _DOTTED.fullmatch(low):
        return "dotted", 0
    return ("dec", float(low)) if low.count(".") == 1 and low.replace(".", "").isdigit() else ("other", 0)


def _named(word: Word) -> tuple[str, float]:
    bare = word.low.rstrip(".")
    capital = word.text[0].isupper()
    if bare in MONTHS and capital and not (bare in _NEVER_BARE and word.text.islower()):
        return "month", MONTHS[bare]
    if (bare in WEEKDAYS and capital and not (bare in ("sun", "sat", "wed", "mon") and word.low == bare)) or (
        word.low in WEEKDAYS and len(word.low) > 5
    ):
        return "weekday", WEEKDAYS[bare]
    if word.low.endswith("days") and word.low[:-1] in WEEKDAYS:
        return "weekday", WEEKDAYS[word.low[:-1]]
    if word.low == "z" and not capital:
        return "other", 0
    kind = _KIND_OF.get(word.low, "other")
    if kind == "ord":
        return "ord", ordinal(word.low) or 0
    rank = ordinal(word.low)
    return (kind, 0) if kind != "other" or rank is None else ("ord", rank)
