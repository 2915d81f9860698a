"""Text to windows: whole paragraphs packed up to the number of word pieces that one encoder pass takes.

A window never overlaps another, so that the time is linear in the length of the text and every word is read once.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from msgspec import Struct

from thucydides.model.span import Span

WORD = re.compile(r"\w+|[^\w\s]")
#: Word pieces of one window, the three special ones left out; 95 % of PolNeAR's paragraphs have at most 76 words.
PIECES = 252

Encode = Callable[[str], tuple[Sequence[int], Sequence[tuple[int, int]]]]


class Window(Struct):
    """Words of some neighbouring paragraphs. ``first[w]``: index into ``pieces`` of the first piece of word ``w``."""

    pieces: list[int]
    first: list[int]
    words: list[Span]
    paragraph: list[int]


class _Piece(Struct):
    """A run of words of one paragraph that fits into a window."""

    pieces: list[int]
    first: list[int]
    words: list[Span]


def _cut(words: list[Span], first: list[int], size: int, text: str) -> list[int]:
    """Return the word numbers where a paragraph of ``size`` pieces is cut: after a full stop where there is one."""
    cuts, begin = [0], 0
    while size - first[begin] > PIECES:
        last = begin
        while last + 1 < len(words) and first[last + 1] - first[begin] <= PIECES:
            last += 1
        last = max(last, begin + 1)
        stops = [w for w in range(begin + 1, last) if words[w - 1].of(text) in ".!?…"]
        begin = stops[-1] if stops and stops[-1] - begin > (last - begin) // 2 else last
        if begin >= len(words):
            break
        cuts.append(begin)
    return cuts


def _paragraph(text: str, span: Span, encode: Encode) -> list[_Piece]:
    ids, offsets = encode(span.of(text))
    words, first, piece = [], [], 0
    for found in WORD.finditer(text, span.start, span.end):
        while piece < len(ids) and offsets[piece][1] + span.start <= found.start():
            piece += 1
        if piece < len(ids):  # a word that the tokenizer drops (a lone control character) carries no role
            words.append(Span(found.start(), found.end()))
            first.append(piece)
    cuts = [*_cut(words, first, len(ids), text), len(words)] if words else []
    done = []
    for begin, end in pairwise(cuts):
        low, high = first[begin], first[end] if end < len(words) else len(ids)
        high = min(high, low + PIECES)
        kept = [w for w in range(begin, end) if first[w] < high]
        done.append(_Piece(list(ids[low:high]), [first[w] - low for w in kept], [words[w] for w in kept]))
    return done


def windows(text: str, paragraphs: Iterable[Span], encode: Encode, marks: tuple[int, int]) -> list[Window]:
    """Pack paragraphs into windows. ``marks``: ids of the piece that opens a window and of the one that parts or ends.

    ``encode`` gives the ids of a paragraph's pieces and their offsets in characters of that paragraph.
    """
    opening, parting = marks
    done: list[Window] = []
    for number, span in enumerate(paragraphs):
        for one in _paragraph(text, span, encode):
            if not done or len(done[-1].pieces) + len(one.pieces) + 1 > PIECES + 2:
                done.append(Window([opening], [], [], []))
            here = done[-1]
            here.first += [len(here.pieces) + at for at in one.first]
            here.pieces += [*one.pieces, parting]
            here.words += one.words
            here.paragraph += [number] * len(one.words)
    return done
