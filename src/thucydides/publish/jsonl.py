"""The complete, re-importable export: one JSON record a line, in a fixed order, the captured bytes in base64.

A record is ``{"kind": ..., "id": ..., "value": ...}``. Kinds come in the order of ``ORDER``, each sorted by id, so two
ledgers of the same content give the same bytes. Events and alerts are derived: they are written for readers and made
anew on import. The custody journal stays with its ledger.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TypeVar

import msgspec
from msgspec import Struct

from thucydides.errors import InputError
from thucydides.model.claim import Claim
from thucydides.model.document import Document, Outcome, Refusal, Sighting
from thucydides.model.event import Decision
from thucydides.model.ids import canonical, capture_id
from thucydides.model.theatre import Theatre
from thucydides.ports import Card, LedgerView

FORMAT = "thucydides-ledger/1"
ORDER = (
    "format", "theatre", "capture", "sighting", "refusal", "document", "claim", "outcome", "decision", "event", "alert",
)  # fmt: skip
Value = TypeVar("Value")


class Record(Struct, frozen=True):
    """One line."""

    kind: str
    id: str
    value: msgspec.Raw


class Bytes(Struct, frozen=True):
    """A capture's bytes in base64."""

    size: int
    base64: str


class JsonlExporter:
    """The whole ledger as JSON lines."""

    card = Card("jsonl", "1", ("ledger",), "application/jsonl", "the complete ledger, re-importable")

    def export(self, view: LedgerView) -> Iterator[bytes]:
        """Yield the lines in order of kind, then of id."""
        yield _line("format", FORMAT, FORMAT)
        yield _line("theatre", view.theatre().name, view.theatre())
        for capture in sorted({sighting.capture for sighting in view.sightings()}):
            data = view.blob(capture)
            yield _line("capture", capture, Bytes(len(data), base64.b64encode(data).decode()))
        yield from (_line("sighting", value.id, value) for value in view.sightings())
        yield from (_line("refusal", value.id, value) for value in view.refusals())
        yield from (_line("document", key, value) for key, value in view.documents().items())
        yield from (_line("claim", value.id, value) for value in view.all_claims())
        yield from (_line("outcome", value.sighting, value) for value in view.outcomes())
        yield from (_line("decision", value.id, value) for value in view.decisions())
        yield from (_line("event", value.id, value) for value in view.events())
        yield from (_line("alert", value.id, value) for value in view.reconciled().alerts)

    def losses(self) -> Sequence[str]:
        """Name what this format cannot hold."""
        return ("the custody journal (keep journal.jsonl)",)


def _line(kind: str, identity: str, value: Any) -> bytes:  # noqa: ANN401  any msgspec-encodable value
    return canonical(Record(kind, identity, msgspec.Raw(canonical(value)))) + b"\n"


class Held(Struct, frozen=True):
    """What an export holds, checked against its ids, ready to be written into a ledger."""

    theatre: Theatre
    captures: dict[str, bytes]
    sightings: tuple[Sighting, ...]
    refusals: tuple[Refusal, ...]
    documents: dict[str, Document]
    claims: dict[str, tuple[Claim, ...]]  # by document
    outcomes: tuple[Outcome, ...]
    decisions: tuple[Decision, ...]


def parse(lines: Iterable[bytes]) -> Held:
    """Read an export; ``import.not-an-export`` or ``import.damaged`` when it is not what was written."""
    records: dict[str, list[Record]] = {kind: [] for kind in ORDER}
    for number, line in enumerate(lines, start=1):
        record = _decode(line, Record, f"line {number}")
        if number == 1 and (record.kind, record.id) != ("format", FORMAT):
            raise InputError("import.not-an-export", f"line 1 is not {FORMAT}", hint="give what export jsonl wrote")
        if record.kind not in records:
            raise InputError(
                "import.not-an-export", f"line {number}: unknown kind {record.kind!r}", hint="newer export?"
            )
        records[record.kind].append(record)
    if not records["format"]:
        raise InputError("import.not-an-export", "the file is empty", hint="give what export jsonl wrote")
    return _held(records)


def _held(records: dict[str, list[Record]]) -> Held:
    claims: dict[str, list[Claim]] = {}
    for claim in _checked(records["claim"], Claim):
        claims.setdefault(claim.document, []).append(claim)
    return Held(
        theatre=_decode(bytes(records["theatre"][0].value), Theatre, "theatre") if records["theatre"] else Theatre(""),
        captures=dict(_bytes(record) for record in records["capture"]),
        sightings=tuple(_checked(records["sighting"], Sighting)),
        refusals=tuple(_checked(records["refusal"], Refusal)),
        documents={document.id: document for document in _checked(records["document"], Document)},
        claims={document: tuple(found) for document, found in claims.items()},
        outcomes=tuple(_decode(bytes(record.value), Outcome, record.id) for record in records["outcome"]),
        decisions=tuple(
            sorted(_checked(records["decision"], Decision), key=lambda d: (d.when, d.kind == "undo", d.id))
        ),
    )


def _bytes(record: Record) -> tuple[str, bytes]:
    try:
        data = base64.b64decode(_decode(bytes(record.value), Bytes, record.id).base64, validate=True)
    except ValueError as error:
        raise InputError("import.damaged", f"{record.id}: {error}", hint="the export was changed") from error
    if capture_id(data) != record.id:
        raise InputError("import.damaged", f"the bytes hash to {capture_id(data)}", item=record.id, hint="changed")
    return record.id, data


def _checked(records: Iterable[Record], kind: type[Value]) -> Iterator[Value]:
    for record in records:
        value: Any = _decode(bytes(record.value), kind, record.id)
        if value.id != record.id:
            cause = f"the content gives the id {value.id}"
            raise InputError("import.damaged", cause, item=record.id, hint="the export was changed")
        yield value


def _decode(data: bytes, kind: type[Value], where: str) -> Value:
    try:
        return msgspec.json.decode(data, type=kind)
    except (msgspec.MsgspecError, UnicodeDecodeError, ValueError) as error:
        code = "import.not-an-export" if kind is Record else "import.damaged"
        raise InputError(code, f"{where}: {error}", hint="give what export jsonl wrote") from error
