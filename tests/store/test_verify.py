"""Verification names what was damaged, wherever the hand struck, and says nothing of an untouched ledger."""

import json
import sqlite3

import pytest

from thucydides.model.document import Hints, Refusal, Sighting
from thucydides.model.ids import capture_id
from thucydides.ports import Found
from thucydides.read.anchor import reread
from thucydides.store import blobs
from thucydides.store.verify import verify
from thucydides.store.writer import LedgerWriter
from thucydides.testing import claim, document

NOW = "2024-05-20T06:00:00Z"
TEXT = "Four people were killed in Osoknia, the hospital said."


@pytest.fixture
def ledger(tmp_path):
    with LedgerWriter.open(tmp_path / "l", tool="test/1", now=lambda: NOW) as writer:
        for number, text in enumerate((TEXT, TEXT + " It was Tuesday.", "Nothing more.")):
            sighting = Sighting(capture_id(text.encode()), f"{number}.txt", NOW, "file", Hints())
            writer.add_found(Found(text.encode(), sighting, f"elsewhere/{number}.txt"))
            doc = document(text)
            said = (
                [claim(doc, "Four people were killed in Osoknia", voice="the hospital", cue="said")]
                if number < 2
                else []
            )
            writer.add_reading(sighting, doc, said, parts="p")
        writer.add_refusal(Refusal("x.txt", "capture.empty", "no bytes"), whence="x.txt")
    return tmp_path / "l"


def problems(root):
    return {problem.code for problem in verify(root, reread).problems}


def sql(root, query, *given):
    db = sqlite3.connect(root / "ledger.sqlite")
    db.execute(query, given)
    db.commit()
    db.close()


def test_an_untouched_ledger_agrees(ledger):
    found = verify(ledger, reread)
    assert not found.problems
    assert found.checked["blobs"] == 3
    assert found.checked["journal lines"] == 4


def test_a_changed_byte_is_named(ledger):
    path = blobs.path_of(ledger, capture_id(TEXT.encode()))
    data = bytearray(path.read_bytes())
    data[3] ^= 1
    path.write_bytes(data)
    found = verify(ledger, reread)
    assert {p.where for p in found.problems if p.code == "bytes"} == {capture_id(TEXT.encode())}
    assert "text" in {p.code for p in found.problems}


def test_missing_bytes_are_named(ledger):
    blobs.path_of(ledger, capture_id(TEXT.encode())).unlink()
    assert "bytes" in problems(ledger)


def lines(ledger):
    return (ledger / "journal.jsonl").read_bytes().splitlines(keepends=True)


DAMAGE = {
    "a changed line": lambda rows: [rows[0].replace(b"0.txt", b"9.txt"), *rows[1:]],
    "a changed last line": lambda rows: [*rows[:-1], rows[-1].replace(b"no bytes", b"no words")],
    "a removed line": lambda rows: [rows[0], *rows[2:]],
    "a removed tail": lambda rows: rows[:-1],
    "lines in another order": lambda rows: [rows[1], rows[0], *rows[2:]],
    "a repeated line": lambda rows: [*rows, rows[-1]],
    "a line that is no entry": lambda rows: [rows[0], b"{}\n", *rows[2:]],
    "spaces put in": lambda rows: [rows[0].replace(b'"seq":', b'"seq": '), *rows[1:]],
    "nothing left": lambda rows: [],
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE.keys())
def test_a_damaged_journal_is_named(ledger, damage):
    (ledger / "journal.jsonl").write_bytes(b"".join(damage(lines(ledger))))
    assert "journal" in problems(ledger)


@pytest.mark.parametrize("path", ["$.content[0].start", "$.source[0].end", "$.cue[0].start"])
def test_a_moved_span_is_named(ledger, path):
    sql(ledger, f"UPDATE claim SET value = json_set(value, '{path}', json_extract(value, '{path}') + 1)")
    assert "record" in problems(ledger)


def test_a_changed_judgement_is_named(ledger):
    row = sqlite3.connect(ledger / "ledger.sqlite").execute("SELECT id, value FROM claim").fetchone()
    value = json.loads(row[1]) | {"hedge": "unconfirmed"}
    sql(ledger, "UPDATE claim SET value = ? WHERE id = ?", json.dumps(value, separators=(",", ":")), row[0])
    assert "record" in problems(ledger)


@pytest.mark.parametrize(
    "query",
    [
        "DELETE FROM claim WHERE rowid = 1",
        "DELETE FROM words WHERE rowid = 1",
        "DELETE FROM sighting WHERE address = '2.txt'",
        "DELETE FROM refusal",
        "UPDATE document SET outlet = 'Another'",
        "UPDATE document SET value = replace(value, 'Four', 'Five')",
        "UPDATE claim SET value = 'nonsense'",
        "UPDATE capture SET size = 1",
        "UPDATE words SET said = 'other words'",
    ],
)
def test_a_changed_or_deleted_row_is_named(ledger, query):
    sql(ledger, query)
    assert problems(ledger)


def test_a_destroyed_database_is_reported_not_raised(ledger):
    (ledger / "ledger.sqlite").write_bytes(b"x" * 8192)
    assert problems(ledger) == {"database"}
