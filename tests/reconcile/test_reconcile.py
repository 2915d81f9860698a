"""Reconciliation: a repetition is not a second source, no side corroborates itself, nothing is averaged."""

import random

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from thucydides.model.event import Decision
from thucydides.model.theatre import Side, Theatre
from thucydides.pipeline import Report, analyse, parts_for, reconciler
from thucydides.reconcile.compose import RuleReconciler

WAR = Theatre(
    "test", (Side("Arvenia", party=("Arvenia", "Defence Ministry of Arvenia")), Side("Tolmark", party=("Tolmark",)))
)
STORY = (
    "Shells hit the covered market in the town of Osoknia on Tuesday morning, killing four people, the town "
    "hospital said. The roof of the hall fell in, stalls burned until noon and traders carried out what they could."
)


def told(*rows):
    """Reports of (outlet, day, text), in the order given."""
    reports = [Report(f"r{i}", text, outlet, f"2024-05-{day:02}") for i, (outlet, day, text) in enumerate(rows)]
    return analyse(reports, WAR).reconciled


def happenings(*rows):
    return [event for event in told(*rows).events if not event.hypothetical]


def test_copies_of_one_story_are_one_origin():
    rows = [(f"Example {name}", 14, STORY) for name in ("Wire", "Courier", "Herald", "Echo")]
    (event,) = [event for event in happenings(*rows) if event.type == "strike"]
    assert (event.at_least, len(event.outlets), event.state) == (1, 4, "single-origin")


def test_one_ministry_through_three_outlets_is_one_origin():
    said = "killed ten soldiers near the village of Lisova Balka on Tuesday, the Defence Ministry of Arvenia said."
    rows = [("A", 14, f"Drones {said}"), ("B", 14, f"A drone strike {said}"), ("C", 15, f"An attack {said}")]
    (event,) = happenings(*rows)
    assert event.at_least == 1
    assert event.state == "single-origin"


def test_two_independent_origins_corroborate():
    (event,) = happenings(
        ("A", 14, "Shells hit the market in the town of Osoknia on Tuesday, the town hospital said."),
        ("B", 14, "Shells hit the market in the town of Osoknia on Tuesday, monitors of the Red Cross said."),
    )
    assert (event.at_least, event.state) == (2, "corroborated")


def test_one_side_does_not_corroborate_itself():
    (event,) = happenings(
        ("A", 14, "Rockets hit the depot in the town of Osoknia on Tuesday, the Defence Ministry of Arvenia said."),
        ("B", 14, "Rockets hit the depot in the town of Osoknia on Tuesday, the governor of Arvenia said."),
    )
    assert event.state == "single-origin"


def test_a_denial_is_not_a_second_source_and_is_not_lost():
    (event,) = happenings(
        ("A", 14, "Arvenia shelled the market in the town of Osoknia on Tuesday, the town hospital said."),
        ("B", 14, "Arvenia denied that it shelled the market in the town of Osoknia on Tuesday."),
    )
    assert event.state == "contested"
    assert event.denies == ("Arvenia",)


def test_another_day_or_place_is_another_event():
    assert len(happenings(
        ("A", 18, "A drone struck a store in the village of Tyrsa on Saturday, the council said."),
        ("A", 19, "A drone struck a store in the village of Tyrsa on Sunday, the council said."),
        ("A", 19, "A drone struck a store in the village of Balka on Sunday, the council said."),
    )) == 3  # fmt: skip


def test_outlets_that_cite_each_other_know_nothing():
    found = happenings(
        ("Example North", 14, "A missile hit the bridge in the town of Osoknia on Tuesday, Example South reported."),
        ("Example South", 14, "A missile hit the bridge in the town of Osoknia on Tuesday, Example North reported."),
    )
    assert [(event.at_least, event.state) for event in found] == [(0, "origin-unknown")]
    assert [alert.kind for alert in found[0].alerts] == ["circular"]


def test_order_of_arrival_does_not_matter():
    rows = [
        ("A", 14, STORY),
        ("B", 15, STORY),
        ("C", 15, "Arvenia denied that it shelled the market in the town of Osoknia."),
    ]
    analysis = analyse([Report(o, text, o, f"2024-05-{day}") for o, day, text in rows], WAR)
    documents = {d.id: d for d in analysis.documents.values()}
    claims = [claim for claim in analysis.claims if not claim.attitude]
    for seed in range(10):
        random.Random(seed).shuffle(claims)
        shuffled = dict(random.Random(seed).sample(sorted(documents.items()), len(documents)))
        assert msgspec.json.encode(reconciler().reconcile(shuffled, claims, WAR)) == msgspec.json.encode(
            analysis.reconciled
        )


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(["B", "C", "D", "E"]), min_size=1, max_size=5), st.integers(14, 16))
def test_a_copy_never_adds_an_origin(outlets, day):
    alone = max(event.at_least for event in happenings(("A", 14, STORY)))
    copied = [(outlet, day, STORY) for outlet in outlets]
    assert max(event.at_least for event in happenings(("A", 14, STORY), *copied)) == alone


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(st.sampled_from(["the town hospital", "Arvenia", "Tolmark", "a witness"]), st.integers(1, 90)),
        min_size=1,
        max_size=5,
    )
)
def test_every_published_bound_is_a_stated_one(tolls):
    rows = [
        (f"Outlet {i}", 14, f"Shells killed {n} people in the town of Osoknia on Tuesday, {who} said.")
        for i, (who, n) in enumerate(tolls)
    ]  # fmt: skip
    stated = {n for _, n in tolls}
    for event in happenings(*rows):
        for field in event.fields:
            assert {field.low, field.high} <= stated | {None}
            assert {r.low for r in field.readings} | {r.high for r in field.readings} <= stated | {None}


def test_a_persons_split_and_merge_win_and_give_their_reason():
    reports = [Report("a", STORY, "A", "2024-05-14"), Report("b", STORY, "B", "2024-05-14")]
    analysis = analyse(reports, WAR)
    documents = {d.id: d for d in analysis.documents.values()}
    claims = [claim for claim in analysis.claims if not claim.attitude]
    (event,) = [e for e in analysis.reconciled.events if e.type == "strike"]
    split = Decision(
        "split", "ann", "2024-05-20T06:00:00Z", "two markets", event.claims[:1], apart_from=event.claims[1:]
    )
    apart = reconciler().reconcile(documents, claims, WAR, [split]).events
    assert len(apart) == len(analysis.reconciled.events) + 1
    assert any("ann decided on 2024-05-20: two markets" in reason for e in apart for reason in e.reasons)
    undo = Decision("undo", "ann", "2024-05-21T06:00:00Z", "no", target=split.id)
    again = reconciler().reconcile(documents, claims, WAR, [split, undo])
    assert again == analysis.reconciled
    merge = Decision("merge", "ann", "2024-05-22T06:00:00Z", "one", event.claims)
    assert len(reconciler().reconcile(documents, claims, WAR, [split, merge]).events) == len(analysis.reconciled.events)


def test_the_reconciler_is_the_one_that_the_pipeline_runs():
    assert isinstance(reconciler(), RuleReconciler)
    assert parts_for(WAR).stamp
