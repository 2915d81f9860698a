"""Bench ``time``: temporal expressions against gold, with the TempEval-3 measures (UzZaman et al. 2013, task A).

The program sees text and document date only. Scores are computed as ``bench/time_score.py`` of the shared folder does
(strict, relaxed, type, value F1; one-to-one matching, exact pairs first, then by overlap); a test compares the two.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from pathlib import Path
from typing import Any

from thucydides.bench.result import BenchResult
from thucydides.normalise.time import timexes

Row = dict[str, Any]


def run(gold: Path, out: Path | None) -> BenchResult:
    """Tag every document of ``gold`` (``.jsonl`` or ``.gz``); predictions go to ``out`` in the gold's shape."""
    from thucydides.lang.sentences import sentences

    rows = rows_of(gold)
    predictions = [predict(row) for row in rows]
    if out is not None:
        write(out, predictions)
    scored = all("timexes" in row for row in rows)
    units = sum(len(sentences(row["text"])) for row in rows)
    return BenchResult("time", score(rows, predictions) if scored else {}, units, "sentences")


def rows_of(gold: Path) -> list[Row]:
    """Return the rows of a JSON-lines file, plain or gzipped; ``ValueError`` when a line is not a JSON object."""
    raw = gzip.decompress(gold.read_bytes()) if gold.suffix == ".gz" else gold.read_bytes()
    return [json.loads(line) for line in raw.decode("utf-8").splitlines() if line.strip()]


def write(out: Path, rows: list[Row]) -> None:
    """Write rows as JSON lines at exactly this path."""
    out.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")


def predict(row: Row) -> Row:
    """Return one document's timexes in the gold's shape; only ``text`` and ``dct`` are looked at."""
    found = timexes(row["text"], row.get("dct") or "")
    marked = [
        {"start": t.span.start, "end": t.span.end, "type": t.type, "value": t.value, "mod": t.mod or None}
        for t in found
    ]
    return {"id": row["id"], "timexes": marked}


def score(gold: list[Row], predicted: list[Row]) -> dict[str, float]:
    """Return strict, relaxed, type and value F1 with precision and recall (0 to 1)."""
    by_id = {row["id"]: row for row in predicted}
    count: Counter[str] = Counter()
    for row in gold:
        _tally(row, by_id.get(row["id"], {"timexes": []})["timexes"], count)
    known, said = count["gold"], count["pred"]
    bounds = {
        "strict": (said, known), "relaxed": (said, known), "type": (said - count["untyped"], known - count["untyped"]),
        "value": (said - count["unvalued_pair"], known - count["unvalued_gold"]),
    }  # fmt: skip
    return {
        f"{name}.{part}": round(value, 4)
        for name, (of_said, of_known) in bounds.items()
        for part, value in zip(("F1", "P", "R"), _f1(count[name], of_said, of_known), strict=True)
    }


def _f1(right: int, said: int, known: int) -> tuple[float, float, float]:
    precision, recall = right / said if said else 0.0, right / known if known else 0.0
    both = precision + recall
    return 2 * precision * recall / both if both else 0.0, precision, recall


def _tally(row: Row, found: list[Row], count: Counter[str]) -> None:
    text, wanted = row.get("text", ""), row["timexes"]
    count.update(gold=len(wanted), pred=len(found), unvalued_gold=sum(not t.get("value") for t in wanted))
    for i, j, exact in _pairs(wanted, found, text):
        known, said = wanted[i], found[j]
        count.update(relaxed=1, strict=int(exact))
        if known.get("type") is None:
            count["untyped"] += 1
        else:
            count["type"] += known.get("type") == said.get("type")
        if not known.get("value"):
            count["unvalued_pair"] += 1
        else:
            count["value"] += known.get("value") == said.get("value")


def _trimmed(timex: Row, text: str) -> tuple[int, int]:
    start, end = int(timex["start"]), int(timex["end"])
    while text and start < end and text[start].isspace():
        start += 1
    while text and end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _pairs(gold: list[Row], found: list[Row], text: str) -> list[tuple[int, int, bool]]:
    known, said = [_trimmed(t, text) for t in gold], [_trimmed(t, text) for t in found]
    ranked = []
    for i, a in enumerate(known):
        for j, b in enumerate(said):
            shared = _overlap(a, b, text)
            if shared:
                spare = (a[1] - a[0]) + (b[1] - b[0]) - 2 * shared
                ranked.append((a != b, -shared, spare, i, j))
    used_gold: set[int] = set()
    used_said: set[int] = set()
    kept = []
    for inexact, _, _, i, j in sorted(ranked):
        if i not in used_gold and j not in used_said:
            used_gold.add(i)
            used_said.add(j)
            kept.append((i, j, not inexact))
    return kept


def _overlap(a: tuple[int, int], b: tuple[int, int], text: str) -> int:
    start, end = max(a[0], b[0]), min(a[1], b[1])
    if start >= end:
        return 0
    return sum(not char.isspace() for char in text[start:end]) if text else end - start
