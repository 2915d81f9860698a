"""A claim as it is compared: its kind of event, names, interval, and whether it is of a happening at all."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping

from msgspec import Struct

from thucydides.model.claim import Claim, PlaceFacet
from thucydides.model.document import Document
from thucydides.reconcile.spelling import fold

DAY = dt.timedelta(days=1)
#: Types that speak of one happening: a strike, what it destroyed, whom it killed, how it was met.
FAMILY = {
    **dict.fromkeys(
        ("strike", "ground-attack", "attack-repelled", "intercepted", "killed", "wounded", "damage", "outage",
         "equipment-destroyed"), "attack",
    ),
    "territory-taken": "territory", "territory-lost": "territory",
}  # fmt: skip
HYPOTHETICAL_HEDGES = frozenset({"conditional", "planned", "expected"})
HYPOTHETICAL_STANCES = frozenset({"threatens", "demands", "orders", "promises", "predicts", "asks"})
_NAME = re.compile(r"[^\W\d_a-zа-яіїєґ][^\W\d_]+(?:['’-][^\W\d_]+)*")
_NO_NAMES = frozenset(
    """the a an in on at monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december correction update this that it he she they our we three four five
    six seven eight nine ten eleven twelve fifteen twenty
    thirty forty fifty hundreds thousands two one dozens several up least more shells some at no media forces army
    ministry defence
    defense general staff president our russian ukrainian""".split()  # noqa: SIM905
)


class Item(Struct, frozen=True):
    """One claim ready to be grouped; times are aware UTC, ``start`` None when nothing dates it."""

    claim: Claim
    document: Document
    family: str
    places: frozenset[str]  # gazetteer ids, or folded words of unresolved places
    names: frozenset[str]  # folded capitalised words of the content
    start: dt.datetime | None
    end: dt.datetime | None
    dated: bool  # the claim itself says when; else the interval is that of publication
    hypothetical: bool

    @property
    def key(self) -> tuple[str, str]:
        """Order of arrival does not matter: publication, then id."""
        return self.document.published.value or "~", self.claim.id


def items(claims: Iterable[Claim], documents: Mapping[str, Document], ignored: frozenset[str]) -> list[Item]:
    """Return the claims as items; ``ignored`` names (sides, outlets) do not tell one event from another."""
    return [_item(claim, documents[claim.document], ignored) for claim in claims]


def _item(claim: Claim, document: Document, ignored: frozenset[str]) -> Item:
    kinds = {FAMILY.get(facet.type, facet.type) for facet in claim.facets.types}
    kinds |= {FAMILY[facet.role] for facet in claim.facets.quantities if facet.role in ("killed", "wounded")}
    family = "attack" if "attack" in kinds else min(kinds, default="")
    start, end = _interval(claim)
    published = moment(document.published.value)
    dated = start is not None
    if not dated and published:
        start, end = published, published + DAY
    words = {fold(word) for word in _NAME.findall(claim.words(document.text))} - _NO_NAMES - ignored
    hypothetical = claim.hedge in HYPOTHETICAL_HEDGES or claim.stance in HYPOTHETICAL_STANCES
    places = frozenset(_place_key(facet) for facet in claim.facets.places if facet.role != "actor" and _local(facet))
    return Item(claim, document, family, places, frozenset(words), start, end, dated, hypothetical)


def _local(facet: PlaceFacet) -> bool:
    """A country or a wide region does not say where: two strikes in it are not one for that."""
    return facet.precision not in ("country", "region", "oblast")


def _place_key(facet: PlaceFacet) -> str:
    return facet.place if facet.place and facet.precision != "relative" else f"~{fold(facet.name)}"


def _interval(claim: Claim) -> tuple[dt.datetime | None, dt.datetime | None]:
    spans = [
        (moment(time.start), moment(time.end))
        for time in claim.facets.times
        if time.role == "event" and time.start and time.end and time.type in ("DATE", "TIME")
    ]
    known = [(start, end) for start, end in spans if start and end and end - start <= 3 * DAY]
    if not known:
        return None, None
    return min(start for start, _ in known), max(end for _, end in known)


def moment(value: str) -> dt.datetime | None:
    """Return an aware UTC time of an RFC 3339 or ISO date value; None when it is empty or no date."""
    try:
        found = dt.datetime.fromisoformat(value)
    except ValueError:
        return None
    return found.replace(tzinfo=dt.UTC) if found.tzinfo is None else found.astimezone(dt.UTC)
