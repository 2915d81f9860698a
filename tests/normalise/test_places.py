"""Places: resolved jointly, both spellings one id, what is unknown stays visible, persons and papers are no places."""

from itertools import pairwise

import pytest

from thucydides.bench.places import plain
from thucydides.lang.gazetteer import fold, open_gazetteer
from thucydides.normalise.place import PlaceResolver


@pytest.fixture(scope="module")
def found():
    resolver = PlaceResolver(open_gazetteer(), ("UA", "RU"))
    return lambda text: {facet.span.of(text): facet for facet in resolver.facets(plain(text))}


@pytest.mark.parametrize(
    ("one", "other"), [("Kharkiv", "Kharkov"), ("Kyiv", "Kiev"), ("Kharkiv", "Харків"), ("Bakhmut", "Artemivsk")]
)
def test_both_spellings_are_one_place(found, one, other):
    places = [next(iter(found(f"Shells fell in {name} on Monday.").values())) for name in (one, other)]
    assert places[0].place == places[1].place != ""


def test_a_city_and_its_oblast_are_told_apart(found):
    text = "Shells fell in Kharkiv and across the Kharkiv region."
    assert [facet.precision for facet in found(text).values()] == ["settlement", "oblast"]


def test_containment_decides_between_namesakes(found):
    assert found("A mill burned in Athens, Ohio.")["Athens"].country == "US"
    assert found("A mill burned in Athens, Greece.")["Athens"].country == "GR"


def test_a_place_described_from_another_is_not_that_places_point(found):
    facet = found("Troops dug in 20 km north of Kharkiv.")["Kharkiv"]
    assert facet.precision == "relative"
    assert facet.radius_km >= 20


@pytest.mark.parametrize(
    "text",
    ["A drone fell on the village of Zolota Verbka.", "ZOLOTA VERBKA, May 3 (Example Wire) - A drone fell on a farm."],
)
def test_an_unknown_village_stays_visible_as_unresolved(found, text):
    facet = next(iter(found(text).values()))
    assert (facet.precision, facet.place, facet.lat) == ("unresolved", "", None)
    assert fold(facet.name) == "zolota verbka"
    assert facet.reason


@pytest.mark.parametrize(
    "text",
    [
        "The New York Times said so.",
        "Paris Hilton came.",
        "General Jordan spoke.",
        "The Azov Brigade attacked.",
        "In May the army left.",
        "Ukrainian troops withdrew.",
    ],
)
def test_papers_persons_units_months_and_demonyms_are_no_places(found, text):
    assert not [facet for facet in found(text).values() if facet.precision in ("settlement", "oblast")]


def test_a_capital_that_speaks_is_an_actor(found):
    assert found("Kyiv denied the report.")["Kyiv"].role == "actor"


def test_crimea_is_in_ukraine(found):
    assert found("A ship sank off Crimea.")["Crimea"].country == "UA"


def test_spans_read_back_and_do_not_overlap(found):
    text = "In Kharkiv, Sumy and Kherson, and near Dnipro, people said that Moscow and Kyiv agreed in Istanbul, Turkey."
    spans = sorted(facet.span for facet in found(text).values())
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert len(spans) >= 6
