"""Options that several verbs share, and the ledger they lead to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from thucydides import __version__
from thucydides.config import Configured, load
from thucydides.errors import ConfigError

if TYPE_CHECKING:
    from thucydides.store.reader import LedgerReader
    from thucydides.store.writer import LedgerWriter

Command = TypeVar("Command", bound=Callable[..., Any])
TOOL = f"thucydides/{__version__}"

ledger_option = click.option("--ledger", metavar="DIR", default=None, help="The ledger's folder (default: ./ledger).")
json_option = click.option("--json", "as_json", is_flag=True, help="JSON lines on stdout.")
now_option = click.option(
    "--now", metavar="TIME", default=None, help="The present time, for repeatable runs (RFC 3339)."
)


def clock(now: str | None) -> Callable[[], str]:
    """Return a clock that gives UTC times to the second, fixed when ``now`` is given."""
    if now is None:
        return lambda: dt.datetime.now(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    try:
        moment = dt.datetime.fromisoformat(now)
    except ValueError as error:
        raise ConfigError("config.value", f"--now {now!r} is not a time", hint="like 2024-05-13T06:00:00Z") from error
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=dt.UTC)
    fixed = moment.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return lambda: fixed


def settings(ledger: str | None = None, **flags: Any) -> Configured:  # noqa: ANN401  values of any setting
    """Return the settings in force; ``flags`` are named ``section__key``."""
    named = {key.replace("__", "."): value for key, value in flags.items()}
    return load({"ledger.path": ledger} | named)


@contextmanager
def reading(ledger: str | None) -> Iterator[LedgerReader]:
    """Open a ledger for reading."""
    from thucydides.store.reader import LedgerReader

    with LedgerReader(Path(settings(ledger).settings.ledger.path)) as view:
        yield view


@contextmanager
def writing(ledger: str | None, now: str | None = None, theatre: str | None = None) -> Iterator[LedgerWriter]:
    """Open a ledger for writing, made when absent, with its theatre set."""
    from thucydides.lang.theatre import load as load_theatre
    from thucydides.store.writer import LedgerWriter

    configured = settings(ledger, theatre__file=theatre)
    chosen = load_theatre(configured.settings.theatre.file)
    with LedgerWriter.open(Path(configured.settings.ledger.path), tool=TOOL, now=clock(now)) as writer:
        if theatre is not None or not writer.theatre().name:
            writer.set_theatre(chosen)
        yield writer
