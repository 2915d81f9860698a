"""Bytes to characters, with the way back: each character of the decoded text knows its bytes.

Guarantee: for a stretch without undecodable bytes, decoding ``data[byte_at(a):byte_at(b)]`` with ``codec`` gives
exactly ``text[a:b]``. Bytes that do not decode become U+FFFD, one each, listed in ``bad``: marked, never dropped.

Order of belief: byte-order mark, UTF-8 that decodes (a wrong declaration is common, valid multi-byte UTF-8 by chance is
not), the declared charset, then the best of a few single-byte alphabets by how much the result looks like words.
"""

from __future__ import annotations

import codecs
import re
from bisect import bisect_left, bisect_right
from functools import cached_property
from itertools import pairwise

from thucydides.errors import InputError

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16: its mark begins with that of UTF-16
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# Stateless encodings only: a slice of the bytes must decode by itself, or spans could not be read back.
_STATELESS = re.compile(
    r"(?:utf-8|utf-16-[lb]e|ascii|cp\d+|koi8-[rut]|iso8859-\d+|mac-\w+|gb2312|gbk|gb18030|big5|euc[_-](?:jp|kr)|shift_jis)"
)
_WEB_NAMES = {
    "iso8859-1": "cp1252",
    "ascii": "cp1252",
    "iso8859-9": "cp1254",
}  # as browsers read them (WHATWG Encoding)
_ALPHABETS = ("cp1252", "cp1251", "koi8-u", "koi8-r", "cp1256", "cp866", "iso8859-5")
_CHECKPOINT = 4096
_LONE = re.compile("[\ud800-\udfff]")
_CONTROL_BYTES = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")


class Decoded:
    """Decoded text with its way back to the bytes; ``bad``: sorted ranges that stand for undecodable bytes."""

    def __init__(self, raw: str, codec: str, base: int, notes: tuple[str, ...] = (), tail: int = 0) -> None:
        """Take text with lone surrogates for bad bytes; ``base``: bytes before it; ``tail``: left-over bytes."""
        self.codec, self.notes, self._base, self._tail = codec, notes, base, tail
        self._raw = raw
        self.text = _LONE.sub("\ufffd", raw) + ("\ufffd" if tail else "")
        self._errors = "surrogatepass" if codec.startswith("utf-16") else "surrogateescape"

    @cached_property
    def bad(self) -> list[tuple[int, int]]:
        """Ranges of characters that stand for bytes which do not decode."""
        found = [match.span() for match in re.finditer("[\ud800-\udfff]+", self._raw)]
        return [*found, (len(self._raw), len(self._raw) + 1)] if self._tail else found

    @cached_property
    def _marks(self) -> list[int]:
        position, marks = self._base, [self._base]
        for start in range(0, len(self._raw), _CHECKPOINT):
            position += self._width(start, start + _CHECKPOINT)
            marks.append(position)
        return marks

    def _width(self, start: int, end: int) -> int:
        return len(self._raw[start:end].encode(self.codec, self._errors))

    def byte_at(self, position: int) -> int:
        """Return the offset in the capture of the first byte of the character at ``position``."""
        if position > len(self._raw):
            return self._marks[-1] + self._tail
        index = min(position // _CHECKPOINT, len(self._marks) - 1)
        return self._marks[index] + self._width(index * _CHECKPOINT, position)

    def position_of(self, byte: int) -> int:
        """Return the character whose first byte is at ``byte`` (the next one, when ``byte`` lies inside it)."""
        index = max(0, bisect_right(self._marks, byte) - 1)
        low, high = index * _CHECKPOINT, min((index + 1) * _CHECKPOINT, len(self._raw))
        return low + bisect_left(range(low, high), byte, key=self.byte_at)

    def split(self, start: int, end: int) -> list[tuple[int, int, bool]]:
        """Cut ``start..end`` into stretches ``(start, end, decodes)``."""
        if not self.bad:
            return [(start, end, True)]
        inside = self.bad[max(0, bisect_right(self.bad, (start, start)) - 1) : bisect_right(self.bad, (end, end))]
        edges = sorted({start, end, *(min(max(edge, start), end) for pair in inside for edge in pair)})
        wrong = [(a, b) for a, b in inside if a < end and b > start]
        return [(a, b, not any(x <= a < y for x, y in wrong)) for a, b in pairwise(edges)]


def decode(data: bytes, declared: str = "") -> Decoded:
    """Decode a capture; ``InputError`` (``read.empty``, ``read.binary``, ``read.encoding``) when it is no text."""
    if not data.strip(b" \t\r\n\x00\xef\xbb\xbf\xff\xfe"):
        raise InputError("read.empty", "the file has no text", hint="nothing to read; leave it out")
    decoded = _marked(data) or _utf16_unmarked(data) or _unmarked(data, declared)
    odd = len(_CONTROL.findall(decoded.text))
    if odd > 8 and odd * 200 > len(decoded.text):  # chosen, not tuned: a text has none
        raise InputError("read.binary", "the bytes are not text", hint="give a page, Markdown or plain text")
    return decoded


def _marked(data: bytes) -> Decoded | None:
    for mark, codec in _MARKS:
        if data.startswith(mark):
            return _forced(data[len(mark) :], codec, len(mark))
    return None


def _forced(body: bytes, codec: str, base: int, notes: tuple[str, ...] = ()) -> Decoded:
    tail = len(body) % 2 if codec.startswith("utf-16") else 0
    errors = "surrogatepass" if codec.startswith("utf-16") else "surrogateescape"
    try:
        raw = body[: len(body) - tail].decode(codec, errors)
    except UnicodeDecodeError as error:
        raise InputError("read.encoding", f"the bytes are not valid {codec}: {error.reason}") from error
    text = Decoded(raw, codec, base, notes, tail)
    if raw.encode(codec, errors) != body[: len(body) - tail]:
        raise InputError("read.encoding", f"{codec} text that cannot be led back to its bytes", hint="convert to UTF-8")
    count = sum(end - start for start, end in text.bad)
    if count:
        text.notes = (*notes, f"mixed encoding: {count} bytes are not valid {codec} and stand as \ufffd")
    return text


def _utf16_unmarked(data: bytes) -> Decoded | None:
    """UTF-16 without a mark: nearly every second byte of Latin text is NUL; NULs in any other pattern are no text."""
    head = data[:4096]
    if head.count(0) * 5 < len(head):
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if min(even, odd) * 20 > max(even, odd):
        raise InputError("read.binary", "the bytes are not text", hint="give a page, Markdown or plain text")
    return _forced(data, "utf-16-be" if even > odd else "utf-16-le", 0, ("UTF-16 without a byte-order mark",))


def known(charset: str) -> str:
    """Return Python's name of a declared charset as browsers read it, '' when it is unknown or stateful."""
    try:
        name = codecs.lookup(charset.strip().strip("\"'")).name
    except (LookupError, ValueError):
        return ""
    return _WEB_NAMES.get(name, name) if _STATELESS.fullmatch(name) else ""


def _unmarked(data: bytes, declared: str) -> Decoded:
    controls = len(_CONTROL_BYTES.findall(data))
    if controls * 50 > len(data):  # random bytes hold a tenth of them, text of any single-byte alphabet none
        raise InputError("read.binary", "the bytes are not text", hint="give a page, Markdown or plain text")
    charset = known(declared) if declared else ""
    raw = data.decode("utf-8", "surrogateescape")
    bad = sum(1 for _ in _LONE.finditer(raw))
    if not bad:
        wrong = charset not in ("", "utf-8") and not data.isascii()
        return Decoded(raw, "utf-8", 0, (f"declared {charset} but is valid UTF-8",) if wrong else ())
    multibyte = sum(1 for _ in re.finditer("[^\x00-\x7f\ud800-\udfff]", raw))
    if charset and charset not in ("utf-8",):
        return _forced(data, charset, 0)
    if multibyte * 4 >= bad:  # chosen, not tuned: in a single-byte alphabet valid UTF-8 pairs are chance
        return _forced(data, "utf-8", 0)
    return _guessed(data, "declared UTF-8 but is not; " if charset else "")


def _guessed(data: bytes, why: str) -> Decoded:
    sample = b" ".join(re.findall(rb"[^\s<>]*[\x80-\xff][^\s<>]*", data)[:4000])
    best = max(_ALPHABETS, key=lambda codec: (_plausible(sample, codec), -_ALPHABETS.index(codec)))
    high = sum(byte > 127 for byte in data[:65536])
    if _plausible(sample, best) < 0.3 and high * 20 < len(data[:65536]):
        return _forced(data, "utf-8", 0)  # a few stray bytes in plain text: each is marked
    if _plausible(sample, best) < 0.3:
        raise InputError("read.encoding", "the bytes are not valid in any encoding that fits", hint="convert to UTF-8")
    return _forced(data, best, 0, (f"{why}encoding guessed as {best}",))


# Letters taken to be common in Russian, Ukrainian and Arabic; chosen by hand, checked on the cases of test_decoding.py.
_COMMON = re.compile("[оеаинтсрвліْالمينتر]")  # noqa: RUF001, RUF100


def _plausible(sample: bytes, codec: str) -> float:
    """Share of non-ASCII characters that look like words: common letters count, case in mid-word and symbols do not.

    The windows and KOI8 alphabets hold the same letters at swapped places, so that reading one as the other gives
    capitals inside words: the sharpest sign between them.
    """
    text = sample.decode(codec, "replace")
    high = [c for c in text if ord(c) > 127]
    if not high:
        return 0.0
    letters = sum(c.isalpha() for c in high)
    quotes = sum(c in "“”‘’–—…«»№€£°©®·\xa0" for c in high)
    common = len(_COMMON.findall(text))
    swapped = len(re.findall(r"[^\W\d_A-Z][^\W\d_a-z](?<=[a-zа-яіїєґß-ÿ][A-ZА-ЯІЇЄҐÀ-Þ])", text))
    mixed = len(re.findall("[a-zA-Z][а-яА-Яء-ي]|[а-яА-Яء-ي][a-zA-Z]", text))
    latin = len(re.findall("(?<=[a-zA-Z])[à-öø-ÿßÀ-ÖØ-Þ](?=[a-zA-Z])", text)) * 2
    strange = sum(c == "\ufffd" or not c.isprintable() for c in high)
    return (0.5 * letters + quotes + common + latin - 2 * swapped - 2 * mixed - 4 * strange) / len(high)
