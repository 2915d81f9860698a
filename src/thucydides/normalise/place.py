"""Resolve the toponyms of a document jointly: containment, neighbours, theatre and population, with runners-up.

A score is a sum of a few explained parts (after the population-and-coherence baselines that Hu et al. 2022 found hard
to beat); no part averages points, and a name without candidates stays visible as ``unresolved``.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from typing import Literal

from thucydides.lang.gazetteer import Gazetteer, Place
from thucydides.model.claim import PlaceFacet
from thucydides.model.document import Document
from thucydides.normalise.place_find import Toponym, find

Precision = Literal["point", "settlement", "raion", "oblast", "country", "region", "relative", "unresolved"]
PRECISION: dict[str, Precision] = {
    "country": "country", "admin1": "oblast", "admin2": "raion", "settlement": "settlement", "region": "region",
}  # fmt: skip
#: What a kind is worth beside log10 of its population: a country or a region named bare is rarely a village.
KIND = {"country": 4.0, "region": 2.0, "admin1": 0.5, "settlement": 0.4, "admin2": -1.5}
TOWN = -1.5  # a bare name that a big town and its region share is the town's: "Kyiv", "Kharkiv"
THEATRE, SAME_COUNTRY, CONTAINED, SAME_REGION, WANTED, OTHER_NAME = 2.0, 1.5, 5.0, 1.0, 4.0, -1.0
RELATIVE = re.compile(
    r"(?:(\d+(?:[.,]\d+)?)\s*(km|kilomet(?:er|re)s?|miles?|mi)\s+)?"
    r"(?:to the )?(?:north|south|east|west|northeast|northwest|southeast|southwest|outskirts|outside)(?:ern)?"
    r"\s+(?:of|from)\s+"
    r"(?:the (?:city|town|village) of )?$",
    re.IGNORECASE,
)
NEIGHBOURHOOD_KM = 30.0  # "north of X" without a distance: somewhere within this of X


class PlaceResolver:
    """Toponyms of a whole document to facets."""

    def __init__(self, gazetteer: Gazetteer, countries: tuple[str, ...] = ()) -> None:
        """Take a gazetteer and the theatre's countries (ISO 3166-1 alpha-2), which are looked in first."""
        self._gazetteer, self._countries = gazetteer, countries

    def facets(self, document: Document) -> tuple[PlaceFacet, ...]:
        """Return one facet for each toponym of the document, in order; unresolved ones too."""
        toponyms = find(document, self._gazetteer)
        containers = [_container(document.text, toponym, toponyms[i + 1 :]) for i, toponym in enumerate(toponyms)]
        seen = Counter(t.candidates[0].country for t in toponyms if t.candidates and t.candidates[0].kind == "country")
        first = [self._best(t, c, seen, Counter()) for t, c in zip(toponyms, containers, strict=True)]
        countries = Counter(place.country for place in first if place)
        regions = Counter(place.admin1 for place in first if place and place.admin1)
        chosen = [self._ranked(t, c, countries, regions) for t, c in zip(toponyms, containers, strict=True)]
        return tuple(_facet(document.text, t, ranked) for t, ranked in zip(toponyms, chosen, strict=True))

    def _best(
        self, t: Toponym, container: Toponym | None, countries: Counter[str], regions: Counter[str]
    ) -> Place | None:
        ranked = self._ranked(t, container, countries, regions)
        return ranked[0] if ranked else None

    def _ranked(
        self, toponym: Toponym, container: Toponym | None, countries: Counter[str], regions: Counter[str]
    ) -> list[Place]:
        total = sum(countries.values()) or 1
        towns = {p.country for p in toponym.candidates if p.kind == "settlement" and p.population > 100_000}

        def score(place: Place) -> float:
            value = math.log10(place.population + 10) + KIND[place.kind] + (0 if place.main else OTHER_NAME)
            value += THEATRE * (place.country in self._countries)
            value += SAME_COUNTRY * countries[place.country] / total
            value += SAME_REGION * (regions[place.admin1] > 1 and bool(place.admin1))
            value += CONTAINED * (container is not None and _within(place, container))
            value += TOWN * (place.kind in ("admin1", "admin2") and not toponym.kind and place.country in towns)
            return value + WANTED * (bool(toponym.kind) and place.kind in (toponym.kind, "admin1", "admin2"))

        return sorted(toponym.candidates, key=lambda place: (-score(place), place.id))


def _container(text: str, toponym: Toponym, later: Sequence[Toponym]) -> Toponym | None:
    """Return the toponym that contains this one: "X, Y" or "X in Y"."""
    if not later or not later[0].candidates:
        return None
    between = text[toponym.span.end : later[0].span.start]
    return later[0] if re.fullmatch(r",\s+|,? in (?:the )?(?:\w+ )?|\s\(", between) else None


def _within(place: Place, container: Toponym) -> bool:
    for outer in container.candidates[:8]:
        if outer.kind == "country" and outer.country == place.country and place.kind != "country":
            return True
        if outer.kind in ("admin1", "admin2") and outer.id in (place.admin1, place.admin2):
            return True
    return False


def _facet(text: str, toponym: Toponym, ranked: list[Place]) -> PlaceFacet:
    role: Literal["event", "dateline", "actor"] = (
        "dateline" if toponym.dateline else "actor" if toponym.actor else "event"
    )
    if not ranked:
        return PlaceFacet(toponym.span, name=toponym.words, role=role, reason=toponym.reason or "not in the gazetteer")
    best = ranked[0]
    precision, radius, reason = PRECISION[best.kind], best.radius_km, ""
    relative = RELATIVE.search(text[max(0, toponym.span.start - 60) : toponym.span.start])
    if relative:
        radius = _distance(relative) + best.radius_km
        precision, reason = "relative", "a place described from this one, not this place's point"
    return PlaceFacet(
        toponym.span, best.id, best.name, best.country, best.admin1, best.lat, best.lon, radius, precision, role,
        tuple(place.id for place in ranked[1:4]), reason,
    )  # fmt: skip


def _distance(match: re.Match[str]) -> float:
    if not match[1]:
        return NEIGHBOURHOOD_KM
    return float(match[1].replace(",", ".")) * (1.609 if match[2].lower().startswith("mi") else 1.0)
