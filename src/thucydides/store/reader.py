"""The read-only sight of a ledger: meets ``ports.LedgerView``; works while a writer writes."""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar

import msgspec

from thucydides.errors import InputError
from thucydides.model.claim import Claim
from thucydides.model.document import Document, Outcome, Refusal, Sighting
from thucydides.model.event import Alert, Decision, Event, Reconciled
from thucydides.model.theatre import Theatre
from thucydides.store import blobs, decided, schema
from thucydides.store.guard import guarded

DATABASE = "ledger.sqlite"
Value = TypeVar("Value")


def fold(text: str) -> str:
    """Return text without case and diacritics, for comparison."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c))


class View:
    """What reader and writer share: every look into the database."""

    def __init__(self, root: Path, connection: sqlite3.Connection) -> None:
        """Look into the ledger at ``root`` through an open connection."""
        self.root, self._db = root, connection

    def __enter__(self) -> Self:
        """Stay open for a block."""
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        """Close at the end of the block."""
        self.close()

    def close(self) -> None:
        """Close the database."""
        self._db.close()

    def _rows(self, query: str, *given: object) -> list[tuple[str, ...]]:
        with guarded(self.root / DATABASE):
            return self._db.execute(query, given).fetchall()

    def _values(self, kind: type[Value], query: str, *given: object) -> list[Value]:
        with guarded(self.root / DATABASE):
            rows = self._db.execute(query, given).fetchall()
        try:
            return [msgspec.json.decode(row[0], type=kind) for row in rows]
        except msgspec.MsgspecError as error:
            raise _damaged(self.root, error) from error

    def documents(self) -> Mapping[str, Document]:
        """Return all documents by id, in order of id."""
        return {row.id: row for row in self._values(Document, "SELECT value FROM document ORDER BY id")}

    def document(self, identity: str) -> Document:
        """Return one document by its id or a prefix of it."""
        return self._one(Document, "document", identity)

    def all_claims(self) -> Sequence[Claim]:
        """Return every claim as it was read, in order of id."""
        return self._values(Claim, "SELECT value FROM claim ORDER BY id")

    def claims(self) -> Sequence[Claim]:
        """Return the ledger's claims in order of id, decisions applied; attitudes are left out."""
        found = self._values(Claim, "SELECT value FROM claim WHERE attitude = 0 ORDER BY id")
        return decided.apply(found, self.decisions())

    def claim(self, identity: str) -> Claim:
        """Return one claim by its id or a prefix of it, decisions applied (a rejected one as it was read)."""
        found = self._one(Claim, "claim", identity)
        return next(iter(decided.apply([found], self.decisions())), found)

    def outcomes(self) -> Sequence[Outcome]:
        """Return what came of reading each sighting, in order of sighting."""
        query = "SELECT sighting, parts, ifnull(document, ''), ifnull(refusal, '') FROM reading ORDER BY sighting"
        return [Outcome(*row) for row in self._rows(query)]

    def events(self) -> Sequence[Event]:
        """Return all events in order of id."""
        return self._values(Event, "SELECT value FROM event ORDER BY id")

    def event(self, identity: str) -> Event:
        """Return one event by its id or a prefix of it."""
        return self._one(Event, "event", identity)

    def reconciled(self) -> Reconciled:
        """Return the events and the ledger-wide alerts."""
        alerts = self._values(Alert, "SELECT value FROM alert ORDER BY id")
        return Reconciled(tuple(self.events()), tuple(alerts))

    def sightings(self) -> Sequence[Sighting]:
        """Return all sightings in order of id."""
        return self._values(Sighting, "SELECT value FROM sighting ORDER BY id")

    def refusals(self) -> Sequence[Refusal]:
        """Return all refusals in order of id."""
        return self._values(Refusal, "SELECT value FROM refusal ORDER BY id")

    def decisions(self) -> Sequence[Decision]:
        """Return all decisions in order of their making."""
        return self._values(Decision, "SELECT value FROM decision ORDER BY seq")

    def theatre(self) -> Theatre:
        """Return the theatre in force; one without a name when none was set."""
        found = self._values(Theatre, "SELECT value FROM theatre")
        return found[0] if found else Theatre("")

    def blob(self, capture: str) -> bytes:
        """Return the untouched bytes of a capture."""
        with guarded(self.root):
            return blobs.get(self.root, capture)

    def counts(self) -> dict[str, int]:
        """Return how many captures, sightings, documents, claims, events and refusals there are."""
        tables = {"captures": "capture", "sightings": "sighting", "documents": "document"}
        found = {name: self._count(table) for name, table in tables.items()}
        happened = sum(not event.hypothetical for event in self.events())
        return found | {"claims": len(self.claims()), "events": happened, "refusals": self._count("refusal")}

    def _count(self, table: str) -> int:
        return int(self._rows(f"SELECT count(*) FROM {table}")[0][0])  # noqa: S608  names of our own tables

    def _one(self, kind: type[Value], table: str, identity: str) -> Value:
        query = f"SELECT value FROM {table} WHERE substr(id, 1, length(?1)) = ?1 LIMIT 3"  # noqa: S608  our own tables
        prefix = identity if ":" in identity else f"{'doc' if table == 'document' else table}:{identity}"
        found = self._values(kind, query, prefix)
        if not found:
            raise InputError("decide.unknown-id", f"no {table} {identity}", hint=f"see: thucydides {table}s --json")
        if len(found) > 1:
            raise InputError("decide.ambiguous-id", f"several {table}s begin with {identity}", hint="give more of it")
        return found[0]

    def find_claims(
        self, *, voice: str = "", outlet: str = "", text: str = "", hedge: str = "", type_: str = "",
        place: str = "", since: str = "", until: str = "", limit: int = 0,
    ) -> Sequence[Claim]:  # fmt: skip
        """Return the claims that meet every filter given, in order of publication, then of id.

        ``voice``, ``outlet`` and ``place`` are parts of names, case and diacritics aside; ``text`` is an FTS5 query.
        """
        documents = self.documents()
        matching = self._matching(text) if text else None
        found = [
            claim
            for claim in self.claims()
            if (matching is None or claim.id in matching)
            and (not hedge or claim.hedge == hedge)
            and (not voice or any(fold(voice) in fold(f"{link.name} {link.office}") for link in claim.chain[1:]))
            and (not outlet or fold(outlet) in fold(documents[claim.document].outlet))
            and (not type_ or any(facet.type == type_ for facet in claim.facets.types))
            and (not place or _at(claim, documents[claim.document].text, fold(place)))
            and _published_between(documents[claim.document], since, until)
        ]
        found.sort(key=lambda claim: (documents[claim.document].published.value or "~", claim.document, claim.content))
        return found[:limit] if limit else found

    def _matching(self, text: str) -> set[str]:
        try:
            rows = self._db.execute("SELECT claim FROM words WHERE words MATCH ?", (text,)).fetchall()
        except sqlite3.OperationalError as error:
            cause = f"the search {text!r} cannot be understood: {error}"
            raise InputError("usage", cause, hint='words, "a phrase", AND, OR, NOT, prefix*') from error
        return {row[0] for row in rows}


def _at(claim: Claim, text: str, place: str) -> bool:
    return any(place in fold(f"{facet.name} {facet.span.of(text)} {facet.place}") for facet in claim.facets.places)


def _published_between(document: Document, since: str, until: str) -> bool:
    date = document.published.value
    return not (since or until) or (
        bool(date) and date[: len(since)] >= since and (not until or date[: len(until)] <= until)
    )


def _damaged(root: Path, error: Exception) -> Exception:
    from thucydides.errors import IntegrityError

    return IntegrityError("store.damaged", f"{root}: a record cannot be read: {error}", hint="run: thucydides verify")


class LedgerReader(View):
    """A ledger opened for reading only."""

    def __init__(self, root: Path) -> None:
        """Open the ledger at ``root``; ``store.missing``, ``store.too-new`` or ``store.damaged`` when it cannot be."""
        with guarded(root / DATABASE):
            connection = schema.connect(root / DATABASE, write=False)
            schema.check(connection, root)
            connection.execute("SELECT count(*) FROM journal_seen").fetchone()
        super().__init__(root, connection)
