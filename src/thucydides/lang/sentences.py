"""Sentences of a text, as spans.

Method: sentencex (rule-based, about 300 languages) line by line, then corrections for what it cuts wrongly in war
reporting: ranks and offices ("Lt. Gen. Ivan ..."), initials ("A. Bilets"), clock times ("9 a.m. Monday"), "U.S."
before a name, and a "sentence" that goes on in lower case. A quotation of several sentences stays with the sentence
that holds it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from thucydides.model.span import Span

_ABBREVIATION = re.compile(
    r"(?:^|[\s(\[\"'“‘«„*])(?:"
    r"Lt|Gen|Col|Sgt|Maj|Capt|Adm|Cmdr|Cpl|Pvt|Brig|Mr|Mrs|Ms|Dr|Prof|Rep|Sen|Gov|Pres|Sec|Amb|Rev|Hon|St|Mt|Ft"
    r"|No|Nos|vs|approx|Approx|ca|Art|para|Jan|Feb|Mar|Apr|Aug|Sept|Sep|Oct|Nov|Dec|Msgr|Supt|Insp|Det|Fr|Sr|km|Ave"
    r"|e\.g|i\.e|cf|al"
    r")\.\s*$"
)
_INITIAL = re.compile(r"(?:^|[\s.(])[^\W\d_a-z]\.\s*$")
_COUNTRY = re.compile(r"(?:^|[\s(])(?:U\.S|U\.K|U\.N|E\.U|D\.C|U\.S\.S\.R|U\.A\.E)\.\s*$")
_CLOCK = re.compile(r"\b[ap]\.m\.\s*$", re.I)
_DAY = re.compile(
    r"(?:Mon|Tues?|Wednes|Thurs?|Fri|Satur|Sun)day\b|(?:January|February|March|April|May|June|July|August|September"
    r"|October|November|December|Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\.|E[SD]?T\b|GMT\b|UTC\b|Kyiv time|Moscow time"
    r"|local\b)"
)
#: "on 15 May. Up to ...": sentencex takes the month for an abbreviation and does not cut.
_MISSED = re.compile(
    r"\d\s(?:January|February|March|April|May|June|July|August|September|October|November|December)\.\s+(?=[^\W\d_a-z])"
)
_NAME = re.compile(r"[^\W\d_a-z]\w+")
_LOWER = re.compile(r"[\s]*[a-zа-яёіїєґà-öø-ÿ]")
_STARTERS = re.compile(
    r"(?:the|an?|it|he|she|they|we|i|you|this|that|these|those|in|on|at|but|and|however|there|his|her|their|its|our|my"
    r"|as|if|when|while|after|before|since|for|with|from|to|by|no|not|what|who|how|why|where|yes|so|then|one|some|many"
    r"|most|all|both|each|every|any|another|others?|such|according|earlier|later|last|next)$",
    re.I,
)


def _joins(left: str, right: str) -> bool:
    """Tell whether the cut between two neighbouring pieces is wrong."""
    if not right.strip():
        return True
    if _LOWER.match(right) and not left.rstrip().endswith(("!", "?", ":")):
        return True
    if _ABBREVIATION.search(left):
        return True
    if _CLOCK.search(left):
        return bool(_DAY.match(right.lstrip()))
    name = _NAME.match(right.lstrip())
    if not name or _STARTERS.match(name[0]):
        return False
    return bool(_COUNTRY.search(left) or _INITIAL.search(left))


@cache
def _segmenter(language: str):  # type: ignore[no-untyped-def]  # noqa: ANN202  sentencex carries no types
    from sentencex import segment  # type: ignore[import-untyped,unused-ignore]

    return lambda line: list(segment(language, line))


def _pieces(line: str, language: str) -> list[str]:
    """Return the line in consecutive pieces; the whole line where the segmenter altered a character."""
    pieces: list[str] = _segmenter(language)(line)
    whole = pieces if "".join(pieces) == line else [line]
    return [part for piece in whole for part in _cut(piece)]


def _cut(piece: str) -> list[str]:
    ends = [match.end() for match in _MISSED.finditer(piece)]
    return [piece[a:b] for a, b in zip([0, *ends], [*ends, len(piece)], strict=True) if b > a]


def _of_line(line: str, offset: int, language: str) -> Iterator[Span]:
    start, held = 0, ""
    pieces = _pieces(line, language)
    for i, piece in enumerate(pieces):
        held += piece
        if i + 1 < len(pieces) and _joins(held, pieces[i + 1]):
            continue
        body = held.strip()
        if body:
            begin = offset + start + held.index(body)
            yield Span(begin, begin + len(body))
        start, held = start + len(held), ""


def sentences(text: str, language: str = "en") -> list[Span]:
    """Return the sentences of ``text`` in order, without outer white space; no sentence crosses a line break.

    ``language``: ISO 639-1 code ('' is read as English). Together the spans cover every character that is no space.
    """
    found: list[Span] = []
    offset = 0
    for line in text.split("\n"):
        if line.strip():
            found.extend(_of_line(line, offset, language or "en"))
        offset += len(line) + 1
    return found
