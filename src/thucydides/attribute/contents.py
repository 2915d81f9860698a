"""How far what is said reaches: before the cue, after it, and on both sides."""

from __future__ import annotations

from thucydides.attribute.found import trimmed
from thucydides.attribute.frames import Right, clause_ahead, right_of
from thucydides.attribute.parse import QUOTE, Sentence, adverb, finite
from thucydides.attribute.phrases import subject
from thucydides.attribute.verbs import Verb
from thucydides.attribute.words import (
    AUXILIARIES,
    BE,
    CONJUNCTIONS,
    PERSONAL,
    PREPOSITIONS,
    STARTERS,
    SUBORDINATORS,
    TIMES,
)
from thucydides.lang.cues import verb_forms
from thucydides.model.span import Span

_JOINS = frozenset({QUOTE, ",", "...", "…", "and"})
_TAILS = frozenset(
    [
        "after",
        "as",
        "when",
        "while",
        "before",
        "following",
        "because",
        "but",
        "though",
        "although",
        "since",
        "until",
        "unless",
    ]
)


def content_of(s: Sentence, right: Right, later: list[Verb]) -> tuple[Span, ...]:
    """Return the parts of what is said after a cue; ``later`` are the cue verbs that follow in the sentence."""
    stop = _stop(s, right, later)
    if right.frame == "q" and s.speech(right.begin):
        more = (m for m in range(right.begin + 1, stop) if s.speech(m) and s.low(m - 1) in _JOINS)
        return (s.quotes[right.begin].span, *(s.quotes[m].span for m in more))
    if stop <= right.begin:
        return ()
    span = trimmed(s.text, s.toks[right.begin].start, s.toks[stop - 1].end)
    return (span,) if span else ()


def _ends_phrase(s: Sentence, m: int) -> bool:
    """Tell whether token ``m`` ends the object of a cue: a semicolon, or a comma before a clause of another kind."""
    if s.low(m) != ",":
        return s.low(m) == ";"
    after = s.low(m + 1)
    if after in ("including", "according") or after.startswith("particular"):
        return False
    return after in _TAILS | {"which", "who", "saying"} or (after.endswith("ing") and len(after) > 5)


def relative_content(s: Sentence, right: Right) -> tuple[Span, ...]:
    """Return what is said inside a relative clause between commas ("Kyiv, which denies it, did not answer")."""
    stop = next((m for m in range(right.begin, s.end) if s.low(m) == ","), s.end)
    span = trimmed(s.text, s.toks[right.begin].start, s.toks[stop - 1].end) if stop > right.begin else None
    return (span,) if span else ()


def _stop(s: Sentence, right: Right, later: list[Verb]) -> int:
    """Return the token at which what is said ends."""
    limit = s.end
    opening = right.cue_end <= 4 and s.low(0) in verb_forms() and s.low(0).endswith("ing")
    for verb in later:
        if verb.at > right.begin and verb.at < limit:
            cut = _cut_before(s, verb, right)
            limit = cut if cut > right.begin else limit
    for m in range(right.begin + 1, limit):
        low = s.low(m)
        if opening and low == "," and subject_ahead(s, m + 1):
            return m
        if low == ":" and s.low(m + 1) == QUOTE and s.speech(m + 1):
            return m
        if low == "," and s.low(m + 1) == "according" and s.low(m + 2) == "to":
            return m
        if right.frame in ("n", "i", "g") and _ends_phrase(s, m):
            return m
    return limit


def _cut_before(s: Sentence, verb: Verb, right: Right) -> int:
    """Return where the content of an earlier verb stops because of a later cue, or -1 when that cue is inside it."""
    k = verb.start - 1
    if verb.form == "ing" and s.low(verb.start) not in BE:
        if not _speaks(s, verb):
            return -1
        return (
            k
            if s.low(k) == ","
            else k - 1
            if s.low(k) in ("while", "and", "before", "after") and s.low(k - 1) == ","
            else -1
        )
    if s.low(k) in CONJUNCTIONS or s.low(k) == "then":
        k = k - 1 if s.low(k) == "then" and s.low(k - 1) in CONJUNCTIONS else k
        plural = verb.form == "base" and any(cue.kind == "say" for cue in verb.entries)
        if verb.form not in ("past", "third") and not plural and s.low(verb.start) not in AUXILIARIES:
            return -1
        if right_of(s, verb) is None:
            return -1
        return k - 1 if s.low(k - 1) == "," else k
    who = subject(s, verb.start)
    if who and s.low(who[0] - 1) == ";":
        return who[0] - 1
    if who and s.low(who[0] - 1) in STARTERS | CONJUNCTIONS | {"whereas"} and s.low(who[0] - 2) in (",", "—", "–"):
        return who[0] - 2
    return -1


def _speaks(s: Sentence, verb: Verb) -> bool:
    """Tell whether a participle reports ("adding that"), and does not only go on with the clause ("aiming to")."""
    right = right_of(s, verb)
    if right is None:
        return False
    return right.frame in ("t", "q", "w", "b") or (
        right.entry.kind in ("say", "ask", "call")
        and right.entry.stance not in ("threatens", "promises")
        and right.frame == "n"
    )


def subject_ahead(s: Sentence, k: int) -> bool:
    """Tell whether a main clause begins at token ``k``."""
    return s.low(k) in PERSONAL or (clause_ahead(s, k) and s.low(k) not in CONJUNCTIONS | PREPOSITIONS | SUBORDINATORS)


def _sentence_head(s: Sentence, mark: int) -> bool:
    return not any(s.toks[k].alphabetic for k in range(mark))


def left_content(s: Sentence, mark: int) -> tuple[Span, ...]:
    """Return what is said before token ``mark`` (a comma, dash or the quotation itself)."""
    if s.speech(mark) and (mark == 0 or s.low(mark - 1) in (":", ",") or _sentence_head(s, mark)):
        return (s.quotes[mark].span,)
    start = 0
    while start < mark and s.low(start) in ("but", "and", "yet", "meanwhile", "however", ","):
        start += 1
    if start > mark:
        return ()
    stop = mark + 1 if s.low(mark) in (QUOTE, "?", "!") else mark
    span = trimmed(s.text, s.toks[start].start, s.toks[stop - 1].end) if stop > start else None
    return (span,) if span else ()


def second_part(s: Sentence, k: int) -> tuple[Span, ...]:
    """Return the quotation that goes on after the speaker ('"...," said X, "..."')."""
    for m in range(k, s.end):
        if s.speech(m):
            return (s.quotes[m].span,)
        if participial(s, m) or (s.low(m) in verb_forms() and finite(s, m)):
            return ()
    return ()


def participial(s: Sentence, k: int) -> bool:
    """Tell whether a participle of saying begins at token ``k``."""
    forms = verb_forms().get(s.low(k), ())
    return any(form == "ing" for _, form in forms) or s.low(k) in ("citing", "according")


def only_leading(s: Sentence, comma: int) -> bool:
    """Tell whether what stands before ``comma`` is an adverbial ("On Monday,"), not a clause."""
    if any(finite(s, k) for k in range(comma)):
        return False
    low = s.low(0)
    return (
        low in PREPOSITIONS | STARTERS | SUBORDINATORS | TIMES
        or adverb(low)
        or low.endswith("ing")
        or s.low(comma - 1) == "ago"
    )
