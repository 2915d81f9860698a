"""The composing normaliser: each claim gets its own facets, and what is lent says so."""

from __future__ import annotations

from thucydides.model.claim import Claim, Link, PlaceFacet
from thucydides.model.document import Dated, Document, Part
from thucydides.model.span import Run, Span
from thucydides.normalise.compose import FacetNormaliser

TEXT = (
    "Shells fell on Dorna.\n"
    "On Saturday four people were killed, the mayor said on Sunday. Six were wounded.\n"
    "Written by A. Writer on 1 April 2024"
)


def part(words: str, kind: str) -> Part:
    at = TEXT.index(words)
    return Part(Span(at, at + len(words)), kind)  # type: ignore[arg-type]


def document() -> Document:
    lines = TEXT.split("\n")
    parts = (part(lines[0], "paragraph"), part(lines[1], "paragraph"), part(lines[2], "byline"))
    return Document(
        "sha256:0", TEXT, parts, (Run(0, len(TEXT), 0, len(TEXT)),), published=Dated("2024-05-12", "stated")
    )


def span(words: str) -> Span:
    at = TEXT.index(words)
    return Span(at, at + len(words))


def claim(content: str, source: str = "", cue: str = "") -> Claim:
    return Claim(
        "doc:1", (span(content),), "indirect" if source else "own", (Link("outlet", "Example"),),
        source=(span(source),) if source else (), cue=(span(cue),) if cue else (),
    )  # fmt: skip


def places(document: Document) -> tuple[PlaceFacet, ...]:
    return (PlaceFacet(span("Dorna"), name="Dorna", precision="settlement"),)


def normalised(*claims: Claim) -> tuple[Claim, ...]:
    return FacetNormaliser(places).normalise(document(), claims)


SAID = claim("On Saturday four people were killed", "the mayor", "said")


def test_the_time_beside_the_cue_is_the_time_of_speaking() -> None:
    (found,) = normalised(SAID)
    assert [(t.value, t.role) for t in found.facets.times] == [("2024-05-11", "event"), ("2024-05-12", "speaking")]


def test_claims_keep_their_order_and_their_words() -> None:
    claims = (claim("Six were wounded"), SAID, claim("Shells fell on Dorna"))
    assert [c.id for c in normalised(*claims)] == [c.id for c in claims]


def test_a_claim_gets_only_the_quantities_of_its_content() -> None:
    killed, wounded = normalised(SAID, claim("Six were wounded"))
    assert [(q.value, q.role) for q in killed.facets.quantities] == [(4, "killed")]
    assert [(q.value, q.role) for q in wounded.facets.quantities] == [(6, "wounded")]


def test_a_place_of_the_content_is_where_it_happened() -> None:
    (found,) = normalised(claim("Shells fell on Dorna"))
    assert [(p.name, p.role) for p in found.facets.places] == [("Dorna", "event")]


def test_no_place_is_carried_over_a_paragraph() -> None:
    assert normalised(SAID)[0].facets.places == ()


def test_furniture_is_not_read_for_times() -> None:
    assert "2024-04-01" not in [t.value for c in normalised(SAID) for t in c.facets.times]


def test_no_claims_no_work() -> None:
    assert normalised() == ()
