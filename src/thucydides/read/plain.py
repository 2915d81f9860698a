"""Plain text: paragraphs, hard-wrapped lines, list items; head lines say what the text is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from thucydides.model.document import Capture, Document, Hints
from thucydides.ports import Card
from thucydides.read.assemble import Source, document_of
from thucydides.read.blocks import Block, Strand, Stretch, joined, strand_of
from thucydides.read.choose import charset_of
from thucydides.read.dates import alone
from thucydides.read.decode import decode
from thucydides.read.frontmatter import split
from thucydides.read.furniture import furniture
from thucydides.read.join import broken, continues, wrap_width, wrapped

CARD = Card("text", "1", ("text/plain",), "Document", "plain text with head lines", ())
_LINE = re.compile(r"[^\r\n\x0b\x0c\x85\u2028\u2029]+")
_BULLET = re.compile(r"(?:[•▪●◦‣·*+–—-]|\(?\d{1,2}[.)])\s+(?=\S)")


class PlainReader:
    """Read plain text. A single line break is a paragraph's wrap or its end, told by the width of the lines."""

    card = CARD

    def read(self, capture: Capture, data: bytes, hints: Hints) -> Document:
        """Read one capture; ``InputError`` when it is not text or has no words."""
        decoded = decode(data, charset_of(hints))
        said, start = split(decoded.text)
        blocks = [*title_in_front_matter(decoded.text, said.title, start), *paragraphs(decoded.text, start)]
        return document_of(blocks, Source(self.card, capture, decoded, hints, said))


def title_in_front_matter(text: str, title: str, end: int) -> list[Block]:
    """Return the title as a block read from the front matter, unless the text after it opens with the same words."""
    at = text.find(title, 0, end) if title else -1
    opening = strand_of([Stretch(text[end : end + 400], end, min(end + 400, len(text)))])
    if at < 0 or opening.text.lstrip("# ").startswith(title):
        return []
    return [Block(strand_of([Stretch(title, at, at + len(title))]), "title", "front matter")]


def paragraphs(text: str, start: int = 0) -> list[Block]:
    """Return the blocks of a plain text from ``start`` on."""
    groups = list(_groups(text, start))
    width = wrap_width(text[low:high].rstrip() for group in groups for low, high in group)
    return [block for group in groups for block in _unwrapped(text, group, width)]


def _groups(text: str, start: int) -> Iterable[list[tuple[int, int]]]:
    """Yield the lines ``(start, end)`` of each stretch without an empty line."""
    group: list[tuple[int, int]] = []
    for match in _LINE.finditer(text, start):
        gap = text[group[-1][1] : match.start()] if group else ""
        blank = not match.group().strip()
        if group and (blank or len(re.findall(r"\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]", gap)) > 1):
            yield group
            group = []
        if not blank:
            group.append(match.span())
    if group:
        yield group


def _unwrapped(text: str, group: Sequence[tuple[int, int]], width: int) -> Iterable[Block]:
    held: list[Strand] = []
    last, item = "", False
    for low, high in group:
        line = text[low:high]
        bullet = _BULLET.match(line.lstrip())
        skip = len(line) - len(line.lstrip()) + (bullet.end() if bullet else 0)
        strand = strand_of([Stretch(line[skip:], low + skip, high)])
        if not strand.stretches:
            continue
        if held and (bullet or not _same_paragraph(last, line, width)):
            yield Block(joined(held), "list" if item else "")
            held = []
        item = bool(bullet) if not held else item
        held.append(strand)
        last = line
    if held:
        yield Block(joined(held), "list" if item else "")


def _same_paragraph(line: str, following: str, width: int) -> bool:
    last, new = line.strip(), following.strip()
    if alone(new[:120]) or alone(last[:120]) or furniture(new) or furniture(last):
        return False
    indented = len(following) - len(following.lstrip()) > len(line) - len(line.lstrip()) + 1
    if indented and not broken(last):
        return False
    return wrapped(last, new, width) or continues(last, new)
