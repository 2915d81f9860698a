"""Sidecars: ``report.html.toml`` or ``report.html.meta.toml`` beside ``report.html`` says what the file does not.

Strict: an unknown key or a wrong type refuses the file it belongs to, for a misspelt outlet would be lost unseen.
"""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Collection
from datetime import date, datetime
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from thucydides.errors import InputError
from thucydides.model.document import Hints

SUFFIXES = (".meta.toml", ".toml")
KEYS = ("outlet", "title", "published", "language", "url", "fiction", "media_type")
_LARGEST = 64 << 10  # bytes; a sidecar is a few lines


def is_sidecar(name: str, names: Collection[str]) -> bool:
    """Tell whether a file of a folder speaks of another one (or of the whole folder: ``theatre.toml``)."""
    return name == "theatre.toml" or any(name.endswith(end) and name.removesuffix(end) in names for end in SUFFIXES)


def beside(path: str, hints: Hints) -> Hints:
    """Return the hints with what a sidecar beside ``path`` says; it outranks options, which speak of all items."""
    for end in SUFFIXES:
        sidecar = Path(path + end)
        try:
            data = sidecar.read_bytes() if sidecar.is_file() and sidecar.stat().st_size <= _LARGEST else None
        except (OSError, ValueError) as error:
            raise _refused(sidecar.name, f"cannot be read: {error}") from error
        if data is not None:
            return replace(hints, **_fields(sidecar.name, data))
    return hints


def _fields(name: str, data: bytes) -> dict[str, Any]:
    try:
        table = tomllib.loads(data.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise _refused(name, f"is not TOML: {str(error).splitlines()[0]}") from error
    return {key: _value(name, key, value) for key, value in table.items()}


def _value(name: str, key: str, value: object) -> object:
    if key not in KEYS:
        near = difflib.get_close_matches(key, KEYS, 1)
        raise _refused(name, f"has an unknown key {key!r}", f"did you mean {near[0]!r}?" if near else "")
    if key == "fiction":
        if isinstance(value, bool):
            return value
    elif isinstance(value, str):
        return value.strip()
    elif key == "published" and isinstance(value, date | datetime):
        return value.isoformat()
    raise _refused(name, f"has a value of the wrong kind for {key!r}")


def _refused(name: str, cause: str, hint: str = "") -> InputError:
    return InputError("capture.sidecar", f"its sidecar {name} {cause}", hint=hint or f"known keys: {', '.join(KEYS)}")
