"""The only composer: items -> captures -> documents -> claims -> events, journalled and resumable.

Each step commits before the next begins, and each asks the ledger what is still to do. So a run that was killed is
resumed by running it again, and following the same items twice finds nothing to do. Stages never see each other;
they meet here as values.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from msgspec import Struct

from thucydides.errors import InputError, ThucydidesError
from thucydides.model.claim import Claim
from thucydides.model.document import Capture, Document, Hints, Refusal, Sighting
from thucydides.model.event import Reconciled
from thucydides.model.ids import capture_id, digest
from thucydides.model.theatre import Theatre
from thucydides.plugins import load
from thucydides.ports import Attributor, Capturer, Normaliser, Reader, Reconciler
from thucydides.progress import Advanced, Began, Finished, Listener, Noted, Refused, silent

if TYPE_CHECKING:
    from thucydides.store.writer import LedgerWriter


class Parts(Struct, frozen=True):
    """The parts of one run, already built."""

    attributor: Attributor
    normaliser: Normaliser

    @property
    def stamp(self) -> str:
        """Digest of the cards: documents read under another stamp are read again by ``read --again``."""
        return digest("parts", self.attributor.card, self.normaliser.card)


class Outcome(Struct, frozen=True):
    """What a run added."""

    sightings: int = 0
    documents: int = 0
    refused: int = 0
    reconciled: bool = False


class Report(Struct, frozen=True):
    """One report held in memory, with what a user would know of it."""

    id: str
    text: str
    outlet: str = ""
    published: str = ""
    language: str = ""


class Analysis(Struct, frozen=True):
    """What the stages make of reports in memory; ``documents`` by the report's id."""

    documents: dict[str, Document]
    claims: tuple[Claim, ...]
    reconciled: Reconciled


@cache
def parts_for(theatre: Theatre, listen: Listener = silent) -> Parts:
    """Build the default parts; the gazetteer is made at its first use, in a child process."""
    from thucydides.attribute.model import shipped
    from thucydides.lang.gazetteer import open_gazetteer
    from thucydides.normalise.compose import FacetNormaliser
    from thucydides.normalise.place import PlaceResolver

    places = PlaceResolver(open_gazetteer(lambda text: listen(Noted(text))), theatre.countries)
    return Parts(shipped(), FacetNormaliser(places.facets, theatre.zone))


@cache
def reconciler() -> Reconciler:
    """Build the default reconciler; light, so that a run with nothing to read starts nothing heavy."""
    from thucydides.reconcile.compose import RuleReconciler

    return RuleReconciler()


@cache
def _reader(name: str) -> Reader:
    reader: Reader = load("thucydides.read", name)
    return reader


def read(capture: Capture, data: bytes, hints: Hints) -> Document:
    """Read one capture with the reader that takes it; ``InputError`` when none can."""
    from thucydides.read.choose import reader_for

    return _reader(reader_for(capture, data, hints)).read(capture, data, hints)


def analyse_document(document: Document, parts: Parts) -> tuple[Claim, ...]:
    """Attribute and normalise one document."""
    return parts.normaliser.normalise(document, parts.attributor.attribute(document))


def analyse(reports: Sequence[Report], theatre: Theatre) -> Analysis:
    """Take reports through the very stages that a ledger's reports go through, in memory."""
    parts = parts_for(theatre)
    documents = {report.id: _document(report) for report in reports}
    claims = tuple(claim for document in documents.values() for claim in analyse_document(document, parts))
    by_id = {document.id: document for document in documents.values()}
    kept = [claim for claim in claims if not claim.attitude]
    return Analysis(documents, claims, reconciler().reconcile(by_id, kept, theatre))


def _document(report: Report) -> Document:
    data = report.text.encode()
    hints = Hints(outlet=report.outlet, published=report.published, language=report.language, name=f"{report.id}.txt")
    return read(Capture(capture_id(data), len(data)), data, hints)


def capture_items(items: Iterable[str], capturer: Capturer, writer: LedgerWriter, listen: Listener) -> tuple[int, int]:
    """Capture items into the ledger; return how many sightings and refusals are new."""
    listen(Began("capture"))
    added = refused = 0
    for got in capturer.capture(items):
        if isinstance(got, Refusal):
            listen(Refused(got))
            writer.add_refusal(got, whence=got.address)
            refused += 1
            continue
        added += writer.add_found(got)
        listen(Advanced("capture", got.sighting.address))
    listen(Finished("capture", added))
    return added, refused


def read_pending(writer: LedgerWriter, listen: Listener) -> tuple[int, int]:
    """Read, attribute and normalise what is pending; return how many documents and refusals came of it."""
    pending = writer.pending()
    listen(Began("read", len(pending)))
    if not pending:
        listen(Finished("read", 0))
        return 0, 0
    parts = parts_for(writer.theatre(), listen)
    refused = 0
    for sighting in pending:
        try:
            document, claims = _read_one(sighting, writer.blob(sighting.capture), parts)
        except InputError as error:
            refusal = _refusal(sighting, error)
            writer.add_unreadable(sighting, refusal, parts=parts.stamp)
            listen(Refused(refusal))
            refused += 1
        else:
            writer.add_reading(sighting, document, claims, parts=parts.stamp)
        listen(Advanced("read", sighting.address))
    listen(Finished("read", len(pending) - refused))
    return len(pending) - refused, refused


def _read_one(sighting: Sighting, data: bytes, parts: Parts) -> tuple[Document, tuple[Claim, ...]]:
    try:
        document = read(Capture(sighting.capture, len(data)), data, sighting.hints)
        return document, analyse_document(document, parts)
    except (ThucydidesError, KeyboardInterrupt):
        raise
    except Exception as error:
        cause = f"{type(error).__name__}: {error}".splitlines()[0][:200]
        raise InputError("part.failed", cause, hint="please report this; the bytes are kept") from error


def _refusal(sighting: Sighting, error: ThucydidesError) -> Refusal:
    return Refusal(sighting.address, error.code, error.cause, error.hint, sighting.capture)


def reconcile_ledger(writer: LedgerWriter, listen: Listener) -> bool:
    """Regroup the ledger's claims unless nothing changed since the last time; tell whether it did."""
    key = digest("reconciled", writer.input_key(), reconciler().card)
    if key == writer.reconcile_key():
        return False
    claims, documents = writer.claims(), writer.documents()
    listen(Began("reconcile", len(claims)))
    writer.set_reconciled(reconciler().reconcile(documents, claims, writer.theatre(), writer.decisions()), key)
    listen(Finished("reconcile", len(claims)))
    return True


def follow(items: Iterable[str], *, capturer: Capturer, writer: LedgerWriter, listen: Listener = silent) -> Outcome:
    """Capture, read and reconcile ``items``; what was refused is in the ledger with its reason."""
    added, refused = capture_items(items, capturer, writer, listen)
    return _catch_up(writer, listen, added, refused)


def _catch_up(writer: LedgerWriter, listen: Listener, added: int, refused: int) -> Outcome:
    documents, unreadable = read_pending(writer, listen)
    return Outcome(added, documents, refused + unreadable, reconcile_ledger(writer, listen))


def catch_up(writer: LedgerWriter, listen: Listener = silent) -> Outcome:
    """Read and reconcile whatever the ledger holds that is not yet read or grouped."""
    return _catch_up(writer, listen, 0, 0)


def import_export(lines: Iterable[bytes], writer: LedgerWriter) -> None:
    """Write what ``export jsonl`` wrote into a ledger; nothing is written when it is bad; events are made anew."""
    from thucydides.ports import Found
    from thucydides.publish.jsonl import parse

    held = parse(lines)
    writer.set_theatre(held.theatre)
    refusals = {refusal.id: refusal for refusal in held.refusals}
    sightings = {sighting.id: sighting for sighting in held.sightings}
    for sighting in held.sightings:
        writer.add_found(Found(held.captures[sighting.capture], sighting, "import"))
    for refusal in held.refusals:
        writer.add_refusal(refusal, whence="import")
    for outcome in held.outcomes:
        sighting = sightings[outcome.sighting]
        if outcome.document:
            document = held.documents[outcome.document]
            writer.add_reading(sighting, document, held.claims.get(document.id, ()), parts=outcome.parts)
        else:
            writer.add_unreadable(sighting, refusals[outcome.refusal], parts=outcome.parts)
    for decision in held.decisions:
        writer.decide(decision)
    catch_up(writer)


def documents_by_report(analysis: Analysis) -> Mapping[str, str]:
    """Return the report's id for each document id of an analysis."""
    return {document.id: report for report, document in analysis.documents.items()}
