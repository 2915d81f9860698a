"""The quality gate is itself under test: it fails when it should."""

import json

import pytest

from thucydides.bench.floors import check_floors
from thucydides.bench.measure import digest_of, measure
from thucydides.errors import InputError

ROWS = [
    {
        "id": "a",
        "text": "Four people were killed.",
        "quantities": [{"value": 4, "low": 4, "high": 4, "mod": "", "unit": ""}],
    },
    {
        "id": "b",
        "text": "At least six were hurt.",
        "quantities": [{"value": 6, "low": 6, "high": None, "mod": "", "unit": ""}],
    },
]


@pytest.fixture
def gate(tmp_path):
    gold = tmp_path / "gold.jsonl"
    gold.write_text("\n".join(json.dumps(row) for row in ROWS))

    def check(limits, digest=None):
        floors = tmp_path / "floors.toml"
        floors.write_text(
            f'[own]\ntask = "quantity"\ngold = "gold.jsonl"\ndigest = "{digest or digest_of(gold)}"\n{limits}\n'
        )
        said = []
        return check_floors(floors, said.append, tmp_path), "\n".join(said)

    return check


def test_a_kept_floor_passes_and_shows_its_figure(gate):
    status, said = gate("floors = { value = 0.5, rate = 0.001 }")
    assert status == 0, said
    assert "value" in said


@pytest.mark.parametrize("limits", ["floors = { value = 1.01 }", "ceilings = { value = -1 }"])
def test_a_missed_limit_fails(gate, limits):
    status, said = gate(limits)
    assert status == 1
    assert "MISSED own value" in said


def test_a_score_that_vanished_fails(gate):
    assert gate("floors = { no_such_score = 0.0 }")[0] == 1


def test_a_changed_gold_fails(gate):
    status, said = gate("floors = { value = 0.5 }", digest="sha256:0000000000000000")
    assert status == 1
    assert "the gold changed" in said


def test_a_gold_of_the_wrong_shape_is_a_clear_error(tmp_path):
    (tmp_path / "gold.jsonl").write_text('{"no": "gold"}\n')
    with pytest.raises(InputError) as caught:
        measure("quantity", tmp_path / "gold.jsonl")
    assert caught.value.code == "bench.gold"
