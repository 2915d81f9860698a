"""The checker: no sentence states what its claims do not carry, however the unsupported part is planted."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from thucydides.model.claim import Facets, QuantityFacet
from thucydides.model.event import FieldState, Reading, Reconciled
from thucydides.publish.check import check, check_report
from thucydides.publish.phrase import flat, of_claim, of_event, of_field
from thucydides.publish.report import situation_report
from thucydides.publish.report_model import Sentence
from thucydides.testing import MemoryView, claim, document, event, span

DOC = document(
    "At least four people were killed in Osoknia on 14 May, the hospital said.\n"
    "A missile may have hit the bridge, villagers say.\n"
    "Tolmark denied that its army shelled Osoknia.",
    outlet="Example Wire",
)
TOLL = claim(
    DOC, "At least four people were killed in Osoknia on 14 May", voice="the hospital", cue="said",
    facets=Facets(quantities=(QuantityFacet(span(DOC, "At least four people"), None, 4, None, role="killed"),)),
)  # fmt: skip
MAYBE = claim(DOC, "A missile may have hit the bridge", voice="villagers", cue="say", hedge="unconfirmed")
DENIAL = claim(
    DOC, "its army shelled Osoknia", voice="Tolmark", cue="denied", stance="denies", polarity="denied"
)  # fmt: skip
KILLED = FieldState(
    "killed", "contested",
    (Reading("[4, )", (TOLL.id,), ("the hospital",), low=4), Reading("none", (DENIAL.id,), ("Tolmark",), denied=True)),
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
        (GOOD + " and 4000 of them", "number"),
        (GOOD + " in 1999", "date"),
        (GOOD + " on 15 May", "date"),
        (GOOD + " on Tuesday", "date"),
        (GOOD + " yesterday", "date"),
        (GOOD + " and 14 of them", "number"),
        (GOOD.replace("2024-05-14", "2024-05-15"), "date"),
        (GOOD.replace("At least four", "Four"), "quotation"),
        (GOOD.replace("Osoknia on", "Tyrsa on"), "quotation"),
        (GOOD.replace("four people", "five people"), "quotation"),
        (GOOD + " “and many were wounded”", "quotation"),
        (GOOD + " “", "quotation"),
        (GOOD.replace("the hospital says ", ""), "attribution"),
        (GOOD.replace("the hospital says", "the witness says"), "attribution"),
        (GOOD.replace("says", "denies"), "polarity"),
        (GOOD.replace("says", "never says"), "polarity"),
        (GOOD.replace("says", "admits"), "stance"),
        (GOOD.replace(" says", ""), "attribution"),
        (GOOD.replace("says", "says, unconfirmed"), "hedge"),
        (GOOD.replace("“At least four people", "“four people"), "quotation"),
        (GOOD.replace("says", "says, at least 5"), "number"),
        (GOOD.replace("says", "says, up to 4"), "number"),
        (GOOD.replace("the hospital says", "Ostap Ivanenko of the hospital says"), "name"),
        (GOOD + " (fiction example)", "fiction"),
        (GOOD + " — at least 9 origins from 1 outlet; corroborated", "number"),
        ("One quotation under two names: " + GOOD, "word"),
        (GOOD + "; contested", "state"),
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


ABOUT = event(
    [TOLL, DENIAL], [DOC], where="Osoknia", start="2024-05-14T00:00:00Z", end="2024-05-15T00:00:00Z",
    state="contested", fields=(KILLED,),
)  # fmt: skip


def test_an_event_told_by_the_templates_passes():
    assert not check(of_event(ABOUT, CLAIMS, DOCUMENTS), CLAIMS, DOCUMENTS, ABOUT)
    assert not check(of_field(ABOUT, KILLED, CLAIMS, DOCUMENTS), CLAIMS, DOCUMENTS, ABOUT)


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("at least 1 origin", "at least 3 origins", "number"),
        ("from 1 outlet", "from 2 outlets", "number"),
        ("; contested", "; corroborated", "state"),
        ("Strike", "Massacre", "name"),
        ("at Osoknia", "at Velyka Tyrsa", "name"),
        ("on 2024-05-14", "on 2024-05-16", "date"),
        ("Tolmark denies", "Tolmark says", "polarity"),
        ("Tolmark denies", "the hospital denies", "attribution"),
        ("the hospital says", "Tolmark says", "attribution"),
    ],
)
def test_a_planted_part_of_an_event_is_caught(old, new, kind):
    told = of_event(ABOUT, CLAIMS, DOCUMENTS)
    assert old in told.text
    bent = msgspec.structs.replace(told, text=told.text.replace(old, new, 1))
    assert kind in {f.kind for f in check(bent, CLAIMS, DOCUMENTS, ABOUT)}


def test_two_voices_cannot_trade_their_words():
    told = of_event(ABOUT, CLAIMS, DOCUMENTS)
    first, second = flat(TOLL.words(DOC.text)), flat(DENIAL.words(DOC.text))
    text = told.text.replace(first, "#").replace(second, first).replace("#", second)
    assert {"attribution", "polarity"} <= {
        f.kind for f in check(msgspec.structs.replace(told, text=text), CLAIMS, DOCUMENTS, ABOUT)
    }


@pytest.mark.parametrize("number", ["5, ", "at least 5, ", "up to 4, ", "3 to 4, ", "10, "])
def test_a_claimants_number_is_the_claimants(number):
    told = of_field(ABOUT, KILLED, CLAIMS, DOCUMENTS)
    bent = msgspec.structs.replace(told, text=told.text.replace("at least 4, ", number))
    assert {f.kind for f in check(bent, CLAIMS, DOCUMENTS, ABOUT)} == {"number"}


def test_a_report_is_checked_against_its_ledger():
    view = MemoryView((DOC,), (TOLL, MAYBE, DENIAL), Reconciled((ABOUT,)))
    report = situation_report(view)
    assert not check_report(report, view)
    assert check_report(report, MemoryView((DOC,), (TOLL, MAYBE), Reconciled((ABOUT,))))


@given(st.integers(0, 10_000), st.sampled_from([TOLL, MAYBE, DENIAL]))
def test_no_number_slips_in(number, told):
    """Planted before the quotation and after it; only a count that the claim itself states may stand there."""
    text = of_claim(told, DOC).text
    carried = {"4"} if told is TOLL else set()
    for bent in (f"{text} {number}", text.replace(" (", f" {number} (", 1)):
        assert str(number) in carried or kinds(bent, told) & {"number", "date"}


@given(st.from_regex(r"[A-Z][a-z]{3,9} [A-Z][a-z]{3,9}", fullmatch=True), st.sampled_from([TOLL, MAYBE, DENIAL]))
def test_no_name_slips_in(name, told):
    assert kinds(f"{of_claim(told, DOC).text} {name}", told)


@given(st.data())
def test_no_word_of_a_told_event_can_go_or_change_unnoticed(data):
    """Each word outside the quotations matters, but for the small words of the templates."""
    told = of_event(ABOUT, CLAIMS, DOCUMENTS)
    words = told.text.split(" ")
    at = data.draw(st.integers(0, len(words) - 1))
    bent = " ".join([*words[:at], "Xyz", *words[at + 1 :]])
    assert check(msgspec.structs.replace(told, text=bent), CLAIMS, DOCUMENTS, ABOUT)
