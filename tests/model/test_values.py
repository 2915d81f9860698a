"""Values: spans never lie, ids depend on content alone."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from thucydides.model.claim import Claim, Facets, Link, TypeFacet
from thucydides.model.ids import canonical, capture_id, digest
from thucydides.model.span import Span

offsets = st.integers(0, 50)


@given(st.text(min_size=1), st.data())
def test_a_span_reads_back_its_words(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert Span(start, end).of(text) == text[start:end]


@pytest.mark.parametrize(("start", "end"), [(3, 3), (4, 2)])
def test_a_span_covers_something(start, end):
    with pytest.raises(ValueError, match="cover"):
        Span(start, end)


def test_a_span_past_the_end_is_refused():
    with pytest.raises(IndexError):
        Span(0, 5).of("four")


@given(offsets, offsets, offsets, offsets)
def test_overlap_is_mutual_and_containment_implies_it(a, b, c, d):
    one, other = Span(a, a + b + 1), Span(c, c + d + 1)
    assert one.overlaps(other) == other.overlaps(one)
    assert not one.within(other) or one.overlaps(other)


def test_ids_are_tagged_and_repeatable():
    assert capture_id(b"") == "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert digest("x", {"b": 1, "a": 2}) == digest("x", {"a": 2, "b": 1}) != digest("y", {"a": 2, "b": 1})


def test_a_claims_id_is_that_of_its_words_not_of_its_judgements():
    claim = Claim("doc:1", (Span(0, 4),), "own", (Link("outlet", "Example"),))
    judged = msgspec.structs.replace(claim, hedge="possible", facets=Facets(types=(TypeFacet(Span(0, 2), "strike"),)))
    moved = msgspec.structs.replace(claim, content=(Span(1, 4),))
    assert claim.id == judged.id != moved.id


def test_values_survive_json():
    claim = Claim("doc:1", (Span(0, 4),), "own", (Link("outlet", "Example"),))
    assert msgspec.json.decode(canonical(claim), type=Claim) == claim
