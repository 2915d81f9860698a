"""From the words back to the bytes: where a span was read from, and whether it still reads so."""

from __future__ import annotations

from bisect import bisect_right

from thucydides.model.document import Document
from thucydides.model.span import Run, Span


def source_bytes(document: Document, span: Span) -> list[tuple[int, int]]:
    """Return the byte ranges ``[start, end)`` of the capture that ``span`` was read from, in order, neighbours merged.

    A run that is not verbatim counts whole: all bytes that its text stands for. A run that is verbatim is cut to the
    span; the width of its characters is taken from the document's encoding.
    """
    ranges: list[tuple[int, int]] = []
    first = max(0, bisect_right(document.runs, span.start, key=lambda run: run.start) - 1)
    for run in document.runs[first:]:
        if run.start >= span.end:
            break
        if run.end > span.start and run.byte_end > run.byte_start:
            _add(ranges, _cut(document, run, span))
    return ranges


def _cut(document: Document, run: Run, span: Span) -> tuple[int, int]:
    if not run.verbatim:
        return run.byte_start, run.byte_end
    start, end = max(run.start, span.start), min(run.end, span.end)
    low = run.byte_start + len(document.text[run.start : start].encode(document.encoding))
    return low, low + len(document.text[start:end].encode(document.encoding))


def _add(ranges: list[tuple[int, int]], piece: tuple[int, int]) -> None:
    if ranges and ranges[-1][1] == piece[0]:
        ranges[-1] = ranges[-1][0], piece[1]
    else:
        ranges.append(piece)


def reread(document: Document, data: bytes) -> str | None:
    """Return ``None`` when every verbatim run still decodes to the text, else one line that names the first mismatch.

    Checks also that the runs follow each other without a gap from the first to the last character of the text.
    """
    at = 0
    for run in document.runs:
        if run.start != at or run.end <= run.start:
            return f"characters {at}..{run.start} are not led back to any bytes"
        at = run.end
        wrong = _mismatch(document, run, data)
        if wrong:
            return wrong
    return None if at == len(document.text) else f"characters {at}..{len(document.text)} are not led back to any bytes"


def _mismatch(document: Document, run: Run, data: bytes) -> str:
    where = f"characters {run.start}..{run.end} (bytes {run.byte_start}..{run.byte_end})"
    if not 0 <= run.byte_start <= run.byte_end <= len(data):
        return f"{where} lie outside the {len(data)} bytes of the capture"
    if not run.verbatim:
        return ""
    try:
        found = data[run.byte_start : run.byte_end].decode(document.encoding)
    except (UnicodeDecodeError, LookupError) as error:
        return f"{where} do not decode as {document.encoding}: {type(error).__name__}"
    said = document.text[run.start : run.end]
    return "" if found == said else f"{where} read {found[:40]!r} but the document says {said[:40]!r}"
