"""The checker: no sentence states what its claims do not carry, however the unsupported part is planted."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from thucydides.model.claim import Facets, QuantityFacet
from thucydides.publish.check import check
from thucydides.publish.phrase import of_claim, of_event
from thucydides.publish.report_model import Sentence
from thucydides.testing import claim, document, event, span

DOC = document(
    "At least four people were killed in Osoknia on 14 May, the hospital said.\n"
    "A missile may have hit the bridge, villagers say.\n"
    "Tolmark denied that its army shelled Osoknia.",
    outlet="Example Wire",
)
TOLL = claim(
    DOC, "At least four people were killed in Osoknia on 14 May", voice="the hospital", cue="said",
    facets=Facets(quantities=(QuantityFacet(span(DOC, "At least four people"), 4, 4, None, role="killed"),)),
)  # fmt: skip
MAYBE = claim(DOC, "A missile may have hit the bridge", voice="villagers", cue="say", hedge="unconfirmed")
DENIAL = claim(
    DOC, "its army shelled Osoknia", voice="Tolmark", cue="denied", stance="denies", polarity="denied"
)  # fmt: skip
CLAIMS = {c.id: c for c in (TOLL, MAYBE, DENIAL)}
DOCUMENTS = {DOC.id: DOC}


def kinds(text, *cited, about=None):
    sentence = Sentence(text, tuple(c.id for c in cited))
    return {found.kind for found in check(sentence, CLAIMS, DOCUMENTS, about)}


@pytest.mark.parametrize("told", [TOLL, MAYBE, DENIAL])
def test_a_sentence_of_the_claims_own_words_passes(told):
    assert not check(of_claim(told, DOC), CLAIMS, DOCUMENTS)


GOOD = "the hospital says (Example Wire, 2024-05-14): “At least four people were killed in Osoknia on 14 May”"


def test_the_good_sentence_that_the_plants_start_from_is_good():
    assert not kinds(GOOD, TOLL)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (GOOD.replace("the hospital says", "Mayor Ostap of the hospital says"), "name"),
        (GOOD + " Velyka Tyrsa", "name"),
        (GOOD.replace("Example Wire", "Example Herald"), "name"),
        (GOOD + " and 7 of them", "number"),
        (GOOD + " and seven of them", "number"),
        (GOOD + " and 4000 of them", "date"),
        (GOOD.replace("2024-05-14", "2024-05-15"), "date"),
        (GOOD.replace("At least four", "Four"), "quotation"),
        (GOOD.replace("Osoknia on", "Tyrsa on"), "quotation"),
        (GOOD.replace("four people", "five people"), "quotation"),
        (GOOD + " “and many were wounded”", "quotation"),
        (GOOD + " “", "quotation"),
        (GOOD.replace("the hospital says ", ""), "attribution"),
        (GOOD.replace("the hospital says", "the witness says"), "attribution"),
        (GOOD.replace("says", "denies"), "polarity"),
        (GOOD + " brutally", "word"),
        ("“”", "quotation"),
    ],
)
def test_a_planted_part_is_caught(text, kind):
    assert kind in kinds(text, TOLL)


def test_a_dropped_hedge_is_caught():
    told = of_claim(MAYBE, DOC).text
    assert "hedge" in kinds(told.replace(", unconfirmed", ""), MAYBE)


def test_a_hedge_of_another_kind_does_not_do():
    assert "hedge" in kinds(of_claim(MAYBE, DOC).text.replace(", unconfirmed", ", expected"), MAYBE)


def test_a_dropped_denial_is_caught():
    assert "polarity" in kinds(of_claim(DENIAL, DOC).text.replace("denies", "says"), DENIAL)


def test_a_sentence_without_claims_or_with_unknown_ones_is_caught():
    assert kinds("the hospital says") == {"citation"}
    assert {f.kind for f in check(Sentence(GOOD, (TOLL.id, "claim:gone")), CLAIMS, DOCUMENTS)} == {"citation"}


def test_every_cited_voice_must_be_named():
    assert "attribution" in kinds(GOOD, TOLL, MAYBE)


def test_an_events_counts_are_its_own():
    about = event([TOLL], [DOC], where="Osoknia", start="2024-05-14T00:00:00Z", end="2024-05-15T00:00:00Z")
    told = of_event(about, CLAIMS, DOCUMENTS)
    assert not check(told, CLAIMS, DOCUMENTS, about)
    more = msgspec.structs.replace(told, text=told.text.replace("at least 1 origin", "at least 3 origins"))
    assert {f.kind for f in check(more, CLAIMS, DOCUMENTS, about)} == {"number"}


@given(st.integers(0, 10_000), st.sampled_from([TOLL, MAYBE, DENIAL]))
def test_no_number_slips_in(number, told):
    text = of_claim(told, DOC).text
    carried = {"4", "14", "2024", "05"}
    found = kinds(f"{text} {number}", told)
    assert str(number) in carried or found & {"number", "date"}


@given(st.from_regex(r"[A-Z][a-z]{3,9}", fullmatch=True), st.sampled_from([TOLL, MAYBE, DENIAL]))
def test_no_name_slips_in(name, told):
    before, after = of_claim(told, DOC), f"{of_claim(told, DOC).text} {name}"
    words = {word.strip("“”(),:.").casefold() for word in f"{before.text} {told.words(DOC.text)}".split()}
    known = name.casefold() in words | {"with", "from", "that", "least", "most", "says", "origin", "origins", "outlet"}
    assert (
        known or kinds(after, told) & {"name", "number", "polarity", "hedge"} or kinds(name.casefold(), told) == set()
    )
