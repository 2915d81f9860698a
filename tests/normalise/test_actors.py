"""Actors: groups with their part in the words; never numbered units."""

from __future__ import annotations

from thucydides.model.span import Span
from thucydides.normalise.actors import actors


def found(text: str) -> list[tuple[str, str]]:
    return [(actor.name, actor.role) for actor in actors(text, [Span(0, len(text))])]


def test_who_acts_and_who_is_acted_on() -> None:
    assert found("Borean troops attacked the Sorvian army.") == [("Borean troops", "agent"), ("Sorvian army", "target")]
    assert found("Sorvian soldiers were captured by Borean forces.") == [
        ("Sorvian soldiers", "target"), ("Borean forces", "agent")]  # fmt: skip


def test_spans_read_back() -> None:
    text = "They said that the rebels shelled a mill."
    (actor,) = actors(text, [Span(0, len(text))])
    assert actor.span.of(text).removeprefix("the ") == actor.name


def test_numbered_units_are_never_actors() -> None:
    assert found("The 92nd Brigade and the 4th Tank Division left.") == []
