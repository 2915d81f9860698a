"""Quotations in every style of marks; apostrophes are no marks."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thucydides.lang.quotes import quotations


def cut(text: str) -> list[str]:
    return [quote.span.of(text) for quote in quotations(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "no" and "yes".', ['"no"', '"yes"']),
        ("“We go,” he said. “Now.”", ["“We go,”", "“Now.”"]),
        ("'The soldiers' camp was hit,' he said.", ["'The soldiers' camp was hit,'"]),
        ("The soldiers' camp and the men's mess weren't hit.", []),
        ("It made ‘partial gains’ there.", ["‘partial gains’"]),
        ("«Да» und „ja“ oder „nein”.", ["«Да»", "„ja“", "„nein”"]),
        ("“He told me ‘run’ and I ran.”", ["“He told me ‘run’ and I ran.”"]),
        ("“It goes on", ["“It goes on"]),
        ('A gun of 12" calibre.', []),
    ],
)
def test_quotations_are_found(text: str, expected: list[str]) -> None:
    assert cut(text) == expected


def test_an_open_quotation_says_so() -> None:
    (quote,) = quotations("“We left at dawn. The road was mined.")
    assert quote.open_end
    assert quote.speech("“We left at dawn. The road was mined.")


@given(st.text(alphabet="ab \"'“”‘’«»„.,s", max_size=60))
def test_quotations_lie_in_the_text_and_do_not_overlap(text: str) -> None:
    found = quotations(text)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
    assert all(quote.span.end <= len(text) for quote in found)
