"""What the network's two doubt heads say of sentences: is it hedged, and how sure is it that each event happened."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np

from thucydides.learn.model import Model, Reading
from thucydides.model.span import Span
from thucydides.ports import package_file


@cache
def model() -> Model:
    """Return the shipped model."""
    return Model(package_file("weights") / "attribution-en")


def read(text: str) -> list[Reading]:
    """Return the windows of one sentence, line breaks or not."""
    return model().read(text, [Span(0, len(text))]) if text else []


def hedged(text: str) -> float:
    """Return how hedged a sentence is, 0 .. 1: its most doubtful word decides."""
    peaks = [float(reading.rows[:, -1].max()) for reading in read(text)]
    return float(1 / (1 + np.exp(-max(peaks)))) if peaks else 0.0


def factuality(row: dict[str, Any]) -> list[tuple[str, float]]:
    """Return (id, value on -3 .. 3) of each target; targets count the words parted by single spaces."""
    starts, at = [], 0
    for token in row["text"].split(" "):
        starts.append(at)
        at += len(token) + 1
    words = [(word, value) for reading in read(row["text"])
             for word, value in zip(reading.window.words, reading.rows[:, -2], strict=True)]  # fmt: skip
    found = []
    for target in row["targets"]:
        place = starts[target["span"][0]]
        value = next((float(v) for word, v in words if word.end > place), 0.0)
        found.append((str(target["id"]), 3 * float(np.tanh(value))))
    return found
