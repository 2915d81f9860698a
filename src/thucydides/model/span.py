"""Spans and the map that leads each character of a document back to the captured bytes."""

from __future__ import annotations

from typing import Annotated

from msgspec import Meta, Struct


class Span(Struct, frozen=True, order=True):
    """Characters ``start..end`` (end exclusive) of a document's text; never empty, never carries its words."""

    start: Annotated[int, Meta(ge=0)]
    end: Annotated[int, Meta(ge=1)]

    def __post_init__(self) -> None:
        """Refuse an empty or reversed span."""
        if self.end <= self.start:
            raise ValueError(f"a span must cover something: {self.start}..{self.end}")

    def of(self, text: str) -> str:
        """Return the words this span covers; ``IndexError`` when it passes the end of the text."""
        if self.end > len(text):
            raise IndexError(f"span {self.start}..{self.end} passes the end of the text ({len(text)})")
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Tell whether both cover at least one character together."""
        return self.start < other.end and other.start < self.end

    def within(self, other: Span) -> bool:
        """Tell whether this span lies wholly inside ``other``."""
        return other.start <= self.start and self.end <= other.end


class Run(Struct, frozen=True, order=True):
    """Text ``start..end`` was read from bytes ``byte_start..byte_end`` of the capture.

    ``verbatim``: decoding those bytes gives exactly this text. Otherwise the text stands for those bytes (an HTML
    entity, a line break inside a paragraph that became a space, Markdown marks that were left out).
    """

    start: int
    end: int
    byte_start: int
    byte_end: int
    verbatim: bool = True
