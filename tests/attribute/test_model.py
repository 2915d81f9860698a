"""The shipped model on sentences of our own and on bad input."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from thucydides.attribute.model import shipped
from thucydides.attribute.rules import RuleAttributor
from thucydides.bench.attribution import plain_document
from thucydides.model.claim import Claim


def claims(text: str) -> list[Claim]:
    return [claim for claim in shipped().attribute(plain_document(text)) if claim.kind != "own"]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "The mayor of Lyptsi, who had spent the night in a cellar, said that two houses had burned down.",
            "The mayor of Lyptsi",
            "two houses had burned down",
        ),
        (
            '"We lost the bridge on Monday," a brigade spokesman told reporters. "The road is open again."',
            "a brigade spokesman",
            "We lost the bridge on Monday",
        ),
        (
            "Rescuers believe three people are still under the rubble, according to the regional governor.",
            "the regional governor",
            "three people are still under the rubble",
        ),
    ],
)
def test_who_said_what(text: str, source: str, content: str) -> None:
    found = [
        claim for claim in claims(text)
        if content in claim.words(text) and any(source in span.of(text) for span in claim.source)
    ]  # fmt: skip
    assert found
    assert all(claim.confidence is None or 0 < claim.confidence < 1 for claim in found)


def test_the_model_sees_what_the_rules_do_not() -> None:
    text = "The ministry was adamant on Tuesday that no convoy had crossed the river."
    ruled = [c for c in RuleAttributor().attribute(plain_document(text)) if c.kind != "own"]
    assert not ruled
    assert any("no convoy had crossed the river" in claim.words(text) for claim in claims(text))


def test_a_language_it_was_not_trained_on_is_left_to_the_rules() -> None:
    document = replace(plain_document("Мэр города сообщил, что мост разрушен."), language="ru")
    assert all(claim.confidence is None for claim in shipped().attribute(document))


def test_a_document_reads_alike_each_time() -> None:
    text = "Officials said the plant was hit. A worker told us it was not.\n" * 12
    assert claims(text) == claims(text)


@pytest.mark.parametrize(
    "text",
    ["", "\u200b\u200b", "“" * 500, "said " * 3000, "ALL OF THEM SAID THE BRIDGE WAS GONE " * 40, "😀 said 😀: “😀”",
     "قال المتحدث إن الجسر دمر", "a" * 50_000, '"Never closed, he said. ' * 200],
)  # fmt: skip
def test_bad_input_gives_valid_spans(text: str) -> None:
    for claim in shipped().attribute(plain_document(text)):
        for span in (*claim.content, *claim.source, *claim.cue):
            assert 0 <= span.start < span.end <= len(text)


@given(st.text(alphabet='aS said"“”.,:\n\u200b\u0301Жי', max_size=300))
@settings(max_examples=25, deadline=None)
def test_any_text_gives_valid_spans(text: str) -> None:
    test_bad_input_gives_valid_spans(text)


def test_time_grows_with_length_only() -> None:
    paragraph = "The governor said that four houses were hit near the river, and denied that troops had left. "

    def cost(times: int) -> float:
        began = time.process_time()
        shipped().attribute(plain_document(paragraph * times))
        return time.process_time() - began

    cost(20)
    assert cost(400) < 12 * max(cost(100), 0.05)  # one paragraph of 38,000 characters; quadratic would be 16 times
