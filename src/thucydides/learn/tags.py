"""BIO tags of roles, and a linear-chain conditional random field over them (Lafferty et al. 2001), in numpy."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

ROLES = ("content", "source", "cue")
TAGS = ("O", *(f"{mark}-{role}" for role in ROLES for mark in "BI"))
#: Score of a transition that BIO forbids.
NEVER = -1e4


def allowed() -> NDArray[np.bool_]:
    """Return the 7 x 7 table of legal transitions: I-x only after B-x or I-x."""
    table = np.ones((len(TAGS), len(TAGS)), dtype=np.bool_)
    for to, tag in enumerate(TAGS):
        if tag.startswith("I-"):
            table[:, to] = [before[2:] == tag[2:] for before in TAGS]
    return table


class Chunk(Struct, frozen=True):
    """A run of words with one role: words ``[start, end)``; ``sure``: product of the marginals at its two borders."""

    role: str
    start: int
    end: int
    sure: float


def viterbi(scores: Floats, moves: Floats, opening: Floats, lengths: Ints) -> Ints:
    """Return the best legal tags of each window. ``scores``: windows x words x tags, padded after ``lengths``."""
    many, words, tags = scores.shape
    best, back = opening + scores[:, 0], np.zeros((many, words, tags), dtype=np.int64)
    stay = np.broadcast_to(np.arange(tags), (many, tags))
    for k in range(1, words):
        paths = best[:, :, None] + moves
        here = (k < lengths)[:, None]
        back[:, k] = np.where(here, paths.argmax(axis=1), stay)
        best = np.where(here, paths.max(axis=1) + scores[:, k], best)
    found = np.zeros((many, words), dtype=np.int64)
    found[:, -1] = best.argmax(axis=1)
    rows = np.arange(many)
    for k in range(words - 1, 0, -1):
        found[:, k - 1] = back[rows, k, found[:, k]]
    return found


def _logsumexp(values: Floats, axis: int) -> Floats:
    top = values.max(axis=axis, keepdims=True)
    total: Floats = np.log(np.exp(values - top).sum(axis=axis)) + np.squeeze(top, axis)
    return total


def marginals(scores: Floats, moves: Floats, opening: Floats, lengths: Ints) -> Floats:
    """Return P(tag at word | window) by the forward-backward algorithm, shaped as ``scores``."""
    forward, backward = np.zeros_like(scores), np.zeros_like(scores)
    forward[:, 0] = opening + scores[:, 0]
    words = scores.shape[1]
    for k in range(1, words):
        forward[:, k] = _logsumexp(forward[:, k - 1][:, :, None] + moves, 1) + scores[:, k]
    for k in range(words - 2, -1, -1):
        step = _logsumexp(moves + (scores[:, k + 1] + backward[:, k + 1])[:, None, :], 2)
        backward[:, k] = np.where((k + 1 < lengths)[:, None], step, 0.0)
    both = forward + backward
    chances: Floats = np.exp(both - _logsumexp(both, 2)[:, :, None])
    return chances


def chunks(tags: Sequence[int] | Ints, chances: Floats) -> list[Chunk]:
    """Return the runs of a legal tag sequence in order."""
    found: list[Chunk] = []
    begin = -1
    for k in range(len(tags) + 1):
        inside = k < len(tags) and TAGS[tags[k]].startswith("I-")
        if begin >= 0 and not inside:
            role = TAGS[tags[begin]][2:]
            sure = float(chances[begin, tags[begin]] * (chances[k - 1, tags[k - 1]] if k - 1 > begin else 1.0))
            found.append(Chunk(role, begin, k, sure))
            begin = -1
        if k < len(tags) and TAGS[tags[k]].startswith("B-"):
            begin = k
    return found
