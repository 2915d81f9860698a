"""Quantities of a text: a number or a vague word, its closed interval, unit, the noun counted and what became of it.

"more than 60" drones are [61, open]; "about 60" has a value and no bound; "dozens" has bounds and no value. Dates,
times, ages, ordinals, unit numbers ("92nd Brigade", "T-72") and other names are no counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from thucydides.lang.numbers import ORDINALS, TENS, UNITS, Word, numeric, read_number, words_of
from thucydides.model.claim import QuantityFacet
from thucydides.model.span import Span
from thucydides.normalise.quantity_roles import counted_at, role_at
from thucydides.normalise.quantity_words import (
    AFTER,
    BOUNDS,
    FEW,
    MONEY,
    NAMING,
    PLURAL_SCALES,
    SUPERLATIVE,
    THINGS,
    UNITS_OF,
)


class Core(NamedTuple):
    """A number as said in ``words[first:last]``; ``countable``: whole things, so that "more than" adds one."""

    value: float | None
    low: float | None
    high: float | None
    mod: str
    first: int
    last: int
    unit: str = ""
    is_count: bool = True


class Found(Struct, frozen=True):
    """A facet with the places of its words, while the text is being read."""

    facet: QuantityFacet
    first: int
    last: int
    thing: str = ""


_DASHES = frozenset("-–—")
_LONGEST = max(len(words) for words in BOUNDS)


def quantities(text: str, apart: Iterable[Span] = ()) -> tuple[QuantityFacet, ...]:
    """Return the quantities of a text in order; numbers inside ``apart`` (times) are left out."""
    words = words_of(text)
    taken = _blocked(words, apart)
    found: list[Found] = []
    at = 0
    while at < len(words):
        core = None if at in taken else _core(words, at, taken)
        if core is None:
            at += 1
            continue
        found.append(_dressed(words, core))
        at = max(found[-1].last, at + 1)
    return tuple(item.facet for item in _with_subsets(words, found))


def _blocked(words: Sequence[Word], apart: Iterable[Span]) -> frozenset[int]:
    spans = sorted(apart)
    blocked, i = set(), 0
    for n, word in enumerate(words):
        while i < len(spans) and spans[i].end <= word.start:
            i += 1
        if i < len(spans) and spans[i].start < word.end:
            blocked.add(n)
    return frozenset(blocked)


def _low(words: Sequence[Word], at: int) -> str:
    return words[at].low if 0 <= at < len(words) else ""


def _core(words: Sequence[Word], at: int, taken: frozenset[int]) -> Core | None:
    """Read one quantity that begins at ``at``; None where none does."""
    low = words[at].low
    if low in ORDINALS and _low(words, at + 1) == "of" and _low(words, at + 2) not in ("the", "all", "its"):
        return _ordinal(words, at)
    core = _ratio(words, at) or _nothing(words, at) or _vague(words, at) or _number(words, at)
    if core is None or any(i in taken for i in range(core.first, core.last)):
        return None
    return core


def _ordinal(words: Sequence[Word], at: int) -> Core | None:
    """Read "the first of five attacks": an ordinal, no count."""
    if read_number(words, at + 2) is None:
        return None
    rank = float(ORDINALS[words[at].low])
    return Core(rank, rank, rank, "ORDINAL", at, at + 1, is_count=False)


def _nothing(words: Sequence[Word], at: int) -> Core | None:
    """Read "not a single casualty", "no one was killed", "no casualties" as 0."""
    low, after = words[at].low, _low(words, at + 1)
    if low == "not" and after in ("a", "one") and (after == "one" or _low(words, at + 2) == "single"):
        return Core(0, 0, 0, "EQUAL", at, at + (2 if after == "one" else 3))
    if low in ("nobody", "none") or (low == "no" and after in ("one", "-one")):
        last = at + (2 if low == "no" else 1)
        state = role_at(words, at, last, last)
        return Core(0, 0, 0, "EQUAL", at, last) if state in ("killed", "wounded", "missing") else None
    if low == "no" and (after in THINGS or _low(words, at + 2) in THINGS) and THINGS.get(after, "person") == "person":
        return Core(0, 0, 0, "EQUAL", at, at + 1)
    return None


def _vague(words: Sequence[Word], at: int) -> Core | None:
    """Read "dozens", "tens of thousands", "several thousand", "a few"."""
    low = words[at].low
    if low in PLURAL_SCALES:
        size, last = PLURAL_SCALES[low], at + 1
        if low == "scores" and _low(words, last) != "of":
            return None
        while _low(words, last) == "of" and _low(words, last + 1) in PLURAL_SCALES:
            size, last = size * PLURAL_SCALES[words[last + 1].low], last + 2
        return _interval_of(size, at, last)
    start = at + 1 if low in ("a", "the") else at
    word = _low(words, start)
    if word not in FEW or (word == "few" and start == at) or (low == "the" and word != "several"):
        return None
    after = start + 2 if _low(words, start + 1) == "of" and word == "handful" else start + 1
    scale = {"dozen": 12, "hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9}.get(_low(words, after))
    if scale:
        return _interval_of(scale, at, after + 1)
    return Core(None, 2, 9, "VAGUE", at, start + 1) if _is_thing(words, after) else None


def _interval_of(size: int, first: int, last: int) -> Core:
    """Return the stated convention: two of the size up to the next power of ten, exclusive."""
    high = 99 if size in (10, 12, 20) else size * 10 - 1 if size % 12 else size * 100 // 12 - 1
    return Core(None, 2 * size, high, "VAGUE", first, last)


def _is_thing(words: Sequence[Word], at: int) -> bool:
    return any(_low(words, i) in THINGS for i in range(at, at + 4))


def _ratio(words: Sequence[Word], at: int) -> Core | None:
    """Read "one in three buildings", "two out of five"."""
    first = read_number(words, at)
    if first is None:
        return None
    step = first.end
    joined = 1 if _low(words, step) == "in" else 2 if (_low(words, step), _low(words, step + 1)) == ("out", "of") else 0
    if not joined or step + joined >= len(words) or _low(words, step + joined) in ("a", "the"):
        return None
    second = read_number(words, step + joined)
    if second is None or not 0 < first.value < second.value <= 1000 or not words[second.end - 1].low.isalnum():
        return None
    if joined == 1 and second.end < len(words) and _low(words, second.end) in UNITS_OF:
        return None
    share = first.value / second.value
    return Core(share, share, share, "RATIO", at, second.end, is_count=False)


def _number(words: Sequence[Word], at: int) -> Core | None:
    read = read_number(words, at)
    if read is None or _names(words, at, read.end):
        return None
    money = MONEY.get(_low(words, at - 1), "") if at and words[at - 1].end == words[at].start else ""
    age = _age(words, at, read.value, read.end)
    if age is not None:
        return age
    second = _second_of_range(words, at, read.end)
    if second is not None:
        high, last = second
        low = _scaled_low(words, at, read.value, high, read.end)
        if low >= high:
            return None
        return Core(None, low, high, "RANGE", at - bool(money), last, money)
    if read.end - at == 1 and words[at].low == "one" and not _counts_one(words, at):
        return None
    return Core(read.value, read.value, read.value, "EQUAL", at - bool(money), read.end, money)


def _scaled_low(words: Sequence[Word], at: int, low: float, high: float, end: int) -> float:
    """Read "two to three million" and "5-6 thousand": the scale belongs to both."""
    for scale in (10**9, 10**6, 1000, 100):
        if high >= 2 * scale and low < 100 <= scale and high % scale == 0 and end - at == 1 and high / scale <= 100:
            named = {10**9: "billion", 10**6: "million", 1000: "thousand", 100: "hundred"}[scale]
            if any(_low(words, i) == named for i in range(end, end + 4)):
                return low * scale
    return low


def _second_of_range(words: Sequence[Word], at: int, end: int) -> tuple[float, int] | None:
    joint = _low(words, end)
    between = _low(words, at - 1) == "between"
    if not (joint in _DASHES or joint in ("to", "or") or (joint == "and" and between)) or end + 1 >= len(words):
        return None
    if (not numeric(words[end + 1].low) and not words[end + 1].low.isalpha()) or words[end + 1].low in (
        "a",
        "half",
    ):
        return None
    if joint == "to" and _low(words, at - 1) in ("from", "by"):
        return None
    if joint == "to" and _low(words, at - 1) == "rose":
        return None
    second = read_number(words, end + 1)
    return (second.value, second.end) if second else None


def _names(words: Sequence[Word], at: int, end: int) -> bool:
    """Tell whether the number is part of a name: T-72, Resolution 425, S-300, COVID-19, M4, 2/3, 5th."""
    before = words[at - 1] if at else None
    after = words[end] if end < len(words) else None
    touching = before is not None and before.end == words[at].start
    if before is not None and touching and before.text in _DASHES | {".", "/", ":", "#", "@"}:
        return at < 2 or words[at - 2].end == before.start
    if before is not None and touching and before.text.isalpha():
        return True
    if before is not None and before.low.rstrip(".") in NAMING and before.text[0].isupper() and numeric(words[at].low):
        return True
    if after is not None and after.start == words[end - 1].end and after.text in ("/", ":"):
        return True
    if after is not None and after.text == "-" and _adjectival(words, end):
        return True  # "five-storey", "two-day"
    return _glued(words, end)


def _adjectival(words: Sequence[Word], end: int) -> bool:
    """Tell whether a touching hyphen binds the number to a noun that is neither a unit nor an age."""
    if end + 1 >= len(words) or words[end].start != words[end - 1].end or words[end + 1].start != words[end].end:
        return False
    low = words[end + 1].low
    return low.isalpha() and low not in UNITS_OF and low not in ("year", "plus", "odd", "to", *UNITS, *TENS)


def _glued(words: Sequence[Word], end: int) -> bool:
    """Tell whether letters hang on the number: 72B3, 3D; units may (20km)."""
    if end >= len(words) or words[end].start != words[end - 1].end or not words[end].text.isalpha():
        return False
    return words[end].low not in UNITS_OF and words[end].low not in ("m", "k", "bn", "mn")


def _age(words: Sequence[Word], at: int, value: float, end: int) -> Core | None:
    """Read "12-year-old", "aged 12", "12 years old": kept, but no count."""
    tail = [_low(words, i) for i in range(end, end + 4)]
    bare = [word for word in tail if word not in _DASHES]
    if (bare[:1] and bare[0] in ("year", "years") and bare[1:2] == ["old"]) or _low(words, at - 1) == "aged":
        last = end + len(tail[: tail.index("old") + 1]) if "old" in tail and bare[1:2] == ["old"] else end
        return Core(value, value, value, "EQUAL", at, last, "age_year", is_count=False)
    named = at >= 2 and _low(words, at - 1) == "," and words[at - 2].text[:1].isupper() and tail[:1] in ([","], ["."])
    if named and words[at].low.isdigit() and 0 < value < 120:
        return Core(value, value, value, "EQUAL", at, end, "age_year", is_count=False)
    return None


def _counts_one(words: Sequence[Word], at: int) -> bool:
    """Tell the number from the pronoun: "one person", "killing one and", not "one might" or "no one"."""
    if _low(words, at - 1) in ("no", "any", "every", "each", "some", "this", "that", "the", "which", "another", "-"):
        return False
    after = _low(words, at + 1)
    if after == "of":
        nearby = [_low(words, i) for i in range(at + 2, at + 6)]
        return not any(word in SUPERLATIVE for word in nearby) and any(word in THINGS for word in nearby)
    if _low(words, at - 1) in ("killing", "wounding", "injuring", "killed", "wounded", "injured", "least"):
        return True
    return _is_thing(words, at + 1) and after not in (
        "can",
        "may",
        "might",
        "could",
        "would",
        "should",
        "has",
        "is",
        ",",
    )


# --- bounds, units, nouns, roles -------------------------------------------------------------------------------------


def _dressed(words: Sequence[Word], core: Core) -> Found:
    """Add bound, unit, counted noun and role; widen the span to the bound's and the noun's words."""
    mod, first = _bound_before(words, core)
    last = core.last
    if mod == core.mod == "EQUAL":
        mod, last = _bound_after(words, core.last)
    unit, last = (core.unit, last) if core.unit else _unit(words, last)
    counted, end = ("", last) if unit or not core.is_count else counted_at(words, last)
    is_count = core.is_count and not unit
    low, high = _bounded(core, mod if core.mod == "EQUAL" else "", countable=not unit)
    role = role_at(words, first, core.last, end) if is_count or unit == "%" else ""
    kind = core.mod if core.mod != "EQUAL" else {"NEARLY": "LESS_THAN"}.get(mod, mod)
    span = Span(words[first].start, words[(end if counted else last) - 1].end)
    facet = QuantityFacet(span, core.value, low, high, kind, unit, counted, role, core.is_count)
    return Found(facet, first, end if counted else last, THINGS.get(counted.lower(), ""))


def _bound_before(words: Sequence[Word], core: Core) -> tuple[str, int]:
    start = core.first
    if core.mod == "RANGE" and _low(words, start - 1) in ("between", "from"):
        return core.mod, start - 1
    if core.value == 0 or core.mod in ("ORDINAL", "RATIO"):
        return core.mod, start
    for size in range(_LONGEST, 0, -1):
        key = tuple(word.low for word in words[max(0, start - size) : start])
        if len(key) == size and key in BOUNDS:
            return BOUNDS[key], start - size
    return "EQUAL" if core.mod == "EQUAL" else core.mod, start


def _bound_after(words: Sequence[Word], last: int) -> tuple[str, int]:
    for size in (2, 1):
        key = tuple(word.low for word in words[last : last + size])
        if key in AFTER and words[last - 1].text[0].isalnum():
            return AFTER[key], last + size
    return "EQUAL", last


def _bounded(core: Core, mod: str, *, countable: bool) -> tuple[float | None, float | None]:
    value = core.value
    if value is None or not mod or mod == "EQUAL":
        return core.low, core.high
    step = 1.0 if countable and value == int(value) else 0.0
    return {
        "EQUAL_OR_MORE": (value, None), "MORE_THAN": (value + step, None), "EQUAL_OR_LESS": (None, value),
        "LESS_THAN": (None, value - step), "NEARLY": (None, value), "APPROX": (None, None),
    }.get(mod, (core.low, core.high))  # fmt: skip


def _unit(words: Sequence[Word], at: int) -> tuple[str, int]:
    step = at + 1 if _low(words, at) in _DASHES else at
    low = _low(words, step)
    if low == "per" and _low(words, step + 1) == "cent":
        return "%", step + 2
    if low in ("square", "sq") and _low(words, step + 1).startswith(("kilomet", "km")):
        return "km2", step + 2
    if low == "m" and step == at and _low(words, step + 1) not in ("", "."):
        return "m", step + 1
    return (UNITS_OF[low], step + 1) if low in UNITS_OF else ("", at)


def _with_subsets(words: Sequence[Word], found: Sequence[Found]) -> list[Found]:
    """Mark "12 civilians, including three children": the part inherits what became of the whole."""
    kept: list[Found] = []
    for item in found:
        if kept and _is_share(words, kept[-1], item):
            kept[-1], item = _share(kept[-1], item)
        whole = _whole_of(words, item, kept)
        if whole is not None:
            role = item.facet.role if item.facet.role and not whole.facet.role else whole.facet.role
            item = Found(replace(item.facet, subset_of=whole.facet.span, role=role), item.first, item.last, item.thing)
        kept.append(item)
    return kept


def _is_share(words: Sequence[Word], part: Found, whole: Found) -> bool:
    """Tell "37 of the 47 drones": a part and its whole."""
    between = [word.low for word in words[part.last : whole.first]]
    if not between or between[0] != "of" or len(between) > 4 or not part.facet.is_count or part.facet.unit:
        return False
    return part.facet.counted == "" and whole.facet.is_count and not whole.facet.unit


def _share(part: Found, whole: Found) -> tuple[Found, Found]:
    """Give the part its noun and its whole; what befell the part did not befall the whole."""
    facet = replace(part.facet, counted=whole.facet.counted, subset_of=whole.facet.span)
    return (
        Found(facet, part.first, part.last, whole.thing),
        Found(replace(whole.facet, role=""), whole.first, whole.last, whole.thing),
    )


def _whole_of(words: Sequence[Word], item: Found, kept: Sequence[Found]) -> Found | None:
    if not kept or not item.facet.is_count or item.facet.unit:
        return None
    before = kept[-1]
    between = [word.low for word in words[before.last : item.first]]
    if len(between) > 12 or any(mark in between for mark in (".", ";", "\n")):
        return None
    tail = [word.low for word in words[item.first + 1 : item.last + 3]]
    of_them = any(tail[i : i + 2] in (["of", "them"], ["of", "whom"]) for i in range(2))
    if "including" in between or "among" in between or "whom" in between or of_them:
        return before
    if before.facet.subset_of is not None and all(word in (",", "and") for word in between):
        return next((whole for whole in kept if whole.facet.span == before.facet.subset_of), None)
    return None
