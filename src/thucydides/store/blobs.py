"""Content-addressed bytes: ``blobs/ab/cdef...`` named by their SHA-256, written once, never changed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from thucydides.errors import IntegrityError


def path_of(root: Path, capture: str) -> Path:
    """Return where the bytes of a capture (``sha256:HEX64``) lie."""
    hexdigest = capture.removeprefix("sha256:")
    return root / "blobs" / hexdigest[:2] / hexdigest[2:]


def put(root: Path, capture: str, data: bytes) -> None:
    """Write bytes durably (temporary file, fsync, rename, fsync of the folder) unless they are there."""
    target = path_of(root, capture)
    if target.exists() and target.stat().st_size == len(data):
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    spare = target.with_suffix(".partial")
    with spare.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    spare.replace(target)
    sync_folder(target.parent)


def get(root: Path, capture: str) -> bytes:
    """Return the bytes of a capture; ``IntegrityError`` when they are gone."""
    try:
        return path_of(root, capture).read_bytes()
    except FileNotFoundError as error:
        raise IntegrityError("store.damaged", f"the bytes of {capture} are gone", hint="restore a copy") from error


def everything(root: Path) -> Iterator[tuple[str, Path]]:
    """Yield (capture id as named, path) of every file under ``blobs/``, sorted."""
    for path in sorted((root / "blobs").glob("*/*")):
        yield f"sha256:{path.parent.name}{path.name}", path


def sync_folder(folder: Path) -> None:
    """Make a rename inside ``folder`` durable."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
