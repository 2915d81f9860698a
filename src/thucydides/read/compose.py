"""Blocks to the text, parts and runs of a document: the only place where offsets into the text are made."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from thucydides.model.document import Part
from thucydides.model.span import Run, Span
from thucydides.read.blocks import Block, Stretch
from thucydides.read.decode import Decoded


def compose(blocks: Sequence[Block], decoded: Decoded) -> tuple[str, tuple[Part, ...], tuple[Run, ...]]:
    """Return ``(text, parts, runs)``: one block a line; runs in order of the text, together covering all of it."""
    lines: list[str] = []
    parts: list[Part] = []
    runs: list[Run] = []
    at, before = 0, 0
    for block in blocks:
        if lines:
            low = min(before, block.strand.start)
            _append(runs, _run(Stretch("\n", low, block.strand.start, False), at, decoded))
            at += 1
        start = at
        for stretch in block.strand.stretches:
            for run in _cut(stretch, at, decoded):
                _append(runs, run)
            at += len(stretch.text)
        lines.append(block.text)
        parts.append(Part(Span(start, at), block.kind or "paragraph", block.reason))
        before = block.strand.end
    return "\n".join(lines), tuple(parts), tuple(runs)


def _cut(stretch: Stretch, at: int, decoded: Decoded) -> Iterable[Run]:
    if not stretch.verbatim:
        yield _run(stretch, at, decoded)
        return
    for start, end, decodes in decoded.split(stretch.start, stretch.end):
        piece = stretch.cut(start - stretch.start, end - stretch.start)
        yield _run(piece, at + start - stretch.start, decoded, verbatim=decodes)


def _run(stretch: Stretch, at: int, decoded: Decoded, *, verbatim: bool = True) -> Run:
    low, high = decoded.byte_at(stretch.start), decoded.byte_at(stretch.end)
    return Run(at, at + len(stretch.text), low, high, verbatim and stretch.verbatim)


def _append(runs: list[Run], run: Run) -> None:
    """Add a run; neighbours that continue each other in text and bytes become one."""
    last = runs[-1] if runs else None
    if last and last.verbatim and run.verbatim and last.byte_end == run.byte_start and last.end == run.start:
        runs[-1] = Run(last.start, run.end, last.byte_start, run.byte_end)
    else:
        runs.append(run)
