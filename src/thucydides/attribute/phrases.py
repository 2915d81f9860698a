"""Noun phrases and verb groups around a cue, found from closed word classes and punctuation alone.

No tagger: a subject runs from its verb leftwards to the nearest clause boundary (comma, subordinator, another finite
verb), with appositives and relative clauses between commas taken in; leading adverbials are stripped.
"""

from __future__ import annotations

from thucydides.attribute.parse import QUOTE, Sentence, adverb, finite
from thucydides.attribute.words import (
    AUXILIARIES,
    CONTRACTED,
    DAYS,
    DETERMINERS,
    OCCASIONS,
    PERSONAL,
    PREPOSITIONS,
    PRONOUNS,
    RELATIVES,
    STARTERS,
    SUBORDINATORS,
    TIMES,
)

Range = tuple[int, int]
_WALLS = frozenset({";", ":", "—", "–", "--", "(", "?", "!", ".", "...", "…", "[", "]", "-", "•", "|"})
_INSERTS = frozenset(
    {"speaking", "citing", "quoting", "writing", "talking", "referring", "whose", "who", "which", "where"}
)


def group_start(s: Sentence, i: int) -> int:
    """Return the first token of the verb group that ends at ``i``: auxiliaries, negation, adverbs before it."""
    k = i
    while k > 0:
        low = s.low(k - 1)
        if low in CONTRACTED:
            break
        if low in AUXILIARIES or adverb(low) or (low == "to" and s.low(k - 2) in ("went on",)):
            k -= 1
        elif low == "," and s.low(k) not in AUXILIARIES and _inserted(s, k - 1) >= 0:
            k = _inserted(s, k - 1) + 1
        else:
            break
    while (
        k < i
        and adverb(s.low(k))
        and (
            (s.toks[k].capital and k == 0)
            or s.low(k) in ("today", "yesterday", "tonight", "recently", "ago", "elsewhere")
        )
    ):
        k += 1
    return k


def _inserted(s: Sentence, comma: int) -> int:
    """Return the index of the auxiliary before ", for its part," (closing comma given), or -1."""
    for k in range(comma - 1, max(comma - 8, 0), -1):
        if s.low(k) == ",":
            return k - 1 if s.low(k - 1) in AUXILIARIES else -1
    return -1


def _appositive_start(s: Sentence, comma: int) -> int:
    """Return the comma that opens the insertion closed by ``comma``, or -1 when it closes none."""
    for k in range(comma - 1, -1, -1):
        if s.low(k) in (";", ":") or (s.speech(k)):
            return -1
        if s.low(k) == "," and k > 0:
            return k
    return -1


def _insertion(s: Sentence, start: int, end: int) -> bool:
    """Tell whether tokens ``start..end`` can stand between commas inside a noun phrase."""
    low = s.low(start)
    if end - start > 30 or low in ("and", "but", "so", "because", "if", "that"):
        return False
    if low in RELATIVES or low in _INSERTS or low in PREPOSITIONS or low.endswith("ing") or low.isdigit():
        return True
    return not any(finite(s, k) for k in range(start, min(end, start + 3)))


def subject(s: Sentence, verb: int) -> Range | None:
    """Return the subject that ends right before token ``verb`` (the start of the verb group), or None."""
    k = verb - 1
    if k < 0:
        return None
    if s.low(k) in (",", ")"):
        return _with_insertion(s, k)
    return _bare(s, k)


def _with_insertion(s: Sentence, comma: int) -> Range | None:
    if s.low(comma) == ")":
        return _before_brackets(s, comma)
    opening = _appositive_start(s, comma)
    if opening < 1 or not _insertion(s, opening + 1, comma):
        return None
    before = _before_brackets(s, opening - 1) if s.low(opening - 1) == ")" else _bare(s, opening - 1)
    outer = _appositive_start(s, opening)
    if before and outer > 0 and s.low(before[0] - 1) == "," and _second_insertion(s, before):
        head = _bare(s, outer - 1)
        return (head[0], comma) if head else (before[0], comma)
    return (before[0], comma) if before else None


def _before_brackets(s: Sentence, closing: int) -> Range | None:
    """Return the phrase "the X (ABC)" that ends with a closing bracket."""
    opening = next((k for k in range(closing - 1, max(closing - 12, -1), -1) if s.low(k) == "("), -1)
    head = _bare(s, opening - 1) if opening > 0 else None
    return (head[0], closing + 1) if head else None


def _second_insertion(s: Sentence, found: Range) -> bool:
    """Tell whether the phrase before a comma is itself an insertion ("a colonel, of the 5th brigade, said")."""
    low = s.low(found[0])
    return low in ("a", "an", "who", "which") and found[0] > 2


def _bare(s: Sentence, last: int) -> Range | None:
    """Return the noun phrase that ends at token ``last``, without insertions."""
    if last < 0:
        return None
    last = _without_day(s, last)
    low = s.low(last)
    if low in PERSONAL or low in CONTRACTED or low in ("who", "which"):
        return (last, last + 1)
    if (
        low in AUXILIARIES
        or low in SUBORDINATORS - {"which"}
        or (low in PREPOSITIONS and low not in ("inside",))
        or low in DETERMINERS - PRONOUNS - {"one"}
    ):
        return None
    start = _leftmost(s, last)
    return _stripped(s, start, last + 1)


def _without_day(s: Sentence, last: int) -> int:
    """Step back over a day between subject and verb ("The premier on Friday said")."""
    if last > 1 and s.low(last) in DAYS:
        return last - 2 if s.low(last - 1) in ("on", "late", "early") else last - 1
    return last


def _leftmost(s: Sentence, last: int) -> int:
    mark, k = -1, last
    while k >= 0:
        low = s.low(k)
        if low in ("and", "or", "&"):
            mark = k + 1
        elif low == QUOTE and (s.speech(k) or k < last - 6):
            return k + 1
        elif low == "," or low in _WALLS:
            return mark if low in _WALLS and mark > 0 and s.low(mark) in PERSONAL else k + 1
        elif (low in SUBORDINATORS and k < last) or low == "but":
            return k + 1
        elif k < last and (finite(s, k) or low in PERSONAL or low == "there"):
            return mark if mark > 0 else k + 1
        k -= 1
    return 0


def _stripped(s: Sentence, start: int, end: int) -> Range | None:
    """Drop leading adverbs, conjunctions and time phrases; None when nothing nominal is left."""
    while start < end:
        low = s.low(start)
        if (
            (low in STARTERS and not (low == "that" and end - start > 1))
            or (adverb(low) and low not in ("only",))
            or low == ","
        ):
            start += 1
        elif (
            low in ("last", "this", "next", "earlier", "late", "early", "on", "in", "at", "by", "during", "since")
        ) and _time_phrase(s, start, end):
            start = _time_phrase(s, start, end)
        elif low in TIMES and end - start > 1 and (s.low(start + 1) in DETERMINERS or s.toks[start + 1].capital):
            start += 1
        elif low in PREPOSITIONS:
            start = _after_phrase(s, start, end)
        else:
            break
    return (start, end) if start < end and _nominal(s, start, end) else None


def _time_phrase(s: Sentence, start: int, end: int) -> int:
    """Return the end of a time phrase that begins at ``start`` ("last week", "on 5 May"), or 0."""
    for k in range(start + 1, min(start + 6, end - 1)):
        if s.low(k) in TIMES or (s.low(k).isdigit() and s.low(k - 1) in TIMES | {"in"}):
            k += 1
            while k < end - 1 and (s.low(k) in TIMES or s.low(k).isdigit()):
                k += 1
            return k
        if s.low(k) in PREPOSITIONS:
            return 0
    return 0


def _after_phrase(s: Sentence, start: int, end: int) -> int:
    """Return where a noun phrase begins after a leading prepositional phrase without comma, or ``end``."""
    for k in range(start + 2, end):
        if (s.low(k) in DETERMINERS and s.low(k - 1) not in PREPOSITIONS) or s.low(k) in PERSONAL:
            return k
    return end


def _nominal(s: Sentence, start: int, end: int) -> bool:
    if end - start > 30:
        return False
    return (
        any(s.toks[k].alphabetic or s.low(k) == QUOTE or s.low(k)[:1].isdigit() for k in range(start, end))
        and s.low(start) not in AUXILIARIES
    )


def object_phrase(s: Sentence, start: int) -> Range | None:
    """Return the noun phrase that begins at token ``start`` ("said [X, the commander of Y]"), appositive included."""
    if s.low(start) in PERSONAL | {"who"}:
        return (start, start + 1)
    k = _phrase_end(s, start)
    if k <= start or not _nominal(s, start, k) or s.low(start) in PREPOSITIONS | SUBORDINATORS:
        return None
    if s.low(k) == "," and _opens_appositive(s, k + 1):
        close = _appositive_end(s, k + 1)
        k = close if close > 0 else k
    return (start, k)


def _phrase_end(s: Sentence, start: int) -> int:
    k = start
    while k < s.end:
        low = s.low(k)
        if low in (",", QUOTE) or low in _WALLS or (low in SUBORDINATORS and low not in ("so",)) or low == "but":
            break
        if k > start and (low in AUXILIARIES or low in PERSONAL or _adverbial(s, k)):
            break
        if k > start and low == "and" and (s.low(k + 1) in PERSONAL or finite(s, k + 1)):
            break
        k += 1
    return k


def _adverbial(s: Sentence, k: int) -> bool:
    """Tell whether an adverbial of time, place of speaking or addressee begins at token ``k``."""
    low = s.low(k)
    if low in (
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "yesterday",
        "today",
        "tonight",
        "earlier",
        "later",
        "recently",
        "late",
        "early",
        "last",
        "this",
    ):
        return s.low(k - 1) not in ("the", "of")
    if low in (
        "in",
        "on",
        "at",
        "to",
        "during",
        "via",
        "through",
        "after",
        "when",
        "as",
        "before",
        "from",
        "while",
        "with",
    ):
        return any(s.low(m) in TIMES | OCCASIONS for m in range(k + 1, min(k + 5, s.end))) or low in (
            "after",
            "before",
            "during",
            "via",
        )
    return adverb(low) and low.endswith("ly") and not s.toks[k].capital


def adverbial_end(s: Sentence, k: int) -> int:
    """Return where the adverbials that begin at token ``k`` end (``k`` itself when there are none)."""
    while k < s.end:
        low = s.low(k)
        if low in TIMES - {"may", "march", "time", "year", "day"} or (
            adverb(low) and low not in ("not", "only", "just")
        ):
            k += 1
        elif low in PREPOSITIONS | {"late", "early", "last", "this"} and _adverbial(s, k):
            k = _head_end(s, k)
        else:
            return k
    return k


def _head_end(s: Sentence, k: int) -> int:
    """Return the end of a prepositional phrase whose head is a time or an occasion of speaking."""
    heads = [m for m in range(k + 1, min(k + 6, s.end)) if s.low(m) in TIMES | OCCASIONS]
    if not heads:
        return min(k + 2, s.end)
    m = heads[0] + 1
    while m < s.end and (s.low(m) in TIMES | OCCASIONS or s.low(m).isdigit()):
        m += 1
    return m


def _opens_appositive(s: Sentence, k: int) -> bool:
    low = s.low(k)
    if low in ("a", "an", "the", "who", "whose", "which", "his", "her", "its", "their") or low.isdigit():
        return True
    tok = s.toks[k] if k < len(s.toks) else None
    return bool(
        tok
        and tok.alphabetic
        and low not in PREPOSITIONS | SUBORDINATORS | PERSONAL | STARTERS
        and not low.endswith("ing")
        and low != QUOTE
        and not finite(s, k)
    )


def _appositive_end(s: Sentence, k: int) -> int:
    for m in range(k, s.end):
        if s.low(m) in (",", QUOTE, ";", ":", "—"):
            return m
    return s.end
