"""Bench ``origins``: scenarios of several reports through the very stages that a user's ledger goes through.

GOLD is the file of reports (``{id, reports: [{id, time, outlet, lang, text}]}``); the answers lie beside it as
``*.gold.jsonl`` and are read by the scorer only (``bench/origins_score.py`` of the shared folder: called, not copied).
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

from thucydides.bench.result import BenchResult
from thucydides.bench.scorer import scored
from thucydides.model.event import Event
from thucydides.model.theatre import Theatre
from thucydides.pipeline import Analysis, Report, analyse, documents_by_report


def run(gold: Path, out: Path | None) -> BenchResult:
    """Analyse every scenario; predictions go to ``out`` in the gold's shape."""
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").split("\n") if line.strip()]
    predictions = [predict(row) for row in rows]
    with tempfile.TemporaryDirectory() as folder:
        target = out or Path(folder) / "predictions.jsonl"
        target.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in predictions), encoding="utf-8")
        scores = scored("origins_score.py", gold.with_name(gold.name.replace(".jsonl", ".gold.jsonl")), target)
    return BenchResult("origins", scores, sum(len(row["reports"]) for row in rows), "reports")


def predict(row: dict[str, Any]) -> dict[str, Any]:
    """Return one scenario's events, origins, count, state and quantities; those of the first report's first event."""
    reports = [Report(r["id"], r["text"], r["outlet"], r["time"], r["lang"]) for r in row["reports"]]
    found = analyse(reports, Theatre("scenario"))
    names = documents_by_report(found)
    order = [r["id"] for r in row["reports"]]
    happenings = sorted(
        (e for e in found.reconciled.events if not e.hypothetical), key=lambda e: _rank(e, found, order)
    )
    if not happenings:
        return {
            "id": row["id"],
            "events": [],
            "origins": [],
            "independent_origins": 0,
            "state": "origin-unknown",
            "quantities": {},
        }
    first = happenings[0]
    return {
        "id": row["id"],
        "events": [sorted({names[d] for d in event.documents}) for event in happenings],
        "origins": [{"name": o.name, "reports": sorted({names[d] for d in o.documents})} for o in first.origins],
        "independent_origins": first.at_least,
        "state": first.state,
        "quantities": {f.name: {"low": f.low, "high": f.high} for f in first.fields if f.name != "what"},
    }


def _rank(event: Event, found: Analysis, order: list[str]) -> tuple[int, int, str]:
    names = documents_by_report(found)
    first = min(order.index(names[document]) for document in event.documents)
    document = found.documents[order[first]].id
    spans = [c.content[0].start for c in found.claims if c.document == document and c.id in event.claims]
    return first, min(spans, default=10**9), event.id
