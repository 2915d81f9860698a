"""From blocks to a document, the same for every reader: head lines, furniture, datelines, joins, then the values.

What the item says of itself outranks what was given beside it (``Hints``), which outranks what its address shows; a
contradiction between them is noted, never hidden. The time of capture is not looked at.
"""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from msgspec import Struct

from thucydides.errors import InputError
from thucydides.model.document import READABLE, Basis, Capture, Dated, Document, Hints, Part
from thucydides.model.span import Run, Span
from thucydides.ports import Card
from thucydides.read.blocks import Block
from thucydides.read.compose import compose
from thucydides.read.dates import edtf, in_address
from thucydides.read.decode import Decoded
from thucydides.read.frontmatter import Said
from thucydides.read.furniture import furniture
from thucydides.read.head import DateLine, Head, cut_datelines, read_head
from thucydides.read.join import broken, join_broken
from thucydides.read.language import code_of, language_of

_JUDGED = ("", "paragraph", "list", "heading", "caption", "quote")


class Source(Struct, frozen=True):
    """What a reader hands over beside its blocks. ``markup``: headings and titles are marked, none need be guessed."""

    card: Card
    capture: Capture
    decoded: Decoded
    hints: Hints
    said: Said = Said()
    notes: tuple[str, ...] = ()
    markup: bool = False
    declared_language: str = ""


def document_of(blocks: Sequence[Block], source: Source) -> Document:
    """Return the document; ``InputError`` (``read.empty``) when no words are left."""
    lines, head = read_head(blocks, titled=bool(source.said.title))
    lines = [_judged(block) for block in lines]
    lines, dateline = cut_datelines(_under_leads(lines))
    lines = join_broken(lines)
    lines = [_settled(lines, index, source.markup) for index in range(len(lines))]
    if not lines:
        raise InputError("read.empty", "the file has no text", hint="nothing to read; leave it out")
    text, parts, runs = compose(lines, source.decoded)
    return _document(text, parts, runs, source, head, dateline)


def _judged(block: Block) -> Block:
    told = furniture(block.text, block.linked) if block.kind in _JUDGED else None
    if told is None or (block.kind == "heading" and told.reason in ("bare link", "byline")):
        return block
    return block.told(told.kind, told.reason)


def _under_leads(blocks: Sequence[Block]) -> list[Block]:
    """Short lines and list items right under a bare lead ("Related:", "Tags:") are its links."""
    kept: list[Block] = []
    lead = ""
    for block in blocks:
        if block.kind == "furniture":
            bare = block.text.rstrip().endswith(":") or block.text.count(" ") < 3
            lead = block.text if block.reason in ("related link", "tag line") and bare else lead
        elif lead and block.kind in ("", "list", "paragraph") and broken(block.text) and block.text.count(" ") < 18:
            block = block.told("furniture", f"under {lead[:40]!r}")
        else:
            lead = ""
        kept.append(block)
    return kept


def _settled(lines: Sequence[Block], index: int, markup: bool) -> Block:
    """Give blocks without a kind theirs: a short line that ends no sentence before a longer one is a heading."""
    block = lines[index]
    if block.kind:
        return block
    after = lines[index + 1].text if index + 1 < len(lines) else ""
    short = block.text.count(" ") < 12 and broken(block.text) and not block.text.endswith(",")
    if not markup and short and after.count(" ") > 12 and any(c.isalpha() for c in block.text):
        return block.told("heading", "short line before a paragraph")
    return block.told("paragraph", block.reason)


def _document(
    text: str, parts: tuple[Part, ...], runs: tuple[Run, ...], source: Source, head: Head, dateline: DateLine | None
) -> Document:
    said, hints, notes = source.said, source.hints, [*source.decoded.notes, *source.notes, *head.notes]
    url = said.url or head.said.url or hints.url
    outlet, outlet_basis = _outlet(said.outlet or head.said.outlet, hints, url, notes)
    title = next((p.span.of(text) for p in parts if p.kind == "title"), "") or said.title or hints.title
    if said.ignored:
        notes.append(f"keys without a meaning here: {', '.join(said.ignored)}")
    return Document(
        capture=source.capture.id,
        text=text,
        parts=parts,
        runs=runs,
        encoding=source.decoded.codec,
        outlet=outlet,
        outlet_basis=outlet_basis,
        title=title,
        authors=tuple(dict.fromkeys(said.authors or head.said.authors)),
        published=_published(source, head, dateline, runs, source.hints.url or url, notes),
        language=_language(text, parts, source, head),
        url=url,
        reader=f"{source.card.name}/{source.card.version}",
        fiction=said.fiction or head.said.fiction or hints.fiction,
        notes=tuple(dict.fromkeys(notes)),
    )


def _outlet(said: str, hints: Hints, url: str, notes: list[str]) -> tuple[str, Basis]:
    if said and hints.outlet and said.casefold() != hints.outlet.casefold():
        notes.append(f"the item names its outlet {said!r}; {hints.outlet!r} was given beside it")
    if said or hints.outlet:
        return said or hints.outlet, "stated"
    host = _host(url)
    return (host, "url") if host else ("", "unknown")


def _host(url: str) -> str:
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _published(
    source: Source, head: Head, dateline: DateLine | None, runs: Sequence[Run], url: str, notes: list[str]
) -> Dated:
    """Metadata, then head line, then what was given, then a dateline's full date, then the address."""
    meta, given = _read(source.said.published, notes), _read(source.hints.published, notes)
    line = head.date if head.date and head.date.reading.value else None
    span = _span(line, runs, source.decoded)
    if line and head.updated and (meta.value or given.value):
        line, span = None, None
    if meta.value:
        same = line is not None and line.reading.value[:10] == meta.value[:10]
        return Dated(meta.value, "stated", span if same else None, meta.zone)
    if line:
        if given.value and given.value[:10] != line.reading.value[:10]:
            notes.append(f"the text is dated {line.reading.value}; {given.value} was given beside it")
        basis: Basis = "inferred" if head.updated else "stated"
        return Dated(line.reading.value, basis, span, line.reading.zone)
    if given.value:
        return Dated(given.value, "stated", None, given.zone)
    if dateline and dateline.reading.value:
        return Dated(dateline.reading.value, "stated", _span(dateline, runs, source.decoded), dateline.reading.zone)
    day = in_address(url)
    return Dated(day, "url") if day else Dated()


def _read(words: str, notes: list[str]) -> Dated:
    """Read a date of metadata; what is wrong with it goes into the notes."""
    if not words:
        return Dated()
    found = edtf(words)
    if found is None or found.problem:
        notes.append(found.problem if found else f"not a date: {words[:60]!r}")
        return Dated()
    return Dated(found.value, "stated", None, found.zone)


def _span(line: DateLine | None, runs: Sequence[Run], decoded: Decoded) -> Span | None:
    """Return the span of the text that was read from a date line's source characters."""
    if line is None or line.start < 0:
        return None
    low, high = decoded.byte_at(line.start), decoded.byte_at(line.end)
    inside = [run for run in runs if run.byte_start < high and run.byte_end > low and run.byte_end > run.byte_start]
    if not inside:
        return None
    first, last = inside[0], inside[-1]
    start = first.start + _characters(first, low, decoded)
    end = last.end if not last.verbatim else last.start + _characters(last, high, decoded)
    return Span(start, end) if start < end else None


def _characters(run: Run, byte: int, decoded: Decoded) -> int:
    """Count the characters of a verbatim run that lie before ``byte``."""
    if not run.verbatim or byte <= run.byte_start:
        return 0
    low, high = 0, run.end - run.start
    origin = decoded.position_of(run.byte_start)
    while low < high:
        middle = (low + high) // 2
        low, high = (middle + 1, high) if decoded.byte_at(origin + middle) < byte else (low, middle)
    return low


def _language(text: str, parts: Sequence[Part], source: Source, head: Head) -> str:
    stated = code_of(source.said.language or head.said.language or source.hints.language)
    if stated:
        return stated
    prose = "\n".join(part.span.of(text) for part in parts if part.kind in READABLE)
    return language_of(prose) or code_of(source.declared_language)
