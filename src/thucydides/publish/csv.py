"""Claims as a table for spreadsheets: one row a claim, with its event where it has one.

Cells that a spreadsheet would run as a formula get a leading apostrophe (OWASP: CSV injection).
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

from thucydides.model.claim import Claim, plain
from thucydides.model.document import Document
from thucydides.model.event import Event
from thucydides.ports import Card, LedgerView

COLUMNS = (
    "claim", "document", "capture", "outlet", "published", "published_basis", "words", "source", "cue", "chain",
    "voice", "kind", "stance", "hedge", "polarity", "times", "places", "quantities", "types", "event", "event_state",
    "at_least_origins", "fiction",
)  # fmt: skip


class CsvExporter:
    """The ledger's claims as CSV (RFC 4180, UTF-8)."""

    card = Card("csv", "1", ("ledger",), "text/csv", "one row a claim, for spreadsheets")

    def export(self, view: LedgerView) -> Iterator[bytes]:
        """Yield the head line, then a row for each claim in order of id."""
        documents = view.documents()
        events = {claim: event for event in view.events() for claim in event.claims}
        yield _row(COLUMNS)
        for claim in view.claims():
            yield _row(_cells(claim, documents[claim.document], events.get(claim.id)))

    def losses(self) -> Sequence[str]:
        """Name what this format cannot hold."""
        return ("captured bytes", "spans", "reasons", "origins and their edges", "refusals", "decisions", "alerts")


def _cells(claim: Claim, document: Document, event: Event | None) -> Sequence[str]:
    text, facets = document.text, claim.facets
    return (
        claim.id, document.id, document.capture, document.outlet, document.published.value, document.published.basis,
        claim.words(text), " ... ".join(span.of(text) for span in claim.source),
        " ... ".join(span.of(text) for span in claim.cue), " <- ".join(link.name for link in claim.chain),
        claim.speaker.name, claim.kind, claim.stance, claim.hedge, claim.polarity,
        "; ".join(f"{t.span.of(text)} = {t.edtf or t.value or 'unresolved'}" for t in facets.times),
        "; ".join(f"{p.span.of(text)} = {p.name or 'unresolved'}" for p in facets.places),
        "; ".join(f"{q.span.of(text)} = [{_bound(q.low)}, {_bound(q.high)}] {q.role}" for q in facets.quantities),
        "; ".join(facet.type for facet in facets.types), event.id if event else "", event.state if event else "",
        str(event.at_least) if event else "", "fiction" if document.fiction else "",
    )  # fmt: skip


def _bound(value: float | None) -> str:
    return "..." if value is None else plain(value)


def _row(cells: Sequence[str]) -> bytes:
    line = io.StringIO()
    csv.writer(line).writerow([f"'{cell}" if cell[:1] in tuple("=+-@\t\r") else cell for cell in cells])
    return line.getvalue().encode()
