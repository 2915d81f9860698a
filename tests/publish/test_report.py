"""The situation report: every sentence cites, nothing is lost without a word, nothing captured is run."""

import json
import re

import pytest

from thucydides.model.claim import Facets, PlaceFacet, QuantityFacet
from thucydides.model.document import Refusal
from thucydides.model.event import Alert, FieldState, Origin, Reading, Reconciled
from thucydides.model.theatre import Theatre
from thucydides.publish.render import render
from thucydides.publish.report import situation_report
from thucydides.publish.table import event_rows, overview
from thucydides.testing import MemoryView, claim, document, event, span

EVIL = "<script>alert(1)</script> [click](javascript:alert(1)) were killed in Osoknia"
DOC = document("Four people were killed in Osoknia, Arvenia said.", outlet="Example Wire")
OTHER = document("Two people were killed in Osoknia, Tolmark said.", outlet="Example Herald", published="2024-05-15")
BAD = document(f"{EVIL}, Arvenia said.", outlet="<b>Evil</b>", published="")


def toll(doc, words, voice, number):
    count = QuantityFacet(span(doc, words), number, number, number, role="killed")
    return claim(doc, f"{words} were killed in Osoknia", voice=voice, cue="said", facets=Facets(quantities=(count,)))


A = toll(DOC, "Four people", "Arvenia", 4)
B = toll(OTHER, "Two people", "Tolmark", 2)
C = claim(
    BAD, EVIL, voice="Arvenia", cue="said", hedge="unconfirmed",
    facets=Facets(places=(PlaceFacet(span(BAD, "Osoknia"), reason="not in the gazetteer"),)),
)  # fmt: skip


def origin(name, told, doc, side):
    return Origin(name, name.casefold(), "party", side, False, (told.id,), (doc.id,), (doc.outlet,))


KILLED = FieldState(
    "killed",
    "contested",
    (Reading("4", (A.id,), ("Arvenia",), "Arvenia", 4, 4), Reading("2", (B.id,), ("Tolmark",), "Tolmark", 2, 2)),
)
EVENT = event(
    [A, B], [DOC, OTHER], what="Four people were killed in Osoknia", where="Osoknia", state="single-origin", at_least=2,
    start="2024-05-14T00:00:00Z", end="2024-05-15T00:00:00Z", fields=(KILLED,), says=("Arvenia", "Tolmark"),
    origins=(origin("Arvenia", A, DOC, "Arvenia"), origin("Tolmark", B, OTHER, "Tolmark")),
)  # fmt: skip
VIEW = MemoryView(
    (DOC, OTHER, BAD), (A, B, C), Reconciled((EVENT,), (Alert("correction", "Example Wire corrected a toll."),)),
    held_refusals=(Refusal("x.pdf", "read.no-reader", "no reader takes it"),), held_theatre=Theatre("test"),
)  # fmt: skip


def sentences(report):
    return [sentence for section in report.sections for sentence in section.sentences]


def test_every_sentence_cites_claims_of_the_ledger_and_each_is_in_the_source_list():
    report = situation_report(VIEW)
    cited = {claim for sentence in sentences(report) for claim in sentence.claims}
    assert all(sentence.claims for sentence in sentences(report))
    assert cited == {A.id, B.id, C.id} == {row.claim for row in report.sources}
    assert not report.withheld


def test_contested_tolls_stand_side_by_side_and_no_mean_is_told():
    contested = next(s for s in situation_report(VIEW).sections if s.heading == "Contested").sentences[0].text
    assert "4, Arvenia" in contested and "2, Tolmark" in contested
    told = " ".join(re.sub(r"\d{4}-\d\d-\d\d", "", sentence.text) for sentence in sentences(situation_report(VIEW)))
    assert "3" not in told and "three" not in told.casefold()


def test_a_day_holds_what_happened_and_what_was_published_apart():
    headings = {s.heading: len(s.sentences) for s in situation_report(VIEW, day="2024-05-15").sections}
    assert "What happened on 2024-05-15" not in headings
    assert headings["Published on 2024-05-15, of other days"] == 1
    assert {s.heading for s in situation_report(VIEW, day="2024-05-14").sections} >= {"What happened on 2024-05-14"}


def test_what_is_missing_is_said():
    text = render(situation_report(VIEW), "md")
    for words in ("x.pdf", "no date of publication", "places not found in the gazetteer: Osoknia", "correction: "):
        assert words in text


def test_captured_marks_are_shown_not_run():
    html = render(situation_report(VIEW), "html")
    assert "<script" not in html and "<b>" not in html
    assert "default-src 'none'" in html
    markdown = render(situation_report(VIEW), "md")
    assert "<script>" not in markdown and "[click](" not in markdown


@pytest.mark.parametrize("form", ["md", "html"])
def test_each_reference_leads_to_its_source(form):
    text = render(situation_report(VIEW), form)
    used = set(re.findall(r"(?<![a-z])(c:[0-9a-f]{10})", text.split("Sources")[0]))
    listed = set(re.findall(r"(?<![a-z])(c:[0-9a-f]{10})", text.split("Sources")[1]))
    assert used and used == listed


def test_json_holds_the_same():
    found = json.loads(render(situation_report(VIEW), "json"))
    assert [row["claim"] for row in found["sources"]] == [row.claim for row in situation_report(VIEW).sources]


def test_a_row_tells_origins_claimants_and_their_numbers():
    row = event_rows([EVENT])[0]
    assert row["origins"] == "at least 2 origins from 2 outlets"
    assert row["says"] == "Arvenia; Tolmark"
    assert "killed (contested): 4, Arvenia | 2, Tolmark" in row["what"]


def test_the_overview_leaves_hypotheses_out():
    threat = event([C], [BAD], hypothetical=True, state="contested")
    seen = overview(MemoryView((DOC, OTHER, BAD), (A, B, C), Reconciled((EVENT, threat))))
    assert [e.id for e in (*seen.most_attested, *seen.most_contested)] == [EVENT.id, EVENT.id]


def test_an_empty_ledger_gives_an_empty_report():
    report = situation_report(MemoryView())
    assert not sentences(report) and "0 claims" in render(report, "md")
