"""Bench ``reading``: whole reports read end to end by the very pipeline that a user runs.

Only what a user would have is given: text, outlet, date. The scores are those of ``bench/reading_score.py`` of the
shared folder that the gold lies in: it is called, not copied, so the two cannot disagree; without it predictions are
written and nothing is scored.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

from thucydides.bench.result import BenchResult
from thucydides.bench.scorer import scored
from thucydides.lang.theatre import load as load_theatre
from thucydides.model.claim import Claim, PlaceFacet, QuantityFacet, TimeFacet
from thucydides.model.document import Document
from thucydides.model.span import Span
from thucydides.pipeline import Analysis, Report, analyse

#: The reading gold's one word for stance, hedge and polarity: the first row that applies (``bench/README.md``).
STANCE_WORDS = {"threatens": "threat", "demands": "call", "orders": "call", "promises": "promise", "admits": "admitted"}
HEDGE_WORDS = {"probable": "possible", "planned": "intended"}


def run(gold: Path, out: Path | None) -> BenchResult:
    """Read every report of ``gold`` (a file or a folder); predictions go to ``out`` in the same shape."""
    files = sorted(gold.glob("*.json")) if gold.is_dir() else [gold]
    analyses = {file: _analyse(file) for file in files}
    predictions = {
        file.name: prediction(next(iter(found.documents.values())), found) for file, found in analyses.items()
    }
    with tempfile.TemporaryDirectory() as folder:
        target = out or Path(folder) / gold.name
        _write(target, predictions, many=gold.is_dir())
        scores = scored("reading_score.py", gold, target)
    sentences = sum(_sentences(found) for found in analyses.values())
    return BenchResult("reading", scores, sentences, "sentences")


def _analyse(file: Path) -> Analysis:
    row = json.loads(file.read_text(encoding="utf-8"))
    text = row["text"] if "text" in row else (file.parent / row["document"]).read_text(encoding="utf-8")
    report = Report(file.stem, text, row.get("publisher") or "", row.get("published") or "")
    return analyse([report], load_theatre("russia-ukraine"))


def _sentences(found: Analysis) -> int:
    from thucydides.lang.sentences import sentences

    return sum(len(sentences(document.text)) for document in found.documents.values())


def prediction(document: Document, found: Analysis) -> dict[str, Any]:
    """Return one report's claims in the shape of the reading gold; words as written, values as EDTF."""
    claims = [claim for claim in found.claims if claim.document == document.id]
    spans: dict[str, dict[Span, dict[str, Any]]] = {"times": {}, "places": {}, "quantities": {}}
    for claim in claims:
        spans["times"] |= {t.span: _time(document, t) for t in claim.facets.times if t.value}
        spans["places"] |= {p.span: _place(document, p) for p in claim.facets.places}
        spans["quantities"] |= {q.span: _quantity(document, q) for q in claim.facets.quantities}
    rows = {kind: [found[span] for span in sorted(found)] for kind, found in spans.items()}
    return {"claims": [_claim(document, claim) for claim in claims], **rows}


def _claim(document: Document, claim: Claim) -> dict[str, Any]:
    said = [time for time in claim.facets.times if time.role == "speaking"]
    links = [name for link in claim.chain for name in (link.medium, link.name) if name]
    return {
        "content": [span.of(document.text) for span in claim.content],
        "source": claim.source[0].of(document.text) if claim.source else None,
        "cue": claim.cue[0].of(document.text) if claim.cue else None,
        "chain": links, "modality": modality(claim), "when": (said[0].edtf or said[0].value or None) if said else None,
    }  # fmt: skip


def modality(claim: Claim) -> str:
    """Return the gold's one word: denied beats all; then threat, call, promise, admitted; then the hedge."""
    if claim.polarity == "denied" or claim.stance == "denies":
        return "denied"
    return STANCE_WORDS.get(claim.stance) or HEDGE_WORDS.get(claim.hedge, claim.hedge)


def _time(document: Document, time: TimeFacet) -> dict[str, Any]:
    return {"text": time.span.of(document.text), "value": time.edtf or time.value}


def _place(document: Document, place: PlaceFacet) -> dict[str, Any]:
    return {"text": place.span.of(document.text), "lat": place.lat, "lon": place.lon, "country": place.country}


def _quantity(document: Document, found: QuantityFacet) -> dict[str, Any]:
    return {"text": found.span.of(document.text), "value": found.value, "low": found.low, "high": found.high}


def _write(target: Path, predictions: dict[str, dict[str, Any]], *, many: bool) -> None:
    if many:
        target.mkdir(parents=True, exist_ok=True)
    for name, row in predictions.items():
        path = target / name if many else target
        path.write_text(json.dumps(row, ensure_ascii=False, indent=1), encoding="utf-8")
