"""The database's tables and their numbered migrations (``PRAGMA user_version``)."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from thucydides.errors import SchemaTooNew, StoreError

#: Migration n brings a database from version n to n + 1. Never edit one that was released: add the next.
MIGRATIONS: tuple[str, ...] = (
    """
    CREATE TABLE journal_seen (one INTEGER PRIMARY KEY CHECK (one = 1), seq INTEGER NOT NULL,
      head TEXT NOT NULL) STRICT;
    INSERT INTO journal_seen VALUES (1, 0, '');
    CREATE TABLE capture (id TEXT PRIMARY KEY, size INTEGER NOT NULL) STRICT;
    CREATE TABLE sighting (id TEXT PRIMARY KEY, capture TEXT NOT NULL REFERENCES capture(id), address TEXT NOT NULL,
      seq INTEGER NOT NULL, value TEXT NOT NULL) STRICT;
    CREATE TABLE refusal (id TEXT PRIMARY KEY, address TEXT NOT NULL, code TEXT NOT NULL, seq INTEGER NOT NULL,
      value TEXT NOT NULL) STRICT;
    CREATE TABLE decision (id TEXT PRIMARY KEY, kind TEXT NOT NULL, seq INTEGER NOT NULL, value TEXT NOT NULL) STRICT;
    CREATE TABLE theatre (one INTEGER PRIMARY KEY CHECK (one = 1), value TEXT NOT NULL) STRICT;
    CREATE TABLE document (id TEXT PRIMARY KEY, capture TEXT NOT NULL REFERENCES capture(id), outlet TEXT NOT NULL,
      published TEXT NOT NULL, value TEXT NOT NULL) STRICT;
    CREATE TABLE reading (sighting TEXT PRIMARY KEY REFERENCES sighting(id), parts TEXT NOT NULL,
      document TEXT REFERENCES document(id), refusal TEXT REFERENCES refusal(id)) STRICT;
    CREATE TABLE claim (id TEXT PRIMARY KEY, document TEXT NOT NULL REFERENCES document(id), digest TEXT NOT NULL,
      attitude INTEGER NOT NULL, value TEXT NOT NULL) STRICT;
    CREATE INDEX claim_document ON claim (document);
    CREATE VIRTUAL TABLE words USING fts5 (claim UNINDEXED, said, tokenize = "unicode61 remove_diacritics 2");
    CREATE TABLE event (id TEXT PRIMARY KEY, type TEXT NOT NULL, state TEXT NOT NULL, value TEXT NOT NULL) STRICT;
    CREATE TABLE event_claim (event TEXT NOT NULL REFERENCES event(id) ON DELETE CASCADE,
      claim TEXT NOT NULL REFERENCES claim(id), PRIMARY KEY (event, claim)) STRICT;
    CREATE TABLE alert (id TEXT PRIMARY KEY, kind TEXT NOT NULL, value TEXT NOT NULL) STRICT;
    CREATE TABLE reconciled (one INTEGER PRIMARY KEY CHECK (one = 1), key TEXT NOT NULL) STRICT;
    """,
)


def version(connection: sqlite3.Connection) -> int:
    """Return the schema version of a database."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def check(connection: sqlite3.Connection, path: Path) -> int:
    """Return the version; ``SchemaTooNew`` when a newer program made it."""
    found = version(connection)
    if found > len(MIGRATIONS):
        cause = f"{path}: made by a newer version (schema {found}, this program knows {len(MIGRATIONS)})"
        raise SchemaTooNew("store.too-new", cause, hint="update thucydides; nothing was changed")
    return found


def migrate(connection: sqlite3.Connection, path: Path) -> None:
    """Bring a database to the newest version, one transaction a step."""
    for number in range(check(connection, path), len(MIGRATIONS)):
        script = f"BEGIN IMMEDIATE; {MIGRATIONS[number]} PRAGMA user_version = {number + 1}; COMMIT;"
        connection.executescript(script)


def connect(path: Path, *, write: bool) -> sqlite3.Connection:
    """Open the database of a ledger; ``store.missing`` when a reader finds none."""
    if not write and not path.is_file():
        raise StoreError("store.missing", f"no ledger in {path.parent}", hint="make one: thucydides follow ITEM...")
    mode = "rwc" if write else "ro"
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode={mode}", uri=True, isolation_level=None, timeout=10)
    connection.execute("PRAGMA foreign_keys = ON")
    if write:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = FULL")
    return connection
