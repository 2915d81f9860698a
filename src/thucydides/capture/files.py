"""Files and folders: walked in order, read within a limit, every obstacle a refusal.

Links are followed. A folder that is met again inside itself is a loop and is refused; one that many links lead to is
walked a few times only, for links between folders can make the number of paths explode.
"""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator

from msgspec import Struct

from thucydides.capture.sidecar import is_sidecar
from thucydides.errors import InputError
from thucydides.model.document import Refusal

_OFTEN = 4  # how often one folder may be reached by different links


class Place(Struct, frozen=True):
    """A file: its path on disk and its address relative to the item given."""

    path: str
    address: str


def too_large(limit: int) -> InputError:
    """Return the refusal of an item that passes the limit."""
    return InputError(
        "capture.too-large", f"larger than the limit of {limit / 2**20:g} MiB", hint="raise it with --limit-mb"
    )


def portable(name: str) -> str:
    """Return a file name as text; bytes of it that are not UTF-8 are written as ``\\xNN``."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def files_of(item: str) -> Iterator[Place | Refusal]:
    """Yield the files of an item: itself, or all below it in order of path, without hidden ones, sidecars, ledgers."""
    name = portable(os.path.basename(item.rstrip("/")) or item)  # noqa: PTH119  may be no valid text
    try:
        mode = os.stat(item).st_mode  # noqa: PTH116
    except (OSError, ValueError) as error:
        yield _refused(name, error)
        return
    if not stat.S_ISDIR(mode):
        yield Place(item, name)
        return
    found = False
    for entry in _walk(item, "", (), {}):
        found = True
        yield entry
    if not found:
        yield Refusal(name, "capture.empty", "the folder holds no files", "hidden files and sidecars are passed over")


def _walk(
    folder: str, prefix: str, above: tuple[tuple[int, int], ...], visits: dict[tuple[int, int], int]
) -> Iterator[Place | Refusal]:
    try:
        found = os.stat(folder)  # noqa: PTH116
        names = sorted(os.listdir(folder))  # noqa: PTH208  names may be no valid text
    except (OSError, ValueError) as error:
        yield _refused(portable(prefix.rstrip("/")) or ".", error)
        return
    if prefix and {"journal.jsonl", "ledger.sqlite"} <= set(names):
        return  # a ledger below the folder (./ledger is the default) is not among its reports
    key = (found.st_dev, found.st_ino)
    visits[key] = visits.get(key, 0) + 1
    if key in above or visits[key] > _OFTEN or len(above) > 100:
        yield Refusal(
            portable(prefix.rstrip("/")), "capture.loop", "a link leads back into a folder that is being walked",
            "remove the link",
        )  # fmt: skip
        return
    for name in names:
        if not name.startswith(".") and not is_sidecar(name, names):
            yield from _entry(os.path.join(folder, name), prefix + name, (*above, key), visits)  # noqa: PTH118


def _entry(
    path: str, address: str, above: tuple[tuple[int, int], ...], visits: dict[tuple[int, int], int]
) -> Iterator[Place | Refusal]:
    try:
        is_folder = stat.S_ISDIR(os.stat(path).st_mode)  # noqa: PTH116
    except OSError as error:
        yield _refused(portable(address), error)
        return
    if is_folder:
        yield from _walk(path, f"{address}/", above, visits)
    else:
        yield Place(path, portable(address))


def bytes_of(path: str, limit: int) -> bytes:
    """Return a file's bytes; ``InputError`` when it is gone, unreadable, no regular file or larger than ``limit``.

    It is opened without blocking, so that a pipe put in a file's place cannot hold up the run, and never read past the
    limit, whatever size it claims.
    """
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(handle, "rb") as file:
            found = os.fstat(file.fileno())
            if not stat.S_ISREG(found.st_mode):
                raise InputError("capture.not-a-file", "a pipe, socket or device, not a file", hint="give a file")
            if found.st_size > limit:
                raise too_large(limit)
            data = file.read(limit + 1)
    except OSError as error:
        raise _cause(error) from error
    if len(data) > limit:
        raise too_large(limit)
    return data


def _refused(address: str, error: OSError | ValueError) -> Refusal:
    cause = _cause(error)
    return Refusal(address, cause.code, cause.cause, cause.hint)


def _cause(error: OSError | ValueError) -> InputError:
    if isinstance(error, ValueError) or error.errno in (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG):
        return InputError("capture.missing", "there is no such file or folder", hint="check the name")
    if error.errno == errno.ELOOP:
        return InputError("capture.loop", "a link that leads back to itself", hint="remove the link")
    if error.errno in (errno.ENXIO, errno.EOPNOTSUPP):
        return InputError("capture.not-a-file", "a pipe, socket or device, not a file", hint="give a file")
    reason = os.strerror(error.errno).lower() if error.errno else "unknown reason"
    return InputError("capture.unreadable", f"cannot be read: {reason}", hint="check its permissions and the disk")
