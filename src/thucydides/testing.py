"""Builders and an in-memory ledger, for our tests and for authors of plugins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct

from thucydides.model.claim import Claim, Link
from thucydides.model.document import Dated, Document, Outcome, Part, Refusal, Sighting
from thucydides.model.event import Decision, Event, Reconciled
from thucydides.model.ids import capture_id, digest
from thucydides.model.span import Run, Span
from thucydides.model.theatre import Theatre


def document(
    text: str,
    *,
    outlet: str = "Example Wire",
    published: str = "2024-05-14",
    **fields: Any,  # noqa: ANN401  fields of any kind
) -> Document:
    """Return a document of ``text`` (one paragraph a line), as if its UTF-8 bytes had been captured."""
    data = text.encode()
    starts = [0, *(at + 1 for at, c in enumerate(text) if c == "\n")]
    ends = [*(start - 1 for start in starts[1:]), len(text)]
    parts = tuple(Part(Span(a, b), "paragraph") for a, b in zip(starts, ends, strict=True) if b > a)
    dated = Dated(published, "stated" if published else "unknown")
    runs = (Run(0, len(text), 0, len(data)),) if text else ()
    given: dict[str, Any] = {"outlet": outlet, "outlet_basis": "stated", "published": dated, "language": "en"} | fields
    return Document(capture_id(data), text, parts, runs, **given)


def span(doc: Document, words: str, after: int = 0) -> Span:
    """Return the span of the first occurrence of ``words`` in a document."""
    start = doc.text.index(words, after)
    return Span(start, start + len(words))


def claim(
    doc: Document,
    content: str,
    *,
    voice: str = "",
    cue: str = "",
    relay: str = "",
    **fields: Any,  # noqa: ANN401  fields of any kind
) -> Claim:
    """Return a claim whose content, voice and cue are words of the document; an own assertion without a voice."""
    chain = [Link("outlet", doc.outlet)]
    if relay:
        chain.append(Link("relay", relay, span(doc, relay), relay.casefold()))
    if voice:
        chain.append(Link("voice", voice, span(doc, voice), voice.casefold()))
    given = {
        "kind": "indirect" if voice else "own",
        "source": (span(doc, voice),) if voice else (),
        "cue": (span(doc, cue),) if cue else (),
    }
    return Claim(document=doc.id, content=(span(doc, content),), chain=tuple(chain), **(given | fields))


def event(claims: Sequence[Claim], documents: Sequence[Document], **fields: object) -> Event:
    """Return an event of these claims; everything else may be given."""
    ids = tuple(sorted(claim.id for claim in claims))
    given: dict[str, Any] = {
        "id": digest("event", ids), "type": "strike", "what": "", "where": "", "place": "", "start": "", "end": "",
        "state": "single-origin", "claims": ids, "documents": tuple(sorted(d.id for d in documents)),
        "outlets": tuple(sorted({d.outlet for d in documents})), "origins": (),
        "at_least": 1, "likely": 1, "at_most": 1,
    }  # fmt: skip
    return Event(**(given | fields))


class MemoryView(Struct, frozen=True):
    """A ledger in memory: meets ``ports.LedgerView``."""

    held_documents: tuple[Document, ...] = ()
    held_claims: tuple[Claim, ...] = ()
    held_reconciled: Reconciled = Reconciled()
    held_sightings: tuple[Sighting, ...] = ()
    held_refusals: tuple[Refusal, ...] = ()
    held_decisions: tuple[Decision, ...] = ()
    held_theatre: Theatre = Theatre("test")
    blobs: dict[str, bytes] = {}

    def documents(self) -> Mapping[str, Document]:
        """Return all documents by id."""
        return {document.id: document for document in sorted(self.held_documents, key=lambda d: d.id)}

    def claims(self) -> Sequence[Claim]:
        """Return the claims in order of id, attitudes left out."""
        return sorted((c for c in self.held_claims if not c.attitude), key=lambda c: c.id)

    def all_claims(self) -> Sequence[Claim]:
        """Return every claim in order of id."""
        return sorted(self.held_claims, key=lambda c: c.id)

    def outcomes(self) -> Sequence[Outcome]:
        """Return nothing: this ledger was not read from sightings."""
        return ()

    def events(self) -> Sequence[Event]:
        """Return the events in order of id."""
        return sorted(self.held_reconciled.events, key=lambda e: e.id)

    def reconciled(self) -> Reconciled:
        """Return events and alerts."""
        return self.held_reconciled

    def sightings(self) -> Sequence[Sighting]:
        """Return the sightings in order of id."""
        return sorted(self.held_sightings, key=lambda s: s.id)

    def refusals(self) -> Sequence[Refusal]:
        """Return the refusals in order of id."""
        return sorted(self.held_refusals, key=lambda r: r.id)

    def decisions(self) -> Sequence[Decision]:
        """Return the decisions as given."""
        return self.held_decisions

    def blob(self, capture: str) -> bytes:
        """Return the bytes of a capture."""
        return self.blobs[capture]

    def theatre(self) -> Theatre:
        """Return the theatre."""
        return self.held_theatre
