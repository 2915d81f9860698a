"""Every value of the own annotated passages is a span of its text, and its labels are of the closed sets."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, get_args

import pytest

from thucydides.model.claim import Hedge, Polarity, Stance

FILES = sorted((Path(__file__).parents[2] / "bench" / "own").glob("*.jsonl"))


def occurs(text: str, words: str) -> bool:
    plain, _, number = words.partition("##")
    return text.count(plain) >= int(number or 1)


def check(row: dict[str, Any]) -> None:
    text = row["text"]
    for number, claim in enumerate(row["claims"]):
        assert claim["content"], row["id"]
        for words in (claim["source"], claim["cue"], *claim["content"], *claim["chain"]):
            assert not words or occurs(text, words), (row["id"], words)
        assert claim["stance"] in get_args(Stance)
        assert claim["hedge"] in get_args(Hedge)
        assert claim["polarity"] in get_args(Polarity)
        assert claim.get("inside") is None or claim["inside"] in set(range(len(row["claims"]))) - {number}
    for words in [o["content"] for o in row.get("own", [])] + [o["words"] for o in row.get("other", [])]:
        assert occurs(text, words), (row["id"], words)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_rows_hold_what_they_say(path: Path) -> None:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    assert len({row["id"] for row in rows}) == len(rows) > 0
    for row in rows:
        check(row)
