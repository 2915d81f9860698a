"""The reconciler by rules: items -> clusters -> origins -> fields, states, alerts; a pure function of its arguments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from thucydides.model.claim import Claim
from thucydides.model.document import Document
from thucydides.model.event import Alert, Decision, Event, FieldState, Origin, Reconciled, in_force
from thucydides.model.ids import digest
from thucydides.model.theatre import Theatre
from thucydides.ports import Card
from thucydides.reconcile import alerts, judged
from thucydides.reconcile.cluster import Cluster, grouped
from thucydides.reconcile.copies import copies
from thucydides.reconcile.items import Item, items
from thucydides.reconcile.parties import Sides
from thucydides.reconcile.quoted import conflicts
from thucydides.reconcile.spelling import tokens
from thucydides.reconcile.traced import UNKNOWN, Tracer

ORDER = (
    "strike",
    "territory-taken",
    "territory-lost",
    "equipment-destroyed",
    "attack-repelled",
    "ground-attack",
    "killed",
)


class RuleReconciler:
    """Groups claims, traces origins and judges each field; nothing is averaged, every step has its reason."""

    card = Card("rules", "2", ("claims",), "events", "grouping by kind, place and day; origins by chain and copy")

    def reconcile(
        self,
        documents: Mapping[str, Document],
        claims: Sequence[Claim],
        theatre: Theatre,
        decisions: Sequence[Decision] = (),
    ) -> Reconciled:
        """Return events and ledger-wide alerts; the order of the arguments does not matter."""
        held = sorted(claims, key=lambda claim: claim.id)
        ordered = {key: documents[key] for key in sorted(documents)}
        names = [link.name for c in held for link in c.chain] + [d.outlet for d in ordered.values()]
        sides = Sides(theatre, names)
        run = _Run(ordered, {c.id: c for c in held}, Tracer(ordered, copies(ordered), sides), conflicts(held, ordered))
        clusters = grouped(items(held, ordered, _ignored(theatre, held)), in_force(decisions))
        events = [run.event(cluster) for cluster in clusters]
        found = [*run.quoted, *(a for e in events for a in e.alerts), *run.ledger_wide(held)]
        unique = {alert.id: alert for alert in found}
        return Reconciled(tuple(sorted(events, key=lambda e: e.id)), tuple(unique[key] for key in sorted(unique)))


class _Run:
    """What all events of one run share."""

    def __init__(
        self, documents: Mapping[str, Document], claims: Mapping[str, Claim], tracer: Tracer, quoted: list[Alert]
    ) -> None:
        self.documents, self.claims, self.tracer, self.quoted = documents, claims, tracer, quoted
        self.withdrawn = alerts.withdrawals(documents)

    def event(self, cluster: Cluster) -> Event:
        ordered = sorted(cluster.items, key=lambda item: item.key)
        mine = [item.claim for item in ordered]
        origins = self.tracer.origins(mine, frozenset((*self.withdrawn, *self.withdrawn.values())))
        what = judged.what(origins, self.claims)
        fields = (what, *judged.counts(origins, self.claims, self.documents))
        told = self._told(ordered)
        place = _place(ordered)
        known = [origin for origin in origins if origin.counts]
        open_ends = sum(len(o.documents) for o in origins if not o.counts and not o.retracted and o.voice == UNKNOWN)
        outlets = sorted({item.document.outlet or item.document.id for item in ordered})
        return Event(
            id=digest("event", mine[0].id), type=_type(ordered), what=told.claim.words(told.document.text),
            where=place[0], place=place[1], lat=place[2], lon=place[3], radius_km=place[4],
            start=cluster.start.strftime("%Y-%m-%dT%H:%M:%SZ") if cluster.start else "",
            end=cluster.end.strftime("%Y-%m-%dT%H:%M:%SZ") if cluster.end else "",
            state=what.state, claims=tuple(c.id for c in mine),
            documents=tuple(sorted({c.document for c in mine})), outlets=tuple(outlets), origins=origins,
            at_least=len(known), likely=len(known), at_most=len(known) + open_ends, fields=fields,
            says=_names(origins, self.claims, denied=False), denies=_names(origins, self.claims, denied=True),
            alerts=self._alerts(mine, origins, fields), reasons=tuple(cluster.reasons),
            hypothetical=ordered[0].hypothetical, fiction=all(item.document.fiction for item in ordered),
        )  # fmt: skip

    def _told(self, ordered: Sequence[Item]) -> Item:
        """Return the item whose words tell the event: affirmed, of its leading kind, the earliest."""
        leading = _type(ordered)
        return min(
            ordered,
            key=lambda i: (i.claim.polarity == "denied", all(f.type != leading for f in i.claim.facets.types), i.key),
        )

    def _alerts(
        self, mine: Sequence[Claim], origins: Sequence[Origin], fields: tuple[FieldState, ...]
    ) -> tuple[Alert, ...]:
        here = {claim.id for claim in mine}
        found = [
            *alerts.hedge_lost(origins, self.claims, self.documents),
            *alerts.corrections(fields, self.claims, self.documents),
            *(alert for alert in self.quoted if here & set(alert.claims)),
            *alerts.circular(origins, self.documents),
            *alerts.undated(self.documents, (claim.document for claim in mine)),
        ]
        unique = {alert.id: alert for alert in found}
        return tuple(unique[key] for key in sorted(unique))

    def ledger_wide(self, held: Sequence[Claim]) -> list[Alert]:
        spoken = [claim.document for claim in held]
        return [*alerts.retractions(self.withdrawn, self.documents), *alerts.undated(self.documents, spoken)]


def _ignored(theatre: Theatre, claims: Sequence[Claim]) -> frozenset[str]:
    """Return the words of sides and of named persons: they stand in many reports and tell no event from another."""
    persons = [link.name for c in claims for link in c.chain[1:] if link.voice.startswith("person:")]
    sides = [name for side in theatre.sides for name in (side.name, *side.party, *side.civil, *side.demonyms)]
    return frozenset(word for name in (*sides, *persons) for word in tokens(name))


def _type(ordered: Sequence[Item]) -> str:
    kinds = {facet.type for item in ordered for facet in item.claim.facets.types}
    return next((kind for kind in ORDER if kind in kinds), min(kinds, default="statement"))


def _place(ordered: Sequence[Item]) -> tuple[str, str, float | None, float | None, float]:
    """Return (name, id, lat, lon, radius) of the most named place; the finest wins a tie, then the earliest."""
    facets = [facet for item in ordered for facet in item.claim.facets.places if facet.role != "actor"]
    if not facets:
        return "", "", None, None, 0.0
    size = {
        "settlement": 0,
        "point": 0,
        "unresolved": 1,
        "relative": 2,
        "raion": 3,
        "oblast": 4,
        "region": 5,
        "country": 6,
    }
    votes = {(f.place, f.name): sum((g.place, g.name) == (f.place, f.name) for g in facets) for f in facets}
    best = min(
        facets, key=lambda f: (size[f.precision] > 2, -votes[f.place, f.name], size[f.precision], f.name, f.span)
    )
    near = "near " if best.precision == "relative" else ""
    return near + best.name, best.place, best.lat, best.lon, best.radius_km


def _names(origins: Sequence[Origin], claims: Mapping[str, Claim], *, denied: bool) -> tuple[str, ...]:
    wanted: Literal["denied", "affirmed"] = "denied" if denied else "affirmed"
    speaking = [
        origin
        for origin in origins
        if any(claims[c].polarity == wanted and claims[c].stance != "doubts" for c in origin.claims)
    ]
    known = [origin.name for origin in speaking if origin.voice != UNKNOWN]
    return tuple(dict.fromkeys(known or [origin.name for origin in speaking]))
