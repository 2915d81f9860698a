"""What came in (captures, sightings, refusals) and what was read from it (documents)."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from thucydides.model.ids import digest
from thucydides.model.span import Run, Span

Basis = Literal["stated", "url", "inferred", "unknown"]
How = Literal["file", "stdin", "http", "import"]


class Capture(Struct, frozen=True):
    """The untouched bytes: ``id`` is their SHA-256, ``size`` in bytes."""

    id: str
    size: int


class Hints(Struct, frozen=True):
    """What is known of an item beside its bytes: from options, a sidecar or the address. Empty means not said."""

    outlet: str = ""
    title: str = ""
    published: str = ""  # EDTF as given
    language: str = ""
    url: str = ""  # the public address, where the item has one
    name: str = ""  # the file's own name ("wire-01.md"): decides the reader when there is no media type
    media_type: str = ""  # as the host or a sidecar states it
    fiction: bool = False  # the sidecar or option marks the item as an invented example


class Sighting(Struct, frozen=True):
    """One capture seen at one address: what, when, whence, how and by which version.

    ``address`` is relative to the item that the user gave (a folder's files: their path inside it), so that two
    machines agree; the absolute origin stands in the custody journal only.
    """

    capture: str
    address: str
    captured_at: str  # UTC, RFC 3339
    how: How
    hints: Hints = Hints()
    tool: str = ""
    headers: tuple[tuple[str, str], ...] = ()  # response headers of an http capture

    @property
    def id(self) -> str:
        """Digest of capture, address and hints: the same bytes from the same address add nothing."""
        return digest("sighting", self.capture, self.address, self.hints)


class Refusal(Struct, frozen=True):
    """An item that could not be taken, kept and named: where, code, cause and hint."""

    address: str
    code: str
    cause: str
    hint: str = ""
    capture: str = ""

    @property
    def id(self) -> str:
        """Digest of address, code and capture."""
        return digest("refusal", self.address, self.code, self.capture)


class Outcome(Struct, frozen=True):
    """What came of reading one sighting: a document or a refusal, under which parts."""

    sighting: str
    parts: str
    document: str = ""
    refusal: str = ""


class Dated(Struct, frozen=True):
    """A date with its basis; ``value`` is EDTF ('' when unknown). A capture time never stands in for it."""

    value: str = ""
    basis: Basis = "unknown"
    span: Span | None = None  # where the text itself states it
    zone: str = ""  # '' : unknown


PartKind = Literal[
    "title", "heading", "paragraph", "quote", "list", "table", "byline", "dateline", "caption", "furniture"
]


class Part(Struct, frozen=True, order=True):
    """A stretch of a document's text and what it is; only ``READABLE`` kinds are read for claims."""

    span: Span
    kind: PartKind
    reason: str = ""  # why it is furniture, byline, ...


READABLE: frozenset[str] = frozenset({"title", "heading", "paragraph", "quote", "list", "table", "caption"})


class Document(Struct, frozen=True):
    """A readable text; ``runs`` lead every offset of ``text`` back to bytes of the capture.

    ``text`` has one paragraph per line (``\\n`` between parts); ``parts`` cover all of it in order.
    """

    capture: str
    text: str
    parts: tuple[Part, ...]
    runs: tuple[Run, ...]
    encoding: str = "utf-8"
    outlet: str = ""  # '' : not said
    outlet_basis: Basis = "unknown"
    title: str = ""
    authors: tuple[str, ...] = ()
    published: Dated = Dated()
    language: str = ""  # ISO 639-1, '' : not detected
    url: str = ""
    reader: str = ""  # card of the reader: name/version
    fiction: bool = False  # marked as an invented example in the item itself or its sidecar
    notes: tuple[str, ...] = ()  # what was odd: mixed encoding, impossible date, ...

    @property
    def id(self) -> str:
        """Digest of capture, outlet, title, date and text."""
        return digest("doc", self.capture, self.outlet, self.title, self.published.value, self.text)
