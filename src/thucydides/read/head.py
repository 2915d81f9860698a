"""Head lines: what the first lines of a text say of it (title, byline, date, outlet), and datelines of its paragraphs.

A line is believed only in a form that says what it is ("By X", "Published: ...", "X Y / 12 May 2024", a date alone);
a bare name counts as a byline only beside a date line. What is not understood stays a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from thucydides.model.document import PartKind
from thucydides.read.blocks import Block
from thucydides.read.dates import Reading, alone, edtf, is_update, stated
from thucydides.read.frontmatter import Said, said
from thucydides.read.furniture import authors_of, furniture, people_pattern
from thucydides.read.join import broken, continues, cut_off

HEAD_LINES = 12
_KEY = re.compile(
    r"(outlet|publisher|publication|published|date|title|headline|authors?|byline|language|url|fiction)\s*:\s+(\S.*)$",
    re.IGNORECASE,
)
_OUTLET_WORDS = re.compile(
    r"\b(?:news|times|post|herald|agency|press|daily|weekly|courier|tribune|gazette|telegraph|radio|tv|online|media|wire"
    r"|observer|monitor|chronicle|journal|review|bulletin|dispatch|today|channel|broadcasting|ministry|service|pravda)\b",
    re.IGNORECASE,
)


class DateLine(Struct, frozen=True):
    """A date and the source characters that state it."""

    reading: Reading
    start: int = -1
    end: int = -1


class Head(Struct, frozen=True):
    """What the head lines say."""

    said: Said = Said()
    date: DateLine | None = None
    updated: bool = False
    notes: tuple[str, ...] = ()


def read_head(blocks: Sequence[Block], *, titled: bool = False) -> tuple[list[Block], Head]:
    """Tell the head lines among the first blocks from the text; ``titled``: the title is known already."""
    lines, head, begun = list(blocks), Head(), titled or any(b.kind == "title" for b in blocks)
    for index, block in enumerate(lines[:HEAD_LINES]):
        if block.kind not in ("", "paragraph"):
            continue
        told = _head_line(lines, index, begun)
        if told is not None:
            lines[index], head = told[0], _merged(head, told[1])
        elif not begun and _is_title(lines, index):
            lines[index], begun = block.told("title", "first line"), True
        elif _is_prose(block.text):
            break
    return lines, head


def _is_prose(line: str) -> bool:
    return line.count(" ") >= 25 or (line.count(" ") >= 8 and not broken(line))


def _is_title(lines: Sequence[Block], index: int) -> bool:
    """The first line that is short, ends no sentence and has text after it."""
    line = lines[index].text
    rest = any(_is_prose(block.text) or block.text.count(" ") >= 4 for block in lines[index + 1 :])
    following = lines[index + 1].text if index + 1 < len(lines) else ""
    ends = (re.search(r"[.:;]$", line) and not line.endswith("...")) or cut_off(line) or continues(line, following)
    return 2 <= line.count(" ") + 1 <= 25 and not ends and rest and not line.startswith(('"', "“", "«", "„"))


def _head_line(lines: Sequence[Block], index: int, begun: bool) -> tuple[Block, Head] | None:
    block = lines[index]
    return _key_line(block) or _date_line(block) or _byline(lines, index, begun)


def _key_line(block: Block) -> tuple[Block, Head] | None:
    match = _KEY.match(block.text)
    if not match or block.text.count(" ") > 30:
        return None
    key = match.group(1).lower()
    found = said({key: match.group(2)})
    date = _dated(block, match.start(2)) if found.published else None
    if found.published and date is None:
        return None
    kind: PartKind = (
        "title" if found.title else "byline" if found.authors else "dateline" if found.published else "furniture"
    )
    if kind == "title":
        block = replace(block, strand=block.strand.cut(match.start(2)))
    notes = (date.reading.problem,) if date and date.reading.problem else ()
    return block.told(kind, f"head line: {key}"), Head(replace(found, published=""), date, False, notes)


def _dated(block: Block, offset: int = 0) -> DateLine | None:
    found = stated(block.text[offset:]) or edtf(block.text[offset:])
    if found is None:
        return None
    piece = block.strand.cut(offset + found.span.start, offset + found.span.end)
    return DateLine(found, piece.start, piece.end)


def _date_line(block: Block) -> tuple[Block, Head] | None:
    if len(block.text) > 120 or alone(block.text) is None:
        return None
    date = _dated(block)
    notes = (date.reading.problem,) if date and date.reading.problem else ()
    return block.told("dateline", "date line"), Head(date=date, updated=is_update(block.text), notes=notes)


def _byline(lines: Sequence[Block], index: int, begun: bool) -> tuple[Block, Head] | None:
    block = lines[index]
    told = furniture(block.text)
    if told and told.reason == "byline":
        date = _dated(block)
        return block.told("byline", "byline"), Head(Said(authors=authors_of(block.text)), date)
    return _name_and_date(block) or (_name_alone(lines, index) if begun else None)


def _name_and_date(block: Block) -> tuple[Block, Head] | None:
    """ "X Y / 12 May 2024", "12 May 2024 | X Y", "Example Courier, 12 May 2024"."""
    found = stated(block.text) if len(block.text) <= 160 else None
    if found is None:
        return None
    rest = re.sub(
        r"\d{1,2}:\d\d(?:\s*[A-Z]{1,4})?", "", block.text[: found.span.start] + "|" + block.text[found.span.end :]
    )
    rest = re.sub(r"^\W*(?:posted|published|updated)(?:\s+on)?\b:?", "", rest, flags=re.IGNORECASE)
    names = [name.strip(" ,.–—-") for name in re.split(r"[|/·•]|\s[–—-]\s", rest) if name.strip(" ,.–—-")]
    if not 1 <= len(names) <= 3 or not all(map(_names_someone, names)):
        return None
    outlets = [name for name in names if _OUTLET_WORDS.search(name)]
    authors = tuple(person for name in names if name not in outlets for person in authors_of(name))
    return block.told("byline", "name and date"), Head(
        Said(outlet="".join(outlets[:1]), authors=authors), _dated(block)
    )


def _names_someone(words: str) -> bool:
    people = people_pattern().match(re.sub(r"^[Bb]y ", "", words)) or _OUTLET_WORDS.search(words)
    return bool(people) and words.count(" ") <= 6


def _name_alone(lines: Sequence[Block], index: int) -> tuple[Block, Head] | None:
    block = lines[index]
    beside = [lines[i].text for i in (index - 1, index + 1) if 0 <= i < len(lines)]
    if not people_pattern().match(block.text) or not any(len(line) < 120 and alone(line) for line in beside):
        return None
    if _OUTLET_WORDS.search(block.text):
        return block.told("byline", "outlet beside the date line"), Head(Said(outlet=block.text))
    return block.told("byline", "name beside the date line"), Head(Said(authors=authors_of(block.text)))


def _merged(head: Head, more: Head) -> Head:
    """Earlier lines win; a publication date wins over the date of an update."""
    old, new = head.said, more.said
    both = Said(
        outlet=old.outlet or new.outlet, title=old.title or new.title, authors=(*old.authors, *new.authors),
        language=old.language or new.language, url=old.url or new.url, fiction=old.fiction or new.fiction,
    )  # fmt: skip
    better = more.date is not None and (head.date is None or (head.updated and not more.updated))
    date, updated = (more.date, more.updated) if better else (head.date, head.updated)
    return Head(both, date, updated, (*head.notes, *more.notes))


_PLACE = r"[^\W\d_a-zа-яіїєґ][\w.'’-]+(?:[ /-][^\W\d_a-zа-яіїєґ][\w.'’-]+){0,3}"
_CAPS = r"[^\W\d_a-zа-яіїєґß-ÿ](?:[^\W\d_a-zа-яіїєґß-ÿ]|['’.-]){2,}(?:[ /-][^\W\d_a-zа-яіїєґß-ÿ]+){0,3}"
_WHEN = r"(?:[^\W\d_]{3,10}\.? \d{1,2}(?:,? \d{2,4})?|\d{1,2} [^\W\d_]{3,10}\.?(?:,? \d{2,4})?)"
_AGENCY = r"(?:\([^()\d]{2,30}\)|/[^/\d]{2,30}/|\[[^\[\]]{2,30}\])"
_DASH = r"(?:\s*[-–—]{1,2}\s+|\s*:\s+|\s*_\s+)"
_DATELINES = (
    re.compile(rf"(?:{_PLACE}(?:, {_PLACE}){{0,2}}),? {_WHEN},?\s*(?:{_AGENCY})?{_DASH}(?:\[TEXT\] )?"),
    re.compile(rf"(?:{_PLACE}(?:, {_PLACE}){{0,2}}),? {_AGENCY}{_DASH}"),
    re.compile(rf"{_CAPS}(?:, {_PLACE}){{0,2}}\s*[-–—]{{1,2}}\s+(?=[^\W\d_a-z])"),
)


def cut_datelines(blocks: Sequence[Block]) -> tuple[list[Block], DateLine | None]:
    """Cut "KHARKIV, May 12 (Agency) -" from the front of the first paragraphs; return also a full date found there."""
    kept: list[Block] = []
    date: DateLine | None = None
    paragraphs = 0
    for block in blocks:
        end = _dateline_end(block) if block.kind in ("", "paragraph") and paragraphs < 5 else 0
        paragraphs += block.kind in ("", "paragraph")
        if not end:
            kept.append(block)
            continue
        line = replace(block, strand=block.strand.cut(0, len(block.text[:end].rstrip())))
        kept += [line.told("dateline", "dateline"), replace(block, strand=block.strand.cut(end))]
        date = date or _dated(line)
    return kept, date


def _dateline_end(block: Block) -> int:
    line = block.text
    for pattern in _DATELINES:
        match = pattern.match(line[:160])
        if match and match.end() < len(line) and not (pattern is _DATELINES[2] and line.isupper()):
            return match.end()
    return 0
