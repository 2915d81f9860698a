"""The doubt heads tell plain from hedged, and happened from did not."""

from __future__ import annotations

import json
from pathlib import Path

from thucydides.bench import factuality, hedge
from thucydides.bench.doubt import hedged


def test_a_hedged_sentence_scores_above_its_plain_twin() -> None:
    assert hedged("It may perhaps have been built by some monks.") > 0.5 > hedged("Monks built it in 1204.")
    assert hedged("") == 0.0


def test_tasks_write_the_rows_that_scorers_read(tmp_path: Path) -> None:
    gold, out = tmp_path / "gold.jsonl", tmp_path / "out.jsonl"
    gold.write_text(json.dumps({"id": "xx0", "text": "Some say it is old."}) + "\n", encoding="utf-8")
    assert hedge.run(gold, out).scores == {}
    assert set(json.loads(out.read_text(encoding="utf-8"))) == {"id", "label", "score"}
    targets = [
        {"id": "a", "span": [2, 3], "factuality": 3.0},
        {"id": "b", "span": [7, 8], "factuality": -3.0},
    ]
    row = {"text": "Troops have left the town and have not destroyed it .", "targets": targets}
    targets[1]["span"] = [8, 9]
    gold.write_text(json.dumps(row) + "\n", encoding="utf-8")
    assert factuality.run(gold, out).scores["pearson_r"] > 0.9
    values = {r["id"]: r["value"] for r in map(json.loads, out.read_text(encoding="utf-8").splitlines())}
    assert values["a"] > 1 > 0 > values["b"]
