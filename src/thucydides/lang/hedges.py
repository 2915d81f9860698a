"""Hedges and denials inside what is said: the words that keep a claim from being a plain assertion.

Ranked from strongest weakening to weakest; the strongest word found decides. ``docs/reference/lexicon.md`` lists them.
"""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from thucydides.model.claim import Hedge, Polarity
from thucydides.model.span import Span

#: Strongest first: a claim takes the first of these that any of its words calls for.
RANK: tuple[Hedge, ...] = ("unconfirmed", "conditional", "possible", "planned", "expected", "probable", "asserted")

WORDS: dict[Hedge, tuple[str, ...]] = {
    "unconfirmed": (
        "unconfirmed",
        "reportedly",
        "allegedly",
        "purportedly",
        "supposedly",
        "ostensibly",
        "rumou?red(?: to)?",
        "unverified",
        "not (?:been )?(?:independently )?(?:verified|confirmed)",
        "alleged",
        "so-called",
        "according to (?:some|unconfirmed|preliminary|initial|early) reports",
        "(?:could|can|cannot|can't) not (?:be )?(?:independently )?(?:be )?(?:verified|confirmed|verify|confirm)",
        "(?:is|are|was|were) (?:said|reported|alleged|rumou?red|claimed|understood) to",
    ),
    "conditional": (
        "if(?! not\\b| only\\b)",
        "unless",
        "provided(?: that)?(?= (?:that|the|a|it|they|we)\\b)",
        "in case",
        "in the event (?:of|that)",
        "as long as",
        "should (?=\\w+ (?:forces|troops)\\b)",
        "on condition that",
    ),
    "possible": (
        "(?:do|does|did|could|can)(?: not|n't) (?:rule out|exclude)",
        "cannot (?:rule out|exclude)",
        "not ruled out",
        "might",
        "may(?! \\d| \\d{4}|\\s*$)",
        "could(?! not\\b)",
        "possibly",
        "perhaps",
        "potential(?:ly)?",
        "maybe",
        "conceivably",
        "(?:is|are|was|were) possible",
        "not clear",
        "unclear",
        "suspected",
        "risk(?:s|ed)? of",
        "appears? to",
        "appeared to",
        "seems? to",
        "seemed to",
    ),
    "planned": (
        "plan(?:s|ned|ning)? to",
        "intend(?:s|ed|ing)? to",
        "prepar(?:e|es|ed|ing) to",
        "wants? to",
        "wanted to",
        "aim(?:s|ed|ing)? to",
        "seek(?:s|ing)? to",
        "is set to",
        "are set to",
        "hop(?:e|es|ed|ing) to",
        "going to",
        "about to",
        "ready to",
        "decided to",
    ),
    "expected": (
        "expect(?:s|ed|ing)?",
        "likely to",
        "is due to",
        "are due to",
        "will(?! have to be)",
        "'ll",
        "shall",
        "would",
        "won't",
        "anticipat(?:e|es|ed|ing)",
        "forecast",
    ),
    "probable": (
        "probabl[ey]",
        "likely",
        "apparently",
        "presumably",
        "presumed",
        "believed",
        "thought to",
        "estimated",
        "seemingly",
        "evidently",
        "in all likelihood",
        "preliminary",
        "initial (?:reports|findings|information)",
    ),
}

DENIALS = (
    r"(?:did|has|have|had|was|were|is|are|does|do)(?: (?:also|still|yet))? not(?! (?:rul|exclud))",
    r"(?:did|has|have|had|was|were|is|are|does|do)n't(?! (?:rul|exclud))",
    r"never",
    r"there (?:was|were|is|are|has been|have been|had been) no",
    r"no (?:one|casualties|deaths|injuries|losses|"
    r"damage|victims|evidence|attack|strike|such)",
    r"neither",
    r"denied",
    r"denies",
    r"denying",
    r"untrue",
    r"false(?:ly)?",
)

#: Weak hedges of the verb only weaken the clause they stand in, so later relative clauses are not searched for them.
_MAIN_ONLY = frozenset({"possible", "planned", "expected", "probable"})
_RELATIVE = re.compile(r"(?<=\S)\s+(?:which|who|whom|whose|where)\b", re.I)
_AFTER = re.compile(r"(?<=\S),?\s+(?:after|because|since|as|while|which|who|where|that|so|if|unless|until)\b", re.I)
#: "If the shelling does not stop, ...": the condition is negated, not what is said.
_CONDITION = re.compile(r"[\W_]*(?:that\s+)?(?:if|unless|until|should|were)\b[^,;]*[,;]?", re.I)


class Weighed(Struct, frozen=True):
    """What the words of a content say about how sure it is."""

    hedge: Hedge
    hedge_spans: tuple[Span, ...]
    polarity: Polarity
    polarity_spans: tuple[Span, ...]


@cache
def _patterns() -> dict[Hedge, re.Pattern[str]]:
    compiled = {}
    for hedge in RANK[:-1]:
        words = "|".join(sorted(WORDS[hedge], key=len, reverse=True)).replace(" ", r"\s+").replace("'", "['’]")
        compiled[hedge] = re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.I)
    return compiled


@cache
def _denial() -> re.Pattern[str]:
    words = "|".join(DENIALS).replace(" ", r"\s+").replace("'", "['’]")
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.I)


def stronger(a: Hedge, b: Hedge) -> Hedge:
    """Return the one of two hedges that weakens more."""
    return a if RANK.index(a) <= RANK.index(b) else b


def _month(text: str, match: re.Match[str]) -> bool:
    """Tell whether "May" is the month: capitalised inside a sentence, or beside a number."""
    if match[0].casefold() != "may":
        return False
    near = text[max(0, match.start() - 6) : match.start()]
    return match[0] == "May" or bool(re.search(r"\d\s*$|\b(?:in|of|on|since|early|late|mid)\s$", near, re.I))


def _found(
    text: str, spans: tuple[Span, ...], pattern: re.Pattern[str], *, main: bool, cut: re.Pattern[str]
) -> list[Span]:
    found = []
    for n, span in enumerate(spans):
        end = span.end
        if main:
            stop = cut.search(text, span.start + (5 if n == 0 else 0), span.end)
            end = stop.start() if stop else end
        found += [Span(m.start(), m.end()) for m in pattern.finditer(text, span.start, end) if not _month(text, m)]
    return found


def _after_condition(text: str, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the first span without a condition that opens it; nothing when it is all condition."""
    found = _CONDITION.match(text, spans[0].start, spans[0].end) if spans else None
    if not found:
        return spans
    return (Span(found.end(), spans[0].end),) if found.end() < spans[0].end else ()


def weigh(text: str, spans: tuple[Span, ...]) -> Weighed:
    """Return hedge and polarity of the content ``spans`` of ``text`` with the words that show them.

    A denial counts only in the main clause of the first part; "if" and "unconfirmed" count anywhere.
    """
    hedge: Hedge = "asserted"
    shown: tuple[Span, ...] = ()
    for kind, pattern in _patterns().items():
        found = _found(text, spans, pattern, main=kind in _MAIN_ONLY, cut=_RELATIVE)
        if found:
            hedge, shown = kind, tuple(found)
            break
    denied = _found(text, _after_condition(text, spans[:1]), _denial(), main=True, cut=_AFTER)
    return Weighed(hedge, shown, "denied" if denied else "affirmed", tuple(denied))
