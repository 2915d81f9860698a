"""What lower libraries raise, told as errors of the ledger: no ``sqlite3`` or ``OSError`` leaves this package."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from thucydides.errors import IntegrityError, LedgerBusy, StoreError

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


@contextmanager
def guarded(path: Path) -> Iterator[None]:
    """Turn failures of the file system and of SQLite into ``StoreError`` with cause, hint and code."""
    try:
        yield
    except sqlite3.OperationalError as error:
        raise _operational(path, str(error)) from error
    except sqlite3.DatabaseError as error:
        raise IntegrityError(
            "store.damaged", f"{path}: the database is damaged: {error}", hint="run: thucydides verify; restore a copy"
        ) from error
    except OSError as error:
        raise _system(path, error) from error


def _operational(path: Path, text: str) -> StoreError:
    if "locked" in text or "busy" in text:
        return LedgerBusy("store.busy", f"{path}: another program is writing", hint="wait for it, then run this again")
    if "full" in text or "disk I/O" in text:
        return StoreError("store.disk-full", f"{path}: {text}", hint="free some room, then run this again")
    if "readonly" in text or "unable to open" in text:
        return StoreError("store.unwritable", f"{path}: {text}", hint="check the folder's permissions")
    return IntegrityError("store.damaged", f"{path}: {text}", hint="run: thucydides verify; restore a copy")


def _system(path: Path, error: OSError) -> StoreError:
    cause = f"{path}: {error.strerror or error}"
    if error.errno in FULL:
        return StoreError("store.disk-full", cause, hint="free some room, then run this again")
    return StoreError("store.unwritable", cause, hint="check that the folder exists and is yours")
