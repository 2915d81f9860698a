"""HTML to tokens with offsets: tags and stretches of text, each with the characters of the source it stands at.

``html.parser`` gives lines and columns, ``lxml`` lines only, and both are needed less than one thing neither has: the
way back from each character. The scanner is linear in the length of the page, never recursive and never fails: what
is not a tag is text. Contents of ``script``, ``style`` and their like come as one token, never as text.
"""

from __future__ import annotations

import html
import re
from collections.abc import Generator, Iterator
from typing import Literal

from thucydides.read.blocks import Stretch

_RAW = frozenset({"script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "plaintext"})
_TAG = re.compile(r"<(/?)([A-Za-z][^\s/>]{0,60})")
_ATTRIBUTE = re.compile(r"[\s/]*(?:(>)|([^\s=>/]{1,200})(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]*)))?)")
_ENTITY = re.compile(r"&(?:#\d{1,7};?|#[xX][0-9a-fA-F]{1,6};?|[A-Za-z][A-Za-z0-9]{1,31};?)")


class Token:
    """A start tag, end tag, stretch of text, or the raw content of a ``script``-like element, at ``start..end``."""

    __slots__ = ("_attributes", "_source", "end", "kind", "name", "start")

    def __init__(
        self, kind: Literal["start", "end", "text", "raw"], name: str, start: int, end: int, source: str
    ) -> None:
        """Take offsets into ``source``; attributes are read only when somebody asks."""
        self.kind, self.name, self.start, self.end, self._source = kind, name, start, end, source
        self._attributes: dict[str, str] | None = None

    @property
    def words(self) -> str:
        """The source characters."""
        return self._source[self.start : self.end]

    @property
    def attributes(self) -> dict[str, str]:
        """Attributes of a start tag by lower-case name, entities resolved; the first of a name counts."""
        if self._attributes is None:
            self._attributes = self._read_attributes()
        return self._attributes

    def _read_attributes(self) -> dict[str, str]:
        found: dict[str, str] = {}
        at = self.start + 1 + len(self.name)
        while match := _ATTRIBUTE.match(self._source, at, self.end):
            at = match.end()
            if match[2] is None or len(found) > 200:
                break
            found.setdefault(match[2].lower(), html.unescape((match[3] or match[4] or match[5] or "")[:2000]))
        return found


def tokens(text: str) -> Iterator[Token]:
    """Yield the tokens of a page in order; comments, doctypes and processing instructions are passed over."""
    at, size = 0, len(text)
    while at < size:
        low = text.find("<", at)
        low = size if low < 0 else low
        if low > at:
            yield Token("text", "", at, low, text)
        if low == size:
            return
        at = yield from _markup(text, low, size)


def _markup(text: str, low: int, size: int) -> Generator[Token, None, int]:
    """Yield the tokens of the markup at ``low``; return the offset after it."""
    if text.startswith("<!--", low):
        return _after(text, "-->", low + 4, size)
    if text.startswith("<![CDATA[", low):
        return _after(text, "]]>", low + 9, size)
    if text.startswith(("<!", "<?"), low):
        return _after(text, ">", low + 2, size)
    match = _TAG.match(text, low)
    if not match:
        yield Token("text", "", low, low + 1, text)
        return low + 1
    end = _tag_end(text, match.end(), size)
    name = match[2].lower()
    yield Token("end" if match[1] else "start", name, low, end, text)
    if not match[1] and name in _RAW and not text.startswith("/>", end - 2):
        close = re.compile(rf"</{name}\b", re.IGNORECASE).search(text, end)
        stop = close.start() if close else size
        yield Token("raw", name, end, stop, text)
        return stop
    return end


def _after(text: str, mark: str, start: int, size: int) -> int:
    end = text.find(mark, start)
    return size if end < 0 else end + len(mark)


def _tag_end(text: str, at: int, size: int) -> int:
    while match := _ATTRIBUTE.match(text, at):
        at = match.end()
        if match[1]:
            return at
        if match[2] is None:
            break
    end = text.find(">", at)
    return size if end < 0 else end + 1


def stretches(token: Token) -> Iterator[Stretch]:
    """Yield a text token's characters; an entity is a stretch that is not verbatim."""
    words, at = token.words, 0
    for match in _ENTITY.finditer(words):
        plain = html.unescape(match.group())
        if plain == match.group():
            continue
        if at < match.start():
            yield Stretch(words[at : match.start()], token.start + at, token.start + match.start())
        yield Stretch(plain, token.start + match.start(), token.start + match.end(), False)
        at = match.end()
    if at < len(words):
        yield Stretch(words[at:], token.start + at, token.end)
