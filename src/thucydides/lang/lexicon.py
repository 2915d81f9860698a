"""The lexicon's reference page, made from the lexicon itself: ``python -m thucydides.lang.lexicon > docs/...``."""

from __future__ import annotations

from collections.abc import Iterator

from thucydides.lang.cues import Cue, cues, noun_cues
from thucydides.lang.hedges import DENIALS, RANK, WORDS

_CLASSES = {
    "say": "Reports: what somebody states. They make claims.",
    "show": "Findings of documents, polls and investigations. They make claims.",
    "ask": "Questions. They make claims with the stance asks.",
    "call": "Demands and proposals. They make claims that something is called for, not that it happens.",
    "act": "Orders and decrees.",
    "plan": "Intentions; with an infinitive or a noun they are attitudes, which are benched but not in the ledger.",
    "think": "Beliefs and expectations; with a clause they make hedged claims, with a noun they are attitudes.",
    "feel": "Praise and blame: attitudes, which are benched but not in the ledger.",
}
_HEAD = """# Lexicon of cues, hedges and denials

Made from `src/thucydides/lang/cues.tsv`, `cues.py` and `hedges.py` by `python -m thucydides.lang.lexicon`; a test
compares the two. Frames: q quotation, t "that" clause, b clause without "that", i infinitive, n noun phrase, g -ing
form, r addressee first, w indirect question, `p:WORD` with that particle, `n:WORD` noun phrase after that preposition.
A negated cue ("has not confirmed that") gives the stance *doubts* and the hedge *unconfirmed*; a negated denial affirms
nothing either. A denial's content is kept as it stands, with the polarity *denied*.
"""


def _verbs(kind: str) -> Iterator[str]:
    yield f"\n### {kind}\n\n{_CLASSES[kind]}\n\n| verb | stance | hedge | frames |\n| --- | --- | --- | --- |"
    for cue in sorted((c for c in cues() if c.kind == kind), key=_order):
        yield f"| {cue.lemma} | {cue.stance} | {cue.hedge} | {' '.join(sorted(cue.frames))} |"


def _order(cue: Cue) -> tuple[str, list[str]]:
    return (cue.lemma, sorted(cue.frames))


def _nouns() -> Iterator[str]:
    yield '\n## Cue nouns\n\nRead before "that" ("his claim that"). *itself*: may be its own source ("reports that").\n'
    yield "| noun | stance | hedge | itself |\n| --- | --- | --- | --- |"
    for noun in sorted({n.noun: n for n in noun_cues().values()}.items()):
        yield f"| {noun[0]} | {noun[1].stance} | {noun[1].hedge} | {'yes' if noun[1].itself else ''} |"


def _hedges() -> Iterator[str]:
    yield "\n## Hedges in what is said\n\nRegular expressions, strongest weakening first; the first found decides.\n"
    for hedge in RANK[:-1]:
        yield f"* **{hedge}**: " + ", ".join(f"`{word}`" for word in WORDS[hedge])
    yield "\n## Denials in what is said\n\nIn the main clause of the content:\n"
    yield "* " + ", ".join(f"`{word}`" for word in DENIALS)


def page() -> str:
    """Return ``docs/reference/lexicon.md``."""
    rows = [_HEAD, "## Cue verbs", *(row for kind in _CLASSES for row in _verbs(kind)), *_nouns(), *_hedges()]
    return "\n".join(rows) + "\n"


if __name__ == "__main__":
    import sys

    sys.stdout.write(page())
