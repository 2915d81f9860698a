"""The benches of time and quantity: own sentences, gold's shape, and agreement with the shared scorer."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from pathlib import Path

import pytest

from thucydides.bench import quantity, time

SHARED = Path(__file__).parents[2].parent / "shared"
ROW = {"id": "a", "dct": "2024-05-12", "text": "Shells fell yesterday.",
       "timexes": [{"start": 12, "end": 21, "type": "DATE", "value": "2024-05-11", "mod": None}]}  # fmt: skip


def test_a_right_answer_scores_one_and_predictions_have_the_shape_of_gold(tmp_path: Path) -> None:
    gold, out = tmp_path / "gold.jsonl.gz", tmp_path / "out.jsonl"
    gold.write_bytes(gzip.compress(json.dumps(ROW).encode()))
    result = time.run(gold, out)
    assert result.scores["value.F1"] == result.scores["strict.F1"] == 1
    assert json.loads(out.read_text()) == {"id": "a", "timexes": ROW["timexes"]}


def test_without_gold_labels_nothing_is_scored(tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps({"id": "a", "dct": "", "text": "Shells fell yesterday."}))
    assert time.run(gold, None).scores == {}


def test_labels_are_never_looked_at() -> None:
    blind = {key: ROW[key] for key in ("id", "dct", "text")}
    assert time.predict(blind) == time.predict(ROW)


def test_a_missed_bound_is_a_miss(tmp_path: Path) -> None:
    rows = [
        {
            "id": "1",
            "text": "at least six boats",
            "quantities": [{"value": 6, "low": 6, "high": None, "mod": "at_least"}],
        },
        {"id": "2", "text": "about six boats", "quantities": [{"value": 6, "low": 6, "high": 6, "mod": "approx"}]},
    ]
    gold = tmp_path / "gold.jsonl"
    gold.write_text("".join(json.dumps(row) + "\n" for row in rows))
    scores = quantity.run(gold, None).scores
    assert (scores["value"], scores["bounds"]) == (1.0, 0.5)


def test_the_measures_agree_with_the_shared_scorer(tmp_path: Path) -> None:
    scorer, data = SHARED / "bench/time_score.py", SHARED / "data/time/tbaq_aquaint.jsonl"
    if not scorer.is_file() or not data.is_file():
        pytest.skip("the shared scorer and its data are not beside this checkout")
    gold, out = tmp_path / "gold.jsonl", tmp_path / "out.jsonl"
    gold.write_text("\n".join(data.read_text(encoding="utf-8").splitlines()[:12]) + "\n", encoding="utf-8")
    ours = time.run(gold, out).scores
    command = [sys.executable, str(scorer), str(gold), str(out), "--json"]
    theirs = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    for name in ("strict", "relaxed", "type", "value"):
        assert ours[f"{name}.F1"] == pytest.approx(theirs[name]["f1"], abs=1e-4)
