"""Copied text: which report repeats an earlier one's own words, with the words that show it.

Containment of word 5-grams (Clough & Stevenson 2011 measured n-gram containment at F1 .96), after quotations and what
voices say are taken out: a shared statement proves a shared speaker, not a copy.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec import Struct

from thucydides.model.document import READABLE, Document
from thucydides.model.event import Evidence
from thucydides.model.span import Span
from thucydides.reconcile.spelling import shingles, tokens

SIZE = 5
SHARE = 0.4  # of the shorter report's 5-grams: reprints with light edits keep more than half, or print it whole inside
LEAST = 8  # shared 5-grams; fewer happen by chance in short reports
QUOTED = re.compile(r"[“\"«][^”\"»]{0,600}[”\"»]")


class Copy(Struct, frozen=True):
    """``document`` repeats ``of``: the share of the shorter one's 5-grams, and one stretch of each that is the same."""

    document: str
    of: str
    share: float
    evidence: tuple[Evidence, ...]


def copies(documents: Mapping[str, Document]) -> dict[str, Copy]:
    """Return for each document the earliest one that it repeats; order of arrival does not matter."""
    grams = {key: shingles(_own_words(document), SIZE) for key, document in documents.items()}
    sizes = {key: len(runs) for key, runs in grams.items()}
    index: dict[tuple[str, ...], list[str]] = {}
    found: dict[str, Copy] = {}
    for key in sorted(documents, key=lambda k: (documents[k].published.value or "~", k)):
        shared: dict[str, int] = {}
        for gram in grams[key]:
            for other in index.get(gram, ()):
                shared[other] = shared.get(other, 0) + 1
            index.setdefault(gram, []).append(key)
        best = _original(documents, key, shared, sizes)
        if best:
            root = found[best].of if best in found else best
            found[key] = Copy(
                key, root, shared[best] / min(sizes[key], sizes[best]), _evidence(documents[key], documents[root])
            )
    return found


def _original(
    documents: Mapping[str, Document], key: str, shared: Mapping[str, int], sizes: Mapping[str, int]
) -> str | None:
    outlet, size = documents[key].outlet, sizes[key]
    enough = [
        other
        for other, count in shared.items()
        if count >= LEAST and count >= SHARE * min(size, sizes[other]) and documents[other].outlet != outlet
    ]
    return min(enough, key=lambda other: (documents[other].published.value or "~", other), default=None)


def _own_words(document: Document) -> Sequence[str]:
    body = [part.span.of(document.text) for part in document.parts if part.kind in READABLE - {"title", "heading"}]
    return tokens(QUOTED.sub(" ", " ".join(body)))


def _evidence(later: Document, earlier: Document) -> tuple[Evidence, ...]:
    """Return the first sentence-long stretch that both have, as spans in both; empty when spacing hides it."""
    for part in later.parts:
        if part.kind not in READABLE:
            continue
        words = part.span.of(later.text).split()
        for start in range(0, max(1, len(words) - 7), 4):
            stretch = " ".join(words[start : start + 8])
            at, there = later.text.find(stretch), earlier.text.find(stretch)
            if stretch and at >= 0 and there >= 0:
                spans = (Span(at, at + len(stretch)), Span(there, there + len(stretch)))
                return (Evidence(later.id, spans[0]), Evidence(earlier.id, spans[1]))
    return ()
