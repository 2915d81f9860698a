"""Values between source and document: stretches of decoded characters that became text, and blocks of them.

A ``Strand`` is text whose every character knows the source characters it stands for, so that lines can be trimmed,
cut and joined while the way back to the bytes stays whole. A ``Block`` is a strand with what its markup says it is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from thucydides.model.document import PartKind

_SPACE = re.compile("[\\s\x00-\x1f]+|[\u00ad\u200b-\u200f\u2060\u202a-\u202e\u2066-\u2069\ufeff]+")


class Stretch(Struct, frozen=True):
    """``text`` stands for source characters ``start..end``; ``verbatim``: it is exactly them."""

    text: str
    start: int
    end: int
    verbatim: bool = True

    def cut(self, a: int, b: int) -> Stretch:
        """Return the part of characters ``a..b``; a stretch that is not verbatim keeps its whole source."""
        if self.verbatim:
            return Stretch(self.text[a:b], self.start + a, self.start + b)
        return Stretch(self.text[a:b], self.start, self.end, False)


class Strand(Struct, frozen=True):
    """Stretches in reading order."""

    stretches: tuple[Stretch, ...] = ()

    @property
    def text(self) -> str:
        """The joined text."""
        return "".join(stretch.text for stretch in self.stretches)

    @property
    def start(self) -> int:
        """First source character."""
        return self.stretches[0].start

    @property
    def end(self) -> int:
        """One past the last source character."""
        return self.stretches[-1].end

    def cut(self, a: int, b: int | None = None) -> Strand:
        """Return characters ``a..b`` of the text as a strand."""
        kept, at, end = [], 0, len(self.text) if b is None else b
        for stretch in self.stretches:
            low, high = max(a - at, 0), min(end - at, len(stretch.text))
            if low < high:
                kept.append(stretch.cut(low, high))
            at += len(stretch.text)
        return Strand(tuple(kept))


def joined(strands: Sequence[Strand]) -> Strand:
    """Return strands with one space between each two, which stands for whatever lies between them in the source."""
    stretches = list(strands[0].stretches)
    for strand in strands[1:]:
        low = stretches[-1].end
        stretches += (Stretch(" ", low, max(low, strand.start), False), *strand.stretches)
    return Strand(tuple(stretches))


class Block(Struct, frozen=True):
    """A line of the document to be. ``kind`` '' : not yet known, to be told from the words."""

    strand: Strand
    kind: PartKind | Literal[""] = ""
    reason: str = ""
    linked: float = 0.0  # share of its characters that are link text
    line: int = 0  # source line group: blocks of one hard-wrapped paragraph or head share it

    @property
    def text(self) -> str:
        """The words."""
        return self.strand.text

    def told(self, kind: PartKind, reason: str = "") -> Block:
        """Return the block with its kind and why."""
        return replace(self, kind=kind, reason=reason)


def strand_of(stretches: Iterable[Stretch]) -> Strand:
    """Return the strand with white space as single spaces, none at the ends; empty when there are no words.

    A single plain space stays verbatim. Any other white space becomes one space that stands for it; zero-width and
    direction marks and soft hyphens leave no trace in the text (their bytes lie between two runs).
    """
    pieces = [part for stretch in stretches for part in _spaced(stretch)]
    merged = _one_space(pieces)
    while merged and merged[-1].text == " ":
        merged.pop()
    return Strand(tuple(merged))


def _spaced(stretch: Stretch) -> Iterable[Stretch]:
    at = 0
    for match in _SPACE.finditer(stretch.text):
        if match.group() == " ":
            continue
        if at < match.start():
            yield stretch.cut(at, match.start())
        if not _is_mark(match.group()):
            whole = stretch.cut(*match.span())
            yield Stretch(" ", whole.start, whole.end, False)
        at = match.end()
    if at < len(stretch.text):
        yield stretch.cut(at, len(stretch.text))


def _is_mark(text: str) -> bool:
    return not text.isspace() and not any(c < " " for c in text)


def _one_space(pieces: Sequence[Stretch]) -> list[Stretch]:
    """Leave out leading spaces and spaces that follow a space; join neighbours that are verbatim."""
    kept: list[Stretch] = []
    for piece in pieces:
        while piece.text.startswith(" ") and (not kept or kept[-1].text.endswith(" ")):
            piece = piece.cut(1, len(piece.text))
        if piece.text:
            kept.append(piece)
    if kept and kept[-1].text != " " and kept[-1].text.endswith(" "):
        kept[-1] = kept[-1].cut(0, len(kept[-1].text.rstrip(" ")))
    return _merged(kept)


def _merged(pieces: Sequence[Stretch]) -> list[Stretch]:
    kept: list[Stretch] = []
    for piece in pieces:
        last = kept[-1] if kept else None
        if last and last.verbatim and piece.verbatim and last.end == piece.start:
            kept[-1] = Stretch(last.text + piece.text, last.start, piece.end)
        else:
            kept.append(piece)
    return kept
