"""Items to bytes: files, folders, standard input and web addresses, one ``Found`` or ``Refusal`` each, in fixed order.

Guarantee: a single bad item never raises and never hides the others; what was not taken is named with its reason. Bytes
are handed on untouched. Only addresses that the user gave are asked over the network.
"""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, BinaryIO

from msgspec import Struct
from msgspec.structs import replace

from thucydides.capture.files import Place, bytes_of, files_of, portable, too_large
from thucydides.capture.sidecar import beside
from thucydides.errors import InputError
from thucydides.model.document import Hints, How, Refusal, Sighting
from thucydides.model.ids import capture_id
from thucydides.ports import Found

if TYPE_CHECKING:
    from thucydides.capture.web import Web

DEFAULT_LIMIT = 32 << 20  # bytes; the default of ``config.CaptureSettings``


class Settings(Struct, frozen=True):
    """What every capture of a run shares."""

    hints: Hints
    now: Callable[[], str]
    tool: str
    limit_bytes: int
    allow_private: bool
    timeout_s: float


def _stdin() -> BinaryIO:
    return sys.stdin.buffer


class ItemCapturer:
    """Take items as the command line gives them: paths, ``-`` and http(s) addresses."""

    def __init__(
        self,
        *,
        hints: Hints,
        now: Callable[[], str],
        tool: str,
        limit_bytes: int = DEFAULT_LIMIT,
        allow_private: bool = False,
        timeout_s: float = 20.0,
        stdin: Callable[[], BinaryIO] = _stdin,
    ) -> None:
        """``now`` gives UTC RFC 3339; ``tool`` is stamped on each sighting; ``timeout_s`` bounds an address."""
        self._settings = Settings(hints, now, tool, limit_bytes, allow_private, timeout_s)
        self._stdin = stdin
        self._web: Web | None = None

    def capture(self, items: Iterable[str]) -> Iterator[Found | Refusal]:
        """Yield what is found at ``items``, in their order; folders in order of their files' paths."""
        for item in items:
            if item == "-":
                yield self._guarded("-", self._from_stdin)
            elif re.match(r"[A-Za-z][A-Za-z0-9+.-]*://", item):
                yield self._guarded(_without_secrets(item), lambda: self._from_web(item))  # noqa: B023  called at once
            else:
                yield from self._from_disk(item)

    def _guarded(self, address: str, take: Callable[[], Found]) -> Found | Refusal:
        try:
            return take()
        except InputError as error:
            return Refusal(address, error.code, error.cause, error.hint)

    def _from_stdin(self) -> Found:
        data = self._stdin().read(self._settings.limit_bytes + 1)
        if len(data) > self._settings.limit_bytes:
            raise too_large(self._settings.limit_bytes)
        return self._found(data, "-", "stdin", self._settings.hints, "standard input")

    def _from_disk(self, item: str) -> Iterator[Found | Refusal]:
        for entry in files_of(item):
            if isinstance(entry, Refusal):
                yield entry
            else:
                yield self._guarded(entry.address, lambda: self._from_file(entry))  # noqa: B023  called at once

    def _from_file(self, entry: Place) -> Found:
        hints = beside(entry.path, self._settings.hints)
        data = bytes_of(entry.path, self._settings.limit_bytes)
        hints = replace(hints, name=hints.name or portable(os.path.basename(entry.path)))  # noqa: PTH119  may be no text
        return self._found(data, entry.address, "file", hints, portable(os.path.realpath(entry.path)))

    def _from_web(self, address: str) -> Found:
        if self._web is None:
            from thucydides.capture.web import Web

            self._web = Web(
                limit_bytes=self._settings.limit_bytes,
                allow_private=self._settings.allow_private,
                timeout_s=self._settings.timeout_s,
                tool=self._settings.tool,
            )
        page = self._web.fetch(address)
        hints = replace(self._settings.hints, url=page.url, name=page.name, media_type=page.media_type)
        return self._found(page.data, address.split("#")[0], "http", hints, page.url, page.headers)

    def _found(
        self, data: bytes, address: str, how: How, hints: Hints, origin: str, headers: tuple[tuple[str, str], ...] = ()
    ) -> Found:
        if not data:
            raise InputError("capture.empty", "there are no bytes", hint="leave it out, or save it again")
        settings = self._settings
        sighting = Sighting(capture_id(data), address, settings.now(), how, hints, settings.tool, headers)
        return Found(data, sighting, origin)


def _without_secrets(address: str) -> str:
    """Return an address without user name and password, which must not stand in a ledger."""
    return re.sub(r"(://)[^/?#]*@", r"\1", address.split("#")[0])
