"""The lexicon: every entry is sound, forms are inflected rightly, hedges and denials are weighed."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from thucydides.lang.cues import cues, noun_cues, verb_forms
from thucydides.lang.hedges import RANK, WORDS, stronger, weigh
from thucydides.lang.lexicon import page
from thucydides.lang.tokens import tokens
from thucydides.model.claim import Hedge
from thucydides.model.span import Span


def test_every_entry_has_a_known_hedge_and_some_frame() -> None:
    for cue in cues():
        assert cue.hedge in get_args(Hedge)
        assert cue.frames
    assert all(noun.hedge in get_args(Hedge) for noun in noun_cues().values())
    assert set(RANK) == set(get_args(Hedge)) == {*WORDS, "asserted"}


@pytest.mark.parametrize(
    ("form", "lemma", "name"),
    [
        ("denies", "deny", "third"),
        ("denied", "deny", "past"),
        ("denying", "deny", "ing"),
        ("admitted", "admit", "past"),
        ("told", "tell", "past"),
        ("written", "write", "participle"),
        ("foreseeing", "foresee", "ing"),
    ],
)
def test_forms_are_inflected(form: str, lemma: str, name: str) -> None:
    assert any(cue.lemma == lemma and found == name for cue, found in verb_forms()[form])


@pytest.mark.parametrize(
    ("content", "hedge", "polarity"),
    [
        ("they took the hill", "asserted", "affirmed"),
        ("they may take the hill", "possible", "affirmed"),
        ("they took the hill on 5 May", "asserted", "affirmed"),
        ("in May they took the hill", "asserted", "affirmed"),
        ("they reportedly could take it if asked", "unconfirmed", "affirmed"),
        ("they will leave", "expected", "affirmed"),
        ("they plan to leave", "planned", "affirmed"),
        ("they did not take the hill", "asserted", "denied"),
        ("they left because help did not come", "asserted", "affirmed"),
        ("there were no casualties", "asserted", "denied"),
    ],
)
def test_content_is_weighed(content: str, hedge: str, polarity: str) -> None:
    found = weigh(content, (Span(0, len(content)),))
    assert (found.hedge, found.polarity) == (hedge, polarity)


def test_the_weaker_hedge_wins_in_either_order() -> None:
    assert stronger("expected", "unconfirmed") == stronger("unconfirmed", "expected") == "unconfirmed"


def test_tokens_read_back_and_keep_names_whole() -> None:
    text = "Lt. Gen. O'Hara's 3rd brigade left U.S. soil at 4.5 km/h."
    found = tokens(text)
    assert all(text[t.start : t.end] == t.word for t in found)
    assert {"U.S.", "O'Hara's", "4.5", "Lt."} <= {t.word for t in found}


def test_the_reference_page_is_that_of_the_lexicon() -> None:
    shown = Path(__file__).parents[2] / "docs" / "reference" / "lexicon.md"
    assert shown.read_text(encoding="utf-8") == page()
