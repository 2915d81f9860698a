"""Later words: what a withdrawal takes back, which toll is the last, what a denial of a toll leaves standing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thucydides.model.theatre import Theatre
from thucydides.pipeline import Report, analyse

WAR = Theatre("test")
HIT = "A missile hit a school in the town of Osoknia on Tuesday, the town hospital said."
WITHDRAWN = (
    "Wire withdraws its story saying that a missile hit a school in the town of Osoknia. The source was mistaken."
)
LONG = (
    " The bakery was built in the last century and fed the southern quarter through the hard winter. Old men queued "
    "there before dawn, and bread was sold on credit when wages came late. Buses take a long way round by the mill now."
)


def told(*rows):
    return analyse(
        [Report(f"r{i}", text, outlet, f"2024-05-{when}") for i, (outlet, when, text) in enumerate(rows)], WAR
    ).reconciled


def only(*rows):
    (event,) = [event for event in told(*rows).events if not event.hypothetical]
    return event


def field(event, name):
    return next(field for field in event.fields if field.name == name)


def test_a_withdrawal_takes_its_citations_along():
    found = told(
        ("Wire", "14", HIT),
        ("Paper", "14", "A missile hit a school in the town of Osoknia on Tuesday, Wire reported."),
        ("Wire", "16", WITHDRAWN),
    )
    assert {event.state for event in found.events} == {"retracted"}
    assert {event.at_least for event in found.events} == {0}
    assert "retraction" in {alert.kind for alert in found.alerts}


@pytest.mark.parametrize("words", [
    "A drone hit a depot in the village of Balka on Thursday. The army said that the claim about Osoknia was false.",
    "Troops withdrew from the village of Balka on Thursday, the army said.",
    "Tolmark has withdrawn its units from the village of Balka, the governor said on Thursday.",
])  # fmt: skip
def test_a_denial_or_a_retreat_withdraws_no_report(words):
    found = told(("Wire", "14", HIT), ("Wire", "16", words))
    assert not [alert for alert in found.alerts if alert.kind == "retraction"]
    assert "retracted" not in {event.state for event in found.events}


def test_a_withdrawal_leaves_the_outlets_other_stories_alone():
    other = "A drone struck a grain store in the village of Velyka Balka on Monday, the village council said."
    found = told(("Wire", "13", other), ("Wire", "14", HIT), ("Wire", "16", WITHDRAWN))
    assert sorted(event.state for event in found.events) == ["retracted", "single-origin"]


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sampled_from(["the mayor", "a witness", "the Red Cross"]), max_size=3))
def test_a_withdrawal_never_adds_an_origin(voices):
    said = "A missile hit a school in the town of Osoknia on Tuesday,"
    rows = [("Wire", "14", HIT), *((f"Paper {i}", "14", f"{said} {who} said.") for i, who in enumerate(voices))]
    before = max(event.at_least for event in told(*rows).events)
    assert max(event.at_least for event in told(*rows, ("Wire", "16", WITHDRAWN)).events) <= before


def test_a_relay_that_repeats_an_old_toll_does_not_bring_it_back():
    event = only(
        (
            "Governor of Halim",
            "14T06:00Z",
            "A missile hit a house in the town of Halim on Tuesday, killing three people.",
        ),
        (
            "Governor of Halim",
            "14T12:00Z",
            "Eight people died when a missile hit a house in the town of Halim on Tuesday.",
        ),
        (
            "Paper",
            "15",
            "A missile hit a house in the town of Halim on Tuesday, killing three people, the governor said.",
        ),
    )
    killed = field(event, "killed")
    assert (killed.low, killed.high) == (8, 8)
    assert {(reading.low, reading.superseded) for reading in killed.readings} == {(3, True), (8, False)}


def test_at_least_four_does_not_replace_four():
    event = only(
        ("A", "14T06:00Z", "Shells killed four people in the town of Osoknia on Tuesday, the town hospital said."),
        ("B", "14T12:00Z", "Shells killed at least four people in the town of Osoknia on Tuesday, the hospital said."),
    )
    assert (field(event, "killed").low, field(event, "killed").high) == (4, 4)


def test_nobody_killed_is_a_toll_and_not_a_denial_of_the_strike():
    event = only(
        (
            "A",
            "14",
            "A drone hit a school in the town of Osoknia on Tuesday. No one was killed in Osoknia, the mayor said.",
        ),
        ("B", "14", "A drone hit a school in the town of Osoknia on Tuesday, monitors of the Red Cross said."),
    )
    assert event.state != "contested"
    assert not event.denies or event.denies == ("mayor",)


def test_a_story_printed_whole_inside_a_longer_one_is_a_copy():
    story = "A rocket hit a bakery in the town of Osoknia on Tuesday and set three houses on fire, a witness said."
    event = only(("Wire", "14", story), ("Paper", "15", story + LONG))
    assert (event.at_least, event.state) == (1, "single-origin")
