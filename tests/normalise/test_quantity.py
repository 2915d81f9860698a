"""Quantities: closed intervals, what is counted, what became of it, and what is no count."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thucydides.normalise.quantity import quantities


def only(text: str):
    found = quantities(text)
    assert len(found) == 1, [(q.span.of(text), q.value) for q in found]
    return found[0]


@pytest.mark.parametrize(
    ("words", "value", "low", "high"),
    [
        ("At least four people came.", 4, 4, None),
        ("More than 60 drones came.", 60, 61, None),
        ("Fewer than 10 houses stand.", 10, None, 9),
        ("Up to 60 fighters came.", 60, None, 60),
        ("Nearly 200 fighters came.", 200, None, 200),
        ("About 50 fighters came.", 50, None, None),
        ("Dozens of fighters came.", None, 24, 99),
        ("Several villages burn.", None, 2, 9),
        ("Hundreds of homes burn.", None, 200, 999),
        ("Tens of thousands of people came.", None, 20000, 99999),
        ("Between 3 and 5 boats came.", None, 3, 5),
        ("3-5 boats came.", None, 3, 5),
        ("Two to three thousand people came.", None, 2000, 3000),
        ("Twenty-four boats came.", 24, 24, 24),
        ("1.2 million people came.", 1_200_000, 1_200_000, 1_200_000),
        ("A dozen boats came.", 12, 12, 12),
        ("100 or more boats came.", 100, 100, None),
        ("One in four boats sank.", 0.25, 0.25, 0.25),
    ],
)
def test_a_count_is_a_closed_interval(words: str, value: float | None, low: float | None, high: float | None) -> None:
    found = only(words)
    assert (found.value, found.low, found.high) == (value, low, high)


@pytest.mark.parametrize(
    ("words", "roles"),
    [
        ("Three people were killed and 12 others wounded.", ["killed", "wounded"]),
        ("A shell killed one person and wounded six.", ["killed", "wounded"]),
        ("The blast left four dead and dozens injured.", ["killed", "wounded"]),
        ("Troops seized nine villages and captured 60 prisoners.", ["taken", "captured"]),
        ("Guns fired 40 shells and destroyed five tanks.", ["launched", "destroyed"]),
        ("Crews shot down 12 drones.", ["intercepted"]),
        ("Some 1,500 residents have been evacuated from 12 settlements.", ["displaced", ""]),
        ("The death toll rose to 21.", ["killed"]),
        ("Five miners remain missing.", ["missing"]),
        ("No one was hurt.", ["wounded"]),
    ],
)
def test_what_became_of_the_counted_is_read_from_its_clause(words: str, roles: list[str]) -> None:
    assert [q.role for q in quantities(words)] == roles


def test_nobody_killed_is_zero_and_not_nothing() -> None:
    for words in ("No one was killed.", "Nobody was killed.", "There was not a single casualty."):
        assert (only(words).value, only(words).low, only(words).high) == (0, 0, 0)


def test_a_part_points_to_its_whole_and_shares_its_fate() -> None:
    text = "Twelve people, including three children, were killed."
    whole, part = quantities(text)
    assert part.subset_of == whole.span
    assert (whole.role, part.role) == ("killed", "killed")
    some, all_ = quantities("Crews shot down 37 of the 47 drones.")
    assert (some.counted, some.subset_of, some.role, all_.role) == ("drones", all_.span, "intercepted", "")


@pytest.mark.parametrize(
    "words",
    ["The 92nd Brigade left.", "A T-72 burns.", "Resolution 425 holds.", "The S-300 fired.",
     "A five-storey house burns.",
     "One might think so.", "It was one of the worst days."],
)  # fmt: skip
def test_names_and_pronouns_are_no_counts(words: str) -> None:
    assert quantities(words) == ()


def test_a_run_of_digits_too_long_for_a_number_is_none() -> None:
    assert quantities("9" * 400 + " people came.") == ()


def test_an_age_and_an_ordinal_are_kept_but_count_nothing() -> None:
    assert [q.is_count for q in quantities("A 12-year-old boy ran.")] == [False]
    assert [(q.value, q.is_count) for q in quantities("It was the second of five raids.")] == [(2, False), (5, True)]


def test_units_are_not_counted_things() -> None:
    assert [(q.value, q.unit) for q in quantities("It fell 20 km away, cost $3 million and hit 30% of homes.")] == [
        (20, "km"), (3_000_000, "USD"), (30, "%")]  # fmt: skip


def test_times_are_left_out() -> None:
    from thucydides.model.document import Dated
    from thucydides.normalise.time import times

    text = "On 8 May 2024 two boats sank in 24 hours."
    apart = [t.span for t in times(text, Dated("2024-05-12"))]
    assert [q.value for q in quantities(text, apart)] == [2]


WORDS = st.sampled_from(
    [
        "at",
        "least",
        "more",
        "than",
        "up",
        "to",
        "four",
        "60",
        "1.2",
        "million",
        "a",
        "dozen",
        "dozens",
        "of",
        "hundreds",
        "thousands",
        "several",
        "few",
        "people",
        "killed",
        "and",
        "wounded",
        ",",
        ".",
        "-",
        "between",
        "or",
        "including",
        "no",
        "one",
        "not",
        "single",
        "casualty",
        "$",
        "%",
        "km",
        "half",
        "in",
        "out",
        "fewer",
        "12",
        "year",
        "old",
        "was",
        "were",
    ]
)


@given(st.lists(WORDS, max_size=14))
def test_any_words_give_spans_in_order_and_ordered_bounds(words: list[str]) -> None:
    text = " ".join(words)
    last = 0
    for found in quantities(text):
        assert found.span.start >= last
        last = found.span.end
        assert found.span.of(text)
        assert found.low is None or found.high is None or found.low <= found.high
        # An exclusive bound ("more than 60") lies one beside the number said.
        assert found.value is None or found.low is None or found.low <= found.value + 1
        assert found.value is None or found.high is None or found.high >= found.value - 1


@given(st.text(max_size=80))
def test_any_text_is_read_without_harm(text: str) -> None:
    for found in quantities(text):
        assert found.span.of(text)
