"""The rules of the time grammar: which runs of token classes are temporal expressions.

A rule is a regular expression over class names (``month dnum (comma? year)?``); capital names are macros. Of all
matches the leftmost longest wins, then the earlier rule. The method is that of rule-based taggers (HeidelTime, SUTime,
SynTime's token types), written anew; conventions of values follow TimeML's TIMEX3.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from thucydides.normalise.time_tokens import CODE

_MACROS: dict[str, str] = {
    "NUM": "(dnum|int|dec|number)",
    "UNIT": "(day|unit|hour|second)",
    "SOME": "(a? vague of? | a? half)",
    "QTY": "(NUM (dash NUM | to NUM | or NUM)? | a? vague (of|NUM)? | a | a? half a? | NUM and a half)",
    "MORE": "(about | more than | at least | up to | just)",
    "DNO": "(dnum|ord)",
    "YR": "(comma? year)",
    "MONTHDAY": "(month the? DNO YR? | the? DNO of? month YR? | year dash (dnum|int) dash (dnum|int) | dotted"
    "| dnum slash dnum slash (year|dnum|int))",
    "EDGE": "(the? (begin|end|mid) of | early (in|of)? | late (in|of)? | mid dash? | earlier | later)",
    "WDAY": "((last|next|this|that)? weekday)",
    "DAYREF": "(WDAY | (weekday comma?)? MONTHDAY | today | yesterday | tomorrow)",
    "ZONED": "(comma? open? (zone | (city|local) (zone|time)) close?)",
    "CLOCK": "((dnum|number|stamp|dec) ampm | stamp | (int|year|stamp) hour? zone | int hour zone? "
    "| (dnum|number) clock | noon)",
    "REL": "(last|next|this|that|same|current)",
}
_RULES: tuple[tuple[str, str], ...] = (
    ("clock", "about? (DAYREF comma? at)? CLOCK ZONED? ((comma? on? | comma? of?) DAYREF (part)?)?"),
    ("clock", "about? (dnum|number) in the part"),
    ("night", "the? (part|overnight) (of|from|to|on)? (the|on|from)? (dnum|ord) (to|dash|slash|and) (the)? (dnum|ord)"
     " of? month YR?"),
    ("night", "the? (part|overnight) (of|from|on)? (on|from)? month DNO (to|dash|slash|and) month? DNO YR?"),
    ("night", "the? (part|overnight) (of|from)? weekday (to|and|dash) weekday"),
    ("partday", "the? early? late? part (of|on)? DAYREF"),
    ("partday", "(early|late)? DAYREF comma? (early|late)? (in the)? (at)? part"),
    ("partday", "the? (early | late)? (hour of)? (of)? last part"),
    ("partday", "(early|late|earlier|later)? (this|that|last|next|same) (early|late)? part"),
    ("partday", "tonight"), ("partday", "overnight"),
    ("partday", "the (early|late|next|same)? (part)"),
    ("partday", "the early hour (of (the part | DAYREF part?))?"),
    ("range", "(between|from)? DNO (dash|to|and|slash) DNO of? month YR?"),
    ("range", "(between|from)? month DNO (dash|to|and|slash) month? DNO YR?"),
    ("day", "(early|late|earlier|later)? (weekday comma?)? MONTHDAY"),
    ("monthyear", "EDGE? (month dash month)? month of? comma? (year|REL unit|the unit)"),
    ("month", "EDGE? (last|next|this|that)? month"),
    ("weekday", "(early|late|earlier|later)? WDAY ((last|next|this) unit | of (last|next|this) unit)?"),
    ("day0", "(early|late|earlier|later)? (today|yesterday|tomorrow)"),
    ("daybefore", "the? day (before|after) (yesterday|tomorrow)"),
    ("season", "EDGE? (in|the|last|next|this|that)? season (of? (year|REL unit))"),
    ("season", "EDGE? (last|next|this|that) season"),
    ("seasonbare", "EDGE? (in|the) season"),
    ("year", "EDGE? the? (fiscal|unit)? year bc?"), ("yearbc", "(int|dnum) bc"),
    ("decade", "EDGE? the? quote? decade"), ("century", "EDGE? the? ord dash? unit"),
    ("quarter", "EDGE? (the|REL)? (last|next|this|fiscal)? ord dash? quarter (of? (year|REL unit|the unit))?"),
    ("quarter1", "EDGE? the? (last|this|next|current|same|full)? (quarter)"),
    ("rel", "EDGE? (the|a)? (last|next|this|that|same|current) (weekend|unit|day)"),
    ("rel", "EDGE? the (weekend)"), ("therel", "the? (fiscal|full)? (unit)"),
    ("edgeunit", "EDGE (the|that|this) (unit|day)"),
    ("rel", "(last|next|this) weekend"),
    ("span", "(the|in)? (last|next) (QTY|dnum) UNIT"), ("span", "the? (last) UNIT"),
    ("spanref", "(the|a)? (first|ord) QTY UNIT"), ("spanref", "the (first|ord) UNIT"),
    ("ago", "MORE? (QTY|NUM) (more|dash)? (UNIT|part|quarter) (ago)"),
    ("ago", "UNIT ago"), ("offset", "MORE? (QTY) (UNIT|part) (earlier|later|before|after)"),
    ("offset", "(unit|day) (dash)? (ago|earlier)"),
    ("offset", "UNIT (later)"), ("duration", "MORE? (the)? QTY dash? UNIT dash? (long)?"),
    ("duration", "MORE? (QTY|NUM) dash? UNIT and? (QTY|NUM) UNIT"),
    ("duration", "(the|full)? NUM UNIT"), ("duration", "the? UNIT dash (long)"), ("durationbare", "UNIT"),
    ("set", "every (NUM|second|ord)? (UNIT|weekday|month|part|weekend) part?"), ("set", "adverb"),
    ("set", "weekday part"), ("present", "now"), ("present", "(at)? the current time"), ("past", "recently"),
    ("ahead", "soon"), ("ahead", "the next? future"), ("past", "the? (vague) last"),
    ("past", "former"), ("war", "day (NUM|int) of the other? war"),
)  # fmt: skip


class Match(NamedTuple):
    """A rule met tokens ``first..last`` (end exclusive); ``rank`` is the rule's place in the grammar."""

    first: int
    last: int
    rank: int
    name: str


def _compiled(pattern: str) -> re.Pattern[str]:
    while True:
        wider = re.sub(r"\b[A-Z]{2,}\b", lambda m: _MACROS[m[0]].replace(" ", " "), pattern)
        if wider == pattern:
            break
        pattern = wider
    known = re.sub(r"[a-z]+", lambda m: CODE.get(m[0], CODE["open"] + CODE["open"]), pattern)
    return re.compile(known.replace(" ", "").replace("(", "(?:").replace("(?:?:", "(?:"))


@cache
def _rules() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, _compiled(pattern)) for name, pattern in _RULES)


def matches(line: str) -> list[Match]:
    """Return the candidates of a class string: leftmost, then longest, then by rank; they may overlap."""
    found = [
        Match(m.start(), m.end(), rank, name)
        for rank, (name, rule) in enumerate(_rules())
        for m in rule.finditer(line)
        if m.end() > m.start()
    ]
    found.sort(key=lambda m: (m.first, m.first - m.last, m.rank))
    return found
