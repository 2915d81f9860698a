"""Calibration recovers known chances."""

from __future__ import annotations

import numpy as np

from thucydides.learn.sure import calibration_error, chance, evidence, fit


def test_fitted_chances_are_calibrated_on_unseen_cases() -> None:
    dice = np.random.default_rng(7)
    seen = np.stack([evidence(dice.uniform(0.3, 0.999, 5).tolist(), True, 1, 40) for _ in range(4000)])
    true = 1 / (1 + np.exp(-(seen[:, 0] - 0.5 * seen[:, 2])))
    right = (dice.uniform(size=4000) < true).astype(np.float32)
    weights = fit(seen[:2000], right[:2000])
    chances = [chance(one, weights) for one in seen[2000:]]
    assert calibration_error(chances, (right[2000:] > 0.5).tolist()) < 0.04
    assert calibration_error([0.99] * 2000, (right[2000:] > 0.5).tolist()) > 0.2
