"""Which reader takes a capture: by the stated media type, then the file's name, then the first bytes."""

from __future__ import annotations

import re

from thucydides.errors import InputError
from thucydides.model.document import Capture, Hints
from thucydides.plugins import load, registered

_BY_TYPE = {
    "text/html": "html", "application/xhtml+xml": "html",
    "text/markdown": "markdown", "text/x-markdown": "markdown",
}  # fmt: skip
_BY_NAME = {
    "html": "html", "htm": "html", "xhtml": "html", "shtml": "html",
    "md": "markdown", "markdown": "markdown", "mkd": "markdown", "txt": "text", "text": "text",
}  # fmt: skip
_OTHER_KINDS = (
    (b"%PDF-", "a PDF"), (b"{\\rtf", "an RTF file"), (b"PK\x03\x04", "an archive or office file"),
    (b"\x89PNG", "a picture"), (b"\xff\xd8\xff", "a picture"), (b"GIF8", "a picture"), (b"RIFF", "a media file"),
    (b"\x1f\x8b", "a compressed file"), (b"BZh", "a compressed file"), (b"\xfd7zXZ", "a compressed file"),
    (b"SQLite format 3", "a database"), (b"\x7fELF", "a program"), (b"MZ\x90", "a program"),
)  # fmt: skip
_HTML = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_TAGS = re.compile(rb"<(?:p|div|article|h[1-6]|ul|table|section|main)\b[^>]*>", re.I)
_FEED = re.compile(rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:rss|feed|rdf:RDF|opml|sitemapindex|urlset)\b", re.S)
_MARKS = re.compile(rb"(?:\xef\xbb\xbf)?(?:---[ \t]*\r?\n[\w-]+[ \t]*:|\+\+\+[ \t]*\r?\n|#{1,6}[ \t]+\S)|\n#{1,6} \S")


def charset_of(hints: Hints) -> str:
    """Return the charset that a stated media type carries, '' when it carries none."""
    match = re.search(r"charset\s*=\s*[\"']?([\w.:-]+)", hints.media_type, re.IGNORECASE)
    return match.group(1) if match else ""


def reader_for(capture: Capture, data: bytes, hints: Hints) -> str:
    """Return the name of the registered reader that takes this capture.

    ``InputError``: ``read.empty`` (no bytes), ``read.binary`` (not text), ``read.no-reader`` (text of another kind).
    """
    if not data.strip(b"\x00\t\r\n ") or not capture.size:
        raise InputError("read.empty", "the file has no text", hint="nothing to read; leave it out")
    kind = hints.media_type.split(";")[0].strip().lower()
    name = _BY_TYPE.get(kind) or _plugged(kind)
    if name:
        return name
    _refuse_other_kinds(data)
    suffix = hints.name.rsplit(".", 1)[-1].lower() if "." in hints.name else ""
    named = _BY_NAME.get(suffix, "")
    if kind and not kind.startswith("text/") and kind != "application/octet-stream" and not named:
        raise InputError("read.no-reader", f"no reader takes {kind}", hint="HTML, Markdown and plain text are read")
    if kind == "text/plain" and named in ("", "text") and not _looks_html(data):
        return "text"
    return named or _sniffed(data)


def _refuse_other_kinds(data: bytes) -> None:
    for mark, what in _OTHER_KINDS:
        if data.startswith(mark):
            raise InputError("read.binary", f"the bytes are not text but {what}", hint="save its text as HTML or text")
    if _FEED.match(data[:4096]):
        raise InputError("read.no-reader", "a feed or sitemap, not a report", hint="give the addresses it lists")


def _looks_html(data: bytes) -> bool:
    return bool(_HTML.match(data[:4096].removeprefix(b"\xef\xbb\xbf")))


def _sniffed(data: bytes) -> str:
    head = data[:16384]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):  # UTF-16: look at its ASCII part
        head = head.replace(b"\x00", b"")[2:]
    if _looks_html(head) or len(_TAGS.findall(head)) >= 3:
        return "html"
    return "markdown" if _MARKS.match(head) or _MARKS.search(head[:4096]) else "text"


def _plugged(kind: str) -> str:
    """Return the reader of another package that takes this media type; the built-in ones are asked by name."""
    if not kind:
        return ""
    for name in registered("thucydides.read"):
        if name not in ("html", "markdown", "text") and kind in load("thucydides.read", name).card.takes:
            return name
    return ""
