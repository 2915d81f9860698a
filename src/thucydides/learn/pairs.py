"""What lies between two spans of a window: the features with which a cue chooses its source and content its cue."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from thucydides.learn.tags import Chunk, Floats

_EDGES = (0, 1, 2, 3, 5, 8, 12, 20, 32, 50, 80)
#: Distances (signed: two times the buckets), stops, paragraphs, quotation marks, spans of each role between, lengths.
FEATURES = 2 * len(_EDGES) + 3 + 2 + 3 + 3 * 3 + 2
_OPEN = frozenset("\"“”„«»'’‘")


class Landscape:
    """A window seen as cumulative counts, so that the features of a pair take constant time."""

    def __init__(self, words: Sequence[str], paragraph: Sequence[int], spans: Sequence[Chunk]) -> None:
        """Keep what every reading needs."""
        self.stops = _running([word in ".!?…" for word in words])
        self.quotes = _running([word in _OPEN for word in words])
        self.paragraph = paragraph
        self.begun = {
            role: _running_at([span.start for span in spans if span.role == role], len(words))
            for role in ("content", "source", "cue")
        }

    def between(self, a: Chunk, b: Chunk) -> Floats:
        """Return the features of ``b`` seen from ``a``, shape (``FEATURES``,)."""
        out = np.zeros(FEATURES, dtype=np.float32)
        before = b.start < a.start
        low, high = (b.end, a.start) if before else (a.end, b.start)
        high = max(low, high)
        bucket = int(np.searchsorted(_EDGES, high - low, side="right")) - 1
        out[bucket + (len(_EDGES) if before else 0)] = 1
        at = 2 * len(_EDGES)
        out[at + min(self.stops[high] - self.stops[low], 2)] = 1
        same = self.paragraph[a.start] == self.paragraph[b.start]
        out[at + 3 + (0 if same else 1)] = 1
        marks = self.quotes[high] - self.quotes[low]
        out[at + 5 + (0 if marks == 0 else 1 if marks % 2 else 2)] = 1
        at += 8
        for role in ("content", "source", "cue"):
            begun = self.begun[role]
            out[at + min(max(begun[high] - begun[low], 0), 2)] = 1
            at += 3
        out[at : at + 2] = min(b.end - b.start, 40) / 40, min(a.end - a.start, 10) / 10
        return out


def _running(flags: Sequence[bool]) -> NDArray[np.int64]:
    return np.concatenate([[0], np.cumsum(np.asarray(flags, dtype=np.int64))])


def _running_at(starts: Sequence[int], size: int) -> NDArray[np.int64]:
    flags = np.zeros(size, dtype=np.int64)
    for start in starts:
        flags[start] += 1
    return np.concatenate([[0], np.cumsum(flags)])


#: How far a cue may lie from its source, and a content from its cue, in words.
REACH = 160


def near(a: Chunk, b: Chunk) -> bool:
    """Tell whether ``b`` is close enough to ``a`` to be its candidate."""
    return max(a.start - b.end, b.start - a.end) <= REACH
