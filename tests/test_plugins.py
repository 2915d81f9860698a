"""Parts register through entry points; losing one is a failure."""

import pytest

from thucydides.errors import ConfigError
from thucydides.plugins import GROUPS, load, registered

EXPECTED = {
    "thucydides.read": {"html", "markdown", "text"},
    "thucydides.export": {"jsonl", "csv"},
}


@pytest.mark.parametrize("group", GROUPS)
def test_every_part_is_registered_and_carries_its_card(group):
    assert set(registered(group)) >= EXPECTED[group]
    for name in registered(group):
        card = load(group, name).card
        assert card.name and card.version and card.takes and card.gives and card.summary


def test_an_unknown_part_names_the_known_ones():
    with pytest.raises(ConfigError) as caught:
        load("thucydides.export", "parket")
    assert "jsonl" in caught.value.hint
