"""The situation report as a value: sentences that cite, in sections; what was withheld and why."""

from __future__ import annotations

from msgspec import Struct


class Sentence(Struct, frozen=True):
    """One sentence of a report. ``claims`` carry all it states; ``event`` lends its computed counts."""

    text: str
    claims: tuple[str, ...]
    event: str = ""
    fiction: bool = False


class Unsupported(Struct, frozen=True):
    """What a sentence states and its claims do not carry."""

    what: str
    kind: str  # name, number, date, quotation, word, hedge, attribution, polarity, citation


class Withheld(Struct, frozen=True):
    """A sentence that is not published, with what is unsupported in it."""

    sentence: Sentence
    unsupported: tuple[Unsupported, ...]


class Section(Struct, frozen=True):
    """A heading with its sentences; ``notes`` are the program's own words on the ledger, not on the war."""

    heading: str
    sentences: tuple[Sentence, ...] = ()
    notes: tuple[str, ...] = ()


class SourceLine(Struct, frozen=True):
    """One entry of the source list: where a cited claim stands, and its exact words."""

    claim: str
    outlet: str
    published: str
    basis: str
    chain: str
    words: str
    document: str
    capture: str
    fiction: bool


class Report(Struct, frozen=True):
    """A situation report."""

    title: str
    period: str
    theatre: str
    sections: tuple[Section, ...]
    sources: tuple[SourceLine, ...]
    withheld: tuple[Withheld, ...]
    legend: tuple[str, ...]
