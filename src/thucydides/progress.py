"""Progress as values: stages report what happens, renderers (a bar, JSON lines, the desk) live elsewhere."""

from __future__ import annotations

from collections.abc import Callable

from msgspec import Struct

from thucydides.model.document import Refusal


class Began(Struct, frozen=True, tag=True):
    """A stage began; ``total`` items, 0 when unknown."""

    stage: str
    total: int = 0


class Advanced(Struct, frozen=True, tag=True):
    """One item of a stage is done."""

    stage: str
    item: str


class Noted(Struct, frozen=True, tag=True):
    """Something the user should know, which stops nothing."""

    text: str


class Refused(Struct, frozen=True, tag=True):
    """One item was refused; the run goes on."""

    refusal: Refusal


class Finished(Struct, frozen=True, tag=True):
    """A stage ended after ``done`` items."""

    stage: str
    done: int


Progress = Began | Advanced | Noted | Refused | Finished
Listener = Callable[[Progress], None]


def silent(_: Progress) -> None:
    """Listen to nothing."""
