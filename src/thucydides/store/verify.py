"""Check a ledger against itself: bytes, journal, ids, spans, columns. Damage is reported, never raised.

What each check can show is said in ``docs/reference/ledger-format.md``; a chain of hashes shows tampering by anybody
but the owner of the folder.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct

from thucydides.errors import IntegrityError, StoreError
from thucydides.model.claim import Claim
from thucydides.model.document import Document, Refusal, Sighting
from thucydides.model.event import Decision, Event
from thucydides.model.ids import canonical
from thucydides.model.span import Span
from thucydides.store import blobs, journal, schema
from thucydides.store.reader import DATABASE
from thucydides.store.writer import value_digest

Reread = Callable[[Document, bytes], str | None]


class Problem(Struct, frozen=True):
    """One disagreement: what kind, what differs and where."""

    code: str
    what: str
    where: str
    hint: str = ""


class Verification(Struct, frozen=True):
    """Every problem found and how much was checked."""

    problems: tuple[Problem, ...]
    checked: dict[str, int]


def verify(root: Path, reread: Reread) -> Verification:
    """Check the ledger at ``root``; ``reread`` compares a document with its bytes (nothing or what differs)."""
    try:
        db = schema.connect(root / DATABASE, write=False)
        schema.check(db, root)
        return _verify(root, db, reread)
    except sqlite3.DatabaseError as error:
        return Verification((Problem("database", str(error), DATABASE, "restore a copy"),), {})


def _verify(root: Path, db: sqlite3.Connection, reread: Reread) -> Verification:
    documents, problems = _decoded(db, "document", Document)
    claims, more = _decoded(db, "claim", Claim)
    checks: tuple[Iterator[Problem], ...] = (
        iter([*problems, *more]),
        _database(db),
        _blobs(root, db),
        _journal(root, db),
        _ids(db),
        _documents(root, documents, reread),
        _claims(db, claims, documents),
        _events(db, claims),
    )
    names = {"blobs": "capture", "journal lines": "", "documents": "document", "claims": "claim", "events": "event"}
    counts = {name: db.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for name, table in names.items() if table}  # noqa: S608
    counts["journal lines"] = len(journal.lines(root / "journal.jsonl"))
    return Verification(tuple(problem for check in checks for problem in check), counts)


def _decoded(db: sqlite3.Connection, table: str, kind: Any) -> tuple[dict[str, Any], list[Problem]]:  # noqa: ANN401
    found: dict[str, Any] = {}
    problems = []
    for identity, value in db.execute(f"SELECT id, value FROM {table} ORDER BY id"):  # noqa: S608  our own tables
        try:
            found[identity] = msgspec.json.decode(value, type=kind)
        except msgspec.MsgspecError as error:
            problems.append(Problem("record", f"cannot be read: {error}", identity))
    return found, problems


def _database(db: sqlite3.Connection) -> Iterator[Problem]:
    for (text,) in db.execute("PRAGMA integrity_check"):
        if text != "ok":
            yield Problem("database", text, DATABASE, "restore a copy")
    for table, row, parent, _ in db.execute("PRAGMA foreign_key_check"):
        yield Problem("database", f"row {row} of {table} points to a missing {parent}", DATABASE)
    claims = db.execute("SELECT count(*) FROM claim").fetchone()[0]
    words = db.execute("SELECT count(*) FROM words").fetchone()[0]
    if claims != words:
        yield Problem("search", f"{words} searchable rows for {claims} claims", DATABASE)


def _blobs(root: Path, db: sqlite3.Connection) -> Iterator[Problem]:
    known = dict(db.execute("SELECT id, size FROM capture"))
    seen = set()
    for capture, path in blobs.everything(root):
        if path.suffix == ".partial":
            continue  # a kill in mid-write leaves it; it was never acknowledged
        seen.add(capture)
        data = path.read_bytes()
        found = f"sha256:{hashlib.sha256(data).hexdigest()}"
        if found != capture:
            yield Problem("bytes", f"the bytes were changed: they hash to {found}", capture, "restore the file")
        elif capture in known and known[capture] != len(data):
            yield Problem("bytes", f"{len(data)} bytes, {known[capture]} recorded", capture)
    for capture in sorted(set(known) - seen):
        yield Problem("bytes", "the bytes are gone", capture, "restore the file")


def _journal(root: Path, db: sqlite3.Connection) -> Iterator[Problem]:
    path = root / "journal.jsonl"
    before = journal.FIRST
    lines = journal.lines(path)
    for number, line in enumerate(lines, start=1):
        where = f"journal line {number}"
        try:
            entry = journal.decode(line, number)
        except IntegrityError as error:
            yield Problem("journal", str(error), where, "restore a copy")
        else:
            if entry.seq != number:
                yield Problem("journal", f"carries number {entry.seq}: a line was added, removed or moved", where)
            if entry.prev != before:
                yield Problem("journal", "does not follow from the line before it: one of the two was changed", where)
            if canonical(entry) != line:
                yield Problem("journal", "is not in the form that was written", where)
            yield from _against_database(db, entry, where)
        before = journal.line_digest(line)
    seq, head = db.execute("SELECT seq, head FROM journal_seen").fetchone()
    if seq > len(lines):
        yield Problem("journal", f"ends after line {len(lines)}; the database knows {seq}", path.name, "restore a copy")
    elif seq and head != journal.line_digest(lines[seq - 1]):
        yield Problem("journal", "is not the line that was acknowledged: it was changed", f"journal line {seq}")


def _against_database(db: sqlite3.Connection, entry: journal.Entry, where: str) -> Iterator[Problem]:
    kinds: dict[str, Any] = {"sighting": Sighting, "refusal": Refusal, "decision": Decision}
    if entry.kind not in kinds:
        return
    identity = msgspec.json.decode(entry.value, type=kinds[entry.kind]).id
    row = db.execute(f"SELECT value FROM {entry.kind} WHERE id = ?", (identity,)).fetchone()  # noqa: S608
    if row is None:
        yield Problem("journal", f"records {identity}, which the database lacks", where, "open the ledger for writing")
    elif row[0].encode() != bytes(entry.value):
        yield Problem("record", f"{identity} differs from the journal", where)


def _ids(db: sqlite3.Connection) -> Iterator[Problem]:
    kinds: dict[str, Any] = {
        "sighting": Sighting, "refusal": Refusal, "decision": Decision, "document": Document, "claim": Claim,
    }  # fmt: skip
    for table, kind in kinds.items():
        found, _ = _decoded(db, table, kind)
        for identity, value in found.items():
            if value.id != identity:
                yield Problem("id", f"the {table}'s content gives {value.id}: it was changed", identity)
    rows = "SELECT id, capture, outlet, published, value FROM document"
    for identity, capture, outlet, published, value in db.execute(rows):
        document = msgspec.json.decode(value, type=Document)
        if (document.capture, document.outlet, document.published.value) != (capture, outlet, published):
            yield Problem("column", "a column differs from the record", identity)


def _documents(root: Path, documents: Mapping[str, Document], reread: Reread) -> Iterator[Problem]:
    for identity, document in documents.items():
        try:
            difference = reread(document, blobs.get(root, document.capture))
        except StoreError:
            continue  # told by _blobs
        if difference:
            yield Problem("text", f"differs from the captured bytes: {difference}", identity)


def _claims(
    db: sqlite3.Connection, claims: Mapping[str, Claim], documents: Mapping[str, Document]
) -> Iterator[Problem]:
    rows = {row[0]: row[1:] for row in db.execute("SELECT id, document, digest, attitude, value FROM claim")}
    words = dict(db.execute("SELECT claim, said FROM words"))
    for identity, claim in claims.items():
        document, digest, attitude, value = rows[identity]
        if digest != value_digest(claim) or value.encode() != canonical(claim):
            yield Problem(
                "record", "a span, facet or judgement was changed after it was read", identity, "read it again"
            )
        if (document, bool(attitude)) != (claim.document, claim.attitude):
            yield Problem("column", "a column differs from the record", identity)
        if claim.document not in documents:
            yield Problem("record", f"its document {claim.document} is gone", identity)
            continue
        text = documents[claim.document].text
        outside = [span for span in _spans(claim) if span.end > len(text)]
        if outside:
            yield Problem("span", f"{outside[0].start}..{outside[0].end} passes the end of the text", identity)
        elif words.get(identity) != claim.words(text):
            yield Problem("search", "the searchable words are not those of the span", identity)


def _spans(claim: Claim) -> Iterator[Span]:
    yield from (*claim.content, *claim.source, *claim.cue, *claim.hedge_spans, *claim.polarity_spans)
    yield from (link.span for link in claim.chain if link.span)
    for kind in msgspec.structs.asdict(claim.facets).values():
        yield from (facet.span for facet in kind)


def _events(db: sqlite3.Connection, claims: Mapping[str, Claim]) -> Iterator[Problem]:
    found, problems = _decoded(db, "event", Event)
    yield from problems
    members: dict[str, set[str]] = {}
    for event, claim in db.execute("SELECT event, claim FROM event_claim"):
        members.setdefault(event, set()).add(claim)
    for identity, event in found.items():
        if set(event.claims) != members.get(identity, set()) or event.id != identity:
            yield Problem("record", "its claims differ from those listed", identity, "run: thucydides reconcile")
        for claim in sorted(set(event.claims) - set(claims)):
            yield Problem("record", f"names the claim {claim}, which is gone", identity)
