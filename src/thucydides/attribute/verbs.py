"""Cue verbs in a sentence: forms of the lexicon that are verbs here, not the nouns spelled alike."""

from __future__ import annotations

from typing import NamedTuple

from thucydides.attribute.parse import QUOTE, Sentence, adverb, noun_context
from thucydides.attribute.phrases import group_start, subject
from thucydides.attribute.words import (
    ALWAYS_VERBS,
    AUXILIARIES,
    BE,
    CONTRACTED,
    DETERMINERS,
    GOVERNORS,
    MODALS,
    PERSONAL,
    PREPOSITIONS,
)
from thucydides.lang.cues import Cue, VerbForm, noun_cues, verb_forms


class Verb(NamedTuple):
    """A cue verb at token ``at``; its group begins at ``start``."""

    at: int
    start: int
    form: VerbForm
    entries: tuple[Cue, ...]


def verbs(s: Sentence) -> list[Verb]:
    """Return the cue verbs of a sentence in order."""
    forms, found = verb_forms(), []
    for i, tok in enumerate(s.toks):
        if tok.low in forms:
            verb = _verb(s, i, forms[tok.low])
            if verb:
                found.append(verb)
    return found


def _verb(s: Sentence, i: int, options: tuple[tuple[Cue, VerbForm], ...]) -> Verb | None:
    form = options[0][1]
    entries = tuple(cue for cue, name in options if name == form)
    start = group_start(s, i)
    before = s.low(i - 1)
    if form in ("base", "third") and not _verbal(s, i, start, form):
        return None
    if form == "ing" and not _participle(s, i):
        return None
    if form in ("past", "participle") and noun_context(s, i) and before not in ("that", "to"):
        return None
    if form in ("past", "participle") and any(s.low(k) in BE for k in range(start, i)):
        return None  # passive: read elsewhere
    if s.low(i + 1) in ("off", "up", "out", "away") and not any(cue.particle == s.low(i + 1) for cue in entries):
        return None  # "called off" says nothing
    return Verb(i, start, form, entries)


def _verbal(s: Sentence, i: int, start: int, form: str) -> bool:
    """Tell a present or bare form from the noun spelled alike."""
    before, after = s.low(i - 1), s.low(i + 1)
    if s.low(start) in MODALS or any(s.low(k) in AUXILIARIES for k in range(start, i)):
        return True
    if before == "to":
        return s.low(i - 2) in GOVERNORS or any(s.low(k) in GOVERNORS for k in range(max(0, i - 6), i - 1))
    if (
        after in AUXILIARIES - CONTRACTED
        or after in ("such", "rather", "led", "than")
        or (after == "that" and s.low(i + 2) in AUXILIARIES - CONTRACTED)
    ):
        return False
    if any(name in ("past", "base") for _, name in verb_forms().get(after, ())) and s.low(i) in noun_cues():
        return False  # "reports said", "unconfirmed reports say"
    if form == "third" and s.low(i) in noun_cues() and _bare_noun(s, start):
        return False
    if noun_context(s, i) or (i == 0 and form == "base"):
        return False
    if before in PERSONAL or before in ("who", "others", "some", "many", ",", ")"):
        return True
    if form == "base" and not (
        before.endswith("s")
        or (s.low(i) in ALWAYS_VERBS and s.toks[i - 1].alphabetic and after not in PREPOSITIONS | {",", ""})
        or before in ("people", "and", "women", "men", "police", "media", "there", QUOTE)
        or adverb(before)
    ):
        return False
    if after in ("that", QUOTE, "it", "he", "they", "she", "there", ":", "to", "for"):
        return True
    return after not in _NOUNISH_NEXT or s.low(i) in ("say", "says", "said", "tells", "writes", "insists", "argues")


def _bare_noun(s: Sentence, start: int) -> bool:
    """Tell whether what stands before a third person is no singular subject ("unconfirmed [reports] that")."""
    who = subject(s, start)
    if who is None:
        return True
    words = [s.toks[k] for k in range(*who)]
    return not any(w.capital or w.low in DETERMINERS | PERSONAL | {"who", "which"} for w in words)


def _participle(s: Sentence, i: int) -> bool:
    before = s.low(i - 1)
    if before in BE or (adverb(before) and s.low(i - 2) in BE):
        return True
    if noun_context(s, i) and before not in (
        "by",
        "after",
        "before",
        "without",
        "while",
        "in",
        "like",
        "for",
        "despite",
    ):
        return False
    return (
        i == 0
        or before in (",", "—", "and", "but", "by", "after", "before", "while", "when", "also", "without")
        or adverb(before)
        or s.low(i + 1) in ("that", QUOTE, ":")
    )


_NOUNISH_NEXT = frozenset(
    {",", "of", "and", "from", "by", "in", "against", "about", "were", "was", "are", "is", "have", "has", ""}
)
