"""Annotated texts to training examples: windows with tags, links and doubt."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from thucydides.learn.pairs import Landscape, near
from thucydides.learn.tags import ROLES, TAGS, Chunk
from thucydides.learn.windows import Encode, Window, windows
from thucydides.model.span import Span

Row = dict[str, Any]


class Pair(Struct):
    """One choice: span ``a`` among candidates ``b`` (word ranges); ``answer``: index, ``len(b)`` means none."""

    kind: int  # 0: a cue chooses its source; 1: a content chooses its cue
    a: tuple[int, int]
    b: list[tuple[int, int]]
    features: NDArray[np.float32]
    answer: int


class Example(Struct):
    """One window ready for training; ``tags`` None: the window teaches doubt only."""

    window: Window
    tags: list[int] | None = None
    pairs: list[Pair] = []
    facts: list[tuple[int, float]] = []  # word, factuality on -3 .. 3
    hedged: float | None = None


def rows_of(path: Path) -> list[Row]:
    """Return the rows of a JSON-lines file, plain or gzip."""
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [json.loads(line) for line in data.decode("utf-8").split("\n") if line.strip()]


def lines(text: str) -> list[Span]:
    """Return the non-empty lines of a text."""
    spans, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            spans.append(Span(at, at + len(line)))
        at += len(line) + 1
    return spans


def attribution_examples(row: Row, encode: Encode, marks: tuple[int, int], lead: int = 0) -> list[Example]:
    """Return the windows of one annotated text. ``lead``: paragraphs packed apart first, to vary the packing."""
    spans = lines(row["text"])
    packed = windows(row["text"], spans[:lead], encode, marks) + windows(row["text"], spans[lead:], encode, marks)
    return [_example(window, row) for window in packed if window.words]


def _covered(window: Window, spans: Iterable[Sequence[int]]) -> list[tuple[int, int]]:
    """Return the word ranges that the spans cover, joined where they touch."""
    ranges: list[tuple[int, int]] = []
    for start, end in sorted((s[0], s[1]) for s in spans):
        inside = [k for k, word in enumerate(window.words) if word.start < end and word.end > start]
        if not inside:
            continue
        if ranges and inside[0] <= ranges[-1][1]:
            ranges[-1] = (ranges[-1][0], max(ranges[-1][1], inside[-1] + 1))
        else:
            ranges.append((inside[0], inside[-1] + 1))
    return ranges


def _example(window: Window, row: Row) -> Example:
    taken = [(role, i, r) for i, att in enumerate(row["attributions"]) for role in ROLES
             for r in _covered(window, att.get(role) or ())]  # fmt: skip
    tags = [0] * len(window.words)
    for role in ROLES:  # the later role wins the rare word that has two
        for _, _, (start, end) in [t for t in taken if t[0] == role]:
            tags[start:end] = [TAGS.index(f"I-{role}")] * (end - start)
            tags[start] = TAGS.index(f"B-{role}")
    for k in range(1, len(tags)):  # a span overwritten in its first word begins where it is left
        if TAGS[tags[k]].startswith("I-") and TAGS[tags[k - 1]][2:] != TAGS[tags[k]][2:]:
            tags[k] -= 1
    if tags and TAGS[tags[0]].startswith("I-"):
        tags[0] -= 1
    return Example(window, tags, _pairs(window, row, taken))


def _pairs(window: Window, row: Row, taken: list[tuple[str, int, tuple[int, int]]]) -> list[Pair]:
    unique = sorted({(role, r) for role, _, r in taken}, key=lambda t: t[1])
    spans = {(role, r): Chunk(role, *r, 1.0) for role, r in unique}
    text = row["text"]
    land = Landscape([w.of(text) for w in window.words], window.paragraph, list(spans.values()))
    made = []
    for role, i, r in taken:
        own = {other: {x for name, j, x in taken if j == i and name == other} for other in ("source", "cue")}
        if role == "cue":
            if row["attributions"][i].get("source") and not own["source"]:
                continue  # its source lies in another window
            made.append(
                _pair(0, spans[role, r], [s for s in spans.values() if s.role == "source"], own["source"], land)
            )
        elif role == "content" and own["cue"]:
            made.append(_pair(1, spans[role, r], [s for s in spans.values() if s.role == "cue"], own["cue"], land))
    return [pair for pair in made if pair is not None]


def _pair(kind: int, a: Chunk, spans: list[Chunk], right: set[tuple[int, int]], land: Landscape) -> Pair | None:
    b = [s for s in spans if near(a, s)]
    hits = [n for n, s in enumerate(b) if (s.start, s.end) in right]
    if right and not hits:
        return None
    hits.sort(key=lambda n: abs(b[n].start - a.start))
    features = np.stack([land.between(a, s) for s in b]) if b else np.zeros((0, 1), dtype=np.float32)
    return Pair(kind, (a.start, a.end), [(s.start, s.end) for s in b], features, hits[0] if hits else len(b))


def doubt_examples(row: Row, encode: Encode, marks: tuple[int, int]) -> list[Example]:
    """Return the window of one sentence with its factuality targets (``targets``) or hedge label (``uncertain``)."""
    made = windows(row["text"], lines(row["text"]), encode, marks)[:1]
    if not made or not made[0].words:
        return []
    window = made[0]
    if "uncertain" in row:
        return [Example(window, hedged=float(row["uncertain"]))]
    return [Example(window, facts=facts_of(row, window))]


def facts_of(row: Row, window: Window) -> list[tuple[int, float]]:
    """Return (word, factuality) of each target; targets count the words parted by single spaces."""
    starts, at = [], 0
    for token in row["text"].split(" "):
        starts.append(at)
        at += len(token) + 1
    found = []
    for target in row["targets"]:
        place = starts[target["span"][0]]
        words = [k for k, word in enumerate(window.words) if word.end > place]
        if words:
            found.append((words[0], float(target["factuality"])))
    return found
