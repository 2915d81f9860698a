"""Event types of a text by trigger words: a first, documented set (``docs/reference/event-types.md``).

Each facet's span is the trigger as written. Whether the happening was denied, threatened or only supposed is not
decided here: that is the claim's hedge and polarity. ``killed``, ``wounded`` and ``damage`` are consequences: where a
cause ("strike") stands in the same stretch, the reason says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from thucydides.model.claim import TypeFacet
from thucydides.model.span import Span
from thucydides.normalise.types_lexicon import CAUSES, CONSEQUENCES, TRIGGERS

# Uses that look like triggers and are none: "hunger strike", "heart attack", "fire department", "dead end".
_NOT_EVENTS = re.compile(
    r"\b(?:hunger strikes?|heart attacks?|strike action|general strike|labou?r strikes?|went on strike|striking|"
    r"panic attack|war of words|deadline|"
    r"damages? (?:claim|suit)|cyber ?attacks?|verbal attacks?|bombshell|air defen[cs]e)\b"
)


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (name, re.compile(r"\b(?:" + "|".join(f"(?:{part})" for part in parts) + r")\b"))
        for name, parts in TRIGGERS.items()
    )


def types(text: str, spans: Sequence[Span]) -> tuple[TypeFacet, ...]:
    """Return the event types named within ``spans`` of ``text``, in order of their triggers; one facet a type."""
    found: dict[str, TypeFacet] = {}
    for span in spans:
        low = span.of(text).lower()
        if len(low) != span.end - span.start:
            low = span.of(text)
        barred = [m.span() for m in _NOT_EVENTS.finditer(low)]
        for name, pattern in _patterns():
            for match in pattern.finditer(low):
                inside = any(a <= match.start() and match.end() <= b for a, b in barred)
                if not inside and name not in found:
                    at = Span(span.start + match.start(), span.start + match.end())
                    found[name] = TypeFacet(at, name, f"trigger '{at.of(text)}'")
    return tuple(sorted((_attached(facet, found) for facet in found.values()), key=lambda f: (f.span, f.type)))


def _attached(facet: TypeFacet, found: dict[str, TypeFacet]) -> TypeFacet:
    """Say which cause a consequence stands with."""
    cause = next((name for name in CAUSES if name in found), "")
    if facet.type not in CONSEQUENCES or not cause:
        return facet
    return TypeFacet(facet.span, facet.type, f"{facet.reason}; consequence of {cause} in the same words")
