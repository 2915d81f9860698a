"""Sentences: cuts that war reporting needs, and none that it does not."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thucydides.lang.sentences import sentences


def cut(text: str) -> list[str]:
    return [span.of(text) for span in sentences(text)]


@pytest.mark.parametrize(
    "whole",
    [
        "The order came from Lt. Gen. Ivan Petrenko of the 5th Corps.",
        "The commander, A. Bondar, left the town.",
        "The raid began at 9 a.m. Monday near the river.",
        'He said: "We hold the hill. They left it."',
        '"Why now?" she asked the officer.',
        "The U.S. Army sent 40 lorries.",
        "Rep. Al Green met No. 5 brigade on Oct. 7 last year.",
    ],
)
def test_one_sentence_stays_whole(whole: str) -> None:
    assert cut(whole) == [whole]


def test_sentences_are_cut_after_quotations_and_line_breaks() -> None:
    text = 'They were told to be "ready to move." The shelling began.\nNobody slept. At 3 p.m. The fire began.'
    assert cut(text) == [
        'They were told to be "ready to move."',
        "The shelling began.",
        "Nobody slept.",
        "At 3 p.m.",
        "The fire began.",
    ]


@given(st.text(alphabet="aB. \n\"'“”«»—?!…1é\u00a0", max_size=80))
def test_sentences_cover_every_word_once_in_order(text: str) -> None:
    spans = sentences(text)
    assert all(a.end <= b.start for a, b in pairwise(spans))
    covered = {i for span in spans for i in range(span.start, span.end)}
    assert covered >= {i for i, c in enumerate(text) if not c.isspace()}
    assert not any("\n" in span.of(text) for span in spans)


def test_a_day_and_month_may_end_a_sentence():
    text = "It happened overnight on 15 May. Up to 60 soldiers died."
    assert [span.of(text) for span in sentences(text)] == [text[:32], text[33:]]
