"""Exports: complete and repeatable as JSON lines, safe in a spreadsheet, checked when they come back."""

import csv
import io
import json

import pytest

from thucydides.errors import InputError
from thucydides.publish.csv import COLUMNS, CsvExporter
from thucydides.publish.jsonl import JsonlExporter, parse
from thucydides.testing import MemoryView, claim, document

TEXT = '=HYPERLINK("x"), the hospital said.'
DOC = document(TEXT, outlet="+Example")
SAID = claim(DOC, '=HYPERLINK("x")', voice="the hospital", cue="said")
VIEW = MemoryView((DOC,), (SAID,), blobs={DOC.capture: TEXT.encode()})


def test_no_cell_is_run_as_a_formula():
    rows = list(csv.DictReader(io.StringIO(b"".join(CsvExporter().export(VIEW)).decode())))
    assert list(rows[0]) == list(COLUMNS)
    assert rows[0]["words"] == '\'=HYPERLINK("x")'
    assert rows[0]["outlet"] == "'+Example"
    assert "captured bytes" in CsvExporter().losses()


def test_what_is_exported_is_read_back_and_ids_are_checked():
    lines = list(JsonlExporter().export(VIEW))
    held = parse(lines)
    assert held.documents == {DOC.id: DOC}
    assert held.claims == {DOC.id: (SAID,)}
    moved = [line.replace(b'"start":0', b'"start":1', 1) if b'"kind":"claim"' in line else line for line in lines]
    with pytest.raises(InputError) as caught:
        parse(moved)
    assert caught.value.code == "import.damaged"


@pytest.mark.parametrize(
    "lines", [[], [b"{}\n"], [b"not json\n"], [b'{"kind":"claim","id":"x","value":1}\n'], [b"\xff\xfe\n"]]
)
def test_what_is_no_export_is_told(lines):
    with pytest.raises(InputError) as caught:
        parse(lines)
    assert caught.value.code == "import.not-an-export"


def test_lines_come_in_a_fixed_order():
    kinds = [json.loads(line)["kind"] for line in JsonlExporter().export(VIEW)]
    assert kinds == ["format", "theatre", "document", "claim"]
