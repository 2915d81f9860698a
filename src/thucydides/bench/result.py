"""What a bench task gives back: scores, and how much work it did."""

from __future__ import annotations

from typing import Any

from msgspec import Struct


class BenchResult(Struct, frozen=True):
    """Scores of one task; ``units`` of ``unit`` ("sentences", "documents") were read to get them."""

    task: str
    scores: dict[str, float]
    units: int
    unit: str
    details: dict[str, Any] = {}
