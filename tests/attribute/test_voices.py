"""Who speaks, through whom, how surely: voices, chains, stance, hedge and polarity."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from thucydides.attribute.names import organisation_key, person_key
from thucydides.attribute.rules import RuleAttributor
from thucydides.bench.attribution import plain_document
from thucydides.model.claim import Claim


def read(text: str, outlet: str = "Example Wire") -> list[Claim]:
    claims = RuleAttributor().attribute(replace(plain_document(text), outlet=outlet))
    return [c for c in claims if not c.attitude]


def chain(claim: Claim) -> list[str]:
    return [link.name for link in claim.chain]


@pytest.mark.parametrize(
    "spellings",
    [
        ("Serhii Bondarenko", "Serhiy Bondarenko", "Sergei Bondarenko"),
        ("Ivan Lysianskyi", "Ivan Lysianskii", "Lysiansky"),
        ("Олена Марчук", "Olena Marchuk"),
    ],
)
def test_one_person_has_one_key_in_every_spelling(spellings: tuple[str, ...]) -> None:
    assert len({person_key(name) for name in spellings}) == 1


def test_one_ministry_has_one_key_and_two_ministries_two() -> None:
    names = ("Russian Ministry of Defense", "Russia's Defence Ministry", "the Russian defence ministry")
    assert len({organisation_key(name) for name in names}) == 1
    assert organisation_key("Ukrainian Ministry of Defense") != organisation_key(names[0])


def test_a_pronoun_and_a_short_name_lead_to_the_full_name() -> None:
    claims = read(
        "Brigadier General Taras Hlushko said the ridge was lost. He added that his men were safe.\n"
        "Hlushko warned that the road may be cut."
    )
    assert {c.speaker.name for c in claims} == {"Taras Hlushko"}
    assert len({c.speaker.voice for c in claims}) == 1
    assert claims[0].speaker.office == "Brigadier General"


def test_a_description_leads_to_its_ministry() -> None:
    claims = read("The Ruritanian Ministry of Defence said two drones fell. The ministry added that nobody was hurt.")
    assert len({c.speaker.voice for c in claims}) == 1
    assert claims[0].speaker.voice


def test_an_unnamed_voice_has_no_key() -> None:
    (claim,) = read("One officer said the ridge was lost.")
    assert (claim.speaker.voice, claim.speaker.named, claim.speaker.name) == ("", False, "One officer")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We are tired," one officer told CNN.', ["Example Wire", "CNN", "one officer"]),
        (
            "The mayor, Olha Sydor, told the Daily Courier that shops were shut.",
            ["Example Wire", "Daily Courier", "Olha Sydor"],
        ),
        (
            "In an interview with Radio Nord, Olha Sydor said shops were shut.",
            ["Example Wire", "Radio Nord", "Olha Sydor"],
        ),
        ("Reuters reported that the mayor said shops were shut.", ["Example Wire", "Reuters", "mayor"]),
        ("Olha Sydor, quoted by Interfax, said shops were shut.", ["Example Wire", "Interfax", "Olha Sydor"]),
    ],
)
def test_a_chain_runs_from_the_outlet_over_relays_to_the_voice(text: str, expected: list[str]) -> None:
    assert [name.removeprefix("the ") for name in chain(read(text)[-1])] == expected


def test_a_pronoun_keeps_the_relay_of_the_words_before() -> None:
    claims = read('"We are tired," one officer told CNN. He said he expected more raids.')
    assert chain(claims[-1]) == ["Example Wire", "CNN", "one officer"]


def test_the_medium_is_kept() -> None:
    (claim,) = read("The Ruritanian Ministry of Defence said on Telegram that two drones fell.")
    assert claim.speaker.medium == "Telegram"


@pytest.mark.parametrize(
    ("text", "stance", "hedge", "polarity"),
    [
        ("The army said it took Dolne.", "states", "asserted", "affirmed"),
        ("The army claims it took Dolne.", "claims", "asserted", "affirmed"),
        ("The army denied that it took Dolne.", "denies", "asserted", "denied"),
        ("The army said it did not take Dolne.", "states", "asserted", "denied"),
        ("The army admitted that it lost Dolne.", "admits", "asserted", "affirmed"),
        ("The army said it might leave Dolne.", "states", "possible", "affirmed"),
        ("The army said it would leave Dolne if the bridge fell.", "states", "conditional", "affirmed"),
        ("The army has not confirmed that it left Dolne.", "doubts", "unconfirmed", "affirmed"),
        ("Unconfirmed reports said the army left Dolne.", "states", "unconfirmed", "affirmed"),
        ("The army threatened to burn Dolne.", "threatens", "planned", "affirmed"),
        ("The army vowed to return to Dolne.", "promises", "planned", "affirmed"),
        ("The army ordered civilians to leave Dolne.", "orders", "asserted", "affirmed"),
        ("The army said it allegedly lost Dolne.", "states", "unconfirmed", "affirmed"),
        ("The army predicted that Dolne will fall.", "predicts", "expected", "affirmed"),
        ("Residents believe that the army left Dolne.", "states", "probable", "affirmed"),
    ],
)
def test_a_claim_is_never_stronger_than_its_words(text: str, stance: str, hedge: str, polarity: str) -> None:
    (claim,) = read(text)
    assert (claim.stance, claim.hedge, claim.polarity) == (stance, hedge, polarity)
    if hedge != "asserted":
        assert claim.hedge_spans
    if polarity == "denied":
        assert claim.polarity_spans


def own(text: str) -> list[str]:
    return [c.words(text) for c in read(text) if c.kind == "own"]


@pytest.mark.parametrize(
    "text",
    [
        "Two missiles hit a warehouse in Dolne on Friday.",
        "At least nine people were killed in the raid.",
        "Our forces destroyed two tanks near Dolne.",
        "The convoy reached the river at dawn.",
        "The foreign minister met his counterpart in Geneva.",
    ],
)
def test_an_outlets_own_assertion_is_a_claim_of_the_outlet(text: str) -> None:
    (claim,) = read(text)
    assert (claim.kind, chain(claim), claim.source, claim.cue) == ("own", ["Example Wire"], (), ())


@pytest.mark.parametrize(
    "text",
    [
        "Who fired the missile that hit Dolne?",
        "The world must act now to stop the attack.",
        "Subscribe to our newsletter for 5 new stories.",
        "This shameful attack was a crime.",
        "What a day.",
    ],
)
def test_appeals_questions_and_verdicts_are_no_assertions(text: str) -> None:
    assert own(text) == []


def test_reportedly_hedges_an_own_assertion() -> None:
    (claim,) = read("Two villages were reportedly captured on Sunday.")
    assert (claim.kind, claim.hedge) == ("own", "unconfirmed")


def test_the_clause_after_a_call_is_the_outlets_own() -> None:
    text = "The premier called for a truce, after rockets hit the port."
    assert own(text) == ["rockets hit the port"]
