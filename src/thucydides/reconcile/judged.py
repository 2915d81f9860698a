"""The state of an event and of each of its fields; numbers are intervals by claimant, never a mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from thucydides.model.claim import Claim, QuantityFacet, plain
from thucydides.model.document import Document
from thucydides.model.event import FieldState, Origin, Reading, State
from thucydides.reconcile.traced import EARLIER

ROLES = frozenset(
    "killed wounded missing captured displaced destroyed damaged intercepted launched taken casualties".split()  # noqa: SIM905
)
UNSURE = frozenset({"possible", "unconfirmed", "conditional", "planned", "expected"})
#: Kinds by which one party says it did and the other that it was repelled.
GAINS, REPELLED = frozenset({"equipment-destroyed", "territory-taken"}), frozenset({"attack-repelled"})
#: Consequences: denying one leaves the blow itself standing.
TOLLS = frozenset({"killed", "wounded", "damage", "outage"})
Claims = Mapping[str, Claim]


def what(origins: Sequence[Origin], claims: Claims) -> FieldState:
    """Return the state of *what*: whether something of this kind happened then and there."""
    live = [origin for origin in origins if origin.counts]
    denying = [o for o in live if _denies(o, claims)]
    affirming = [o for o in live if _affirms(o, claims)]
    state, reason = _state(origins, live, affirming, denying, claims)
    readings = [
        Reading("denied" if denied else "affirmed", o.claims, (o.name,), o.side, denied=denied, hedge=_hedge(o, claims))
        for o in origins
        for denied in ([True] if o in denying and o not in affirming else [False])
    ]
    return FieldState("what", state, tuple(readings), reasons=(reason,))


def _state(
    origins: Sequence[Origin], live: list[Origin], affirming: list[Origin], denying: list[Origin], claims: Claims
) -> tuple[State, str]:
    if origins and all(origin.retracted for origin in origins):
        return "retracted", "every origin withdrew it"
    told = [_hedge(origin, claims) in UNSURE for origin in (live or origins) if not _denies(origin, claims)]
    if told and all(told):
        return "uncertain", "only hedged words are held"
    if not live:
        return "origin-unknown", "nobody is named who could know"
    rivals = [(a, d) for a in affirming for d in denying if a.id != d.id]
    if rivals:
        return "contested", f"{rivals[0][1].name} denies what {rivals[0][0].name} says"
    opposed = _opposed_accounts(affirming, claims)
    if opposed:
        return "contested", f"{opposed[0].name} and {opposed[1].name}, of opposed sides, tell it differently"
    if len(affirming) > 1 and not one_sided(affirming):
        return "corroborated", f"{len(affirming)} origins that are not all of one side"
    admitting = [o for o in affirming if any(claims[c].stance == "admits" for c in o.claims) and o.side]
    if admitting:
        return "corroborated", f"{admitting[0].name} admits what harms its side"
    return "single-origin", "one live origin" if len(affirming) < 2 else "all origins are of one side"


def one_sided(origins: Iterable[Origin]) -> bool:
    """Tell whether all belong to one and the same side."""
    sides = {origin.side for origin in origins}
    return len(sides) == 1 and "" not in sides


def _opposed_accounts(affirming: Sequence[Origin], claims: Claims) -> tuple[Origin, Origin] | None:
    pairs = ((a, b) for a in affirming for b in affirming if a.side and b.side and a.side != b.side)
    return next(((a, b) for a, b in pairs if _kinds(a, claims) & GAINS and _kinds(b, claims) & REPELLED), None)


def _kinds(origin: Origin, claims: Claims) -> frozenset[str]:
    return frozenset(facet.type for c in origin.claims for facet in claims[c].facets.types)


def _denies(origin: Origin, claims: Claims) -> bool:
    return any(claims[c].polarity == "denied" and not _of_toll(claims[c]) for c in origin.claims)


def _of_toll(claim: Claim) -> bool:
    """Tell whether a denial is of a toll only ("nobody was hurt"): it says how many, not that nothing happened."""
    kinds = {facet.type for facet in claim.facets.types}
    return bool(kinds) and kinds <= TOLLS and claim.stance != "denies"


def _affirms(origin: Origin, claims: Claims) -> bool:
    return any(claims[c].polarity == "affirmed" and claims[c].stance != "doubts" for c in origin.claims)


def _hedge(origin: Origin, claims: Claims) -> str:
    """Return the hedge of the origin's own words: a copy that drops it does not upgrade it."""
    hedges = [claims[c].hedge for c in origin.claims]
    return next((hedge for hedge in hedges if hedge in UNSURE), hedges[0] if hedges else "asserted")


def counts(origins: Sequence[Origin], claims: Claims, documents: Mapping[str, Document]) -> list[FieldState]:
    """Return one field for each role of counts (killed, wounded, ...), with the readings by origin, latest last."""
    fields: dict[str, list[Reading]] = {}
    for origin in origins:
        for role, rows in sorted(_counted(origin, claims, documents).items()):
            fields.setdefault(role, []).extend(_readings(origin, rows, documents))
    return [_field(role, readings) for role, readings in sorted(fields.items())]


Row = tuple[Claim, QuantityFacet]
Bounds = tuple[float | None, float | None]


def _counted(origin: Origin, claims: Claims, documents: Mapping[str, Document]) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for identity in origin.claims:
        claim = claims[identity]
        for facet in claim.facets.quantities:
            if (
                facet.role in ROLES
                and facet.is_count
                and facet.subset_of is None
                and (facet.low, facet.high) != (None, None)
            ):
                found.setdefault(facet.role, []).append((claim, facet))
    return {role: _first_of_claim(rows) for role, rows in found.items()}


def _first_of_claim(rows: list[Row]) -> list[Row]:
    """Keep a claim's first count of a role: "eleven wounded, two of them seriously" is one toll, of eleven."""
    kept: dict[str, Row] = {}
    for claim, facet in sorted(rows, key=lambda row: (row[0].id, row[1].span)):
        kept.setdefault(claim.id, (claim, facet))
    return list(kept.values())


def _readings(origin: Origin, rows: list[Row], documents: Mapping[str, Document]) -> list[Reading]:
    """Return an origin's values in order of their first telling; a later word that cannot stand beside it replaces one.

    A value is as old as its first telling: a relay that repeats an old toll afterwards does not bring it back, only
    the origin's own outlet can. "Four" and "at least four" stand together; "at least five" yields to "at least eight".
    """
    own = {edge.document for edge in origin.edges if edge.kind == "own"}

    def when(row: Row) -> tuple[bool, str]:
        return not EARLIER.search(row[0].speaker.name), documents[row[0].document].published.value or "~"

    values: dict[Bounds, list[Row]] = {}
    for row in sorted(rows, key=lambda r: (when(r), r[0].id)):
        values.setdefault((row[1].low, row[1].high), []).append(row)
    last = {
        value: max((when(r) for r in found if r[0].document in own), default=min(when(r) for r in found))
        for value, found in values.items()
    }
    ordered = sorted(values, key=lambda value: (last[value], str(value)))
    gone = {a for i, a in enumerate(ordered) if any(_replaces(b, a) for b in ordered[i + 1 :])}
    return [_reading(origin, v, [row[0] for row in found], replaced=v in gone) for v, found in values.items()]


def _replaces(later: Bounds, earlier: Bounds) -> bool:
    """Tell whether a later value of one origin replaces an earlier: they exclude each other, or are bounds alike."""
    (low, high), (was_low, was_high) = later, earlier
    apart = (high is not None and was_low is not None and high < was_low) or (
        low is not None and was_high is not None and was_high < low
    )
    alike = [(low is None, high is None), (was_low is None, was_high is None)]
    return apart or (alike[0] == alike[1] and True in alike[0])


def _reading(origin: Origin, value: tuple[float | None, float | None], said: list[Claim], *, replaced: bool) -> Reading:
    low, high = value
    by = (origin.name,) if origin.counts else ()
    earlier = all(EARLIER.search(claim.speaker.name) for claim in said)
    return Reading(
        value=f"[{_bound(low)}, {_bound(high)}]", claims=tuple(sorted(claim.id for claim in said)), by=by,
        side=origin.side, low=low, high=high, superseded=replaced or origin.retracted or earlier, hedge=said[0].hedge,
    )  # fmt: skip


def _bound(value: float | None) -> str:
    return "..." if value is None else plain(value)


def _field(role: str, readings: list[Reading]) -> FieldState:
    live = [reading for reading in readings if not reading.superseded]
    low, high, reason = _range(live)
    return FieldState(role, _count_state(live), tuple(readings), low, high, (reason,))


def _disjoint(one: Reading, other: Reading) -> bool:
    ends = (one.high, other.low), (other.high, one.low)
    return any(high is not None and low is not None and high < low for high, low in ends)


def _count_state(readings: Sequence[Reading]) -> State:
    live = [reading for reading in readings if reading.by]
    if not live:
        return "origin-unknown"
    pairs = [(a, b) for i, a in enumerate(live) for b in live[i + 1 :] if a.by != b.by]
    opposed = len({r.side for r in live if r.side}) > 1
    if any(_disjoint(a, b) for a, b in pairs) or (opposed and _differ(live)):
        return "contested"
    if live and all(reading.hedge in UNSURE for reading in live):
        return "uncertain"
    sides = {reading.side for reading in live}
    return "corroborated" if len({r.by for r in live}) > 1 and (len(sides) > 1 or "" in sides) else "single-origin"


def _differ(live: Sequence[Reading]) -> bool:
    return len({(reading.low, reading.high) for reading in live}) > 1


def _range(live: Sequence[Reading]) -> tuple[float | None, float | None, str]:
    """Return the bounds over all live readings: common part of the unopposed, else the span of what is stated."""
    lows = [r.low for r in live if r.low is not None]
    highs = [r.high for r in live if r.high is not None]
    opposed = len({r.side for r in live if r.side}) > 1
    low, high = max(lows, default=None), min(highs, default=None)
    if not opposed and (low is None or high is None or low <= high):
        return low, high, "the common part of what unopposed origins say"
    stated = [*lows, *highs]
    return min(stated, default=None), max(stated, default=None), "the span of the stated numbers; the claimants differ"
