"""What follows a cue verb: "that", a clause, an infinitive, a quotation, a question, a noun phrase, an addressee."""

from __future__ import annotations

from typing import NamedTuple

from thucydides.attribute.parse import QUOTE, Sentence, adverb, finite
from thucydides.attribute.phrases import Range, adverbial_end, object_phrase
from thucydides.attribute.verbs import Verb
from thucydides.attribute.words import CONJUNCTIONS, DETERMINERS, PERSONAL, PREPOSITIONS, SUBORDINATORS
from thucydides.lang.cues import Cue, verb_forms

_WH = frozenset(["if", "whether", "what", "how", "why", "where", "when", "who", "which"])


class Right(NamedTuple):
    """What follows a cue: content tokens ``begin..`` of ``frame``; ``cue_end`` after particles; addressee."""

    begin: int
    frame: str
    entry: Cue
    cue_end: int
    to: Range | None = None


def right_of(s: Sentence, verb: Verb) -> Right | None:
    """Return the first frame that fits what follows the verb, the longest particles first."""
    ranked = sorted(verb.entries, key=lambda c: (not c.particle, not c.prepositions, "r" not in c.frames))
    for entry in ranked:
        found = _frame(s, verb.at + 1, entry)
        if found:
            return found
    return None


def _frame(s: Sentence, k: int, entry: Cue) -> Right | None:
    if entry.particle:
        if s.low(k) != entry.particle:
            return None
        k += 1
    if s.low(k) in entry.prepositions and k + 1 < s.end:
        return Right(k + 1, "n", entry, k + 1)
    frames = entry.frames
    cue_end = k
    ahead = _ahead(s, k, entry)
    if ahead:
        return Right(ahead[0], ahead[1], entry, cue_end, ahead[2])
    while adverb(s.low(k)) and s.low(k) not in ("not", "no"):
        k += 1
    if k >= s.end or s.low(k) in ("", ";", ")", "—") or s.low(k) in CONJUNCTIONS:
        return None
    frame = _opening(s.low(k), frames)
    return Right(k, frame, entry, cue_end) if frame else _plain_frame(s, k, entry, cue_end)


def _opening(low: str, frames: frozenset[str]) -> str:
    """Return the frame that the first word after a cue opens by itself, '' when it opens none."""
    if low == QUOTE and frames & {"t", "b"}:
        return "b"
    if low == "to" and "i" in frames:
        return "i"
    if low in _WH and frames & {"w", "q"}:
        return "w"
    return "g" if low.endswith("ing") and frames & {"g", "b"} else ""


def _plain_frame(s: Sentence, k: int, entry: Cue, cue_end: int) -> Right | None:
    """Return a clause without "that" or a noun phrase at token ``k``."""
    low = s.low(k)
    if "b" in entry.frames and ("r" not in entry.frames or clause_ahead(s, k)):
        return _bare_clause(s, k, entry, cue_end)
    if low == "," or "n" not in entry.frames:
        return None
    if (low in PREPOSITIONS and low not in ("about", "over")) or low in SUBORDINATORS:
        return None
    return Right(k, "n", entry, cue_end)


def _bare_clause(s: Sentence, k: int, entry: Cue, cue_end: int) -> Right | None:
    begin = adverbial_end(s, k)
    if s.low(begin) == "," and begin + 1 < s.end and clause_ahead(s, begin + 1) and begin == k:
        return None
    if (
        begin >= s.end
        or s.low(begin) in (",", ";", ":", "—")
        or s.low(begin) in CONJUNCTIONS | {"after", "as", "when", "while", "before"}
    ):
        return None
    counted = s.low(begin) in ("about", "over", "around", "up", "under", "between") and s.low(begin + 1)[:1].isdigit()
    if (
        s.low(begin) in PREPOSITIONS
        and not counted
        and s.low(begin)
        not in (
            "in",
            "on",
            "at",
            "after",
            "since",
            "during",
            "between",
            "under",
        )
    ):
        return None
    if not clause_ahead(s, begin) and "n" not in entry.frames and entry.lemma not in ("say",):
        return None
    return Right(begin, "b" if clause_ahead(s, begin) else "n", entry, cue_end)


def clause_ahead(s: Sentence, k: int) -> bool:
    """Tell whether a clause with a finite verb begins at token ``k``."""
    return s.low(k) in PERSONAL or any(finite(s, m) or s.low(m) in PERSONAL for m in range(k + 1, min(k + 25, s.end)))


def _ahead(s: Sentence, k: int, entry: Cue) -> tuple[int, str, Range | None] | None:
    """Look past an addressee and adverbials for "that", a colon or a quotation."""
    direct, told = "q" in entry.frames, "r" in entry.frames
    begin = k
    for m in range(k, min(k + 22, s.end)):
        low = s.low(m)
        if (
            low == QUOTE
            and direct
            and (m == k or s.low(m - 1) in (",", ":", "that") or (s.speech(m) and _leads(s, k, m, told)))
        ):
            return m, "q", _addressee(s, k, m, told)
        if low == ":" and direct and s.low(m + 1) == QUOTE:
            return m + 1, "q", _addressee(s, k, m, told)
        if low == ":" and direct and m + 2 < s.end:
            return m + 1, "b", _addressee(s, k, m, told)
        if low == "to" and m == k and "i" in entry.frames and not _occasion_to(s, m):
            return m, "i", None
        if low == "that" and "t" in entry.frames and (m == k or told or _passes(s, k, m)):
            return m, "t", _addressee(s, k, m, told)
        if told and m > k and low in ("if", "whether", "how", "why", "what") and "w" in entry.frames:
            return m, "w", _addressee(s, k, m, told)
        if told and low == "to" and m > k and "i" in entry.frames and m - k < 10 and not _occasion_to(s, m):
            return begin, "i", None
        if low == "," and _participle_ahead(s, m + 1):
            return None
        if low in (";", "—") or (m > k and (finite(s, m) or low in PERSONAL) and not (told and m == k)):
            return _told(s, k, m, entry) if told else None
        if low in CONJUNCTIONS and s.low(m + 1) in verb_forms():
            return None
    return None


def _participle_ahead(s: Sentence, k: int) -> bool:
    return any(form == "ing" for _, form in verb_forms().get(s.low(k), ()))


def _leads(s: Sentence, k: int, m: int, told: bool) -> bool:
    """Tell whether only adverbials or an addressee stand between the cue and a quotation."""
    return told or adverbial_end(s, k) >= m or s.low(m - 1) in (QUOTE, "...", "…")


def _occasion_to(s: Sentence, m: int) -> bool:
    return s.low(m + 1) in ("reporters", "journalists", "the")


def _told(s: Sentence, k: int, verb: int, entry: Cue) -> tuple[int, str, Range | None] | None:
    """Read "told X he would go": an addressee followed by a bare clause."""
    if "b" not in entry.frames or entry.lemma == "ask":
        return None
    for m in range(k + 1, verb + 1):
        if s.low(m) in PERSONAL or (s.low(m) in DETERMINERS and m > k):
            return m, "b", (k, m)
    return None


def _passes(s: Sentence, k: int, m: int) -> bool:
    """Tell whether tokens ``k..m`` are adverbials only, so that "that" begins what is said."""
    low = s.low(k)
    return (
        low in PREPOSITIONS | {",", "earlier", "later", "late", "early", "last", "this", "yesterday", "today"}
        or adverb(low)
        or adverbial_end(s, k) >= m
    )


def _addressee(s: Sentence, k: int, m: int, told: bool) -> Range | None:
    if not told or m <= k or s.low(k) in PREPOSITIONS | {","}:
        return None
    found = object_phrase(s, k)
    return (k, min(found[1], m)) if found and found[0] < m else None
