"""HTML pages: main text by trafilatura, aligned back to the source; metadata by the page's own word."""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from thucydides.errors import InputError
from thucydides.model.document import READABLE, Capture, Document, Hints
from thucydides.ports import Card
from thucydides.read.assemble import Source, document_of
from thucydides.read.blocks import Block
from thucydides.read.choose import charset_of
from thucydides.read.decode import decode
from thucydides.read.frontmatter import Said
from thucydides.read.furniture import authors_of
from thucydides.read.htmlblocks import page_blocks
from thucydides.read.htmlmain import main_words, select
from thucydides.read.htmlmeta import metadata
from thucydides.read.htmltokens import tokens

CARD = Card("html", "1", ("text/html", "application/xhtml+xml"), "Document", "web pages, main text only", ())
LARGEST = 8 << 20  # characters of markup; bounds memory (4.3 million took 359 MB at the peak)
MANY = 4000  # blocks; trafilatura's time grows with their square (12,000 paragraphs: 6 s, 40,000: 90 s)
_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,80}encoding=[\"']([\w.:-]+)", re.I
)


class HtmlReader:
    """Read web pages."""

    card = CARD

    def read(self, capture: Capture, data: bytes, hints: Hints) -> Document:
        """Read one capture; ``InputError`` when it is not text, is too deep or too large, or has no main text."""
        decoded = decode(data, charset_of(hints) or _declared(data))
        if len(decoded.text) > LARGEST:
            raise InputError(
                "read.too-large", f"a page of {len(decoded.text):,} characters", hint="save its text apart"
            )
        page = list(tokens(decoded.text))
        blocks = page_blocks(page)
        meta = metadata(page, hints.url)
        chosen, notes = select(blocks, main_words(decoded.text) if 0 < len(blocks) <= MANY else "", meta.titles)
        _refuse_without_text(chosen)
        said = meta.said
        said = _with_byline(said, chosen)
        source = Source(self.card, capture, decoded, hints, said, (*meta.notes, *notes), True, meta.language)
        return document_of(chosen, source)


def _declared(data: bytes) -> str:
    match = _CHARSET.search(data[:4096])
    return (match.group(1) or match.group(2)).decode("ascii", "replace") if match else ""


def _refuse_without_text(blocks: Sequence[Block]) -> None:
    prose = [b for b in blocks if (b.kind or "paragraph") in READABLE and b.kind != "title" and b.text.count(" ") >= 3]
    if sum(map(str.isalpha, "".join(block.text for block in prose))) < 20:
        raise InputError(
            "read.html.no-text", "the page has no readable main text", hint="is it a page built by scripts?"
        )


def _with_byline(said: Said, blocks: Sequence[Block]) -> Said:
    """Add the people of the page's byline to those of its metadata, which often names the first one only."""
    names = next((authors_of(block.text) for block in blocks if block.kind == "byline" and authors_of(block.text)), ())
    return replace(said, authors=tuple(dict.fromkeys((*said.authors, *names))))
