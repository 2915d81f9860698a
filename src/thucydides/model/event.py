"""Events: claims on the same happening, the origins behind them and the state of each field."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from thucydides.model.ids import digest
from thucydides.model.span import Span

State = Literal["origin-unknown", "retracted", "uncertain", "single-origin", "corroborated", "contested"]
Standing = Literal["party", "party-civil", "witness", "witness-institution", "ngo", "sensor", "anonymous", "unknown"]
EdgeKind = Literal["stated", "citation", "agency", "media", "reuse", "translation", "shared-error", "own"]


class Evidence(Struct, frozen=True, order=True):
    """Words of a document that show something."""

    document: str
    span: Span


class Edge(Struct, frozen=True):
    """Why a document's claim leads back to an origin (or to another document): kind, words, probability."""

    kind: EdgeKind
    document: str  # the report that depends
    on: str  # the document, outlet or voice it depends on
    probability: float
    evidence: tuple[Evidence, ...]
    reason: str  # one sentence


class Origin(Struct, frozen=True):
    """One voice's one act of knowing. ``counts``: False when unknown or retracted (counts 0)."""

    name: str
    voice: str
    standing: Standing
    side: str  # '' : none known
    derived: bool  # side or standing was derived from the name, not taken from the theatre file
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    outlets: tuple[str, ...]
    edges: tuple[Edge, ...] = ()
    counts: bool = True
    retracted: bool = False

    @property
    def id(self) -> str:
        """Digest of the voice's name and its claims."""
        return digest("origin", self.name, self.voice, self.claims)


class Reading(Struct, frozen=True):
    """One value of a field and who holds it: "killed [4, 4] - by ORIGIN"."""

    value: str
    claims: tuple[str, ...]
    by: tuple[str, ...]  # names of origins
    side: str = ""
    low: float | None = None
    high: float | None = None
    superseded: bool = False  # replaced by a later word of the same origin
    denied: bool = False
    hedge: str = "asserted"


class FieldState(Struct, frozen=True):
    """The state of one field (what, where, when, who, killed, wounded, ...) with its competing readings."""

    name: str
    state: State
    readings: tuple[Reading, ...]
    low: float | None = None
    high: float | None = None
    reasons: tuple[str, ...] = ()


class Alert(Struct, frozen=True):
    """Something a reader must see: a quotation with two speakers, a hedge lost on the way, a correction, ..."""

    kind: Literal["two-speakers", "hedge-lost", "correction", "retraction", "circular", "undated"]
    text: str  # one sentence
    claims: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    evidence: tuple[Evidence, ...] = ()

    @property
    def id(self) -> str:
        """Digest of kind, claims and documents."""
        return digest("alert", self.kind, self.claims, self.documents)


class Event(Struct, frozen=True):
    """Claims on the same happening. ``state`` is that of the field *what*; counts are independent origins.

    ``id`` is the digest of the event's first claim (by publication date, then id), so it stays while later reports
    join. ``what`` are words of a cited claim, never the program's own.
    """

    id: str
    type: str
    what: str
    where: str  # resolved name, or the words as written
    place: str  # gazetteer id, '' when unresolved
    start: str  # UTC interval [start, end), '' when unknown
    end: str
    state: State
    claims: tuple[str, ...]
    documents: tuple[str, ...]
    outlets: tuple[str, ...]
    origins: tuple[Origin, ...]
    at_least: int
    likely: int
    at_most: int
    fields: tuple[FieldState, ...] = ()
    says: tuple[str, ...] = ()  # names of origins that affirm
    denies: tuple[str, ...] = ()
    alerts: tuple[Alert, ...] = ()
    reasons: tuple[str, ...] = ()  # why these claims are one event
    hypothetical: bool = False  # threats, conditionals, plans: not a happening
    lat: float | None = None
    lon: float | None = None
    radius_km: float = 0.0
    fiction: bool = False


class Reconciled(Struct, frozen=True):
    """What reconciliation gives for a whole ledger; claims without an event type stay in no event."""

    events: tuple[Event, ...] = ()
    alerts: tuple[Alert, ...] = ()


DecisionKind = Literal["split", "merge", "undo", "correct", "reject"]


class Decision(Struct, frozen=True):
    """A person's decision: journalled, dated, reversible; it outranks the program and survives re-runs.

    ``claims``: split - these claims leave their event and form one of their own; merge - these claims are one event;
    reject, correct - the claims concerned. ``correct`` sets ``field`` (voice, hedge, place, when, quantity) to
    ``value``. ``undo`` names the earlier decision in ``target``.
    """

    kind: DecisionKind
    who: str
    when: str  # UTC, RFC 3339
    reason: str
    claims: tuple[str, ...] = ()
    field: str = ""
    value: str = ""
    target: str = ""
    apart_from: tuple[str, ...] = ()  # split: the claims they must stay apart from

    @property
    def id(self) -> str:
        """Digest of all fields."""
        return digest("decision", self)


def in_force(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """Return the decisions that no later one took back, in order of their making; an undo can be undone."""
    undone: set[str] = set()
    kept = []
    for decision in reversed(decisions):
        if decision.id in undone:
            continue
        if decision.kind == "undo":
            undone.add(decision.target)
        else:
            kept.append(decision)
    return tuple(reversed(kept))
