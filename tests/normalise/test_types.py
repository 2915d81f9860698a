"""Event types: one facet a type, its span the trigger as written; consequences name their cause."""

from __future__ import annotations

from pathlib import Path

import pytest

from thucydides.model.span import Span
from thucydides.normalise.types import types
from thucydides.normalise.types_lexicon import TRIGGERS

PAGE = Path(__file__).parents[2] / "docs/reference/event-types.md"


def found(text: str) -> dict[str, str]:
    return {facet.type: facet.span.of(text) for facet in types(text, [Span(0, len(text))])}


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Missiles hit the port.", "strike"), ("Artillery shelling went on.", "strike"),
        ("Troops stormed the quarry; clashes went on.", "ground-attack"),
        ("Troops took nine villages.", "territory-taken"),
        ("The garrison withdrew.", "territory-lost"), ("The attack was repelled.", "attack-repelled"),
        ("Gunners shot down two drones.", "intercepted"), ("Two miners were killed.", "killed"),
        ("Six were wounded.", "wounded"), ("They destroyed two tanks.", "equipment-destroyed"),
        ("A school was damaged.", "damage"), ("The town is without power.", "outage"),
        ("Four men were detained.", "captured"), ("Families were evacuated.", "displaced"),
        ("New units were deployed.", "deployment"), ("They delivered air defence systems.", "arms-supply"),
        ("Peace talks resumed.", "talks"), ("He threatened to retaliate.", "threat"),
        ("A humanitarian convoy came.", "humanitarian"),
    ],
)  # fmt: skip
def test_each_type_is_read_from_its_words(words: str, kind: str) -> None:
    assert kind in found(words)


def test_look_alikes_are_no_events() -> None:
    assert "strike" not in found("The nurses ended a hunger strike before the deadline.")
    assert found("The choir sang.") == {}


def test_a_consequence_names_its_cause() -> None:
    text = "Rockets hit the mill, killing two."
    killed = next(facet for facet in types(text, [Span(0, len(text))]) if facet.type == "killed")
    assert "consequence of strike" in killed.reason


def test_only_the_content_is_read() -> None:
    text = "He was killed later. The mill stands."
    assert types(text, [Span(21, len(text))]) == ()


def test_every_type_is_documented() -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert [name for name in TRIGGERS if f"`{name}`" not in page] == []
