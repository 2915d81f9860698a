"""Who belongs to whom: each cue chooses its source or none, each content its cue, by learned scores."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from msgspec import Struct

from thucydides.learn.pairs import Landscape, near
from thucydides.learn.tags import Chunk, Floats

LINK = 64
_ENDS = 4


class Choice(Struct, frozen=True):
    """What a span chose: the number of its candidate (None: none of them) and how likely that is."""

    chosen: int | None
    sure: float


class Linker:
    """The linking head. ``weights``: ``none.w``, ``none.b`` and, for kind k, ``between.k.{w1,b1,w2,b2}``."""

    def __init__(self, weights: Mapping[str, Floats]) -> None:
        """Keep what every reading needs."""
        self.weights = weights

    def choose(self, kind: int, a: Chunk, candidates: Sequence[Chunk], ends: Floats, land: Landscape) -> Choice:
        """Let span ``a`` choose. ``kind``: 0 a cue its source, 1 a content its cue; ``ends``: words x 4 x 2 x 64."""
        asks = np.concatenate([ends[a.start, 2 * kind, 0], ends[a.end - 1, 2 * kind, 1]])
        none = float(asks @ self.weights["none.w"][0] + self.weights["none.b"][0])
        close = [n for n, b in enumerate(candidates) if near(a, b)]
        if not close:
            return Choice(None, 1.0)
        spans = [candidates[n] for n in close]
        keys = np.concatenate(
            [ends[[b.start for b in spans], 2 * kind + 1, 0], ends[[b.end - 1 for b in spans], 2 * kind + 1, 1]], axis=1
        )
        apart = self._apart(kind, np.stack([land.between(a, b) for b in spans]))
        scores = np.append(keys @ asks / LINK**0.5 + apart, none)
        chances = np.exp(scores - scores.max())
        chances /= chances.sum()
        best = int(chances.argmax())
        return Choice(close[best] if best < len(close) else None, float(chances[best]))

    def _apart(self, kind: int, features: Floats) -> Floats:
        w = self.weights
        inner = features @ w[f"between.{kind}.w1"].T + w[f"between.{kind}.b1"]
        scores: Floats = (gelu(inner) @ w[f"between.{kind}.w2"].T + w[f"between.{kind}.b2"])[:, 0]
        return scores


def gelu(x: Floats) -> Floats:
    """Return x times the normal distribution function of x, by the tanh approximation (Hendrycks and Gimpel 2016)."""
    value: Floats = 0.5 * x * (1 + np.tanh(np.sqrt(2 / np.pi) * (x + 0.044715 * x**3)))
    return value


def ends_of(row: Floats) -> Floats:
    """Return the link vectors of each word, words x 4 x 2 x 64, from the network's rows."""
    return row.reshape(len(row), _ENDS, 2, LINK)
