"""The custody journal: one JSON line a record, each carrying the digest of the line before.

A line holds ``seq`` (from 1), ``prev`` (BLAKE2b-256 of the previous line's bytes without its line break; 64 zeros for
the first), ``kind`` (sighting, refusal, decision, theatre), ``when`` (UTC), ``tool``, ``whence`` (absolute origin) and
``value``, the record itself. Lines are appended and fsynced before anything else is told to have happened. An
incomplete last line, left by a kill in mid-write, was never acknowledged: it is set aside in ``journal.torn``.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec import Struct

from thucydides.errors import IntegrityError
from thucydides.model.ids import canonical

FIRST = "0" * 64


class Entry(Struct, frozen=True):
    """One line of the journal; ``value`` is the canonical JSON of a Sighting, Refusal, Decision or Theatre."""

    seq: int
    prev: str
    kind: str
    when: str
    tool: str
    whence: str
    value: msgspec.Raw


def line_digest(line: bytes) -> str:
    """Return the digest that the next line carries."""
    return hashlib.blake2b(line, digest_size=32).hexdigest()


def lines(path: Path) -> list[bytes]:
    """Return the complete lines of a journal, without line breaks."""
    return path.read_bytes().split(b"\n")[:-1] if path.exists() else []


def decode(line: bytes, number: int) -> Entry:
    """Decode line ``number`` (from 1); ``IntegrityError`` when it is no entry."""
    try:
        return msgspec.json.decode(line, type=Entry)
    except msgspec.MsgspecError as error:
        cause = f"journal line {number} cannot be read: {error}"
        raise IntegrityError("store.damaged", cause, hint="run: thucydides verify; restore a copy") from error


class Journal:
    """An open journal at its end; only the holder of the writer's lock may have one."""

    def __init__(self, path: Path) -> None:
        """Open ``path``, setting a torn last line aside."""
        self.path = path
        self.torn = self._set_torn_aside()
        found = lines(path)
        self.count = len(found)
        self.head = line_digest(found[-1]) if found else FIRST

    def _set_torn_aside(self) -> bool:
        data = self.path.read_bytes() if self.path.exists() else b""
        whole = data.rfind(b"\n") + 1
        if whole == len(data):
            return False
        with self.path.with_suffix(".torn").open("ab") as torn:
            torn.write(data[whole:] + b"\n")
        with self.path.open("r+b") as file:
            file.truncate(whole)
            os.fsync(file.fileno())
        return True

    def append(self, *, kind: str, when: str, tool: str, whence: str, value: Struct) -> Entry:
        """Write one line durably and return it."""
        entry = Entry(self.count + 1, self.head, kind, when, tool, whence, msgspec.Raw(canonical(value)))
        line = canonical(entry)
        with self.path.open("ab") as file:
            file.write(line + b"\n")
            file.flush()
            os.fsync(file.fileno())
        self.count, self.head = self.count + 1, line_digest(line)
        return entry

    def after(self, seq: int) -> Iterator[Entry]:
        """Yield the entries after number ``seq``."""
        for number, line in enumerate(lines(self.path)[seq:], start=seq + 1):
            yield decode(line, number)
