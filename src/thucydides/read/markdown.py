"""Markdown: a careful scanner of CommonMark's blocks and inline marks that keeps the offset of every character.

markdown-it-py gives lines for blocks but no offsets inside them, so it cannot lead a span back to its bytes. Marks
(emphasis, links, headings, list bullets) are left out of the text; the words between them stay verbatim. Code blocks
are kept as furniture, comments and raw HTML tags are passed over.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from thucydides.model.document import Capture, Document, Hints, PartKind
from thucydides.ports import Card
from thucydides.read.assemble import Source, document_of
from thucydides.read.blocks import Block, Stretch, strand_of
from thucydides.read.choose import charset_of
from thucydides.read.decode import decode
from thucydides.read.frontmatter import split
from thucydides.read.plain import title_in_front_matter

CARD = Card("markdown", "1", ("text/markdown",), "Document", "Markdown with or without front matter", ())
_HEAD_BLOCKS = 3  # hard breaks in the first blocks part byline and date; later ones only wrap
_IGNORED = re.compile(r"<!--.*?(?:-->|\Z)|<(script|style)\b.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_ATX = re.compile(r" {0,3}(#{1,6})(?:[ \t]+|$)")
_SETEXT = re.compile(r" {0,3}(=+|-+)[ \t]*$")
_RULE = re.compile(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$")
_ITEM = re.compile(r"[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]+(?=\S)")
_QUOTE = re.compile(r" {0,3}(?:> ?)+")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_DEFINITION = re.compile(r" {0,3}\[[^\]]{1,200}\]:[ \t]*\S+")
_TABLE_RULE = re.compile(r"[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*$")


class MarkdownReader:
    """Read Markdown."""

    card = CARD

    def read(self, capture: Capture, data: bytes, hints: Hints) -> Document:
        """Read one capture; ``InputError`` when it is not text, has no words or broken front matter."""
        decoded = decode(data, charset_of(hints))
        said, start = split(decoded.text)
        blocks = [*title_in_front_matter(decoded.text, said.title, start), *blocks_of(decoded.text, start)]
        return document_of(blocks, Source(self.card, capture, decoded, hints, said, markup=True))


class _Chunk(Struct):
    """Source lines of one block while it is read: ``(start, end)`` without prefixes."""

    kind: PartKind | str = ""
    lines: list[tuple[int, int]] = []


def blocks_of(text: str, start: int) -> list[Block]:
    """Return the blocks of a Markdown text from ``start`` on."""
    clean = _IGNORED.sub(lambda match: re.sub(r"[^\n]", "\x00", match.group()), text)
    blocks: list[Block] = []
    for chunk in _chunks(clean, start):
        blocks += _of_chunk(clean, chunk, split_breaks=len(blocks) < _HEAD_BLOCKS)
    return _titled(blocks)


def _titled(blocks: list[Block]) -> list[Block]:
    """The first heading is the title when no prose stands before it."""
    for index, block in enumerate(blocks[:6]):
        if block.kind == "title":
            return blocks
        if block.kind == "heading" and not block.reason:
            return [*blocks[:index], block.told("title", "first heading"), *blocks[index + 1 :]]
        if block.text.count(" ") > 25:
            break
    return blocks


def _lines(text: str, start: int) -> Iterator[tuple[int, int]]:
    for match in re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)").finditer(text, start):
        if match.start() < match.end():
            yield match.start(), match.start() + len(match.group().rstrip("\r\n"))


def _chunks(text: str, start: int) -> Iterator[_Chunk]:
    """Yield blocks in order; ``kind`` 'code' for fences, '' for paragraphs."""
    chunk, fence = _Chunk(), ""
    for low, high in _lines(text, start):
        line = text[low:high]
        if fence:
            if re.fullmatch(rf" {{0,3}}{re.escape(fence[0])}{{{len(fence)},}}[ \t]*", line):
                yield chunk
                chunk, fence = _Chunk(), ""
            else:
                chunk.lines.append((low, high))
            continue
        if match := _FENCE.match(line):
            yield chunk
            chunk, fence = _Chunk("code", []), match.group(1)
            continue
        chunk, done = _taken(chunk, line, low, high)
        yield from done
    yield chunk


def _taken(chunk: _Chunk, line: str, low: int, high: int) -> tuple[_Chunk, list[_Chunk]]:
    """Return the open chunk after one more line, and the chunks that this line closed."""
    bare = line.replace("\x00", "").strip()
    if not bare or _DEFINITION.match(line):
        return _Chunk("", []), [chunk]
    if chunk.lines and not chunk.kind and _SETEXT.match(line):
        return _Chunk("", []), [_Chunk("heading", chunk.lines)]
    if _RULE.match(line) or _TABLE_RULE.match(line):
        return _Chunk("", []), [chunk]
    if match := _ATX.match(line):
        end = high - (len(line) - len(re.sub(r"[ \t]+#+[ \t]*$", "", line)))
        return _Chunk("", []), [chunk, _Chunk("heading", [(low + match.end(), end)])]
    if match := _QUOTE.match(line):
        inner = (low + match.end(), high)
        if chunk.kind == "quote" and line[match.end() :].strip():
            return _Chunk("quote", [*chunk.lines, inner]), []
        return _Chunk("quote", [inner] if line[match.end() :].strip() else []), [chunk]
    if match := _ITEM.match(line):
        return _Chunk("list", [(low + match.end(), high)]), [chunk]
    if bare.startswith("|") and bare.endswith("|") and len(bare) > 2:
        return _Chunk("", []), [chunk, _Chunk("table", [(low, high)])]
    return _Chunk(chunk.kind, [*chunk.lines, (low, high)]), []


def _of_chunk(text: str, chunk: _Chunk, *, split_breaks: bool) -> Iterable[Block]:
    if chunk.kind == "code":
        for low, high in chunk.lines:
            block = _block([Stretch(text[low:high], low, high)], 0.0)
            if block:
                yield block.told("furniture", "code block")
        return
    groups = [[line] for line in chunk.lines] if split_breaks and _has_breaks(text, chunk) else [chunk.lines]
    for group in groups:
        if not group:
            continue
        block = _inline(text, group[0][0], group)
        if block:
            yield replace(block, kind=chunk.kind)


def _has_breaks(text: str, chunk: _Chunk) -> bool:
    return not chunk.kind and any(text[low:high].endswith(("  ", "\\")) for low, high in chunk.lines[:-1])


_INLINE = re.compile(
    r"(?P<gone>\x00+|</?[A-Za-z][^<>]*>|!\[[^\]\n]{0,500}\](?:\([^()\n]{0,2000}\)|\[[^\]\n]{0,200}\])?|\[\^[^\]\n]{1,100}\])"
    r"|\\(?P<literal>[!-/:-@\[-`{-~])"
    r"|(?P<ticks>`+)"
    r"|<(?P<auto>https?://[^<>\s]*|[^<>\s@]+@[^<>\s]+)>"
    r"|(?P<open>\[)"
    r"|(?P<close>\](?:\([^()\s]{0,2000}(?:\([^()\s]{0,500}\)[^()\s]{0,500})?(?:\s+[\"'(][^\n]{0,300}?[\"')])?\s*\)|\[[^\]\n]{0,200}\]))"
    r"|(?P<entity>&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|\w{2,31});)"
    r"|(?P<mark>\*{1,3}|_{1,3}|~~)"
)


def _inline(text: str, offset: int, lines: list[tuple[int, int]]) -> Block | None:
    """Return the block of some source lines without their inline marks."""
    stretches: list[Stretch] = []
    for index, (low, high) in enumerate(lines):
        if index:
            stretches.append(Stretch(" ", lines[index - 1][1], low, False))
        line = text[low:high].rstrip(" \t").removesuffix("\\")
        stretches.append(Stretch(line, low, low + len(line)))
    joined = "".join(s.text for s in stretches)
    gone = _marks(joined)
    linked = sum(high - low for low, high, kind, _ in gone if kind == "linked")
    marks = sorted((low, high, said) for low, high, kind, said in gone if kind != "linked")
    kept = list(_without(stretches, marks))
    block = _block(kept, 0.0)
    return replace(block, linked=min(1.0, linked / max(1, len(block.text)))) if block else None


def _block(stretches: Iterable[Stretch], linked: float) -> Block | None:
    strand = strand_of(stretches)
    return Block(strand, linked=linked) if any(c.isalnum() for c in strand.text) else None


def _marks(line: str) -> list[tuple[int, int, str, str]]:
    """Return the marks of a line: ``(start, end, kind, replacement)``; kind 'linked' only measures link text."""
    found: list[tuple[int, int, str, str]] = []
    opened: list[tuple[int, int]] = []
    emphasis: list[tuple[str, int, int]] = []
    at = 0
    while match := _INLINE.search(line, at):
        at = match.end()
        low, high = match.span()
        if match["ticks"]:
            close = line.find(match["ticks"], at)
            if close > 0:
                found += [(low, high, "mark", ""), (close, close + high - low, "mark", "")]
                at = close + high - low
        elif match["gone"] is not None:
            found.append((low, high, "mark", " " if match["gone"].lower().startswith("<br") else ""))
        elif match["literal"]:
            found.append((low, low + 1, "mark", ""))
        elif match["auto"]:
            found += [(low, low + 1, "mark", ""), (high - 1, high, "mark", ""), (low, high, "linked", "")]
        elif match["open"]:
            opened.append((low, high))
        elif match["close"] and opened:
            start = opened.pop()
            found += [(*start, "mark", ""), (low, high, "mark", ""), (start[1], low, "linked", "")]
        elif match["entity"]:
            found.append((low, high, "mark", html.unescape(match["entity"])))
        elif match["mark"]:
            _emphasis(line, match["mark"], low, high, emphasis, found)
    return found


def _emphasis(
    line: str,
    mark: str,
    low: int,
    high: int,
    opened: list[tuple[str, int, int]],
    found: list[tuple[int, int, str, str]],
) -> None:
    """Pair emphasis marks by CommonMark's flanking rules; a mark without its partner is a character of the text."""
    before, after = line[low - 1 : low], line[high : high + 1]
    may_close = bool(before.strip()) and not (mark[0] == "_" and after.isalnum())
    may_open = bool(after.strip()) and not (mark[0] == "_" and before.isalnum())
    if (
        may_close
        and (partner := next((i for i in range(len(opened) - 1, -1, -1) if opened[i][0] == mark), None)) is not None
    ):
        _, start, end = opened[partner]
        del opened[partner:]
        found += [(start, end, "mark", ""), (low, high, "mark", "")]
    elif may_open and len(opened) < 50:
        opened.append((mark, low, high))


def _without(stretches: list[Stretch], marks: list[tuple[int, int, str]]) -> Iterator[Stretch]:
    """Yield the stretches of a line with its marks cut out or replaced."""
    at = 0
    ends = iter(marks)
    mark = next(ends, None)
    for stretch in stretches:
        position, end = at, at + len(stretch.text)
        while mark and mark[0] < end:
            low, high = max(mark[0], at), min(mark[1], end)
            if position < low:
                yield stretch.cut(position - at, low - at)
            if mark[2] and mark[0] >= at:
                whole = stretch.cut(low - at, high - at)
                yield Stretch(mark[2], whole.start, whole.end, False)
            position = max(position, high)
            if mark[1] > end:
                break
            mark = next(ends, None)
        if position < end:
            yield stretch.cut(position - at, end - at)
        at = end
