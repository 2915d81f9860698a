# ruff: noqa: E501  pages and lines of reports are written whole
import pytest

from thucydides.read.furniture import authors_of, furniture

FURNITURE = [
    "By Jane Roe", "By Jane Roe in Kyiv, for the Example Post".replace(" in Kyiv,", " |"), "To contact the editors write to news@example.org",
    "Follow us on Facebook and Telegram", "Join our Telegram channel for the latest news", "Share this article", "Facebook Twitter WhatsApp Email",
    "Subscribe to our weekly newsletter", "Sign up to get the day's news in your inbox", "Support our journalism with a donation",
    "© 2024 Example Post", "Copyright 2024 Example Wire. This material may not be published or broadcast.", "Related: Villages emptied",
    "Read more", "See also: What we know", "Photo: Jane Roe / Example Wire", "Jane Roe/Getty Images", "ADVERTISEMENT", "5 min read",
    "Tags: war, villages", "Leave a comment", "https://example.org/story", "Reporting by Jane Roe; Editing by John Doe",
    "The Example Press contributed to this report.", "Підтримайте нашу редакцію", "Читайте также: Что известно",
    "Our journalism depends on readers like you. Please consider making a donation today.", "#war #village",
]  # fmt: skip
REPORTING = [
    "To contact the besieged unit, the army dropped radios over the town, an officer said.",
    "By Sunday evening the town had fallen.",
    "Follow-up strikes hit the bridge twice on Monday.",
    "Share prices fell after the strike, the exchange said.",
    "Support for the troops is falling, a poll showed.",
    '"Join us on Telegram and donate," the commander told reporters on Sunday.',
    "Correction: an earlier version of this report gave a wrong number of dead.",
    "Editor's note: the village's name was changed in 2016.",
    "Read the order aloud, the colonel told his men, according to two of them.",
    "Print workers were among the dead, the union said.",
    "The video showed a burning depot. Its source is unclear.",
    "In pictures released by the ministry, soldiers raise a flag.",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_is_told(line):
    assert furniture(line) is not None


@pytest.mark.parametrize("line", REPORTING)
def test_reporting_is_not_taken_for_furniture(line):
    assert furniture(line) is None


def test_authors_are_the_people_of_a_byline():
    assert authors_of("By Jane Roe, John Doe and Sam Example | 12 May 2024") == ("Jane Roe", "John Doe", "Sam Example")
