"""The seams: one Protocol per kind of part. A stage is a function from values to values behind one of these."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from thucydides.model.claim import Claim
from thucydides.model.document import Capture, Document, Hints, Outcome, Refusal, Sighting
from thucydides.model.event import Decision, Event, Reconciled
from thucydides.model.theatre import Theatre


class Card(Struct, frozen=True):
    """What a part is: shown by ``thucydides parts`` and stamped on what it made."""

    name: str
    version: str
    takes: tuple[str, ...]
    gives: str
    summary: str
    languages: tuple[str, ...] = ()


class Reader(Protocol):
    """Bytes to a document. ``takes`` of the card are media types ("text/html") it reads."""

    card: Card

    def read(self, capture: Capture, data: bytes, hints: Hints) -> Document:
        """Read one capture; ``InputError`` when it cannot be read."""
        ...


class Attributor(Protocol):
    """A document to its claims, with spans and chains, without facets."""

    card: Card

    def attribute(self, document: Document) -> tuple[Claim, ...]:
        """Return the claims in order of their first content offset."""
        ...


class Normaliser(Protocol):
    """Claims to claims with facets, resolved jointly over the document."""

    card: Card

    def normalise(self, document: Document, claims: Sequence[Claim]) -> tuple[Claim, ...]:
        """Return the same claims in the same order, each with its facets."""
        ...


class Reconciler(Protocol):
    """Claims to events. A pure function of its arguments: order of arrival does not matter."""

    card: Card

    def reconcile(
        self,
        documents: Mapping[str, Document],
        claims: Sequence[Claim],
        theatre: Theatre,
        decisions: Sequence[Decision] = (),
    ) -> Reconciled:
        """Group, trace origins and judge each field; ``decisions`` outrank the program."""
        ...


class LedgerView(Protocol):
    """Read-only sight of a ledger: all that publishing and exporting may see."""

    def documents(self) -> Mapping[str, Document]:
        """All documents by id, in order of id."""
        ...

    def claims(self) -> Sequence[Claim]:
        """All claims in order of id, decisions applied (rejected ones left out)."""
        ...

    def all_claims(self) -> Sequence[Claim]:
        """Every claim as it was read, in order of id: attitudes, rejected and uncorrected ones too."""
        ...

    def outcomes(self) -> Sequence[Outcome]:
        """What came of reading each sighting, in order of sighting."""
        ...

    def events(self) -> Sequence[Event]:
        """All events in order of id."""
        ...

    def reconciled(self) -> Reconciled:
        """Events and ledger-wide alerts."""
        ...

    def sightings(self) -> Sequence[Sighting]:
        """All sightings in order of id."""
        ...

    def refusals(self) -> Sequence[Refusal]:
        """All refusals in order of id."""
        ...

    def decisions(self) -> Sequence[Decision]:
        """All decisions in order of their making."""
        ...

    def blob(self, capture: str) -> bytes:
        """The untouched bytes of a capture."""
        ...

    def theatre(self) -> Theatre:
        """The theatre in force."""
        ...


class Exporter(Protocol):
    """A ledger to a file format, with a word on what the format cannot hold."""

    card: Card

    def export(self, view: LedgerView) -> Iterator[bytes]:
        """Yield the file in pieces, in a fixed order."""
        ...

    def losses(self) -> Sequence[str]:
        """Name what this format cannot hold."""
        ...


class Found(Struct, frozen=True):
    """One item that capture came upon: its bytes and where they were seen."""

    data: bytes
    sighting: Sighting
    origin: str  # absolute whence, for the custody journal only


class Capturer(Protocol):
    """Items to bytes or refusals, one at a time."""

    def capture(self, items: Iterable[str]) -> Iterator[Found | Refusal]:
        """Yield what is found, in a fixed order; nothing is raised for a single bad item."""
        ...


def package_file(name: str) -> Path:
    """Return the path of a data file shipped beside the package's modules."""
    return Path(__file__).parent / name
