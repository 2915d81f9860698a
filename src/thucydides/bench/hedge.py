"""Bench ``hedge``: is a sentence hedged? Rows ``{id, text, uncertain}``; precision, recall and F1 of the hedged."""

from __future__ import annotations

import json
from pathlib import Path

from thucydides.bench.attribution import read_rows
from thucydides.bench.doubt import hedged
from thucydides.bench.result import BenchResult


def run(gold: Path, out: Path | None) -> BenchResult:
    """Label every sentence of ``gold``; write ``{id, label, score}`` lines to exactly ``out``; score them."""
    rows = read_rows(gold)
    scores = {row["id"]: hedged(row["text"]) for row in rows}
    if out is not None:
        lines = ({"id": key, "label": int(value >= 0.5), "score": round(value, 4)} for key, value in scores.items())
        out.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    known = [(scores[row["id"]] >= 0.5, bool(row["uncertain"]), int(row["id"][2:]) % 5 == 0)
             for row in rows if "uncertain" in row]  # fmt: skip
    held = [(said, true) for said, true, apart in known if apart]
    return BenchResult(
        "hedge", {**_scores("", [k[:2] for k in known]), **_scores("held_out.", held)}, len(rows), "sentences"
    )


def _scores(name: str, pairs: list[tuple[bool, bool]]) -> dict[str, float]:
    hits = sum(said and true for said, true in pairs)
    p = hits / max(sum(said for said, _ in pairs), 1)
    r = hits / max(sum(true for _, true in pairs), 1)
    return {f"{name}P": p, f"{name}R": r, f"{name}F1": 2 * p * r / (p + r) if p + r else 0.0} if pairs else {}
