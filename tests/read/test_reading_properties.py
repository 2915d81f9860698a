# ruff: noqa: E501  pages and lines of reports are written whole
import random
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from thucydides.errors import InputError
from thucydides.model.span import Span
from thucydides.read.anchor import reread, source_bytes

BITS = [
    "<p>", "</p>", "<div class='nav'>", "</div>", "\n", "\n\n", "  \n", "> ", "- ", "# ", "*", "_", "`", "[a](", "](b)", "&amp;",
    "&#8217;", "&", "<!--", "-->", "---\n", "a: b\n", "The army said ", "it took the town. ", '"', "“", "”", "12 May 2024", "By Jane Roe",
    "<script>", "</script>", "<td>", "<br>", "\u202e", "\xa0", "é", "Київ ", "🙂", "<h1>", "KYIV (Wire) - ", "|", "\r", "\\", "![",
]  # fmt: skip
NAMES = ["a.html", "a.md", "a.txt", ""]
pages = st.lists(st.sampled_from(BITS), max_size=60).map("".join)


def well_formed(document, data):
    assert reread(document, data) is None
    assert document.runs[0].start == 0
    at = 0
    for part in document.parts:
        assert part.span.start == at
        at = part.span.end + 1
    assert at == len(document.text) + 1
    assert document.text.count("\n") == len(document.parts) - 1


@settings(max_examples=150, deadline=None, derandomize=True)
@given(page=pages, name=st.sampled_from(NAMES))
def test_runs_and_parts_cover_the_text_and_lead_to_the_bytes(read, page, name):
    data = page.encode()
    try:
        document = read(data, name=name)
    except InputError:
        return
    well_formed(document, data)
    for part in document.parts:
        assert source_bytes(document, part.span)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(page=pages, name=st.sampled_from(NAMES))
def test_no_text_is_invented(read, page, name):
    import html

    try:
        document = read(page, name=name)
    except InputError:
        return
    source = re.sub(r"\s+", "", html.unescape(page) + page)
    for run in document.runs:
        words = document.text[run.start : run.end]
        assert words.isspace() or re.sub(r"\s+", "", words) in source


@settings(max_examples=80, deadline=None, derandomize=True)
@given(data=st.binary(max_size=400), name=st.sampled_from(NAMES))
def test_any_bytes_are_read_or_refused(read, data, name):
    try:
        document = read(data, name=name)
    except InputError:
        return
    well_formed(document, data)


@pytest.mark.parametrize("name", ["a.html", "a.md", "a.txt"])
def test_damaged_reports_are_read_or_refused(read, name):
    rng = random.Random(7)
    whole = "".join(rng.choice(BITS) for _ in range(300)).encode("utf-8")
    for _ in range(25):
        data = bytearray(whole[: rng.randrange(1, len(whole))])
        for _ in range(rng.randrange(20)):
            data[rng.randrange(len(data))] = rng.randrange(256)
        try:
            document = read(bytes(data), name=name)
        except InputError:
            continue
        well_formed(document, bytes(data))


def test_a_span_of_the_whole_text_lies_inside_the_bytes(read):
    data = b"The army said that it took the town.\n\nIt gave no number.\n"
    document = read(data, name="a.txt")
    assert source_bytes(document, Span(0, len(document.text))) == [(0, len(data) - 1)]
