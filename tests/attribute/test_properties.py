"""Laws that hold for any text: spans lie inside readable parts, roles do not overlap, hedged words stay hedged."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from thucydides.attribute.rules import RuleAttributor
from thucydides.bench.attribution import plain_document
from thucydides.model.claim import Claim
from thucydides.model.document import READABLE, Document

_PIECES = st.sampled_from(
    [
        "The army",
        "he",
        "General Ivan Petrenko",
        "officials",
        ",",
        ".",
        ":",
        "said",
        "says",
        "told CNN",
        "that",
        "and",
        "denied",
        "according to",
        '"We hold."',
        "“It burns,”",
        "«Nous restons»",
        "'no'",
        "reports that",
        "the town fell",
        "two people were killed",
        "if",
        "might",
        "adding that",
        "called on",
        "to leave",
        "\n",
        "(",
        ")",
        "—",
        "who",
        "was",
        "quoted as saying",
        "is expected to",
        '"',
        "“",
        "on Monday",
        "?",
        "- Kyiv",
        "claim",
        "his",
    ]
)
_TEXTS = st.lists(_PIECES, max_size=25).map(" ".join)
_HEDGES = st.sampled_from(["might", "could", "reportedly", "allegedly", "possibly", "if asked,"])


def attribute(document: Document) -> tuple[Claim, ...]:
    return RuleAttributor().attribute(document)


@settings(max_examples=300, deadline=None)
@given(_TEXTS)
def test_spans_lie_inside_readable_parts_and_roles_do_not_overlap(text: str) -> None:
    document = plain_document(text)
    inside = [part.span for part in document.parts if part.kind in READABLE]
    for claim in attribute(document):
        for span in (*claim.content, *claim.source, *claim.cue, *claim.hedge_spans, *claim.polarity_spans):
            assert any(span.within(part) for part in inside)
        for span in claim.content:
            assert not any(span.overlaps(role) for role in (*claim.source, *claim.cue))
        assert claim.reasons
        assert claim.chain[0].kind == "outlet"


@settings(max_examples=100, deadline=None)
@given(_TEXTS)
def test_the_same_text_gives_the_same_claims_and_ids(text: str) -> None:
    document = plain_document(text)
    first, second = attribute(document), attribute(document)
    assert first == second
    assert len({claim.id for claim in first}) == len(first)


@given(_HEDGES, st.sampled_from(["The army said it", "Officials told CNN that it", "According to police, it", "It"]))
def test_hedged_words_are_never_asserted(hedge: str, head: str) -> None:
    text = f"{head} {hedge} destroyed 3 bridges."
    claims = attribute(plain_document(text))
    assert claims
    assert all(claim.hedge != "asserted" for claim in claims)


def test_furniture_is_not_read() -> None:
    document = plain_document("The army said it took Dolne.\nBy Ann Other, who said so.")
    byline = replace(document.parts[1], kind="byline")
    claims = attribute(replace(document, parts=(document.parts[0], byline)))
    assert [claim.words(document.text) for claim in claims] == ["it took Dolne"]


def test_an_empty_document_has_no_claims() -> None:
    assert attribute(plain_document("")) == ()
