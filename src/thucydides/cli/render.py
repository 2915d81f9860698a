"""What people see: a progress bar on a terminal, plain lines elsewhere, tables, JSON lines."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import click
import msgspec

from thucydides.progress import Advanced, Began, Finished, Listener, Noted, Progress, Refused

#: Columns that get more room (in shares), and those whose words are never broken.
WIDE = {"what": 7, "who says": 4, "voice": 4, "cause": 4, "hint": 4, "through": 5}
WHOLE = {"id": 16, "claim": 16, "when": 10, "published": 10, "state": 14}
STAGES = {"capture": "capturing", "read": "reading", "reconcile": "comparing"}


def json_line(value: Any) -> None:  # noqa: ANN401  any msgspec-encodable value
    """Print one value as a line of JSON."""
    click.echo(msgspec.json.encode(value).decode())


def told(event: Progress) -> str:
    """Return an event's line for people, '' when it needs none."""
    match event:
        case Refused(refusal):
            hint = f" ({refusal.hint})" if refusal.hint else ""
            return f"refused {refusal.address}: {refusal.cause}{hint} [{refusal.code}]"
        case Noted(text):
            return text
        case _:
            return ""


@contextmanager
def progress(*, as_json: bool) -> Iterator[Listener]:
    """Give a listener that draws a bar on a terminal, writes plain lines elsewhere, or JSON lines to stderr."""
    if as_json:
        yield lambda event: click.echo(msgspec.json.encode(event).decode(), err=True)
    elif sys.stderr.isatty():
        with _bar() as listener:
            yield listener
    else:
        yield _lines


def _lines(event: Progress) -> None:
    if text := told(event):
        click.echo(text, err=True)
    elif isinstance(event, Finished):
        click.echo(f"{STAGES.get(event.stage, event.stage)}: {event.done}", err=True)


@contextmanager
def _bar() -> Iterator[Listener]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
    from rich.progress import Progress as Bar

    columns = (
        TextColumn("{task.description:<10}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[item]}"),
    )
    with Bar(*columns, console=Console(stderr=True)) as bar:
        tasks: dict[str, Any] = {}

        def listen(event: Progress) -> None:
            match event:
                case Began(stage, total):
                    tasks[stage] = bar.add_task(STAGES.get(stage, stage), total=total or None, item="")
                case Advanced(stage, item):
                    bar.update(tasks[stage], advance=1, item=item[-50:])
                case Finished(stage, done):
                    bar.update(tasks[stage], total=max(done, 1), completed=max(done, 1), item="")
                case _:
                    bar.console.print(told(event), markup=False, highlight=False)

        yield listen


def table(title: str, rows: Sequence[dict[str, str]], columns: Sequence[str]) -> None:
    """Print a table as wide as the terminal (100 columns where there is none); control characters are made visible."""
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    console = Console(width=None if sys.stdout.isatty() else 160, highlight=False)
    grid = Table(title=title or None, title_justify="left", box=box.SIMPLE_HEAD, expand=True, padding=(0, 1, 1, 0))
    for column in columns:
        least = WHOLE.get(column)
        grid.add_column(column, overflow="fold", ratio=None if least else WIDE.get(column, 2), min_width=least)
    for row in rows:
        grid.add_row(*(Text(visible(row.get(column, ""))) for column in columns))
    console.print(grid)


def visible(text: str) -> str:
    """Replace control characters: a captured document must not steer the reader's terminal."""
    return "".join(c if c.isprintable() or c == "\n" else "\N{REPLACEMENT CHARACTER}" for c in text)


def short(identity: str) -> str:
    """Shorten an id to what a command still takes: ``claim:1a2b3c4d``."""
    kind, _, rest = identity.partition(":")
    return f"{kind}:{rest[:10]}"


def joined(names: Iterable[str], most: int = 3) -> str:
    """Join names, the first ``most`` of them, telling how many more there are."""
    listed = list(names)
    more = f" and {len(listed) - most} more" if len(listed) > most else ""
    return "; ".join(listed[:most]) + more
