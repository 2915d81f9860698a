"""From claims to origins: who, in the end, is placed to know; the first of these that applies.

Stated chain (one voice, one act of knowing), a report of a held or named outlet, an agency line, copied text, an
outlet that is itself a party, a witness or a monitor, own observation. None of them: origin unknown, which counts 0.
A copy or relay adds an edge, never an origin; a circle of outlets that cite each other has no known origin.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from thucydides.model.claim import Claim
from thucydides.model.document import Document
from thucydides.model.event import Edge, EdgeKind, Evidence, Origin, Standing
from thucydides.model.span import Span
from thucydides.reconcile.copies import Copy
from thucydides.reconcile.parties import Placed, Sides
from thucydides.reconcile.spelling import fold

UNKNOWN = "unknown"
#: Voices that say that something is said, and not who says it.
NOBODY = re.compile(
    r"^(?:the |some |other |local |several |various |many |unconfirmed |early |initial |first |media |press |news )*"
    r"(?:reports?|media|press|outlets|agencies|others?|rumou?rs?|social (?:media|networks)|it|they|posts?"
    r"|channels?|accounts?"
    r"|an earlier version.*|correction|update|not said)$"
)
EARLIER = re.compile(r"\bearlier (?:version|report|story|article)|previous (?:version|report)", re.IGNORECASE)
WITNESSED = re.compile(
    r"\b(?:our|an?|this outlet's|the) [\w ]{0,30}?(?:reporter|correspondent|photographer|journalist|crew)s?\b[^.]{0,40}"
    r"\b(?:saw|seen|counted|watched|witnessed|heard|visited|filmed)\b"
    r"|\bseen by (?:a|our) \w+ (?:reporter|correspondent)",
    re.IGNORECASE,
)
AGENCY = re.compile(
    r"\((?:[Ss]ources?: (?:[Tt]he )?)?([A-Z][\w ]{1,40}?|[A-Z]{2,6})\)"
    r"|[-–—] ([A-Z]{2,6}|[A-Z]\w+ [A-Z]\w+(?: \w+)?)\.?\s*$"
)
#: Offices of which one event has one: the short and the full name are one voice.
ONE_OFFICE = frozenset(
    {"hospital", "school", "operator", "governor", "mayor", "rescue", "police", "prosecutor", "council"}
)


class Traced(Struct, frozen=True):
    """Where one claim leads: the key and name of its origin, and the edge that shows it."""

    claim: Claim
    key: str
    name: str
    placed: Placed
    edges: tuple[Edge, ...]


class Tracer:
    """Traces the claims of one run; built once, asked for each event."""

    def __init__(self, documents: Mapping[str, Document], copies: Mapping[str, Copy], sides: Sides) -> None:
        """Take all documents, who copies whom, and the sides."""
        self._documents, self._copies, self._sides = documents, copies, sides
        self._outlets = {fold(document.outlet): document.outlet for document in documents.values() if document.outlet}

    def origins(self, claims: Sequence[Claim], retracted: frozenset[str]) -> tuple[Origin, ...]:
        """Return the origins behind the claims of one event, in order of name; ``retracted`` are document ids."""
        traced = [self._trace(claim, claims, frozenset()) for claim in claims]
        groups: dict[str, list[Traced]] = {}
        for row in self._joined(traced):
            groups.setdefault(row.key, []).append(row)
        found = [self._origin(rows, retracted) for rows in groups.values()]
        return tuple(sorted(found, key=lambda origin: (not origin.counts, origin.name, origin.claims)))

    def _joined(self, traced: list[Traced]) -> list[Traced]:
        """Fold an outlet's own words into the one origin that its report names for this event."""
        named: dict[str, list[Traced]] = {}
        for row in traced:
            if row.key != UNKNOWN and row.claim.kind != "own":
                named.setdefault(row.claim.document, []).append(row)
        return [self._folded(row, named) for row in traced]

    def _folded(self, row: Traced, named: Mapping[str, list[Traced]]) -> Traced:
        document = row.claim.document
        root = self._copies[document].of if document in self._copies else document
        voices = [v for v in named.get(document, ()) if near(v.claim, row.claim)] or named.get(root, [])
        if row.key != UNKNOWN or row.claim.kind != "own" or len({v.key for v in voices}) != 1:
            return row
        target = voices[0]
        reason = f"the report names {target.name} for this event and nobody else for these words"
        edge = Edge("stated", document, target.name, 0.5, (Evidence(document, row.claim.content[0]),), reason)
        return Traced(row.claim, target.key, target.name, target.placed, (*row.edges, edge))

    def _trace(self, claim: Claim, among: Sequence[Claim], seen: frozenset[str]) -> Traced:
        document = self._documents[claim.document]
        if claim.kind != "own" and len(claim.chain) > 1:
            return self._of_voice(claim, document, among, seen)
        return self._of_outlet(claim, document, among, seen)

    def _of_voice(self, claim: Claim, document: Document, among: Sequence[Claim], seen: frozenset[str]) -> Traced:
        voice = claim.speaker
        cited = self._outlet(voice.name)
        if cited and fold(cited) != fold(document.outlet):
            return self._cited(claim, cited, among, seen)
        placed = self._sides.place(voice.name, voice.office)
        span = voice.span or (claim.source[0] if claim.source else claim.content[0])
        edge = self._edge(
            "stated", claim, voice.name, 1.0, span, f"{document.outlet or 'the report'} gives it to {voice.name}"
        )
        if NOBODY.match(fold(voice.name)):
            return Traced(claim, UNKNOWN, f"unknown ({voice.name})", Placed("unknown"), (edge,))
        return Traced(claim, self._voice_key(claim, placed), voice.name, placed, (edge, *self._copy_edges(document)))

    def _outlet(self, name: str) -> str:
        """Return the held outlet that a voice is: by name, by initials, by a name cut short or led by a description."""
        words = fold(name).split()
        for folded, outlet in sorted(self._outlets.items()):
            theirs = folded.split()
            short = len(words) > 1 and theirs[: len(words)] == words
            led = len(theirs) > 1 and words[-len(theirs) :] == theirs
            if words == theirs or short or led or self._is_agency(outlet, name):
                return outlet
        return ""

    def _voice_key(self, claim: Claim, placed: Placed) -> str:
        voice = claim.speaker
        office = self._office(placed)
        if office:
            return office
        if placed.standing in ("anonymous", "unknown", "witness") and not voice.named:
            return f"{placed.standing} {self._root(claim.document)}"
        return f"voice {voice.voice or fold(voice.name)}"

    @staticmethod
    def _office(placed: Placed) -> str:
        """Return the key that all names of one office or one side's forces share, '' for other voices."""
        if placed.role == "forces" and placed.side and placed.standing == "party":
            return f"forces {placed.side}"
        return f"office {placed.role}" if placed.role in ONE_OFFICE else ""

    def _root(self, document: str) -> str:
        root = self._copies[document].of if document in self._copies else document
        return fold(self._documents[root].outlet) or root

    def _cited(self, claim: Claim, outlet: str, among: Sequence[Claim], seen: frozenset[str]) -> Traced:
        """Follow a report of another outlet to what that outlet's own reports of this event rest on."""
        span = claim.speaker.span or claim.content[0]
        edge = self._edge("citation", claim, outlet, 1.0, span, f"it cites {outlet}")
        theirs = [c for c in among if self._documents[c.document].outlet == outlet and c.id not in seen]
        if not theirs or claim.id in seen:
            return Traced(claim, UNKNOWN, f"unknown (behind {outlet})", Placed("unknown"), (edge,))
        first = min(theirs, key=lambda c: (self._documents[c.document].published.value or "~", c.id))
        behind = self._trace(first, among, seen | {claim.id})
        return Traced(claim, behind.key, behind.name, behind.placed, (edge, *behind.edges))

    def _of_outlet(self, claim: Claim, document: Document, among: Sequence[Claim], seen: frozenset[str]) -> Traced:
        placed = self._sides.place(document.outlet) if document.outlet else Placed("unknown")
        copied = self._copy_edges(document)
        agency = self._agency(claim, document)
        official = placed.standing in ("party", "party-civil")  # a ministry is its own voice, whoever prints the same
        if official or (placed.standing not in ("unknown", "anonymous") and not copied and not agency):
            reason = f"{document.outlet} speaks for itself"
            edge = self._edge("own", claim, document.outlet, 1.0, claim.content[0], reason)
            key = self._office(placed) or f"voice {fold(document.outlet)}"
            return Traced(claim, key, document.outlet, placed, (edge,))
        if WITNESSED.search(_sentence(claim, document)) and not copied:
            edge = self._edge("own", claim, document.outlet, 1.0, claim.content[0], "its own reporter saw it")
            return Traced(
                claim, f"own {fold(document.outlet)}", f"{document.outlet}'s reporter", Placed("witness"), (edge,)
            )
        if agency:
            return self._by_line(claim, agency, among, seen)
        return Traced(claim, UNKNOWN, "unknown", Placed("unknown"), copied)

    def _by_line(self, claim: Claim, agency: str, among: Sequence[Claim], seen: frozenset[str]) -> Traced:
        edge = self._edge("agency", claim, agency, 1.0, claim.content[0], f"the report carries the line of {agency}")
        theirs = [
            c
            for c in among
            if self._is_agency(self._documents[c.document].outlet, agency) and c.document != claim.document
        ]
        if not theirs or claim.id in seen:
            return Traced(claim, UNKNOWN, f"unknown (behind {agency})", Placed("unknown"), (edge,))
        behind = self._trace(min(theirs, key=lambda c: c.id), among, seen | {claim.id})
        return Traced(claim, behind.key, behind.name, behind.placed, (edge, *behind.edges))

    def _agency(self, claim: Claim, document: Document) -> str:
        """Return the agency that the report's head or the claim's end names: a held outlet or its initials."""
        near = document.text[max(0, claim.content[0].start - 90) : claim.content[-1].end + 60]
        for match in AGENCY.finditer(near):
            name = match[1] or match[2]
            if any(self._is_agency(outlet, name) for outlet in self._outlets.values()) and fold(name) != fold(
                document.outlet
            ):
                return name
        return ""

    @staticmethod
    def _is_agency(outlet: str, name: str) -> bool:
        initials = "".join(word[0] for word in outlet.split() if word[0].isupper())
        bare = fold(name).removeprefix("the ")
        return bool(name) and (bare == fold(outlet).removeprefix("the ") or (len(initials) > 1 and name == initials))

    def _copy_edges(self, document: Document) -> tuple[Edge, ...]:
        copy = self._copies.get(document.id)
        if not copy:
            return ()
        of = self._documents[copy.of].outlet or copy.of
        reason = f"{copy.share:.0%} of the five-word runs of the shorter are shared with the earlier report of {of}"
        return (Edge("reuse", document.id, copy.of, min(0.99, 0.5 + copy.share / 2), copy.evidence, reason),)

    def _edge(self, kind: EdgeKind, claim: Claim, on: str, sure: float, span: Span, reason: str) -> Edge:
        return Edge(kind, claim.document, on, sure, (Evidence(claim.document, span),), reason)

    def _origin(self, rows: Sequence[Traced], retracted: frozenset[str]) -> Origin:
        named = Counter(
            fold(row.name)
            for row in rows
            if not any(edge.probability < 1 and edge.kind == "stated" for edge in row.edges)
        )
        best = min(rows, key=lambda row: (-named[fold(row.name)], row.name))
        documents = tuple(sorted({row.claim.document for row in rows}))
        leaning = {e.document for row in rows for e in row.edges if e.kind in ("citation", "agency", "reuse")}
        gone = any(d in retracted for d in documents) and all(d in retracted or d in leaning for d in documents)
        standing: Standing = best.placed.standing
        known = not best.key.startswith(UNKNOWN)
        return Origin(
            name=best.name, voice=best.key, standing=standing, side=best.placed.side, derived=best.placed.derived,
            claims=tuple(sorted(row.claim.id for row in rows)), documents=documents,
            outlets=tuple(sorted({self._documents[d].outlet for d in documents if self._documents[d].outlet})),
            edges=_unique(edge for row in rows for edge in row.edges), counts=known and not gone, retracted=gone,
        )  # fmt: skip


def near(one: Claim, other: Claim) -> bool:
    """Tell whether two claims of one report stand within 400 characters of each other."""
    gap = max(one.content[0].start - other.content[-1].end, other.content[0].start - one.content[-1].end)
    return one.document == other.document and gap <= 400


def _sentence(claim: Claim, document: Document) -> str:
    """Return the claim's line from 60 characters before it to 160 after it: who saw it stands near."""
    start, end = claim.content[0].start, claim.content[-1].end
    return (
        document.text[max(0, start - 60) : start].rpartition("\n")[2]
        + document.text[start : end + 160].partition("\n")[0]
    )


def _unique(edges: Iterable[Edge]) -> tuple[Edge, ...]:
    found = {(e.kind, e.document, e.on, e.reason): e for e in edges}
    return tuple(found[key] for key in sorted(found))
