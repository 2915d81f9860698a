# ruff: noqa: E501  pages and lines of reports are written whole
import pytest

from thucydides.errors import InputError
from thucydides.read.anchor import reread, source_bytes

REPORT = """---
outlet: Example Gazette
published: 2024-05-13
authors: [Jane Roe, "John Doe"]
fiction: true
---

# Village **changes** hands

Jane Roe \\
13 May 2024

The ministry said its troops had taken the village of *Verkhnia Balka*, [a claim](https://x.example/a) that Kyiv's
general staff denied. "We hold 2 * 3 positions," an officer told the _Example Gazette_.

The retreating units were sent to

> fight.

The units then moved north along the

river road, residents said.

“We saw them leave at dawn,” said a farmer.

“They did not come back.”

## What is known

- four houses burned
- no one was hurt

<script>alert("The army said nothing")</script>

To contact the Example Gazette newsroom visit:

**[gazette.example/contact](https://gazette.example/contact)**
"""


@pytest.fixture(scope="module")
def report(read):
    return read(REPORT, name="report.md")


def test_front_matter_names_the_report(report):
    assert (report.outlet, report.outlet_basis, report.published.value) == ("Example Gazette", "stated", "2024-05-13")
    assert report.authors == ("Jane Roe", "John Doe")
    assert report.fiction
    assert report.title == "Village changes hands"


def test_marks_are_left_out_and_words_stay(report, kinds):
    parts = kinds(report)
    assert (
        "paragraph",
        "The ministry said its troops had taken the village of Verkhnia Balka, a claim that Kyiv's general staff denied. "
        '"We hold 2 * 3 positions," an officer told the Example Gazette.',
    ) in parts
    assert ("heading", "What is known") in parts
    assert ("list", "four houses burned") in parts
    assert not any("nothing" in words for _, words in parts)


def test_a_paragraph_cut_in_mid_sentence_is_one(report, kinds):
    assert ("paragraph", "The units then moved north along the river road, residents said.") in kinds(report)


def test_a_quotation_of_several_paragraphs_stays_apart(report, kinds):
    parts = kinds(report)
    assert ("paragraph", "“We saw them leave at dawn,” said a farmer.") in parts
    assert ("paragraph", "“They did not come back.”") in parts


def test_byline_date_and_footer_are_not_read_for_claims(report, kinds):
    parts = dict((words, kind) for kind, words in kinds(report))
    assert parts["Jane Roe"] == "byline"
    assert parts["13 May 2024"] == "dateline"
    assert parts["To contact the Example Gazette newsroom visit:"] == "furniture"
    assert parts["gazette.example/contact"] == "furniture"


def test_a_span_leads_to_its_words_in_the_source(report):
    from thucydides.model.span import Span

    data = REPORT.encode()
    start = report.text.index("Verkhnia Balka, a claim")
    pieces = source_bytes(report, Span(start, start + len("Verkhnia Balka, a claim")))
    assert [data[low:high].decode() for low, high in pieces] == ["Verkhnia Balka", ", ", "a claim"]
    assert reread(report, data) is None


def test_a_changed_byte_is_named(report):
    data = REPORT.encode().replace(b"ministry", b"Ministry")
    assert "the document says" in reread(report, data)


def test_toml_front_matter(read):
    document = read(
        '+++\ntitle = "A strike"\ndate = 2024-05-12\n+++\nThe army said that it took the town.\n', name="a.md"
    )
    assert (document.title, document.published.value) == ("A strike", "2024-05-12")
    assert document.text.startswith("A strike\n")


@pytest.mark.parametrize(
    "front",
    ["---\noutlet: A\noutlet: B\n---\nText.", "---\noutlet: A\nno colon here\n---\nText.", "---\noutlet: A\nText."],
)
def test_front_matter_that_cannot_be_understood_is_refused(read, front):
    with pytest.raises(InputError) as refused:
        read(front, name="a.md")
    assert refused.value.code == "read.front-matter"


def test_an_impossible_date_is_noted_and_unknown(read):
    document = read("---\npublished: 31 February 2024\n---\nThe army said that it took the town.\n", name="a.md")
    assert (document.published.value, document.published.basis) == ("", "unknown")
    assert document.notes == ("impossible date '31 February 2024'",)
