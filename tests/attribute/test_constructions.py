"""Every construction of reported speech that the rules must read, in sentences written for these tests."""

from __future__ import annotations

import pytest

from thucydides.attribute.rules import RuleAttributor
from thucydides.bench.attribution import plain_document
from thucydides.model.claim import Claim


def read(text: str) -> list[Claim]:
    """Return the attributed claims that the ledger would keep."""
    claims = RuleAttributor().attribute(plain_document(text))
    return [c for c in claims if c.kind != "own" and not c.attitude]


def shown(text: str) -> list[tuple[str, str, str]]:
    return [(c.source[0].of(text) if c.source else "", c.cue[0].of(text), c.words(text)) for c in read(text)]


CASES = [
    # indirect
    ("The army said that two bridges had been destroyed.", "The army", "said", "that two bridges had been destroyed"),
    (
        "The ministry says its troops took the village of Dolne.",
        "The ministry",
        "says",
        "its troops took the village of Dolne",
    ),
    (
        "On Monday, the governor, Olena Marchuk, said the plant was on fire.",
        "the governor, Olena Marchuk",
        "said",
        "the plant was on fire",
    ),
    (
        "Colonel Ivan Rudenko, who commands the garrison, said the road was open.",
        "Colonel Ivan Rudenko, who commands the garrison",
        "said",
        "the road was open",
    ),
    (
        "A spokesman told reporters on Tuesday that the bridge was intact.",
        "A spokesman",
        "told",
        "that the bridge was intact",
    ),
    (
        "Officials familiar with the talks said a deal was near.",
        "Officials familiar with the talks",
        "said",
        "a deal was near",
    ),
    ("Unconfirmed reports said that the depot had burned.", "Unconfirmed reports", "said", "that the depot had burned"),
    (
        "Some newspapers speculate that the column could turn north.",
        "Some newspapers",
        "speculate",
        "that the column could turn north",
    ),
    ("The general did not say that the town had fallen.", "The general", "did not say", "that the town had fallen"),
    (
        "Both mayors have repeatedly warned that the dam may burst.",
        "Both mayors",
        "have repeatedly warned",
        "that the dam may burst",
    ),
    ("The hospital acknowledged losing power.", "The hospital", "acknowledged", "losing power"),
    # what is said first
    ("Two people were killed in the raid, rescuers said.", "rescuers", "said", "Two people were killed in the raid"),
    (
        "Two people were killed in the raid, the mayor wrote on Telegram.",
        "the mayor",
        "wrote",
        "Two people were killed in the raid",
    ),
    ("The town, he said, was empty.", "he", "said", "The town ... was empty"),
    ("The bridge has been hit again, says Kyiv.", "Kyiv", "says", "The bridge has been hit again"),
    # according to
    ("According to the police, nine cars burned.", "the police", "According to", "nine cars burned"),
    ("Nine cars burned, according to the police.", "the police", "according to", "Nine cars burned"),
    (
        "The raid, according to Rybar, a military blogger, lasted an hour.",
        "Rybar, a military blogger",
        "according to",
        "The raid ... lasted an hour",
    ),
    # quotations
    ('"We hold the hill," Petro Koval said.', "Petro Koval", "said", '"We hold the hill,"'),
    ('"We hold the hill," said Petro Koval, a sergeant.', "Petro Koval, a sergeant", "said", '"We hold the hill,"'),
    ("'We hold the hill,' said Petro Koval.", "Petro Koval", "said", "'We hold the hill,'"),
    ("«We hold the hill», said Petro Koval.", "Petro Koval", "said", "«We hold the hill»"),
    ("“We hold the hill”, he said, “and we shall stay.”", "he", "said", "“We hold the hill” ... “and we shall stay.”"),
    ('Koval said: "We hold the hill. Nobody leaves."', "Koval", "said", '"We hold the hill. Nobody leaves."'),
    ('The mayor wrote on Telegram: "Stay in the shelters."', "The mayor", "wrote", '"Stay in the shelters."'),
    ('The army called the raid "a great success."', "The army", "called", 'the raid "a great success."'),
    ("„Wir bleiben hier“, said Koval.", "Koval", "said", "„Wir bleiben hier“"),
    # participles, nouns, passives, calls
    ("The minister called on the council to send buses.", "The minister", "called on", "the council to send buses"),
    ("The council urged both sides to stop the shelling.", "The council", "urged", "both sides to stop the shelling"),
    ("The column is said to have reached the river.", "", "is said", "The column ... to have reached the river"),
    (
        "The colonel was quoted as saying that the pass was closed.",
        "The colonel",
        "was quoted as saying",
        "that the pass was closed",
    ),
    ("The captain rejected his claim that the pass was open.", "his", "claim", "that the pass was open"),
    ("Rebels threatened to shell the port.", "Rebels", "threatened", "to shell the port"),
]


@pytest.mark.parametrize(("text", "source", "cue", "content"), CASES)
def test_a_construction_is_read(text: str, source: str, cue: str, content: str) -> None:
    assert (source, cue, content) in shown(text)


def test_an_added_participle_is_a_claim_of_the_same_source() -> None:
    found = shown("The army said it took Dolne, adding that the rail line was cut.")
    assert found == [("The army", "said", "it took Dolne"), ("The army", "adding", "that the rail line was cut")]


def test_a_participle_at_the_head_takes_the_source_of_the_main_clause() -> None:
    found = shown('Denying that the fleet had left, the admiral said: "Nobody sailed."')
    assert found == [
        ("the admiral", "Denying", "that the fleet had left"),
        ("the admiral", "said", '"Nobody sailed."'),
    ]


def test_coordinated_verbs_share_their_source() -> None:
    found = shown("The governor denied that shops were looted and said that police were on the streets.")
    assert [row[0] for row in found] == ["The governor", "The governor"]
    assert found[0][2] == "that shops were looted"


def test_a_contrasting_speaker_ends_what_the_first_one_says() -> None:
    found = shown("The rebels said they shot down a helicopter, but the army claims that it crashed.")
    assert found == [
        ("The rebels", "said", "they shot down a helicopter"),
        ("the army", "claims", "that it crashed"),
    ]


def test_a_quotation_runs_on_over_sentences_and_paragraphs() -> None:
    text = (
        '"We left at dawn," said Hanna Melnyk. "The road was mined.\n'
        '"Then the shelling began.\n"Nobody helped us."\nThe town is empty.'
    )
    claims = [c for c in read(text) if c.kind != "own"]
    said = " ".join(c.words(text) for c in claims)
    assert {c.speaker.name for c in claims} == {"Hanna Melnyk"}
    assert "Nobody helped us" in said
    assert "empty" not in said


def test_a_colon_quotation_after_an_indirect_statement_is_a_claim_of_its_own() -> None:
    text = 'The paper admitted that the line had broken: "Our men are tired. There are too few of them."'
    assert [c.kind for c in read(text)] == ["indirect", "direct"]


@pytest.mark.parametrize(
    "text",
    [
        "The claims department closed.",
        "He read the report by the lake.",
        "The reports were long and the demands of the work were many.",
        "These events show that only unity can save the country.",
    ],
)
def test_words_that_look_like_cues_say_nothing(text: str) -> None:
    assert shown(text) == []


@pytest.mark.parametrize(
    ("text", "chain", "content"),
    [
        ("Shells hit it, the hospital said, Example Wire reported.", ["Example Wire", "hospital"], "Shells hit it"),
        ("Ten people were hurt, a doctor told Example Wire.", ["Example Wire", "a doctor"], "Ten people were hurt"),
        ("Unconfirmed reports say a missile hit the bridge.", ["Unconfirmed reports"], "a missile hit the bridge"),
    ],
)  # fmt: skip
def test_what_stands_at_the_end_of_a_sentence_is_read(text, chain, content):
    (said,) = read(text)
    assert [link.name for link in said.chain[1:]] == chain
    assert said.words(text) == content


@pytest.mark.parametrize("text", ["No official has spoken of it.", "She asked not to be named."])
def test_terms_of_speaking_and_nobody_are_no_statements(text):
    assert not read(text)


def test_a_negated_condition_is_no_denial():
    text = "If the shelling does not stop, the army will strike depots, a spokesman said."
    (said,) = read(text)
    assert (said.polarity, said.hedge) == ("affirmed", "conditional")
