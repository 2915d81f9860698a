"""Bench ``places``: toponyms recognised and resolved in plain text.

Scores are those of ``bench/place_score.py`` of the shared folder that the gold lies in: called, not copied.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

from thucydides.bench.result import BenchResult
from thucydides.bench.scorer import scored
from thucydides.lang.gazetteer import open_gazetteer
from thucydides.lang.sentences import sentences
from thucydides.model.claim import PlaceFacet
from thucydides.model.document import Document, Part
from thucydides.model.span import Run, Span
from thucydides.normalise.place import PlaceResolver


def run(gold: Path, out: Path | None) -> BenchResult:
    """Find the places of every text of ``gold`` (JSON lines); predictions go to ``out`` in the same shape."""
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").split("\n") if line.strip()]
    resolver = PlaceResolver(open_gazetteer())
    predictions = [{"id": row["id"], "toponyms": _toponyms(resolver, row["text"])} for row in rows]
    with tempfile.TemporaryDirectory() as folder:
        target = out or Path(folder) / "predictions.jsonl"
        target.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in predictions), encoding="utf-8")
        scores = scored("place_score.py", gold, target)
    return BenchResult("places", scores, sum(len(sentences(row["text"])) for row in rows), "sentences")


def _toponyms(resolver: PlaceResolver, text: str) -> list[dict[str, Any]]:
    return [_row(facet) for facet in resolver.facets(plain(text))]


def plain(text: str) -> Document:
    """Return a document of the text as it stands, one part a line, offsets unchanged."""
    parts, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            parts.append(Part(Span(at, at + len(line)), "paragraph"))
        at += len(line) + 1
    return Document("bench", text, tuple(parts), (Run(0, len(text), 0, len(text.encode())),))


def _row(facet: PlaceFacet) -> dict[str, Any]:
    row: dict[str, Any] = {"start": facet.span.start, "end": facet.span.end, "lat": facet.lat, "lon": facet.lon}
    number = facet.place.partition("geonames:")[2]
    return row | ({"geonameid": int(number)} if number.isdigit() else {})
