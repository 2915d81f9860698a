"""Every error that Thucydides raises on purpose, by what the reader of the message can do about it.

::

    ThucydidesError
    ├── InputError           this item cannot be taken: mend it or leave it out (becomes a Refusal)
    │   └── SourceUnavailable    an address did not answer: try again later (``retryable``)
    ├── ConfigError          a setting or an option is wrong
    ├── PartError            a part (reader, exporter, ...) failed on an item: report it
    └── StoreError           the ledger cannot be used as it is
        ├── LedgerBusy           another program is writing
        ├── IntegrityError       the ledger was damaged
        └── SchemaTooNew         a newer version made this ledger

Each error carries a stable ``code`` (``read.html.no-text``), a one-line cause and a ``hint``. The codes are listed in
``CODES``; ``docs/reference/errors.md`` is generated from it, and a code that is not listed cannot be raised.
"""

from __future__ import annotations

CODES: dict[str, str] = {
    # code: what it means (one line, for the reference page)
    "capture.missing": "the file or folder does not exist, or vanished while it was being captured",
    "capture.unreadable": "the file exists but this user may not read it, or the device failed",
    "capture.not-a-file": "the item is a socket, a device or a pipe",
    "capture.loop": "a link leads back into a folder that is already being walked",
    "capture.empty": "the item has no bytes",
    "capture.too-large": "the item is larger than the size limit",
    "capture.sidecar": "the sidecar beside a file cannot be understood",
    "capture.url.invalid": "the address cannot be parsed or its scheme is not http(s)",
    "capture.url.private": "the address leads to a private, loopback or link-local network",
    "capture.url.robots": "robots.txt of the host does not allow this address",
    "capture.url.redirects": "the address redirects too often or in a circle",
    "capture.url.timeout": "the host did not answer in time",
    "capture.url.status": "the host answered with an error status",
    "capture.url.type": "the host answered with a type that no reader takes",
    "capture.url.unreachable": "the host could not be reached",
    "read.no-reader": "no reader takes this kind of file",
    "read.binary": "the bytes are not text",
    "read.empty": "the document has no text",
    "read.encoding": "the bytes are not valid in any encoding that fits",
    "read.html.no-text": "the page has no readable main text",
    "read.html.too-deep": "the page is nested too deeply to be read safely",
    "read.front-matter": "the front matter cannot be understood",
    "read.too-large": "the text is too long to be read as one document",
    "config.file": "the configuration file cannot be read",
    "config.unknown-key": "a setting does not exist",
    "config.value": "a setting has a value of the wrong kind",
    "config.theatre": "the theatre file cannot be understood",
    "usage": "the command line is wrong",
    "part.failed": "a part failed on an item; this is a bug of the part",
    "part.unknown": "no part of that name is registered",
    "part.gazetteer": "the gazetteer could not be built from its packages",
    "store.missing": "there is no ledger in this folder",
    "store.not-a-ledger": "the folder holds something that is not a ledger",
    "store.busy": "another program is writing to this ledger",
    "store.damaged": "the ledger's database or journal is damaged",
    "store.too-new": "the ledger was made by a newer version",
    "store.disk-full": "there is no room left for the ledger",
    "store.unwritable": "the ledger's folder cannot be written",
    "import.not-an-export": "the file is not a JSON-lines export of a ledger",
    "import.damaged": "a record of the export does not agree with its id",
    "decide.unknown-id": "no event or claim has this id",
    "decide.ambiguous-id": "several events or claims begin with this id",
    "decide.invalid": "the decision cannot be carried out on these items",
    "train.extra": "training needs packages that are not installed",
    "train.data": "what to train on or from is not there",
    "bench.gold": "the gold file cannot be understood",
}


class ThucydidesError(Exception):
    """The root; ``str(error)`` is the one-line cause, never a traceback of a lower library."""

    retryable = False

    def __init__(self, code: str, cause: str, *, hint: str = "", item: str = "") -> None:
        """Take a listed ``code``; a code that is missing from ``CODES`` is a programming error."""
        if code not in CODES:
            raise KeyError(f"unlisted error code: {code}")
        super().__init__(cause)
        self.code, self.cause, self.hint, self.item = code, cause, hint, item

    def __str__(self) -> str:
        """Return ``item: cause``."""
        return f"{self.item}: {self.cause}" if self.item else self.cause


class InputError(ThucydidesError):
    """One item cannot be taken; the rest of the run goes on."""


class SourceUnavailable(InputError):
    """An address did not answer; trying again later may help."""

    retryable = True


class ConfigError(ThucydidesError):
    """A setting, an option or a theatre file is wrong."""


class PartError(ThucydidesError):
    """A part failed in a way that it did not foresee."""


class StoreError(ThucydidesError):
    """The ledger cannot be used as it is."""


class LedgerBusy(StoreError):
    """Another program is writing to the ledger."""

    retryable = True


class IntegrityError(StoreError):
    """The ledger was damaged."""


class SchemaTooNew(StoreError):
    """The ledger was made by a newer version."""
