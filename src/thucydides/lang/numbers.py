"""Words with offsets, and numbers as people write them: 1,200 - 1.2 million - twenty-four - half a million - two dozen.

``words_of`` is the one tokeniser of the time and quantity readers (about 1 microsecond a word), so that both give
spans over the same words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple


class Word(NamedTuple):
    """A word, number or mark with its offsets; ``low`` is its lower case."""

    text: str
    low: str
    start: int
    end: int


def word_set(text: str) -> frozenset[str]:
    """Return the words of a lexicon written as one string."""
    return frozenset(text.split())


_WORD = re.compile(
    r"[0-9]+(?:st|nd|rd|th)\b|[0-9]{2,4}s\b|[0-9]+(?:[.,:][0-9]+)*"
    r"|\b[ap]\.\s?m\.?(?![^\W\d_])|\b(?:Jan|Feb|Aug|Sept?|Oct|Nov|Dec|Apr|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\.(?=[\s,])"
    r"|(?:[^\W\d_]\.){2,}|['’]s\b|[^\W\d_]+(?:['’](?!s\b)[^\W\d_]+)*|\S"
)


def numeric(word: str) -> bool:
    """Tell whether a word begins with an ASCII digit: other digits (superscripts) number nothing here."""
    return "0" <= word[0] <= "9"


def words_of(text: str) -> list[Word]:
    """Return the words of a text in order; joined again with what lies between they give the text."""
    return [Word(m[0], m[0].lower(), m.start(), m.end()) for m in _WORD.finditer(text)]


_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
)
UNITS: dict[str, int] = {word: n for n, word in enumerate(f"{_ONES} eighteen nineteen".split())}
TENS: dict[str, int] = {
    word: 10 * n
    for n, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
}
SCALES: dict[str, int] = {
    "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12, "mn": 10**6, "bn": 10**9,
    "dozen": 12, "m": 10**6, "k": 1000,
}  # fmt: skip
_ORDINALS = "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth"
ORDINALS: dict[str, int] = {
    word: n
    for n, word in enumerate(f"{_ORDINALS} fifteenth sixteenth seventeenth eighteenth nineteenth twentieth".split(), 1)
}
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")
# Longer runs of digits are account numbers and the like: a float would not hold them exactly.
_LONGEST = 15
_MOST = 1e18  # a million million million: scales beyond it are no count
_WORD_SCALES = frozenset({"hundred", "thousand", "million", "billion", "trillion", "dozen"})


class Number(NamedTuple):
    """A number read from ``words[at:end]``."""

    value: float
    end: int


def digits(text: str) -> float | None:
    """Return the value of ``1,200`` or ``1.5``; None for clock times, dates and anything else."""
    if len(text) > _LONGEST or not _DIGITS.fullmatch(text):
        return None
    return float(text.replace(",", ""))


def ordinal(low: str) -> int | None:
    """Return 3 for ``third`` and ``3rd``."""
    if low in ORDINALS:
        return ORDINALS[low]
    return int(low[:-2]) if numeric(low) and low[-2:] in ("st", "nd", "rd", "th") else None


def read_number(words: Sequence[Word], at: int) -> Number | None:
    """Read the longest number that begins at ``words[at]``; None where none does.

    "a" counts only before a scale ("a dozen", "a hundred") and in "a half-million"; "half" only before one.
    """
    low = words[at].low
    if low in ("half", "quarter"):
        return _fraction(words, at, at)
    if low in ("a", "an"):
        return _after_article(words, at)
    if numeric(low):
        return _from_digits(words, at)
    if low in UNITS or low in TENS:
        return _from_words(words, at)
    return None


def _low(words: Sequence[Word], at: int) -> str:
    return words[at].low if at < len(words) else ""


def _after_article(words: Sequence[Word], at: int) -> Number | None:
    after = _low(words, at + 1)
    if after in ("half", "quarter"):
        return _fraction(words, at + 1, at)
    return _scaled(words, 1.0, at + 1) if after in _WORD_SCALES else None


def _fraction(words: Sequence[Word], at: int, _start: int) -> Number | None:
    share = 0.5 if words[at].low == "half" else 0.25
    after = at + 1
    while _low(words, after) in ("-", "a", "of"):
        after += 1
    return _scaled(words, share, after) if _low(words, after) in _WORD_SCALES else None


def _from_digits(words: Sequence[Word], at: int) -> Number | None:
    value = digits(words[at].text)
    if value is None:
        return None
    after = _low(words, at + 1)
    touching = at + 1 < len(words) and words[at + 1].start == words[at].end
    if after in ("m", "k") and not touching:
        return Number(value, at + 1)
    return _scaled(words, value, at + 1)


def _scaled(words: Sequence[Word], value: float, at: int) -> Number:
    """Multiply by the scales that follow: 1.2 million; two hundred thousand; 61-billion."""
    while True:
        step = at + 1 if _low(words, at) == "-" and _low(words, at + 1) in _WORD_SCALES else at
        scale = SCALES.get(_low(words, step))
        if scale is None or value * scale > _MOST:
            return Number(value, at)
        value, at = value * scale, step + 1


def _from_words(words: Sequence[Word], at: int) -> Number:
    """Read "three thousand five hundred and twenty-one"."""
    total, group, i = 0.0, 0.0, at
    last = "start"
    while True:
        low = _low(words, i)
        skip = i + 1 if low in ("-", "and") and last in ("tens", "scale") else i
        low = _low(words, skip)
        if low in TENS and last in ("start", "scale"):
            group, last = group + TENS[low], "tens"
        elif low in UNITS and (last in ("start", "scale") or (last == "tens" and 0 < UNITS[low] < 10)):
            if last == "scale" and skip > i and words[skip - 1].low == "-":
                break
            group, last = group + UNITS[low], "ones"
        elif (
            low in _WORD_SCALES
            and last != "start"
            and (total + group) * SCALES[low] <= _MOST
            and (skip == i or words[skip - 1].low == "-")
        ):
            total, group = _apply(total, group, SCALES[low])
            last = "scale"
        else:
            break
        i = skip + 1
    return Number(total + group, i)


def _apply(total: float, group: float, scale: int) -> tuple[float, float]:
    if scale <= 100:
        return total, (group or 1) * scale
    return total + (group or 1) * scale, 0.0
