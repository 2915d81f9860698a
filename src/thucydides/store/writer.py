"""The one writer of a ledger: journal first, then database; whatever it acknowledged survives a kill."""

from __future__ import annotations

import fcntl
import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Self

import msgspec
from msgspec import Struct

from thucydides.errors import LedgerBusy, StoreError
from thucydides.model.claim import Claim
from thucydides.model.document import Document, Refusal, Sighting
from thucydides.model.event import Decision, Reconciled
from thucydides.model.ids import canonical, digest
from thucydides.model.theatre import Theatre
from thucydides.ports import Found
from thucydides.store import blobs, decided, schema
from thucydides.store.guard import guarded
from thucydides.store.journal import Entry, Journal
from thucydides.store.reader import DATABASE, View


class LedgerWriter(View):
    """A ledger opened for writing; made when absent. Use :meth:`open`."""

    _lock: IO[str]
    _journal: Journal
    _tool: str
    _now: Callable[[], str]

    @classmethod
    def open(cls, path: Path, *, tool: str, now: Callable[[], str]) -> Self:
        """Open or make the ledger at ``path``, take its lock and bring database and journal together.

        ``LedgerBusy`` at once when another program holds the lock; other ``StoreError`` when it cannot be used.
        """
        _refuse_strangers(path)
        with guarded(path):
            path.mkdir(parents=True, exist_ok=True)
            lock = _locked(path / "writer.lock")
        try:
            with guarded(path / DATABASE):
                connection = schema.connect(path / DATABASE, write=True)
                schema.migrate(connection, path)
                writer = cls(path, connection)
                writer._lock, writer._tool, writer._now = lock, tool, now
                writer._journal = Journal(path / "journal.jsonl")
                writer._replay()
        except BaseException:
            lock.close()
            raise
        return writer

    def close(self) -> None:
        """Close the database and give the lock back."""
        super().close()
        self._lock.truncate(0)
        self._lock.close()

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with guarded(self.root / DATABASE):
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")

    def _replay(self) -> None:
        """Bring into the database what the journal holds beyond it: the trace of a killed run."""
        seen = int(self._rows("SELECT seq FROM journal_seen")[0][0])
        for entry in list(self._journal.after(seen)):
            self._apply(entry)

    def _record(self, kind: str, value: Struct, whence: str) -> None:
        with guarded(self.root / "journal.jsonl"):
            entry = self._journal.append(kind=kind, when=self._now(), tool=self._tool, whence=whence, value=value)
        self._apply(entry)

    def _apply(self, entry: Entry) -> None:
        with self._transaction() as db:
            {"sighting": _add_sighting, "refusal": _add_refusal, "decision": _add_decision, "theatre": _set_theatre}[
                entry.kind
            ](db, self.root, entry)
            head = self._journal.head if entry.seq == self._journal.count else ""
            db.execute("UPDATE journal_seen SET seq = ?, head = ?", (entry.seq, head))

    def _has(self, table: str, identity: str) -> bool:
        return bool(self._rows(f"SELECT 1 FROM {table} WHERE id = ?", identity))  # noqa: S608  our own tables

    def add_found(self, found: Found) -> bool:
        """Keep bytes and their sighting; False, and nothing written, when this sighting is known."""
        if self._has("sighting", found.sighting.id):
            return False
        with guarded(self.root / "blobs"):
            blobs.put(self.root, found.sighting.capture, found.data)
        self._record("sighting", found.sighting, found.origin)
        return True

    def add_refusal(self, refusal: Refusal, *, whence: str) -> bool:
        """Keep a refusal; False when it is known."""
        if self._has("refusal", refusal.id):
            return False
        self._record("refusal", refusal, whence)
        return True

    def decide(self, decision: Decision) -> None:
        """Journal a person's decision; ``InputError`` when it cannot be carried out."""
        for identity in decision.claims if decision.kind == "correct" else ():
            decided.corrected(self.claim(identity), decision)
        if not self._has("decision", decision.id):
            self._record("decision", decision, decision.who)

    def set_theatre(self, theatre: Theatre) -> None:
        """Set which war is followed; nothing is written when it is so already."""
        if self.theatre() != theatre:
            self._record("theatre", theatre, theatre.name)

    def pending(self) -> Sequence[Sighting]:
        """Return the sightings that were not yet read, in order of address, then of id."""
        query = """SELECT value FROM sighting WHERE id NOT IN (SELECT sighting FROM reading) ORDER BY address, id"""
        return self._values(Sighting, query)

    def add_reading(self, sighting: Sighting, document: Document, claims: Sequence[Claim], *, parts: str) -> None:
        """Keep a document and its claims as read from a sighting, in one transaction."""
        with self._transaction() as db:
            if not db.execute("SELECT 1 FROM document WHERE id = ?", (document.id,)).fetchone():
                _insert_document(db, document, claims)
            db.execute("INSERT OR REPLACE INTO reading VALUES (?, ?, ?, NULL)", (sighting.id, parts, document.id))

    def add_unreadable(self, sighting: Sighting, refusal: Refusal, *, parts: str) -> None:
        """Keep why a sighting could not be read."""
        self.add_refusal(refusal, whence=sighting.address)
        with self._transaction() as db:
            db.execute("INSERT OR REPLACE INTO reading VALUES (?, ?, NULL, ?)", (sighting.id, parts, refusal.id))

    def input_key(self) -> str:
        """Return the digest of everything that reconciliation depends on."""
        queries = (
            "SELECT id FROM document ORDER BY id",
            "SELECT id, digest FROM claim WHERE attitude = 0 ORDER BY id",
            "SELECT id FROM decision ORDER BY seq",
            "SELECT value FROM theatre",
        )
        return digest("input", [self._rows(query) for query in queries])

    def reconcile_key(self) -> str:
        """Return the key under which the events were last made; '' when never."""
        rows = self._rows("SELECT key FROM reconciled")
        return rows[0][0] if rows else ""

    def set_reconciled(self, reconciled: Reconciled, key: str) -> None:
        """Replace the derived events and alerts in one transaction."""
        with self._transaction() as db:
            for table in ("event_claim", "event", "alert", "reconciled"):
                db.execute(f"DELETE FROM {table}")  # noqa: S608  our own tables
            events = [(e.id, e.type, e.state, canonical(e).decode()) for e in reconciled.events]
            db.executemany("INSERT INTO event VALUES (?, ?, ?, ?)", events)
            members = [(event.id, claim) for event in reconciled.events for claim in event.claims]
            db.executemany("INSERT INTO event_claim VALUES (?, ?)", members)
            alerts = {alert.id: (alert.id, alert.kind, canonical(alert).decode()) for alert in reconciled.alerts}
            db.executemany("INSERT INTO alert VALUES (?, ?, ?)", list(alerts.values()))
            db.execute("INSERT INTO reconciled VALUES (1, ?)", (key,))


def _refuse_strangers(path: Path) -> None:
    """Refuse a folder that holds something else than a ledger."""
    known = {DATABASE, "journal.jsonl", "made-by-demo", "writer.lock", "blobs"}
    if path.is_dir() and not known & {entry.name for entry in path.iterdir()} and any(path.iterdir()):
        raise StoreError(
            "store.not-a-ledger", f"{path} holds something that is not a ledger", hint="name another folder"
        )
    if path.exists() and not path.is_dir():
        raise StoreError("store.not-a-ledger", f"{path} is a file, not a ledger's folder", hint="name another folder")


def _locked(path: Path) -> IO[str]:
    lock = path.open("a+", encoding="utf-8")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        lock.seek(0)
        holder = lock.read().strip() or "unknown"
        lock.close()
        cause = f"{path.parent}: another program (process {holder}) is writing to this ledger"
        raise LedgerBusy("store.busy", cause, hint="wait for it to end, then run this again") from error
    if path.read_text(encoding="utf-8") != str(os.getpid()):
        lock.truncate(0)
        lock.write(str(os.getpid()))
        lock.flush()
    return lock


def _add_sighting(db: sqlite3.Connection, root: Path, entry: Entry) -> None:
    sighting = msgspec.json.decode(entry.value, type=Sighting)
    size = blobs.path_of(root, sighting.capture).stat().st_size
    db.execute("INSERT OR IGNORE INTO capture VALUES (?, ?)", (sighting.capture, size))
    row = (sighting.id, sighting.capture, sighting.address, entry.seq, bytes(entry.value).decode())
    db.execute("INSERT OR IGNORE INTO sighting VALUES (?, ?, ?, ?, ?)", row)


def _add_refusal(db: sqlite3.Connection, root: Path, entry: Entry) -> None:
    refusal = msgspec.json.decode(entry.value, type=Refusal)
    row = (refusal.id, refusal.address, refusal.code, entry.seq, bytes(entry.value).decode())
    db.execute("INSERT OR IGNORE INTO refusal VALUES (?, ?, ?, ?, ?)", row)


def _add_decision(db: sqlite3.Connection, root: Path, entry: Entry) -> None:
    decision = msgspec.json.decode(entry.value, type=Decision)
    row = (decision.id, decision.kind, entry.seq, bytes(entry.value).decode())
    db.execute("INSERT OR IGNORE INTO decision VALUES (?, ?, ?, ?)", row)


def _set_theatre(db: sqlite3.Connection, root: Path, entry: Entry) -> None:
    db.execute("INSERT OR REPLACE INTO theatre VALUES (1, ?)", (bytes(entry.value).decode(),))


def _insert_document(db: sqlite3.Connection, document: Document, claims: Sequence[Claim]) -> None:
    row = (document.id, document.capture, document.outlet, document.published.value, canonical(document).decode())
    db.execute("INSERT INTO document VALUES (?, ?, ?, ?, ?)", row)
    # A value as it will be read back (1 as 1.0 where a float is meant), so that its digest can be made again.
    unique = {claim.id: msgspec.json.decode(canonical(claim), type=Claim) for claim in claims}
    rows = [(c.id, c.document, value_digest(c), c.attitude, canonical(c).decode()) for c in unique.values()]
    db.executemany("INSERT INTO claim VALUES (?, ?, ?, ?, ?)", rows)
    words = [(claim.id, claim.words(document.text)) for claim in unique.values()]
    db.executemany("INSERT INTO words VALUES (?, ?)", words)


def value_digest(claim: Claim) -> str:
    """Return the digest of the whole claim, facets and judgements too: a changed column is seen."""
    return digest("value", claim)
