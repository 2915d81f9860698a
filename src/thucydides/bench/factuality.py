"""Bench ``factuality``: how sure does the text make it that an event happened, -3 .. 3. Pearson r and mean error."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np

from thucydides.bench.attribution import read_rows_plain
from thucydides.bench.doubt import factuality
from thucydides.bench.result import BenchResult


def run(gold: Path, out: Path | None) -> BenchResult:
    """Judge every target of ``gold`` (rows ``{text, targets}``); write ``{id, value}`` lines to exactly ``out``."""
    rows = read_rows_plain(gold)
    values = dict(pair for row in rows for pair in factuality(row))
    if out is not None:
        lines = (json.dumps({"id": key, "value": round(value, 4)}) for key, value in values.items())
        out.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    known = [(values[t["id"]], float(t["factuality"])) for row in rows for t in row["targets"] if "factuality" in t]
    scores = {}
    if len(known) > 1:
        said, true = np.array(known).T
        scores = {"pearson_r": float(np.corrcoef(said, true)[0, 1]), "mae": float(np.abs(said - true).mean())}
    return BenchResult("factuality", scores, len(rows), "sentences")
