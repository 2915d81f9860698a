"""How likely an attribution is right: a logistic model over what tagging and linking say (Platt 1999)."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from thucydides.learn.tags import Floats

_LEAST = 1e-6


def evidence(chances: Sequence[float], sourced: bool, pieces: int, characters: int) -> Floats:
    """Return what the model weighs, shape (9,): log odds of cue, source, link, content, its link; three facts; one."""
    odds = [math.log(max(c, _LEAST) / (1 - min(c, 1 - _LEAST))) for c in chances]
    facts = [float(not sourced), float(pieces > 1), math.log(max(characters, 1)), 1.0]
    return np.array([*odds, *facts], dtype=np.float32)


def chance(seen: Floats, weights: Floats) -> float:
    """Return the calibrated chance, 0 .. 1."""
    return float(1 / (1 + np.exp(-float(seen @ weights))))


def fit(seen: Floats, right: Floats, strength: float = 1.0) -> Floats:
    """Fit the weights by Newton's method with an L2 penalty; ``seen``: attributions x 9, ``right``: 0 or 1 each."""
    weights = np.zeros(seen.shape[1])
    penalty = strength * np.append(np.ones(seen.shape[1] - 1), 0.0)
    for _ in range(30):
        p = 1 / (1 + np.exp(-(seen @ weights)))
        slope = seen.T @ (p - right) + penalty * weights
        bend = (seen * (p * (1 - p))[:, None]).T @ seen + np.diag(penalty + 1e-9)
        weights -= np.linalg.solve(bend, slope)
    fitted: Floats = weights.astype(np.float32)
    return fitted


def calibration_error(chances: Sequence[float], right: Sequence[bool], bins: int = 10) -> float:
    """Return the expected calibration error over equal-width bins (Naeini et al. 2015)."""
    total, p, y = 0.0, np.asarray(chances), np.asarray(right, dtype=float)
    for k in range(bins):
        here = (p >= k / bins) & ((p < (k + 1) / bins) | (k == bins - 1))
        if here.any():
            total += float(here.sum() * abs(p[here].mean() - y[here].mean()))
    return total / max(len(p), 1)
