"""Which blocks of a page are the report: trafilatura's main text, aligned back to the blocks of the source.

trafilatura (Apache-2.0) is the kept judge of what is main text; it gives words without offsets. Blocks are compared
with its words by their letters and digits alone, so that its cleaning of spaces and marks does not matter. Prose inside
the report's own element that it left out is kept (nothing is dropped unseen); zones inside it are kept as furniture.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence

from thucydides.model.document import PartKind
from thucydides.read.blocks import Block
from thucydides.read.dates import alone
from thucydides.read.furniture import furniture
from thucydides.read.htmlblocks import Raw
from thucydides.read.join import broken

_SHORT = 16  # letters; shorter blocks match by chance and count only beside a matched one
_WINDOW = 20_000  # letters of main text that a block may be ahead of the one before


def key(text: str) -> str:
    """Return the letters and digits of a text, case folded: what survives every cleaning."""
    return "".join(filter(str.isalnum, text)).casefold()


def main_words(page: str) -> str:
    """Return trafilatura's main text of a page, '' when it finds none."""
    from lxml.etree import LxmlError
    from trafilatura import bare_extraction
    from trafilatura.settings import use_config

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # refusals are told by us, in one voice
    config = use_config()
    config.set("DEFAULT", "EXTRACTION_TIMEOUT", "0")
    try:
        found = bare_extraction(
            page.replace("\x00", " "), include_comments=False, include_tables=True, with_metadata=False, config=config
        )
    except (LxmlError, ValueError, TypeError, AttributeError, RecursionError, IndexError, AssertionError):
        return ""  # damaged pages reach corners of lxml that raise; the page is then read by its own structure
    return str(getattr(found, "text", "") or "")


def select(blocks: Sequence[Raw], words: str, titles: Sequence[str]) -> tuple[list[Block], tuple[str, ...]]:
    """Return the report's blocks with furniture inside it named, and notes on what was left out of the page."""
    matched = _matched(blocks, words)
    notes: list[str] = []
    strong = _strong_zones(blocks, matched)
    if not any(matched):
        matched = [_prose(block) and not _zone(block, strong) for block in blocks]
        if any(matched):
            notes.append("main text told by the page's own structure")
    title = _title(blocks, matched, titles)
    kept = _kept(blocks, matched, title, strong)
    left = len(blocks) - len(kept)
    if left:
        notes.append(f"{left} blocks of page furniture outside the report were left out")
    return kept, tuple(notes)


def _matched(blocks: Sequence[Raw], words: str) -> list[bool]:
    whole = key(words)
    lines = {key(line) for line in words.splitlines()}
    cursor, found = 0, []
    for block in blocks:
        letters = key(block.text)
        at = whole.find(letters, cursor, cursor + _WINDOW) if letters else -1
        near = 0 <= at - cursor <= 4 * _SHORT
        if at >= 0 and (len(letters) >= _SHORT or near):
            cursor = at + len(letters)
            found.append(True)
        else:
            found.append(len(letters) >= _SHORT and (letters in lines or _ends_found(letters, whole, cursor)))
    return found


def _ends_found(letters: str, whole: str, cursor: int) -> bool:
    """The first and last letters of a long block are there in order, though something inside it was left out."""
    if len(letters) < 80:
        return False
    at = whole.find(letters[:40], max(0, cursor - _WINDOW), cursor + _WINDOW)
    return at >= 0 and whole.find(letters[-40:], at, at + len(letters) + 200) >= 0


def _prose(block: Raw) -> bool:
    return block.text.count(" ") >= 7 and not broken(block.text) and block.linked < 0.5


def _strong_zones(blocks: Sequence[Raw], matched: Sequence[bool]) -> frozenset[int]:
    """Zones to believe: those that hold under a third of the matched text ("banner" may name the whole page)."""
    total = sum(len(block.text) for block, ok in zip(blocks, matched, strict=True) if ok)
    held: dict[int, int] = {}
    for block, ok in zip(blocks, matched, strict=True):
        for serial, _ in block.zones:
            held[serial] = held.get(serial, 0) + (len(block.text) if ok else 0)
    return frozenset(serial for serial, size in held.items() if size * 3 < total or not total)


def _zone(block: Raw, strong: frozenset[int]) -> str:
    return next((name for serial, name in block.zones if serial in strong), "")


def _title(blocks: Sequence[Raw], matched: Sequence[bool], titles: Sequence[str]) -> int:
    """Return the index of the heading that is the report's title: one that the metadata repeats, else the first h1."""
    keys = [key(title) for title in titles if title]
    headings = [i for i, block in enumerate(blocks) if block.level in (1, 2) and len(key(block.text)) > 3]
    for index in headings:
        letters = key(blocks[index].text)
        if any(letters == k or (len(letters) > 15 and k.startswith(letters)) for k in keys):
            return index
    last = max((i for i, ok in enumerate(matched) if ok), default=-1)
    tops = [i for i in headings if blocks[i].level == 1 and i <= last]
    return tops[-1] if tops and not any(matched[i] for i in tops) else tops[0] if tops else -1


def _kept(blocks: Sequence[Raw], matched: Sequence[bool], title: int, strong: frozenset[int]) -> list[Block]:
    body = [i for i, ok in enumerate(matched) if ok and not _zone(blocks[i], strong)]
    if not body:
        return []
    inside = _common(blocks[i].path for i in body)
    first, last = min(body[0], title if 0 <= title < body[0] else body[0]), body[-1]
    kept = []
    for index, raw in enumerate(blocks):
        within = raw.path[: len(inside)] == inside
        if index == title:
            kept.append(_block(raw, "title", "page title"))
        elif first <= index <= last or (within and index > last):
            block = _inner(raw, matched[index], _zone(raw, strong), within)
            kept += [block] if block else []
    return kept


def _common(paths: object) -> tuple[int, ...]:
    """Return the common beginning of all paths."""
    both: tuple[int, ...] | None = None
    for path in paths:  # type: ignore[attr-defined]
        if both is None:
            both = path
            continue
        size = next((i for i, (a, b) in enumerate(zip(both, path, strict=False)) if a != b), min(len(both), len(path)))
        both = both[:size]
    return both or ()


def _inner(raw: Raw, matched: bool, zone: str, within: bool) -> Block | None:
    """Judge a block between the title and the end of the report; ``None``: page furniture outside the report."""
    if raw.role == "byline" and raw.text.count(" ") < 15 and broken(raw.text):
        return _block(raw, "byline", "marked as byline")
    if raw.role == "date" and alone(raw.text):
        return _block(raw, "", "")
    if raw.role == "credit" and raw.text.count(" ") < 15:
        return _block(raw, "furniture", "marked as credit")
    told = furniture(raw.text, raw.linked)
    if told and raw.kind != "heading":
        return _block(raw, told.kind, told.reason) if within or told.kind == "byline" or not zone else None
    if zone:
        return _block(raw, "furniture", f"page element: {zone}") if within else None
    if matched or _prose(raw) or raw.kind in ("heading", "caption", "list", "table", "quote") or alone(raw.text):
        return _block(raw, raw.kind if raw.kind != "heading" or raw.level else "", "")
    return (
        _block(raw, "", "")
        if not broken(raw.text) or raw.role
        else _block(raw, "furniture", "not part of the main text")
    )


def _block(raw: Raw, kind: PartKind | str, reason: str) -> Block:
    return Block(raw.strand, kind, reason, raw.linked)  # type: ignore[arg-type]
