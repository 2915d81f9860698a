"""The one real report of the shared data: measured, never copied. Skips where the data is not."""

import json
from pathlib import Path

import pytest

from thucydides.model.document import READABLE
from thucydides.read.anchor import reread

REPORTS = Path(__file__).parents[3] / "shared" / "data" / "reports"
pytestmark = pytest.mark.skipif(not REPORTS.is_dir(), reason="the shared reports are not beside the checkout")


def test_a_real_report_reads_whole(read):
    for file in sorted(REPORTS.glob("*.md")):
        gold = file.with_suffix(".gold.json")
        if not gold.is_file():
            continue
        data = file.read_bytes()
        document = read(data, name=file.name)
        assert reread(document, data) is None
        assert (document.published.basis, document.language) == ("stated", "en")
        assert document.published.value in file.name
        assert len(document.authors) == 1
        assert sum("joined" in part.reason for part in document.parts) == 3
        assert [part.kind for part in document.parts][-2:] == ["furniture", "furniture"]
        quoted = [
            c for row in json.loads(gold.read_text())["attributions"] if row["kind"] == "direct" for c in row["content"]
        ]
        readable = "\n".join(p.span.of(document.text) for p in document.parts if p.kind in READABLE)
        assert quoted
        assert sum(words in readable for words in quoted) >= len(quoted) - 3
