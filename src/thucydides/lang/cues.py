"""The cue lexicon: words that signal who says something, each with stance, hedge and the frames it takes.

The entries stand in ``cues.tsv`` beside this module; verbs were chosen by how often they signal an attribution in
annotated news and completed by hand for communiques and war reporting. ``docs/reference/lexicon.md`` is made from it.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal, cast, get_args

from msgspec import Struct

from thucydides.model.claim import Hedge, Stance

CueClass = Literal["say", "show", "ask", "call", "act", "plan", "think", "feel"]
VerbForm = Literal["base", "third", "past", "participle", "ing"]


class Cue(Struct, frozen=True):
    """A verb of the lexicon. ``frames``: what may follow (see the head of ``cues.tsv``)."""

    lemma: str
    kind: CueClass
    stance: Stance
    hedge: Hedge
    frames: frozenset[str]

    @property
    def particle(self) -> str:
        """Return the particle that belongs to it ("out" of "point out"), or ''."""
        return next((frame[2:] for frame in self.frames if frame.startswith("p:")), "")

    @property
    def prepositions(self) -> frozenset[str]:
        """Return the prepositions after which its noun phrase stands ("for" of "call for")."""
        return frozenset(frame[2:] for frame in self.frames if frame.startswith("n:"))


def _regular(lemma: str, *, double: bool) -> tuple[str, str, str, str]:
    stem = lemma + lemma[-1] if double else lemma
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        return lemma[:-1] + "ies", lemma[:-1] + "ied", lemma[:-1] + "ied", lemma + "ing"
    third = lemma + ("es" if lemma.endswith(("s", "sh", "ch", "x", "z")) else "s")
    if lemma.endswith("ee"):
        return third, lemma + "d", lemma + "d", lemma + "ing"
    if lemma.endswith("e"):
        return third, lemma + "d", lemma + "d", lemma[:-1] + "ing"
    return third, stem + "ed", stem + "ed", stem + "ing"


def _forms(lemma: str, irregular: str) -> dict[str, VerbForm]:
    listed = irregular.split()
    third, past, participle, ing = listed if len(listed) == 4 else _regular(lemma, double=irregular == "!")
    return {ing: "ing", participle: "participle", past: "past", third: "third", lemma: "base"}


def _entry(fields: list[str]) -> Cue:
    lemma, kind, stance, hedge, frames = fields[:5]
    if kind not in get_args(CueClass) or stance not in get_args(Stance):
        raise ValueError(f"cues.tsv: {lemma}: no such class or stance: {kind}, {stance}")
    return Cue(
        lemma, cast(CueClass, kind), cast(Stance, stance), cast(Hedge, hedge or "asserted"), frozenset(frames.split())
    )


def _rows() -> list[list[str]]:
    lines = (Path(__file__).parent / "cues.tsv").read_text(encoding="utf-8").splitlines()
    return [[*line.split("\t"), "", ""] for line in lines if line and not line.startswith("#")]


@cache
def cues() -> tuple[Cue, ...]:
    """Return all entries in the order of the lexicon."""
    return tuple(_entry(row) for row in _rows())


@cache
def verb_forms() -> dict[str, tuple[tuple[Cue, VerbForm], ...]]:
    """Return every inflected form with the entries it may belong to."""
    found: dict[str, tuple[tuple[Cue, VerbForm], ...]] = {}
    for row, cue in zip(_rows(), cues(), strict=True):
        for form, name in _forms(cue.lemma, row[5]).items():
            found[form] = (*found.get(form, ()), (cue, name))
    return found


class NounCue(Struct, frozen=True):
    """A noun that introduces what is said ("claim that"); ``itself``: it can be its own source ("reports that")."""

    noun: str
    stance: Stance
    hedge: Hedge
    itself: bool = False


_NOUNS: tuple[tuple[str, Stance, Hedge, bool], ...] = (
    ("report", "states", "unconfirmed", True), ("claim", "claims", "asserted", False),
    ("allegation", "claims", "unconfirmed", True), ("accusation", "claims", "unconfirmed", False),
    ("statement", "states", "asserted", False), ("assertion", "claims", "asserted", False),
    ("suggestion", "states", "possible", True), ("rumour", "claims", "unconfirmed", True),
    ("rumor", "claims", "unconfirmed", True), ("speculation", "states", "possible", True),
    ("denial", "denies", "asserted", False), ("warning", "warns", "asserted", False),
    ("admission", "admits", "asserted", False), ("announcement", "states", "asserted", False),
    ("promise", "promises", "planned", False), ("pledge", "promises", "planned", False),
    ("vow", "promises", "planned", False), ("threat", "threatens", "planned", False),
    ("belief", "states", "probable", False), ("view", "states", "probable", False),
    ("argument", "claims", "asserted", False), ("insistence", "claims", "asserted", False),
    ("contention", "claims", "asserted", False), ("notion", "states", "possible", False),
    ("idea", "states", "possible", False), ("fear", "states", "possible", True),
    ("concern", "states", "possible", True), ("hope", "states", "planned", True),
    ("prediction", "predicts", "expected", False), ("forecast", "predicts", "expected", False),
    ("estimate", "states", "probable", True), ("evidence", "states", "asserted", True),
    ("confirmation", "states", "asserted", False), ("conclusion", "states", "asserted", False),
    ("revelation", "states", "asserted", False), ("declaration", "states", "asserted", False),
    ("demand", "demands", "planned", False), ("call", "demands", "planned", False),
    ("proposal", "demands", "planned", False), ("suspicion", "states", "possible", True),
    ("expectation", "predicts", "expected", True), ("indication", "states", "possible", True),
)  # fmt: skip


@cache
def noun_cues() -> dict[str, NounCue]:
    """Return the cue nouns by form, singular and plural."""
    found = {}
    for noun, stance, hedge, itself in _NOUNS:
        cue = NounCue(noun, stance, hedge, itself)
        plural = noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
        found[noun], found[plural] = cue, cue
    return found
