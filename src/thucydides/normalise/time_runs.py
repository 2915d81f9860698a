"""The tokens of a match, and amounts of time: what the value readers share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from thucydides.normalise.time_tokens import Token

UNIT_OF: dict[str, str] = {
    "day": "D", "week": "W", "month": "M", "year": "Y", "yr": "Y", "decade": "E", "century": "C", "centurie": "C",
    "hour": "H", "hr": "H", "minute": "TM", "min": "TM", "second": "TS", "quarter": "Q", "weekend": "WE",
    "fortnight": "F", "night": "D", "morning": "D", "afternoon": "D", "evening": "D",
}  # fmt: skip
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
        return f"P{plain(count * 3 if count else None)}M"
    if unit == "WE":
        return f"P{plain(count)}WE"
    if unit == "F":
        return f"P{plain(count * 2 if count else None)}W"
    if unit in ("H", "TM", "TS"):
        return _clock_period(count, unit[-1])
    if unit == "C":
        return f"P{plain(count * 100 if count else None)}Y" if count else "PXC"
    if unit == "E":
        return f"P{plain(count)}E"
    if count == 0.5 and unit == "Y":
        return "P6M"
    return f"P{plain(count)}{unit}"


def plain(count: float | None) -> str:
    """Return the number without a needless decimal point; X for a vague one."""
    return "X" if count is None else f"{count:g}" if count < 1e6 else f"{count:.0f}"


def _clock_period(count: float | None, letter: str) -> str:
    if count is not None and count != int(count) and letter == "H":
        whole, minutes = int(count), round((count - int(count)) * 60)
        return f"PT{whole}H{minutes}M" if whole else f"PT{minutes}M"
    return f"PT{plain(count)}{letter}"


def amount_mod(run: Run) -> str:
    """Return the MOD of "nearly two weeks", "more than a year"."""
    words = " ".join(token.low for token in run.tokens[:3])
    for start, mod in (("more than", "MORE_THAN"), ("less than", "LESS_THAN"), ("at least", "EQUAL_OR_MORE"),
                       ("at most", "EQUAL_OR_LESS"), ("up to", "EQUAL_OR_LESS")):  # fmt: skip
        if words.startswith(start):
            return mod
    return _AMOUNT.get(run.tokens[0].low, "")
