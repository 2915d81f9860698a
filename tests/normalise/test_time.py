"""Times: spans read back, values hang on the document's date, what cannot be resolved stays visible."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thucydides.model.document import Dated
from thucydides.normalise.time import times, timexes

SUNDAY = Dated("2024-05-12", "stated")


def only(text: str, published: Dated = SUNDAY, zone: str = ""):
    found = times(text, published, zone)
    assert len(found) == 1, [(f.span.of(text), f.value) for f in found]
    return found[0]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("They met on 8 May 2024.", "2024-05-08"),
        ("They met on May 8, 2024.", "2024-05-08"),
        ("They met on the 8th of May 2024.", "2024-05-08"),
        ("They met on 2024-05-08.", "2024-05-08"),
        ("They met on 08.05.2024.", "2024-05-08"),
        ("They met on 25/12/2023.", "2023-12-25"),
        ("Yesterday shells fell.", "2024-05-11"),
        ("Shells fell last night.", "2024-05-11TNI"),
        ("Shells fell overnight.", "2024-05-11TNI"),
        ("A bridge fell a week ago.", "2024-05-05"),
        ("A bridge fell three days ago.", "2024-05-09"),
        ("The guns fell silent on Saturday.", "2024-05-11"),
        ("The guns fell silent on Sunday.", "2024-05-12"),
        ("They will meet on Tuesday.", "2024-05-14"),
        ("Talks failed this week.", "2024-W19"),
        ("Talks failed in March.", "2024-03"),
        ("Talks failed in November.", "2023-11"),
        ("Talks failed in 2022.", "2022"),
        ("The column left on the night of 3 to 4 March.", "2024-03-03TNI"),
        ("The column left this morning.", "2024-05-12TMO"),
    ],
)
def test_an_expression_has_the_value_its_words_and_the_date_give(words: str, value: str) -> None:
    assert only(words).value == value


@pytest.mark.parametrize(
    ("words", "edtf"),
    [
        ("It began earlier this month.", "2024-05-01/2024-05-12"),
        ("It happened last week.", "2024-04-29/2024-05-05"),
        ("It happened this weekend.", "2024-05-11/2024-05-12"),
        ("It happened in March.", "2024-03"),
        ("Twelve drones came in the past 24 hours.", "2024-05-11/2024-05-12"),
        ("It went on from 3 to 5 March.", "2024-03-03/2024-03-05"),
        ("Yesterday a mast fell.", "2024-05-11"),
    ],
)
def test_the_interval_is_written_as_edtf(words: str, edtf: str) -> None:
    assert only(words).edtf == edtf


def test_a_clock_time_with_a_zone_is_a_moment_in_utc() -> None:
    assert only("The siren went off at 0300 GMT.").start == "2024-05-12T03:00:00Z"
    kyiv = only("The siren went off at 5 a.m. Kyiv time.")
    assert (kyiv.start, kyiv.end) == ("2024-05-12T02:00:00Z", "2024-05-12T03:00:00Z")


def test_a_clock_time_without_a_zone_is_no_finer_than_its_day() -> None:
    found = only("The siren went off at 05:10.")
    assert (found.start, found.end) == ("2024-05-12T00:00:00Z", "2024-05-13T00:00:00Z")
    assert only("The siren went off at 05:10.", zone="Europe/Kyiv").start == "2024-05-12T02:10:00Z"


@pytest.mark.parametrize("words", ["Yesterday shells fell.", "On Sunday shells fell.", "In March shells fell."])
def test_an_undated_text_leaves_relative_words_unresolved_and_visible(words: str) -> None:
    found = only(words, Dated())
    assert (found.value, found.anchor, found.start, found.edtf) == ("", "none", "", "")


def test_an_undated_text_still_resolves_explicit_dates() -> None:
    found = only("Shells fell on 3 March 2023.", Dated())
    assert (found.value, found.anchor) == ("2023-03-03", "explicit")


def test_an_impossible_date_stays_unresolved_and_visible() -> None:
    found = only("It was signed on 31 February 2024.")
    assert (found.value, found.start, found.anchor) == ("", "", "none")


def test_references_are_measured_but_never_facets() -> None:
    text = "The army is now retreating and recently lost a town."
    assert [t.value for t in timexes(text, "2024-05-12")] == ["PRESENT_REF", "PAST_REF"]
    assert times(text, SUNDAY) == ()


def test_durations_and_sets_keep_their_kind() -> None:
    found = times("For two years they fought every day.", SUNDAY)
    assert [(t.type, t.value) for t in found] == [("DURATION", "P2Y"), ("SET", "P1D")]


def test_a_later_day_hangs_on_the_day_named_before() -> None:
    found = times("The town fell on 3 March 2024. Two days later the bridge was blown up.", SUNDAY)
    assert [t.value for t in found] == ["2024-03-03", "2024-03-05"]
    assert found[1].anchor == "narrative"


def test_since_reaches_to_the_day_of_publication() -> None:
    found = only("Nine villages were lost since Friday.")
    assert (found.start, found.end) == ("2024-05-10T00:00:00Z", "2024-05-13T00:00:00Z")


def test_years_are_not_read_from_counts_and_money() -> None:
    assert times("Some 1900 soldiers left; it cost $1950 and 2000 people watched.", SUNDAY) == ()


def test_as_of_is_a_role() -> None:
    assert only("As of Saturday twelve were missing.").role == "as-of"


WORDS = st.sampled_from(
    [
        "on",
        "in",
        "the",
        "last",
        "next",
        "this",
        "Sunday",
        "March",
        "May",
        "31",
        "30",
        "February",
        "2024",
        "1999",
        "night",
        "of",
        "to",
        "week",
        "weeks",
        "ago",
        "two",
        "05:10",
        "a.m.",
        "GMT",
        "Kyiv",
        "time",
        ",",
        ".",
        "-",
        "/",
        "every",
        "day",
        "days",
        "past",
        "24",
        "hours",
        "early",
        "late",
        "mid",
        "yesterday",
        "quarter",
        "third",
        "second",
        "winter",
        "BC",
        "0300",
        "the",
        "end",
        "1980s",
        "century",
        "99",
        "year",
        "later",
        "following",
        "morning",
        "overnight",
        "W19",
        "9999",
        "0",
        "12.5",
        "half",
        "a",
        "couple",
    ]
)


@given(
    st.lists(WORDS, max_size=14), st.sampled_from(["", "2024-05-12", "2024-02-29T10:00", "0001-01-01", "9999-12-31"])
)
def test_any_words_give_spans_in_order_and_intervals_that_last(words: list[str], published: str) -> None:
    text = " ".join(words)
    last = 0
    for facet in times(text, Dated(published)):
        assert facet.span.start >= last
        assert facet.span.of(text).strip() == facet.span.of(text)
        last = facet.span.end
        assert (facet.start < facet.end) or not facet.end
        assert facet.value or (facet.anchor == "none" and not facet.start)


@given(st.text(max_size=80))
def test_any_text_is_read_without_harm(text: str) -> None:
    for facet in times(text, SUNDAY):
        assert facet.span.of(text)
