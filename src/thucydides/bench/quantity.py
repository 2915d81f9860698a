"""Bench ``quantity``: numbers, bounds and vague words of phrases against gold (shapes: ``docs/reference/bench.md``).

``value``: share of phrases of which all values are right; ``bounds``: of the phrases with a bound, range or vague word,
the share whose low and high are all exact. In this gold the bound of "more than n" is n itself (exclusive), where a
facet holds the closed interval from n + 1: predictions are written in the gold's convention.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

from thucydides.bench.result import BenchResult
from thucydides.bench.time import Row, rows_of, write
from thucydides.model.claim import QuantityFacet
from thucydides.normalise.quantity import quantities
from thucydides.normalise.quantity_words import THINGS
from thucydides.normalise.time import times

#: Our MOD in the gold's words.
MODS = {
    "EQUAL": "exact", "EQUAL_OR_MORE": "at_least", "MORE_THAN": "more_than", "EQUAL_OR_LESS": "at_most",
    "LESS_THAN": "nearly", "APPROX": "approx", "RANGE": "range", "VAGUE": "vague", "ORDINAL": "ordinal",
    "RATIO": "ratio",
}  # fmt: skip
UNITS = {"%": "percent", "km": "kilometre", "m": "metre", "mi": "mile", "t": "tonne"}
BOUNDED = frozenset({"at_least", "more_than", "at_most", "nearly", "approx", "range", "vague"})


def run(gold: Path, out: Path | None) -> BenchResult:
    """Read every phrase of ``gold`` (``.jsonl`` or ``.gz``); predictions go to ``out`` in the gold's shape."""
    rows = rows_of(gold)
    predictions = [predict(row) for row in rows]
    if out is not None:
        write(out, predictions)
    scored = all("quantities" in row for row in rows)
    return BenchResult("quantity", score(rows, predictions) if scored else {}, len(rows), "sentences")


def predict(row: Row) -> Row:
    """Return the quantities of one text in the gold's shape; only ``text`` (and ``dct``) are looked at."""
    from thucydides.model.document import Dated

    apart = [time.span for time in times(row["text"], Dated(row.get("dct") or ""))]
    found = quantities(row["text"], apart)
    places = {facet.span: i for i, facet in enumerate(found)}
    return {"id": row["id"], "quantities": [_shaped(facet, places) for facet in found]}


def _shaped(facet: QuantityFacet, places: dict[Any, int]) -> Row:
    exclusive = facet.mod == "MORE_THAN" and facet.value is not None
    shaped: Row = {
        "value": facet.value, "low": facet.value if exclusive else facet.low,
        "high": facet.value if facet.mod == "LESS_THAN" else facet.high, "mod": MODS.get(facet.mod, facet.mod),
        "unit": UNITS.get(facet.unit, facet.unit) or THINGS.get(facet.counted.lower()),
        "start": facet.span.start, "end": facet.span.end,
    }  # fmt: skip
    if facet.role:
        shaped["role"] = {"wounded": "injured"}.get(facet.role, facet.role)
    if facet.subset_of is not None and facet.subset_of in places:
        shaped["subset_of"] = places[facet.subset_of]
    return shaped if facet.is_count else shaped | {"is_count": False}


def score(gold: list[Row], predicted: list[Row]) -> dict[str, float]:
    """Return ``value`` and ``bounds`` (0 to 1) with the counts behind them."""
    by_id = {row["id"]: row["quantities"] for row in predicted}
    vague = [row for row in gold if any(_bounded(q) for q in row["quantities"])]
    right = sum(_same(row["quantities"], by_id.get(row["id"], []), ("value",)) for row in gold)
    kept = sum(_same(row["quantities"], by_id.get(row["id"], []), ("low", "high")) for row in vague)
    return {
        "value": round(right / max(len(gold), 1), 4), "value.right": right, "value.n": len(gold),
        "bounds": round(kept / max(len(vague), 1), 4), "bounds.right": kept, "bounds.n": len(vague),
    }  # fmt: skip


def _bounded(quantity: Row) -> bool:
    """Tell whether a gold quantity has a bound, a range or vagueness; "more_than" and the like are listed by name."""
    return quantity.get("mod") in BOUNDED


def _same(gold: list[Row], found: list[Row], fields: tuple[str, ...]) -> bool:
    """Tell whether both lists hold the same numbers, in any order."""
    if len(gold) != len(found):
        return False
    left = list(found)
    for quantity in gold:
        match = next((q for q in left if all(_equal(quantity.get(f), q.get(f)) for f in fields)), None)
        if match is None:
            return False
        left.remove(match)
    return True


def _equal(a: float | None, b: float | None) -> bool:
    return a is b is None or (a is not None and b is not None and math.isclose(a, b, rel_tol=1e-9))
