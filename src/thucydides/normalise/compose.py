"""The normaliser: reads times, quantities and places over the whole document once, then gives each claim its own.

A claim gets what lies in its content. What its content lacks is taken from the sentence around it, and the facet says
so in role or reason: a time beside the cue is the time of *speaking*; a place of the sentence, of the sentence before
or of the dateline is only ``mentioned`` or ``dateline``. Nothing else is carried over.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, TypeVar

from msgspec.structs import replace

from thucydides.model.claim import Claim, Facets, PlaceFacet, QuantityFacet, TimeFacet
from thucydides.model.document import READABLE, Document
from thucydides.model.span import Span
from thucydides.normalise.actors import actors
from thucydides.normalise.quantity import quantities
from thucydides.normalise.time import times
from thucydides.normalise.types import types
from thucydides.ports import Card

F = TypeVar("F", TimeFacet, PlaceFacet, QuantityFacet)


class Reading(NamedTuple):
    """All that was read from one document, in order; ``parts`` are its readable stretches."""

    text: str
    parts: tuple[Span, ...]
    sentences: tuple[Span, ...]
    times: tuple[TimeFacet, ...]
    quantities: tuple[QuantityFacet, ...]
    places: tuple[PlaceFacet, ...]


class FacetNormaliser:
    """Claims to claims with facets (:class:`thucydides.ports.Normaliser`)."""

    card = Card("facets", "1", ("claim",), "claim", "times, places, quantities, actors and event types", ("en",))

    def __init__(self, places: Callable[[Document], tuple[PlaceFacet, ...]], zone: str = "") -> None:
        """Take the place reader and the IANA zone assumed for clock times that name none ('' : unknown)."""
        self._places, self._zone = places, zone

    def normalise(self, document: Document, claims: Sequence[Claim]) -> tuple[Claim, ...]:
        """Return the same claims in the same order, each with its facets."""
        if not claims:
            return ()
        reading = read(document, self._places(document), self._zone)
        return tuple(replace(claim, facets=facets_of(claim, reading)) for claim in claims)


def read(document: Document, places: Sequence[PlaceFacet], zone: str = "") -> Reading:
    """Read a document's readable parts; facets keep offsets of the document's text."""
    from thucydides.lang.sentences import sentences

    text = document.text
    parts = tuple(part.span for part in document.parts if part.kind in READABLE)
    seen = _within(times(text, document.published, zone), parts)
    counted = tuple(found for part in parts for found in _counted(text, part, seen))
    cut = tuple(sorted(sentences(text, document.language or "en")))
    return Reading(text, parts, cut, seen, counted, tuple(sorted(places, key=lambda place: place.span)))


def _counted(text: str, part: Span, seen: Sequence[TimeFacet]) -> list[QuantityFacet]:
    """Read the quantities of one part by itself, so that no clause runs over a paragraph's end."""
    apart = [Span(t.span.start - part.start, t.span.end - part.start) for t in inside(seen, part)]
    moved = []
    for found in quantities(part.of(text), apart):
        whole = found.subset_of and _moved(found.subset_of, part.start)
        moved.append(replace(found, span=_moved(found.span, part.start), subset_of=whole))
    return moved


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)


def inside(facets: Sequence[F], span: Span) -> list[F]:
    """Return the facets (sorted by span) that lie wholly in ``span``."""
    first = bisect_left(facets, span.start, key=lambda facet: facet.span.start)
    last = bisect_left(facets, span.end, key=lambda facet: facet.span.start)
    return [facet for facet in facets[first:last] if facet.span.end <= span.end]


def _within(facets: Iterable[F], spans: Sequence[Span]) -> tuple[F, ...]:
    ordered = sorted(facets, key=lambda facet: facet.span)
    return tuple(facet for span in spans for facet in inside(ordered, span))


def facets_of(claim: Claim, reading: Reading) -> Facets:
    """Return the facets of one claim."""
    around = sentences_of(claim, reading)
    return Facets(
        times=_times(claim, reading, around),
        places=_places(claim, reading, around),
        quantities=_within(reading.quantities, claim.content),
        actors=actors(reading.text, claim.content),
        types=types(reading.text, claim.content),
    )


def sentences_of(claim: Claim, reading: Reading) -> tuple[Span, ...]:
    """Return the sentences that the content, the cue or the source stand in."""
    spans = (*claim.content, *claim.cue, *claim.source)
    return tuple(s for s in _near(reading.sentences, spans) if any(s.overlaps(span) for span in spans))


def _near(sentences: Sequence[Span], spans: Sequence[Span]) -> Sequence[Span]:
    first = bisect_left(sentences, min(span.start for span in spans), key=lambda span: span.end)
    last = bisect_left(sentences, max(span.end for span in spans), key=lambda span: span.start)
    return sentences[first:last]


# --- times -----------------------------------------------------------------------------------------------------------


def _times(claim: Claim, reading: Reading, around: Sequence[Span]) -> tuple[TimeFacet, ...]:
    """Return the content's times and those said of the speaking; without an event time, the sentence's own."""
    own = [replace(time, role=_content_role(time)) for time in _within(reading.times, claim.content)]
    beside = [time for time in _within(reading.times, around) if not _touches(time.span, claim.content)]
    if not claim.cue and not claim.source:
        return tuple(own + beside) if not own else tuple(own)
    said = [replace(time, role="speaking") for time in beside if _said(claim, time, reading)]
    spans = {time.span for time in said}
    rest = [time for time in beside if time.span not in spans] if not any(t.role == "event" for t in own) else []
    return tuple(sorted([*own, *said, *rest], key=lambda time: time.span))


def _content_role(time: TimeFacet):  # type: ignore[no-untyped-def]  # noqa: ANN202  the Literal of TimeFacet.role
    return "mentioned" if time.type == "DURATION" and not time.start else time.role


def _touches(span: Span, others: Sequence[Span]) -> bool:
    return any(span.overlaps(other) for other in others)


def _said(claim: Claim, time: TimeFacet, reading: Reading) -> bool:
    """Tell whether a time outside the content stands with cue or source: nothing of the content lies between."""
    for anchor in (*claim.cue, *claim.source):
        low, high = min(anchor.end, time.span.end), max(anchor.start, time.span.start)
        if low >= high or not (_touches(Span(low, high), claim.content) or _clause_ends(reading.text[low:high])):
            return True
    return False


def _clause_ends(between: str) -> bool:
    return any(mark in between for mark in (". ", "; ", "\n"))


# --- places ----------------------------------------------------------------------------------------------------------


def _places(claim: Claim, reading: Reading, around: Sequence[Span]) -> tuple[PlaceFacet, ...]:
    """Return the content's places; else the sentence's, the sentence's before it, or the dateline's, named as such."""
    own = _within(reading.places, claim.content)
    if any(place.role == "event" for place in own):
        return own
    for spans, reason in (
        (around, "from the sentence around the content"),
        (_before(claim, reading, around), "from the sentence before, same paragraph"),
    ):
        found = [
            p for p in _within(reading.places, spans) if p.role == "event" and not _touches(p.span, _speaker(claim))
        ]
        if found:
            return own + tuple(_lent(place, reason) for place in found if place.span not in {p.span for p in own})
    dated = [place for place in reading.places if place.role == "dateline"]
    return own + tuple(place for place in dated if place not in own)


def _speaker(claim: Claim) -> tuple[Span, ...]:
    return claim.source


def _lent(place: PlaceFacet, reason: str) -> PlaceFacet:
    return replace(place, role="mentioned", reason=f"{place.reason}; {reason}" if place.reason else reason)


def _before(claim: Claim, reading: Reading, around: Sequence[Span]) -> tuple[Span, ...]:
    """Return the sentence before the first one, where it belongs to the same part of the document."""
    if not around:
        return ()
    at = bisect_left(reading.sentences, around[0])
    part = next((part for part in reading.parts if around[0].within(part)), None)
    if not at or part is None or not reading.sentences[at - 1].within(part):
        return ()
    return (reading.sentences[at - 1],)
