"""Temporal expressions of a text with TIMEX3 values, resolved against the document's date.

Every expression keeps its span. What cannot be resolved (a relative word in an undated text, 31 February) keeps its
span with the value '' and the anchor ``none``: marked, never guessed. "now" and "recently" are references: given for
measuring (``timexes``), never facets (``times``).
"""

from __future__ import annotations

from msgspec import Struct

from thucydides.lang.numbers import words_of
from thucydides.model.claim import TimeFacet
from thucydides.model.document import Dated
from thucydides.model.span import Span
from thucydides.normalise.time_anchor import Anchor
from thucydides.normalise.time_facets import facet_of
from thucydides.normalise.time_grammar import Match, matches
from thucydides.normalise.time_runs import Run, Value
from thucydides.normalise.time_tokens import codes, tokens_of
from thucydides.normalise.time_values import BUILDERS, REFERENCE

_TRIM = frozenset({"in", "on", "at", "from", "between", "comma"})


class Timex(Struct, frozen=True):
    """One TIMEX3; ``value`` '' when unresolved. ``zone``: the words of a time zone, lower case."""

    span: Span
    type: str
    value: str
    mod: str = ""
    anchor: str = "none"
    zone: str = ""
    before: tuple[str, ...] = ()  # the two words in front, lower case: since, by, as of
    ahead: bool = False  # "the next two weeks": a span that begins at the document's date


def timexes(text: str, published: str = "") -> tuple[Timex, ...]:
    """Return all temporal expressions in order, references included; ``published`` is EDTF ('' : undated)."""
    tokens = tokens_of(words_of(text))
    anchor = Anchor(published, tokens)
    found: list[Timex] = []
    taken = 0
    for match in matches(codes(tokens)):
        timex = _timex(match, anchor) if match.first >= taken else None
        if timex is not None:
            found.append(timex)
            taken = match.last
    return tuple(found)


def times(text: str, published: Dated, zone: str = "") -> tuple[TimeFacet, ...]:
    """Return the facets of a whole text: every temporal expression but references such as "now".

    ``zone``: IANA zone assumed for clock times that name none ('' : unknown).
    """
    found = [timex for timex in timexes(text, published.value) if not REFERENCE.fullmatch(timex.value)]
    return tuple(facet_of(timex, published.value, published.zone or zone) for timex in found)


def _timex(match: Match, anchor: Anchor) -> Timex | None:
    first, last = match.first, match.last
    while anchor.tokens[first].kind in _TRIM and first + 1 < last:
        first += 1
    if match.name == "year" and last - first == 2 and anchor.tokens[first].kind == "the":
        first += 1  # "the 2014 coup": the article belongs to the noun
    run = Run(anchor.tokens[first:last], first, last)
    value = BUILDERS[match.name](run, anchor)
    if value is None:
        return None
    _remember(value, anchor)
    span = Span(run.tokens[0].start, run.tokens[-1].end)
    words = tuple(token.low for token in anchor.tokens[max(0, first - 2) : first])
    hung = value.anchor if value.value else "none"
    return Timex(span, value.type, value.value, value.mod, hung, _zone(run), words, run.has("next"))


def _zone(run: Run) -> str:
    for token in run.tokens:
        if token.kind in ("zone", "city"):
            return token.low
    return "local" if run.has("local") else ""


def _remember(value: Value, anchor: Anchor) -> None:
    """Keep the last date named; in news only days, so that "two days later" has something to hang on."""
    if value.type in ("DATE", "TIME") and value.value[:4].isdigit():
        anchor.last = value.value[:10].split("T")[0].split("/")[0]
