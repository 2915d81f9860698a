# ruff: noqa: E501  pages and lines of reports are written whole
import pytest

from thucydides.errors import InputError
from thucydides.model.document import READABLE
from thucydides.read.anchor import reread

WIRE = """Strike hits village market, officials say
By Jane Roe and John Doe
12 May 2024

KHARKIV, May 12 (Example Wire) - At least four people were killed when a
missile hit the market of Verkhnia Balka on Sunday, the governor of the
Kharkiv region said.

"There was no warning," a rescue worker said. The defence ministry of
Exampleland denied the strike.

Follow Example Wire on Twitter and Facebook.
(c) 2024 Example Wire. All rights reserved.
"""


def test_head_lines_say_what_the_text_is(read, kinds):
    document = read(WIRE, name="wire.txt")
    assert (document.title, document.authors) == ("Strike hits village market, officials say", ("Jane Roe", "John Doe"))
    assert (document.published.value, document.published.span.of(document.text)) == ("2024-05-12", "12 May 2024")
    assert kinds(document) == [
        ("title", "Strike hits village market, officials say"),
        ("byline", "By Jane Roe and John Doe"),
        ("dateline", "12 May 2024"),
        ("dateline", "KHARKIV, May 12 (Example Wire) -"),
        ("paragraph", "At least four people were killed when a missile hit the market of Verkhnia Balka on Sunday, "
         "the governor of the Kharkiv region said."),
        ("paragraph", '"There was no warning," a rescue worker said. The defence ministry of Exampleland denied the strike.'),
        ("furniture", "Follow Example Wire on Twitter and Facebook."),
        ("furniture", "(c) 2024 Example Wire. All rights reserved."),
    ]  # fmt: skip
    assert reread(document, WIRE.encode()) is None


@pytest.mark.parametrize(
    ("head", "outlet", "authors", "day"),
    [
        ("Jane Roe / 12 May 2024", "", ("Jane Roe",), "2024-05-12"),
        ("Example Post | May 12, 2024", "Example Post", (), "2024-05-12"),
        ("Outlet: Example Post\nPublished: 2024-05-12\nAuthor: Jane Roe", "Example Post", ("Jane Roe",), "2024-05-12"),
        ("Опубліковано: 12 травня 2024 року", "", (), "2024-05-12"),
        ("12 мая 2024", "", (), "2024-05-12"),
        ("Posted on May 12, 2024 by Jane Roe", "", ("Jane Roe",), "2024-05-12"),
        ("Published 10:30 GMT, 12 May 2024", "", (), "2024-05-12"),
    ],
)
def test_common_head_lines(read, head, outlet, authors, day):
    document = read(
        f"Strike hits village market\n{head}\n\nThe army said on Sunday that it took the town.\n", name="a.txt"
    )
    assert (document.outlet, document.authors, document.published.value) == (outlet, authors, day)
    assert document.title == "Strike hits village market"


@pytest.mark.parametrize(
    ("line", "note"), [("31 February 2024", "impossible"), ("03/04/2024", "ambiguous"), ("2024-13-01", "impossible")]
)
def test_a_date_that_cannot_be_is_noted_and_unknown(read, line, note):
    document = read(
        f"Strike hits village market\n{line}\n\nThe army said that it took the town on Sunday.\n", name="a.txt"
    )
    assert (document.published.value, document.published.basis) == ("", "unknown")
    assert any(note in said for said in document.notes)


def test_what_was_given_holds_where_the_text_says_nothing(read):
    document = read(
        "The army said that it took the town.", name="a.txt", outlet="Example Post", published="12 May 2024"
    )
    assert (document.outlet, document.published.value, document.published.basis) == (
        "Example Post",
        "2024-05-12",
        "stated",
    )


def test_a_contradiction_with_what_was_given_is_noted(read):
    document = read(WIRE, name="wire.txt", published="2024-05-11")
    assert document.published.value == "2024-05-12"
    assert any("2024-05-11" in note for note in document.notes)


def test_a_text_without_a_date_stays_without(read):
    document = read("The army said that it took the town on Sunday.", name="a.txt")
    assert (document.published.value, document.published.basis, document.outlet_basis) == ("", "unknown", "unknown")


def test_headings_are_not_joined_to_what_follows(read, kinds):
    text = "The army took the town on Sunday, it said.\n\nFighting in the north\n\nUnits of the army moved along the river and took two more villages there.\n"
    assert ("heading", "Fighting in the north") in kinds(read(text, name="a.txt"))


def test_furniture_between_the_halves_of_a_sentence_steps_behind_it(read, kinds):
    text = "The army said it was moving units from the\n\nAdvertisement\n\nsouthern sector to the town.\n\nIt gave no number.\n"
    document = read(text, name="a.txt")
    assert kinds(document) == [
        ("paragraph", "The army said it was moving units from the southern sector to the town."),
        ("furniture", "Advertisement"),
        ("paragraph", "It gave no number."),
    ]
    assert reread(document, text.encode()) is None


def test_a_correction_is_reporting(read, kinds):
    text = "The army took the town, it said on Sunday.\n\nCorrection: An earlier version of this report gave a wrong number of dead.\n"
    assert all(kind in READABLE for kind, _ in kinds(read(text, name="a.txt")))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "read.empty"),
        (b" \n\t\n", "read.empty"),
        (bytes(range(256)) * 40, "read.binary"),
        (b"\x00\x01\x02" * 500, "read.binary"),
        (b"%PDF-1.7 text", "read.binary"),
        (b"<?xml version='1.0'?><rss><channel/></rss>", "read.no-reader"),
    ],
)
def test_what_is_no_text_is_refused(read, data, code):
    with pytest.raises(InputError) as refused:
        read(data, name="a.txt")
    assert refused.value.code == code
