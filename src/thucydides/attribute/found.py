"""What the rules find in one sentence, before voices are resolved."""

from __future__ import annotations

from msgspec import Struct

from thucydides.model.claim import Hedge, Stance
from thucydides.model.span import Span


class Found(Struct, frozen=True):
    """An attribution as its words show it; ``source`` None: nobody is named ("is said to have")."""

    content: tuple[Span, ...]
    cue: Span
    source: Span | None
    stance: Stance = "states"
    hedge: Hedge = "asserted"
    attitude: bool = False
    negated: bool = False  # "did not say that", "has not confirmed that"
    to: Span | None = None  # the addressee of "told X that"
    how: str = ""  # one sentence
    frame: str = ""  # q, t, b, i, n, g, w, left, according, noun, passive, colon
    by: Span | None = None  # "was quoted by X": the relay
    around: Span | None = None  # the clause with its adverbials, where occasions and media are looked for
    sure: float | None = None  # calibrated chance of being right; None: read by rule alone


def trimmed(text: str, start: int, end: int, marks: str = " \t,;:—–-") -> Span | None:
    """Return the span without outer white space and loose marks, or None when nothing is left."""
    while start < end and (text[start].isspace() or text[start] in marks):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in marks):
        end -= 1
    return Span(start, end) if start < end else None
