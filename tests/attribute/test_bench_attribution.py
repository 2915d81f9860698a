"""The bench gives only text to the attributor, keeps offsets and scores as the shared script does."""

from __future__ import annotations

import gzip
import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from thucydides.bench.attribution import plain_document, read_rows, run, score

SHARED = Path(__file__).resolve().parents[3] / "shared"
TEXT = 'The army said it took Dolne.\n\n"We left," one officer told CNN. Nobody came.'
GOLD = {
    "id": "a",
    "text": TEXT,
    "attributions": [
        {"id": "1", "source": [[0, 8]], "cue": [[9, 13]], "content": [[14, 27]]},
        {"id": "2", "source": [[41, 52]], "cue": [[53, 57]], "content": [[30, 40]]},
    ],
}


def write(path: Path, rows: list[dict[str, object]]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def test_gold_like_predictions_are_written_and_scored(tmp_path: Path) -> None:
    out = tmp_path / "predictions.jsonl"
    result = run(write(tmp_path / "gold.jsonl", [GOLD]), out)
    assert result.scores["attribution.F1"] == 1.0
    assert (result.unit, result.units) == ("sentences", 3)
    (row,) = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [a["content"] for a in row["attributions"]] == [[[14, 27]], [[30, 40]]]


def test_labels_are_not_seen_and_gold_may_be_absent(tmp_path: Path) -> None:
    result = run(write(tmp_path / "texts.jsonl", [{"id": "a", "text": TEXT}]), tmp_path / "out.jsonl")
    assert result.scores == {}
    assert json.loads((tmp_path / "out.jsonl").read_text(encoding="utf-8"))["attributions"]


def test_compressed_gold_is_read_and_a_double_id_refused(tmp_path: Path) -> None:
    packed = tmp_path / "gold.jsonl.gz"
    packed.write_bytes(gzip.compress((json.dumps(GOLD) + "\n").encode()))
    assert read_rows(packed)[0]["id"] == "a"
    with pytest.raises(ValueError, match="twice"):
        read_rows(write(tmp_path / "two.jsonl", [GOLD, GOLD]))


def test_a_plain_document_keeps_every_offset() -> None:
    document = plain_document(TEXT)
    assert document.text == TEXT
    assert [part.span.of(TEXT) for part in document.parts] == [line for line in TEXT.split("\n") if line]


def test_nothing_predicted_scores_nothing() -> None:
    assert score([(TEXT, GOLD["attributions"], [])])["attribution.F1"] == 0.0  # type: ignore[list-item]


def shared_scorer() -> ModuleType:
    path = SHARED / "bench" / "attribution_score.py"
    if not path.is_file():
        pytest.skip(f"{path} is not here")
    spec = importlib.util.spec_from_file_location("attribution_score", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_scores_agree_with_the_shared_script_and_beat_quotation_baselines(tmp_path: Path) -> None:
    gold = SHARED / "data" / "polnear" / "dev" / "dev.jsonl"
    if not gold.is_file():
        pytest.skip(f"{gold} is not here")
    scorer = shared_scorer()
    rows = read_rows(gold)[:12]
    out = tmp_path / "out.jsonl"
    ours = run(write(tmp_path / "sample.jsonl", rows), out).scores
    theirs = scorer.evaluate({row["id"]: row for row in rows}, scorer.read(out))
    assert ours["attribution.F1"] == pytest.approx(theirs["attribution"]["match"]["f1"])
    assert ours["strict.F1"] == pytest.approx(theirs["attribution"]["strict"]["f1"])
    assert ours["link_accuracy"] == pytest.approx(theirs["attribution"]["link_accuracy"])
    for kind, found in theirs["recall_by_kind"].items():
        assert ours[f"recall.{kind}"] == pytest.approx(found["recall"])
    assert ours["attribution.F1"] > 0.45
